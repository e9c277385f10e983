"""Which amounts of a translation stand for which of its source, and which contradict each other."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from tqcheck.text.amountproof import Passage, Side, place, same_noun, told_apart
from tqcheck.text.amounts import Amount, Kind, Span, alike, comparable, equal, same
from tqcheck.text.units import TIME, Unit, mistaken, neighbours, same_dimension


class Fault(enum.Enum):
    """How two amounts contradict each other."""

    NUMBER = "number"
    SCALE = "scale"
    UNIT = "unit"


class Contradiction(NamedTuple):
    """An amount of the target that stands where the source tells another one.

    `meant` is the unit in which the number of the target would be right.
    """

    fault: Fault
    target: Amount
    source: Amount
    meant: Unit | None = None


_AROUND = 4  # passages before and behind that tell whether the alignment holds
_FEW = 6  # plain numbers of a passage among which two may be told inversely
_MANY = 2500  # pairs of amounts of a passage up to which they are held against each other
_STRAY = 2  # unanswered amounts that a good translation may have among so many
_THOUSAND = Fraction(1000)


def contradictions(target: Side, source: Side, passages: Sequence[Passage]) -> list[Contradiction]:
    """The contradictions, in the order of the passages."""
    ours = _shared_out(target.amounts, [each.target for each in passages])
    theirs = _shared_out(source.amounts, [each.source for each in passages])
    left = {n: sorted(amounts, key=_by_weight) for n, amounts in ours.items()}
    right = {n: sorted(amounts, key=_by_weight) for n, amounts in theirs.items()}
    for n in left.keys() & right.keys():
        for answers in (equal, alike, same):
            if left[n] and right[n]:
                _cancel(left[n], right[n], answers)
    found = _long_scales(target.text, ours, theirs)
    for n in ours.keys() & theirs.keys():
        if len(ours[n]) > 1 < len(theirs[n]) and passages[n].trusted:
            found += _crossed(target.text, source.text, ours[n], theirs[n])
    for n in sorted(left):
        if left[n] and right.get(n) and passages[n].trusted and _held(n, ours, left, right):
            near = [m for m in range(n - 2, n + 3) if 0 <= m < len(passages)]
            near = [m for m in near if abs(m - n) < 2 or passages[m].block == passages[n].block]
            amounts = _open(source, left[n], [each for m in near if m != n for each in right.get(m, ())])
            others = _open(target, right[n], [each for m in near if m != n for each in left.get(m, ())])
            if amounts and others:
                found += _judge(target, source, passages[n], (amounts, others), ours[n])
    return found


def _by_weight(amount: Amount) -> bool:
    """Weak amounts answer others last."""
    return amount.weak


def _held(n: int, ours: dict[int, list[Amount]], left: dict[int, list[Amount]], right: dict[int, list[Amount]]) -> bool:
    """True where most amounts around a passage are answered, as they are not where the texts are no translations.

    One that lacks no more than its scale or its unit is as good a sign.
    """
    near = [m for m in range(n - _AROUND, n + _AROUND + 1) if m in ours]
    strange = sum(
        not any(scaled(each, other) or swapped(each, other) or slipped(each, other) for other in right.get(m, ()))
        for m in near
        for each in left[m]
    )
    return strange <= _STRAY + sum(len(ours[m]) for m in near) - strange


def _long_scales(text: str, ours: dict[int, list[Amount]], theirs: dict[int, list[Amount]]) -> list[Contradiction]:
    """Sums of money in French billions or trillions, which no newspaper counts in, though they be worth the same."""
    return [
        Contradiction(Fault.SCALE, amount, other)
        for n, amounts in ours.items()
        for amount in amounts
        if amount.scale
        and amount.units
        and amount.units[0].dimension == "money"
        and text[amount.scale[0] : amount.scale[0] + 7].lower() in ("billion", "trillio")
        for other in theirs.get(n, ())
        if other.scale and alike(amount, other)
    ]


def _crossed(text: str, source: str, ours: list[Amount], theirs: list[Amount]) -> list[Contradiction]:
    """Two numbers, each of which counts what the source counts with the other: 15 dead and 51 hurt, told inversely."""
    ours, theirs = ([each for each in side if _is_plain(each)] for side in (ours, theirs))
    if not 2 <= len(ours) <= _FEW or not 2 <= len(theirs) <= _FEW:
        return []
    found = []
    for amount in ours:
        own = [other for other in theirs if alike(amount, other)]
        if len(own) != 1 or same_noun(text, amount, source, own[0]):
            continue
        facing = [other for other in theirs if other is not own[0] and same_noun(text, amount, source, other)]
        if len(facing) == 1 and any(
            alike(each, facing[0]) and same_noun(text, each, source, own[0]) for each in ours if each is not amount
        ):
            found.append(Contradiction(Fault.NUMBER, amount, facing[0]))
    return found if len(found) == 2 else []


def _is_plain(amount: Amount) -> bool:
    return amount.kind is Kind.COUNT and not amount.units and not amount.weak


def _shared_out(amounts: Sequence[Amount], spans: Sequence[Span]) -> dict[int, list[Amount]]:
    """The amounts under the number of the span that holds them."""
    starts = [start for start, _ in spans]
    held: dict[int, list[Amount]] = {}
    for amount in amounts:
        n = bisect_right(starts, amount.start) - 1
        if n >= 0 and amount.start < spans[n][1]:
            held.setdefault(n, []).append(amount)
    return held


def _cancel(left: list[Amount], right: list[Amount], answers: Callable[[Amount, Amount], bool]) -> None:
    """Take out of both lists what answers one another, each amount once; all, where they are too many to tell."""
    if len(left) * len(right) > _MANY:
        left.clear()
        right.clear()
    for amount in tuple(left):
        for other in right:
            if answers(amount, other):
                left.remove(amount)
                right.remove(other)
                break


def _open(other_side: Side, left: Sequence[Amount], around: Sequence[Amount]) -> list[Amount]:
    """The amounts that nothing around, on the other side and outside dates, answers; each there answers one."""
    rest, free = [each for each in left if not each.weak], list(around)
    for answers in (equal, alike, same) if free else ():
        for amount in tuple(rest):
            for other in free:
                if _sort(amount) is _sort(other) and answers(amount, other) and not _dated(other, other_side):
                    rest.remove(amount)
                    free.remove(other)
                    break
    return rest


def _sort(amount: Amount) -> Kind:
    return Kind.COUNT if amount.kind is Kind.ORDINAL else amount.kind


def _dated(amount: Amount, side: Side) -> bool:
    """True where an amount is part of a date."""
    dates = side.dates(max(0, amount.start - 40), min(len(side.text), amount.end + 40))
    return _undated([amount], dates) == []


def _judge(
    target: Side, source: Side, passage: Passage, open_: tuple[list[Amount], list[Amount]], told: list[Amount]
) -> list[Contradiction]:
    """The contradictions between what is left of a passage, without its dates: scales, then units, then numbers.

    `told` are all amounts of its target, of which one may be told twice and only once by the source.
    """
    left = _undated(open_[0], target.dates(*passage.target))
    right = _undated(open_[1], source.dates(*passage.source))
    found: list[Contradiction] = []
    for fault, holds in _TESTS:
        for amount in tuple(left):
            facing = [other for other in right if holds(amount, other)]
            if len(facing) == 1:
                unit = slipped(amount, facing[0]) if holds is slipped else None
                found.append(Contradiction(fault, amount, facing[0], unit))
                left.remove(amount)
                right.remove(facing[0])
    alone = len(open_[0]) == len(open_[1]) == 1
    for amount in left:
        facing = [other for other in right if comparable(amount, other)]
        rivals = [each for each in left if facing and all(comparable(each, other) for other in facing)]
        if amount in rivals and len(facing) == len(rivals) and (len(rivals) == 1 or amount.units):
            other = facing[rivals.index(amount)]
            meant = _nearest(amount, other, told, passage)
            if told_apart(target, source, passage, meant, other, alone):
                found.append(Contradiction(Fault.NUMBER, meant, other))
    return found


def _nearest(amount: Amount, other: Amount, told: list[Amount], passage: Passage) -> Amount:
    """Of the amounts that are told as this one is, that which stands where the other stands in the source."""
    alikes = [each for each in told if each.values == amount.values and each.units == amount.units and not each.weak]
    there = place(other, passage.source)
    return min(alikes, key=lambda each: abs(place(each, passage.target) - there), default=amount)


def _undated(amounts: list[Amount], dates: list[Span]) -> list[Amount]:
    """The amounts that are no part of a date; those with a scale or a unit that is not of time never are."""
    return [
        each
        for each in amounts
        if (each.units and each.units[0].dimension != TIME)
        or each.scale
        or not any(start < each.end and each.start < end for start, end in dates)
    ]


def scaled(amount: Amount, other: Amount) -> bool:
    """True where two amounts differ by thousands, millions or milliards, and one of them tells its scale in a word."""
    if not (amount.scale or other.scale) or amount.kind is not other.kind:
        return False
    if amount.units and other.units and not same_dimension(amount.units, other.units):
        return False
    for one in amount.values:
        for two in other.values:
            if one and two:
                ratio = max(Fraction(one) / two, Fraction(two) / one)
                if ratio in (_THOUSAND, _THOUSAND**2, _THOUSAND**3, _THOUSAND**4):
                    return True
    return False


def swapped(amount: Amount, other: Amount) -> bool:
    """True where two amounts have one value in units of one dimension that are not the same."""
    return (
        bool(amount.units and other.units)
        and not set(amount.values).isdisjoint(other.values)
        and set(amount.units).isdisjoint(other.units)
        and (same_dimension(amount.units, other.units) or mistaken(amount.units, other.units))
    )


def slipped(amount: Amount, other: Amount) -> Unit | None:
    """The unit in which the number of an amount would be that of the source, converted: 145 mètres for 90 miles."""
    if not (amount.units and other.units) or amount.kind is not other.kind or Kind.VAGUE in (amount.kind, other.kind):
        return None
    if not same_dimension(amount.units, other.units):
        return None
    for unit in neighbours(amount.units):
        if same(amount._replace(units=(unit,)), other):
            return unit
    return None


_TESTS: tuple[tuple[Fault, Callable[[Amount, Amount], object]], ...] = (
    (Fault.SCALE, scaled), (Fault.UNIT, swapped), (Fault.UNIT, slipped),
)  # fmt: skip
