"""Inline: the text of a unit of XLIFF or TMX, without the tags that stand in it.

Tags that hold text (<g>, <pc>, <mrk>, <hi>) leave their text, tags that hold or stand for the code of another format
(<x/>, <ph>, <bpt> …) leave nothing, and a line break leaves a line break. Offsets count in what is left.
"""

from __future__ import annotations

import re

_CODES = frozenset("bpt ept it ph ut".split())
_EMPTY = frozenset("x bx ex sc ec cp sm em".split())
_BREAKS = frozenset(("lb", "x-lb", "xlf:lb", "pb", "xlf:pb"))
_SPACES = re.compile(r"[ \t\r\n]+")


class Inline:
    """Collects the text between the start and the end of an element; `line` is that of its start."""

    def __init__(self, line: int, preserve: bool) -> None:
        self.line = line
        self.preserve = preserve
        self._lines: list[list[str]] = [[]]
        self._code = 0
        self._joint = False

    def start(self, name: str, kinds: tuple[str | None, ...]) -> None:
        """A tag begins; `kinds` are the values of its attributes that may call it a line break."""
        if self._code or name in _CODES:
            self._code += 1
        if name in _CODES or name in _EMPTY:
            self._joint = True
            if any(kind in _BREAKS for kind in kinds):
                self._lines.append([])

    def end(self) -> None:
        """A tag ends."""
        self._code -= self._code > 0

    def text(self, text: str) -> None:
        """Some text, which is left out inside code; a code between two spaces leaves one."""
        if self._code or not text:
            return
        line = self._lines[-1]
        if self._joint and text.startswith(" ") and (not line or line[-1].endswith(" ")):
            text = text[1:]
        self._joint = False
        line.append(text)

    def value(self) -> str:
        """The text; where white space is not to be preserved, line ends of the XML are spaces."""
        lines = ["".join(line) for line in self._lines]
        if not self.preserve:
            lines = [
                _SPACES.sub(lambda run: " " if "\n" in run[0] or "\r" in run[0] else run[0], line) for line in lines
            ]
        return "\n".join(lines)
