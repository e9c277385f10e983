from __future__ import annotations

import re

import pytest

from tqcheck.lexicon.words import rows
from tqcheck.text import formulas
from tqcheck.text.formulas import initials, is_formula

TABLES = ("boilerplate_fr.txt", "boilerplate_en.txt")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("lire", "l"),
        ("lire|voir", "lv"),
        ("(?:en )?(?:lire|savoir)", "els"),
        ("[àa] lire", "àa"),
        ("(?:vous (?:a|b) )*déjà", "vd"),
        ("s?inscrire", "si"),
        (r"\d+ commentaires", None),
        ("(?:aucun|\\d+) x", None),
        ("(?=a)b", None),
        ("(?:a)?", None),
        (".*", None),
        ("[^a]b", None),
        ("a{0,2}b", None),
        ("", None),
    ],
)
def test_the_first_characters_of_a_pattern_are_known(pattern: str, expected: str | None) -> None:
    assert initials(pattern) == expected


@pytest.mark.parametrize("table", TABLES)
def test_choosing_by_the_first_character_loses_no_pattern(table: str) -> None:
    for begin, pattern in (each for kind in formulas._patterns(table).values() for each in kind):
        if begin is None:
            continue
        anything = re.compile(pattern)
        others = {chr(code) for code in range(32, 0x180)} - set(begin)
        assert not any(anything.match(f"{char}{rest}") for char in others for rest in ("", " lire plus", "a read more"))


@pytest.mark.parametrize("text", ["Lire la suite", "Read more", "À lire aussi : Le prix du blé"])
def test_formulas_are_known(text: str) -> None:
    assert any(is_formula(text, table) for table in TABLES)


@pytest.mark.parametrize("text", ["", "…", "Le prix du blé remonte.", "Il a lu la suite du rapport."])
def test_anything_else_is_none(text: str) -> None:
    assert not any(is_formula(text, table) for table in TABLES)


def test_every_kind_has_its_patterns() -> None:
    for table in TABLES:
        assert {kind for kind, _ in rows(table)} == {"line", "head", "notice", "verb", "object"}
