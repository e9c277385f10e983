"""Alignment of two sequences of segments, sentences or paragraphs, by their lengths and what they share.

Dynamic programming as in Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19(1), 1993. Segments that share much, each more than with any other, are fixed points; the programme runs
between them, in a band, so that time and memory grow with the length of the text.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]
Weights = Mapping[int, Mapping[int, float]]


class Bead(NamedTuple):
    """Segments that translate one another: ranges of their numbers, one of them empty where nothing answers.

    `sure` is the share, 0 to 1, that this bead has of all ways to align its surroundings, by their probability.
    """

    source: Span
    target: Span
    sure: float


RATIO = 1.18  # letters of French for one of English: human translations of news
_SPREAD = 3.6  # variance of the difference of lengths, for one letter
_FAR = 9.0  # the most that lengths may cost: translations are free
_ONE, _GAP, _TWO, _FOUR = 0.1, 4.6, 2.2, 4.6  # -log of the share of 1-1, of 1-0 and 0-1, of 2-1 and 1-2, of 2-2
_FULL = 6_000  # cells up to which every cell is looked at
_BAND = 28  # cells beside the diagonal in larger tables
_FIRM = 4.0  # weight of what the two segments of a fixed point share
_FEW = 24  # segments up to which no fixed points are looked for
_AROUND = 3  # cells beside the path that are weighed against it
_HEAT = 1.1  # tempers the costs into probabilities: measured, see tests/aligned
_INF = math.inf


def length_cost(source: int, target: int) -> float:
    """How unlikely it is that so many letters translate so many, as the negative logarithm of a normal density."""
    mean = (source + target / RATIO) / 2 + 4.0
    cost = (target - RATIO * source) ** 2 / (2 * _SPREAD * mean)
    return cost if cost < _FAR else _FAR


def align(source: Sequence[int], target: Sequence[int], shared: Weights) -> list[Bead]:
    """The beads, in order, that explain two sequences of lengths best.

    `shared[i][j]` is the weight of what segment i of the source and j of the target share; missing means none.
    """
    beads: list[Bead] = []
    i = j = 0
    for x, y in (*_fixed_points(len(source), len(target), shared), (len(source), len(target))):
        beads += _between(_Table(source, target, shared), (i, x), (j, y))
        i, j = x, y
    return beads


def _fixed_points(n: int, m: int, shared: Weights) -> Iterator[Span]:
    """Pairs of segments, ascending on both sides, before which the sequences may be cut: the next bead begins there."""
    if min(n, m) <= _FEW:
        return
    best: dict[int, tuple[float, int]] = {}
    found: list[Span] = []
    for i, row in shared.items():
        for j, weight in row.items():
            if weight > best.get(j, (0.0, 0))[0]:
                best[j] = (weight, i)
    for i in sorted(shared):
        ranked = sorted(((weight, j) for j, weight in shared[i].items()), reverse=True)
        weight, j = ranked[0]
        rival = ranked[1][0] if len(ranked) > 1 else 0.0
        if weight >= _FIRM and rival < weight / 2 and best[j][1] == i:
            found.append((i, j))
    chain = _ascending(found)
    for before, here in itertools.pairwise(chain):
        # Two in a row: the first is its own bead, or the end of one, so that the second begins a bead.
        if here[0] - before[0] == 1 and here[1] - before[1] == 1:
            yield here


def _ascending(points: list[Span]) -> list[Span]:
    """The longest chain of points that ascend on both sides; their first numbers ascend already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(points):
        place = bisect_right(ends, j - 1)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(j)
            last.append(number)
        else:
            ends[place], last[place] = j, number
    chain: list[Span] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(points[number])
        number = before[number]
    return chain[::-1]


class _Table:
    """Running lengths of both sides, and what they share."""

    def __init__(self, source: Sequence[int], target: Sequence[int], shared: Weights) -> None:
        self.source = source
        self.target = target
        self.shared = shared

    def steps(self, i: int, j: int, left: int, below: int) -> Iterator[tuple[int, int, float]]:
        """The beads that end before segments i and j and begin at `left`, `below` at least, with their costs."""
        s1 = self.source[i - 1] if i > left else 0
        t1 = self.target[j - 1] if j > below else 0
        if i > left:
            yield 1, 0, _GAP
        if j > below:
            yield 0, 1, _GAP
        if not (i > left and j > below):
            return
        here = self.shared.get(i - 1, {})
        gain = here.get(j - 1, 0.0)
        yield 1, 1, _ONE + length_cost(s1, t1) - gain
        other = self.shared.get(i - 2, {}) if i - 1 > left else {}
        if i - 1 > left:
            yield 2, 1, _TWO + length_cost(s1 + self.source[i - 2], t1) - gain - other.get(j - 1, 0.0)
        if j - 1 > below:
            gain += here.get(j - 2, 0.0)
            yield 1, 2, _TWO + length_cost(s1, t1 + self.target[j - 2]) - gain
            if i - 1 > left:
                gain += other.get(j - 1, 0.0) + other.get(j - 2, 0.0)
                lengths = s1 + self.source[i - 2], t1 + self.target[j - 2]
                yield 2, 2, _FOUR + length_cost(*lengths) - gain


def _between(table: _Table, source: Span, target: Span) -> list[Bead]:
    """The best beads of a stretch."""
    (i0, i1), (j0, j1) = source, target
    if i0 == i1 or j0 == j1:
        gaps = [Bead((i, i + 1), (j0, j0), 0.9) for i in range(i0, i1)]
        return gaps + [Bead((i1, i1), (j, j + 1), 0.9) for j in range(j0, j1)]
    rows: list[dict[int, tuple[float, int, int]]] = []
    for i in range(i0, i1 + 1):
        row: dict[int, tuple[float, int, int]] = {}
        rows.append(row)
        for j in _band(i, source, target):
            if i == i0 and j == j0:
                row[j] = (0.0, 0, 0)
                continue
            chosen = _INF
            for a, b, cost in table.steps(i, j, i0, j0):
                before = (rows[i - a - i0] if a else row).get(j - b)
                if before is not None and before[0] + cost < chosen:
                    chosen = before[0] + cost
                    row[j] = (chosen, a, b)
    path = _path(rows, source, target)
    return _weigh(table, path, source, target)


def _band(i: int, source: Span, target: Span) -> range:
    """The cells of a row that are looked at: all of a small table, those beside the diagonal of a large one."""
    n, m = source[1] - source[0], target[1] - target[0]
    if n * m <= _FULL:
        return range(target[0], target[1] + 1)
    centre = target[0] + (i - source[0]) * m // n
    reach = _BAND + 2 * m // n
    return range(max(target[0], centre - reach), min(target[1], centre + reach) + 1)


def _path(rows: list[dict[int, tuple[float, int, int]]], source: Span, target: Span) -> list[tuple[Span, Span]]:
    i, j = source[1], target[1]
    path = []
    while i > source[0] or j > target[0]:
        _, a, b = rows[i - source[0]][j]
        path.append(((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return path[::-1]


def _weigh(table: _Table, path: list[tuple[Span, Span]], source: Span, target: Span) -> list[Bead]:
    """The beads of a path, each with its share of all paths that stay beside it (forwards and backwards sums)."""
    (i0, i1), (j0, j1) = source, target
    reach: dict[int, Span] = {}
    for (x0, x1), (y0, y1) in path:
        for i in range(x0, x1 + 1):
            low, high = reach.get(i, (y0, y1))
            reach[i] = min(low, y0), max(high, y1)
    forward: dict[Span, float] = {(i0, j0): 0.0}
    arcs: dict[Span, list[tuple[Span, float]]] = {}
    cells = [
        (i, j)
        for i in range(i0, i1 + 1)
        for j in range(max(j0, reach[i][0] - _AROUND), min(j1, reach[i][1] + _AROUND) + 1)
    ]
    for i, j in cells[1:]:
        steps = [((i - a, j - b), -cost / _HEAT) for a, b, cost in table.steps(i, j, i0, j0)]
        arcs[i, j] = [(cell, gain) for cell, gain in steps if cell in forward]
        if arcs[i, j]:
            forward[i, j] = _log_sum([forward[cell] + gain for cell, gain in arcs[i, j]])
    total = forward[i1, j1]
    backward: dict[Span, float] = {(i1, j1): 0.0}
    chances: dict[tuple[Span, Span], float] = {}
    for cell in reversed(cells[1:]):
        behind = backward.get(cell)
        if behind is None:
            continue
        for before, gain in arcs.get(cell, ()):
            through = gain + behind
            known = backward.get(before)
            backward[before] = through if known is None else _log_sum([known, through])
            chances[before, cell] = forward[before] + through - total
    return [Bead(s, t, min(1.0, math.exp(min(0.0, chances[(s[0], t[0]), (s[1], t[1])])))) for s, t in path]


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
