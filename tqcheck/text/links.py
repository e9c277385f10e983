"""Links between two texts: which paragraphs, and inside them which sentences, translate one another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tqcheck.text.align import Bead, Span, Weights, length_cost, size, span_cost, whole
from tqcheck.text.anchors import Anchors
from tqcheck.text.moved import rejoin, unfold

ALONE = 0.95  # confidence where each side is one sentence: there is nothing else to link
_STRAIGHT = 0.97  # confidence where counts, lengths and anchors agree, so that nothing was weighed
_NEAR = 4.0  # cost of lengths up to which two passages of one paragraph are taken to answer one another
_LOOSE = 6.0  # … and two paragraphs
_APART = 3.0  # what it costs to merge or split paragraphs, more than sentences
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
        beads, shared = unfold(source, target, self.anchors, _APART)
        return list(_merged(rejoin(beads, source, target, shared), source, target, shared))

    def _parallel(self) -> bool:
        """True where as many paragraphs stand on both sides and each plainly answers the one of its number."""
        source, target = self.source.paragraphs, self.target.paragraphs
        if len(source) == 1:
            return True
        odd = [n for n, (s, t) in enumerate(zip(source, target, strict=True)) if span_cost(s, t) > _LOOSE]
        if len(odd) * 3 > len(source):
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
        if astray * 8 > agreed.total():
            return False
        return all(agreed[n] > 1 or (not astray and not {n - 1, n + 1} & set(odd)) for n in odd)

    def links(self, blocks: Sequence[Bead]) -> list[Bead]:
        """Ranges of sentences that translate one another, in the order of the target."""
        crooked = self._crooked(blocks)
        found: list[Bead] = []
        loose = False
        for number, block in enumerate(blocks):
            beads = self._inside(block, straight=number not in crooked)
            loose = loose or len(beads) > 1 or not whole(beads[0])
            found += beads
        if not loose:
            return found
        source, target = self.source.sentences, self.target.sentences
        odd = [bead for bead in found if not whole(bead)]
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
        heads = [(block.target[0], number) for number, block in enumerate(blocks) if size(block.target)]
        starts = [self.target.paragraphs[first][0] for first, _ in heads]
        source, target = ([span[0] for span in each.sentences] for each in (self.source, self.target))
        found: set[int] = set()
        if len(source) == len(blocks) == len(target):
            return found
        for here, there in self.anchors.alike:
            at = bisect_right(starts, there) - 1
            number = heads[at][1] if at >= 0 else 0
            block = blocks[number]
            if number in found or not whole(block):
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
        beads, _ = unfold(source, target, self.anchors)
        return [Bead((i0 + a, i0 + b), (j0 + c, j0 + d), sure * block.sure) for (a, b), (c, d), sure in beads]


def _merged(beads: Sequence[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> Iterator[Bead]:
    """The beads, runs of doubtful ones made one: not 1-1, unlikely, or beside a gap that may belong to them."""
    doubtful = [
        (size(bead.source), size(bead.target)) != (1, 1) or bead.sure < _SURE or not _fits(bead, source, target, _LOOSE)
        for bead in beads
    ]
    ascending = _in_order(beads)
    for n, bead in enumerate(beads):
        if whole(bead):
            continue
        for near in (n - 1, n + 1):
            if 0 <= near < len(beads) and whole(beads[near]) and not doubtful[near]:
                doubtful[near] = not _fits(beads[near], source, target, _TIGHT) or _leans(bead, beads[near], shared)
    if doubtful.count(False) * 2 < min(len(source), len(target)):
        yield Bead((0, len(source)), (0, len(target)), _STRAIGHT)
        return
    run: list[Bead] = []
    end = -1  # of the source, in the run
    for bead, doubt, ordered in zip(beads, doubtful, ascending, strict=True):
        if not (doubt and ordered):
            yield from _closed(run)
            yield bead
            run, end = [], -1
            continue
        if size(bead.source):
            if end >= 0 and bead.source[0] != end:
                yield from _closed(run)
                run = []
            end = bead.source[1]
        run.append(bead)
    yield from _closed(run)


def _in_order(beads: Sequence[Bead]) -> list[bool]:
    """For each bead whether its source passage follows those of all before it."""
    reached = 0
    order = []
    for bead in beads:
        order.append(not size(bead.source) or bead.source[0] >= reached)
        if order[-1] and size(bead.source):
            reached = bead.source[1]
    return order


def _leans(gap: Bead, bead: Bead, shared: Weights) -> bool:
    """True where a passage that nothing answers shares something with the other side of the bead beside it."""
    if size(gap.source):
        return any(shared.get(i, {}).get(bead.target[0], 0.0) > _HINT for i in range(*gap.source))
    row = shared.get(bead.source[0], {})
    return any(row.get(j, 0.0) > _HINT for j in range(*gap.target))


def _closed(run: list[Bead]) -> Iterator[Bead]:
    """A run of doubtful beads as one, where both sides hold something."""
    source = [bead.source for bead in run if size(bead.source)]
    target = [bead.target for bead in run if size(bead.target)]
    if len(run) < 2 or not source or not target:
        yield from run
        return
    yield Bead((source[0][0], source[-1][1]), (target[0][0], target[-1][1]), _STRAIGHT)


def _fits(bead: Bead, source: Sequence[Span], target: Sequence[Span], most: float) -> bool:
    """True where the lengths of a bead cost no more than this."""
    sides = ((source, bead.source), (target, bead.target))
    lengths = [sum(end - start for start, end in spans[slice(*numbers)]) for spans, numbers in sides]
    return length_cost(lengths[0], lengths[1]) <= most


def _near(source: Span, target: Span) -> bool:
    return span_cost(source, target) <= _NEAR
