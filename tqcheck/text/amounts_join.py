"""Amounts that stand together: ranges, which share a unit and a scale, and sums in two units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tqcheck.pattern import regex
from tqcheck.text.amounts import Amount, Kind, Value
from tqcheck.text.units import TIME

SYMBOLS = {"m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "B": 10**9, "tn": 10**12, "trn": 10**12,
           "T": 10**12, "k": 1000, "K": 1000, "Md": 10**9, "Mds": 10**9, "Md€": 10**9}  # fmt: skip
_PARTS = {"m": 100, "foot": 12}  # un mètre quatre-vingts, five foot eleven
_JOINED = regex(r"[ -]")
_COMPOUND = regex(r",? |,? (?:and|et) |")


def join(text: str, found: list[Amount], joins: re.Pattern[str], scales: Mapping[str, int]) -> list[Amount]:
    """The amounts, with what a range shares (10 à 15 millions) and what two units add up to (5 feet 9 inches)."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if other.start - one.end > 8 or one.kind is not other.kind:
            continue
        parts = _PARTS.get(one.units[0].name) if one.units and not other.units else None
        if parts and not one.scale and other.value < parts and _JOINED.fullmatch(text, one.end, other.start):
            whole = Fraction(one.value) + Fraction(other.value) / parts
            found[at] = one._replace(end=other.end, values=(whole, *one.values))
            found[at + 1] = other._replace(weak=True)
        elif one.units and other.units and not one.scale and _COMPOUND.fullmatch(text, one.end, other.start):
            total = _total(one, other)
            if total is not None:
                found[at] = one._replace(end=other.end, values=(total, *one.values))
                found[at + 1] = other._replace(weak=True)
        elif _bare(one) and not _bare(other) and joins.fullmatch(text, one.end, other.start):
            values = one.values
            if other.scale and other.values[0] and other.kind is Kind.COUNT:
                size = _size(text[slice(*other.scale)], scales)
                values = (*values, *(v * size for v in values))
            found[at] = one._replace(values=values, units=other.units, weak=False)
    return found


def _total(one: Amount, other: Amount) -> Value | None:
    """What a unit and a smaller one of its dimension tell together, in the larger."""
    large, small = one.units[0], other.units[0]
    if (
        large.dimension != small.dimension
        or large.dimension not in ("length", "mass", TIME)
        or small.size >= large.size
    ):
        return None
    return one.value + other.value * Fraction(small.size / large.size).limit_denominator(10**6)


def _bare(amount: Amount) -> bool:
    return not (amount.units or amount.scale)


def _size(words: str, scales: Mapping[str, int]) -> int:
    """What the words of a scale multiply by together: mille milliards."""
    size = 1
    for word in re.split(r"[ -]", words):
        size *= SYMBOLS.get(word) or scales.get(word.lower(), 1)
    return size
