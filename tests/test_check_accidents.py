"""Findings that overlap: one accident, or two."""

from __future__ import annotations

import pytest

from tqcheck.check import apply, check
from tqcheck.document import Document


def codes(text: str) -> list[str]:
    return [issue.code for issue in check(Document(text)).issues]


def test_an_error_inside_a_quotation_with_a_wrong_mark_is_an_accident_of_its_own() -> None:
    text = '"Le prix du du blé monte », dit-elle.'
    issues = check(Document(text)).issues
    assert [issue.code for issue in issues] == ["QUO_MIXED", "DUP_WORD"]
    assert apply(text, [edit for issue in issues for edit in issue.edits]) == "« Le prix du blé monte », dit-elle."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("« Le col ferme,” dit le guide.", "QUO_COMMA"),
        ("« « Le col ferme », dit le guide.", "QUO_NESTED"),
        ("Le col ferme , . Le refuge aussi.", "PUN_DOUBLED"),
        ("Le guide ( ) dort.", "BRK_EMPTY"),
    ],
)
def test_one_accident_is_one_issue(text: str, code: str) -> None:
    assert codes(text) == [code]
