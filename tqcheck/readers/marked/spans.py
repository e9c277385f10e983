"""Spans: the markup within the text of a Markdown block, as CommonMark 0.31 has it, found in linear time.

Emphasis, links, escapes, code, HTML, footnotes and templates ({{ … }}, {% … %}) are cuts; all else is text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from tqcheck.readers.marked.blocks import label
from tqcheck.readers.marked.tags import Tag, tag

_SPECIAL = re.compile(r"[\\`*_~\[\]!<{]")
_RUN = re.compile(r"`+|\*+|_+|~+")
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>")
_TAG = re.compile(r"</?[a-zA-Z]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,200}\]")
_TITLE = re.compile(r"\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))", re.DOTALL)
_BARE = re.compile(r"(?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.){0,500}\)){0,2000}")
_ANGLE = re.compile(r"<(?:[^<>\n\\]|\\.){0,2000}>")
_LABEL = re.compile(r"\[((?:[^\]\[\\]|\\.){0,999})\]", re.DOTALL)
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LONGEST = 3000  # code points of the destination and title of a link, and of a template


class Cut(NamedTuple):
    """Markup in a text, [start, end): "" is nothing, "hole" and "picture" are seen but no text, "break" ends a line,
    "tag" is HTML, "char" stands for a character; `what` is a character.
    """

    start: int
    end: int
    kind: str = ""
    what: str = ""
    tag: Tag | None = None


@dataclass(slots=True)
class _Run:
    """A run of emphasis marks that is left of one: where, which, how many, and whether it may open and close."""

    start: int
    char: str
    count: int
    opens: bool
    closes: bool
    whole: int


class _Bracket(NamedTuple):
    place: int
    image: bool
    runs: int
    active: bool = True


def cuts(text: str, labels: Container[str]) -> list[Cut]:
    """The markup of the text of a block, in order and apart; `labels` are those of the links that are defined."""
    return _Scan(text, labels).result()


class _Scan:
    def __init__(self, text: str, labels: Container[str]) -> None:
        self.source = text
        self.labels = labels
        self.cuts: list[Cut] = []
        self.runs: list[_Run] = []
        self.brackets: list[_Bracket] = []
        self.ticks: dict[int, list[int]] = defaultdict(list)
        self.tags = True
        for run in re.finditer("`+", text) if "`" in text else ():
            self.ticks[len(run[0])].append(run.start())

    def result(self) -> list[Cut]:
        place = 0
        while (hit := _SPECIAL.search(self.source, place)) is not None:
            place = self.special(hit.start(), hit[0])
        self.emphasis(0)
        return sorted(self.cuts)

    def special(self, place: int, char: str) -> int:
        """Look at a character that may be markup; where to go on."""
        text = self.source
        if char == "\\":
            return self.escape(place)
        if char == "`":
            return self.code(place)
        if char in "*_~":
            return self.run(place)
        if char == "<":
            return self.angle(place)
        if char == "{":
            return self.template(place)
        if char == "!":
            if text[place + 1 : place + 2] != "[":
                return place + 1
            self.brackets.append(_Bracket(place, True, len(self.runs)))
            return place + 2
        if char == "[":
            note = _NOTE.match(text, place)
            if note is not None:
                self.cuts.append(Cut(place, note.end()))
                return note.end()
            self.brackets.append(_Bracket(place, False, len(self.runs)))
            return place + 1
        return self.close(place)

    def escape(self, place: int) -> int:
        following = self.source[place + 1 : place + 2]
        if following in _PUNCTUATION:
            self.cuts.append(Cut(place, place + 2, "char", following))
        elif following == "\n":
            self.cuts.append(Cut(place, place + 2, "break"))
        else:
            return place + 1
        return place + 2

    def code(self, place: int) -> int:
        run = _RUN.match(self.source, place)
        length = len(run[0]) if run else 1
        ends = self.ticks[length]
        index = bisect_left(ends, place + length)
        if index == len(ends):
            return place + length
        end = ends[index] + length
        self.cuts.append(Cut(place, end, "hole"))
        return end

    def angle(self, place: int) -> int:
        link = _AUTOLINK.match(self.source, place)
        if link is not None:
            self.cuts += (Cut(place, place + 1), Cut(link.end() - 1, link.end()))
            return link.end()
        if self.source.startswith("<!--", place):
            end = self.source.find("-->", place + 4)
            if end < 0:
                return place + 4
            found = Tag("!", place, end + 3, self.source[place + 4 : end])
        elif self.tags and _TAG.match(self.source, place):
            found = tag(self.source, place)
            if found.broken and not self.source.endswith(">"):
                self.tags = False
                return place + 1
        else:
            return place + 1
        self.cuts.append(Cut(found.start, found.end, "tag", tag=found))
        return found.end

    def template(self, place: int) -> int:
        for opening, closing in (("{{", "}}"), ("{%", "%}")):
            if self.source.startswith(opening, place):
                end = self.source.find(closing, place + 2, place + _LONGEST)
                if end >= 0:
                    self.cuts.append(Cut(place, end + 2, "hole"))
                    return end + 2
        return place + 1

    def run(self, place: int) -> int:
        """A run of emphasis marks, with what it may do by what stands on either side."""
        found = _RUN.match(self.source, place)
        end = found.end() if found else place + 1
        char, length = self.source[place], end - place
        before, after = self.source[place - 1 : place] or " ", self.source[end : end + 1] or " "
        left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
        right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
        opens, closes = left, right
        if char == "_":
            opens = left and (not right or _is_punctuation(before))
            closes = right and (not left or _is_punctuation(after))
        if char != "~" or length == 2:
            self.runs.append(_Run(place, char, length, opens, closes, length))
        return end

    def close(self, place: int) -> int:
        """A closing bracket: the end of a link or an image, or text."""
        if not self.brackets:
            return place + 1
        opening = self.brackets.pop()
        end = self.target(opening, place)
        if end is None or not opening.active:
            return place + 1
        if opening.image:
            del self.runs[opening.runs :]
            while self.cuts and self.cuts[-1].start >= opening.place:
                self.cuts.pop()
            self.cuts.append(Cut(opening.place, end, "picture"))
            return end
        self.emphasis(opening.runs)
        self.cuts += (Cut(opening.place, opening.place + 1), Cut(place, end))
        self.brackets = [each._replace(active=each.image) for each in self.brackets if each.image or each.active]
        return end

    def target(self, opening: _Bracket, place: int) -> int | None:
        """Where the target of a link ends whose text ends here; None where there is none."""
        text = self.source
        following = text[place + 1 : place + 2]
        if following == "(":
            end = self.destination(place + 2)
            if end is not None:
                return end
        found = _LABEL.match(text, place + 1) if following == "[" else None
        if found is not None and found[1].strip():
            return found.end() if label(found[1]) in self.labels else None
        start = opening.place + 1 + opening.image
        if place - start <= 999 and label(text[start:place]) in self.labels:
            return found.end() if found else place + 1
        return None

    def destination(self, place: int) -> int | None:
        """Behind the bracket that ends a destination and title; None where they are none."""
        text = self.source
        limit = min(len(text), place + _LONGEST)
        if text.find(")", place, limit) < 0:
            return None
        while place < limit and text[place].isspace():
            place += 1
        found = (_ANGLE if text.startswith("<", place) else _BARE).match(text, place, limit)
        if found is None:
            return None
        title = _TITLE.match(text, found.end(), limit)
        place = title.end() if title else found.end()
        while place < limit and text[place].isspace():
            place += 1
        return place + 1 if text.startswith(")", place) else None

    def emphasis(self, first: int) -> None:
        """Pair the runs from this one on; what is paired is cut, the rest is text."""
        stack: list[_Run] = []
        bottoms: dict[tuple[str, bool, int], int] = {}
        for run in self.runs[first:]:
            key = run.char, run.opens, run.whole % 3
            while run.closes and run.count:
                bottom = min(bottoms.get(key, 0), len(stack))
                index = len(stack) - 1
                while index >= bottom and not _pair(stack[index], run):
                    index -= 1
                if index < bottom:
                    bottoms[key] = len(stack)
                    break
                del stack[index + 1 :]
                self.paired(stack[index], run)
                if not stack[index].count:
                    stack.pop()
            if run.opens and run.count:
                stack.append(run)
        del self.runs[first:]

    def paired(self, opening: _Run, closing: _Run) -> None:
        used = 2 if opening.count >= 2 and closing.count >= 2 else 1
        end = opening.start + opening.count
        self.cuts += (Cut(end - used, end), Cut(closing.start, closing.start + used))
        opening.count -= used
        closing.count -= used
        closing.start += used


def _pair(opening: _Run, closing: _Run) -> bool:
    if opening.char != closing.char:
        return False
    odd = (opening.closes or closing.opens) and (opening.whole + closing.whole) % 3 == 0
    return not (odd and (opening.whole % 3 or closing.whole % 3))


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
