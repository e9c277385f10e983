"""ENG_EXONYM."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.names import Named, Names, find_names
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.accepted import accepted
from tqcheck.text.naming import determiner, stands_alone, swap

_TABLE = "exonyms.txt"
_NAMES = Names(_TABLE)
_HOMONYM = regex(
    r"[ ,(]{1,2}(?:(?:en|au|dans (?:le|l'|la)|dans) ?)?(?:Ontario|Texas|Ohio|Kentucky|Tennessee|Indiana|Illinois|Idaho|Iowa|"
    r"Maine|Maryland|Michigan|Minnesota|Mississippi|Missouri|Nebraska|Kansas|Oregon|Wisconsin|Vermont|Connecticut|Alabama|"
    r"Arkansas|Californi[ea]|Florid[ea]|Géorgie|Georgia|Pennsylvani[ea]|Virgini[ea]|Louisian[ea]|New Jersey|New York|Utah|"
    r"Nevada|Colorado|Montana|Massachusetts|État de New York|Caroline|Dakota|Oklahoma|Rhode Island|Delaware|Wyoming)"
)
_DATELINE = regex(r"([A-Z][A-Z.' -]{2,24}?)(?=,| ?\(| ?[–—-] )")
_RUN = regex(r"\w+")
_PERSON = regex(r"\b[A-ZÀ-ÞŒŸ][\w'.-]+ $")
_ASSERTIVE = ("à ", "en ", "au ", "aux ")
_DEFINITE = ("le ", "la ", "les ", "l'", "du ", "au ", "des ", "de la ", "de l'", "à la ", "à l'")


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """The rows of the table by their names in capitals."""
    return {row[0].upper(): row for row in rows(_TABLE)}


@cache
def _shouted() -> frozenset[str]:
    """The runs of letters with which names in capitals begin."""
    return frozenset(_RUN.findall(name)[0] for name in _capitals())


def _is_place_name(word: str) -> bool:
    """True for a name of one word, and for what a name in capitals begins with."""
    return _NAMES.alone(word) or word in _shouted()


def _datelines(article: Article) -> Findings:
    """Places in capitals at the head of a paragraph, before the agency, the date or a dash."""
    if _shouted().isdisjoint(article.spellings):
        return
    for paragraph in article.paragraphs:
        found = _DATELINE.match(article.text, paragraph.start)
        row = _capitals().get(found[1]) if found else None
        if found and row:
            french = row[1].upper()
            yield _finding(
                found.start(1), found.end(1), found[1], french, Edit(found.start(1), found.end(1), french), True
            )


def _finding(start: int, end: int, english: str, french: str, edit: Edit, safe: bool) -> Finding:
    fr, en = f"« {english} » se dit « {french} » en français.", f"French calls “{english}” “{french}”."
    return Finding(start, end, fr, en, (edit,), 0.93, safe=safe)


def _is_surname(article: Article, name: str) -> bool:
    """True where the article sets a capitalised first name before the name, as in Jack London."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", article.text):
        before = _PERSON.search(article.text, max(0, found.start() - 24), found.start())
        if before and before[0].strip().lower() not in (
            "à",
            "de",
            "en",
            "le",
            "la",
            "les",
            "the",
            "vers",
            "selon",
            "pour",
        ):
            return True
    return False


def _is_title(article: Article, named: Named) -> bool:
    """True inside a short quotation, which is a title or a word spoken of."""
    around = article.quotes.around(named.start)
    return around is not None and len(article.text[around[0] : around[1]].split()) <= 6


def _is_place(article: Article, named: Named, surnames: dict[str, bool]) -> bool:
    """True where nothing speaks against the place."""
    text, start, end = article.text, named.start, named.end
    if not stands_alone(text, start, end) or article.masked(start, end) or _HOMONYM.match(text, end):
        return False
    before = determiner(text, start)
    if named.row[2].endswith("?") and before not in _ASSERTIVE:
        return False
    if named.row[2] == "c" and before in _DEFINITE:
        return False  # a club, a ship, a newspaper
    if _is_title(article, named):
        return False
    name = named.row[0]
    if before not in _ASSERTIVE and name not in surnames:
        surnames[name] = _is_surname(article, name)
    return before in _ASSERTIVE or not surnames[name]


@rule(
    "ENG_EXONYM",
    "English place name with a French exonym",
    Category.LOCALE_TERM,
    Severity.MINOR,
    title_fr="Nom de lieu anglais qui en a un français",
    explanation_fr="Un lieu porte son nom anglais alors que le français a le sien.\n\n"
    "Les moteurs recopient les noms qu’ils ont vus trop rarement. Sont laissés les noms que l’usage français admet à côté du sien et tout ce qui fait partie d’un nom plus long.\n\n"
    "`accept` énumère les noms de lieux anglais que la maison garde.",
    test=_is_place_name,
    rows=[(_NAMES.first, _NAMES.second)],
    any_of=True,
    outranks=["ENG_WORD", "ENG_SPAN", "ELI_PREP", "ELI_MISSING", "ELI_CONTRACT"],
    bad=[
        Bad("Le congrès des libraires s’ouvre à ⟦Copenhagen⟧ dimanche.", fixed="Le congrès des libraires s’ouvre à Copenhague dimanche."),
        Bad("Un train est parti ⟦de Algiers⟧ avec deux heures de retard.", fixed="Un train est parti d’Alger avec deux heures de retard."),
        Bad("L’ambassadrice ⟦de Japan⟧ a présenté ses excuses.", fixed="L’ambassadrice du Japon a présenté ses excuses."),
        Bad("⟦ATHENS⟧ (Reuters) – Les pompiers luttent encore.", fixed="ATHÈNES (Reuters) – Les pompiers luttent encore."),
        Bad("Les obsèques auront lieu ⟦à Cairo⟧ demain.", fixed="Les obsèques auront lieu au Caire demain."),
        Bad("Des trombes d’eau sont tombées ⟦en Netherlands⟧ hier.", fixed="Des trombes d’eau sont tombées aux Pays-Bas hier."),
        Bad("⟦Le West Bank⟧ reste bouclé, selon l’armée.", fixed="La Cisjordanie reste bouclé, selon l’armée."),
    ],
    good=[
        Good("La romancière Sarah Vienna est née à Lyon ; Vienna vit désormais au Texas."),
        Good("Le Damascus Herald a cessé de paraître en 1931."),
        Good("Le club de Athens, en Ohio, a perdu son gymnase dans l’incendie."),
        Good("La compagnie de danse répète « Lisbon » depuis janvier."),
        Good("Le film Casablanca a été tourné en studio."),
        Good("L’hôtel Warsaw affiche complet."),
    ],
)  # fmt: skip
def english_place(article: Article, *, accept: tuple[str, ...] = ()) -> Findings:
    """A place stands under its English name although French has its own.

    Engines copy names that they saw too seldom. Names that French usage admits beside its own are left alone, and so is
    everything that is part of a longer name.

    `accept` lists the English names of places that the house keeps.
    """
    surnames: dict[str, bool] = {}
    for named in find_names(article.text, article.spots, _TABLE):
        english, french, kind = named.row
        if accepted(english, accept) or not _is_place(article, named, surnames):
            continue
        change = swap(article.text, named.start, named.end, french, kind.rstrip("?"))
        edit = Edit(change.start, change.end, change.replacement)
        yield _finding(change.start, change.end, english, french, edit, change.certain)
    for found in _datelines(article):
        if not accepted(article.text[found.start : found.end], accept):
            yield found
