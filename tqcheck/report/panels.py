"""What the reviewer shows of all issues together: filters, counts, charts, the strip of a text, scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tqcheck.check import Issue, State
from tqcheck.mqm import WEIGHTS
from tqcheck.report import Report, wording
from tqcheck.report.interface import say
from tqcheck.report.marks import Marked, shown
from tqcheck.rule import Rule, Severity, Tier

SEVERITIES = tuple(str(each) for each in reversed(Severity))
_WIDE = 500  # units of the strip of a text


def issues(report: Report) -> list[Issue]:
    """All issues, those that are set aside too."""
    return [issue for checked in report.checked for issue in checked.issues]


def rules(report: Report) -> list[Rule]:
    """The rules that found something, by code."""
    found = {issue.code: issue.rule for issue in issues(report)}
    return [found[code] for code in sorted(found)]


def counts(found: Iterable[Issue]) -> tuple[int, dict[str, int]]:
    """How many are sure, and the number of each severity."""
    sure, severities = 0, dict.fromkeys(SEVERITIES, 0)
    for issue in found:
        sure += issue.tier is Tier.A
        severities[issue.severity.value] += 1
    return sure, severities


def states(report: Report) -> dict[str, int]:
    """The number of issues in each state."""
    found = Counter(issue.state.value for issue in issues(report))
    return {state.value: found[state.value] for state in State}


class Choice(NamedTuple):
    """A value of a filter: its key, what it is called, and how many issues it leaves."""

    key: str
    label: str
    n: int


def filters(report: Report, ui: str) -> dict[str, list[Choice]]:
    """The groups of filters with their values, of which only those stand here that occur."""
    found = issues(report)
    severities = Counter(issue.severity.value for issue in found)
    tiers = Counter(issue.tier.value for issue in found)
    families = Counter(issue.rule.family for issue in found)
    codes = Counter(issue.code for issue in found)
    titles = {rule.code: wording.bind(ui, rule.heading(ui)) for rule in rules(report)}
    return {
        "severity": [Choice(key, say(ui, key), severities[key]) for key in SEVERITIES if severities[key]],
        "tier": [Choice(key, say(ui, f"tier_{key}"), tiers[key]) for key in sorted(tiers)],
        "state": [Choice(key, say(ui, key), n) for key, n in states(report).items() if n],
        "family": [Choice(key, wording.family(ui, key), families[key]) for key in sorted(families)],
        "rule": [Choice(key, f"{key} · {titles[key]}", codes[key]) for key in sorted(codes)],
    }


def weights(report: Report) -> list[tuple[str, float, int]]:
    """The severities with their weights and the number of issues that count in the penalty."""
    by_severity = report.tally.by_severity((Tier.A,))
    return [(key, WEIGHTS[Severity(key)], by_severity[key]) for key in SEVERITIES]


class Bar(NamedTuple):
    """A bar of a chart: what it shows, how many, its length from 0 to 100, and its colour."""

    label: str
    n: int
    length: float
    style: str


def charts(report: Report, ui: str) -> list[tuple[str, str, list[Bar]]]:
    """The charts of the new issues: key, title and bars, the longest first."""
    new = [issue for issue in issues(report) if issue.state is State.NEW]
    severities = Counter(issue.severity.value for issue in new)
    families = Counter(issue.rule.family for issue in new)
    ordered = sorted(families.items(), key=lambda each: (-each[1], each[0]))[:12]
    return [
        ("severity", say(ui, "by_severity"), _bars([(say(ui, key), severities[key], key) for key in SEVERITIES])),
        ("family", say(ui, "by_family"), _bars([(wording.family(ui, key), n, "") for key, n in ordered])),
    ]


def _bars(values: list[tuple[str, int, str]]) -> list[Bar]:
    most = max((n for _, n, _ in values), default=0)
    return [Bar(label, n, round(100 * n / most, 1), style) for label, n, style in values if n]


def strip(length: int, marked: Sequence[Marked]) -> list[tuple[str, str]]:
    """Where the issues stand in a text: for each severity a path on a strip 500 by 12 that grows upwards.

    The graver the higher, so that they are told apart without colours.
    """
    drawn = []
    for height, severity in ((6, "minor"), (9, "major"), (12, "critical")):
        places = sorted({
            round(_WIDE * each.start / max(length, 1)) for each in marked if each.issue.severity.value == severity
        })  # fmt: skip
        if places:
            drawn.append((severity, "".join(f"M{x} 0v{height}" for x in places)))
    return drawn


def scores(report: Report, ui: str) -> dict[str, Any] | None:
    """The scores of all documents that have a reference, and the paragraphs farthest from theirs, where there are any.

    Each of these names its document by number and its line.
    """
    if report.scored is None:
        return None
    from tqcheck.report.scores import figure, panel
    from tqcheck.scoring.metrics import DEFAULT, NAMES

    found = report.scored.scores
    homes = {place: number for number, place in enumerate(report.scored.numbers, 1) if place is not None}
    worst = []
    for index in found.worst[:5]:
        place = next(place for place, (start, end) in enumerate(found.spans) if start <= index < end)
        value = found.parts[index].scores[DEFAULT].normalised.score
        if value < 100:
            document = report.checked[homes[place] - 1].document
            name = shown(f"{document.path or document.id}:{found.parts[index].line}")
            worst.append((homes[place], found.parts[index].line, name, f"{NAMES[DEFAULT]} {figure(ui, value)}"))
    return panel(ui, found) | {"worst": worst}


def near(report: Report, number: int) -> str:
    """The chrF++ of a document, nothing where it has no reference."""
    if report.scored is None:
        return ""
    from tqcheck.report.scores import of_document

    return of_document(report, number)
