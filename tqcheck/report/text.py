"""The report for a terminal: each issue under its line of text, then a summary; the verdict is the last line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tqcheck.check import Checked, Issue
from tqcheck.report import Report, mend
from tqcheck.report.summary import Summary, summarise
from tqcheck.report.visible import columns, full_name, printable, shorten, spell, telling
from tqcheck.report.window import source_window, window
from tqcheck.report.wording import bind, family, heading, number, reason, say

if TYPE_CHECKING:
    from tqcheck.scoring.scores import Scores

_INDENT = "      "
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_MOST = 5  # rules in the summary
_STYLES = {"critical": "1;31", "major": "33", "minor": "36", "old": "31", "new": "32", "strong": "1", "faint": "2"}


def render(report: Report, *, color: bool = False, width: int = 100) -> str:
    """The report for people, in lines of at most `width` columns where the words allow it."""
    page = _Page(report.lang, color, max(width, 40))
    lines: list[str] = []
    for checked in report.checked:
        lines += page.document(checked)
    lines += page.summary(report)
    lines.append(verdict(report, color=color))
    return "\n".join(lines)


def verdict(report: Report, *, color: bool = False) -> str:
    """The last line: passed, or failed and which limits by how much."""
    lang = report.lang
    if not report.verdict.passed:
        reasons = " ".join(each.fr if lang == "fr" else each.en for each in report.verdict.reasons)
        key = "failed_with_problems" if report.problems else "failed"
        return _paint(say(lang, key, reasons=bind(lang, printable(reasons))), "critical", color)
    key = "passed"
    if report.problems:
        key = "passed_with_problems" if report.tally.words else "nothing_checked"
    return _paint(say(lang, key), "strong" if report.problems else "new", color)


def _paint(text: str, style: str, color: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if color and text else text


class _Page:
    """How lines are made: language, colour, width."""

    def __init__(self, lang: str, color: bool, width: int) -> None:
        self.lang = lang
        self.color = color
        self.width = width

    def paint(self, text: str, style: str) -> str:
        return _paint(text, style, self.color)

    def document(self, checked: Checked) -> Iterator[str]:
        """The heading of a document and its issues; nothing where there is nothing to say."""
        issues = checked.new
        if not issues:
            return
        document = checked.document
        name = document.path or document.id
        if document.file_line is not None:
            name = f"{document.path}:{document.file_line} · {document.id}"
        counts = [say(self.lang, "words", document.words), say(self.lang, "issues", len(issues))]
        if document.source_path not in ("", document.path):
            counts.append(say(self.lang, "source_of", name=printable(document.source_path)))
        yield f"{self.paint(printable(name), 'strong')} — {', '.join(counts)}"
        yield ""
        for issue in issues:
            yield from self.issue(checked, issue)
            yield ""

    def issue(self, checked: Checked, issue: Issue) -> Iterator[str]:
        """Place and kind, the line with its carets, why, and the mend."""
        document = checked.document
        line, column = document.where(issue.start)
        severity = str(issue.severity)
        head = [f"{line}:{column}", self.paint(say(self.lang, severity), severity), issue.code]
        head.append(heading(self.lang, issue))
        if issue.tier != "A":
            head.append(self.paint(f"({say(self.lang, 'to_check')})", "strong"))
        cell = document.cell(issue.start) if document.file_line is None else None
        if cell is not None:
            head.append(self.paint(f"{printable(document.path)}:{cell.line} · {printable(cell.unit)}", "faint"))
        yield f"  {'  '.join(head)}"
        shown = window(document, issue, self.width - len(_INDENT))
        yield f"{_INDENT}{shown.left}{self.paint(shown.span, severity)}{shown.right}".rstrip()
        end_line, end_column = document.file.place(document.lift(issue.start, issue.end)[1])
        until = say(self.lang, "until", place=f"{end_line}:{end_column}") if end_line > line else ""
        carets = self.paint(shown.carets.lstrip(), severity)
        blank = " " * (len(shown.carets) - len(shown.carets.lstrip()))
        yield f"{_INDENT}{blank}{carets} {until}".rstrip()
        yield from self.wrap(printable(reason(self.lang, issue)))
        yield from self.source(checked, issue)
        names = telling(document, issue)
        if names:
            yield from self.wrap(say(self.lang, "invisible", names=", ".join(map(full_name, names))))
        for change in mend.changes(document, issue):
            yield from self.change(change, issue.safe, bool(names))

    def source(self, checked: Checked, issue: Issue) -> Iterator[str]:
        """What of the source tells, on one line, between ‹ and › where there is more of it."""
        shown = source_window(checked, issue, self.width - len(_INDENT) - 6)
        if shown is not None:
            span = self.paint(shown.span, "strong")
            line = f"{shown.left}‹{span}›{shown.right}" if shown.left or shown.right else span
            yield f"{_INDENT}{self.paint('EN', 'faint')}  {line}".rstrip()

    def change(self, change: mend.Change, safe: bool, named: bool) -> Iterator[str]:
        """What goes, behind a minus, and what comes, behind a plus."""
        room = self.width - len(_INDENT) - 2
        sides = (text.strip("\r\n") for text in (mend.before(change), mend.after(change)))
        old, new = (printable(spell(text) if named else text) for text in sides)
        note = "" if safe else f"  ({say(self.lang, 'proposal')})"
        yield self.paint(f"{_INDENT}- {shorten(old, room)}".rstrip(), "old")
        shown = shorten(new, room) if new.strip() else f"({say(self.lang, 'remove')})"
        fits = columns(shown) + len(note) <= room
        yield f"{self.paint(f'{_INDENT}+ {shown}'.rstrip(), 'new')}{self.paint(note, 'faint') if fits else ''}"
        if not fits:
            yield self.paint(f"{_INDENT}{note}", "faint")

    def wrap(self, text: str) -> Iterable[str]:
        return textwrap.wrap(
            text, self.width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip

    def summary(self, report: Report) -> Iterator[str]:
        """The figures, the most frequent rules, and what could not be checked."""
        lang, total = self.lang, summarise(report.tally)
        if total.issues:
            yield self.paint("─" * min(self.width, 60), "faint")
        yield from self.flow(self.figures(total, sum(each.document.source is not None for each in report.checked)))
        if report.scored is not None:
            yield from self.scores(report.scored.scores)
        several = len(total.by_rule) > 1 and max(total.by_rule.values()) > 1
        if several:
            yield ""
            yield say(lang, "top_rules")
            yield from self.top(total)
        if report.gone:
            yield say(lang, "gone", len(report.gone))
        yield from (f"  {printable(notice)}" for notice in report.notices)
        if report.problems:
            yield ""
            yield self.paint(say(lang, "problems", len(report.problems)), "critical")
            for problem in report.problems:
                yield f"  {printable(problem.sentence)}"
        if several or report.problems or report.scored:
            yield ""

    def scores(self, found: Scores) -> Iterator[str]:
        """The table of the scores, where articles have a reference."""
        from tqcheck.report.scores import size, table

        yield ""
        yield say(self.lang, "scores", size=size(self.lang, found))
        yield from table(self.lang, found)

    def flow(self, items: Iterable[str]) -> Iterator[str]:
        """The items with dots between them, on as many lines as they need."""
        line = ""
        for item in items:
            longer = f"{line} · {item}" if line else item
            if line and columns(_COLOURS.sub("", longer)) > self.width:
                yield line
                longer = item
            line = longer
        yield line

    def figures(self, total: Summary, sourced: int) -> Iterator[str]:
        lang = self.lang
        documents = say(lang, "documents", total.documents)
        yield f"{documents} ({say(lang, 'with_source', sourced)})" if sourced else documents
        yield say(lang, "words", total.words)
        aside = [say(lang, f"n_{state}", n) for state, n in total.set_aside.items() if n]
        if not total.issues:
            yield say(lang, "no_issues")
            yield from aside
            return
        kinds = [self.paint(say(lang, f"n_{each}", n), each) for each, n in total.by_severity.items() if n]
        told = say(lang, "issues_by_kind", total.issues, kinds=", ".join(kinds))
        yield f"{told} ({say(lang, 'of_which_to_check', total.to_check)})" if total.to_check else told
        rate = say(lang, "rate", float(total.per_1000_words))
        yield f"{rate}, {say(lang, 'rate_note')}" if total.to_check else rate
        yield from aside

    def top(self, total: Summary) -> Iterator[str]:
        ranked = sorted(total.by_rule.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
        figures = max(len(number(self.lang, n)) for _, n in ranked)
        names = max(len(code) for code, _ in ranked)
        for code, n in ranked:
            yield f"  {number(self.lang, n):>{figures}}  {code:<{names}}  {family(self.lang, code.split('_')[0])}"
