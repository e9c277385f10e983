"""TYP_NBSP."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.profile import NAMES, NO_BREAK

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
_THOUSANDS = regex(r"(?<![\d.,/-])[1-9]\d{0,2}(?P<space> )\d{3}(?: \d{3})*(?![\d/-])")
_GROUP = regex(r"(?<=\d) (?=\d{3}(?!\d))")
_BOUND = regex(
    r"(?:\b(?:MM?\.|Mmes?|Mlles?|Dr|Mgr|pp?\.|pages?|art\.|vol\.)|n°)(?P<space> )(?=[A-ZÀ-ÞŒŸ\d])|(?<=\d)(?P<sign> )(?=[€$£])"
)
_BOUND_RIGHT = regex(
    r"(?:\b(?:MM?\.|Mmes?|Mlles?|Dr|Mgr|pp?\.|pages?|art\.|vol\.)|n°)[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=[A-ZÀ-ÞŒŸ\d])"
    r"|(?<=\d)[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=[€$£])"
)


def _usual(article: Article, mark: str) -> str:
    """The space that does not break which the document has most beside `mark`."""
    used = article.spacing.habits[mark].spaces
    most = max(NO_BREAK, key=lambda sign: used[sign])
    return most if used[most] else _NO_BREAK_SPACE


def _places(article: Article) -> Iterator[tuple[int, str]]:
    """The ordinary spaces that should not break, with what should stand there."""
    printed, house, spacing = article.printed, article.house, article.spacing
    if house is None or (house.thousands and house.thousands in NO_BREAK):
        group = house.thousands if house else _NO_BREAK_SPACE
        for number in _THOUSANDS.finditer(printed):
            for gap in _GROUP.finditer(printed, number.start(), number.end()):
                yield gap.start(), group
    strict = house is not None or spacing.no_break > 0 or _BOUND_RIGHT.search(printed) is not None
    if not strict:
        return
    for offset, mark, space in spacing.places:
        if space != " ":
            continue
        right = house.before(mark) if house else _usual(article, mark)
        if right and right in NO_BREAK:
            yield (offset + 1 if mark == "«" else offset - 1), right
    if house is None or (house.colon and house.colon in NO_BREAK):
        for bound in _BOUND.finditer(printed):
            yield (bound.start("space") if bound["space"] else bound.start("sign")), _NO_BREAK_SPACE


@rule(
    "TYP_NBSP",
    "Ordinary space where a non-breaking one is wanted",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Espace ordinaire au lieu d’une insécable",
    explanation_fr="Une espace ordinaire se trouve là où la ligne ne doit pas se couper : dans un nombre, devant un signe.\n\n"
    "La plupart des sites publient des espaces ordinaires : la règle ne s’applique que sur demande et signale un document une fois, avec toutes ses corrections. Les signes sont comparés au reste du document, ou au profil choisi.",
    tier=Tier.C,
    chars=" ",
    trigger=r"\d \d{3}| [;:!?%»€$£]|« |\b(?:MM?\.|Mmes?|Mlles?|Dr|Mgr|pp?\.|pages?|art\.|vol\.) [A-ZÀ-ÞŒŸ\d]|n° \d",
    bad=[
        Bad("Le refuge a reçu 12⟦ ⟧500 marcheurs.", fixed="Le refuge a reçu 12\N{NO-BREAK SPACE}500 marcheurs."),
        Bad(
            "La part est de 4\N{NO-BREAK SPACE}%, contre 3⟦ ⟧% en mai.",
            fixed="La part est de 4\N{NO-BREAK SPACE}%, contre 3\N{NO-BREAK SPACE}% en mai.",
        ),
        Bad(
            "«⟦ ⟧Le col est fermé\N{NO-BREAK SPACE}», dit le guide.",
            fixed="«\N{NO-BREAK SPACE}Le col est fermé\N{NO-BREAK SPACE}», dit le guide.",
        ),
    ],
    good=[
        Good("« Le col est fermé », dit le guide : « Enfin ! »"),
        Good("Le refuge a reçu 12\N{NARROW NO-BREAK SPACE}500 marcheurs en 2024."),
        Good("En 2024 300 marcheurs sont venus, au 01 42 33 12 45."),
        Good("La part est de 3,5%."),
    ],
)  # fmt: skip
def breaking_space(article: Article) -> Findings:
    """An ordinary space stands where the line must not break: in a number, before a mark.

    Most sites publish ordinary spaces, so that this is asked for, not on by default; it is reported once a document,
    with all its mends. Marks are compared with the rest of the document, or with the chosen profile.
    """
    places = sorted(set(_places(article)))
    places = [(offset, right) for offset, right in places if not article.masked(offset, offset + 1)]
    if not places:
        return
    offset, right = places[0]
    more = f" ({len(places)}×)" if len(places) > 1 else ""
    yield Finding(
        offset,
        offset + 1,
        f"Une espace ordinaire (SPACE U+0020) se trouve ici au lieu de {NAMES[right]}{more}.",
        f"An ordinary space (SPACE U+0020) stands here instead of {NAMES[right]}{more}.",
        tuple(Edit(start, start + 1, sign) for start, sign in places),
        0.8,
        safe=True,
    )
