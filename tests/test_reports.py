"""reports/ is what tqcheck says of corpora/ today: a change of a rule is read as its diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tqcheck import catalogue
from tqcheck.evaluation import corpus, figures, match, reports

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "reports"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The reports made anew."""
    rules = catalogue.choose()
    entries = corpus.load(ROOT / "corpora", {rule.code for rule in catalogue.all_rules()})
    results = [match.evaluate(entry, rules, f"corpora/{entry.name}") for entry in entries]
    return reports.contents(results, figures.measure(results))


def changes(name: str, new: bytes) -> Iterator[str]:
    path = COMMITTED / name
    old = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return difflib.unified_diff(old, new.decode().splitlines(), f"reports/{name}", f"reports/{name} now", lineterm="")


def test_reports_are_up_to_date(made: dict[str, bytes]) -> None:
    diff = [line for name, data in made.items() for line in changes(name, data)]
    assert not diff, "Run `make reports` and read its diff:\n" + "\n".join(line[:200] for line in diff[:80])


def test_no_report_is_left_of_an_article_that_is_gone(made: dict[str, bytes]) -> None:
    assert {path.relative_to(COMMITTED).as_posix() for path in COMMITTED.rglob("*.txt")} <= set(made)


def test_reports_name_no_place_of_this_machine(made: dict[str, bytes]) -> None:
    assert [name for name, data in made.items() if str(ROOT).encode() in data] == []
