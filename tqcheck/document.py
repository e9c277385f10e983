"""Document: what was read, with the way back to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Document:
    """A target text as it was given, and where it came from.

    Lines end at U+000A alone, since real articles hold U+2028, U+0085 and form feeds inside a line.
    """

    text: str
    id: str = ""
    path: str = ""
    source: str | None = None
    reference: str | None = None
    file_line: int | None = field(default=None, compare=False)

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
