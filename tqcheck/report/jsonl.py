"""JSON lines, for streams: one object a line, first the issues, then what could not be checked, then the summary.

Each has a `kind`: issue, problem or summary. The keys of an issue are those of the JSON report, with those of its
document that name it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.json import entry, escape
from tqcheck.report.place import ALL, every
from tqcheck.report.summary import summarise


def render(report: Report) -> str:
    """The report, a line for each issue and problem, and one for the summary."""
    return escape("\n".join(json.dumps(row, ensure_ascii=False) for row in _rows(report)))


def row(checked: Checked, issue: Issue, lang: str) -> dict[str, Any]:
    """The object of an issue."""
    document = checked.document
    return {
        "kind": "issue",
        "path": document.path,
        "document": document.id,
        "file_line": document.row(issue.start),
        **entry(checked, issue, lang),
    }


def _rows(report: Report) -> Iterator[dict[str, object]]:
    for checked, issue in every(report, ALL):
        yield row(checked, issue, report.lang)
    for problem in report.problems:
        yield {"kind": "problem", **dataclasses.asdict(problem)}
    reasons = [reason.fr if report.lang == "fr" else reason.en for reason in report.verdict.reasons]
    gate = {"passed": report.verdict.passed, "reasons": reasons}
    yield {
        "kind": "summary",
        "signature": report.signature,
        **dataclasses.asdict(summarise(report.tally)),
        "gate": gate,
    }
