"""Amounts: the quantities that a text tells, whatever their language and spelling, and when two are one.

Considered and left: text2num reads number words of both languages but neither units, vague numbers nor fractions;
num2words only writes; babel reads digits where the locale is known, which machine translation mixes; pint converts
and knows no language; quantulum3 is English only and slow. docs/quantities.md has the figures.
"""

from __future__ import annotations

import enum
import math
from fractions import Fraction
from typing import NamedTuple

from tqcheck.text.units import MONEY, TIME, Unit, converted, same_dimension

Span = tuple[int, int]
Value = int | Fraction


class Kind(enum.Enum):
    """What sort of quantity is told."""

    COUNT = "count"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    VAGUE = "vague"


class Amount(NamedTuple):
    """A quantity in [start, end), its unit included.

    `values` are its readings, the likeliest first: 1.234 is 1234 or 1.234. `number` spans the numeral, `scale` the word
    for thousands or more behind it, and `mantissa` is what stands before that. `units` are those that may be meant.
    `rough` says that the word itself is approximate (vingtaine); a `weak` one answers others and is never reported.
    """

    start: int
    end: int
    values: tuple[Value, ...]
    kind: Kind
    units: tuple[Unit, ...]
    number: Span
    scale: Span | None = None
    rough: bool = False
    weak: bool = False
    written: bool = False  # in digits

    @property
    def value(self) -> Value:
        """The likeliest reading."""
        return self.values[0]

    @property
    def numeral(self) -> Span:
        """The numeral with the word that scales it."""
        return (self.number[0], self.scale[1]) if self.scale else self.number


_CONVERSION = 0.03
_KEPT = 0.1
_ROUGH = 0.2
# Days that everyday language calls weeks: quinze jours, huit jours.
_WEEKS = {8: 7, 15: 14}


def equal(one: Amount, other: Amount) -> bool:
    """True where two amounts are of one sort, and have one value and one unit, or neither has any."""
    return one.kind is other.kind and bool(one.units) is bool(other.units) and alike(one, other)


def alike(one: Amount, other: Amount) -> bool:
    """True where two amounts have one value, and units of which none contradicts that."""
    if not (one.units and other.units):
        return one.values == other.values or not set(one.values).isdisjoint(other.values)
    if one.units is not other.units and set(one.units).isdisjoint(other.units):
        return False
    return one.values == other.values or not set(one.values).isdisjoint(other.values)


def same(one: Amount, other: Amount) -> bool:
    """True where two amounts tell one quantity: alike, converted, approximate, or a share told in another way."""
    if alike(one, other):
        return True
    if one.kind is Kind.VAGUE or other.kind is Kind.VAGUE:
        return _vague(one, other)
    if one.units and other.units:
        return _converts(one, other)
    if _shares(one, other) or _shares(other, one):
        return True
    return (one.rough or other.rough) and _near(one, other)


def _near(one: Amount, other: Amount) -> bool:
    a, b = float(one.value), float(other.value)
    return abs(a - b) <= _ROUGH * max(abs(a), abs(b))


def _vague(one: Amount, other: Amount) -> bool:
    if one.kind is other.kind:
        a, b = sorted((one.value, other.value))
        return b <= 2 * a
    vague, told = (one, other) if one.kind is Kind.VAGUE else (other, one)
    return vague.value <= told.value < vague.value * 20


def _shares(share: Amount, other: Amount) -> bool:
    """True where a fraction is told as a percentage, as one in so many, or as a multiple."""
    if share.kind is not Kind.FRACTION:
        return False
    if any(unit.dimension == "ratio" for unit in other.units):
        return abs(float(other.value) - 100 * float(share.value)) <= 1.5
    return not other.units and other.value != 0 and Fraction(1) / Fraction(other.value) == share.value


def _converts(one: Amount, other: Amount) -> bool:
    for a in one.units:
        for b in other.units:
            if a == b:
                if (one.rough or other.rough) and _near(one, other):
                    return True
                continue
            if a.dimension == TIME and _weeks(one, a, other, b):
                return True
            for x in one.values:
                for y in other.values:
                    if any(_close(z, float(y), one, other, x == y) for z in converted(float(x), a, b)):
                        return True
                    if any(_close(z, float(x), other, one, x == y) for z in converted(float(y), b, a)):
                        return True
    return False


def _close(right: float, told: float, one: Amount, other: Amount, kept: bool) -> bool:
    """True where a number that was converted is as near to the right one as its last figure tells.

    A number that was `kept` was not converted: that is right where it hardly matters, as of yards told as metres.
    """
    tolerance = (_KEPT if kept else _CONVERSION) * abs(right)
    if told and told == told // 1 and not kept:
        figures = str(int(abs(told))).rstrip("0")
        tolerance = max(tolerance, 0.5 * 10 ** (len(str(int(abs(told)))) - len(figures)))
    elif told and not kept:
        tolerance = max(tolerance, 0.5 * 10.0 ** -_decimals(told))
    if one.rough or other.rough:
        tolerance = max(tolerance, _ROUGH * abs(right))
    return math.isfinite(right) and abs(right - told) <= tolerance * 1.0001


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])


def _weeks(one: Amount, a: Unit, other: Amount, b: Unit) -> bool:
    for days, unit, left, right in ((one, a, other, b), (other, b, one, a)):
        if unit.name == "day" and right.name in ("week", "fortnight"):
            meant = _WEEKS.get(int(days.value)) if days.value == int(days.value) else None
            if meant is not None and meant == left.value * right.size / 24:
                return True
    return False


def figures(amount: Amount) -> int:
    """How many figures tell an amount, without the zeros behind them."""
    value = float(amount.value)
    return len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))


def comparable(one: Amount, other: Amount) -> bool:
    """True where two amounts that differ tell the same sort of thing, so that one may stand wrongly for the other."""
    if one.kind is not other.kind:
        return False
    if one.units and other.units:
        shared = not set(one.units).isdisjoint(other.units)
        return shared or (same_dimension(one.units, other.units) and one.units[0].dimension not in MONEY)
    if not one.units and not other.units:
        return True
    if one.scale and other.scale:
        return True  # « 97 millions », with the currency left out
    aged, bare = (one, other) if one.units else (other, one)
    return aged.units[0].name == "year" and _may_be_age(aged) and _may_be_age(bare)


def _may_be_age(amount: Amount) -> bool:
    """True for digits that may tell an age, which English gives without a unit: Mary Ellis, 76, ..."""
    return amount.written and amount.scale is None and 10 <= amount.value <= 110
