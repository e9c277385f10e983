"""One issue a line, for editors, grep and CI logs: `path:line:col: severity CODE message`."""

from __future__ import annotations

import re

from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.visible import full_name, printable, telling
from tqcheck.report.wording import say


def render(report: Report) -> str:
    """The issues of a report in order, then its problems; empty where there are none.

    An issue of a row, or a segment of a bilingual file, is placed at its line there, and its place in the text is told
    in the message.
    """
    return "".join((*(part(each, report.lang) for each in report.checked), tail(report))).removesuffix("\n")


def head() -> str:
    """What stands before all documents: nothing."""
    return ""


def part(checked: Checked, lang: str) -> str:
    """The lines of a document."""
    return "".join(f"{_line(lang, checked, issue)}\n" for issue in checked.new)


def tail(report: Report) -> str:
    """The lines behind all documents."""
    told = (" ".join(f"{problem.path}: error {problem.sentence}".split()) for problem in report.problems)
    return "".join(f"{printable(each)}\n" for each in told)


def _line(lang: str, checked: Checked, issue: Issue) -> str:
    document = checked.document
    line, column = document.where(issue.start)
    message = re.sub(r"[ \t\r\n\f\v]+", " ", issue.message(lang))
    names = [full_name(char) for char in telling(document, issue) if f"U+{ord(char):04X}" not in message]
    if names:
        message += f" ({', '.join(names)})"
    if issue.tier != "A":
        message += f" [{say(lang, 'to_check')}]"
    row, cell = document.row(issue.start), document.cell(issue.start)
    if row is not None:
        message += f" [{document.id if cell is None else cell.unit} {line}:{column}]"
        line, column = row, 1
    return printable(f"{document.path or document.id}:{line}:{column}: {issue.severity} {issue.code} {message}")
