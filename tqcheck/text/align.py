"""Alignment of source and target segments: dynamic programming over lengths and anchors, in a band.

The length model is that of Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19(1), 1993; anchors (numbers, names, cognates) are weighed by how few segments hold them.
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tqcheck.pattern import regex

Span = tuple[int, int]


class Segment(NamedTuple):
    """A paragraph or sentence: [start, end) of its text, its size in letters, and its anchors."""

    start: int
    end: int
    size: int
    anchors: frozenset[str]


class Bead(NamedTuple):
    """Segments that translate one another: ranges of their numbers, one of them empty where nothing answers.

    `gain` is the weight of the anchors that both sides hold.
    """

    source: Span
    target: Span
    gain: float


_RATIO = 1.17  # letters of French for one of English: median of our parallel corpora
_SPREAD = 6.8  # variance of the difference for one letter, as Gale and Church measured it
_KINDS: tuple[tuple[int, int, float], ...] = (
    (1, 1, 0.1), (1, 0, 4.5), (0, 1, 4.5), (2, 1, 2.4), (1, 2, 2.4), (2, 2, 4.4),
)  # fmt: skip
_LEAST_BAND = 24
_MOST_BAND = 240
_WORD = regex(r"\d+(?:[.,' ]\d+)*|[^\W\d_]{4,}")
_SEPARATOR = regex(r"[.,' ]")


def anchors(passage: str) -> frozenset[str]:
    """What a translation is likely to keep of a passage: its numbers, and the first letters of its longer words."""
    return frozenset(map(_anchor, _WORD.findall(passage)))


def _anchor(word: str) -> str:
    if word[0].isdigit():
        return _SEPARATOR.sub("", word).rstrip("0") or "0"
    plain = word if word.isascii() else unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
    return plain[:5].lower()


def segment(text: str, spans: Iterable[Span]) -> list[Segment]:
    """The segments of a text at these spans."""
    return [Segment(start, end, end - start, anchors(text[start:end])) for start, end in spans]


def align(source: Sequence[Segment], target: Sequence[Segment]) -> list[Bead]:
    """The beads, in order, that explain both sequences best; memory and time grow with length times the band."""
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0), 0.0) for i in range(n)] + [Bead((n, n), (j, j + 1), 0.0) for j in range(m)]
    weights = _shared(source, target)
    sizes = _running(source), _running(target)
    band = min(_MOST_BAND, max(_LEAST_BAND, abs(n - m) + 12))
    best: dict[int, dict[int, float]] = {0: {0: 0.0}}
    back: list[dict[int, int]] = []
    for i in range(n + 1):
        centre = i * m // n
        row = best.setdefault(i, {})
        steps: dict[int, int] = {}
        for j in range(max(0, centre - band), min(m, centre + band) + 1):
            chosen = row.get(j, math.inf)
            for kind, (a, b, prior) in enumerate(_KINDS):
                if a > i or b > j:
                    continue
                before = best.get(i - a, row).get(j - b)
                if before is None:
                    continue
                cost = before + prior + _cost(sizes, i, j, a, b) - _gain(weights, i, j, a, b)
                if cost < chosen:
                    chosen, steps[j] = cost, kind
            if chosen < math.inf:
                row[j] = chosen
        back.append(steps)
        best.pop(i - 2, None)
    return _beads(back, weights, n, m)


def _running(segments: Sequence[Segment]) -> list[int]:
    total = [0]
    for each in segments:
        total.append(total[-1] + each.size)
    return total


def _shared(source: Sequence[Segment], target: Sequence[Segment]) -> Mapping[int, Mapping[int, float]]:
    """For pairs of segments, the weight of the anchors they share: much for what few segments hold."""
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, segments in zip(places, (source, target), strict=True):
        for number, each in enumerate(segments):
            for anchor in each.anchors:
                side[anchor].append(number)
    weights: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for anchor, here in places[0].items():
        there = places[1].get(anchor, ())
        if not there or len(here) * len(there) > 64:
            continue
        weight = 2.5 / math.sqrt(len(here) * len(there))
        for i in here:
            for j in there:
                weights[i][j] += weight
    return weights


def _cost(sizes: tuple[list[int], list[int]], i: int, j: int, a: int, b: int) -> float:
    """How unlikely the lengths of a bead are, as the negative logarithm of a normal density."""
    if not a or not b:
        return 0.0
    s = sizes[0][i] - sizes[0][i - a]
    t = sizes[1][j] - sizes[1][j - b]
    mean = (s + t / _RATIO) / 2
    z = (t - _RATIO * s) ** 2 / (_SPREAD * mean + 1.0)
    return min(z / 2, 18.0)


def _gain(weights: Mapping[int, Mapping[int, float]], i: int, j: int, a: int, b: int) -> float:
    total = 0.0
    for x in range(i - a, i):
        row = weights.get(x)
        if row:
            for y in range(j - b, j):
                total += row.get(y, 0.0)
    return total


def _beads(back: list[dict[int, int]], weights: Mapping[int, Mapping[int, float]], n: int, m: int) -> list[Bead]:
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        a, b, _ = _KINDS[back[i][j]]
        beads.append(Bead((i - a, i), (j - b, j), _gain(weights, i, j, a, b)))
        i, j = i - a, j - b
    return beads[::-1]
