"""Times of day in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.pattern import regex
from tqcheck.text.dates import Moment, Places, Unit, begins

_TIME = regex(
    r"(?P<hour>[01]?\d|2[0-4])(?:"
    r"(?:[:.](?P<minute>[0-5]\d))?(?: ?hrs)? ?(?P<half>[aApP]\. ?[mM]\b\.?|[ap]m\b|[AP]M\b)"
    r"|[:.](?P<colon>[0-5]\d)(?: ?(?:hrs|hours|GMT|UTC|CET|BST|CEST))?(?![\w:]|[.,]\d)"
    r"(?! ?(?:%|per\b|pct|percent|points?\b|[mbt]n\b|[mbtr]+illion|[mk]m?\b|kg|miles|met|feet|pounds|ton))"
    r"|(?P<bare>[0-5]\d)(?= ?(?:hrs|hours|GMT|UTC|CET|BST|CEST|local time)\b)"
    r"| o'clock\b)"
)
_CLOCK = regex(r"(?:^|[\s(,])(?:at|At|around|about|by|By|until|till|from|between|before|after|and|to|or|on) $")
_NOON = regex(r"(?:noon|midday|midnight)(?!\w)")
_HOURS = {word: n for n, word in enumerate(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
)}  # fmt: skip
_SPELT = regex(
    rf"(?i:(?P<part>half|(?:a )?quarter) (?P<way>past|to) (?P<hour>{'|'.join(_HOURS)}|1[0-2]|[1-9])(?!\w)"
    rf"|(?P<whole>{'|'.join(_HOURS)}) o'clock)"
)


def find_times(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    """The times of text[start:end]: in digits, in words with half and quarter, noon and midnight."""
    for found in places.match(_TIME, places.digits):
        at = found.start()
        if not begins(text, at) or text[at - 1 : at] in tuple(".,:/$€£"):
            continue
        hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        clock = _CLOCK.search(text, max(start, at - 9), at) is not None
        sure = bool(half) or found["bare"] is not None or (clock and ":" in found[0]) or "o'clock" in found[0]
        minute = int(found["minute"] or found["colon"] or found["bare"] or 0)
        either = not half and 1 <= hour <= 12 and not found["hour"].startswith("0")
        yield Moment(Unit.TIME, at, found.end(), hour=hour % 24, minute=minute, half_day=either, sure=sure)
    for found in places.match(_SPELT, _spelt_places(places)):
        hour, minute = _spelt(found)
        yield Moment(Unit.TIME, *found.span(), hour=hour % 24, minute=minute, half_day=True)
    for found in places.match(_NOON, places.of(("noon", "midday", "midnight"))):
        if begins(text, found.start()) and not text.startswith("after", found.start() - 5):
            hour = 0 if found[0] == "midnight" else 12
            yield Moment(Unit.TIME, *found.span(), hour=hour, minute=0)


def _spelt_places(places: Places) -> list[int]:
    told = "past" in places.index or "clock" in places.index or ("quarter" in places.index and "to" in places.index)
    return places.of(("half", "quarter", *_HOURS)) if told else []


def _spelt(found: re.Match[str]) -> tuple[int, int]:
    """The hour and the minute that words tell: half past five, quarter to nine, six o'clock."""
    word = (found["whole"] or found["hour"]).lower()
    hour = int(word) if word.isdigit() else _HOURS[word]
    if found["whole"]:
        return hour, 0
    if found["part"].lower() == "half":
        return hour, 30
    return (hour, 15) if found["way"].lower() == "past" else (hour - 1, 45)
