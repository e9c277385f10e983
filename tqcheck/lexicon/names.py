"""Finds the names of a table in a text: one look-up a capitalised word, whatever the length of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows

_CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-Ÿ][^\W_]*")
_FIRST = re.compile(r"[^\W_]+")


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
def first_words(table: str) -> frozenset[str]:
    """The first words of the names of a table, in lower case."""
    return frozenset(word.lower() for word in _index(table))


def find_names(text: str, table: str) -> Iterator[Named]:
    """The names of `table` in `text`, the longest at each place, left to right; linear in the text."""
    index = _index(table)
    done = 0
    for found in _CAPITALISED.finditer(text):
        start = found.start()
        if start < done:
            continue
        for row in index.get(found[0], ()):
            end = start + len(row[0])
            if text.startswith(row[0], start) and not text[end : end + 1].isalnum():
                yield Named(start, end, row)
                done = end
                break
