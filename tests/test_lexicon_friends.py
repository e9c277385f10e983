"""False friends that the source proves: the table holds together; a mend takes the form of what it replaces."""

from __future__ import annotations

import re

import pytest

from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.friends import Friend, answers, friends, inflected
from tqcheck.lexicon.words import rows
from tqcheck.rules.source.falsefriend import proved_false_friend


def test_rows_are_sorted_and_whole() -> None:
    table = rows("source_false_friends.txt")
    assert list(table) == sorted(table)
    assert {len(row) for row in table} == {9}


@pytest.mark.parametrize("friend", friends(), ids=lambda friend: friend.row.lemmas)
def test_a_row_has_forms_and_patterns_that_hold_the_word(friend: Friend) -> None:
    assert friend.forms
    assert friend.triggers
    assert friend.triggers.isdisjoint(friend.licences)
    for pattern in (friend.row.required, friend.row.excused):
        re.compile(pattern.replace("{}", "word"))
    assert friend.english is None or friend.english.pattern


def test_forms_of_a_feminine_noun_are_not_those_of_its_masculine() -> None:
    assert set(inflected("plante", "noun")) == {"plante", "plantes"}


def test_a_finite_form_that_is_a_noun_too_is_no_verb() -> None:
    assert "demande" not in inflected("demander", "verb")
    assert "demandait" in inflected("demander", "verb")


def test_an_answer_takes_tense_and_person() -> None:
    (reading,) = (form for form in lookup("supportait") if form.pos == "verb")
    assert list(answers("soutenir", reading)) == ["soutenait"]


@pytest.mark.parametrize(
    ("french", "english", "mended"),
    [
        ("Ils supportaient la réforme.", "They supported the reform.", "soutenaient"),
        ("Les librairies ferment.", "The libraries are closing.", "bibliothèques"),
        ("Éventuellement, il a signé.", "Eventually, he signed.", "Finalement"),
    ],
)
def test_a_mend_stands_in_the_form_of_what_it_replaces(french: str, english: str, mended: str) -> None:
    (issue,) = check(Document(french, source=english), (proved_false_friend,)).issues
    assert [edit.replacement for edit in issue.edits] == [mended]
    assert not issue.safe


def test_no_mend_where_the_article_would_change() -> None:
    (issue,) = check(Document("Le coin était rare.", source="The coin was rare."), (proved_false_friend,)).issues
    assert issue.edits == ()
