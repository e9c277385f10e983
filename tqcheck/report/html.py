"""The reviewer: the report as one self-contained HTML page, made from the files in page/ beside this one.

Those are inlined when the page is made: it fetches nothing, its policy names the digests of its own style and scripts,
and it can be read to the last issue without JavaScript. What its parts are called stands in page/page.html.jinja.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from pathlib import PurePath

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from tqcheck import __version__
from tqcheck.check import Checked, State
from tqcheck.report import Report, explained, panels, wording
from tqcheck.report.beside import Row, rows
from tqcheck.report.cards import Cards
from tqcheck.report.interface import for_script, say
from tqcheck.report.marks import article, clean, mark, shown
from tqcheck.report.summary import summarise

_SCRIPTS = ("model", "filter", "move", "triage", "share", "panels", "keys")


def render(report: Report, scripts: Iterable[str] = ()) -> str:
    """The page: deterministic, no network, complete without JavaScript; `scripts` are added to its own."""
    ui = report.ui_lang or report.lang
    report = replace(report, checked=tuple(map(_private, report.checked)))
    documents = list(_documents(report, ui))
    look = _template("look.css.jinja").render(say=partial(say, ui))
    data = {
        "report": _digest(report),
        "words": for_script(ui),
        "lang": ui,
        "known": report.gone is None,  # whether a known issue is one of the baseline
        "rules": {rule.code: [rule.family, str(rule.tier)] for rule in panels.rules(report)},
    }
    blocks = [_file("early.js"), _template("script.js.jinja").render(names=_SCRIPTS), *scripts]
    if report.live:
        blocks.append(_file("live.js"))
    return _template("page.html.jinja").render(
        lang=ui,
        messages=report.lang,
        say=partial(say, ui),
        number=partial(wording.number, ui),
        bind=partial(wording.bind, ui),
        version=__version__,
        report=report,
        reasons=[each.fr if report.lang == "fr" else each.en for each in report.verdict.reasons],
        problems=[shown(problem.sentence) for problem in report.problems],
        notices=[shown(notice) for notice in report.notices],
        command=shown(report.command),
        gone=[(entry.rule, shown(entry.path), shown(entry.text)) for entry in report.gone or ()],
        states=panels.states(report),
        documents=documents,
        total=summarise(report.tally),
        filters=panels.filters(report, ui),
        weights=panels.weights(report),
        charts=panels.charts(report, ui),
        scores=panels.scores(report, ui),
        rules=[explained.page(rule, ui) for rule in panels.rules(report)],
        heading=partial(explained.heading, ui),
        faulty=_faulty,
        look=Markup(look),
        scripts=[Markup(block) for block in blocks],
        policy=_policy(look, blocks),
        data=_embed(json.dumps(data, ensure_ascii=False)),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file),
        autoescape=lambda name: name is not None and ".html" in name,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _file(name: str) -> str:
    return files("tqcheck.report").joinpath("page", name).read_text(encoding="utf-8")


def _policy(style: str, scripts: Iterable[str]) -> str:
    """A content security policy under which nothing runs, and nothing styles, but what is in this page."""
    styles = _source(f"\n{style}\n")
    allowed = " ".join(_source(f"\n{block}\n") for block in scripts)
    return (
        f"default-src 'none'; style-src {styles}; script-src {allowed}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _digest(report: Report) -> str:
    """A digest of the issues: verdicts of readers are kept under it."""
    digest = hashlib.sha256(report.signature.encode("utf-8", "replace"))
    for checked in report.checked:
        keys = "\0".join(issue.fingerprint for issue in checked.issues)
        digest.update(f"{checked.document.path}\0{checked.document.id}\0{keys}\n".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _embed(data: str) -> Markup:
    """JSON that can stand in a script element, whatever its strings hold."""
    unsafe = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return Markup(re.sub("[<>&\u2028\u2029]", lambda hit: unsafe[hit[0]], data))


def _faulty(text: str) -> Markup:
    """An example with its faulty span marked."""
    return Markup(clean(text).replace("⟦", "<mark>").replace("⟧", "</mark>"))


@dataclass(frozen=True, slots=True)
class _Document:
    """What the template needs of a document."""

    number: int
    name: Markup
    path: Markup
    source: Markup
    source_known: bool
    words: int
    foreign: bool
    counts: dict[str, int]
    to_check: int
    aside: int
    density: float
    score: str
    article: Markup
    rows: list[Row]
    cards: Markup
    strip: list[tuple[str, str]]


def _documents(report: Report, ui: str) -> Iterator[_Document]:
    first, cards = 1, Cards(ui, report.lang)
    for number, checked in enumerate(report.checked, 1):
        document = checked.document
        marked = mark(checked, first)
        first += len(marked)
        beside = rows(report, number - 1, marked)
        new = [issue for issue in checked.issues if issue.state is State.NEW]
        sure, counts = panels.counts(new)
        yield _Document(
            number,
            _name(checked),
            shown(document.path),
            shown(document.source_path),
            document.source is not None,
            document.words,
            checked.foreign,
            counts,
            len(new) - sure,
            len(checked.issues) - len(new),
            sure * 1000 / document.words if document.words and not checked.foreign else 0.0,
            panels.near(report, number - 1),
            Markup("") if beside else article(document.text, marked),
            beside,
            Markup("".join(cards.card(checked, each) for each in marked)),
            panels.strip(len(document.text), marked),
        )


def _private(checked: Checked) -> Checked:
    """The document with the names alone of files outside the working folder: a page goes to others."""
    document = checked.document
    path, source = (PurePath(each).name if PurePath(each).is_absolute() else each
                    for each in (document.path, document.source_path))  # fmt: skip
    if (path, source) == (document.path, document.source_path):
        return checked
    return replace(checked, document=replace(document, path=path, source_path=source))


def _name(checked: Checked) -> Markup:
    document = checked.document
    if document.file_line is None:
        return shown(document.path or document.id)
    return shown(f"{document.path}:{document.file_line} · {document.id}")
