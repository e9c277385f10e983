"""Markdown for a pull request, a job summary or a wiki: the verdict, the figures, the issues in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.check import Checked, Issue
from tqcheck.report import Report, mend
from tqcheck.report.place import every, title
from tqcheck.report.summary import summarise
from tqcheck.report.text import verdict
from tqcheck.report.visible import printable, shorten
from tqcheck.report.wording import heading, reason, say

_MOST = 200  # rows of the table
_LONGEST = 80  # columns of a quoted span
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#@~&])")


def render(report: Report) -> str:
    """The report as GitHub-flavoured Markdown; all that comes from a text is escaped."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    lang, total = report.lang, summarise(report.tally)
    yield f"### tqcheck — {_plain(verdict(report))}"
    yield ""
    figures = [say(lang, "documents", total.documents), say(lang, "words", total.words)]
    figures.append(say(lang, "issues", total.issues) if total.issues else say(lang, "no_issues"))
    figures += [say(lang, f"n_{each}", n) for each, n in total.by_severity.items() if n]
    if total.to_check:
        figures.append(say(lang, "of_which_to_check", total.to_check))
    figures += [say(lang, f"n_{state}", n) for state, n in total.set_aside.items() if n]
    yield " · ".join(figures)
    if report.problems:
        yield ""
        yield f"**{say(lang, 'problems', len(report.problems))}**"
        yield ""
        yield from (f"- {_plain(problem.sentence)}" for problem in report.problems)
    if total.issues:
        yield ""
        yield f"| {' | '.join(say(lang, key) for key in ('where', 'severity', 'rule', 'why', 'mend'))} |"
        yield "| --- | --- | --- | --- | --- |"
        rows = list(every(report))
        yield from (_row(checked, issue, lang) for checked, issue in rows[:_MOST])
        if len(rows) > _MOST:
            yield ""
            yield say(lang, "rows_left", len(rows) - _MOST)


def _row(checked: Checked, issue: Issue, lang: str) -> str:
    document = checked.document
    row, column = document.where(issue.start)
    place = f"{title(document)}:{row}:{column}" if document.file_line is None else title(document)
    severity = say(lang, str(issue.severity))
    if issue.tier != "A":
        severity += f" ({say(lang, 'to_check')})"
    mends = [f"{_quoted(mend.before(each))} → {_quoted(mend.after(each))}" for each in mend.changes(document, issue)]
    cells = [
        _plain(place),
        severity,
        f"`{issue.code}` {_plain(heading(lang, issue))}",
        f"{_plain(reason(lang, issue))} {_quoted(issue.text)}",
        "<br>".join(mends),
    ]
    return f"| {' | '.join(cells)} |"


def _quoted(text: str) -> str:
    return f"“{_plain(shorten(printable(text.strip()), _LONGEST))}”"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(printable(text).split()))
