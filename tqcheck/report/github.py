"""Annotations for GitHub Actions: workflow commands that the log turns into marks beside the changed lines.

GitHub shows 10 errors, 10 warnings and 10 notices of a step ("Workflow commands for GitHub Actions", 2024), so the
most severe come first and the last notice says how many are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.check import Checked, Issue
from tqcheck.report import Report
from tqcheck.report.place import every, level, line, path, span
from tqcheck.report.visible import tame
from tqcheck.report.wording import reason, say

_MOST = 10
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """The commands, one a line: problems, then issues from the most severe, then what was left out."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    errors = [f"::error {_properties(file=each.path)}::{_data(each.sentence)}" for each in report.problems]
    by_level: dict[str, list[str]] = {"error": errors, "warning": [], "note": []}
    ranked = sorted(every(report), key=lambda pair: -pair[1].severity.rank)
    for checked, issue in ranked:
        by_level[level(issue)].append(_command(checked, issue, report.lang))
    total = sum(map(len, by_level.values()))
    room = dict.fromkeys(by_level, _MOST)
    hidden = sum(max(0, len(commands) - room[name]) for name, commands in by_level.items())
    if hidden:
        room["note"] -= 1  # the last notice is ours
        hidden = sum(max(0, len(commands) - room[name]) for name, commands in by_level.items())
    for name, commands in by_level.items():
        yield from commands[: room[name]]
    if hidden:
        yield f"::notice title=tqcheck::{_data(say(report.lang, 'annotations_left', hidden, total=total))}"


def _command(checked: Checked, issue: Issue, lang: str) -> str:
    document = checked.document
    place: dict[str, object] = {"file": path(document), "line": line(document, issue)}
    whole = span(document, issue)
    if whole is not None:
        first, column, last, end = whole
        place |= {"endLine": last, "col": column}
        if last == first:
            place["endColumn"] = max(end, column + 1)
    place["title"] = issue.code
    return f"::{_COMMANDS[level(issue)]} {_properties(**place)}::{_data(reason(lang, issue))}"


def _properties(**values: object) -> str:
    return ",".join(f"{key}={_property(str(value))}" for key, value in values.items())


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return tame(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
