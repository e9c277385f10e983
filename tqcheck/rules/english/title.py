"""ENG_TITLE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.lexicon.names import Named, Names, find_names
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.naming import determiner, is_led, nationality, stands_alone, swap, with_nationality

_TABLE = "titles_en.txt"
_NAMES = Names(_TABLE)
_SURNAME = regex(r" ([A-ZÀ-ÞŒŸ][\w'.-]*)")
_WHOLE = regex(
    r"(?:film|série|album|roman|chanson|groupe|pièce|enseigne|magasin|label|livre|marque|chaîne|boutique|restaurant|personnage|chanteur|rappeur|producteur|DJ|(?i:surnom|alias)[^.\n]{0,30})"
    r" (?:Mr\.? (?:&|and) )?$"
)
_COUPLE = regex(r" (?:et|ou) (?:Mme|Mlle|M\.|Mrs\.|Ms\.) [A-ZÀ-ÞŒŸ]")
# A courtesy title takes no article: "le Mr." is "M.", "du Mr." is "de M.".
_BARE = {"le ": "", "la ": "", "les ": "", "du ": "de ", "de la ": "de ", "au ": "à ", "à la ": "à "}
_FEMININE = ("la ", "de la ", "à la ")


def _titled(article: Article, named: Named) -> tuple[int, int, str] | None:
    """Start, end and replacement for an English title that stands before a surname, or of an office in words."""
    text, start, kind = article.text, named.start, named.row[2]
    if kind[0] in "tn":
        if kind == "t" and _COUPLE.match(text, named.end):
            return _abbreviated(text, named)
        surname = _SURNAME.match(text, named.end)
        if (
            surname is None
            or len(surname[1]) < 2
            or surname[1] in word_set("titled_works.txt")
            or _WHOLE.search(text, max(0, start - 40), start)
        ):
            return None
        if kind == "t" and text[max(0, start - 2) : start].strip() in ("-", "'", "&"):
            return None
        return _abbreviated(text, named)
    begin, nation = nationality(text, named)
    if not is_led(text, begin) or not stands_alone(text, begin, named.end, followed=True):
        return None
    french, kind = with_nationality(named, nation), kind[0]
    if determiner(text, begin) in _FEMININE:
        french, kind = french.replace("premier ministre", "première ministre"), "F"
    change = swap(text, begin, named.end, french, kind)
    return change.start, change.end, change.replacement


def _abbreviated(text: str, named: Named) -> tuple[int, int, str] | None:
    """The mend of Mr. or Gen. before a surname: the noun gets its article where no determiner stands."""
    start, end, (_, french, kind) = named.start, named.end, named.row
    if kind == "t":
        before = determiner(text, start)
        if before in _BARE:
            begin, lead = start - len(before), _BARE[before]
            lead = lead.capitalize() if text[begin].isupper() else lead
            return begin, end, lead + french
        return start, end, french
    if is_led(text, start):
        change = swap(text, start, end, french, "P" if kind == "np" else "M")
        return change.start, change.end, change.replacement
    left = text[max(0, start - 2) : start].strip()
    article = "les " if kind == "np" else ("l'" if french[0] in "aeiouéê" else "le ")
    return (
        start,
        end,
        (article.capitalize() if left in ("", ".", "!", "?") and _begins(text, start) else article) + french,
    )


def _begins(text: str, start: int) -> bool:
    left = text[max(0, start - 3) : start].rstrip(' «“"')
    return start == 0 or not left or left[-1] in ".!?\n"


@rule(
    "ENG_TITLE",
    "English courtesy or official title",
    Category.TERMINOLOGY,
    Severity.MINOR,
    title_fr="Titre de civilité ou de fonction en anglais",
    explanation_fr="Un titre de civilité ou une fonction est en anglais devant un nom ou après un déterminant français.\n\n"
    "Le français écrit M., Mme et la fonction en minuscules. Les abréviations ne comptent qu’avec leur point anglais, car un Mr sans point se rencontre aussi en français.",
    test=_NAMES.alone,
    rows=[(_NAMES.first, _NAMES.second)],
    any_of=True,
    outranks=["ENG_SPAN", "ENG_WORD", "PUN_NOSPACE", "PUN_MIDSTOP", "AGR_DET", "ELI_CONTRACT"],
    bad=[
        Bad("⟦Mrs.⟧ Lefort préside le jury depuis mars.", fixed="Mme Lefort préside le jury depuis mars."),
        Bad("⟦Mr.⟧ et Mme Lefort ont été reçus.", fixed="M. et Mme Lefort ont été reçus."),
        Bad("Interrogé hier, ⟦Mr.⟧ Haddad n’a rien dit.", fixed="Interrogé hier, M. Haddad n’a rien dit."),
        Bad("Le ⟦Prime Minister⟧ norvégien a visité l’usine.", fixed="Le premier ministre norvégien a visité l’usine."),
        Bad("Une lettre ⟦du Mr.⟧ Haddad a été lue.", fixed="Une lettre de M. Haddad a été lue."),
        Bad("D’après ⟦Col.⟧ Andersen, le pont tiendra.", fixed="D’après le colonel Andersen, le pont tiendra."),
        Bad("L’avis ⟦de l’Attorney General⟧ est attendu.", fixed="L’avis du procureur général est attendu."),
    ],
    good=[
        Good("M. Haddad et Mme Lefort ont été reçus par le Dr Sow."),
        Good("La comédie « Mrs. Harris » a rempli la salle."),
        Good("Le magasin Mr. Bricolage de Vesoul ferme ses portes."),
        Good("Lord Carter et sir Alan ont voté contre."),
        Good("Le gén. Moreau commande la place, voir la liste des officiers."),
    ],
)  # fmt: skip
def english_title(article: Article) -> Findings:
    """A courtesy title or an office stands in English before a name or after a French determiner.

    French writes M., Mme and the office in small letters. Abbreviations count only with their English full stop, since
    a bare Mr is common in French too.
    """
    for named in find_names(article.text, article.spots, _TABLE):
        around = article.quotes.around(named.start)
        if article.masked(named.start, named.end) or (around is not None and around[1] - around[0] < 30):
            continue
        found = _titled(article, named)
        if found is None:
            continue
        start, end, replacement = found
        english, french, kind = named.row
        yield Finding(
            start,
            end,
            f"« {english} » est un titre anglais ; en français : « {french} ».",
            f"“{english}” is an English title; in French: “{french}”.",
            (Edit(start, end, replacement),),
            0.93,
            safe=kind == "t",
        )
