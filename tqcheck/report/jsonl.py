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
from tqcheck.report.summary import summarise


def render(report: Report) -> str:
    """The report, a line for each issue and problem, and one for the summary."""
    return "".join((*(part(each, report.lang) for each in report.checked), tail(report))).removesuffix("\n")


def head() -> str:
    """What stands before all documents: nothing."""
    return ""


def part(checked: Checked, lang: str) -> str:
    """The lines of a document."""
    return "".join(_line(row(checked, issue, lang)) for issue in checked.issues)


def tail(report: Report) -> str:
    """The lines behind all documents."""
    return "".join(map(_line, _last(report)))


def _line(row: dict[str, object]) -> str:
    return f"{escape(json.dumps(row, ensure_ascii=False))}\n"


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


def _last(report: Report) -> Iterator[dict[str, object]]:
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
