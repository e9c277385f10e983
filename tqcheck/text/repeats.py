"""Passages that stand again right behind themselves, with at most a comma or a coordinator between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.text.running import Running
from tqcheck.text.wordindex import lower

_WORD = regex(r"[^\W_]++(?:-[^\W_]++)*+'?|[^\w\s]")
_LONGEST = 14  # tokens from one copy to the next
_WIDEST = 3  # tokens of a link
_LOOK = 80  # tokens compared at the most
_LINKS = frozenset(
    ("ou bien", "et / ou", ", et", ", ou", "ou encore", "et aussi", "et également", "ainsi que", "ou même", "voire")
)
COORDINATORS = frozenset(("et", "ou", "ni", "mais", "puis"))
_JOINTS = COORDINATORS | {"voire", "ainsi"}  # the first words of links; those of two words follow
_TWO_WORDS = frozenset(tuple(link.replace("/ ", "").split()) for link in _LINKS if link[0] != "," and " " in link)
_LINK_WORDS = 2  # the most words of a link
_STRETCH = 1500  # words that are looked through at once
_MOST_WORDS = 60  # words of a copy; a hyphen makes two words of a token


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


def _code(word: str) -> int:
    return hash(lower(word)) & 255


_codes = Remembered(_code)


def find_candidates(running: Running) -> Iterator[tuple[int, int]]:
    """The words, as numbers of the first and the last, among which copies stand side by side, or with a link between.

    A quick look before the dear one: the words of a stretch, a byte for each, are laid over themselves, moved by one
    word, by two, …; where as many bytes agree as the stretch was moved, there may be a copy.
    """
    words = running.words
    codes = bytes(map(_codes.__getitem__, words))
    for start in range(0, len(words), _STRETCH):
        stop = min(len(words), start + _STRETCH + 3 * _MOST_WORDS)
        longest = _LONGEST + running.gaps[start + 1 : stop].count("-") // 2 + _LINK_WORDS
        if longest > _MOST_WORDS:
            yield start, stop - 1
            continue
        piece = int.from_bytes(codes[start:stop], "little")
        for period in range(1, min(longest, stop - start - 1) + 1):
            agreeing = (piece ^ piece >> 8 * period).to_bytes(stop - start, "little")[: stop - start - period]
            yield from _agreeing(words, agreeing, start, period)


def _agreeing(words: list[str], agreeing: bytes, start: int, period: int) -> Iterator[tuple[int, int]]:
    """The runs of zeros that are long enough for a copy `period` words on."""
    sought = bytes(max(1, period - _LINK_WORDS))
    at = agreeing.find(sought)
    while at >= 0:
        end = at + len(sought)
        while agreeing.startswith(b"\0", end):
            end += 1
        first, stop = start + at, start + end
        if _may_join(words, stop, first + period) and any(
            lower(words[number]) == lower(words[number + period]) for number in range(first, stop)
        ):
            yield first, stop - 1 + period
        at = agreeing.find(sought, end)


def _may_join(words: list[str], start: int, stop: int) -> bool:
    """True where the words [start, stop) between copies are none, or the rest of a link.

    The others of the link may have been taken for words of the copies, before it or behind.
    """
    if stop <= start:
        return True
    between = words[start].lower()
    if stop - start == 1 and between in _JOINTS:
        return True
    pair = (words[start - 1].lower(), between) if stop - start == 1 else (between, words[start + 1].lower())
    return pair in _TWO_WORDS
