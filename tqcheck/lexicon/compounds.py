"""The parts of compounds: in a text that is taken apart into words they stand alone."""

from __future__ import annotations

from functools import cache

from tqcheck.lexicon.words import rows


@cache
def compound_parts(gender: str, place: int, long: bool) -> frozenset[str]:
    """First, second or third parts of the compounds of a gender: those with a grammatical word inside, or others."""
    found = (row for row in rows("compounds.txt") if row[0] == gender and (len(row) > 3) is long)
    return frozenset(row[place] for row in found)
