"""Tables of names are found in a text, and their rows are what their headers promise."""

from __future__ import annotations

import re

import pytest

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.lexicon.names import find_names
from tqcheck.lexicon.words import entries, rows

KINDS = {
    "exonyms.txt": r"[cafmpFMP]\??",
    "abbreviations_en.txt": r"[FMP]!?",
    "institutions.txt": r"[FMPc]\+?",
    "titles_en.txt": r"(?:t|np?|[MF]\+?)",
}


@pytest.mark.parametrize("table", KINDS)
def test_every_row_is_a_name_a_french_name_and_a_kind(table: str) -> None:
    wrong = [row for row in rows(table) if len(row) != 3 or not row[1] or not re.fullmatch(KINDS[table], row[2])]
    assert wrong == []


@pytest.mark.parametrize("table", KINDS)
def test_every_name_is_there_once_and_in_order(table: str) -> None:
    assert list(entries(table)) == sorted(set(entries(table)))
    assert len({row[0] for row in rows(table)}) == len(rows(table))


def found(text: str, table: str) -> list[str]:
    names = find_names(text, Article(Document(text)).spots, table)
    return [text[name.start : name.end] for name in names]


def test_the_longest_name_is_found() -> None:
    text = "La Nobel Peace Prize, la World Bank et le World Cup."
    assert found(text, "institutions.txt") == ["Nobel Peace Prize", "World Bank", "World Cup"]


def test_a_name_inside_a_word_is_not_found() -> None:
    assert found("Londoner, NewLondon, Londonien", "exonyms.txt") == []


@pytest.mark.parametrize("table", ["boilerplate_fr.txt", "boilerplate_en.txt", "model_phrases.txt"])
def test_every_formula_is_a_regular_expression(table: str) -> None:
    for _, pattern in rows(table):
        assert re.compile(pattern)
