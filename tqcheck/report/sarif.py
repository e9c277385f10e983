"""SARIF 2.1.0: what code scanning, editors and sarif-tools read.

Made for the schema of the OASIS standard, and within what GitHub takes ("SARIF support for code scanning").
"""

from __future__ import annotations

import json
import re
from typing import Any

from tqcheck import __version__
from tqcheck.check import Checked, Issue, State
from tqcheck.document import Document
from tqcheck.report import Report
from tqcheck.report.json import escape
from tqcheck.report.place import ALL, every, level, line, uri
from tqcheck.report.wording import reason
from tqcheck.rule import Rule, Severity, Tier

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PRECISION = {Tier.A: "very-high", Tier.B: "high", Tier.C: "medium"}
_LEVEL = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
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
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.code.split("_")),
        "shortDescription": {"text": rule.heading(lang)},
        "fullDescription": {"text": " ".join(rule.summary.split())},
        "help": {"text": rule.explanation, "markdown": _help(rule)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity] if rule.tier is Tier.A else "note"},
        "properties": {
            "tags": ["translation", f"MQM/{rule.category}", rule.family],
            "precision": _PRECISION[rule.tier],
            "problem.severity": {"note": "recommendation"}.get(_LEVEL[rule.severity], _LEVEL[rule.severity]),
        },
    }


def _help(rule: Rule) -> str:
    """The explanation and the examples, as Markdown."""
    bad = [f"- ✗ {_code(each.marked)}" for each in rule.bad]
    good = [f"- ✓ {_code(each.text)}" for each in rule.good]
    return "\n".join([f"**{rule.code}** · {rule.title}", "", rule.explanation, "", *bad, *good])


def _code(text: str) -> str:
    """The text as inline code, in a fence longer than any run of backticks that it holds."""
    plain = " ".join(text.split())
    fence = "`" * (max(map(len, re.findall("`+", plain)), default=0) + 1)
    return f"{fence} {plain} {fence}" if "`" in plain else f"`{plain}`"


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
    if issue.state is State.DISMISSED:
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": issue.note}]
    if issue.source is not None:
        told["properties"]["source"] = (document.source or "")[slice(*issue.source)]
    if issue.edits and document.row(issue.start) is None:
        told["fixes"] = [_fix(document, issue, message)]
    return told


def _place(document: Document, issue: Issue) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line(document, issue)}
    place = {"artifactLocation": _artifact(document), "region": region}
    if document.row(issue.start) is not None:
        region["snippet"] = {"text": issue.text}
        return place
    region |= _region(document, issue.start, issue.end)
    region["snippet"] = {"text": issue.text}
    first, last = max(0, issue.start - _CONTEXT), min(len(document.text), issue.end + _CONTEXT)
    place["contextRegion"] = _region(document, first, last) | {"snippet": {"text": document.text[first:last]}}
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


def _fix(document: Document, issue: Issue, message: str) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": _region(document, edit.start, edit.end),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in issue.edits
    ]
    return {
        "description": {"text": message},
        "artifactChanges": [{"artifactLocation": _artifact(document), "replacements": replacements}],
    }
