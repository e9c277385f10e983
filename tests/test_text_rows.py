"""Rows of words, and the places at which they stand."""

from __future__ import annotations

from tqcheck.text.rows import Rows
from tqcheck.text.running import Running

SHORT = frozenset(("le", "la"))


def test_rows_are_found_by_sets_of_lower_case_words_and_by_tests_of_words_as_written() -> None:
    rows = Rows((SHORT, str.isupper), (SHORT, frozenset(("grand",)), str.islower))
    assert list(rows.numbers(Running("Le TGV, la nuit : le GRAND lac"))) == [0, 4]


def test_the_first_and_the_last_words_of_a_text_stand_in_rows() -> None:
    rows = Rows((SHORT, SHORT), (SHORT, SHORT, SHORT))
    assert list(rows.numbers(Running("le la"))) == [0]
    assert list(rows.numbers(Running("le la le"))) == [0, 1]
    assert list(rows.numbers(Running("le"))) == []


def test_a_gap_of_any_kind_parts_the_words_of_a_row() -> None:
    rows = Rows((SHORT, frozenset(("lac",))))
    assert rows.starts(Running("Voici le lac, la\n« lac », le-lac.")) == [6, 14, 26]


def test_the_words_before_a_row_are_given_too_when_asked_for() -> None:
    rows = Rows((SHORT, frozenset(("lac",))))
    assert rows.starts(Running("Vu de là : le lac"), back=2) == [3, 6, 11]
    assert rows.starts(Running("le lac"), back=2) == [0]
