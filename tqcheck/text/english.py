"""Runs of English inside French sentences: evidence for each word, and the best way to cut the sentence in two.

A sentence is a chain of tokens, each with evidence that it is English (above 0) or French (below 0). A two-state
decoder chooses the stretches in English; entering one has a cost, so that a word of both languages opens none.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.wordindex import WordIndex

ENTRY = 4  # half-nats that a run must bring in
_PAGES = 10_000  # code points from which on a sentence is read piece by piece
_ELIDED = -12  # l', d', qu' …
_QUOTE = -8  # a quotation mark: languages change there
_STOP = -3  # colon, semicolon, bracket
_ACCENTED = -8  # an unknown word with a French accent
_FRENCH = -5  # evidence from which a word counts as French
_CONTRACTED = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))  # what English writes behind an apostrophe
_TOKEN = regex(
    r"(?P<elided>\b(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|[LlDdNnSsJjMmTtCc]|[Qq]u)'(?=[\w«“\"]{2}))"
    r"|(?P<word>[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m)\b)?)"
    r"|(?P<quote>[«»“”\"„])|(?P<stop>[:;()\[\]])|(?P<hyphen>-)|(?P<other>\d\w*|[^\w\s])"
)
# Weekdays and months whose English name is no first name.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february july september october november"
    " december".split()
)
_LETTER = regex(r"[^\W\d_]")
_ACCENT = regex("[éèêàâçùûîôëïœ]")


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


def find_english(text: str, words: WordIndex, spans: Iterable[tuple[int, int]]) -> tuple[Mixed, ...]:
    """The sentences, given as spans of `text` in order, that hold a run of English; linear in the length of the text.

    `words` says where each lower-case word of the text stands: only sentences whose words bring evidence are decoded.
    """
    evidence = english_evidence()
    chosen = _promising(text, words, list(_pieces(text, spans)), evidence)
    found = (_decode(text, start, end, evidence) for start, end in chosen)
    return tuple(mixed for mixed in found if mixed is not None)


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that no full stop ends for pages cut at a space."""
    for start, end in spans:
        while end - start > _PAGES:
            cut = text.find(" ", start + _PAGES, end)
            if cut < 0:
                break
            yield start, cut
            start = cut + 1
        yield start, end


def _promising(
    text: str, words: WordIndex, spans: list[tuple[int, int]], evidence: dict[str, int]
) -> list[tuple[int, int]]:
    """The spans in which all evidence for English taken together would pay the cost of entry."""
    starts = [start for start, _ in spans]
    totals: dict[int, int] = {}
    small = word_set("function_words_en.txt")
    for word, offsets in words.items():
        value = evidence.get(word, 0)
        if word in _CONTRACTED:
            offsets = [offset for offset in offsets if text[offset - 1 : offset] == "'"]
            value = ENTRY
        if value <= 0:
            continue
        for offset in offsets:
            number = bisect_right(starts, offset) - 1
            weak = text[offset].isupper() and word not in small and _inside(text, starts[max(number, 0)], offset)
            totals[number] = totals.get(number, 0) + (value >> 1 if weak else value)
    return [spans[number] for number in sorted(totals) if number >= 0 and totals[number] >= ENTRY]


def _inside(text: str, start: int, offset: int) -> bool:
    """True where a word stands before `offset` in the sentence that begins at `start`."""
    return _LETTER.search(text, start, offset) is not None


def _word_evidence(word: str, evidence: dict[str, int], *, opens: bool, shouting: bool) -> int:
    """How English a word is where it stands: names and titles prove little."""
    if word[0].islower() or shouting:
        value = evidence.get(word.lower())
        if value is not None:
            return value
        if word.endswith("'s"):
            return max(0, evidence.get(word[:-2].lower(), 0)) + 4
        return _ACCENTED if _ACCENT.search(word) else 0
    lowered = word.lower()
    value = evidence.get(lowered, 0)
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

    def __init__(self, text: str, start: int, end: int, evidence: dict[str, int]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[int] = []
        self.is_word: list[bool] = []
        shouting = text[start:end].isupper()
        opens = True
        for found in _TOKEN.finditer(text, start, end):
            kind = found.lastgroup
            value = 0
            if kind == "word":
                value = _word_evidence(found[0], evidence, opens=opens, shouting=shouting)
                if value > 0 and _compound(text, found.start(), found.end()):
                    value //= 2
                opens = False
            elif kind == "elided":
                value = _ELIDED
                opens = False
            elif kind == "quote":
                value = _QUOTE
                opens = True
            elif kind == "stop":
                value = _STOP
                opens = found[0] != ")"
            self.starts.append(found.start())
            self.ends.append(found.end())
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
        enter, stay = french - ENTRY, english
        left.append(entered if english > french else -1)
        french = max(french, english)
        if enter > stay:
            entered = index
        english = max(enter, stay) + value
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


def _decode(text: str, start: int, end: int, evidence: dict[str, int]) -> Mixed | None:
    chain = _Chain(text, start, end, evidence)
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
                chain.starts[first],
                chain.ends[last],
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
