"""Dates and times of day: what the finders of French and English (dates_fr, dates_en) tell of a text."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from tqcheck.text.wordindex import WordIndex, index_words, lower

CENTURY = 100


class Unit(enum.StrEnum):
    """What a moment names; "3 mai 1996" is a date and a year, "mardi soir" a weekday."""

    WEEKDAY = "weekday"
    DATE = "date"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    QUARTER = "quarter"
    TIME = "time"
    RELATIVE = "relative"


class Moment(NamedTuple):
    """A part of a date that can be wrong by itself: [start, end) of the text, what it names and its value.

    `weekday` counts from 0, Monday; `decade` is its first year, below 100 where the century is not told; `hour` and
    `minute` are of the 24-hour clock unless `half_day` says that they may be of either half. `swapped` is the other
    (day, month) that digits may mean. `relative` is "day", "month" or "year": what a word such as "yesterday" or "last
    month" replaces. A moment that is not `sure` may be something else, such as a name, and only excuses others.
    """

    unit: Unit
    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    decade: int | None = None
    century: int | None = None
    quarter: int | None = None
    hour: int | None = None
    minute: int | None = None
    half_day: bool = False
    swapped: tuple[int, int] | None = None
    relative: str = ""
    sure: bool = True


def begins(text: str, at: int, joints: str = "_") -> bool:
    """True where no letter, digit or joint stands before an offset."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in joints)


class Places:
    """Where dates may begin in text[start:end]: a pattern is tried at a few words and nowhere else."""

    def __init__(
        self, text: str, start: int, end: int, index: WordIndex | None, figures: Sequence[str] | None = None
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.base = 0 if index is not None else start
        self._figures = figures
        self.index = index if index is not None else index_words(lower(text[start:end]))

    def of(self, words: Iterable[str]) -> list[int]:
        """The offsets of some lower-case words, in order."""
        lists = [self.index[word] for word in words if word in self.index]
        return sorted(at + self.base for offsets in lists for at in offsets if self.start <= at + self.base < self.end)

    @cached_property
    def digits(self) -> list[int]:
        """The offsets of the words that begin with a digit."""
        if self._figures is None:
            return self.of([word for word in self.index if word[0].isdigit()])
        return self.of(self._figures)

    def match(self, pattern: re.Pattern[str], offsets: Iterable[int]) -> Iterator[re.Match[str]]:
        """The matches of a pattern at the offsets, none inside another."""
        done = 0
        for at in offsets:
            found = pattern.match(self.text, at, self.end) if at >= done else None
            if found is not None:
                done = found.end()
                yield found


def full_year(digits: str, near: int) -> int:
    """The year that two digits mean, in the century of another; four digits as they are."""
    return int(digits) if len(digits) == 4 else near - near % CENTURY + int(digits)
