"""Blocks: Markdown cut into the lines that are text, as CommonMark 0.31 and GitHub's tables have it.

Front matter, code, HTML and definitions of links are not text. One pass, a line at a time; places are offsets in the
file. `markdown-it-py` is not used, since it tells the lines of a block and no offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tqcheck.readers.marked.verbatim import Verbatim, fence, html

Span = tuple[int, int]

_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_HEADING_END = re.compile(r"(?:[ \t]+#+)?(?:[ \t]*\{[#.:][^{}]*\})?[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_ITEM = re.compile(r"([-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_NOTE = re.compile(r"\[\^[^\]\s]{1,200}\]:[ \t]*")
_DEFINITION = re.compile(r"\[((?:[^\]\[\\]|\\.){1,999})\]:[ \t]*\S")
_ATTRIBUTES = re.compile(r"\{:?[#.:][^{}]*\}[ \t]*$|\[![A-Z]+\][ \t]*$|:{3,}[^:]*$")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
CELL = re.compile(r"(?<!\\)\|")
_DEEPEST = 100  # quotations and lists in one another; what is deeper is text
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}


@dataclass(slots=True)
class Block:
    """Lines of text that belong together: a "paragraph", a "heading", a "row" of a table, or "html" that is no text.

    `marker` is the place of the mark of the list item that begins here.
    """

    kind: str
    lines: list[Span]
    marker: Span | None = None


@dataclass(slots=True)
class _Holder:
    """A quotation (width 0) or an item of a list, whose text stands this many columns to the right."""

    width: int = 0


@dataclass(slots=True)
class Blocks:
    """The blocks of a file, and the labels of the links that it defines.

    `unclosed` is where code or HTML begins that never ends.
    """

    text: str
    labels: set[str] = field(default_factory=set)
    unclosed: int | None = None
    _holders: list[_Holder] = field(default_factory=list)
    _lines: list[Span] = field(default_factory=list)
    _marker: Span | None = None
    _verbatim: Verbatim | None = None
    _table: bool = False

    def read(self) -> Iterator[Block]:
        """The blocks in order; the labels are complete when the last has been given."""
        place = self._front()
        while place < len(self.text):
            end = self.text.find("\n", place)
            stop = len(self.text) if end < 0 else end
            yield from self._line(place, stop - self.text.endswith("\r", place, stop))
            place = stop + 1
        yield from self._finish()
        if self._verbatim is not None and self._verbatim.end is not None:
            self.unclosed = self._verbatim.start
        yield from self._ended(len(self.text))

    def _front(self) -> int:
        """Where the text begins behind the front matter."""
        first = self.text[: self.text.find("\n")].rstrip() if "\n" in self.text[:10] else ""
        place = self.text.find("\n") + 1
        while first in _FRONT and 0 < place < len(self.text):
            end = self.text.find("\n", place)
            stop = len(self.text) if end < 0 else end
            if self.text[place:stop].rstrip() in _FRONT[first]:
                return min(stop + 1, len(self.text))
            place = stop + 1
        return 0

    def _line(self, start: int, end: int) -> Iterator[Block]:
        place, matched = self._match(start, end)
        blank = not self.text[place:end].strip()
        if self._verbatim is not None:
            if matched >= self._verbatim.depth and not (blank and self._verbatim.end is None):
                yield from self._inside(place, end)
                return
            yield from self._ended(start)
        if blank:
            yield from self._finish()
            del self._holders[matched:]
            return
        yield from self._begin(place, end, matched)

    def _match(self, place: int, end: int) -> tuple[int, int]:
        """Behind the marks of the open holders that this line goes on with, and how many these are."""
        for number, holder in enumerate(self._holders):
            after, columns = self._indent(place, end)
            if holder.width == 0:
                if columns > 3 or self.text[after : after + 1] != ">":
                    return place, number
                place = self._behind_mark(after, end)
            elif after == end:
                continue
            elif columns < holder.width:
                return place, number
            else:
                place = self._skip(place, end, holder.width)
        return place, len(self._holders)

    def _inside(self, place: int, end: int) -> Iterator[Block]:
        """A line of code or HTML, which may end it."""
        verbatim = self._verbatim
        if verbatim is not None and verbatim.ends(self.text, place, end):
            yield from self._ended(end)

    def _ended(self, end: int) -> Iterator[Block]:
        verbatim, self._verbatim = self._verbatim, None
        if verbatim is not None and verbatim.html:
            yield Block("html", [(verbatim.start, end)])

    def _finish(self) -> Iterator[Block]:
        """The paragraph that is open."""
        if self._lines:
            yield Block("paragraph", self._lines, self._marker)
        self._lines, self._marker, self._table = [], None, False

    def _begin(self, place: int, end: int, matched: int) -> Iterator[Block]:
        """A line that is not blank: the holders that begin in it, and what is in them."""
        while True:
            after, columns = self._indent(place, end)
            if columns > 3:
                if self._lines:
                    yield from self._words(after, end, matched)
                return  # else it is indented code
            if len(self._holders) >= _DEEPEST:
                break
            if self.text[after] == ">":
                yield from self._finish()
                del self._holders[matched:]
                self._holders.append(_Holder())
                place = self._behind_mark(after, end)
            elif (width := self._item(after, end, columns)) is not None:
                yield from self._finish()
                del self._holders[matched:]
                self._holders.append(_Holder(width))
                mark = _ITEM.match(self.text, after, end) or _NOTE.match(self.text, after, end)
                if mark is not None:
                    place = self._skip(mark.end(), end, max(1, width - columns - len(mark[0])))
                    if self.text[after] != "[":
                        self._marker = mark.span()
            else:
                break
            matched = len(self._holders)
            if self._indent(place, end)[0] == end:
                return
        yield from self._leaf(after, end, matched)

    def _item(self, place: int, end: int, columns: int) -> int | None:
        """How far to the right the text of the item stands that begins here; None where none does."""
        note = _NOTE.match(self.text, place, end)
        if note is not None:
            return 4
        mark = _ITEM.match(self.text, place, end)
        if mark is None or _RULE.match(self.text, place, end):
            return None
        after, room = self._indent(mark.end(), end)
        if self._lines and (after == end or (mark[1][0].isdigit() and mark[1][:-1] != "1")) and not self._in_list():
            return None
        return columns + len(mark[1]) + (room if 1 <= room <= 4 and after < end else 1)

    def _in_list(self) -> bool:
        return any(holder.width for holder in self._holders)

    def _leaf(self, place: int, end: int, matched: int) -> Iterator[Block]:
        """The line inside its holders: a heading, code, HTML, a table, or text."""
        text = self.text
        if code := fence(text, place, end, matched):
            yield from self._finish()
            self._open(code, matched)
        elif heading := _HEADING.match(text, place, end):
            yield from self._finish()
            del self._holders[matched:]
            yield from self._heading(heading.end(), end)
        elif verbatim := html(text, place, end, matched, inside=bool(self._lines)):
            yield from self._finish()
            self._open(verbatim, matched)
            yield from self._inside(place, end)
        elif self._lines and matched == len(self._holders) and _UNDERLINE.match(text, place, end):
            yield Block("heading", self._lines, self._marker)
            self._lines, self._marker = [], None
        elif _RULE.match(text, place, end):
            yield from self._finish()
            del self._holders[matched:]
        else:
            yield from self._words(place, end, matched)

    def _open(self, verbatim: Verbatim, matched: int) -> None:
        del self._holders[matched:]
        self._verbatim, self._marker = verbatim, None

    def _heading(self, place: int, end: int) -> Iterator[Block]:
        after, _ = self._indent(place, end)
        last = _HEADING_END.search(self.text, max(place, end - 300), end)
        stop = max(after, last.start() if last else end)
        if after < stop:
            yield Block("heading", [(after, stop)], self._marker)
            self._marker = None

    def _words(self, place: int, end: int, matched: int) -> Iterator[Block]:
        """A line of text: of the paragraph that is open, of a table, or of a new paragraph."""
        text = self.text
        if self._table:
            if matched == len(self._holders):
                yield Block("row", [(place, end)])
                return
            self._table = False
        if self._lines:
            if matched == len(self._holders) and self._is_table(place, end):
                header = self._lines.pop()
                yield from self._finish()
                self._table = True
                yield Block("row", [header])
            else:
                self._lines.append((place, end))
            return
        del self._holders[matched:]
        definition = _DEFINITION.match(text, place, end)
        if definition is not None:
            self.labels.add(label(definition[1]))
            return
        if _ATTRIBUTES.match(text, place, end):
            return
        task = _TASK.match(text, place, end) if self._marker else None
        self._lines.append((task.end() if task else place, end))

    def _is_table(self, place: int, end: int) -> bool:
        line, header = self.text[place:end], self.text[slice(*self._lines[-1])]
        if "|" not in header or _DELIMITERS.match(line) is None:
            return False
        return len(cells(header, 0, len(header))) == len(cells(line, 0, len(line)))

    def _indent(self, place: int, end: int) -> tuple[int, int]:
        """The first place that is no white space, and how many columns are before it."""
        columns = 0
        while place < end and self.text[place] in " \t":
            columns += 4 - columns % 4 if self.text[place] == "\t" else 1
            place += 1
        return place, columns

    def _skip(self, place: int, end: int, width: int) -> int:
        columns = 0
        while place < end and columns < width and self.text[place] in " \t":
            columns += 4 - columns % 4 if self.text[place] == "\t" else 1
            place += 1
        return place

    def _behind_mark(self, place: int, end: int) -> int:
        """Behind a > and the space that belongs to it."""
        return place + 1 + (place + 1 < end and self.text[place + 1] in " \t")


def label(text: str) -> str:
    """The label of a link as it is compared with others."""
    return " ".join(text.split()).casefold()


def cells(text: str, start: int, end: int) -> list[Span]:
    """The cells of a row of a table, without the bars at its ends."""
    bars = [hit.start() for hit in CELL.finditer(text, start, end)]
    edges = [start - 1, *bars, end]
    found = [(low + 1, high) for low, high in pairwise(edges)]
    if found and not text[slice(*found[0])].strip() and bars:
        found = found[1:]
    if len(found) > 1 and not text[slice(*found[-1])].strip():
        found = found[:-1]
    return found
