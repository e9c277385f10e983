"""Dates and times of day in French text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tqcheck.pattern import regex
from tqcheck.text.calendar import MONTHS
from tqcheck.text.dates import Moment, Places, Unit, begins, full_year
from tqcheck.text.wordindex import WordIndex

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT = {"janv": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12}
_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT
_OLD = 1400  # smaller numbers of four digits are seldom years in news
_DAY_WORDS = (*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS))
_MONTH_WORDS = tuple(_NUMBER)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ORDINALS = {"premier": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4, "1er": 1, "2e": 2, "3e": 3,
             "4e": 4}  # fmt: skip
_QUARTER_WORDS = (*_ORDINALS, "t1", "t2", "t3", "t4")
_DECADES = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70,
            "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}  # fmt: skip

_WEEKDAY = regex(rf"(?P<name>{'|'.join(WEEKDAYS)}|{'|'.join(map(str.capitalize, WEEKDAYS))})s?(?!\w)")
_AFTER_WEEKDAY = regex(r" (?P<day>1er|[12]\d|3[01]|[1-9])(?![\w.,:%€$]| (?:h\b|heures?\b|%|€|\d))")
_MONTH = regex(
    rf"(?P<name>{'|'.join(MONTHS)}|{'|'.join(map(str.capitalize, MONTHS))}"
    rf"|(?:{'|'.join(_SHORT)}|{'|'.join(map(str.capitalize, _SHORT))})(?=\.))(?!\w)(?!-\w*[a-z])"
)
_DAY = r"(?:1er|[12]\d|3[01]|0?[1-9])"
_DAYS_BEFORE = regex(
    rf"(?<![\w.,:/-])(?P<others>(?:{_DAY} ?(?:[-–/,]|et|ou|au|à|jusqu'au) ?(?:le )?){{0,8}})(?P<day>{_DAY})[ -]$"
)
_ONE_DAY = regex(rf"(?<!\d){_DAY}(?!\d)")
_YEAR_BEHIND = regex(r"\.? (?P<year>1\d{3}|2[01]\d\d)(?!\w|[.,]\d| \d{3})")
_YEAR = regex(r"(?:1[0-9]|2[01])\d\d(?!\w|[.,]\d|[ -]?[%€$°]| \d{3}(?!\d))")
_SPAN_OF_YEARS = regex(r"[-–/](?P<tail>\d\d(?:\d\d)?)(?!\w|[-–/.,]\d)")
_NUMERIC = regex(
    r"(?P<day>[0-3]?\d)(?P<sign>[/.])(?P<month>[01]?\d)(?P=sign)(?P<year>(?:19|20)\d\d|\d\d)(?!\w|[/.,]\d)"
)
_TIME = regex(
    r"(?P<hour>[01]?\d|2[0-4])"
    r"(?: ?h ?(?P<minute>[0-5]\d)?(?!\w)| ?heures?(?: (?P<words>[0-5]?\d|et demie|et quart|moins le quart))?(?!\w)"
    r"|:(?P<colon>[0-5]\d)(?![\w:]|[.,]\d))(?P<half> du matin| de l'après-midi| du soir| ?[pP]\.? ?[mM]\b)?"
)
_CLOCK = regex(r"(?:^|[\s(,])(?:à|À|vers|Vers|dès|Dès|avant|jusqu'à|et|ou|entre|de) $")
_AFTERNOON = regex(r"0$|1[3-9]$|2[0-3]$")
_LASTING = regex(
    r" (?:de|d'|du|après|avant|plus|sans|par|à l'avance|consécutives|durant|sur)\b ?(?!matin|soir|l'après)"
)
_NOON = regex(r"(?:midi|minuit)(?: et demie)?(?!\w)")
_DECADE = regex(
    r"[Aa]nnées ?(?P<digits>1\d\d0|20[0-9]0|[2-9]0|(?:19|20)\d\d(?!(?: ?[-–/,]| (?:et|à|ou)) ?\d))(?!\d)"
    rf"|[Aa]nnées (?P<words>{'|'.join(sorted(_DECADES, key=len)[::-1])})(?!\w)"
)
_CENTURY = regex(r"(?P<roman>[XVI]{1,5})(?:e|è|ème|er)s?(?= (?:siècles?\b|et |ou |au )|,|-| s\.)")
_QUARTER = regex(rf"(?P<word>{'|'.join(_ORDINALS)}) trimestre(?!\w)|T(?P<digit>[1-4])(?!\w)(?= (?:19|20)\d\d|[ .,)])")
_RELATIVE = regex(
    r"(?P<day>aujourd'hui|hier|avant-hier|demain|après-demain|veille|lendemain|surlendemain|avant-veille|jour même"
    r"|ce (?:matin|soir|(?<!à ce )jour|midi)|cet après-midi|cette nuit"
    r"|nuit (?:dernière|prochaine)|jour(?:née)? précédente?)(?!\w)"
    r"|(?P<month>mois (?:dernier|prochain|suivant|précédent|en cours|courant)|ce mois(?:-ci)?)(?!\w)"
    r"|(?P<year>(?:an|année) (?:dernier|dernière|prochaine?|suivante?|précédente?|passée?|en cours)"
    r"|cette année|même année)(?!\w)"
)


def find_dates(
    text: str, start: int, end: int, index: WordIndex | None = None, figures: Sequence[str] | None = None
) -> Iterator[Moment]:
    """The moments of text[start:end], each kind in order; offsets are those of the text, which is a normalised view.

    `index`, if there is one, is that of the words of the whole text, and `figures` those that begin with a digit.
    """
    places = Places(text, start, end, index, figures)
    taken: set[int] = set()
    for finder in (_weekdays, _months, _numeric, _times, _decades, _centuries, _quarters, _years):
        for moment in finder(text, start, end, places):
            if moment.unit in (Unit.DATE, Unit.YEAR, Unit.TIME, Unit.DECADE) and not taken.isdisjoint(
                range(moment.start, moment.end)
            ):
                continue
            taken.update(range(moment.start, moment.end))
            yield moment


def _weekdays(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_WEEKDAY, places.of(_DAY_WORDS)):
        if not begins(text, found.start(), "_-"):
            continue
        name = found["name"]
        sure = name[0].islower() or not text.startswith(" ", found.start() - 1) or text[found.start() - 2] in ".!?»"
        yield Moment(Unit.WEEKDAY, *found.span(), weekday=WEEKDAYS.index(name.lower()), sure=sure)
        day = _AFTER_WEEKDAY.match(text, found.end(), end)
        if day is not None and not _MONTH.match(text, day.end() + 1, end):
            yield Moment(Unit.DAY, *day.span("day"), day=_day(day["day"]))


def _day(digits: str) -> int:
    return int(digits.removesuffix("er"))


def _months(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_MONTH, places.of(_MONTH_WORDS)):
        at = found.start()
        if not begins(text, at, "_-") and text[at - 1] != "-":
            continue
        month = _NUMBER[found["name"].lower()]
        days = _DAYS_BEFORE.search(text, max(start, at - 60), at) if text[at - 2 : at - 1].isalnum() else None
        year = _YEAR_BEHIND.match(text, found.end(), end)
        if days is not None:
            for day in _ONE_DAY.finditer(text, *days.span("others")):
                yield Moment(Unit.DATE, *day.span(), day=_day(day[0]), month=month)
            yield Moment(Unit.DATE, days.start("day"), found.end(), day=_day(days["day"]), month=month)
        elif text[at - 1 : at] != "-" or text[at - 3 : at] == "mi-":
            sure = found["name"] in MONTHS or year is not None
            yield Moment(Unit.MONTH, at, found.end(), month=month, sure=sure)
        if year is not None:
            yield Moment(Unit.YEAR, *year.span("year"), year=int(year["year"]))


def _numeric(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_NUMERIC, places.digits):
        day, month = int(found["day"]), int(found["month"])
        if text[found.start() - 1 : found.start()].isdigit() or not (1 <= day <= 31 and 1 <= month <= 12):
            continue
        swapped = (month, day) if day <= 12 else None
        yield Moment(Unit.DATE, found.start(), found.end("month"), day=day, month=month, swapped=swapped)
        yield Moment(Unit.YEAR, *found.span("year"), year=full_year(found["year"], 2000))


def _years(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_YEAR, places.digits):
        before = text[max(start, found.start() - 2) : found.start()]
        if before[-1:].isalnum() or before[-1:] in tuple("_$€£#") or re.search(r"\d[ .,:/]$", before):
            continue
        year = int(found[0])
        sure = year >= _OLD and _stands_as_year(text, found.start(), found.end())
        yield Moment(Unit.YEAR, *found.span(), year=year, sure=sure)
        tail = _SPAN_OF_YEARS.match(text, found.end(), end)
        if tail is not None:
            yield Moment(Unit.YEAR, *tail.span("tail"), year=full_year(tail["tail"], year))


_YEAR_BEFORE = regex(
    r"(?i:\b(?:en|depuis|dès|d'ici(?: à)?|jusqu'en|fin|début|mi|an|année|avant|après|saison|printemps"
    r"|été|automne|hiver|courant|vers|pour|exercice|semestre|trimestre|horizon|édition|millésime)[ -]|[(\[] ?)$"
)
_WORD_BEFORE = regex(r"(?<![^\W\d_])(?!numéro|vol |modèle|article|chambre|page)[a-zà-ÿ'-]+ $")
_RECENT = regex(r"19[1-9]\d|19\d[1-9]|20[1-4]\d|20\d[1-9]")
_CLOSED = regex(r" ?[.,;:)]|$| (?:à|et|au) (?:1[4-9]|2[01])\d\d(?!\d)")
_SECOND_YEAR = regex(r"(?:1[4-9]|20)\d\d (?:à|et|au) $")
_LINKED_YEAR = regex(r"(?i:\b(?:de|à|et|entre|les)[ -])$")
_COUNTED = regex(
    r" (?!(?:dans|pas|mais|puis|depuis|plus|moins|sous|sans|[cdlst]es|aux|vers|alors|après|dès|très|toujours|jamais"
    r"|désormais|hors|tous|[nv]ous|ils|elles|ceux|leurs|deux|trois|six|dix|suis|as|chez|avons|avais)\b)"
    r"(?:[a-zà-ÿ]+[sx]|km|kg|m|cm|ha|g|t|kW|MW|h)\b"
)


def _stands_as_year(text: str, at: int, end: int) -> bool:
    """True where four digits stand as a year does, and not before what they count."""
    if _YEAR_BEFORE.search(text, max(0, at - 12), at) is not None:
        return _COUNTED.match(text, end) is None
    if _SECOND_YEAR.search(text, max(0, at - 12), at) is not None:
        return True
    if _RECENT.match(text, at, end) is not None and _WORD_BEFORE.search(text, max(0, at - 20), at) is not None:
        return _COUNTED.match(text, end) is None
    if _LINKED_YEAR.search(text, max(0, at - 9), at) is None:
        return False
    return _CLOSED.match(text, end, end + 12) is not None or _COUNTED.match(text, end) is None


def _times(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_TIME, places.digits):
        at = found.start()
        if not begins(text, at, "_-") or text[at - 1 : at] in tuple(".,:/$€"):
            continue
        bare = not (found["minute"] or found["colon"] or found["words"])
        clock = _CLOCK.search(text, max(start, at - 9), at) is not None
        clock = clock or (text[at - 2 : at] == ", " and _AFTERNOON.match(found["hour"]) is not None)
        sure = clock and not (bare and _LASTING.match(text, found.end(), end) is not None)
        hour = int(found["hour"])
        if found["half"] not in (None, " du matin") and hour < 12:
            hour += 12
        hour -= found["words"] == "moins le quart"
        yield Moment(Unit.TIME, at, found.end(), hour=hour % 24, minute=_minute(found), sure=sure)
    for found in places.match(_NOON, places.of(("midi", "minuit"))):
        if begins(text, found.start(), "_-") and text[found.start() - 6 : found.start()] != "après-":
            minute = 30 if found[0].endswith("demie") else 0
            sure = _CLOCK.search(text, max(start, found.start() - 9), found.start()) is not None
            hour = 12 if found[0].startswith("midi") else 0
            yield Moment(Unit.TIME, *found.span(), hour=hour, minute=minute, sure=sure)


def _minute(found: re.Match[str]) -> int:
    spelled = {"et demie": 30, "et quart": 15, "moins le quart": 45}
    words = found["words"] or ""
    return spelled.get(words) or int(found["minute"] or found["colon"] or words or 0)


def _decades(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(_DECADE, places.of(("années",))):
        group = "digits" if found["digits"] else "words"
        decade = int(found["digits"]) if found["digits"] else _DECADES[found["words"]]
        yield Moment(Unit.DECADE, *found.span(group), decade=decade)


def _centuries(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    if not places.of(("siècle", "siècles")):
        return
    roman = [word for word in places.index if word[0] in "xvi" and word[-1] in "eèrs"]
    for found in places.match(_CENTURY, places.of(roman)):
        if begins(text, found.start(), "_-") and "siècle" in text[found.end() : found.end() + 24]:
            yield Moment(Unit.CENTURY, *found.span(), century=_roman(found["roman"]))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if v < max(values[n + 1 :], default=0) else v for n, v in enumerate(values))


def _quarters(text: str, start: int, end: int, places: Places) -> Iterator[Moment]:
    for found in places.match(
        _QUARTER, places.of(_QUARTER_WORDS) if places.of(("trimestre",)) else places.of(("t1", "t2", "t3", "t4"))
    ):
        if begins(text, found.start(), "_-"):
            quarter = int(found["digit"]) if found["digit"] else _ORDINALS[found["word"].lower()]
            yield Moment(Unit.QUARTER, *found.span(), quarter=quarter, sure=found["word"] is not None)


def find_relatives(text: str, start: int, end: int) -> Iterator[Moment]:
    """The words of text[start:end] that tell a day, a month or a year by another."""
    for found in _RELATIVE.finditer(text, start, end):
        if begins(text, found.start(), "_-"):
            yield Moment(Unit.RELATIVE, *found.span(), relative=found.lastgroup or "day")
