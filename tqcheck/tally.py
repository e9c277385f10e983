"""Counts of issues that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tqcheck.check import Checked, State
from tqcheck.rule import Severity, Tier

Key = tuple[str, Severity, Tier]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents, words (runs of anything but white space) and new issues were seen, and what was set aside.

    `set_aside` counts the issues that do not count, by the reason why.
    """

    documents: int = 0
    words: int = 0
    issues: Mapping[Key, int] = field(default_factory=dict)
    set_aside: Mapping[State, int] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        """The tally of both."""
        return Tally(
            self.documents + other.documents,
            self.words + other.words,
            Counter(self.issues) + Counter(other.issues),
            Counter(self.set_aside) + Counter(other.set_aside),
        )

    def total(self, tiers: Iterable[Tier] = tuple(Tier), severities: Iterable[Severity] = tuple(Severity)) -> int:
        """The number of issues of these tiers and severities."""
        return sum(n for (_, severity, tier), n in self.issues.items() if tier in tiers and severity in severities)

    def by_rule(self, tiers: Iterable[Tier] = tuple(Tier)) -> dict[str, int]:
        """Issues by code, in order of the codes."""
        counts: Counter[str] = Counter()
        for (code, _, tier), n in self.issues.items():
            counts[code] += n if tier in tiers else 0
        return {code: counts[code] for code in sorted(counts) if counts[code]}

    def by_severity(self, tiers: Iterable[Tier] = tuple(Tier)) -> dict[str, int]:
        """Issues by severity, from critical to minor, zeros included."""
        return {str(each): self.total(tiers, (each,)) for each in reversed(Severity)}


def count(checked: Iterable[Checked]) -> Tally:
    """The tally of checked documents; the words of a text that is not French do not count, for none was checked."""
    documents = words = 0
    issues: Counter[Key] = Counter()
    aside: Counter[State] = Counter()
    for each in checked:
        documents += 1
        words += 0 if each.foreign else each.document.words
        for issue in each.issues:
            if issue.state is State.NEW:
                issues[issue.code, issue.severity, issue.tier] += 1
            else:
                aside[issue.state] += 1
    return Tally(documents, words, issues, aside)
