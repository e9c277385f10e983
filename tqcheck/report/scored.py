"""The report of `tqcheck score`: text for people, and the contract tqcheck-scores/1 for machines."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tqcheck import __version__
from tqcheck.gate import Verdict
from tqcheck.report import Problem, scores
from tqcheck.report.json import escape
from tqcheck.report.visible import printable
from tqcheck.report.wording import bind, say
from tqcheck.scoring.metrics import DEFAULT
from tqcheck.scoring.record import SCHEMA, brief, summary
from tqcheck.scoring.scores import Scores


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of every system, the verdict on them, and what could not be scored."""

    systems: tuple[Scores, ...]
    verdict: Verdict
    problems: tuple[Problem, ...]
    lang: str


def to_text(report: Report, worst: int, width: int = 100) -> str:
    """Each system with its table and its worst segments, the signatures once, and the verdict in the last line."""
    lines: list[str] = []
    for each in report.systems:
        lines += [f"{printable(each.name)} — {scores.size(report.lang, each)}", *scores.table(report.lang, each), ""]
        listed = list(scores.worst(report.lang, each, worst, width))
        lines += [*listed, ""] if listed else []
    signatures = {line: None for each in report.systems for line in scores.signatures(each)}
    lines += [*signatures, "", _verdict(report)]
    return "\n".join(lines) + "\n"


def _verdict(report: Report) -> str:
    lang, problems = report.lang, bool(report.problems)
    if report.verdict.passed:
        return say(lang, "passed_with_problems" if problems else "passed")
    reasons = " ".join(each.fr if lang == "fr" else each.en for each in report.verdict.reasons)
    return say(lang, "failed_with_problems" if problems else "failed", reasons=bind(lang, printable(reasons)))


def to_json(report: Report) -> str:
    """The report as one JSON object, a document and a segment a line; scores.schema.json is its published form."""
    return escape("\n".join(_lines(report))) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f'{{"schema": {_dump(SCHEMA)},'
    yield f' "tool": {_dump({"name": "tqcheck", "version": __version__})},'
    yield f' "default": {_dump(DEFAULT)},'
    yield ' "systems": ['
    for number, each in enumerate(report.systems, 1):
        yield from _system(each, "," if number < len(report.systems) else "")
    yield " ],"
    yield f' "problems": {_dump([dataclasses.asdict(problem) for problem in report.problems])},'
    reasons = [each.fr if report.lang == "fr" else each.en for each in report.verdict.reasons]
    yield f' "gate": {_dump({"passed": report.verdict.passed, "reasons": reasons})}}}'


def _system(each: Scores, comma: str) -> Iterator[str]:
    yield f'  {{"name": {_dump(each.name)},'
    yield f'   "scores": {_dump(summary(each))},'
    yield '   "documents": ['
    last = len(each.ids) - 1
    for number, name in enumerate(each.ids):
        start, end = each.spans[number]
        found = {"id": name, "segments": end - start, "scores": brief(each.documents[number])}
        yield f"    {_dump(found)}{',' if number < last else ''}"
    yield '   ], "segments": ['
    owners = [number for number, (start, end) in enumerate(each.spans) for _ in range(start, end)]
    for number, part in enumerate(each.parts):
        found = {"document": each.ids[owners[number]], "line": part.line, "scores": brief(part.scores)}
        yield f"    {_dump(found)}{',' if number < each.size - 1 else ''}"
    yield f"   ]}}{comma}"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
