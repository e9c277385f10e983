"""Dates and times of day in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tqcheck.pattern import regex
from tqcheck.text.calendar import ENGLISH_MONTHS, SHORT_MONTHS
from tqcheck.text.clock_en import find_times
from tqcheck.text.dates import Moment, Places, Unit, begins, full_year
from tqcheck.text.wordindex import WordIndex

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBER = {name: number for number, name in enumerate(ENGLISH_MONTHS, 1)}
_NUMBER |= {name: number for number, name in enumerate(SHORT_MONTHS, 1)} | {"Sep": 9}
_OLD = 1400  # smaller numbers of four digits are seldom years in news
_WORDS = frozenset(("March", "May", "April", "June", "August"))  # names and verbs too
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90}  # fmt: skip
_CENTURIES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
              "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
              "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
              "twentieth": 20, "twenty-first": 21}  # fmt: skip
_DAY_WORDS = tuple(
    name.lower() + tail
    for name in (*WEEKDAYS, "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")
    for tail in ("", "s")
)
_MONTH_WORDS = tuple(name.lower() for name in _NUMBER)
_QUARTER_WORDS = (*_ORDINALS, "q1", "q2", "q3", "q4")
_CENTURY_WORDS = (*_CENTURIES, "twenty")
# days that French may tell by their date or the date by their name
_FEASTS = {
    "Christmas Day": (25, 12), "Christmas Eve": (24, 12), "Boxing Day": (26, 12), "New Year's Eve": (31, 12),
    "New Year's Day": (1, 1), "Bastille Day": (14, 7), "Independence Day": (4, 7), "Fourth of July": (4, 7),
    "May Day": (1, 5), "Armistice Day": (11, 11), "Veterans Day": (11, 11), "Remembrance Day": (11, 11),
    "Valentine's Day": (14, 2), "Halloween": (31, 10), "All Saints": (1, 11), "April Fool": (1, 4),
    "VE Day": (8, 5), "D-Day": (6, 6), "Canada Day": (1, 7), "St Patrick's Day": (17, 3), "Labor Day": (1, 9),
    "9/11": (11, 9), "7/7": (7, 7),
}  # fmt: skip
_FEAST_WORDS = tuple({re.split(r"\W", name.lower())[0] for name in _FEASTS})

_WEEKDAY = regex(rf"(?P<name>{'|'.join(WEEKDAYS)}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?=\.))s?(?!\w)")
_NOT_THE_DAY = regex(
    r" (?:Times|Telegraph|Express|Mirror|People|Herald|World|Independent|Post|Mail|Business"
    r"|Night (?:Football|Live|Lights)|Agreement|Trust|Book Club)\b"
)
_MONTH = regex(
    rf"(?P<name>{'|'.join(ENGLISH_MONTHS)}"
    rf"|(?:Sep|{'|'.join(name for name in SHORT_MONTHS if name != 'May')})(?=\.| \d))(?!\w)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DAYS_BEFORE = regex(
    rf"(?<![\w.,:/-])(?P<others>(?:{_DAY}(?:st|nd|rd|th)?(?:, ?| ?(?:[-–/]|,? ?and|or|to|until) ?)(?:the )?){{0,8}})"
    rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of|-day of)? $"
)
_DAYS_BEHIND = regex(
    rf"\.? (?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
    rf"(?P<others>(?:(?:, (?:the )?{_DAY}(?:st|nd|rd|th)?){{0,8}},? ?(?:[-–/]|and|or|to|until|through) ?(?:the )?{_DAY}"
    r"(?:st|nd|rd|th)?(?![\w:%]|[.,]\d))?)"
)
_ONE_DAY = regex(rf"(?<!\d){_DAY}(?!\d)")
_YEAR_BEHIND = regex(r"[.,]{0,2} (?:of )?(?P<year>1\d{3}|2[01]\d\d)(?![\w%]|,\d|\.\d)")
_YEAR = regex(r"(?:1[0-9]|2[01])\d\d(?!\w|[.,]\d|-\w*[a-z]|[%°])")
_SPAN_OF_YEARS = regex(r"[-–/](?P<tail>\d\d(?:\d\d)?)(?!\w|[-–/.,]\d)")
_NUMERIC = regex(r"(?P<one>[0-3]?\d)(?P<sign>[/.])(?P<two>[0-3]?\d)(?P=sign)(?P<year>(?:19|20)\d\d|\d\d)(?!\w|[/.,]\d)")
_DECADE = regex(rf"(?P<digits>1\d\d0|20[0-9]0|[2-9]0)'?s(?!\w)|(?P<words>(?i:{'|'.join(_DECADES)}))(?!\w)")
_CENTURY = regex(
    rf"(?P<digits>\d\d?)(?:st|nd|rd|th)|(?P<words>(?i:{'|'.join(sorted(_CENTURIES, key=len)[::-1])}))(?!\w)"
)
_QUARTER = regex(rf"(?P<word>(?i:{'|'.join(_ORDINALS)}))[ -](?:fiscal )?quarter|Q(?P<digit>[1-4])(?!\w)")
_RELATIVE = regex(
    r"(?P<day>(?i:today|yesterday|tomorrow|tonight|overnight)|last night|(?:this|that) (?:morning|afternoon|evening)"
    r"|day before|previous (?:day|night|evening)|(?:next|following|same) (?:day|morning|night|evening)"
    r"|day after|eve of)(?!\w)"
    r"|(?P<month>(?:last|next|this|that|previous|following|same) month)(?!\w)"
    r"|(?P<year>(?:last|next|this|that|previous|following|same|past) (?:year|season)"
    r"|year (?:earlier|ago|before|later))(?!\w)"
)
_FEAST = regex("|".join(map(re.escape, _FEASTS)))


def find_dates(
    text: str, start: int, end: int, index: WordIndex | None = None, figures: Sequence[str] | None = None
) -> Iterator[Moment]:
    """The moments of text[start:end], each kind in order; offsets are those of the text, which is a normalised view.

    `index`, if there is one, is that of the words of the whole text, and `figures` those that begin with a digit.
    """
    places = Places(text, start, end, index, figures)
    taken: set[int] = set()
    for finder in (_weekdays, _months, _numeric, find_times, _decades, _centuries, _quarters, _years, _feasts):
        for moment in finder(text, start, end, places):
            if moment.unit in (Unit.DATE, Unit.YEAR, Unit.TIME, Unit.DECADE) and not taken.isdisjoint(
                range(moment.start, moment.end)
            ):
                continue
            taken.update(range(moment.start, moment.end))
            yield moment


def _weekdays(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_WEEKDAY, places.of(_DAY_WORDS)):
        if not begins(text, found.start()):
            continue
        name = found["name"]
        number = next(n for n, whole in enumerate(WEEKDAYS) if whole.startswith(name))
        title = _NOT_THE_DAY.match(text, found.end(), end) or text[found.start() - 8 : found.start()] in (
            "Mail on ", " Sun on ",
        )  # fmt: skip
        yield Moment(Unit.WEEKDAY, *found.span(), weekday=number, sure=not title and name in WEEKDAYS)


def _months(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_MONTH, places.of(_MONTH_WORDS)):
        at = found.start()
        if not begins(text, at):
            continue
        month = _NUMBER[found["name"]]
        before = _DAYS_BEFORE.search(text, max(start, at - 64), at) if text[at - 2 : at - 1].isalnum() else None
        behind = None if before is not None else _DAYS_BEHIND.match(text, found.end(), end)
        done = found.end()
        if before is not None:
            yield from _other_days(text, *before.span("others"), month)
            yield Moment(Unit.DATE, before.start("day"), done, day=int(before["day"]), month=month)
        elif behind is not None:
            done = behind.end()
            yield Moment(Unit.DATE, at, behind.end("day"), day=int(behind["day"]), month=month)
            yield from _other_days(text, *behind.span("others"), month)
        year = _YEAR_BEHIND.match(text, done, end)
        if before is None and behind is None:
            whole = found["name"] in ENGLISH_MONTHS and found["name"] not in _WORDS
            sure = whole or year is not None or _is_month(text, at, found.end())
            yield Moment(Unit.MONTH, at, found.end(), month=month, sure=sure)
        if year is not None:
            yield Moment(Unit.YEAR, *year.span("year"), year=int(year["year"]))


def _other_days(text: str, start: int, end: int, month: int) -> Iterator[Moment]:
    """The days beside the one that stands next to a month: March 21, 22 and 23."""
    for day in _ONE_DAY.finditer(text, start, end):
        yield Moment(Unit.DATE, *day.span(), day=int(day[0]), month=month)


_MONTH_BEFORE = regex(
    r"(?:\b(?:in|In|since|Since|until|Until|till|by|By|last|Last|next|Next|this|early|Early|late|Late|mid|of|from|between|during"
    r"|every|each|before|after|through|to|and|for)[ -]|mid-)$"
)
_NAME_BEHIND = regex(r" (?:on|for|of|against)\b|'s\b| [A-Z]| (?:said|says|told|has|had|was|is|will)\b")


def _is_month(text: str, at: int, end: int) -> bool:
    """True where a word that is a name or a verb too stands as a month does."""
    return _MONTH_BEFORE.search(text, max(0, at - 9), at) is not None and _NAME_BEHIND.match(text, end) is None


def _numeric(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_NUMERIC, places.digits):
        one, two = int(found["one"]), int(found["two"])
        if text[found.start() - 1 : found.start()].isdigit() or not (one and two and min(one, two) <= 12):
            continue
        day, month = (one, two) if two <= 12 else (two, one)
        swapped = (month, day) if day <= 12 else None
        yield Moment(Unit.DATE, found.start(), found.end("two"), day=day, month=month, swapped=swapped)
        yield Moment(Unit.YEAR, *found.span("year"), year=full_year(found["year"], 2000))


def _years(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_YEAR, places.digits):
        before = text[max(start, found.start() - 2) : found.start()]
        if before[-1:].isalnum() or before[-1:] in tuple("_$€£#") or re.search(r"\d[.,:/]$", before):
            continue
        year = int(found[0])
        sure = year >= _OLD and _stands_as_year(text, found.start(), found.end())
        yield Moment(Unit.YEAR, *found.span(), year=year, sure=sure)
        tail = _SPAN_OF_YEARS.match(text, found.end(), end)
        if tail is not None:
            yield Moment(Unit.YEAR, *tail.span("tail"), year=full_year(tail["tail"], year))


_YEAR_BEFORE = regex(
    r"(?i:\b(?:in|since|by|from|until|till|mid|early|late|year|before|after|during|through|circa|season|spring|summer|autumn"
    r"|fall|winter)(?: the)?[ -]|[(\[] ?)$"
)
_CLOSED = regex(r" ?[.,;:)]|$| (?:and|to|until) (?:1[4-9]|20)\d\d(?!\d)")
_RECENT = regex(r"19\d\d|20[0-4]\d")
_SECOND_YEAR = regex(r"(?:1[4-9]|20)\d\d (?:and|to|until) $")
_LINKED_YEAR = regex(r"(?i:\b(?:of|to|and|for|between|the)[ -])$")
_COUNTED = regex(
    r" (?!(?:was|has|is|its|his|as|this|us|does|across|plus|versus|towards|always|perhaps|thus|unless|whereas"
    r"|sees|saw|marks|comes|looks|remains|includes|begins|starts|ends)\b)"
    r"(?:[a-z]+s|people|men|women|children)\b"
)


def _stands_as_year(text: str, at: int, end: int) -> bool:
    """True where four digits stand as a year does, and not before what they count."""
    if _YEAR_BEFORE.search(text, max(0, at - 16), at) is not None:
        return _COUNTED.match(text, end) is None
    if _RECENT.match(text, at, end) is not None and _COUNTED.match(text, end) is None:
        return True
    if _SECOND_YEAR.search(text, max(0, at - 12), at) is not None:
        return True
    if _LINKED_YEAR.search(text, max(0, at - 9), at) is None:
        return False
    return _CLOSED.match(text, end, end + 12) is not None or _COUNTED.match(text, end) is None


def _decades(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_DECADE, sorted((*places.digits, *places.of(_DECADES)))):
        if not begins(text, found.start()):
            continue
        aged = re.search(
            r"\b(?:his|her|their|my|your|our|its)(?: \w+)? $", text[max(0, found.start() - 16) : found.start()]
        )
        decade = int(found["digits"]) if found["digits"] else _DECADES[found["words"].lower()]
        yield Moment(Unit.DECADE, *found.span(), decade=decade, sure=aged is None)


def _centuries(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    told = bool(places.of(("century", "centuries")))
    for found in places.match(_CENTURY, sorted((*places.digits, *places.of(_CENTURY_WORDS)))) if told else ():
        near = text[found.end() : found.end() + 24]
        if begins(text, found.start()) and "centur" in near and "." not in near.split("centur")[0]:
            century = int(found["digits"]) if found["digits"] else _CENTURIES[found["words"].lower()]
            yield Moment(Unit.CENTURY, *found.span(), century=century)


def _quarters(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_QUARTER, places.of(_QUARTER_WORDS)):
        if begins(text, found.start()):
            quarter = int(found["digit"]) if found["digit"] else _ORDINALS[found["word"].lower()]
            yield Moment(Unit.QUARTER, *found.span(), quarter=quarter)


def find_relatives(text: str, start: int, end: int) -> Iterator[Moment]:
    """The words of text[start:end] that tell a day, a month or a year by another."""
    for found in _RELATIVE.finditer(text, start, end):
        if begins(text, found.start()):
            yield Moment(Unit.RELATIVE, *found.span(), relative=found.lastgroup or "day")


def _feasts(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_FEAST, places.of(_FEAST_WORDS)):
        if begins(text, found.start()) and not text[found.end() : found.end() + 1].isdigit():
            day, month = _FEASTS[found[0]]
            yield Moment(Unit.DATE, *found.span(), day=day, month=month, sure=False)
