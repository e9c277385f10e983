"""Finds the names of a table in a text: one comparison of words, whatever the length of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, cached_property
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_FIRST = regex(r"[^\W_]+")
_RUN = regex(r"\w+")


class Named(NamedTuple):
    """A name found: [start, end) of the text, and its row of the table."""

    start: int
    end: int
    row: tuple[str, ...]


@cache
def _index(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for row in rows(table):
        index.setdefault(_FIRST.findall(row[0])[0], []).append(row)
    return {word: tuple(sorted(found, key=lambda row: -len(row[0]))) for word, found in index.items()}


@cache
def _first_words(table: str) -> frozenset[str]:
    """The first words of the names of a table, as they are written."""
    return frozenset(_index(table))


class Beginnings(NamedTuple):
    """The names of a table by their runs of letters: those of one, and the first two of the others, as written."""

    alone: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


@cache
def beginnings(table: str) -> Beginnings:
    """What the names of a table begin with: a text that holds a name holds one run, or two in a row, of these."""
    runs = [_RUN.findall(row[0]) for row in rows(table)]
    return Beginnings(
        frozenset(each[0] for each in runs if len(each) == 1),
        frozenset(each[0] for each in runs if len(each) > 1),
        frozenset(each[1] for each in runs if len(each) > 1),
    )


class Names:
    """What a rule on the names of some tables waits for; the tables are read when the first word is seen."""

    def __init__(self, *tables: str) -> None:
        self._tables = tables

    @cached_property
    def _beginnings(self) -> Beginnings:
        each = list(map(beginnings, self._tables))
        return Beginnings(*(frozenset().union(*sets) for sets in zip(*each, strict=True)))

    def alone(self, word: str) -> bool:
        """True for a name of one word."""
        return word in self._beginnings.alone

    def first(self, word: str) -> bool:
        """True for the first word of a longer name."""
        return word in self._beginnings.first

    def second(self, word: str) -> bool:
        """True for the second word of a name."""
        return word in self._beginnings.second


def find_names(text: str, spots: Callable[[Set[str]], Iterable[int]], table: str) -> Iterator[Named]:
    """The names of `table` in `text`, the longest at each place, left to right.

    `spots` says in order where words stand as they are written.
    """
    index = _index(table)
    done = 0
    for start in spots(_first_words(table)):
        found = _FIRST.match(text, start)
        if start < done or found is None:
            continue
        for row in index.get(found[0], ()):
            end = start + len(row[0])
            if text.startswith(row[0], start) and not text[end : end + 1].isalnum():
                yield Named(start, end, row)
                done = end
                break
