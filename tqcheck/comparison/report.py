"""The report of a comparison: text for people, and the contract tqcheck-comparison/1 for machines."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tqcheck import __version__
from tqcheck.comparison.compare import Comparison
from tqcheck.comparison.rates import ALL, SEED, Difference, Rate
from tqcheck.comparison.tables import Table, tables
from tqcheck.comparison.wording import conclusions, say
from tqcheck.comparison.worst import Worst
from tqcheck.report import Problem, wording
from tqcheck.report.json import entry, escape
from tqcheck.report.scores import figure
from tqcheck.report.visible import columns, printable, shorten
from tqcheck.scoring.metrics import DEFAULT, NAMES
from tqcheck.scoring.record import summary
from tqcheck.scoring.scores import FORMS

SCHEMA = "tqcheck-comparison/1"


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison and what could not be compared; `signature` names version, rules and configuration."""

    found: Comparison
    problems: tuple[Problem, ...]
    signature: str
    lang: str


def to_text(report: Report, width: int = 100) -> str:
    """What is better, the tables, and the worst segments."""
    lang, found = report.lang, report.found
    lines = [", ".join((say(lang, "systems", len(found.contenders)), say(lang, "articles", len(found.articles)))), ""]
    for table in tables(lang, found):
        lines += [*_table(table, width), ""]
    if found.worst:
        lines.append(say(lang, "worst"))
        for each in found.worst:
            lines += _segment(report, each, width)
        lines.append("")
    if report.problems:
        lines += [say(lang, "problems", len(report.problems)), *(f"  {printable(p.sentence)}" for p in report.problems)]
        lines.append("")
    lines += [printable(line) for line in conclusions(lang, found)]
    return "\n".join(lines) + "\n"


def _table(table: Table, width: int) -> Iterator[str]:
    yield table.title
    rows = [table.heads, *(tuple(map(printable, row)) for row in table.rows)]
    longest = max(24, width - sum(max(columns(row[n]) for row in rows) + 2 for n in range(1, len(table.heads))) - 4)
    rows = [(shorten(row[0], longest), *row[1:]) for row in rows]
    widths = [max(columns(row[n]) for row in rows) for n in range(len(table.heads))]
    for row in rows:
        cells = [row[0] + " " * (widths[0] - columns(row[0]))]
        cells += [" " * (room - columns(cell)) + cell for cell, room in zip(row[1:], widths[1:], strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()
    for note in table.notes:
        yield from textwrap.wrap(note, width, initial_indent="  ", subsequent_indent="  ")


def _segment(report: Report, each: Worst, width: int) -> Iterator[str]:
    lang = report.lang
    facts = [f"{each.system + 1} {report.found.contenders[each.system].name}", each.article]
    facts.append(say(lang, "line", each.line))
    if each.issues:
        facts.append(say(lang, "penalty", round(each.penalty)))
    if each.score is not None:
        facts.append(f"{NAMES[DEFAULT]} {figure(lang, each.score)}")
    yield f"  {printable(', '.join(facts))}"
    room = max(width - 8, 30)
    for mark, text in (("", each.text), ("EN ", each.source), ("= ", each.reference)):
        if text is not None:
            yield f"    {mark}{shorten(printable(text), room)}"
    for issue in each.issues:
        told = f"{issue.code} {printable(wording.reason(lang, issue))}"
        yield from textwrap.wrap(told, width, initial_indent="      ", subsequent_indent="      ")


def to_json(report: Report) -> str:
    """The comparison as one JSON object, a system a line; comparison.schema.json is its published form."""
    return escape("\n".join(_lines(report))) + "\n"


def _lines(report: Report) -> Iterator[str]:
    found = report.found
    yield f'{{"schema": {_dump(SCHEMA)},'
    yield f' "tool": {_dump({"name": "tqcheck", "version": __version__, "signature": report.signature})},'
    yield f' "articles": {_dump(found.articles)},'
    yield f' "tiers": {_dump([str(tier) for tier in found.tiers])},'
    yield f' "bootstrap": {_dump({"resamples": found.resamples, "seed": SEED, "enough": found.enough})},'
    yield from _list("systems", [_system(found, place) for place in range(len(found.contenders))])
    pairs = [
        {"first": a, "second": b, **_difference(difference)} for (a, b), difference in sorted(found.pairs.items())
    ]  # fmt: skip
    yield from _list("pairs", pairs)
    tests = {"kind": found.tests.kind, "signatures": dict(found.tests.signatures)} if found.tests else None
    yield f' "tests": {_dump(tests)},'
    yield f' "order": {_dump(found.order)},'
    yield from _list("worst", [_worst(report, each) for each in found.worst])
    yield f' "problems": {_dump([dataclasses.asdict(problem) for problem in report.problems])},'
    yield f' "conclusions": {_dump(conclusions(report.lang, found))}}}'


def _list(key: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f' "{key}": ['
    for number, row in enumerate(rows, 1):
        yield f"  {_dump(row)}{',' if number < len(rows) else ''}"
    yield " ],"


def _system(found: Comparison, place: int) -> dict[str, Any]:
    rates = found.rates[place]
    told: dict[str, Any] = {
        "name": found.contenders[place].name,
        "words": rates[ALL].words,
        "not_french": found.contenders[place].foreign,
        "total": _rate(rates[ALL]),
        "families": {family: _rate(rates[family]) for family in found.families if family in rates},
    }
    if place:
        differences = found.differences[place - 1]
        told["against_first"] = {family: _difference(each) for family, each in differences.items()}
    if found.scores:
        told["scores"] = summary(found.scores[place])
    if found.tests and place:
        result = found.tests.results[place - 1]
        told["p"] = {name: {form: round(values[form], 6) for form in FORMS} for name, values in result.items()}
    return told


def _rate(rate: Rate) -> dict[str, float]:
    return {"defects": rate.issues, "per_1000_words": round(rate.per_1000, 4)}


def _difference(difference: Difference) -> dict[str, Any]:
    ends = (difference.low, difference.high)
    low, high = (None if end is None else round(end, 4) for end in ends)
    return {"value": round(difference.value, 4), "low": low, "high": high, "clear": difference.clear}


def _worst(report: Report, each: Worst) -> dict[str, Any]:
    checked = report.found.contenders[each.system].articles[each.article]
    return {
        "system": each.system,
        "article": each.article,
        "line": each.line,
        "text": each.text,
        "penalty": each.penalty,
        "score": None if each.score is None else round(each.score, 4),
        "source": each.source,
        "reference": each.reference,
        "issues": [entry(checked, issue, report.lang) for issue in each.issues],
    }


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
