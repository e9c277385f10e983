"""CON_TRANSLIT."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_NAME = regex(r"[A-ZÀ-ÞŒŸ][\wğï'’-]+")
_MOST = 3  # findings for one pair of forms in one article
_NEIGHBOUR = regex(
    r" (?:[A-Z][\w'-]+ ){0,2}(?:School|Independent|Post|Times|Gas|Institute|University|Airlines|Stadium|Film|Open|Daily"
    r"|News|Evening|Morning|Capital|Motor|Automotive|Academy|Orchestra|Opera|Museum|Center|Centre|International|Security)\b"
)
_SOVIET = frozenset("Kiev Kharkiv Lviv Odessa Marioupol Mykolaïv Zaporijjia".split())
_PAST = regex(r"\b1[0-8]\d\d\b|\b19[0-8]\d\b")
_INSTITUTE = regex(
    r"(?i)\b(?:université|institut|école|société|groupe|banque|compagnie|agence|journal|club|entreprise)e? $"
)
_CLUB = regex(r"\b(?:Dynamo|Dinamo|FC|FK|Metalist|Chakhtar|Olimpik|Zaria|à la|[Pp]oulet|[Bb]allet)[ -]$")


@cache
def _variants() -> dict[str, tuple[str, int]]:
    """Each form, its set (named by its French form) and its place in the set: 0 is the French form."""
    return {form: (row[0], place) for row in rows("transliterations.txt") for place, form in enumerate(row)}


def _occurrences(article: Article) -> dict[str, dict[str, list[int]]]:
    """Set -> form -> where it stands in running text."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    text = article.text
    variants = _variants()
    for match in _NAME.finditer(text):
        form = match[0]
        if form not in variants or article.masked(*match.span()):
            continue
        start, end = match.span()
        before = text[max(0, start - 14) : start]
        quoted = article.quotes.around(start)
        if _INSTITUTE.search(before) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            continue  # l'université Beijing Normal
        if _NEIGHBOUR.match(text, end) or _CLUB.search(before) or (quoted and quoted[1] - quoted[0] < len(form) + 6):
            continue
        if variants[form][0] in _SOVIET and _is_past(article, start):
            continue
        found[variants[form][0]][form].append(start)
    return found


def _is_past(article: Article, start: int) -> bool:
    """True where the sentence tells of a year in which the town had its Russian name."""
    sentence = article.sentence_at(start)
    return sentence is not None and article.tells(_PAST, sentence)


def _minority(forms: dict[str, list[int]]) -> tuple[str, str]:
    """The form to keep and the one to mend: the rarer one, and of two as frequent the less French."""
    counts = Counter({form: len(places) for form, places in forms.items()})
    ordered = sorted(forms, key=lambda form: (-counts[form], _variants()[form][1]))
    return ordered[0], ordered[-1]


@rule(
    "CON_TRANSLIT",
    "Two transliterations of one name",
    Category.TERM_INCONSISTENCY,
    Severity.MINOR,
    title_fr="Deux transcriptions d’un même nom",
    explanation_fr="Un nom est écrit dans l’article de deux façons, dont chacune serait admissible seule.\n\n"
    "Les moteurs recopient la graphie anglaise quand ils ignorent le nom et donnent la française quand ils le connaissent.",
    words=frozenset(
        part for row in rows("transliterations.txt") for form in row[1:] for part in form.lower().split("-")[-1:]
    ),
    outranks=["ENG_EXONYM", "CON_NAME"],
    bad=[
        Bad("Odessa a été visée à l’aube. Le port d’⟦Odesa⟧ reste fermé.",
            fixed="Odessa a été visée à l’aube. Le port d’Odessa reste fermé."),
        Bad("M. Loukachenko a reçu l’émissaire. Selon son service de presse, ⟦Lukashenko⟧ a refusé l’offre.",
            fixed="M. Loukachenko a reçu l’émissaire. Selon son service de presse, Loukachenko a refusé l’offre."),
        Bad("Zelensky est à Londres. Zelensky y verra le roi, puis ⟦Zelenskyy⟧ ira à Oslo.",
            fixed="Zelensky est à Londres. Zelensky y verra le roi, puis Zelensky ira à Oslo."),
    ],
    good=[
        Good("Formé à Kiev, il écrit pour le Kyiv Independent et soutient le Dynamo Kyiv."),
        Good("Le mot « Donbas » s’écrit aussi « Donbass » en français."),
        Good("Netanyahu a répondu ; l’entourage de Netanyahu se tait."),
        Good("Les chars ont repris Kharkov en août 1943. À Kharkiv, un monument le rappelle."),
        Good("Le maire de Pékin a reçu la direction du Beijing Evening News."),
    ],
)  # fmt: skip
def two_transliterations(article: Article) -> Findings:
    """One name is spelled in two ways in the article, each of which a newsroom may choose.

    Engines copy the English spelling where they do not know the name and give the French one where they do.
    """
    for forms in _occurrences(article).values():
        if len(forms) < 2:
            continue
        kept, rare = _minority(forms)
        line = article.line(forms[kept][0])
        for start in forms[rare][:_MOST]:
            yield Finding(
                start,
                start + len(rare),
                f"L’article écrit « {kept} » à la ligne {line} : une seule graphie par article.",
                f"The article writes “{kept}” in line {line}: one spelling per article.",
                (Edit(start, start + len(rare), kept),),
                0.95,
                safe=True,
            )
