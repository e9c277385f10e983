"""Alignment of two sequences of segments, sentences or paragraphs, by their lengths and what they share.

Dynamic programming as in Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19(1), 1993. Segments that share much, each more than with any other, are fixed points; the programme runs
between them, in a band, so that time and memory grow with the length of the text.
"""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

Span = tuple[int, int]
Weights = Mapping[int, Mapping[int, float]]
Shared = Callable[[Span, Span], Weights]
_Step = tuple[int, int, float]  # segments of the source, of the target, and the cost


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
_ONE, _GAP, _TWO, _FOUR = 0.1, 4.6, 2.8, 6.2  # -log of the share of 1-1, of 1-0 and 0-1, of 2-1 and 1-2, of 2-2
_FULL = 6_000  # cells up to which every cell is looked at
_SMALL = 600  # cells of a table that is not looked at again in parts
_LARGE = 40_000  # cells of a stretch in which a lost chapter would lead beyond the band
_BAND = 28  # cells beside the diagonal in larger tables
_FIRM = 4.0  # weight of what the two segments of a fixed point share
_FIRM_ENOUGH = 2.5  # … in a large stretch
_FEW = 3  # segments up to which no fixed points are looked for
_AROUND = 2  # cells beside the path that are weighed against it
_HEAT = 1.1  # tempers the costs into probabilities: measured, see tests/aligned
_FAINT = 9.0  # logarithm of how much less likely a way may be before it is left out
_SHARE, _LETTERS = 1.6, 36.0  # what the weight that a segment shares tells for it, and its length against it
_LEAST_KIN, _MOST_KIN = -4.0, 6.0
_INF = math.inf
_NONE: Mapping[int, float] = {}


def length_cost(source: int, target: int) -> float:
    """How unlikely it is that so many letters translate so many, as the negative logarithm of a normal density."""
    mean = (source + target / RATIO) / 2 + 4.0
    cost = (target - RATIO * source) ** 2 / (2 * _SPREAD * mean)
    return cost if cost < _FAR else _FAR


def span_cost(source: Span, target: Span) -> float:
    """The same for the spans of two passages."""
    return length_cost(source[1] - source[0], target[1] - target[0])


def lengths(spans: Sequence[Span]) -> list[int]:
    """The length of each span."""
    return [end - start for start, end in spans]


def size(numbers: Span) -> int:
    """How many segments a range holds."""
    return numbers[1] - numbers[0]


def whole(bead: Bead) -> bool:
    """True where both sides of a bead hold something."""
    return size(bead.source) > 0 and size(bead.target) > 0


def align(source: Sequence[int], target: Sequence[int], shared: Shared, apart: float = 0.0) -> list[Bead]:
    """The beads, in order, that explain two sequences of lengths best.

    `shared(left, right)[i][j]` is the weight of what segment i of the source and j of the target share, seen from two
    ranges of segments; missing means none. `apart` is what it costs more than for sentences to merge or split segments.
    """
    whole = (0, len(source)), (0, len(target))
    table = _Table(source, target, shared(*whole), apart)
    beads: list[Bead] = []
    for left, right in _cut(table, *whole, _FIRM):
        near = table if _cells(*whole) <= _SMALL else _Table(source, target, shared(left, right), apart)
        firm = _FIRM_ENOUGH if _cells(left, right) > _LARGE else _FIRM
        for stretch in _cut(near, left, right, firm):
            beads += _between(near, *stretch)
    return beads


def _cells(source: Span, target: Span) -> int:
    return (source[1] - source[0]) * (target[1] - target[0])


def _cut(table: _Table, source: Span, target: Span, firm: float) -> Iterator[tuple[Span, Span]]:
    """The stretches between fixed points."""
    i, j = source[0], target[0]
    for x, y in (*_fixed_points(table.shared, source, target, firm), (source[1], target[1])):
        yield (i, x), (j, y)
        i, j = x, y


def _fixed_points(shared: Weights, source: Span, target: Span, firm: float) -> Iterator[Span]:
    """Pairs of segments, ascending on both sides, before which a bead begins for certain."""
    if min(source[1] - source[0], target[1] - target[0]) <= _FEW:
        return
    rows = {i: shared[i] for i in range(*source) if i in shared}
    best: dict[int, tuple[float, int]] = {}
    for i, row in rows.items():
        for j, weight in row.items():
            if weight > best.get(j, (0.0, 0))[0]:
                best[j] = (weight, i)
    found: list[Span] = []
    for i, row in rows.items():
        j = max(row, key=row.__getitem__, default=-1)
        if not target[0] <= j < target[1] or row[j] < firm or best[j][1] != i:
            continue
        if all(weight < row[j] / 2 or other == j for other, weight in row.items()):
            found.append((i, j))
    for before, here in itertools.pairwise(_ascending(found)):
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
    """Lengths of both sides, and what they share."""

    def __init__(self, source: Sequence[int], target: Sequence[int], shared: Weights, apart: float) -> None:
        self.source = source
        self.target = target
        self.shared = shared
        self.two = _TWO + apart
        self.kept: dict[Span, list[_Step]] = {}  # the steps to each cell of the stretch in hand, if that is small

    def steps(self, i: int, j: int, left: int, below: int) -> list[_Step]:
        """The beads that end before segments i and j and begin at `left`, `below` at least, with their costs."""
        if i == left or j == below:
            return [(1, 0, _GAP)] if i > left else [(0, 1, _GAP)]
        s, t = self.source[i - 1], self.target[j - 1]
        here = self.shared.get(i - 1, _NONE)
        gain = here.get(j - 1, 0.0)
        kin1 = _kinship(gain, s)
        found = [(1, 0, _GAP), (0, 1, _GAP), (1, 1, _ONE + length_cost(s, t) - kin1)]
        two = i - 1 > left
        if two:
            s2, other = self.source[i - 2], self.shared.get(i - 2, _NONE)
            kin = kin1 + _kinship(other.get(j - 1, 0.0), s2)
            found.append((2, 1, self.two + length_cost(s + s2, t) - kin))
        if j - 1 > below:
            t2, gain2 = self.target[j - 2], here.get(j - 2, 0.0)
            kin = _kinship(gain, t / RATIO) + _kinship(gain2, t2 / RATIO)
            found.append((1, 2, self.two + length_cost(s, t + t2) - kin))
            if two:
                gain3, gain4 = other.get(j - 1, 0.0), other.get(j - 2, 0.0)
                kin = _kinship(gain + gain2, s) + _kinship(gain3 + gain4, s2)
                kin = min(kin, _kinship(gain + gain3, t / RATIO) + _kinship(gain2 + gain4, t2 / RATIO))
                found.append((2, 2, _FOUR + length_cost(s + s2, t + t2) - kin))
        return found


def _kinship(shared: float, letters: float) -> float:
    """How much likelier it is that a segment of so many letters shares so much with its translation than by chance."""
    kin = _SHARE * shared - letters / _LETTERS
    if kin < _LEAST_KIN:
        return _LEAST_KIN
    return kin if kin < _MOST_KIN else _MOST_KIN


def _between(table: _Table, source: Span, target: Span) -> list[Bead]:
    """The best beads of a stretch."""
    (i0, i1), (j0, j1) = source, target
    if i0 == i1 or j0 == j1:
        gaps = [Bead((i, i + 1), (j0, j0), 0.9) for i in range(i0, i1)]
        return gaps + [Bead((i1, i1), (j, j + 1), 0.9) for j in range(j0, j1)]
    table.kept.clear()
    path = _path(table, source, target)
    return _weigh(table, path, source, target)


def _path(table: _Table, source: Span, target: Span) -> list[tuple[Span, Span]]:
    """The ranges of the cheapest beads; only two rows of costs are kept, and a step for every cell."""
    (i0, i1), (j0, j1) = source, target
    rows: dict[int, dict[int, float]] = {}
    small = _cells(source, target) <= _FULL
    taken: dict[int, dict[int, tuple[int, int]]] = {}
    for i in range(i0, i1 + 1):
        row: dict[int, float] = {}
        rows[i] = row
        rows.pop(i - 3, None)
        back = taken[i] = {}
        for j in _band(i, source, target):
            if i == i0 and j == j0:
                row[j] = 0.0
                continue
            chosen = _INF
            steps = table.steps(i, j, i0, j0)
            if small:
                table.kept[i, j] = steps
            for a, b, cost in steps:
                cost += rows[i - a].get(j - b, _INF)
                if cost < chosen:
                    chosen = row[j] = cost
                    back[j] = (a, b)
    i, j = i1, j1
    path = []
    while i > i0 or j > j0:
        a, b = taken[i][j]
        path.append(((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return path[::-1]


def _band(i: int, source: Span, target: Span) -> range:
    """The cells of a row that are looked at: all of a small table, those beside the diagonal of a large one."""
    n, m = source[1] - source[0], target[1] - target[0]
    if n * m <= _FULL:
        return range(target[0], target[1] + 1)
    centre = target[0] + (i - source[0]) * m // n
    reach = _BAND + 2 * m // n
    return range(max(target[0], centre - reach), min(target[1], centre + reach) + 1)


def _weigh(table: _Table, path: list[tuple[Span, Span]], source: Span, target: Span) -> list[Bead]:
    """The beads of a path, each with its share of all paths that stay beside it (forwards and backwards sums)."""
    (i0, i1), (j0, j1) = source, target
    cells = list(_beside(path, source, target))
    sums: dict[Span, float] = {(i0, j0): 0.0}
    arcs: dict[Span, list[tuple[Span, float]]] = {}
    for i, j in cells[1:]:
        into = []
        for a, b, cost in table.kept.get((i, j)) or table.steps(i, j, i0, j0):
            before = sums.get((i - a, j - b))
            if before is not None:
                into.append((before - cost / _HEAT, (i - a, j - b)))
        if not into:
            continue
        top = max(into)[0]
        near = [(value - top, cell) for value, cell in into if value > top - _FAINT]
        if len(near) == 1:
            arcs[i, j] = [(near[0][1], 1.0)]
            sums[i, j] = top
            continue
        parts = [(cell, math.exp(value)) for value, cell in near]
        whole = sum(part for _, part in parts)
        sums[i, j] = top + math.log(whole)
        arcs[i, j] = [(cell, part / whole) for cell, part in parts]
    chances: dict[Span, float] = {(i1, j1): 1.0}
    shares: dict[tuple[Span, Span], float] = {}
    for here in reversed(cells[1:]):
        chance = chances.get(here, 0.0)
        if chance:
            for cell, part in arcs[here]:
                shares[cell, here] = part * chance
                chances[cell] = chances.get(cell, 0.0) + part * chance
    return [Bead(s, t, min(1.0, shares.get(((s[0], t[0]), (s[1], t[1])), 0.0))) for s, t in path]


def _beside(path: list[tuple[Span, Span]], source: Span, target: Span) -> Iterator[Span]:
    """The cells on a path and a few beside it, row by row."""
    reach: dict[int, Span] = {}
    for (x0, x1), (y0, y1) in path:
        for i in range(x0, x1 + 1):
            low, high = reach.get(i, (y0, y1))
            reach[i] = min(low, y0), max(high, y1)
    for i in range(source[0], source[1] + 1):
        low, high = reach[i]
        for j in range(max(target[0], low - _AROUND), min(target[1], high + _AROUND) + 1):
            yield i, j
