"""The comparison as one self-contained HTML page, in the dress of the report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from tqcheck import __version__
from tqcheck.comparison.report import Report
from tqcheck.comparison.tables import tables
from tqcheck.comparison.wording import conclusions, say
from tqcheck.comparison.worst import Worst
from tqcheck.report import wording
from tqcheck.report.marks import shown
from tqcheck.report.scores import figure
from tqcheck.rule import Severity
from tqcheck.scoring.metrics import DEFAULT, NAMES

_STYLES = ("base.css", "article.css", "cards.css", "panels.css", "print.css")


def render(report: Report) -> str:
    """The page: deterministic, no network, no script."""
    lang, found = report.lang, report.found
    scores = found.scores
    return _page().render(
        lang=lang,
        say=partial(say, lang),
        bind=partial(wording.bind, lang),
        version=__version__,
        signature=report.signature,
        conclusions=[shown(each) for each in conclusions(lang, found)],
        size=", ".join((say(lang, "systems", len(found.contenders)), say(lang, "articles", len(found.articles)))),
        tables=[
            {"title": each.title, "heads": each.heads, "rows": [tuple(map(shown, row)) for row in each.rows],
             "notes": [shown(note) for note in each.notes]}
            for each in tables(lang, found)
        ],
        worst=[_segment(report, each) for each in found.worst],
        problems=[shown(problem.sentence) for problem in report.problems],
        signatures=[f"{NAMES[name]}|{value}" for name, value in (scores[0].signatures if scores else {}).items()],
    )  # fmt: skip


@cache
def _page() -> Template:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("compare.html.jinja")


def _file(name: str) -> str:
    """A style of the reviewer, or the template beside this file."""
    folder = files("tqcheck.report").joinpath("page") if name in _STYLES else files("tqcheck.comparison")
    return folder.joinpath(name).read_text(encoding="utf-8")


def _segment(report: Report, each: Worst) -> dict[str, Any]:
    lang = report.lang
    return {
        "system": shown(f"{each.system + 1} {report.found.contenders[each.system].name}"),
        "article": shown(each.article),
        "line": each.line,
        "penalty": round(each.penalty),
        "score": "" if each.score is None else f"{NAMES[DEFAULT]} {figure(lang, each.score)}",
        "text": Markup("").join(_marked(report, each)),
        "source": None if each.source is None else shown(each.source),
        "reference": None if each.reference is None else shown(each.reference),
        "severity": str(max((issue.severity for issue in each.issues), key=lambda s: s.rank, default=Severity.MINOR)),
        "issues": [
            (issue.code, str(issue.severity), shown(wording.reason(lang, issue)), wording.heading(lang, issue))
            for issue in each.issues
        ],
    }


def _marked(report: Report, each: Worst) -> Iterator[Markup]:
    """The text of a segment with the spans of its issues marked; of several, the gravest gives the colour."""
    document = report.found.contenders[each.system].articles[each.article].document
    start = document.line_starts[each.line - 1]
    end = start + len(each.text)
    spans = [(max(issue.start, start), min(issue.end, end), issue.severity) for issue in each.issues]
    cuts = sorted({start, end, *(place for first, last, _ in spans for place in (first, last))})
    for first, last in pairwise(cuts):
        piece = shown(document.text[first:last])
        severities = [severity for a, b, severity in spans if a <= first and last <= b]
        if severities:
            yield Markup('<mark class="{}">{}</mark>').format(max(severities, key=lambda s: s.rank), piece)
        else:
            yield piece
