"""The report as one self-contained HTML page, made from page.html.jinja, page.css and page.js beside this file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from tqcheck import __version__
from tqcheck.check import Checked, Issue
from tqcheck.report import Report, json, mend, wording
from tqcheck.report.marks import Marked, article, chips, mark, shown
from tqcheck.report.summary import summarise
from tqcheck.report.visible import full_name, shorten
from tqcheck.report.window import source_window
from tqcheck.rule import Tier

_LONGEST = 160  # code points of a span or a change on a card


def render(report: Report) -> str:
    """The page: deterministic, no network, complete without JavaScript; the report's JSON is embedded as its data."""
    documents = list(_documents(report))
    return _page().render(
        lang=report.lang,
        say=partial(wording.say, report.lang),
        number=partial(wording.number, report.lang),
        bind=partial(wording.bind, report.lang),
        documents=documents,
        total=summarise(report.tally),
        filters=_filters(report),
        scores=_panel(report),
        passed=report.verdict.passed,
        reasons=[each.fr if report.lang == "fr" else each.en for each in report.verdict.reasons],
        problems=[shown(problem.sentence) for problem in report.problems],
        signature=report.signature,
        version=__version__,
        data=_embed(json.render(report)),
        live=report.live,
    )


@cache
def _page() -> Template:
    folder = files("tqcheck.report")
    environment = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


def _embed(data: str) -> Markup:
    """JSON that can stand in a script element, whatever its strings hold."""
    unsafe = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return Markup(re.sub("[<>&\u2028\u2029]", lambda hit: unsafe[hit[0]], data))


@dataclass(frozen=True, slots=True)
class _Document:
    """What the template needs of a document."""

    number: int
    name: Markup
    source: Markup
    words: int
    foreign: bool
    counts: dict[str, int]
    to_check: int
    score: str
    article: Markup
    cards: list[dict[str, Any]]


def _documents(report: Report) -> Iterator[_Document]:
    first = 1
    for number, checked in enumerate(report.checked, 1):
        marked = mark(checked, first, report.lang)
        first += len(marked)
        counts = Counter(str(issue.severity) for issue in checked.issues)
        yield _Document(
            number,
            _name(checked),
            shown(checked.document.source_path),
            checked.document.words,
            checked.foreign,
            {severity: counts[severity] for severity in ("critical", "major", "minor")},
            sum(issue.tier is not Tier.A for issue in checked.issues),
            _near(report, number - 1),
            article(checked.document, marked),
            [_card(report.lang, checked, each) for each in marked],
        )


def _panel(report: Report) -> dict[str, Any] | None:
    """The scores of all documents that have a reference, where there are any."""
    if report.scored is None:
        return None
    from tqcheck.report.scores import panel

    return panel(report.lang, report.scored.scores)


def _near(report: Report, number: int) -> str:
    """The chrF++ of a document, nothing where it has no reference."""
    if report.scored is None:
        return ""
    from tqcheck.report.scores import of_document

    return of_document(report, number)


def _name(checked: Checked) -> Markup:
    document = checked.document
    if document.file_line is None:
        return shown(document.path or document.id)
    return shown(f"{document.path}:{document.file_line} · {document.id}")


def _card(lang: str, checked: Checked, each: Marked) -> dict[str, Any]:
    issue = each.issue
    line, column = checked.document.where(issue.start)
    repeated = issue.text.strip() in issue.message(lang) or bool(issue.edits)
    return {
        "number": each.number,
        "ordinal": each.ordinal,
        "label": each.label,
        "issue": issue,
        "heading": wording.heading(lang, issue),
        "reason": shown(wording.reason(lang, issue)),
        "source": _source(checked, issue),
        "span": Markup("") if repeated else chips(shorten(_one_line(issue.text), _LONGEST), each.named),
        "invisible": ", ".join(full_name(char) for char in sorted(each.named)),
        "changes": [_change(change, each.named) for change in mend.changes(checked.document, issue)],
        "line": line,
        "column": column,
        "unit": shown(_unit(checked, issue)),
    }


def _unit(checked: Checked, issue: Issue) -> str:
    """Line and name of the segment in its file, where the document is made up of several."""
    cell = None if checked.document.file_line else checked.document.cell(issue.start)
    return "" if cell is None else f"{checked.document.path}:{cell.line} · {cell.unit}"


def _source(checked: Checked, issue: Issue) -> tuple[Markup, Markup, Markup] | None:
    """What of the source tells: before, inside and after its span; None where the issue was found without it."""
    window = source_window(checked, issue, _LONGEST)
    return None if window is None else (shown(window.left), shown(window.span), shown(window.right))


def _one_line(text: str) -> str:
    return re.sub(r"[\r\n]+", " ¶ ", text.strip("\r\n"))


def _change(change: mend.Change, named: frozenset[str]) -> list[tuple[str, Markup]]:
    return [(piece.role.value, chips(shorten(_one_line(piece.text), _LONGEST), named)) for piece in change]


def _filters(report: Report) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """The groups of filters, each with its values: key, label, number of issues; only what occurs."""
    issues: list[Issue] = [issue for checked in report.checked for issue in checked.issues]
    severities = Counter(str(issue.severity) for issue in issues)
    tiers = Counter("sure" if issue.tier is Tier.A else "to_check" for issue in issues)
    families = Counter(issue.rule.family for issue in issues)
    say = partial(wording.say, report.lang)
    return [
        ("severity", [(key, say(key), severities[key]) for key in ("critical", "major", "minor") if severities[key]]),
        ("confidence", [(key, say(key), tiers[key]) for key in ("sure", "to_check") if tiers[key]]),
        ("family", [(key, wording.family(report.lang, key), families[key]) for key in sorted(families)]),
    ]
