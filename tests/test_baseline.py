"""The baseline: what is known does not count, whatever else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tqcheck import baseline
from tqcheck.baseline import Baseline, Entry
from tqcheck.check import Checked, State, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError
from tqcheck.tally import count

FIRST = "Le prix du du blé remonte depuis lundi.\n\nLa récolte sera moyenne, selon le ministère de l’agriculture.\n"
SECOND = "Le maire a a démissionné hier soir.\n"


def checked(text: str, path: str = "a.fr.txt") -> Checked:
    return check(Document(text, path, path))


def states(known: Baseline, *documents: Checked) -> list[State]:
    done, _ = known.apply(documents)
    return [issue.state for each in done for issue in each.issues]


def known() -> Baseline:
    return baseline.of([checked(FIRST)])


def test_known_issues_do_not_count_and_are_counted_aside() -> None:
    done, stale = known().apply([checked(FIRST)])
    tally = count(done)
    assert (tally.total(), tally.set_aside) == (0, {State.KNOWN: 1})
    assert stale == Baseline()


def test_a_new_issue_counts_beside_a_known_one() -> None:
    assert states(known(), checked(FIRST + SECOND)) == [State.KNOWN, State.NEW]


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param("Un titre.\n\n" + FIRST, id="text before"),
        pytest.param(FIRST.replace("moyenne", "très bonne"), id="edited elsewhere"),
        pytest.param("\n\n".join(reversed(FIRST.strip().split("\n\n"))), id="moved paragraph"),
    ],
)
def test_the_fingerprint_survives(edited: str) -> None:
    assert states(known(), checked(edited)) == [State.KNOWN]


def test_the_fingerprint_survives_a_new_name() -> None:
    assert states(known(), checked(FIRST, "renamed/b.fr.txt")) == [State.KNOWN]


def test_an_accident_that_is_repeated_more_often_than_before_is_new() -> None:
    assert states(known(), checked(FIRST), checked(FIRST, "copy.txt")) == [State.KNOWN, State.NEW]
    assert states(known(), checked(FIRST, "copy.txt"), checked(FIRST)) == [State.NEW, State.KNOWN]


def test_entries_that_find_nothing_are_stale_and_can_be_taken_out() -> None:
    whole = Baseline((*known().entries, Entry("0" * 16, "DUP_WORD", "gone.txt", "le le")))
    _, stale = whole.apply([checked(FIRST)])
    assert [entry.path for entry in stale.entries] == ["gone.txt"]
    assert whole.without(stale) == known()


def test_a_dismissal_keeps_its_reason(tmp_path: Path) -> None:
    entry = known().entries[0]
    dismissed = Entry(entry.fingerprint, entry.rule, entry.path, entry.text, State.DISMISSED, "titre d’une chanson")
    path = tmp_path / "tqcheck-baseline.json"
    path.write_bytes(Baseline((dismissed,)).render())
    done, _ = baseline.load(path).apply([checked(FIRST)])
    assert [(issue.state, issue.note) for issue in done[0].issues] == [(State.DISMISSED, "titre d’une chanson")]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(known().render())
    assert baseline.load(path) == known()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "invalid JSON, line 1"),
        ("[]", '"schema" must be "tqcheck-baseline/1"'),
        ('{"schema": "tqcheck-baseline/9"}', "it is of version tqcheck-baseline/9"),
        ('{"schema": "tqcheck-baseline/1"}', '"issues" must be a list'),
        ('{"schema": "tqcheck-baseline/1", "issues": [1]}', "issue 1 must be an object"),
        ('{"schema": "tqcheck-baseline/1", "issues": [{"rule": 3}]}', 'issue 1: "fingerprint" must be a string'),
    ],
)
def test_a_damaged_baseline_is_one_sentence(tmp_path: Path, data: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(TqcheckError, match="cannot be used") as error:
        baseline.load(path)
    assert said in str(error.value)


def test_a_dismissal_without_a_reason_is_refused(tmp_path: Path) -> None:
    row = {"fingerprint": "0" * 16, "rule": "DUP_WORD", "path": "a", "text": "b", "state": "dismissed", "reason": " "}
    path = tmp_path / "b.json"
    path.write_text(json.dumps({"schema": "tqcheck-baseline/1", "issues": [row]}), encoding="utf-8")
    with pytest.raises(TqcheckError, match="dismissed without a reason"):
        baseline.load(path)


def test_a_missing_baseline_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match="--write-baseline"):
        baseline.load(tmp_path / "none.json")
