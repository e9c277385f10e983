"""Passages that stand again right behind themselves, with at most a comma or a coordinator between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.pattern import regex

_WORD = regex(r"[^\W_]++(?:-[^\W_]++)*+'?|[^\w\s]")
_LONGEST = 14  # tokens from one copy to the next
_WIDEST = 3  # tokens of a link
_LOOK = 80  # tokens compared at the most
_LINKS = frozenset(
    ("ou bien", "et / ou", ", et", ", ou", "ou encore", "et aussi", "et également", "ainsi que", "ou même", "voire")
)
COORDINATORS = frozenset(("et", "ou", "ni", "mais", "puis"))


class Repeat(NamedTuple):
    """Copies of one passage: offsets in the view, tokens in lower case.

    `start`..`first_end` is the first copy, `second_start`..`end` the rest; `copies` counts complete ones; `gap` is what
    stands between them: "", "," or a coordinator; `after` and `before` are the neighbouring tokens, "" at an edge.
    """

    start: int
    first_end: int
    second_start: int
    end: int
    tokens: tuple[str, ...]
    gap: str
    copies: int
    before: tuple[str, ...]
    after: str


def _match(words: list[str], j: int, i: int, floor: int) -> tuple[int, int]:
    """How many tokens agree to the left of j and i (down to `floor`), and from them to the right."""
    limit = min(len(words) - i, _LOOK)
    right = 0
    while right < limit and words[j + right] == words[i + right]:
        right += 1
    left = 0
    while j - left > floor and words[j - left - 1] == words[i - left - 1] and left < _LOOK:
        left += 1
    return left, right


class _Place(NamedTuple):
    """A repeat as numbers of tokens: the copies begin at `first` and `second`, the last ends before `stop`."""

    first: int
    size: int
    second: int
    stop: int
    gap: str
    copies: int


def _places(words: list[str]) -> Iterator[_Place]:
    """The repeats among the words of a sentence, left to right, none inside another; linear in their number."""
    last: dict[str, int] = {}
    floor = 0
    for i, word in enumerate(words):
        if word not in last:
            last[word] = i
            continue
        j, last[word] = last[word], i
        period = i - j
        if j < floor or period > _LONGEST:
            continue
        if period > _WIDEST + 1 and words[j - 1] != words[i - 1] and words[j + 1 : j + 2] != words[i + 1 : i + 2]:
            continue  # a copy of one word and the widest link are no longer
        left, right = _match(words, j, i, floor)
        length = left + right
        gap = _gap(words, j - left, length, period)
        if gap is None:
            continue
        first, second = j - left, i - left
        size = min(length, period)
        if not gap and size > 1 and (words[first + size - 1] == "," or words[first + size - 1] in COORDINATORS):
            size -= 1
            gap = words[first + size]
        copies = 1 + (length + _width(gap)) // period
        stop = second + (size if copies == 2 else length)
        if not any(token[0].isalnum() for token in words[first : first + size]):
            continue
        yield _Place(first, size, second, stop, gap, copies)
        floor = second if gap == "," and copies == 2 else stop


def find_repeats(lowered: str, start: int, end: int) -> Iterator[Repeat]:
    """The repeats of the sentence [start, end) of a text in lower case, left to right, none inside another; linear."""
    words = _WORD.findall(lowered, start, end)
    if len(set(words)) == len(words):
        return
    places = list(_places(words))
    if not places:
        return
    edges = [match.span() for match in _WORD.finditer(lowered, start, end)]
    for first, size, second, stop, gap, copies in places:
        yield Repeat(
            edges[first][0], edges[first + size - 1][1], edges[second][0], edges[stop - 1][1],
            tuple(words[first : first + size]), gap, copies,
            tuple(words[max(0, first - 4) : first]), words[stop] if stop < len(words) else "",
        )  # fmt: skip


def _width(gap: str) -> int:
    return len(gap.split())


def _gap(words: list[str], first: int, length: int, period: int) -> str | None:
    """What stands between the copies: "" , one comma, a coordinator; None where it is anything else."""
    if length >= period:
        return ""
    between = words[first + length : first + period]
    if len(between) == 1 and (between[0] == "," or between[0] in COORDINATORS):
        return between[0]
    joined = " ".join(between)
    return joined if joined in _LINKS else None
