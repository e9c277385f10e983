"""The report contract tqcheck/1."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tqcheck.check import Checked, Issue


def _issue(checked: Checked, issue: Issue) -> dict[str, Any]:
    line, column = checked.document.place(issue.start)
    return {
        "rule": issue.code,
        "family": issue.rule.family,
        "category": str(issue.rule.category),
        "severity": str(issue.severity),
        "tier": str(issue.tier),
        "confidence": issue.confidence,
        "start": issue.start,
        "end": issue.end,
        "line": line,
        "column": column,
        "text": issue.text,
        "message": issue.fr,
        "edits": [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in issue.edits],
        "fingerprint": issue.fingerprint,
        "state": "new",
    }


def render(checked: Iterable[Checked]) -> str:
    """The report as one JSON object."""
    documents = [
        {
            "id": each.document.id,
            "path": each.document.path,
            "words": each.document.words,
            "language": each.language,
            "issues": [_issue(each, issue) for issue in each.issues],
        }
        for each in checked
    ]
    return json.dumps({"schema": "tqcheck/1", "documents": documents}, ensure_ascii=False)
