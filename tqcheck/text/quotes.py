"""The quotation machine: pairs, and the marks that no pair and no convention explains.

French prints a quotation that runs over several paragraphs with « at the head of each of them and one » at the end, or
with » at the head of each following paragraph (older use). Both, and a quotation that simply runs on to its » in a
later paragraph, are correct.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from tqcheck.pattern import occurrences, regex
from tqcheck.text.lines import Paragraph, by_paragraph

MARKS = regex('[«»“”„‟"‹›]')
_CLOSERS = {"«": "»", "“": "”", "‟": "”", "„": "“”", "‹": "›", '"': '"'}
_FAR = 25  # paragraphs that a quotation may run over where each sentence is a paragraph
_LONG = 4000  # code points of the longest quotation that is believed
_ELIDED = regex(r"(?i:\b(?:[ldnsjmtc]|qu|jusqu|lorsqu|aujourd))\"\w")
_AFTER_CLOSE = frozenset(".,;:!?…)]»”'-–—/")
_BEFORE_OPEN = frozenset("('[-–—/«“=")


class Pair(NamedTuple):
    """An opening and a closing mark, their offsets, and how many quotations stand around them."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True)
class Quotes:
    """All quotations of an article; offsets point at the marks.

    `mixed` holds the pairs whose two marks belong to two systems; they stand in `pairs` as well. `doubtful` holds the
    marks among `unclosed` that stand free on both sides, so that they may as well be closing marks.
    """

    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    mixed: list[tuple[int, int]] = field(default_factory=list)
    outer: list[tuple[int, int]] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)

    def around(self, offset: int) -> tuple[int, int] | None:
        """The outermost quotation that holds `offset`, as offsets of its two marks, or None."""
        index = bisect_right(self.outer, (offset, offset)) - 1
        if index >= 0 and self.outer[index][0] <= offset <= self.outer[index][1]:
            return self.outer[index]
        return None


class _Running(NamedTuple):
    """A quotation that its paragraph leaves open: its mark, and the number of the paragraph."""

    offset: int
    number: int


class _Machine:
    """Reads the marks of one article, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes = Quotes()
        self.stack: list[int] = []
        self.open: Counter[str] = Counter()  # how many of each kind stand on the stack
        self.last_straight = -1  # the paragraph's last straight mark, which closes whatever it touches
        self.ahead = 0  # guillemets of the paragraph that still close more than they open
        self.running: list[_Running] = []  # what earlier paragraphs left open, the innermost last

    def paragraph(self, number: int, span: Paragraph, marks: list[int]) -> None:
        """Pair the marks of one paragraph, in the light of what was left open before it."""
        if not self.running and "".join([self.text[offset] for offset in marks]) == "«»" * (len(marks) // 2):
            self.quotes.pairs.extend(Pair(*pair, 0) for pair in zip(marks[::2], marks[1::2], strict=True))
            return
        self.stack = []
        self.open = Counter()
        self.last_straight = max((o for o in marks if self.text[o] == '"'), default=-1)
        self.ahead = sum((self.text[o] == "»") - (self.text[o] == "«") for o in marks)
        for offset in marks:
            mark = self.text[offset]
            self.ahead -= (mark == "»") - (mark == "«")
            if offset == span.start and self._takes_up(offset, number):
                continue
            role = self._role(offset, mark, span)
            if role == "open":
                self._push(offset)
            elif role == "close":
                self._close(offset, number)
        self._leave(number)

    def _takes_up(self, offset: int, number: int) -> bool:
        """True where the mark at the head of a paragraph takes up the quotation that the one before left open."""
        if not self.running or number != self.running[-1].number + 1 or self.text[offset] in "›‹":
            return False
        running = self.running[-1].offset
        opening = self.text[running]
        if self.text[offset] != opening and self.text[offset] not in _CLOSERS[self._kind(running)]:
            return False
        if self.text[offset + 1 : offset + 3].strip(" ")[:1] in ("", ",", ".", "\n") or self._is_clause(running):
            return False
        self.quotes.pairs.append(Pair(running, offset - 1, 0))
        self.running.pop()
        self._push(offset)
        return True

    def _is_clause(self, offset: int) -> bool:
        """True where the mark at `offset` quotes a part of a sentence, which does not run over paragraphs."""
        before = self.text[max(0, offset - 3) : offset].rstrip(" ")[-1:]
        return (before.isalnum() or before == "'") and self.text[offset + 1 : offset + 3].strip(" ")[:1].islower()

    def _role(self, offset: int, mark: str, span: Paragraph) -> str:
        """Tell opening marks, closing marks and neither (inches, seconds, apostrophes) apart."""
        if mark in "«‹„‟":
            return "open"
        if mark in "»›":
            return "close"
        before = self.text[offset - 1] if offset > span.start else ""
        after = self.text[offset + 1] if offset + 1 < span.end else ""
        left = before in ("", " ") or before in _BEFORE_OPEN
        right = after in ("", " ") or after in _AFTER_CLOSE
        if mark == "“":
            return "close" if self._opened("„") or (not left and right and self.stack) else "open"
        if mark == "”":
            return "open" if left and not right and not self._opened("“„‟") else "close"
        return self._straight(offset, left, right, before, after)

    def _straight(self, offset: int, left: bool, right: bool, before: str, after: str) -> str:
        """The role of a straight mark: by what it touches, then by parity."""
        opened = self._opened('"')
        if not opened and before.isdigit():
            return "neither"
        if _ELIDED.search(self.text, max(0, offset - 7), offset + 2):
            return "neither"
        if left and right:
            if not opened and after != "" and after not in ".,;:!?…)" and before != "":
                self.quotes.doubtful.add(offset)
            if opened or after == "" or after in ".,;:!?…)":
                return "close"
            return "open"
        if left and not (opened and self.last_straight == offset):
            return "open"
        if right or opened:
            return "close"
        return "neither"

    def _opened(self, marks: str) -> bool:
        """True where one of `marks` stands open in this paragraph."""
        return any(self.open[mark] for mark in marks)

    def _push(self, offset: int) -> None:
        self.stack.append(offset)
        self.open[self._kind(offset)] += 1

    def _pop(self) -> int:
        offset = self.stack.pop()
        self.open[self._kind(offset)] -= 1
        return offset

    def _closes(self, opening: int, mark: str) -> bool:
        return mark in _CLOSERS[self._kind(opening)]

    def _kind(self, opening: int) -> str:
        """The mark as an opening one: a » or ” that took up a running quotation counts as « or “."""
        mark = self.text[opening]
        return {"»": "«", "”": "“"}.get(mark, mark)

    def _close(self, offset: int, number: int) -> None:
        mark = self.text[offset]
        if any(count and mark in _CLOSERS[kind] for kind, count in self.open.items()):
            while not self._closes(self.stack[-1], mark):
                self.quotes.unclosed.append(self._pop())
            self.quotes.pairs.append(Pair(self._pop(), offset, len(self.stack)))
        elif self.stack and not self._closed_later():
            opening = self._pop()
            self.quotes.mixed.append((opening, offset))
            self.quotes.pairs.append(Pair(opening, offset, len(self.stack)))
        elif self.stack or not self._ends_running(offset, number):
            self.quotes.unopened.append(offset)

    def _closed_later(self) -> bool:
        """True where the guillemet on top of the stack finds its own closing mark further on in the paragraph."""
        if self._kind(self.stack[-1]) != "«":
            return False
        return self.ahead >= self.open["«"]

    def _ends_running(self, offset: int, number: int) -> bool:
        """Close a quotation that an earlier paragraph left open; False where there is none, or it is too far."""
        while self.running and (number - self.running[-1].number > _FAR or offset - self.running[-1].offset > _LONG):
            self._give_up()
        mark = self.text[offset]
        if any(self._closes(running.offset, mark) for running in self.running):
            while not self._closes(self.running[-1].offset, mark):
                self._give_up()
        elif not self.running or number - self.running[-1].number > 1:
            return False
        else:
            self.quotes.mixed.append((self.running[-1].offset, offset))
        self.quotes.pairs.append(Pair(self.running.pop().offset, offset, len(self.running)))
        return True

    def _leave(self, number: int) -> None:
        """Carry over what the paragraph left open: its outermost mark may run on, the others are unclosed."""
        if not self.stack:
            return
        kind = self._kind(self.stack[0])
        if any(self._kind(running.offset) == kind for running in self.running):
            self.end()
        self.quotes.unclosed.extend(self.stack[1:])
        self.running.append(_Running(self.stack[0], number))

    def _give_up(self) -> None:
        self.quotes.unclosed.append(self.running.pop().offset)

    def end(self) -> None:
        """Call unclosed whatever still runs."""
        while self.running:
            self._give_up()


def all_paired(text: str, characters: frozenset[str]) -> bool:
    """True where « and » plainly alternate in a text with these characters, none of which is another mark."""
    if not characters.isdisjoint('“”„‟"‹›'):
        return False
    before, *behind = text.split("«")
    return "»" not in before and all(map(_closes_soon, behind))


def _closes_soon(behind: str) -> bool:
    """True where one » stands behind a «, on its line or not far below, but not at the head of a line."""
    if behind.count("»") != 1:
        return False
    inside = behind[: behind.find("»")]
    if "\n" not in inside:
        return True
    return len(inside) < _LONG and inside.count("\n") < _FAR and inside[inside.rfind("\n") :].strip() != ""


def _places(text: str) -> list[int]:
    """Where the marks stand, in order: a search for each is quicker than one for all."""
    return sorted(chain.from_iterable(occurrences(text, mark) for mark in '«»“”„‟"‹›'))


def find_quotes(text: str, paragraphs: Sequence[Paragraph]) -> Quotes:
    """Pair the quotation marks of a text; linear in its length."""
    machine = _Machine(text)
    for number, offsets in by_paragraph(_places(text), paragraphs):
        machine.paragraph(number, paragraphs[number], offsets)
    machine.end()
    quotes = machine.quotes
    for marks in (quotes.pairs, quotes.unclosed, quotes.unopened, quotes.mixed):
        marks.sort()
    end = -1
    for pair in quotes.pairs:
        if pair.start > end:
            quotes.outer.append((pair.start, pair.end))
            end = pair.end
    return quotes
