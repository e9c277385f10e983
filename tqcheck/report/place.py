"""Where an issue stands in its file, and how loud other tools show it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import PurePath
from urllib.parse import quote

from tqcheck.check import Checked, Issue, State
from tqcheck.document import Document
from tqcheck.report import Report
from tqcheck.rule import Severity, Tier

ALL = tuple(State)
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte of a name
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


def every(report: Report, states: Container[State] = (State.NEW,)) -> Iterator[tuple[Checked, Issue]]:
    """Every issue of these states with its document, in order."""
    return ((checked, issue) for checked in report.checked for issue in checked.issues if issue.state in states)


def level(issue: Issue) -> str:
    """The level of CI systems: error, warning or note for critical, major and minor, and note for what is to check."""
    return _LEVELS[issue.severity] if issue.tier is Tier.A else "note"


def span(document: Document, issue: Issue) -> tuple[int, int, int, int] | None:
    """Line and column of the start and of the end, which is exclusive, from 1, in the file; None for a row of one.

    A document that is one row of a file has no columns of its own there.
    """
    if document.row(issue.start) is not None:
        return None
    start, end = document.lift(issue.start, issue.end)
    return (*document.file.place(start), *document.file.place(end))


def line(document: Document, issue: Issue) -> int:
    """The line of the file, from 1, where an issue begins."""
    row = document.row(issue.start)
    return document.where(issue.start)[0] if row is None else row


def path(document: Document) -> str:
    """The path of the file with forward slashes, without ./ in front, or the id where there is none."""
    return PurePath(document.path or document.id).as_posix()


def uri(document: Document) -> str:
    """The path as a relative reference (RFC 3986), or a file URI for an absolute one."""
    name = _NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", path(document))
    plain = quote(name.encode("utf-8", "surrogateescape"), safe="/")
    return f"file://{plain}" if plain.startswith("/") else plain


def title(document: Document) -> str:
    """The name that tells a document from all others: its path, with row and id where a file holds several."""
    return path(document) if document.file_line is None else f"{path(document)}:{document.file_line} {document.id}"
