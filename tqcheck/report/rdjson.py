"""The Reviewdog Diagnostic Format: what reviewdog turns into comments on a pull request.

Columns count bytes of UTF-8 from 1 (reviewdog, proto/rdf/reviewdog.proto).
"""

from __future__ import annotations

import json

from tqcheck.check import Checked, Issue
from tqcheck.document import Document
from tqcheck.report import Report
from tqcheck.report.json import escape
from tqcheck.report.place import every, level, line, path
from tqcheck.report.wording import reason

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report) -> str:
    """One JSON object: a diagnostic for each issue and for each problem."""
    found = [_diagnostic(checked, issue, report.lang) for checked, issue in every(report)]
    found += [
        {"message": each.sentence, "location": {"path": each.path}, "severity": "ERROR"} for each in report.problems
    ]
    whole = {"source": {"name": "tqcheck"}, "diagnostics": found}
    return escape(json.dumps(whole, ensure_ascii=False, indent=1))


def _diagnostic(checked: Checked, issue: Issue, lang: str) -> dict[str, object]:
    document = checked.document
    location: dict[str, object] = {"path": path(document)}
    told: dict[str, object] = {
        "message": reason(lang, issue),
        "location": location,
        "severity": _SEVERITIES[level(issue)],
        "code": {"value": issue.code},
    }
    if document.row(issue.start) is not None:
        location["range"] = {"start": {"line": line(document, issue)}}
        return told
    location["range"] = _range(document, issue.start, issue.end)
    spans = [document.exact(edit.start, edit.end) for edit in issue.edits]
    suggestions = [
        {"range": _span(document.file, *span), "text": edit.replacement}
        for edit, span in zip(issue.edits, spans, strict=True)
        if span is not None
    ]
    if suggestions and None not in spans:
        told["suggestions"] = suggestions
    return told


def _range(document: Document, start: int, end: int) -> dict[str, object]:
    return _span(document.file, *document.lift(start, end))


def _span(file: Document, start: int, end: int) -> dict[str, object]:
    return {"start": _position(file, start), "end": _position(file, end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    row, column = document.place(offset)
    before = document.text[offset - column + 1 : offset]
    return {"line": row, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
