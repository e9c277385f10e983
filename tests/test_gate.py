from __future__ import annotations

import pytest

from tqcheck.gate import Limits, judge
from tqcheck.rule import Severity, Tier
from tqcheck.tally import Tally

TALLY = Tally(
    documents=2,
    words=1000,
    issues={
        ("DUP_WORD", Severity.MINOR, Tier.A): 3,
        ("DUP_SENT", Severity.MAJOR, Tier.A): 2,
        ("ENC_MOJIBAKE", Severity.CRITICAL, Tier.A): 1,
        ("CAP_ACCENT", Severity.MINOR, Tier.B): 10,
    },
)


def reasons(limits: Limits, tally: Tally = TALLY) -> list[str]:
    return [reason.en for reason in judge(tally, limits).reasons]


def test_without_a_limit_any_issue_of_tier_a_fails() -> None:
    assert reasons(Limits()) == ["6 issues, limit 0: 6 too many."]


def test_without_a_limit_issues_to_check_pass() -> None:
    only_b = Tally(1, 100, {("CAP_ACCENT", Severity.MINOR, Tier.B): 10})
    assert judge(only_b, Limits()).passed
    assert reasons(Limits(tiers=(Tier.A, Tier.B)), only_b) == ["10 issues, limit 0: 10 too many."]


def test_a_limit_that_is_given_replaces_the_default() -> None:
    assert judge(TALLY, Limits(max_issues=6)).passed
    assert judge(TALLY, Limits(by_rule=(("DUP", 5),))).passed
    assert judge(TALLY, Limits(fail_on="never")).passed


@pytest.mark.parametrize(
    ("severity", "said"),
    [
        ("critical", "1 critical issue, limit 0 (--fail-on critical): 1 too many."),
        ("major", "3 major or critical issues, limit 0 (--fail-on major): 3 too many."),
        ("minor", "6 issues, limit 0 (--fail-on minor): 6 too many."),
    ],
)
def test_fail_on_counts_this_severity_and_worse(severity: str, said: str) -> None:
    assert reasons(Limits(fail_on=severity)) == [said]


def test_each_limit_that_is_passed_is_named_with_the_excess() -> None:
    limits = Limits("critical", 4, 2.5, (("DUP", 1), ("DUP_SENT", 2)))
    assert reasons(limits) == [
        "1 critical issue, limit 0 (--fail-on critical): 1 too many.",
        "6 issues, limit 4 (--max-issues): 2 too many.",
        "6.00 issues per 1,000 words, limit 2.5 (--max-per-1000): 3.50 too many.",
        "5 DUP issues, limit 1 (--max DUP): 4 too many.",
    ]


def test_reasons_are_french_too() -> None:
    limits = Limits("critical", 4, 2.5, (("DUP_SENT", 0),))
    assert [reason.fr for reason in judge(TALLY, limits).reasons] == [
        "1 défaut critique, limite 0 (--fail-on critical) : 1 de trop.",
        "6 défauts, limite 4 (--max-issues) : 2 de trop.",
        "6 défauts pour 1 000 mots, limite 2,5 (--max-per-1000) : 3,5 de trop.",
        "2 défauts DUP_SENT, limite 0 (--max DUP_SENT) : 2 de trop.",
    ]


def test_a_density_at_the_limit_passes() -> None:
    assert judge(TALLY, Limits(max_per_1000=6)).passed
    assert judge(Tally(), Limits(max_per_1000=0)).passed
