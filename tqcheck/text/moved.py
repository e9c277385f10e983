"""Moved passages: those that a translation puts elsewhere than its source, so that no order holds both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tqcheck.text.align import Bead, Span, Weights, align, lengths, size, span_cost
from tqcheck.text.anchors import Anchors

_MOVED = 5.0  # weight of what two passages share that nothing answers at their places, but one another
_LOOSE = 6.0  # the most that their lengths may cost


def unfold(
    source: Sequence[Span], target: Sequence[Span], anchors: Anchors, apart: float = 0.0
) -> tuple[list[Bead], Weights]:
    """The beads of two sequences in the order of the target, also of what was moved; and what the two share."""
    between, everything = anchors.between(source, target), ((0, len(source)), (0, len(target)))
    shared = between(*everything)
    beads = align(
        lengths(source), lengths(target), lambda *part: shared if part == everything else between(*part), apart
    )
    return _replaced(beads, source, target, anchors, shared), shared


def _replaced(
    beads: list[Bead], source: Sequence[Span], target: Sequence[Span], anchors: Anchors, shared: Weights
) -> list[Bead]:
    """The beads, aligned again without the segments that were moved, and these."""
    moved = {} if all(map(_plain, beads)) else _moved(beads, source, target, shared)
    if not moved:
        return beads
    left = [i for i in range(len(source)) if i not in moved]
    taken = set(moved.values())
    right = [j for j in range(len(target)) if j not in taken]
    kept = [source[i] for i in left], [target[j] for j in right]
    again = align(lengths(kept[0]), lengths(kept[1]), anchors.between(*kept))
    places = [Bead(_spread(left, bead.source), _spread(right, bead.target), bead.sure) for bead in again]
    if any(size(place.source) + size(place.target) > 4 for place in places) or _holds(places, moved):
        return beads
    places += [Bead((i, i + 1), (j, j + 1), 0.85) for i, j in moved.items()]
    return sorted(places, key=lambda bead: (bead.target[0] - (size(bead.target) == 0) / 2, bead.source))


def _moved(beads: Sequence[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> dict[int, int]:
    """Segments of the source, and those of the target that share far more with them than what they were given."""
    best: dict[int, float] = {}
    for row in shared.values():
        for j, weight in row.items():
            best[j] = max(weight, best.get(j, 0.0))
    given: dict[int, Bead] = {i: bead for bead in beads for i in range(*bead.source)}
    owner: dict[int, Bead] = {j: bead for bead in beads for j in range(*bead.target)}
    found: dict[int, int] = {}
    taken: set[int] = set()
    for i, row in shared.items():
        j = max(row, key=row.__getitem__)
        weight = row[j]
        if weight < _MOVED or weight < best[j] or span_cost(source[i], target[j]) > _LOOSE:
            continue
        here, there = given[i], owner[j]
        if here is there and ((size(here.source), size(here.target)) != (2, 2) or here.source[0] in found):
            continue  # of two that changed places one was moved
        held = sum(row.get(k, 0.0) for k in range(*here.target) if k != j)
        asked = sum(shared.get(k, {}).get(j, 0.0) for k in range(*there.source) if k != i)
        straight = here is there and (i - here.source[0]) == (j - here.target[0])
        if not straight and max(held, asked) < weight / 3 and j not in taken:
            found[i] = j
            taken.add(j)
    return found if len(found) * 4 <= len(source) + 3 else {}


def _spread(numbers: Sequence[int], span: Span) -> Span:
    """A range of places in a list of numbers, as the range of those numbers."""
    if not size(span):
        end = numbers[span[0]] if span[0] < len(numbers) else numbers[-1] + 1 if numbers else 0
        return (end, end)
    return numbers[span[0]], numbers[span[1] - 1] + 1


def _holds(beads: Sequence[Bead], moved: Mapping[int, int]) -> bool:
    """True where a bead runs over a moved segment, so that the two would overlap."""
    sources = {i for bead in beads for i in range(*bead.source)}
    targets = {j for bead in beads for j in range(*bead.target)}
    return not sources.isdisjoint(moved) or not targets.isdisjoint(moved.values())


def _plain(bead: Bead) -> bool:
    return bead.sure > 0.9 and size(bead.source) == size(bead.target) == 1


def rejoin(beads: list[Bead], source: Sequence[Span], target: Sequence[Span], shared: Weights) -> list[Bead]:
    """The beads, but one for two passages that nothing answers at their places, where they answer one another."""
    left = {bead.source[0]: n for n, bead in enumerate(beads) if not size(bead.target)}
    right = {bead.target[0]: n for n, bead in enumerate(beads) if not size(bead.source)}
    if not left or not right:
        return beads
    ranked = sorted(
        (-weight, i, j)
        for i in left
        for j, weight in shared.get(i, {}).items()
        if j in right and weight >= _MOVED and span_cost(source[i], target[j]) < _LOOSE
    )
    moved: dict[int, Bead] = {}
    gone: set[int] = set()
    for weight, i, j in ranked:
        if left[i] not in gone and right[j] not in moved:
            gone.add(left[i])
            moved[right[j]] = Bead((i, i + 1), (j, j + 1), min(0.9, 0.5 - weight / 40))
    return [moved.get(n, bead) for n, bead in enumerate(beads) if n not in gone]
