"""The examples of every rule are its contract."""

from __future__ import annotations

import pytest

from tqcheck import catalogue
from tqcheck.check import apply, check
from tqcheck.document import Document
from tqcheck.rule import Bad, Good, Rule, Tier

RULES = catalogue.all_rules()
BAD = [pytest.param(rule, bad, id=f"{rule.code}-{n}") for rule in RULES for n, bad in enumerate(rule.bad)]
MENDED = [
    pytest.param(rule, bad, id=f"{rule.code}-{n}")
    for rule in RULES
    for n, bad in enumerate(rule.bad)
    if bad.fixed is not None
]
GOOD = [pytest.param(rule, good, id=f"{rule.code}-{n}") for rule in RULES for n, good in enumerate(rule.good)]


def running(rule: Rule) -> tuple[Rule, ...]:
    """The rules that run by default, and this one."""
    return tuple(r for r in RULES if r.tier is not Tier.C or r is rule)


@pytest.mark.parametrize(("rule", "bad"), BAD)
def test_bad_example_is_one_issue_at_its_marks(rule: Rule, bad: Bad) -> None:
    issues = check(Document(bad.text, source=bad.source), running(rule)).issues
    assert [(issue.code, issue.start, issue.end) for issue in issues] == [(rule.code, *bad.span)]


@pytest.mark.parametrize(("rule", "bad"), MENDED)
def test_bad_example_is_mended_to_a_clean_text(rule: Rule, bad: Bad) -> None:
    issues = check(Document(bad.text, source=bad.source), running(rule)).issues
    mended = apply(bad.text, [edit for issue in issues for edit in issue.edits])
    assert mended == bad.fixed
    assert [issue.code for issue in check(Document(mended, source=bad.source), running(rule)).issues] == []


@pytest.mark.parametrize(("rule", "good"), GOOD)
def test_good_example_is_silent_under_every_rule(rule: Rule, good: Good) -> None:
    issues = check(Document(good.text, source=good.source), running(rule)).issues
    assert [(issue.code, issue.text) for issue in issues] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_is_documented(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert rule.summary.endswith((".", "…", "?"))
    assert "fixed" not in rule.summary
