"""The report contract tqcheck/1, for machines; schema.json beside this file is its published form."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

from tqcheck import __version__
from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.summary import summarise

# What a terminal would obey or turn round, what JavaScript takes for a line end, and lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report) -> str:
    """The report as one JSON object: a key, a document and an issue a line, so that two reports can be read as a diff.

    Lone surrogates and controls of the input are written as escapes, so that the result can be encoded and printed.
    """
    return escape("\n".join(_lines(report)))


def escape(data: str) -> str:
    """The same JSON with escapes for what could not be encoded or would do something where it is printed."""
    return _UNSAFE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", data)


def _lines(report: Report) -> Iterator[str]:
    tool = {"name": "tqcheck", "version": __version__, "signature": report.signature}
    yield '{"schema": "tqcheck/1",'
    yield f' "tool": {_dump(tool)},'
    yield ' "documents": ['
    for number, checked in enumerate(report.checked, 1):
        yield from _document(
            checked, report.lang, _scores(report, number - 1), "," if number < len(report.checked) else ""
        )
    yield " ],"
    yield f' "problems": {_dump([dataclasses.asdict(problem) for problem in report.problems])},'
    yield f' "notices": {_dump(report.notices)},'
    if report.gone is not None:
        gone = [{"rule": e.rule, "path": e.path, "text": e.text, "fingerprint": e.fingerprint} for e in report.gone]
        yield f' "gone": {_dump(gone)},'
    yield f' "summary": {_dump(dataclasses.asdict(summarise(report.tally)) | _total(report))},'
    reasons = [reason.fr if report.lang == "fr" else reason.en for reason in report.verdict.reasons]
    yield f' "gate": {_dump({"passed": report.verdict.passed, "reasons": reasons})}}}'


def _total(report: Report) -> dict[str, Any]:
    """The scores of all documents together, where there are any."""
    if report.scored is None:
        return {}
    from tqcheck.scoring.record import summary

    return {"scores": summary(report.scored.scores)}


def _scores(report: Report, number: int) -> str:
    """The scores of a document and of its paragraphs as a last key, nothing where it has no reference."""
    place = report.scored.numbers[number] if report.scored else None
    if report.scored is None or place is None:
        return ""
    from tqcheck.scoring.record import brief

    scores = report.scored.scores
    parts = scores.parts[slice(*scores.spans[place])]
    paragraphs = [{"line": part.line, **brief(part.scores)} for part in parts]
    return f', "scores": {_dump({**brief(scores.documents[place]), "paragraphs": paragraphs})}'


def _document(checked: Checked, lang: str, scores: str, comma: str) -> Iterator[str]:
    document = checked.document
    head: dict[str, object] = {
        "id": document.id,
        "path": document.path,
        "words": document.words,
        "language": checked.language,
    }
    given = {
        "file_line": document.file_line, "source_path": document.source_path,
        "reference_path": document.reference_path,
    }  # fmt: skip
    head |= {key: value for key, value in given.items() if value}
    yield f'  {_dump(head)[:-1]}, "issues": ['
    for number, issue in enumerate(checked.issues, 1):
        yield f"   {_dump(entry(checked, issue, lang))}{',' if number < len(checked.issues) else ''}"
    yield f"  ]{scores}}}{comma}"


def entry(checked: Checked, issue: Issue, lang: str) -> dict[str, Any]:
    """One issue as the contract writes it."""
    line, column = checked.document.where(issue.start)
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
        "message": issue.message(lang),
        "edits": [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in issue.edits],
        "safe": issue.safe,
        "fingerprint": issue.fingerprint,
        "state": str(issue.state),
        **({"note": issue.note} if issue.note else {}),
        **_file(checked, issue),
        **_cell(checked, issue),
        **_source(checked, issue),
    }


def _file(checked: Checked, issue: Issue) -> dict[str, Any]:
    """The span of the file, where the text was taken out of markup."""
    if checked.document.origin is None:
        return {}
    start, end = checked.document.lift(issue.start, issue.end)
    return {"file_start": start, "file_end": end}


def _cell(checked: Checked, issue: Issue) -> dict[str, Any]:
    """The segment of a bilingual file that the issue is in: its name, and its line and column there."""
    cell = checked.document.cell(issue.start)
    if cell is None:
        return {}
    place = {"unit": cell.unit, "file_line": cell.line, "unit_start": cell.start}
    return place if cell.column is None else place | {"file_column": cell.column}


def _source(checked: Checked, issue: Issue) -> dict[str, Any]:
    """The span of the source that tells, where the issue was found by it."""
    if issue.source is None or checked.document.source is None:
        return {}
    start, end = issue.source
    return {"source": {"start": start, "end": end, "text": checked.document.source[start:end]}}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
