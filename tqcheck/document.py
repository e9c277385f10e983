"""Document: what was read, with the way back to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from tqcheck.origin import Origin


class Cell(NamedTuple):
    """A segment of a file: where it starts in the text of its document, its name, and its line, and column, there."""

    start: int
    unit: str
    line: int
    column: int | None = None


class Comment(NamedTuple):
    """A comment of a marked-up file: its text without the marks, and the lines, from 1, at which it begins and ends."""

    text: str
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """A target text as it was given, and where it came from.

    `cells` are the segments of a bilingual file that make the text up, in order; `source_path` and `reference_path`
    name the files that hold the source and the reference, `system` is the engine where a file holds the work of
    several. `origin` is the file of a text that was taken out of markup, `comments` are what stood there for people and
    tools. Lines end at U+000A alone, since real articles hold U+2028, U+0085 and form feeds inside a line.
    """

    text: str
    id: str = ""
    path: str = ""
    source: str | None = None
    reference: str | None = None
    file_line: int | None = field(default=None, compare=False)
    cells: tuple[Cell, ...] = field(default=(), compare=False)
    source_path: str = field(default="", compare=False)
    reference_path: str = field(default="", compare=False)
    system: str = field(default="", compare=False)
    origin: Origin | None = field(default=None, compare=False, repr=False)
    comments: tuple[Comment, ...] = field(default=(), compare=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first code point of every line."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    @cached_property
    def file(self) -> Document:
        """The file as a text of its own: this one, but for what was taken out of markup."""
        return self if self.origin is None else Document(self.origin.text, self.id, self.path)

    def lift(self, start: int, end: int) -> tuple[int, int]:
        """The span of `file` that holds a span of the text."""
        return (start, end) if self.origin is None else self.origin.lift(start, end)

    def where(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the file, or in the text where that is a row or a segment of one."""
        return self.file.place(self.lift(offset, offset)[0])

    def exact(self, start: int, end: int) -> tuple[int, int] | None:
        """The span of `file` that writes exactly this span of the text; None where markup is between."""
        return (start, end) if self.origin is None else self.origin.exact(start, end)

    def edited(self, edits: Sequence[tuple[int, int, str]]) -> Document:
        """The document after edits, sorted and apart, each a span and what is written there; its file with it."""
        pieces: list[str] = []
        done = 0
        for start, end, new in edits:
            pieces += (self.text[done:start], new)
            done = end
        text = "".join((*pieces, self.text[done:]))
        return replace(self, text=text, origin=None if self.origin is None else self.origin.edited(edits))

    def cell(self, offset: int) -> Cell | None:
        """The segment that holds an offset; None where the text is not made up of segments."""
        index = bisect_right(self.cells, offset, key=lambda cell: cell.start)
        return self.cells[max(0, index - 1)] if self.cells else None

    def row(self, offset: int) -> int | None:
        """The line, in its file, of the row or segment that holds an offset; None where lines are those of the file."""
        if self.origin is not None:
            return None
        cell = self.cell(offset)
        return self.file_line if cell is None else cell.line

    def line_end(self, line: int) -> int:
        """Offset of the end of a line, counted from 1, without its line end."""
        if line == len(self.line_starts):
            return len(self.text)
        end = self.line_starts[line] - 1
        return end - 1 if self.text[end - 1 : end] == "\r" and end > self.line_starts[line - 1] else end

    @cached_property
    def words(self) -> int:
        """The number of words: runs of anything but white space."""
        return len(self.text.split())
