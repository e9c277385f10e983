"""Links between two texts: which paragraphs, and inside them which sentences, translate one another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tqcheck.text.align import Bead, Span, Weights, align, length_cost
from tqcheck.text.anchors import Anchors

ALONE = 0.95  # confidence where each side is one sentence: there is nothing else to link
_STRAIGHT = 0.97  # confidence where counts, lengths and anchors agree, so that nothing was weighed
_NEAR = 4.0  # cost of lengths up to which two passages of one paragraph are taken to answer one another
_LOOSE = 6.0  # … and two paragraphs
_MOVED = 5.0  # weight of what two passages share that nothing answers at their places, but one another
_SURE = 0.8
_TIGHT = 1.2  # cost of lengths from which on a paragraph beside a gap may have lost its end to it
_HINT = 1.0  # weight of what it then shares with the gap


class Layout(NamedTuple):
    """A text as spans: of its paragraphs, and of its sentences, which do not cross paragraphs."""

    paragraphs: Sequence[Span]
    sentences: Sequence[Span]

    def within(self, paragraphs: Span) -> Span:
        """The range of the sentences of a range of paragraphs."""
        first, last = paragraphs
        if first == last:
            return (0, 0)
        begin = bisect_right(self.sentences, (self.paragraphs[first][0], -1))
        return begin, bisect_right(self.sentences, (self.paragraphs[last - 1][1], -1), begin)


class Texts:
    """Source and target as spans, with what they share; gives the blocks of paragraphs and the links of sentences."""

    def __init__(self, source: Layout, target: Layout, anchors: Anchors) -> None:
        self.source = source
        self.target = target
        self.anchors = anchors

    def blocks(self) -> list[Bead]:
        """Ranges of paragraphs that translate one another, in the order of the target; moved ones are out of order.

        Where the lines of the two sides do not answer one another, a block holds all that is in doubt.
        """
        source, target = self.source.paragraphs, self.target.paragraphs
        if len(source) == len(target) and self._parallel():
            sure = ALONE if len(source) == 1 else _STRAIGHT
            return [Bead((n, n + 1), (n, n + 1), sure) for n in range(len(source))]
        beads = rejoin(unfold(source, target, self.anchors), source, target, self.anchors.shared(source, target))
        return list(_merged(beads, source, target, self.anchors.shared(source, target)))

    def _parallel(self) -> bool:
        """True where as many paragraphs stand on both sides and each plainly answers the one of its number."""
        source, target = self.source.paragraphs, self.target.paragraphs
        if len(source) == 1:
            return True
        odd = [n for n, (s, t) in enumerate(zip(source, target, strict=True)) if _cost(s, t) > _LOOSE]
        if len(odd) * 4 > len(source):
            return False
        agreed: Counter[int] = Counter()
        astray = 0
        starts = [span[0] for span in source], [span[0] for span in target]
        for here, there in self.anchors.alike:
            number = bisect_right(starts[0], here)
            if number == bisect_right(starts[1], there):
                agreed[number - 1] += 1
            else:
                astray += 1
        return astray * 8 <= agreed.total() and all(agreed[n] > 1 for n in odd)

    def links(self, blocks: Sequence[Bead]) -> list[Bead]:
        """Ranges of sentences that translate one another, in the order of the target."""
        crooked = self._crooked(blocks)
        found: list[Bead] = []
        loose = False
        for number, block in enumerate(blocks):
            beads = self._inside(block, straight=number not in crooked)
            loose = loose or len(beads) > 1 or not _whole(beads[0])
            found += beads
        if not loose:
            return found
        source, target = self.source.sentences, self.target.sentences
        odd = [bead for bead in found if not _whole(bead)]
        left = [i for bead in odd for i in range(*bead.source)]
        right = sorted(j for bead in odd for j in range(*bead.target))
        if not left or not right:
            return found
        left.sort()
        shared = self.anchors.shared([source[i] for i in left], [target[j] for j in right])
        named = {left[i]: {right[j]: weight for j, weight in row.items()} for i, row in shared.items()}
        return rejoin(found, source, target, named)

    def _crooked(self, blocks: Sequence[Bead]) -> set[int]:
        """The numbers of the blocks where an anchor stands in another sentence of the target than of the source."""
        heads = [(block.target[0], number) for number, block in enumerate(blocks) if _size(block.target)]
        starts = [self.target.paragraphs[first][0] for first, _ in heads]
        source, target = ([span[0] for span in each.sentences] for each in (self.source, self.target))
        found: set[int] = set()
        if len(source) == len(blocks) == len(target):
            return found
        for here, there in self.anchors.alike:
            at = bisect_right(starts, there) - 1
            number = heads[at][1] if at >= 0 else 0
            block = blocks[number]
            if number in found or not _whole(block):
                continue
            first, last = self.source.paragraphs[block.source[0]][0], self.source.paragraphs[block.source[1] - 1][1]
            if not first <= here < last:
                continue
            place = bisect_right(source, here) - bisect_right(source, first)
            if place != bisect_right(target, there) - bisect_right(target, starts[at]):
                found.add(number)
        return found

    def _inside(self, block: Bead, *, straight: bool) -> list[Bead]:
        """The links of the sentences of a block."""
        (i0, i1), (j0, j1) = self.source.within(block.source), self.target.within(block.target)
        if i0 == i1 or j0 == j1:
            gaps = [Bead((i, i + 1), (j0, j0), block.sure) for i in range(i0, i1)]
            return gaps + [Bead((i1, i1), (j, j + 1), block.sure) for j in range(j0, j1)]
        if i1 - i0 == j1 - j0 == 1:
            return [Bead((i0, i1), (j0, j1), block.sure)]
        source, target = self.source.sentences[i0:i1], self.target.sentences[j0:j1]
        if straight and len(source) == len(target) and all(map(_near, source, target)):
            sure = min(block.sure, _STRAIGHT)
            return [Bead((i0 + n, i0 + n + 1), (j0 + n, j0 + n + 1), sure) for n in range(i1 - i0)]
        beads = unfold(source, target, self.anchors)
        return [Bead((i0 + a, i0 + b), (j0 + c, j0 + d), sure * block.sure) for (a, b), (c, d), sure in beads]


def rejoin(beads: list[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> list[Bead]:
    """The beads, but one for two passages that nothing answers at their places, where they answer one another."""
    left = {bead.source[0]: n for n, bead in enumerate(beads) if not _size(bead.target)}
    right = {bead.target[0]: n for n, bead in enumerate(beads) if not _size(bead.source)}
    if not left or not right:
        return beads
    ranked = sorted(
        (-weight, i, j)
        for i in left
        for j, weight in shared.get(i, {}).items()
        if j in right and weight >= _MOVED and _cost(source[i], target[j]) < _LOOSE
    )
    moved: dict[int, Bead] = {}
    gone: set[int] = set()
    for weight, i, j in ranked:
        if left[i] not in gone and right[j] not in moved:
            gone.add(left[i])
            moved[right[j]] = Bead((i, i + 1), (j, j + 1), min(0.9, 0.5 - weight / 40))
    return [moved.get(n, bead) for n, bead in enumerate(beads) if n not in gone]


def unfold(source: Sequence[Span], target: Sequence[Span], anchors: Anchors) -> list[Bead]:
    """The beads of two sequences in the order of the target, with those that the translation moved out of order."""
    beads = align(_lengths(source), _lengths(target), anchors.between(source, target))
    moved = _moved(beads, source, target, anchors.shared(source, target))
    if not moved:
        return beads
    left = [i for i in range(len(source)) if i not in moved]
    right = [j for j in range(len(target)) if j not in moved.values()]
    kept = [source[i] for i in left], [target[j] for j in right]
    again = align(_lengths(kept[0]), _lengths(kept[1]), anchors.between(*kept))
    places = [Bead(_spread(left, bead.source), _spread(right, bead.target), bead.sure) for bead in again]
    if any(_size(place.source) + _size(place.target) > 4 for place in places) or _holds(places, moved):
        return beads
    places += [Bead((i, i + 1), (j, j + 1), 0.85) for i, j in moved.items()]
    return sorted(places, key=lambda bead: (bead.target[0] + (_size(bead.target) == 0) / 2, bead.source))


def _moved(beads: Sequence[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> dict[int, int]:
    """Segments of the source, and those of the target that share far more with them than what they were given."""
    best: dict[int, float] = {}
    for row in shared.values():
        for j, weight in row.items():
            best[j] = max(weight, best.get(j, 0.0))
    given: dict[int, Bead] = {i: bead for bead in beads for i in range(*bead.source)}
    owner: dict[int, Bead] = {j: bead for bead in beads for j in range(*bead.target)}
    found: dict[int, int] = {}
    for i, row in shared.items():
        j = max(row, key=row.__getitem__)
        weight = row[j]
        if weight < _MOVED or weight < best[j] or _cost(source[i], target[j]) > _LOOSE:
            continue
        here, there = given[i], owner[j]
        if here is there and (_size(here.source), _size(here.target)) != (2, 2):
            continue
        held = sum(row.get(k, 0.0) for k in range(*here.target) if k != j)
        asked = sum(shared.get(k, {}).get(j, 0.0) for k in range(*there.source) if k != i)
        straight = here is there and (i - here.source[0]) == (j - here.target[0])
        if not straight and max(held, asked) < weight / 3 and j not in found.values():
            found[i] = j
    return found if len(found) * 4 <= len(source) + 3 else {}


def _spread(numbers: Sequence[int], span: Span) -> Span:
    """A range of places in a list of numbers, as the range of those numbers."""
    if not _size(span):
        end = numbers[span[0]] if span[0] < len(numbers) else numbers[-1] + 1 if numbers else 0
        return (end, end)
    return numbers[span[0]], numbers[span[1] - 1] + 1


def _holds(beads: Sequence[Bead], moved: Mapping[int, int]) -> bool:
    """True where a bead runs over a moved segment, so that the two would overlap."""
    sources = {i for bead in beads for i in range(*bead.source)}
    targets = {j for bead in beads for j in range(*bead.target)}
    return not sources.isdisjoint(moved) or not targets.isdisjoint(moved.values())


def _merged(beads: Sequence[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> Iterator[Bead]:
    """The beads, runs of doubtful ones made one: not 1-1, unlikely, or beside a gap that may belong to them."""
    doubtful = [
        (_size(bead.source), _size(bead.target)) != (1, 1)
        or bead.sure < _SURE
        or not _fits(bead, source, target, _LOOSE)
        for bead in beads
    ]
    ascending = _in_order(beads)
    for n, bead in enumerate(beads):
        if _whole(bead):
            continue
        for near in (n - 1, n + 1):
            if 0 <= near < len(beads) and _whole(beads[near]) and not doubtful[near]:
                doubtful[near] = not _fits(beads[near], source, target, _TIGHT) or _leans(bead, beads[near], shared)
    if doubtful.count(False) * 2 < min(len(source), len(target)):
        yield Bead((0, len(source)), (0, len(target)), _STRAIGHT)
        return
    run: list[Bead] = []
    for bead, doubt, ordered in zip(beads, doubtful, ascending, strict=True):
        held = [each.source[1] for each in run if _size(each.source)]
        if doubt and ordered and not (held and _size(bead.source) and bead.source[0] != held[-1]):
            run.append(bead)
            continue
        if doubt and ordered:
            yield from _closed(run)
            run = [bead]
            continue
        yield from _closed(run)
        run = []
        yield bead
    yield from _closed(run)


def _in_order(beads: Sequence[Bead]) -> list[bool]:
    """For each bead whether its source passage follows those of all before it."""
    reached = 0
    order = []
    for bead in beads:
        order.append(not _size(bead.source) or bead.source[0] >= reached)
        if order[-1] and _size(bead.source):
            reached = bead.source[1]
    return order


def _leans(gap: Bead, bead: Bead, shared: Weights) -> bool:
    """True where a passage that nothing answers shares something with the other side of the bead beside it."""
    if _size(gap.source):
        return any(shared.get(i, {}).get(bead.target[0], 0.0) > _HINT for i in range(*gap.source))
    row = shared.get(bead.source[0], {})
    return any(row.get(j, 0.0) > _HINT for j in range(*gap.target))


def _closed(run: list[Bead]) -> Iterator[Bead]:
    """A run of doubtful beads as one, where both sides hold something."""
    source = [bead.source for bead in run if _size(bead.source)]
    target = [bead.target for bead in run if _size(bead.target)]
    if len(run) < 2 or not source or not target:
        yield from run
        return
    yield Bead((source[0][0], source[-1][1]), (target[0][0], target[-1][1]), _STRAIGHT)


def _fits(bead: Bead, source: Sequence[Span], target: Sequence[Span], most: float) -> bool:
    """True where the lengths of a bead cost no more than this."""
    sides = ((source, bead.source), (target, bead.target))
    lengths = [sum(end - start for start, end in spans[slice(*numbers)]) for spans, numbers in sides]
    return length_cost(lengths[0], lengths[1]) <= most


def _whole(bead: Bead) -> bool:
    return _size(bead.source) > 0 and _size(bead.target) > 0


def _size(span: Span) -> int:
    return span[1] - span[0]


def _lengths(spans: Sequence[Span]) -> list[int]:
    return [end - start for start, end in spans]


def _cost(source: Span, target: Span) -> float:
    return length_cost(source[1] - source[0], target[1] - target[0])


def _near(source: Span, target: Span) -> bool:
    return length_cost(source[1] - source[0], target[1] - target[0]) <= _NEAR
