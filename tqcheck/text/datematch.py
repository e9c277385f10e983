"""Which dates of a translation contradict those of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tqcheck.pattern import regex
from tqcheck.text.dates import CENTURY, Moment, Unit

_HALF = 12
_DECADE = 10
_WEEK = 7
_PLAIN = (Unit.YEAR, Unit.CENTURY, Unit.QUARTER)
_IN_MONTHS = (Unit.DATE, Unit.MONTH)
_ZONES = (
    ("local", regex(r"\b(?:heures? locales?|local time)\b")),
    ("GMT", regex(r"\b(?:GMT|UTC|TU)\b")),
    ("other", regex(
        r"\b(?:CES?T|BST|AEST|[ECMP][SD]?T|HNE|HAE|HE|time zone|fuseau"
        r"|heures? (?:française|belge|suisse|d'été|d'hiver|de (?:l'Est|l'Ouest|[A-ZÉ])\w*"
        r"|du|à [A-ZÉ]\w*)|[A-Z]\w+ time)\b"
    )),
)  # fmt: skip
_PARTS = (
    ("morning", regex(r"(?i)\b(?:aube|matin|matinée|minuit|early|morning|dawn)\b")),
    ("evening", regex(r"(?i)\b(?:soir|soirée|late|night|evening|eve)\b")),
)
_EVENING = regex(r"\b(?:soir|soirée|nuit|après-midi)\b")


class Side(NamedTuple):
    """One side of what is compared: the moments of the passage, those of its surroundings, and their text."""

    here: Sequence[Moment]
    near: Sequence[Moment]
    passage: str
    window: str


def contradictions(target: Side, source: Side) -> Iterator[tuple[Moment, Moment]]:
    """Each moment of the target that the source does not tell, with one of its kind that the target does not tell."""
    free = [moment for moment in source.here if moment.sure]
    for moment in target.here:
        if not moment.sure or not free:
            continue
        facing = [other for other in free if _clash(moment, other, target, source)]
        if facing:
            best = max(facing, key=lambda other: _likeness(moment, other))
            free.remove(best)
            yield moment, best


def may_contradict(here: Sequence[Moment], there: Sequence[Moment]) -> bool:
    """False where no moment of one passage can be told otherwise by the other: nothing around them need be seen."""
    ours = [moment for moment in here if moment.sure and _lacks(moment, here, there)] if there else ()
    theirs = [moment for moment in there if moment.sure and _lacks(moment, there, here)] if ours else ()
    return any(_differ(moment, other) for moment in ours for other in theirs)


def _lacks(moment: Moment, own: Sequence[Moment], across: Sequence[Moment]) -> bool:
    """True where the other passage has no answer to a moment."""
    if moment.unit not in _IN_MONTHS:
        return _more(moment, own, across, same)
    return _all_days(across).isdisjoint(_days(moment)) or _more(moment, own, across, _one_month)


def _differ(moment: Moment, other: Moment) -> bool:
    if moment.unit not in _IN_MONTHS or other.unit not in _IN_MONTHS:
        return moment.unit is other.unit and not same(moment, other)
    return moment.month != other.month or (moment.day is not None and other.day is not None and moment.day != other.day)


def _likeness(one: Moment, two: Moment) -> int:
    """How much of two moments is the same: what was mistaken is mostly one of its parts."""
    pairs = ((one.day, two.day), (one.month, two.month), (one.minute, two.minute), (one.year, two.year))
    return sum(a is not None and a == b for a, b in pairs) + (one.unit is two.unit)


def _clash(moment: Moment, other: Moment, target: Side, source: Side) -> bool:
    if moment.unit in _IN_MONTHS and other.unit in _IN_MONTHS:
        return _dates_clash(moment, other, target, source)
    if moment.unit is not other.unit or same(moment, other):
        return False
    if not (_left_over(moment, target, source, same) and _left_over(other, source, target, same)):
        return False
    if moment.unit is Unit.WEEKDAY:
        return _weekdays_clash(moment, other, target, source)
    if moment.unit is Unit.TIME:
        return _times_clash(moment, other, target, source)
    if moment.unit is Unit.YEAR:
        return not (_relative("year", target, source) or _written(moment, source) or _written(other, target))
    return moment.unit in (*_PLAIN, Unit.DECADE)


def same(one: Moment, two: Moment) -> bool:
    """True where two moments may be one: the same value, or one that holds the other."""
    units = {one.unit, two.unit}
    if units == {Unit.YEAR, Unit.DECADE}:
        year, decade = (one.year, two.decade) if one.unit is Unit.YEAR else (two.year, one.decade)
        return (year or 0) % CENTURY // _DECADE * _DECADE == (decade or 0) % CENTURY
    if units == {Unit.CENTURY, Unit.DECADE}:
        century, decade = (one.century, two.decade) if one.unit is Unit.CENTURY else (two.century, one.decade)
        return (decade or 0) // CENTURY + 1 == century
    if one.unit is not two.unit:
        return False
    if one.unit is Unit.DECADE:
        short = min(one.decade or 0, two.decade or 0) < CENTURY
        return one.decade == two.decade or (short and (one.decade or 0) % CENTURY == (two.decade or 0) % CENTURY)
    if one.unit is Unit.TIME:
        hours = {(one.hour or 0), (two.hour or 0)}
        halves = {hour % _HALF for hour in hours}
        return one.minute == two.minute and (len(hours) == 1 or (len(halves) == 1 and (one.half_day or two.half_day)))
    return (one.weekday, one.year, one.century, one.quarter) == (two.weekday, two.year, two.century, two.quarter)


def _left_over(moment: Moment, own: Side, across: Side, alike: Callable[[Moment, Moment], bool]) -> bool:
    """True where one side tells a moment more often than the other, in the passage and around it."""
    return _more(moment, own.here, across.here, alike) and _more(moment, own.near, across.near, alike)


def _more(
    moment: Moment, told: Sequence[Moment], answers: Sequence[Moment], alike: Callable[[Moment, Moment], bool]
) -> bool:
    return sum(alike(moment, each) for each in told if each.sure) > sum(alike(moment, each) for each in answers)


def _dates_clash(moment: Moment, other: Moment, target: Side, source: Side) -> bool:
    if moment.month != other.month:
        if _relative("month", target, source):
            return False
        return _left_over(moment, target, source, _one_month) and _left_over(other, source, target, _one_month)
    if moment.day is None or other.day is None or moment.day == other.day:
        return False
    known = _all_days(source.near).isdisjoint(_days(moment)) and _all_days(target.near).isdisjoint(_days(other))
    return known and not (_number(moment.day, source.window) or _number(other.day, target.window))


def _days(moment: Moment) -> set[tuple[int, int]]:
    days = {(moment.day or 0, moment.month or 0)}
    return days | {moment.swapped} if moment.swapped else days


def _one_month(one: Moment, two: Moment) -> bool:
    """True where two moments may lie in one month."""
    if one.unit not in _IN_MONTHS or two.unit not in _IN_MONTHS:
        return False
    return not {month for _, month in _days(one)}.isdisjoint(month for _, month in _days(two))


def _all_days(moments: Iterable[Moment]) -> set[tuple[int, int]]:
    return {day for moment in moments if moment.unit is Unit.DATE for day in _days(moment)}


def _number(number: int, text: str) -> bool:
    return re.search(rf"(?<!\d)0?{number}(?!\d)", text) is not None


def _written(moment: Moment, side: Side) -> bool:
    """True where the digits of a year, or the last two of them after an apostrophe, stand on the other side."""
    year = moment.year or 0
    return _number(year, side.window) or f"'{year % CENTURY:02}" in side.window


def _relative(what: str, target: Side, source: Side) -> bool:
    """True where one side has a word such as "yesterday" that the other may have told by its date."""
    counts = [sum(each.relative == what for each in side.here) for side in (target, source)]
    return counts[0] != counts[1]


def _weekdays_clash(moment: Moment, other: Moment, target: Side, source: Side) -> bool:
    if _relative("day", target, source):
        return False
    apart = ((moment.weekday or 0) - (other.weekday or 0)) % _WEEK
    return apart not in (1, _WEEK - 1) or not _over_midnight(target.passage, source.passage)


def _over_midnight(target: str, source: str) -> bool:
    """True where a night may belong to the day before or to the day behind, or the sides tell other parts of a day."""
    if "nuit" in target or "overnight" in source.lower() or "midnight" in source:
        return True
    parts = [{name for name, pattern in _PARTS if pattern.search(text)} for text in (target, source)]
    return bool(parts[0] and parts[1]) and parts[0].isdisjoint(parts[1])


def _times_clash(moment: Moment, other: Moment, target: Side, source: Side) -> bool:
    zones = [{name for name, pattern in _ZONES if pattern.search(side.window)} for side in (target, source)]
    if zones[0] != zones[1] or "other" in zones[0]:
        return False
    if (moment.hour or 0) % _HALF == (other.hour or 0) % _HALF and moment.minute == other.minute:
        return _EVENING.search(target.passage) is None
    hours = {other.hour or 0, (other.hour or 0) % _HALF}
    return not (moment.minute == 0 and any(_hour(hour, target.window) for hour in hours if hour))


def _hour(hour: int, text: str) -> bool:
    """True where a number stands as an hour does, also in a span of hours: de 9 à 17 heures."""
    return re.search(rf"(?<![\d,])0?{hour}(?: ?h\b| ?heures?\b|:\d\d| ?(?:et|à|ou|-|–) ?\d)", text) is not None
