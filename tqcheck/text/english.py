"""Runs of English inside French sentences: evidence for each word, and the best way to cut the sentence in two.

A sentence is a chain of tokens, each with evidence that it is English (above 0) or French (below 0). A two-state
decoder chooses the stretches in English; entering one has a cost, so that a word of both languages opens none.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.english_places import ACCENT, ACCENTED, CALENDAR, ENTRY, QUOTE, STOP, places
from tqcheck.text.running import Running

_PAGES = 10_000  # code points from which on a sentence is read piece by piece
_ELIDED = -12  # l', d', qu' …
_FRENCH = -5  # evidence from which a word counts as French
_TOKEN = regex(
    r"(?P<elided>\b(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|[LlDdNnSsJjMmTtCc]|[Qq]u)'(?=[\w«“\"]{2}))"
    r"|(?P<word>[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m)\b)?)"
    r"|(?P<quote>[«»“”\"„])|(?P<stop>[:;()\[\]])|(?P<hyphen>-)|(?P<other>\d\w*|[^\w\s])"
)


class Run(NamedTuple):
    """A stretch of English, [start, end) of the view: its evidence in half-nats and its number of words."""

    start: int
    end: int
    score: int
    words: int


class Mixed(NamedTuple):
    """A sentence with English in it: its runs, its number of words, and how many outside the runs are French."""

    start: int
    end: int
    runs: tuple[Run, ...]
    words: int
    french: int


def find_english(
    text: str, pieces: Iterable[Running], sentences: Callable[[], Iterable[tuple[int, int]]]
) -> tuple[Mixed, ...]:
    """The sentences, spans of `text` in order, that hold a run of English; linear in the length of the text.

    `pieces` are the words of the text in their order. Sentences are asked for where some words may make a run at all.
    """
    hinted = places(text, pieces)
    if not hinted:
        return ()
    spans = list(_pages(text, sentences()))
    starts = [start for start, _ in spans]
    chosen = sorted({bisect_right(starts, place) - 1 for place in hinted})
    found = (_decode(text, *spans[number]) for number in chosen if number >= 0)
    return tuple(mixed for mixed in found if mixed is not None)


def _pages(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that no full stop ends for pages cut at a space."""
    for start, end in spans:
        while end - start > _PAGES:
            cut = text.find(" ", start + _PAGES, end)
            if cut < 0:
                break
            yield start, cut
            start = cut + 1
        yield start, end


@lru_cache(maxsize=65536)
def _lower_evidence(word: str) -> int:
    """How English a word is that its capitals, if it has any, say nothing of."""
    evidence = english_evidence()
    value = evidence.get(word.lower())
    if value is not None:
        return value
    if word.endswith("'s"):
        return max(0, evidence.get(word[:-2].lower(), 0)) + 4
    return ACCENTED if ACCENT.search(word) else 0


@lru_cache(maxsize=65536)
def _capital_evidence(word: str, opens: bool) -> int:
    """How English a word with a capital is where it stands: names and titles prove little."""
    lowered = word.lower()
    value = english_evidence().get(lowered, 0)
    if value > 0:
        if lowered in CALENDAR:
            return value
        return value if opens and lowered in word_set("function_words_en.txt") else value // (2 if opens else 4)
    return value if opens else value // 2


def _compound(text: str, start: int, end: int) -> bool:
    """True for a part of a hyphened compound, which French borrows readily; a number before the hyphen makes none."""
    left = start >= 2 and text[start - 1] == "-" and text[start - 2].isalpha()
    return left or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())


class _Chain:
    """The tokens of one sentence as parallel lists."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.spans: list[tuple[int, int]] = []
        self.values: list[int] = []
        self.is_word: list[bool] = []
        shouting = text[start:end].isupper()
        opens = True
        for found in _TOKEN.finditer(text, start, end):
            kind = found.lastgroup
            value = 0
            if kind == "word":
                word = found[0]
                lower = shouting or word[0].islower()
                value = _lower_evidence(word) if lower else _capital_evidence(word, opens)
                if value > 0 and _compound(text, *found.span()):
                    value //= 2
                opens = False
            elif kind == "elided":
                value = _ELIDED
                opens = False
            elif kind == "quote":
                value = QUOTE
                opens = True
            elif kind == "stop":
                value = STOP
                opens = found[0] != ")"
            self.spans.append(found.span())
            self.values.append(value)
            self.is_word.append(kind == "word" or kind == "elided")


def stretches(values: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of `values`, as numbers of first and last, whose sum less ENTRY for each is the greatest.

    A Viterbi decoder of two states, in time and space linear in the number of values.
    """
    french, english = 0, -sys.maxsize // 2  # the best so far of a path that ends in each state
    entered = -1
    left: list[int] = []  # where the stretch began that ended just before each value, or -1
    came: list[int] = []  # where the English path at each value was entered
    for index, value in enumerate(values):
        enter = french - ENTRY
        if english > french:
            left.append(entered)
            french = english
        else:
            left.append(-1)
        if enter > english:
            entered = index
            english = enter
        english += value
        came.append(entered)
    found = []
    index = len(values) - 1
    if english > french:
        found.append((came[index], index))
        index = came[index]
    while index > 0:
        if left[index] >= 0:
            found.append((left[index], index - 1))
            index = left[index]
        else:
            index -= 1
    found.reverse()
    return found


def _decode(text: str, start: int, end: int) -> Mixed | None:
    chain = _Chain(text, start, end)
    runs = []
    covered: set[int] = set()
    for first, last in stretches(chain.values):
        while first < last and chain.values[first] <= 0:
            first += 1
        while last > first and chain.values[last] <= 0:
            last -= 1
        covered.update(range(first, last + 1))
        runs.append(
            Run(
                chain.spans[first][0],
                chain.spans[last][1],
                sum(chain.values[first : last + 1]),
                sum(chain.is_word[first : last + 1]),
            )
        )
    if not runs:
        return None
    french = sum(
        value <= _FRENCH and index not in covered for index, value in enumerate(chain.values) if chain.is_word[index]
    )
    return Mixed(start, end, tuple(runs), sum(chain.is_word), french)
