"""SARIF 2.1.0: what code scanning, editors and sarif-tools read.

Made for the schema of the OASIS standard, and within what GitHub takes ("SARIF support for code scanning").
"""

from __future__ import annotations

import json
from typing import Any

from tqcheck import __version__
from tqcheck.check import Checked, Issue, State
from tqcheck.document import Document
from tqcheck.report import Report
from tqcheck.report.explained import markdown, page, summary
from tqcheck.report.json import escape
from tqcheck.report.place import ALL, every, level, line, uri
from tqcheck.report.wording import reason
from tqcheck.rule import Rule, Severity, Tier

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PRECISION = {Tier.A: "very-high", Tier.B: "high", Tier.C: "medium"}
_LEVEL = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
_ASIDE = {State.KNOWN: "in the baseline", State.UNCHANGED: "outside the changed lines", State.DISMISSED: "dismissed"}
_CONTEXT = 80  # code points on either side of a span


def render(report: Report) -> str:
    """One run with its rules, results and problems; columns are code points."""
    rules = sorted({issue.rule.code: issue.rule for _, issue in every(report, ALL)}.items())
    numbers = {code: number for number, (code, _) in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "tqcheck",
                "semanticVersion": __version__,
                "version": __version__,
                "rules": [_rule(rule, report.lang) for _, rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that tqcheck was called in."}}},
        "automationDetails": {"id": "tqcheck/fr"},
        "invocations": [_invocation(report)],
        "results": [_result(checked, issue, numbers[issue.code], report.lang) for checked, issue in every(report, ALL)],
        "properties": {"signature": report.signature},
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape(json.dumps(whole, ensure_ascii=False, indent=1))


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    told = page(rule, lang)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.code.split("_")),
        "shortDescription": {"text": rule.heading(lang)},
        "fullDescription": {"text": summary(rule, lang)},
        "help": {"text": told.explanation, "markdown": markdown(told, lang)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity] if rule.tier is Tier.A else "note"},
        "properties": {
            "tags": ["translation", f"MQM/{rule.category}", rule.family],
            "precision": _PRECISION[rule.tier],
            "problem.severity": {"note": "recommendation"}.get(_LEVEL[rule.severity], _LEVEL[rule.severity]),
        },
    }


def _invocation(report: Report) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": not report.problems}
    if report.problems:
        told["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": problem.sentence}} for problem in report.problems
        ]
    return told


def _result(checked: Checked, issue: Issue, number: int, lang: str) -> dict[str, Any]:
    document = checked.document
    message = reason(lang, issue)
    told: dict[str, Any] = {
        "ruleId": issue.code,
        "ruleIndex": number,
        "level": level(issue),
        "message": {"text": message},
        "locations": [{"physicalLocation": _place(document, issue)}],
        "baselineState": "unchanged" if issue.state in (State.KNOWN, State.UNCHANGED) else "new",
        "partialFingerprints": {"tqcheck/v1": issue.fingerprint},
        "properties": {
            "confidence": issue.confidence,
            "tier": str(issue.tier),
            "category": str(issue.rule.category),
            "document": document.id,
        },
    }
    if issue.state is not State.NEW:  # code scanning heeds suppressions, and not the state beside a baseline
        why = issue.note or _ASIDE[issue.state]
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    if issue.source is not None:
        told["properties"]["source"] = (document.source or "")[slice(*issue.source)]
    if issue.edits and document.row(issue.start) is None:
        told |= _fixes(document, issue, message)
    return told


def _place(document: Document, issue: Issue) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line(document, issue)}
    place = {"artifactLocation": _artifact(document), "region": region}
    if document.row(issue.start) is not None:
        region["snippet"] = {"text": issue.text}
        return place
    file, (start, end) = document.file, document.lift(issue.start, issue.end)
    region |= _region(file, start, end)
    region["snippet"] = {"text": file.text[start:end]}
    first, last = max(0, start - _CONTEXT), min(len(file.text), end + _CONTEXT)
    place["contextRegion"] = _region(file, first, last) | {"snippet": {"text": file.text[first:last]}}
    return place


def _artifact(document: Document) -> dict[str, str]:
    where = uri(document)
    return {"uri": where} if where.startswith("file:") else {"uri": where, "uriBaseId": "%SRCROOT%"}


def _region(document: Document, start: int, end: int) -> dict[str, Any]:
    (row, column), (last, stop) = document.place(start), document.place(end)
    return {
        "startLine": row,
        "startColumn": column,
        "endLine": last,
        "endColumn": stop,
        "charOffset": start,
        "charLength": end - start,
    }


def _fixes(document: Document, issue: Issue, message: str) -> dict[str, Any]:
    """The one fix that makes all edits of an issue; none where one of them has no exact place in the file."""
    replacements = [
        {"deletedRegion": _region(document.file, *span), "insertedContent": {"text": edit.replacement}}
        for edit in issue.edits
        if (span := document.exact(edit.start, edit.end)) is not None
    ]
    if len(replacements) < len(issue.edits):
        return {}
    changes = [{"artifactLocation": _artifact(document), "replacements": replacements}]
    return {"fixes": [{"description": {"text": message}, "artifactChanges": changes}]}
