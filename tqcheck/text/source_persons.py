"""Names of one side that nothing on the other answers, and how near two of them are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.lexicon.entities import labels
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.text.spelling import distance, plain, same_name, skeleton
from tqcheck.text.wordindex import WordIndex

_LEAST = 4  # letters of a name that is compared
_NAME = regex(r"[A-ZÀ-ÖØ-ÞŒ][^\W\d_]+")
_WORDS = regex(r"[^\W\d_]+")
_HYPHEN = "-\N{NON-BREAKING HYPHEN}"


class Name(NamedTuple):
    """A word with a capital: where it stands, and as it is written."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def unanswered(capitals: WordIndex, others: WordIndex, language: str) -> list[Name]:
    """The words with a capital, in order, that may be names and of which the other text holds no spelling."""
    known_words = {plain(word) for word in others}
    found = [
        Name(offset, word)
        for word, offsets in capitals.items()
        if len(word) >= _LEAST
        and word[1:].islower()
        and plain(word) not in known_words
        and not _ordinary(word, language)
        for offset in offsets
    ]
    return sorted(found)


@lru_cache(maxsize=16384)
def _ordinary(word: str, language: str) -> bool:
    """True for a word of the language, or a name that a table knows by another one."""
    lowered = word.lower()
    if lowered in labels(language) or lowered in _variants():
        return True
    if language == "fr":
        return known(lowered) or lowered in word_set("function_words_fr.txt")
    return lowered in word_set("function_words_en.txt")


@lru_cache(maxsize=1)
def _variants() -> frozenset[str]:
    return frozenset(part.lower() for row in rows("transliterations.txt") for form in row for part in form.split("-"))


def within(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """The names that begin in [start, end)."""
    return names[bisect_left(names, (start, "")) : bisect_left(names, (end, ""))]


def is_spelled(name: str, others: Iterable[str]) -> bool:
    """True where one of the other words may be a spelling of the name."""
    bones = skeleton(name)
    return any(skeleton(other) == bones and same_name(name, other) for other in others)


def nearness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the part of the longer one that need not be changed."""
    first, second = plain(one), plain(other)
    longest = max(len(first), len(second))
    return max(0.0, 1 - distance(first, second, longest // 2) / longest)


def is_english_word(word: str) -> bool:
    """True for a word that English texts hold more often than names are."""
    return english_evidence().get(word.lower(), 0) >= 6
