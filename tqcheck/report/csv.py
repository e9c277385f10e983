"""A table of the issues for spreadsheets (RFC 4180): one row an issue, then one for each problem."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.place import line
from tqcheck.report.visible import tame

COLUMNS = (
    "path", "document", "file_line", "line", "column", "start", "end", "severity", "tier", "rule", "family", "category",
    "state", "text", "message", "replacement", "source", "fingerprint",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def render(report: Report) -> str:
    """The table with its header.

    A cell that a spreadsheet would read as a formula has an apostrophe put before it, as OWASP advises ("CSV
    Injection"); what a terminal would obey has a stand-in.
    """
    return "".join((head(), *(part(each, report.lang) for each in report.checked), tail(report)))


def head() -> str:
    """The header."""
    return _table((COLUMNS,))


def part(checked: Checked, lang: str) -> str:
    """The rows of a document."""
    return _table(_row(checked, issue, lang) for issue in checked.issues)


def tail(report: Report) -> str:
    """The rows behind all documents."""
    empty = dict.fromkeys(COLUMNS, "")
    rows = ({"path": each.path, "state": "not checked", "message": each.sentence} for each in report.problems)
    return _table((empty | row).values() for row in rows)


def _table(rows: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([_tame(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _row(checked: Checked, issue: Issue, lang: str) -> list[str]:
    document = checked.document
    row, column = document.where(issue.start)
    mends = " | ".join(edit.replacement for edit in issue.edits)
    source = "" if issue.source is None else (document.source or "")[slice(*issue.source)]
    return [
        document.path, document.id, str(line(document, issue)), str(row), str(column), str(issue.start), str(issue.end),
        str(issue.severity), str(issue.tier), issue.code, issue.rule.family, str(issue.rule.category), str(issue.state),
        issue.text, issue.message(lang), mends, source, issue.fingerprint,
    ]  # fmt: skip


def _tame(cell: str) -> str:
    return tame(f"'{cell}" if cell.startswith(_FORMULAS) else cell)
