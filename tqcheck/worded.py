"""Worded: a text as the normalised view, its words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import chain

from tqcheck.text.digits import Digits, find_digits, starts_before
from tqcheck.text.normalise import View, known_signs, normalise
from tqcheck.text.rows import Rows
from tqcheck.text.running import Running, run_through, whole
from tqcheck.text.wordindex import WordIndex, group, index_capitals, index_words, lower, present

_LONG = 1_000_000  # code points above which the words in order are not kept


class Worded:
    """What an Article and a Source know of their words, numbers and signs; made when asked for, once.

    All offsets are in the normalised view `text`; `given` is the text as given.
    """

    def __init__(self, given: str) -> None:
        self.given = given

    @cached_property
    def view(self) -> View:
        """The normalised text and its index map."""
        return normalise(self.given)

    @cached_property
    def text(self) -> str:
        """The normalised text."""
        return self.view.text

    @cached_property
    def lowered(self) -> str:
        """The normalised text in lower case, with the same offsets."""
        return lower(self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that occur, in the text as given or in the view."""
        if self.view.offsets is None:
            return known_signs(frozenset(self.given))
        return frozenset(self.given).union(self.text)

    @property
    def running(self) -> Iterable[Running]:
        """The words in order, and the gaps between them; kept but for long texts."""
        return self._running or run_through(self.text)

    @cached_property
    def _running(self) -> tuple[Running, ...]:
        return tuple(run_through(self.text)) if len(self.text) <= _LONG else ()

    @cached_property
    def words(self) -> WordIndex:
        """Where each word stands, in lower case: the scan that all trigger words share."""
        if self._running:
            return group(self._running[0].lowered, self._running[0].starts)
        return index_words(self.lowered)

    @cached_property
    def spellings(self) -> Set[str]:
        """The runs of letters, digits and underscores that occur, as they are written."""
        return frozenset(chain.from_iterable(running.words for running in self.running))

    def spots(self, words: Set[str]) -> list[int]:
        """The offsets of these words, as they are written, in order; quick where few of them occur."""
        found = self.spellings & words
        if len(self.text) <= _LONG:
            return sorted(chain.from_iterable(whole(self.text, word) for word in found))
        places = ((word, start) for word in found for start in self.words.get(lower(word), ()))
        return sorted(start for word, start in places if self.text.startswith(word, start))

    @cached_property
    def capitals(self) -> WordIndex:
        """Where each word with a capital stands, as it is written."""
        if not self._running:
            return index_capitals(self.text)
        return self._running[0].capitals()

    @cached_property
    def vocabulary(self) -> Set[str]:
        """The runs of letters, digits and underscores that occur, in lower case."""
        return frozenset(map(lower, self.spellings)) if self._running else self.words.keys()

    def holds(self, words: Set[str]) -> bool:
        """True where one of these lower-case words occurs."""
        return not words.isdisjoint(self.vocabulary)

    def where(self, words: Set[str]) -> list[int]:
        """The offsets of these lower-case words, written in any case, in order; makes no index for a few questions."""
        if self._running and "words" not in vars(self):
            lowered, starts = self._running[0].lowered, self._running[0].starts
            return [starts[number] for number, word in enumerate(lowered) if word in words]
        index = self.words
        found = [index[word] for word in present(index, words)]
        return list(found[0]) if len(found) == 1 else sorted(chain.from_iterable(found))

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {}

    def count(self, passage: str) -> int:
        """How often the text holds a passage; each is counted once."""
        if passage not in self._counts:
            self._counts[passage] = self.text.count(passage)
        return self._counts[passage]

    @cached_property
    def _digits(self) -> Digits:
        return find_digits(self.text)

    def at_digits(self, pattern: re.Pattern[str], *, before: str = "", near: bool = False) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where a run of digits begins.

        Just the runs right before one of the signs `before` are visited; with `near`, those that at most three signs
        part from the next one.
        """
        match, text = pattern.match, self.text
        starts = starts_before(text, before) if len(before) == 1 else self._digits.chosen(before, near)
        return (found for start in starts if (found := match(text, start)) is not None)

    def at_words(self, words: Set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where one of these lower-case words stands, in order."""
        match, text = pattern.match, self.text
        return (found for start in self.where(words) if (found := match(text, start)) is not None)

    def at_spots(self, words: Set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where one of these words stands as it is written, in order."""
        match, text = pattern.match, self.text
        return (found for start in self.spots(words) if (found := match(text, start)) is not None)

    def at_rows(self, rows: Rows, pattern: re.Pattern[str], *, back: int = 0) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where one of the rows of words begins, or up to `back` words before."""
        match, text = pattern.match, self.text
        starts = (start for running in self.running for start in rows.starts(running, back))
        return (found for start in dict.fromkeys(starts) if (found := match(text, start)) is not None)

    def apart_at_words(self, words: Set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The same, none inside another: what `finditer` finds of a pattern that begins with these words."""
        done = 0
        for found in self.at_words(words, pattern):
            if found.start() >= done:
                done = found.end()
                yield found
