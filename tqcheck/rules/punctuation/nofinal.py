"""PUN_NOFINAL."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.finite import governs, has_finite_verb
from tqcheck.text.lines import Kind, Paragraph
from tqcheck.text.sentences import sentence_spans

_FINAL = regex(r"[.!?…:;,][»”\"')\] ]*$")
_LAST = regex(r"[\w%€$£°]+(?:[-'][\w%€]+)*[»”\")]?$")
_CREDIT = regex(r"[.»] [A-ZÀ-ÞŒŸ][\w.' -]{1,40}/ ?[A-ZÀ-ÞŒŸ][\w. '-]{1,30}$")  # a caption and its photographer
_COMPOUND = regex(
    r"\b(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|aura|auront|doit|doivent|peut|peuvent|va|vont"
    r"|devrait|devraient|pourrait|pourraient)"
    r" (?!à\b|pas de\b)[^\W\d_]+"
)
_ENDS = tuple(mark + close for mark in ".!?…" for close in (*"»”\"')]", " »", " ”"))
_STOP = regex(r"[.!?] ")
_PROSE = (Kind.BODY, Kind.SUBHEADING)
_INSIDE = frozenset(".!?…")  # what ends a sentence
_TITLE = 400  # code points of the longest headline
_WRAPPED = 45  # code points of the shortest line that was wrapped
_MIN_WORDS = 8
_MIN_WORDS_LAST = 6  # in the last paragraph, which heads nothing
_SENTENCE = 4  # words of a first sentence that is no catchword ("Lyon. Un mort")
_HEADINGS = 2  # lines without a final mark above which the document has headings


def _may_lack(text: str) -> bool:
    """True where a line that may be running text has no mark at its end; a cheap look, wrapped lines are let through."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    for number, line in enumerate(lines):
        if line[-1] in ".!?…:;," or line.endswith(_ENDS):
            continue
        if number == 0 and len(lines) > 1 and line[-1].isalnum() and len(line) <= _TITLE and _STOP.search(line) is None:
            continue  # a headline
        if len(line) >= _WRAPPED or len(line.split()) >= _MIN_WORDS_LAST:
            return True
    return False


def _has_final(text: str, paragraph: Paragraph) -> bool:
    if text[paragraph.end - 1] in ".!?…:;,":
        return True
    return _FINAL.search(text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None


def _unfinished(article: Article) -> Iterator[Paragraph]:
    """The paragraphs of running text without a final mark."""
    text, paragraphs = article.text, article.paragraphs
    first = next((p.start for p in paragraphs if p.kind in _PROSE and _has_final(text, p)), len(text))
    headings: bool | None = None
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        if _has_final(text, paragraph) or paragraph.kind not in _PROSE:
            continue
        if following is not None and (following.kind is Kind.LIST_ITEM or text[following.start].islower()):
            continue
        heads = paragraph.start < first
        if not heads and paragraph.kind is Kind.SUBHEADING:
            heads = headings = _has_headings(article) if headings is None else headings
        if _is_prose(article, paragraph, heads=heads, last=following is None):
            yield paragraph


def _has_headings(article: Article) -> bool:
    return sum(paragraph.kind is Kind.SUBHEADING for paragraph in article.paragraphs) > _HEADINGS


def _ends_with_marks(article: Article) -> bool:
    """True where most paragraphs of running text end with a mark; always for one that stands alone."""
    bodies = [paragraph for paragraph in article.paragraphs if paragraph.kind in _PROSE]
    final = sum(_has_final(article.text, paragraph) for paragraph in bodies)
    return len(article.paragraphs) == 1 or final * 2 >= len(bodies)


def _is_prose(article: Article, paragraph: Paragraph, *, heads: bool, last: bool) -> bool:
    """True for running text: two sentences, or a long one with a finite verb that is no heading."""
    text = article.text[paragraph.start : paragraph.end]
    if len(text.split()) < (_MIN_WORDS_LAST if last else _MIN_WORDS):
        return False
    start, end = paragraph.start, paragraph.end
    stop = end if _INSIDE.isdisjoint(text) else next(sentence_spans(article.text, start, end))[1]
    if stop < end and (
        len(article.text[start:stop].split()) >= _SENTENCE or has_finite_verb(article.text, start, stop)
    ):
        return True  # its first sentence is no catchword: "Lyon. Un mort"
    if heads or any(sign in text for sign in ":|?"):
        return False
    if _COMPOUND.search(text) is not None:
        return True
    if not last and paragraph.kind is not Kind.BODY:
        return False
    return has_finite_verb(article.text, start, end) or (
        last and len(text.split()) >= _MIN_WORDS and governs(article.text, start, end)
    )


@rule(
    "PUN_NOFINAL",
    "Paragraph without final punctuation",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Paragraphe sans ponctuation finale",
    explanation_fr="Un paragraphe de texte suivi finit sans point, alors que les autres en ont un.\n\n"
    "Le point s’est perdu entre deux morceaux de la traduction, ou la fin de la phrase avec lui.",
    tier=Tier.B,
    bad=[
        Bad(
            "Le procès du notaire a repris lundi. La cour a rejeté la demande de libération du ⟦notaire⟧\n\nLe verdict tombera en mai.",
            fixed="Le procès du notaire a repris lundi. La cour a rejeté la demande de libération du notaire.\n\nLe verdict tombera en mai.",
        ),
        Bad(
            "Le procès reprend.\n\nLa cour a rejeté la demande de libération du ⟦notaire⟧\n\nLe verdict tombera en mai.",
            fixed="Le procès reprend.\n\nLa cour a rejeté la demande de libération du notaire.\n\nLe verdict tombera en mai.",
        ),
        Bad(
            "La cour a rejeté hier la demande. L’avocat du notaire annonce un ⟦pourvoi⟧",
            fixed="La cour a rejeté hier la demande. L’avocat du notaire annonce un pourvoi.",
        ),
        Bad("Le procès reprend.\n\nL’avocat du notaire conserve un espoir, celui d’une ⟦grâce⟧",
            fixed="Le procès reprend.\n\nL’avocat du notaire conserve un espoir, celui d’une grâce."),
        Bad("Le procès reprend.\n\nLe verdict est attendu en ⟦mai⟧", fixed="Le procès reprend.\n\nLe verdict est attendu en mai."),
    ],
    good=[
        Good("La cour a rejeté la demande de libération du notaire"),
        Good("Vesoul. La cour a rejeté la demande de libération du notaire"),
        Good("La cour a rejeté la demande de libération du notaire\n\nLe verdict tombera en mai."),
        Good("Le procès reprend.\n\nUne affaire vieille de dix ans\n\nLe verdict tombera en mai."),
        Good("Le procès reprend.\n\n– une audience de plus pour le notaire de Vesoul\n\nLe verdict tombera en mai."),
        Good("Le procès du notaire reprend lundi. La cour a rejeté la demande de libération (lire page 4)"),
        Good("LILLE (AFP) –\n\nLe procès reprend."),
        Good("Le procès reprend.\n\nLe notaire a quitté le tribunal de Vesoul, le 3 mai. LENA MOE / VIF"),
    ],
)  # fmt: skip
def no_final_mark(article: Article) -> Findings:
    """A paragraph of running text ends without a full stop, where the others have one.

    The stop was lost between two pieces of the translation, or the end of the sentence with it.
    """
    text = article.text
    if not _may_lack(text):
        return
    prose = list(_unfinished(article))
    if not prose or not _ends_with_marks(article):
        return
    for paragraph in prose:
        last = _LAST.search(text, max(paragraph.start, paragraph.end - 40), paragraph.end)
        credit = _CREDIT.search(text, max(paragraph.start, paragraph.end - 80), paragraph.end)
        if last is None or credit or last[0].endswith(")") or article.masked(*last.span()):
            continue
        start = last.start() + last[0].rfind("'") + 1
        yield Finding(
            start,
            last.end(),
            "Le paragraphe se termine sans point.",
            "The paragraph ends without a full stop.",
            (Edit(last.end(), last.end(), "."),),
            0.85,
        )
