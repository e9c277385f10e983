"""Units and currencies: which may be meant by a form, and how a value is converted."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows

MONEY = frozenset({"money", "cent"})
TIME = "time"
TEMPERATURE = "temperature"
_NEAR = (frozenset({"length", "area", "volume"}), frozenset({"power", "energy"}))
_EVERYDAY = frozenset(
    "mm cm m km mg g kg tonne ml cl l hl m3 m2 hectare km2 km/h m/s °C % bp W kW MW GW TW kWh MWh GWh TWh".split()
)


class Unit(NamedTuple):
    """A unit: its name, its dimension and how many of the dimension's base it is."""

    name: str
    dimension: str
    size: float


@cache
def units(language: str) -> dict[str, tuple[Unit, ...]]:
    """The units that a form, "fr" or "en", may stand for: symbols as written, words in lower case and the singular."""
    column = {"fr": 3, "en": 4}[language]
    forms: dict[str, tuple[Unit, ...]] = {}
    for row in rows("units.txt"):
        unit = Unit(row[0], row[1], float(Fraction(row[2])))
        for form in filter(None, row[column].split("|")):
            forms[form] = (*forms.get(form, ()), unit)
            key = form.lower().replace("-", " ")
            if key != form and len(form) > 3:
                forms[key] = (*forms.get(key, ()), unit)
    return forms


def lookup(form: str, language: str) -> tuple[Unit, ...]:
    """The units that a form of one or more words may stand for, in both numbers; () for none."""
    table = units(language)
    found = table.get(form)
    if found is not None or len(form) < 3:
        return found or ()
    return _lookup(form, language)


@cache
def _lookup(form: str, language: str) -> tuple[Unit, ...]:
    table = units(language)
    key = form.lower().replace("-", " ")
    singular = " ".join(word[:-1] if word[-1:] == "s" and len(word) > 2 else word for word in key.split(" "))
    first, _, rest = key.partition(" ")
    forms = (key, key.removesuffix("s"), singular, f"{first.removesuffix('s')} {rest}")
    return next((table[each] for each in forms if each in table), ())


def same_dimension(one: tuple[Unit, ...], other: tuple[Unit, ...]) -> bool:
    """True where two forms may stand for units of one dimension."""
    return any(_dimension(a) == _dimension(b) for a in one for b in other)


def is_exact(found: tuple[Unit, ...]) -> bool:
    """True for money, shares and time, whose figures are told, not measured anew after a conversion."""
    return found[0].dimension in (*MONEY, "ratio", TIME)


def mistaken(one: tuple[Unit, ...], other: tuple[Unit, ...]) -> bool:
    """True for units that are not of one dimension, but one word away: light years and years, areas and volumes."""
    if {unit.name for unit in (*one, *other)} == {"light year", "year"}:
        return True
    dimensions = [{unit.dimension for unit in each} for each in (one, other)]
    return dimensions[0].isdisjoint(dimensions[1]) and any(
        dimensions[0] <= near and dimensions[1] <= near for near in _NEAR
    )


def neighbours(found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units in which French tells their dimension, without those that may be meant."""
    dimensions = {unit.dimension for unit in found}
    return tuple(unit for unit in _everyday() if unit.dimension in dimensions and unit not in found)


@cache
def symbol(unit: Unit) -> str:
    """The first form of a unit in French."""
    return next(row[3].partition("|")[0] for row in rows("units.txt") if row[0] == unit.name)


@cache
def _everyday() -> tuple[Unit, ...]:
    return tuple({unit.name: unit for each in units("en").values() for unit in each if unit.name in _EVERYDAY}.values())


def _dimension(unit: Unit) -> str:
    return "money" if unit.dimension in MONEY else unit.dimension


def converted(value: float, unit: Unit, other: Unit) -> tuple[float, ...]:
    """What a value in a unit may be in another one: a temperature or a difference of temperatures; () for money."""
    if unit == other:
        return (value,)
    if unit.dimension in MONEY or other.dimension in MONEY:
        return _coins(value, unit, other)
    if unit.dimension != other.dimension:
        return ()
    scaled = value * unit.size / other.size
    if unit.dimension == TEMPERATURE:
        shifted = (value - 32) * 5 / 9 if unit.name == "°F" else value * 9 / 5 + 32
        return (shifted, scaled)
    return (scaled,)


def _coins(value: float, unit: Unit, other: Unit) -> tuple[float, ...]:
    """Cents told in their currency, or the other way; pence belong to pounds alone."""
    coin, currency = (unit, other) if unit.dimension == "cent" else (other, unit)
    if coin.dimension != "cent" or currency.dimension != "money":
        return ()
    if (coin.name == "penny") is not (currency.name == "pound"):
        return ()
    return (value / 100,) if coin is unit else (value * 100,)
