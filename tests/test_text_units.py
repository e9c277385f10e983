"""Units that stand in one another's place."""

from __future__ import annotations

from tqcheck.text.units import lookup, mistaken, neighbours, symbol


def test_areas_and_volumes_are_one_word_apart() -> None:
    assert mistaken(lookup("mètres carrés", "fr"), lookup("cubic metres", "en"))
    assert not mistaken(lookup("kilos", "fr"), lookup("metres", "en"))


def test_neighbours_are_of_the_same_dimension_and_not_the_unit_itself() -> None:
    names = {unit.name for unit in neighbours(lookup("mètres", "fr"))}
    assert "km" in names
    assert not names & {"m", "kg", "mile"}


def test_a_symbol_is_the_first_form_in_french() -> None:
    (kilo,) = lookup("kilos", "fr")
    assert symbol(kilo) == "kg"
