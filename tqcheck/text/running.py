"""The words of a text in their order, and what stands between them: all that the look for triggers reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, compress
from operator import itemgetter

from tqcheck.pattern import occurrences, regex
from tqcheck.remembered import Remembered
from tqcheck.text.wordindex import CAPITALS, WordIndex, group, lower

_WORD = regex(r"(\w+)")
_LOWERED = Remembered(lower)
_STRETCH = 1_000_000  # code points that are taken apart at once, so that long texts stay small
_OVERLAP = 200


class Running:
    """Words as written, and the gaps before each and behind the last: one more than words.

    The first gap begins with a line feed, and the last ends with one. `start` is where the piece begins in its text.
    """

    def __init__(self, text: str, start: int = 0) -> None:
        self._parts: list[str] = _WORD.split(f"\n{text}\n")
        self.start = start
        self.words = self._parts[1::2]
        self.gaps = self._parts[::2]

    @cached_property
    def lowered(self) -> list[str]:
        """The words in lower case."""
        return list(map(_LOWERED.__getitem__, self.words))

    @cached_property
    def starts(self) -> list[int]:
        """Where each word stands in the text."""
        ends = accumulate(map(len, self._parts), initial=self.start - 1)
        return list(ends)[1:-1:2]

    def capitals(self) -> WordIndex:
        """Where each word with a capital stands, as it is written."""
        have = list(map(CAPITALS.__contains__, map(itemgetter(0), self.words)))
        return group(compress(self.words, have), compress(self.starts, have))


def run_through(text: str) -> Iterator[Running]:
    """The text taken apart, in one piece but for long ones, whose pieces overlap; linear, 25 ms a megabyte."""
    for start in range(0, max(1, len(text)), _STRETCH):
        yield Running(text[start : start + _STRETCH + _OVERLAP], start)


def whole(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text that is no part of a longer one."""
    for start in occurrences(text, word):
        end = start + len(word)
        if not (start and _goes_on(text[start - 1])) and not _goes_on(text[end : end + 1]):
            yield start


def _goes_on(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
