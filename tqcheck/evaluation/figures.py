"""Figures: counts by rule and family, and what a change of them means."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from tqcheck.check import Issue
from tqcheck.document import Document
from tqcheck.errors import TqcheckError
from tqcheck.evaluation.match import Result

SCHEMA = "tqcheck-evaluation/1"


@dataclass(frozen=True, slots=True)
class Count:
    """What was known and what was reported.

    Of the `defects`, `found` were found and `exact` of these at the very code points; of the `issues`, `true` stand on
    a defect; of the mends `proposed` on defects that a person mended, `right` are the person's.
    """

    defects: int = 0
    found: int = 0
    exact: int = 0
    issues: int = 0
    true: int = 0
    proposed: int = 0
    right: int = 0

    def __add__(self, other: Count) -> Count:
        """The counts of both."""
        return Count(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def recall(self) -> float | None:
        """The share of the defects that was found, None where there was none."""
        return self.found / self.defects if self.defects else None

    @property
    def precision(self) -> float | None:
        """The share of the issues that stand on a defect, None where nothing was reported."""
        return self.true / self.issues if self.issues else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All that an evaluation says; `missed` and `alarms` are places, as `path:line:column CODE text`.

    `quiet` counts the words of the correct texts (clean articles and mended ones) and the issues reported there.
    """

    articles: Mapping[str, int]
    words: int
    by_rule: Mapping[str, Count]
    quiet: Mapping[str, tuple[int, int]]
    missed: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    families: Mapping[str, Count] = field(init=False)

    def __post_init__(self) -> None:
        families: dict[str, Count] = {}
        for code, counts in self.by_rule.items():
            family = code.split("_")[0]
            families[family] = families.get(family, Count()) + counts
        object.__setattr__(self, "families", families)

    @property
    def total(self) -> Count:
        """The counts of all rules."""
        return sum(self.by_rule.values(), Count())


def measure(results: Iterable[Result]) -> Figures:
    """The figures of an evaluation."""
    results = tuple(results)
    articles: dict[str, int] = {}
    by_rule: dict[str, Count] = {}
    for result in results:
        folder = result.entry.name.rpartition("/")[0]
        articles[folder] = articles.get(folder, 0) + 1
        for code, counts in _counts(result):
            by_rule[code] = by_rule.get(code, Count()) + counts
    fixed = [result.fixed for result in results if result.fixed is not None]
    clean = [result.checked for result in results if not result.entry.defects]
    return Figures(
        articles,
        sum(result.checked.document.words for result in results),
        {code: by_rule[code] for code in sorted(by_rule)},
        {
            name: (sum(each.document.words for each in checked), sum(len(each.issues) for each in checked))
            for name, checked in (("clean", clean), ("mended", fixed))
        },
        tuple(
            _place(result.checked.document, each.start, each.code, each.span)
            for result in results
            for each in result.missed
        ),
        tuple(_alarms(results)),
        tuple(
            _place(result.checked.document, each.start, each.code, each.span)
            for result in results
            for each in result.uncounted
        ),
    )


def _counts(result: Result) -> Iterator[tuple[str, Count]]:
    text = result.entry.text
    for hit in result.hits:
        yield hit.defect.code, Count(defects=1, found=1, exact=int(hit.exact))
        mend = Count(issues=1, true=1, proposed=int(hit.proposed), right=int(hit.right(text)))
        yield hit.issue.code, mend
    for defect in result.missed:
        yield defect.code, Count(defects=1)
    for issue in result.alarms:
        yield issue.code, Count(issues=1)


def _alarms(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        for issue in result.alarms:
            yield _issue(result.checked.document, issue)
        if result.fixed is not None:
            for issue in result.fixed.issues:
                yield f"{_issue(result.fixed.document, issue)} (mended text)"


def _issue(document: Document, issue: Issue) -> str:
    return _place(document, issue.start, issue.code, issue.text)


def _place(document: Document, offset: int, code: str, span: str) -> str:
    line, column = document.place(offset)
    shown = " ".join(span.split())
    return f"{document.path}:{line}:{column} {code} {shown if len(shown) <= 60 else f'{shown[:59]}…'}".rstrip()


def to_json(figures: Figures) -> str:
    """The figures as JSON, a rule a line, so that two evaluations can be read as a diff."""
    counted = {"all": figures.total, **figures.families}
    blocks = {
        "schema": json.dumps(SCHEMA),
        "articles": json.dumps(figures.articles),
        "words": json.dumps(figures.words),
        "families": _rows({name: _row(counts) for name, counts in counted.items()}),
        "rules": _rows({name: _row(counts) for name, counts in figures.by_rule.items()}),
        "correct_texts": _rows({k: {"words": words, "issues": n} for k, (words, n) in figures.quiet.items()}),
        "missed": _list(figures.missed),
        "false_alarms": _list(figures.alarms),
        "not_counted": _list(figures.uncounted),
    }
    return "{\n" + ",\n".join(f' "{key}": {value}' for key, value in blocks.items()) + "\n}\n"


def _row(counts: Count) -> dict[str, Any]:
    def share(value: float | None) -> float | None:
        return None if value is None else round(value, 4)

    return {**asdict(counts), "recall": share(counts.recall), "precision": share(counts.precision)}


def _rows(rows: Mapping[str, Mapping[str, Any]]) -> str:
    return "{\n" + ",\n".join(f'  "{name}": {json.dumps(row)}' for name, row in rows.items()) + "\n }"


def _list(places: Iterable[str]) -> str:
    lines = [f"  {json.dumps(place, ensure_ascii=False)}" for place in places]
    return "[\n" + ",\n".join(lines) + "\n ]" if lines else "[]"


def drops(figures: Figures, earlier: Path) -> list[str]:
    """A sentence for each family whose recall or precision is below that of the earlier evaluation."""
    try:
        data = json.loads(earlier.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise KeyError("schema")
        families = {name: Count(*(row[each.name] for each in fields(Count))) for name, row in data["families"].items()}
        known = set(data["missed"]) | set(data["false_alarms"])
    except OSError as error:
        raise TqcheckError(f"{earlier} cannot be read ({error.strerror or error}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise TqcheckError(f"{earlier} is no evaluation; make one with `tqcheck evaluate CORPORA --write`.") from None
    sentences = []
    for name, old in families.items():
        new = figures.total if name == "all" else figures.families.get(name, Count())
        for figure, before, now in _lower(old, new):
            places = figures.missed if figure == "recall" else figures.alarms
            fresh = [place for place in places if place not in known and f" {name}_" in place]
            sentences.append(_drop(name, figure, before, now, fresh))
    return sentences


def _lower(old: Count, new: Count) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Which figures fell; compared as fractions, so that rounding neither hides nor invents a drop."""
    pairs = (
        ("recall", (old.found, old.defects), (new.found, new.defects)),
        ("precision", (old.true, old.issues), (new.true, new.issues)),
    )
    for name, (a, b), (c, d) in pairs:
        if b and d and c * b < a * d:
            yield name, (a, b), (c, d)


def _drop(family: str, name: str, old: tuple[int, int], new: tuple[int, int], fresh: list[str]) -> str:
    def share(pair: tuple[int, int]) -> str:
        return f"{100 * pair[0] / pair[1]:.1f} % ({pair[0]} of {pair[1]})"

    places = "".join(f"\n    {each}" for each in fresh)
    return f"{family}: {name} fell from {share(old)} to {share(new)}{'; new:' if fresh else '.'}{places}"
