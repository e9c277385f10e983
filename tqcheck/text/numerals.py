"""How numbers are written: the habits of a document, and numerals read and written the French way."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tqcheck.pattern import regex

_GROUP = regex("\\d(?<![\\d.,].)\\d{0,2}([ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}])\\d{3}(?!\\d)")
_UNIT = regex("\\d([ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}])(?:%|€|\\$|millions?|milliards?|euros|h )")
_SWISS = regex("\\d['\N{RIGHT SINGLE QUOTATION MARK}]\\d{3}(?!\\d)")
_SWISS_WORD = regex(r"\b(?:CHF|septante|huitante|nonante)\b")
_ENGLISH = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")


class NumberStyle(NamedTuple):
    """The space that groups thousands, the space before a unit, and whether Swiss habits are seen in a document."""

    thousands: str
    unit: str
    swiss: bool


def find_style(raw: str) -> NumberStyle:
    """What a raw text does in most of its numbers; the rules of typography where it has none."""
    groups, units = Counter(_GROUP.findall(raw)), Counter(_UNIT.findall(raw))
    return NumberStyle(
        groups.most_common(1)[0][0] if groups else "\N{NARROW NO-BREAK SPACE}",
        units.most_common(1)[0][0] if units else "\N{NO-BREAK SPACE}",
        _SWISS.search(raw) is not None or (("CHF" in raw or "ante" in raw) and _SWISS_WORD.search(raw) is not None),
    )


def group(digits: str, space: str) -> str:
    """Digits with `space` between thousands: 12000 -> 12 000; four digits and fewer than 1000 too."""
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    parts += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return space.join(parts)


def french(number: str, space: str) -> str:
    """A numeral written the English way, in French: 1,234.5 -> 1 234,5; one already French keeps its value."""
    number = number.replace(" ", "")
    if _ENGLISH.match(number):
        whole, _, fraction = number.replace(",", "").partition(".")
    elif number.count(".") > 1 or re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", number):
        whole, fraction = number.replace(".", ""), ""
    else:
        whole, _, fraction = number.replace(",", ".").partition(".")
    return group(whole, space) + ("," + fraction if fraction else "")


def value(number: str) -> float:
    """The value of a numeral written the French way: digits, spaces and one comma."""
    return float(re.sub(r"[^\d,]", "", number).replace(",", "."))
