"""Matching: which issue found which defect; each is used once, and what is left over was missed or is a false alarm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from tqcheck.check import Checked, Issue, apply, check
from tqcheck.document import Document
from tqcheck.evaluation.corpus import Defect, Entry
from tqcheck.rule import Edit, Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A defect and the issue that found it."""

    defect: Defect
    issue: Issue

    @property
    def exact(self) -> bool:
        """True where the issue marks the very code points."""
        return (self.issue.start, self.issue.end) == (self.defect.start, self.defect.end)

    @property
    def proposed(self) -> bool:
        """True where the issue has a mend and a person's mend is there to compare."""
        return bool(self.issue.edits) and self.defect.edits is not None

    def right(self, text: str) -> bool:
        """True where the mend of the issue makes of the text what the person's makes, white space apart."""
        return self.proposed and _squeezed(text, self.issue.edits) == _squeezed(text, self.defect.edits or ())


@dataclass(frozen=True, slots=True)
class Result:
    """An article after the check: what was found, missed, and reported without cause there and in its mended text."""

    entry: Entry
    checked: Checked
    hits: tuple[Hit, ...]
    missed: tuple[Defect, ...]
    alarms: tuple[Issue, ...]
    uncounted: tuple[Defect, ...] = ()
    fixed: Checked | None = None


def evaluate(entry: Entry, rules: Sequence[Rule], path: str) -> Result:
    """Check an article and its mended text with these rules, and match; reports call it `path`.

    A defect does not count where no rule that runs could name it, nor where it takes a source and there is none; its
    issues, if any, are no false alarms.
    """
    running = {rule.code for rule in rules}
    uncounted = tuple(each for each in entry.defects if not _counts(each, running, entry.source is not None))
    checked = check(Document(entry.text, entry.name, path, entry.source), rules)
    pairs = pair(entry.defects, checked.issues)
    used = {id(issue) for _, issue in pairs}
    found = {id(defect) for defect, _ in pairs}
    fixed = entry.fixed
    return Result(
        entry,
        checked,
        tuple(Hit(defect, issue) for defect, issue in pairs if defect not in uncounted),
        tuple(each for each in entry.defects if id(each) not in found and each not in uncounted),
        tuple(issue for issue in checked.issues if id(issue) not in used),
        uncounted,
        None if fixed is None else check(Document(fixed, entry.name, path, entry.source), rules),
    )


def _counts(defect: Defect, running: Set[str], sourced: bool) -> bool:
    return not running.isdisjoint(defect.codes) and (sourced or not defect.needs_source)


def pair(defects: Iterable[Defect], issues: Iterable[Issue]) -> list[tuple[Defect, Issue]]:
    """Defects and the issues that found them, each used once, in order of the defects.

    An issue finds a defect where they overlap and its code is one of the defect's. The best pairs go first: the
    defect's own code, then the exact span, then the longest overlap.
    """
    known = list(defects)
    candidates = [
        (issue.code != defect.code, (issue.start, issue.end) != (defect.start, defect.end), -shared, n, m, issue)
        for n, defect in enumerate(known)
        for m, issue in enumerate(issues)
        if issue.code in defect.codes and (shared := _overlap(defect, issue)) is not None
    ]
    taken: dict[int, tuple[int, Issue]] = {}
    used: set[int] = set()
    for *_, n, m, issue in sorted(candidates, key=lambda each: each[:5]):
        if n not in taken and m not in used:
            taken[n] = (m, issue)
            used.add(m)
    return [(known[n], taken[n][1]) for n in sorted(taken)]


def _overlap(defect: Defect, issue: Issue) -> int | None:
    """Shared code points; touching is enough where one of the two is empty, None where they are apart."""
    shared = min(defect.end, issue.end) - max(defect.start, issue.start)
    empty = defect.start == defect.end or issue.start == issue.end
    return shared if shared > 0 or (empty and shared == 0) else None


def _squeezed(text: str, edits: Iterable[Edit]) -> str:
    return " ".join(apply(text, edits).split())
