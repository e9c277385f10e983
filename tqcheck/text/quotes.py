"""The quotation state machine: pairs, and the marks that no pair and no convention explains.

French prints a quotation that runs over several paragraphs with « at the head of each of them and one » at the end, or
with » at the head of each following paragraph (older use). Both, and a quotation that simply runs on to its » in one
of the next paragraphs, are correct.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tqcheck.text.lines import Kind, Paragraph

MARKS = re.compile('[«»“”„"‹›]')
_CLOSER = {"«": "»", "“": "”", "„": "“", "‹": "›", '"': '"'}
_RUNS_ON = 4  # paragraphs that a quotation may cross before its closing mark
_RESUMES = 1500  # code points between marks of one long quotation that holds others
_ELIDED = re.compile(r"(?i:\b(?:[ldnsjmtc]|qu|jusqu|lorsqu|aujourd))\"\w")


class Pair(NamedTuple):
    """An opening and a closing mark, their offsets, and how many quotations stand around them."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True)
class Quotes:
    """All quotations of an article; offsets point at the marks."""

    pairs: list[Pair] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    mixed: list[tuple[int, int]] = field(default_factory=list)
    outer: list[tuple[int, int]] = field(default_factory=list)

    def around(self, offset: int) -> tuple[int, int] | None:
        """The outermost quotation that holds `offset`, as offsets of its two marks, or None."""
        index = bisect_right(self.outer, (offset, offset)) - 1
        if index >= 0 and self.outer[index][0] <= offset <= self.outer[index][1]:
            return self.outer[index]
        return None


class _Machine:
    """Reads the marks of one article, paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes = Quotes()
        self.stack: list[int] = []
        self.running: tuple[int, int] | None = None  # a quotation left open: its mark and its paragraph's number

    def paragraph(self, number: int, span: Paragraph, following: Paragraph | None) -> None:
        """Pair the marks of one paragraph, in the light of what was left open before it."""
        self.stack = []
        first = True
        for found in MARKS.finditer(self.text, span.start, span.end):
            offset = found.start()
            at_head = first and offset == span.start
            first = False
            if self.running and number - self.running[1] > _RUNS_ON:
                self.give_up()
            if at_head and self.running and found[0] in '«»“”"':
                self._continue(offset, number)
                continue
            role = self._role(offset, found[0])
            if role == "open":
                self.stack.append(offset)
            elif role == "close":
                self._close(offset, number)
        self._end(number, following)

    def _role(self, offset: int, mark: str) -> str:
        """Tell opening, closing and neither (inches, seconds) apart."""
        if mark in "«‹":
            return "open"
        if mark in "»›":
            return "close"
        before = self.text[offset - 1] if offset else " "
        after = self.text[offset + 1] if offset + 1 < len(self.text) else " "
        if mark == "„":
            return "open"
        if mark == "“":
            return "close" if self.stack and self.text[self.stack[-1]] == "„" else "open"
        if mark == "”":
            return "close"
        open_straight = any(self.text[i] == '"' for i in self.stack)
        if (before.isdigit() and not open_straight) or _ELIDED.search(self.text, max(0, offset - 7), offset + 2):
            return "neither"  # inches, seconds, or a mark typed for an apostrophe
        if open_straight:
            return "open" if (before in " (\n" and after not in " .,;:!?)\n" and self._top() != '"') else "close"
        if self.stack and self._top() in "“«" and not before.isspace() and before not in "('" and (
            after.isspace() or after in ".,;:!?)"
        ):  # fmt: skip
            return "close"
        if (self.running and self.text[self.running[0]] == '"') and not before.isspace() and before not in "('":
            return "close"
        if not before.isspace() and before not in "(['-–—/«:":
            return "open" if after.isalnum() else "close"
        return "close" if after in " .,;)\n" and before not in "'(" and not before.isspace() else "open"

    def _top(self) -> str:
        return self.text[self.stack[-1]] if self.stack else ""

    def _continue(self, offset: int, number: int) -> None:
        """A mark at the head of a paragraph takes up the quotation left open before it."""
        assert self.running is not None
        if self.text[offset] in "»”":
            self.stack.append(self.running[0])
        else:
            self.quotes.pairs.append(Pair(self.running[0], offset - 1, 0))
            self.stack.append(offset)
        self.running = None

    def _close(self, offset: int, number: int) -> None:
        mark = self.text[offset]
        if not self.stack:
            if self.running and _CLOSER[self.text[self.running[0]]] == mark:
                self.quotes.pairs.append(Pair(self.running[0], offset, 0))
                self.running = None
            else:
                self.quotes.unopened.append(offset)
            return
        matching = next((i for i in reversed(range(len(self.stack))) if _CLOSER[self._mark(i)] == mark), None)
        if matching is None:
            opening = self.stack.pop()
            self.quotes.mixed.append((opening, offset))
            self.quotes.pairs.append(Pair(opening, offset, len(self.stack)))
            return
        self.quotes.unclosed.extend(self.stack[matching + 1 :])
        opening = self.stack[matching]
        del self.stack[matching:]
        self.quotes.pairs.append(Pair(opening, offset, len(self.stack)))

    def _mark(self, index: int) -> str:
        return self.text[self.stack[index]]

    def _end(self, number: int, following: Paragraph | None) -> None:
        """Decide about what the paragraph left open: it may run on, or it is unclosed."""
        if not self.stack:
            return
        if self.running:
            self.give_up()
        self.quotes.unclosed.extend(self.stack[1:])
        self.running = (self.stack[0], number)
        if following is None:
            self.give_up()

    def give_up(self) -> None:
        """Call the running quotation unclosed."""
        if self.running:
            self.quotes.unclosed.append(self.running[0])
            self.running = None

    def expire(self, number: int, span: Paragraph) -> None:
        """Report a running quotation when this paragraph shows that no convention explains it."""
        if self.running is None or span.kind in (Kind.LIST_ITEM, Kind.CREDIT):
            return
        first = MARKS.search(self.text, span.start, span.end)
        if first is None:
            if number - self.running[1] >= _RUNS_ON:
                self.give_up()
            return
        opens_inside = first.start() != span.start and self._role(first.start(), first[0]) == "open"
        if opens_inside:
            self.give_up()


def _join_long(text: str, quotes: Quotes) -> None:
    """Pair an unclosed mark with the next unopened one: a long quotation that holds shorter ones."""
    quotes.unclosed.sort()
    quotes.unopened.sort()
    waiting = list(quotes.unopened)
    for opening in list(quotes.unclosed):
        following = next((o for o in quotes.unclosed if o > opening), len(text))
        closing = next((o for o in waiting if o > opening), None)
        if closing is None or closing > following or closing - opening > _RESUMES or "\n" not in text[opening:closing]:
            continue
        if _CLOSER[text[opening]] == text[closing]:
            quotes.unclosed.remove(opening)
            quotes.unopened.remove(closing)
            quotes.pairs.append(Pair(opening, closing, 0))


def find_quotes(text: str, paragraphs: Sequence[Paragraph]) -> Quotes:
    """Pair the quotation marks of a text; linear in its length."""
    machine = _Machine(text)
    if MARKS.search(text) is None:
        return machine.quotes
    for number, span in enumerate(paragraphs):
        machine.expire(number, span)
        machine.paragraph(number, span, paragraphs[number + 1] if number + 1 < len(paragraphs) else None)
    machine.give_up()
    quotes = machine.quotes
    _join_long(text, quotes)
    for marks in (quotes.pairs, quotes.unclosed, quotes.unopened, quotes.mixed):
        marks.sort()
    end = -1
    for pair in quotes.pairs:
        if pair.start > end:
            quotes.outer.append((pair.start, pair.end))
            end = pair.end
    return quotes
