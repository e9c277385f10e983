from __future__ import annotations

from tqcheck import mqm
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.rule import Severity, Tier
from tqcheck.tally import Tally, count

MINOR = ("DUP_WORD", Severity.MINOR, Tier.A)
MAJOR = ("DUP_SENT", Severity.MAJOR, Tier.A)
CHECK = ("CAP_ACCENT", Severity.CRITICAL, Tier.B)


def test_tallies_add_up() -> None:
    total = Tally(1, 10, {MINOR: 1, MAJOR: 2}) + Tally(2, 20, {MINOR: 4})
    assert total == Tally(3, 30, {MINOR: 5, MAJOR: 2})


def test_the_empty_tally_adds_nothing() -> None:
    tally = Tally(1, 10, {MINOR: 1})
    assert tally + Tally() == tally


def test_counts_are_split_by_rule_severity_and_tier() -> None:
    tally = Tally(1, 10, {MINOR: 1, MAJOR: 2, CHECK: 4})
    assert tally.total() == 7
    assert tally.total((Tier.A,)) == 3
    assert tally.by_rule() == {"CAP_ACCENT": 4, "DUP_SENT": 2, "DUP_WORD": 1}
    assert tally.by_rule((Tier.B,)) == {"CAP_ACCENT": 4}
    assert tally.by_severity((Tier.A,)) == {"critical": 0, "major": 2, "minor": 1}


def test_documents_are_counted_with_their_words_and_issues() -> None:
    texts = ("Le prix du du blé remonte.", "Le prix du blé remonte.")
    tally = count(check(Document(text)) for text in texts)
    assert (tally.documents, tally.words, tally.by_rule()) == (2, 11, {"DUP_WORD": 1})


def test_words_that_were_not_checked_do_not_dilute_the_rates() -> None:
    tally = count([check(Document("The government said on Tuesday that it was not for it to say this. " * 5))])
    assert (tally.documents, tally.words) == (1, 0)


def test_the_penalty_weighs_severities_and_leaves_out_what_is_to_check() -> None:
    assert mqm.penalty(Tally(1, 500, {MINOR: 1, MAJOR: 2, CHECK: 4})) == 22.0
    assert mqm.penalty(Tally(1, 500, {MINOR: 1, MAJOR: 2, CHECK: 4}), Tier) == 222.0
    assert mqm.penalty(Tally()) == 0
