"""PUN_NOFINAL."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.lines import Kind, Paragraph

_FINAL = regex(r"[.!?…:;,][»”\"')\] ]*$")
_LAST = regex(r"[\w%€$£°]+(?:[-'][\w%€]+)*[»”\")]?$")
_STOP_INSIDE = regex(r"[^\W\d_]{3,}[»”\")]?[.!?…] +[«“\"]? ?[A-ZÀ-ÞŒŸ]")
_COMPOUND = regex(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|aura|auront|doit|doivent|peut|peuvent|va|vont)"
    r" (?!à\b|pas de\b)[^\W\d_]+"
)
_MIN_WORDS = 8
_MIN_WORDS_LAST = 6  # in the last paragraph, which heads nothing
_HEADINGS = 2  # lines without a final mark above which the document has headings


def _has_final(text: str, paragraph: Paragraph) -> bool:
    return _FINAL.search(text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None


def _is_prose(text: str, *, under_heading: bool, last: bool) -> bool:
    """True for running text: several sentences, or a long one with a finite verb in a compound tense."""
    if len(text.split()) < (_MIN_WORDS_LAST if last else _MIN_WORDS):
        return False
    if _STOP_INSIDE.search(text):
        return True
    return under_heading and not any(sign in text for sign in ":|?") and _COMPOUND.search(text) is not None


@rule(
    "PUN_NOFINAL",
    "Paragraph without final punctuation",
    Category.PUNCTUATION,
    Severity.MINOR,
    tier=Tier.B,
    trigger=r"[\w%)»”\"]\s*(?:\n|$)",
    bad=[
        Bad(
            "Le procès du notaire a repris lundi. La cour a rejeté la demande de libération du ⟦notaire⟧\n\nLe verdict tombera en mai.",
            fixed="Le procès du notaire a repris lundi. La cour a rejeté la demande de libération du notaire.\n\nLe verdict tombera en mai.",
        ),
        Bad(
            "Le procès reprend.\n\nLa cour a rejeté la demande de libération du ⟦notaire⟧\n\nLe verdict tombera en mai.",
            fixed="Le procès reprend.\n\nLa cour a rejeté la demande de libération du notaire.\n\nLe verdict tombera en mai.",
        ),
        Bad("Le procès reprend.\n\nLe verdict est attendu en ⟦mai⟧", fixed="Le procès reprend.\n\nLe verdict est attendu en mai."),
    ],
    good=[
        Good("La cour a rejeté la demande de libération du notaire"),
        Good("La cour a rejeté la demande de libération du notaire\n\nLe verdict tombera en mai."),
        Good("Le procès reprend.\n\nUne affaire vieille de dix ans\n\nLe verdict tombera en mai."),
        Good("Le procès reprend.\n\n– une audience de plus pour le notaire de Vesoul\n\nLe verdict tombera en mai."),
        Good("LILLE (AFP) –\n\nLe procès reprend."),
    ],
)  # fmt: skip
def no_final_mark(article: Article) -> Findings:
    """A paragraph of running text ends without a full stop, where the others have one.

    The stop was lost between two pieces of the translation, or the end of the sentence with it.
    """
    text = article.text
    bodies = [p for p in article.paragraphs if p.kind in (Kind.BODY, Kind.SUBHEADING)]
    final = [p for p in bodies if _has_final(text, p)]
    if len(article.paragraphs) < 2 or len(final) * 2 < len(bodies):
        return
    headings = sum(p.kind is Kind.SUBHEADING for p in bodies) > _HEADINGS
    followers = (*article.paragraphs[1:], None)
    for paragraph, following in zip(article.paragraphs, followers, strict=True):
        if paragraph.kind not in (Kind.BODY, Kind.SUBHEADING) or _has_final(text, paragraph):
            continue
        if following is not None and (following.kind is Kind.LIST_ITEM or text[following.start].islower()):
            continue
        under_heading = final[0].start < paragraph.start and not (headings and paragraph.kind is Kind.SUBHEADING)
        words = text[paragraph.start : paragraph.end]
        if not _is_prose(words, under_heading=under_heading, last=following is None):
            continue
        last = _LAST.search(text, max(paragraph.start, paragraph.end - 40), paragraph.end)
        if last is None or article.masked(*last.span()):
            continue
        start = last.start() + last[0].rfind("'") + 1
        yield Finding(
            start,
            last.end(),
            "Le paragraphe se termine sans point.",
            "The paragraph ends without a full stop.",
            (Edit(last.end(), last.end(), "."),),
            0.85,
            safe=True,
        )
