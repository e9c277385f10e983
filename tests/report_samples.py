"""Reports made by hand, so that the tests of the renderers need no rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tqcheck.article import Article
from tqcheck.check import Checked, Issue
from tqcheck.document import Document
from tqcheck.gate import Reason, Verdict
from tqcheck.report import Problem, Report
from tqcheck.rule import Category, Edit, Rule, Severity, Tier
from tqcheck.tally import count


def rule(code: str, severity: str = "major", tier: str = "A") -> Rule:
    return Rule(
        code=code, title="Something odd", category=Category.SPELLING, severity=Severity(severity), tier=Tier(tier),
        trigger=None, chars=frozenset(), words=frozenset(), outranks=(), bad=(), good=(), scope=Article,
        function=lambda article: (), title_fr="Quelque chose d’étrange",
    )  # fmt: skip


def issue(text: str, span: str | tuple[int, int], code: str = "ENG_SPAN", **more: Any) -> Issue:
    """An issue at the first place of `span`, or at these offsets; `edits` are pairs of a span and its replacement."""
    start, end = span if isinstance(span, tuple) else place(text, span)
    edits = []
    for where, replacement in more.get("edits", ()):
        first, last = where if isinstance(where, tuple) else place(text, where)
        edits.append(Edit(first, last, replacement))
    return Issue(
        rule=rule(code, more.get("severity", "major"), more.get("tier", "A")), start=start, end=end,
        text=text[start:end], fr=more.get("fr", "C’est resté en anglais : il faut traduire."),
        en=more.get("en", "This stayed in English: it must be translated."), edits=tuple(edits), confidence=0.9,
        safe=more.get("safe", False), fingerprint=more.get("fingerprint", f"{start:08x}{end:08x}"),
        source=more.get("source"),
    )  # fmt: skip


def place(text: str, span: str) -> tuple[int, int]:
    start = text.index(span)
    return start, start + len(span)


def checked(text: str, *issues: Issue, name: str = "a.txt", language: str = "fr", **more: Any) -> Checked:
    ordered = tuple(sorted(issues, key=lambda each: (each.start, -each.end)))
    return Checked(Document(text, name, name, **more), ordered, language)


def report(
    *documents: Checked, lang: str = "fr", reasons: Iterable[Reason] = (), problems: Iterable[Problem] = ()
) -> Report:
    return Report(documents, count(documents), Verdict(tuple(reasons)), tuple(problems), "tqcheck:0|rules:0.0", lang)


def plain(text: str) -> str:
    """The text without terminal colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)
