"""Quotations of an English text: “…”, "…" and, where no others are used, ‘…’."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.pattern import regex
from tqcheck.text.lines import Paragraph

_MARKS = regex('[“”„"«»]')
_SINGLE = regex(r"(?<!\w)['‘](?=\w)[^'‘’\n]{2,300}['’](?!\w)")
SINGLE_OPENING = regex(r"(?<!\w)['‘](?=\w)")
_OPENING = "“„«"
_CLOSING = "”»"


class Quoted(NamedTuple):
    """A quotation: [start, end) with its marks; `whole` where its paragraph holds both of them."""

    start: int
    end: int
    whole: bool = True


def quotations(text: str, paragraphs: Sequence[Paragraph]) -> list[Quoted]:
    """The quotations, in order. A mark that nothing answers makes one of the rest of its paragraph."""
    found = [each for paragraph in paragraphs for each in _inside(text, paragraph)]
    if found:
        return found
    return [Quoted(*single.span()) for single in _SINGLE.finditer(text)]


def _inside(text: str, paragraph: Paragraph) -> Iterator[Quoted]:
    start = -1
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        sign, place = mark[0], mark.start()
        before = text[place - 1] if place > paragraph.start else " "
        if sign == '"' and start < 0 and before.isdigit():
            continue  # inches
        opens = sign in _OPENING or (sign == '"' and start < 0)
        if opens and start < 0:
            start = place
        elif not opens:
            yield Quoted(start if start >= 0 else paragraph.start, place + 1, start >= 0)
            start = -1
    if start >= 0:
        yield Quoted(start, paragraph.end, False)
