"""What tells the gender of the only person of a passage, and what contradicts it."""

from __future__ import annotations

import pytest

from tqcheck.text.source_gender import contradicted, parent, told


@pytest.mark.parametrize(
    ("source", "noun", "gender"),
    [
        ("The swimmer, who gave birth in June, is back.", "swimmer", "f"),
        ("The group's founder, Mr. Adler, resigned.", "founder", "m"),
        ("The novelist, a father of four, won.", "novelist", "m"),
        ("A skier said she was proud.", "skier", "f"),
        ("The dancer announced her retirement.", "dancer", "f"),
    ],
)
def test_what_must_belong_to_the_person_tells_the_gender(source: str, noun: str, gender: str) -> None:
    person = told(source)
    assert person is not None
    assert (person.noun, person.gender) == (noun, gender)


@pytest.mark.parametrize(
    "source",
    [
        "The judge denied her request.",
        "The lawyer said she had lied.",
        "She said the dancer was late.",
        "The singer thanked the driver and her husband.",
        "The swimmer met a girl who said she was proud.",
    ],
)
def test_a_word_that_may_belong_to_another_tells_nothing(source: str) -> None:
    assert told(source) is None


def test_only_the_other_gender_contradicts() -> None:
    assert list(contradicted("Le nageur a gagné.", "swimmer", "f")) == [(0, 9)]
    assert list(contradicted("La nageuse a battu le nageur.", "swimmer", "f")) == []
    assert list(contradicted("L'athlète a gagné.", "athlete", "f")) == []


def test_nouns_of_one_gender_may_be_mothers_and_fathers() -> None:
    assert list(parent("Le témoin, mère de deux enfants, a parlé.", "f")) == []
    assert list(parent("L'avocat, mère de deux enfants, a parlé.", "f")) == [(0, 8)]
    assert list(parent("L'artiste, mère de deux enfants, a parlé.", "f")) == []
