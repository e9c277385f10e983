"""TYP_DASH."""

from __future__ import annotations

from tqcheck.article import Article, Sentence
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule

_TIGHT = regex(r"(?<=[a-zà-öø-ÿœ»”\")\d])(?:—|--)(?=[a-zà-öø-ÿœA-ZÀ-ÞŒŸ«“\"(])")


_LONGEST = 60  # signs of a word that are looked at


def _is_dash(text: str, start: int, end: int) -> bool:
    """True between words of a sentence; a dash between two names or two numbers joins them."""
    before = _before(text, start)
    joined = before[:1].isupper() or before[-1:].isdigit()
    return not (joined and (text[end].isupper() or (text[end].isdigit() and before[-1:].isdigit())))


def _before(text: str, offset: int) -> str:
    start = offset
    while start and offset - start < _LONGEST and (text[start - 1].isalnum() or text[start - 1] in "'-"):
        start -= 1
    return text[start:offset]


def _dash(article: Article) -> str:
    """The dash of the chosen profile, or the one that the document has most."""
    if article.house is not None:
        return article.house.dash
    return " — " if article.count(" — ") > article.count(" – ") else " – "


@rule(
    "TYP_DASH",
    "English dash spacing",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Tiret collé à l’anglaise",
    explanation_fr="Un tiret est collé aux mots qui l’entourent, comme en anglais d’Amérique.\n\n"
    "Le français entoure ses tirets d’espaces. Les tirets d’une phrase sont signalés une fois, avec toutes leurs corrections.",
    tier=Tier.B,
    gaps=r"(?:\A|[»”\")])(?:—|--)(?:\Z|[«“\"(])",
    trigger="—|--",
    bad=[
        Bad("Le refuge⟦—⟧ouvert depuis 1911—a fermé.", fixed="Le refuge – ouvert depuis 1911 – a fermé."),
        Bad("Deux cols⟦--⟧le Galibier et l’Iseran--sont fermés.", fixed="Deux cols – le Galibier et l’Iseran – sont fermés."),
        Bad("Le refuge a fermé⟦—⟧pour toujours.", fixed="Le refuge a fermé – pour toujours."),
    ],
    good=[
        Good("Le refuge - ouvert depuis 1911 - a fermé."),
        Good("Le refuge – ouvert depuis 1911 – a fermé."),
        Good("Le trajet Gap—Embrun dure une heure."),
        Good("GAP — Le col est fermé."),
        Good("Le relais Gap--Embrun est battu, 8--2."),
    ],
)  # fmt: skip
def tight_dash(sentence: Sentence) -> Findings:
    """A dash is glued to the words around it, as American English has it.

    French sets its dashes off by spaces. The dashes of one sentence are reported once, with all their mends.
    """
    article = sentence.article
    text = article.text
    places = [
        hit.span()
        for hit in _TIGHT.finditer(text, sentence.start, sentence.end)
        if _is_dash(text, *hit.span()) and not article.masked(*hit.span())
    ]
    if not places:
        return
    dash = _dash(article)
    yield Finding(
        *places[0],
        "Le tiret se détache des mots par des espaces.",
        "A dash is set off by spaces in French.",
        tuple(Edit(start, end, dash) for start, end in places),
        0.85,
        safe=True,
    )
