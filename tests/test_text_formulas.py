from __future__ import annotations

import re

import pytest

from tqcheck.lexicon.words import rows
from tqcheck.text import formulas
from tqcheck.text.formulas import beginnings, is_formula

TABLES = ("boilerplate_fr.txt", "boilerplate_en.txt")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("lire", "lir"),
        ("lire|voir|a", "lir voi a"),
        ("(?:en )?(?:lire|savoir)", "en lir sav"),
        ("[àa] lire", "à a"),
        ("(?:vous (?:a|b) )*déjà", "vou déj"),
        ("s?inscrire", "s ins"),
        ("lus?", "lu"),
        ("lu?s", "l"),
        ("(?:aucun|\\d+) x", "auc "),
        (r"\d+ commentaires", ""),
        ("(?=a)b", ""),
        ("(?:a)?", "a "),
        (".*", ""),
        ("[^a]b", ""),
        ("[a-z]b", ""),
        ("a{0,2}b", ""),
        ("(?:ab){0,2}b", ""),
        ("", ""),
    ],
)
def test_the_beginnings_of_what_a_pattern_matches_are_known(pattern: str, expected: str) -> None:
    assert beginnings(pattern) == set(expected.split(" "))


@pytest.mark.parametrize("table", TABLES)
def test_choosing_by_the_beginning_loses_no_pattern(table: str) -> None:
    kinds = formulas._patterns(table)
    words = {word for kind in kinds.values() for _, pattern in kind for word in re.findall(r"\w+", pattern)}
    for begin, pattern in (each for kind in kinds.values() for each in kind):
        anything = re.compile(pattern)
        for word in words | {"À lire", "© 2024"}:
            assert word.startswith(begin) or not anything.match(f"{word} ")


@pytest.mark.parametrize("text", ["Lire la suite", "Read more", "À lire aussi : Le prix du blé"])
def test_formulas_are_known(text: str) -> None:
    assert any(is_formula(text, table) for table in TABLES)


@pytest.mark.parametrize("text", ["", "…", "Le prix du blé remonte.", "Il a lu la suite du rapport."])
def test_anything_else_is_none(text: str) -> None:
    assert not any(is_formula(text, table) for table in TABLES)


def test_every_kind_has_its_patterns() -> None:
    for table in TABLES:
        assert {kind for kind, _ in rows(table)} == {"line", "head", "notice", "verb", "object"}
