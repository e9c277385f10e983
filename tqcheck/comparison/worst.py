"""Worst: the segments to look at first, with their issues, their source and their reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tqcheck.check import Checked, Issue
from tqcheck.mqm import WEIGHTS
from tqcheck.rule import Tier
from tqcheck.scoring.metrics import DEFAULT
from tqcheck.scoring.scores import Scores


@dataclass(frozen=True, slots=True)
class Worst:
    """A segment of an article of a system.

    `penalty` is that of its issues (minor 1, major 5, critical 25), `score` its chrF++ without typography where it has
    a reference. `source` and `reference` stand beside it where they have as many paragraphs as the article.
    """

    system: int
    article: str
    line: int
    text: str
    issues: tuple[Issue, ...]
    penalty: float
    score: float | None
    source: str | None
    reference: str | None


def rank(
    systems: Sequence[tuple[str, Mapping[str, Checked]]],
    scores: Sequence[Scores],
    tiers: tuple[Tier, ...],
    most: int,
) -> tuple[Worst, ...]:
    """The `most` worst segments: those with the highest penalty first, among equals those with the lowest score."""
    found: list[tuple[tuple[float, float, int, str, int], int, Checked, tuple[Issue, ...], float, float | None]] = []
    for number, (_, articles) in enumerate(systems):
        values = _values(scores[number]) if scores else {}
        for name, checked in articles.items():
            issues, scored = _by_line(checked, tiers), values.get(name, {})
            for line in {*issues, *scored}:
                here = tuple(issues.get(line, ()))
                penalty = sum(WEIGHTS[issue.severity] for issue in here)
                value = scored.get(line)
                if here or (value is not None and value < 100):
                    key = (-penalty, 100.0 if value is None else value, number, name, line)
                    found.append((key, number, checked, here, penalty, value))
    found.sort(key=lambda each: each[0])
    return tuple(
        _worst(number, key[3], checked, key[4], here, penalty, value)
        for key, number, checked, here, penalty, value in found[:most]
    )


def _values(scores: Scores) -> dict[str, dict[int, float]]:
    """The scores of segments by article and line."""
    return {
        name: {part.line: part.scores[DEFAULT].normalised.score for part in scores.parts[slice(*span)]}
        for name, span in zip(scores.ids, scores.spans, strict=True)
    }


def _by_line(checked: Checked, tiers: tuple[Tier, ...]) -> Mapping[int, list[Issue]]:
    found: dict[int, list[Issue]] = defaultdict(list)
    for issue in checked.issues:
        if issue.tier in tiers:
            found[checked.document.place(issue.start)[0]].append(issue)
    return found


def _worst(
    system: int, name: str, checked: Checked, line: int, issues: tuple[Issue, ...], penalty: float, score: float | None
) -> Worst:
    document = checked.document
    text = document.text[document.line_starts[line - 1] : document.line_end(line)]
    source, reference = (_beside(document.text, line, other) for other in (document.source, document.reference))
    return Worst(system, name, line, text, issues, penalty, score, source, reference)


def _beside(text: str, line: int, other: str | None) -> str | None:
    """The paragraph of another text that answers to a line, where both have as many paragraphs."""
    if other is None:
        return None
    ours, theirs = list(_paragraphs(text.split("\n"))), list(_paragraphs(other.split("\n")))
    numbers = [number for number, _ in ours]
    if len(ours) != len(theirs) or line not in numbers:
        return None
    return theirs[numbers.index(line)][1]


def _paragraphs(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line.rstrip("\r")) for number, line in enumerate(lines, 1) if line.strip())
