"""Finds the names of a table in a text: one comparison of words, whatever the length of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex

_FIRST = regex(r"[^\W_]+")


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


def find_names(text: str, words: Mapping[str, Sequence[int]], table: str) -> Iterator[Named]:
    """The names of `table` in `text`, the longest at each place, left to right.

    `words` says where each lower-case word of the text stands, so that a text without any of the names costs one
    comparison of two sets of words.
    """
    index = _index(table)
    firsts = first_words(table)
    done = 0
    keys = words.keys() & firsts if len(firsts) < len(words) else firsts.intersection(words)
    for start in sorted(offset for key in keys for offset in words[key]):
        found = _FIRST.match(text, start)
        if start < done or found is None:
            continue
        for row in index.get(found[0], ()):
            end = start + len(row[0])
            if text.startswith(row[0], start) and not text[end : end + 1].isalnum():
                yield Named(start, end, row)
                done = end
                break
