"""Fixing: which edits are applied to a text, so that a second run would change nothing. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from tqcheck.check import Checked, Issue, check
from tqcheck.document import Document
from tqcheck.profiles import House
from tqcheck.rule import Edit, Rule

# Edits that do harm are found by trying halves. Where nearly all do, that would take the square of their number: a
# round checks a text so often at the most, or so many code points in all, and leaves what is not tried to the reader.
_LEAST_LOOKS = 64
_CHECKED = 500_000


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after its fixes.

    `rounds` are the edits that led to it, each round in the coordinates of the text that the one before left; `fixed`
    are the issues they mend, `left` those that remain.
    """

    text: str
    rounds: tuple[tuple[Edit, ...], ...]
    fixed: tuple[Issue, ...]
    left: Checked


def fix(
    document: Document,
    rules: Iterable[Rule],
    profile: House | None = None,
    *,
    unsafe: bool = False,
    writable: Callable[[str], bool] = lambda replacement: True,
    may: Callable[[Document, Issue], bool] = lambda document, issue: True,
    sound: Callable[[Document], bool] = lambda document: True,
) -> Fixed:
    """Apply the safe edits of a document, and the proposals too where `unsafe`, until none is left that helps.

    The edits of one issue are applied together or not at all, never two that overlap, and only where they leave no
    issue at a place where there was none. Each round leaves fewer issues, or as many in a shorter text, so that it
    ends; and each depends on the text alone, so that fixing a fixed text changes nothing. An edit whose replacement
    is not `writable` (in the encoding of a file), that has no exact place in its file, or whose issue `may` not be
    mended is left to the reader, and so is one that leaves a document that is not `sound`. A `profile` is what `check`
    takes.
    """
    chosen = tuple(rules)

    def look(each: Document) -> Checked:
        return check(each, chosen, profile)

    def applicable(each: Document, issue: Issue) -> bool:
        return _applicable(each, issue, unsafe, writable) and may(each, issue)

    now = look(document)
    doubt = now.doubt  # later rounds have no source to doubt
    rounds: list[tuple[Edit, ...]] = []
    fixed: list[Issue] = []
    while True:
        work = _Round(now, look, applicable, sound)
        if not work.accepted:
            return Fixed(now.document.text, tuple(rounds), tuple(fixed), replace(now, doubt=doubt))
        rounds += work.rounds
        fixed += work.accepted
        now = work.result


def _applicable(document: Document, issue: Issue, unsafe: bool, writable: Callable[[str], bool]) -> bool:
    if not issue.edits or not (issue.safe or unsafe):
        return False
    return all(writable(edit.replacement) and document.exact(edit.start, edit.end) is not None for edit in issue.edits)


def _edits(issues: Iterable[Issue]) -> list[Edit]:
    return sorted((edit for issue in issues for edit in issue.edits), key=_place)


def _start(edit: Edit) -> int:
    return edit.start


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _overlapping(edits: Sequence[Edit]) -> bool:
    """True where two of the sorted edits overlap, or where one inserts at an end of the other."""
    return any(
        second.start < first.end
        or (second.start == first.end and (first.start == first.end or second.start == second.end))
        for first, second in pairwise(edits)
    )


class _Round:
    """One round on one text: the issues whose edits are accepted, these edits, and the text that they leave."""

    def __init__(
        self,
        before: Checked,
        look: Callable[[Document], Checked],
        applicable: Callable[[Document, Issue], bool],
        sound: Callable[[Document], bool],
    ) -> None:
        self.before = before
        self.look = look
        self.applicable = applicable
        self.sound = sound
        self.looks = max(_LEAST_LOOKS, _CHECKED // max(1, len(before.document.text)))
        self.accepted: list[Issue] = []
        self.rounds: list[tuple[Edit, ...]] = []
        self.result = before
        self.known = {
            code: _Spans(issue for issue in before.issues if issue.code == code)
            for code in {issue.code for issue in before.issues}
        }
        self._try(self._candidates())

    def _candidates(self) -> list[Issue]:
        """The applicable issues in order, without those whose edits would overlap earlier ones."""
        chosen: list[Issue] = []
        taken: list[Edit] = []
        for issue in self.before.issues:
            own = _edits([issue])
            if not self.applicable(self.before.document, issue) or _overlapping(own):
                continue
            places = [bisect_left(taken, edit.start, key=_start) for edit in own]
            near = [edit for place in places for edit in taken[max(0, place - 1) : place + 2]]
            if not any(_overlapping(sorted([edit, other], key=_place)) for edit in own for other in near):
                chosen.append(issue)
                for edit in own:
                    insort(taken, edit, key=_place)
        return chosen

    def _try(self, issues: list[Issue]) -> None:
        """Accept these issues where their edits do good and no harm, else try each half while there are looks left."""
        if issues and self.looks > 0 and not self._accept(issues) and len(issues) > 1:
            middle = len(issues) // 2
            self._try(issues[:middle])
            self._try(issues[middle:])

    def _accept(self, issues: list[Issue]) -> bool:
        """Try the edits of these issues beside the accepted ones.

        Where they reveal issues, which another had hidden, these must be fixed in the same go.
        """
        rounds = [tuple(_edits([*self.accepted, *issues]))]
        new = self._edited(self.before, rounds[0])
        if new is None:
            return False
        revealed = self._unknown(new, rounds)
        if revealed and all(self.applicable(new.document, issue) for issue in revealed):
            rounds.append(tuple(_edits(revealed)))
            new = self._edited(new, rounds[1])
            if new is None:
                return False
            revealed = self._unknown(new, rounds)
        if revealed or new.foreign or not new.document.text.strip():
            return False
        gone = len(self.result.issues) - len(new.issues)
        shorter = len(new.document.text) < len(self.result.document.text)
        if gone < len(issues) and not (len(issues) == 1 and gone == 0 and shorter):
            return False
        self.accepted += issues
        self.rounds, self.result = rounds, new
        return True

    def _edited(self, old: Checked, edits: Sequence[Edit]) -> Checked | None:
        """The document after some edits; None where they overlap or it is not sound."""
        if _overlapping(edits):
            return None
        self.looks -= 1
        new = old.document.edited([(edit.start, edit.end, edit.replacement) for edit in edits])
        return self.look(new) if self.sound(new) else None

    def _unknown(self, new: Checked, rounds: Sequence[Sequence[Edit]]) -> list[Issue]:
        """The issues of a new text that stand where none of their rule stood, or that are more than there were."""
        ways = [_Back(edits) for edits in reversed(rounds)]
        unknown = []
        left = Counter(issue.code for issue in self.before.issues)
        for issue in new.issues:
            start, end = issue.start, issue.end
            for way in ways:
                start, end = way.start(start), way.end(end)
            left[issue.code] -= 1
            if left[issue.code] < 0 or not self.known[issue.code].touch(start, end):
                unknown.append(issue)
        return unknown


class _Spans:
    """The spans of some issues, and whether one of them touches another span."""

    def __init__(self, issues: Iterable[Issue]) -> None:
        spans = sorted((issue.start, issue.end) for issue in issues)
        self.starts = [start for start, _ in spans]
        self.reach = list(accumulate((end for _, end in spans), max))

    def touch(self, start: int, end: int) -> bool:
        """True where one of the spans and [start, end] share a point."""
        index = bisect_right(self.starts, end) - 1
        return index >= 0 and self.reach[index] >= start


class _Back:
    """The way back from offsets after some edits to offsets before them."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts: list[int] = []
        shift = 0
        for edit in edits:
            self.starts.append(edit.start + shift)
            shift += len(edit.replacement) - (edit.end - edit.start)

    def _at(self, offset: int) -> tuple[int, int]:
        """The least and the greatest offset that this one can come from."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset, offset
        edit = self.edits[index]
        beyond = offset - self.starts[index] - len(edit.replacement)
        return (edit.start, edit.end) if beyond <= 0 else (edit.end + beyond, edit.end + beyond)

    def start(self, offset: int) -> int:
        """Where a span that now starts here started at the earliest."""
        return self._at(offset)[0]

    def end(self, offset: int) -> int:
        """Where a span that now ends here ended at the latest."""
        return self._at(offset)[1]
