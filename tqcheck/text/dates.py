"""Dates and times of day: what the finders of French and English (dates_fr, dates_en) tell of a text."""

from __future__ import annotations

import enum
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Moment:
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
