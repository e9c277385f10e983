"""--profile-rules: times that add up, findings that stay the same, and nothing left behind."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from command import CLEAN, FAULTY, tqcheck

from tqcheck import timing
from tqcheck.rule import Rule
from tqcheck.timing import ANALYSIS, RULE, Times
from tqcheck.triggers import Plan
from tqcheck.worded import Worded


def test_the_table_names_rules_and_analyses_and_the_report_stays_the_same(folder: Path) -> None:
    usual = tqcheck("clean.txt", "faulty.txt", "--format", "json")
    found = tqcheck("clean.txt", "faulty.txt", "--format", "json", "--profile-rules", "--jobs", "2", "--lang", "en")
    again = tqcheck("clean.txt", "faulty.txt", "--format", "json", "--lang", "en")
    assert found.stdout.replace(" --profile-rules", "") == again.stdout
    assert (found.exit_code, usual.stderr, again.stderr) == (1, "", "")
    lines = found.stderr.splitlines()
    assert lines[0].split() == ["rule", "or", "analysis", "seconds", "share", "ms/MB", "found"]
    assert re.fullmatch(
        r"DUP_WORD +0\.\d{3} +\d+\.\d % +\d+\.\d +1", next(x for x in lines if x.startswith("DUP_WORD"))
    )
    for name in ("all rules", "triggers", "language", "all analyses", "rest"):
        assert any(line.startswith(name) for line in lines)
    assert re.fullmatch(r"2 texts, 0\.00 MB +\d+\.\d{3} +100\.0 % +\d+\.\d +1", lines[-1])
    assert re.search(r"\n1 texte, 0,00 Mo .* 100,0 %", tqcheck("clean.txt", "--profile-rules").stderr)


def test_nothing_is_left_of_it() -> None:
    def state() -> list[object]:
        return [Rule.search, Plan.wanted, vars(Worded)["words"].func]

    before = state()
    with timing.timed():
        assert all(now is not then for now, then in zip(state(), before, strict=True))
    assert state() == before


@pytest.mark.parametrize("text", [CLEAN, FAULTY])
def test_shares_add_up(text: str) -> None:
    from tqcheck.document import Document
    from tqcheck.scale.checking import Setup

    setup = Setup(((),))
    with timing.timed() as times:
        setup.check(Document(text))
    assert (times.documents, times.size) == (1, len(text.encode()))
    assert times.total == pytest.approx(sum(times.seconds.values()))
    assert times.seconds[ANALYSIS, "language"] > 0


def test_time_is_charged_to_the_innermost_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(time, "perf_counter", lambda: float(next(clock)))
    times = Times()
    analysis = times.call((ANALYSIS, "words"), lambda: "words")
    assert list(times.steps((RULE, "A"), lambda: (analysis() for _ in range(1)))) == ["words"]
    assert times.seconds == {(ANALYSIS, "words"): 1.0, (RULE, "A"): 4.0}
