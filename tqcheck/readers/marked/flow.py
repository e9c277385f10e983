"""Flow: text as a reader of a page sees it, gathered piece by piece with the place of each in the file.

White space is one space, none stands at the ends of a line, and between two blocks is a line end or a blank line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from tqcheck.origin import Piece

HOLE = "\N{WHITE SQUARE CONTAINING BLACK SMALL SQUARE}"  # stands for what is seen but is no text, within a sentence
SPACE, TAB, LINE, PARAGRAPH = " ", "\t", "\n", "\n\n"
_RANK = {"": 0, SPACE: 1, TAB: 2, LINE: 3, PARAGRAPH: 4}
_RUN = re.compile(r"[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*|[ \t\r\n\f]+")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,12};?|#[xX][0-9a-fA-F]{1,12};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_WHITE = " \t\r\n\f"


class Flow:
    """Gathers the text of a document; places are offsets in its file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pieces: list[list[int]] = []
        self._length = 0
        self._space: tuple[int, int] | None = None
        self._break = ""
        self._mark = ""
        self._hole = False
        self._late: tuple[tuple[int, int] | None, int, int] | None = None

    def text(self, text: str, place: int) -> None:
        """Text that stands in the file as it is."""
        for run in _RUN.finditer(text):
            start, end = place + run.start(), place + run.end()
            if run[0][0] in _WHITE:
                self.space(start, end)
            else:
                self._write(run[0], start, end)

    def escaped(self, text: str, place: int) -> None:
        """Text in which character references may stand."""
        done = 0
        for reference in _REFERENCE.finditer(text) if "&" in text else ():
            char = html.unescape(reference[0])
            if char != reference[0]:
                self.text(text[done : reference.start()], place + done)
                self.char(char, place + reference.start(), place + reference.end())
                done = reference.end()
        self.text(text[done:], place + done)

    def char(self, char: str, place: int, stop: int) -> None:
        """What a stretch of the file stands for as a whole."""
        if char.strip(_WHITE):
            self._write(char, place, stop)
        elif char:
            self.space(place, stop)

    def space(self, place: int, stop: int) -> None:
        """White space, of which one is left between two words."""
        if self._space is None:
            self._space = (place, stop)
        elif self._space[1] == place:
            self._space = (self._space[0], stop)

    def hole(self, place: int, stop: int, *, picture: bool = False) -> None:
        """Something that is seen in the line but is no text of ours; several in a row are one.

        A line of nothing else is no line, and a `picture` counts between words alone.
        """
        if self._break or not self._length:
            self._late = None if picture else (None, place, stop)
            self._space = None
        elif picture:
            self._late = self._late or (self._space, place, stop)
            self._space = None
        elif not (self._hole and self._space is None):
            self._write(HOLE, place, stop)
            self._hole = True

    def divide(self, how: str) -> None:
        """The text goes on elsewhere (SPACE), in another cell (TAB), line (LINE) or paragraph (PARAGRAPH)."""
        self._break = max(self._break, how, key=_RANK.__getitem__)
        self._space = self._late = None

    @property
    def pending(self) -> bool:
        """True where a line end stands between what was gathered and what comes."""
        return self._break in (LINE, PARAGRAPH)

    def mark(self, mark: str) -> None:
        """The next paragraph begins with this mark, which is not written in the file; "" takes it back."""
        self._mark = mark

    def _write(self, text: str, place: int, stop: int) -> None:
        if self._break or not self._length:
            self._add(self._break if self._length else "")
            self._add(self._mark)
            self._break = self._mark = ""
            if self._late is None:
                self._space = None
        late, self._late = self._late, None
        if late is not None:
            if late[0] is not None:
                self._put(" ", *late[0])
            self._put(HOLE, late[1], late[2])
        if self._space is not None:
            self._put(" ", *self._space)
        self._space = None
        self._hole = False
        self._put(text, place, stop)

    def _put(self, text: str, place: int, stop: int) -> None:
        start, end = self._length, self._length + len(text)
        last = self._pieces[-1] if self._pieces else None
        literal = stop - place == len(text)
        if last and literal and last[1] == start and last[3] == place and last[1] - last[0] == last[3] - last[2]:
            last[1], last[3] = end, stop
        else:
            self._pieces.append([start, end, place, stop])
        self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    @property
    def length(self) -> int:
        """The length of the text that has been gathered."""
        return self._length

    @property
    def tail(self) -> str:
        """The end of the text that has been gathered."""
        return "".join(self._parts[-4:])

    @property
    def value(self) -> str:
        """The text that has been gathered."""
        return "".join(self._parts)

    def pieces(self) -> Iterator[Piece]:
        """Its pieces, with their places in the file."""
        return (Piece(*piece) for piece in self._pieces)
