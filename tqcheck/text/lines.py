"""Paragraphs and what each of them is: headline, list item, table row, body …"""

from __future__ import annotations

import enum
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from tqcheck.pattern import regex


class Kind(enum.StrEnum):
    """The class of a paragraph."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    LIST_ITEM = "list item"
    DATELINE = "dateline"
    CREDIT = "credit"
    TABLE_ROW = "table row"
    BODY = "body"


class Paragraph:
    """A paragraph of the view: [start, end) without surrounding white space, and its kind."""

    __slots__ = ("_first", "_kind", "_text", "end", "start")

    def __init__(self, text: str, start: int, end: int, *, first: bool) -> None:
        self.start = start
        self.end = end
        self._text = text
        self._first = first
        self._kind: Kind | None = None

    @property
    def kind(self) -> Kind:
        """The class of the paragraph, made out when first asked for: few rules ask, and of few paragraphs."""
        if self._kind is None:
            self._kind = _kind(self._text, self.start, self.end, first=self._first)
        return self._kind


_LIST_ITEM = regex(r"(?:[-–—•*·▪►‣]|\(?\d{1,2}[.)°]|[a-z]\))\s")
_DATELINE = regex(r"[A-ZÀ-ÞŒŸ][\w' -]{1,40}(?:, .{3,30})? ?\((?:AFP|AP|Reuters|ATS|Belga|PC)\)(?: ?[-–—])?$")
_DATED = (")", "-", "–", "—")  # how a dateline ends
_CREDIT = regex(r"(?i)(?:©|photos? ?[:/(]|crédits? ?(?:photo|image)?s? ?:|source de l'image)")
_FINAL = regex(r"[.!?…][\"»”'’)\]]*(?: ?[»”])?$|[:;,][\"»”]?$")
_WRAPPED = 3  # line ends inside sentences that make a text hard-wrapped
_CLOSING = "\"»”'’)] "
_STOP_INSIDE = regex(r"[^\W\d_]{3,}[»”\")]?[.!?] +[«“\"]? ?[A-ZÀ-ÞŒŸ]")
_SCORES = regex(r"\d+ ?[-–:/] ?\d+|\|| {3,}|\t")


def _lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that are not blank, stripped."""
    spans = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            spans.append((start, start + len(stripped)))
        position += len(line) + 1
    return spans


def _hard_wrapped(text: str, spans: list[tuple[int, int]]) -> bool:
    """True where most line ends stand inside a sentence, as in wrapped e-mail text."""
    if sum(text[start].islower() for start, _ in spans) < _WRAPPED:
        return False
    inside = breaks = 0
    for (start, end), (following, _) in itertools.pairwise(spans):
        if text.count("\n", end, following) != 1:
            continue
        breaks += 1
        inside += text[following].islower() and 45 <= end - start <= 120 and (
            not _FINAL.search(text, max(start, end - 4), end)
        )  # fmt: skip
    return inside >= _WRAPPED and inside * 2 > breaks


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text: its lines, or the blocks between blank lines where the text is hard-wrapped."""
    spans = _lines(text)
    if _hard_wrapped(text, spans):
        merged: list[tuple[int, int]] = []
        for start, end in spans:
            if merged and text.count("\n", merged[-1][1], start) == 1:
                merged[-1] = (merged[-1][0], end)
            else:
                merged.append((start, end))
        spans = merged
    several = len(spans) > 1
    return tuple(Paragraph(text, start, end, first=several and index == 0) for index, (start, end) in enumerate(spans))


def _kind(text: str, start: int, end: int, *, first: bool) -> Kind:
    if end - start > 400:
        return Kind.BODY
    line = text[start:end]
    if _LIST_ITEM.match(line):
        return Kind.LIST_ITEM
    if line.endswith(_DATED) and _DATELINE.match(line):
        return Kind.DATELINE
    if _CREDIT.match(line):
        return Kind.CREDIT
    final = _FINAL.match(line, max(0, len(line.rstrip(_CLOSING)) - 1)) is not None
    if first and not final:
        return Kind.BODY if _two_sentences(line) else Kind.HEADLINE
    words = len(line.split())
    if words <= 12 and (len(_SCORES.findall(line)) >= 2 or sum(map(str.isdigit, line)) * 3 > len(line)):
        return Kind.TABLE_ROW
    if words <= 12 and not final:
        return Kind.SUBHEADING
    return Kind.BODY


def _two_sentences(line: str) -> bool:
    """True where a line is running text: a sentence ends inside it ("Lyon. Un mort" is a title)."""
    stop = _STOP_INSIDE.search(line)
    return stop is not None and len(line[: stop.end()].split()) > 5


def by_paragraph(offsets: Iterable[int], spans: Sequence[Paragraph]) -> Iterator[tuple[int, list[int]]]:
    """The offsets, which ascend, under the number of the paragraph that holds them; none for paragraphs without any."""
    starts = [span.start for span in spans]
    number, held = -1, list[int]()
    for offset in offsets:
        if held and offset < spans[number].end:
            held.append(offset)
            continue
        if held:
            yield number, held
        number = bisect_right(starts, offset) - 1
        held = [offset] if number >= 0 and offset < spans[number].end else []
    if held:
        yield number, held


def removal(text: str, start: int, end: int) -> tuple[int, int]:
    """What goes with a passage that is deleted: where it fills its line, the blank lines behind it too."""
    line_start = start == 0 or text[start - 1] == "\n"
    if not line_start or text[end : end + 1] not in ("", "\n"):
        return start, end
    while end < len(text) and text[end] == "\n":
        end += 1
    return start, end
