"""Where runs of digits begin, by what stands behind them: numbers are looked for there and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from tqcheck.pattern import occurrences, regex

# Digits of other scripts stand above U+0660; a class that `re` may search for quickly, of which few signs are none.
_DIGITS = regex(r"[0-9\u0660-\U0010ffff](?<=\d)\d*")
_NEAR = 3  # code points between two runs of digits that may be one number


class Digits(NamedTuple):
    """The starts of all runs, the same by the sign right behind a run, and of those with another run near behind."""

    starts: list[int]
    by_sign: dict[str, list[int]]
    neighbours: list[int]

    def chosen(self, before: str, near: bool) -> list[int]:
        """Where the runs begin that stand before one of the signs, those with another near behind, or all."""
        if before:
            return sorted(chain.from_iterable(self.by_sign.get(sign, ()) for sign in before))
        return self.neighbours if near else self.starts


def find_digits(text: str) -> Digits:
    """The runs of digits of a text, in order."""
    spans = [found.span() for found in _DIGITS.finditer(text)]
    by_sign: dict[str, list[int]] = {}
    for start, end in spans:
        by_sign.setdefault(text[end : end + 1], []).append(start)
    near = [start for (start, end), (following, _) in pairwise(spans) if following - end <= _NEAR]
    return Digits([start for start, _ in spans], by_sign, near)


def begins_groups(word: str) -> bool:
    """True for one to three figures, with which a number in groups may begin."""
    return len(word) <= 3 and word.isdecimal()


def starts_before(text: str, sign: str) -> Iterator[int]:
    """Where the runs of digits begin that stand right before a sign: quicker than all runs where it is rare."""
    for at in occurrences(text, sign):
        start = at
        while start and text[start - 1].isdecimal():
            start -= 1
        if start < at:
            yield start
