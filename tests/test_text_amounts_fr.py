"""What French tells of quantities is read."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from amounts import amounts, shown

from tqcheck.text.amounts import Kind


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("soixante-quinze", 75),
        ("quatre-vingts", 80),
        ("quatre-vingt-dix-neuf", 99),
        ("septante", 70),
        ("huitante-deux", 82),
        ("nonante-neuf", 99),
        ("cent un", 101),
        ("deux cents", 200),
        ("deux mille trois", 2003),
        ("trois cent mille", 300_000),
        ("deux milliards trois cents millions", 2_300_000_000),
        ("douze mille milliards", 12 * 10**12),
        ("trois millions et demi", 3_500_000),
        ("deux douzaines", 24),
    ],
)
def test_number_in_words_has_its_value(words: str, value: int) -> None:
    assert shown(f"Ils sont {words}.", "fr") == [(str(value), "")]


@pytest.mark.parametrize(
    ("written", "readings"),
    [
        ("1 234,5", (Fraction("1234.5"),)),
        ("1.234", (1234, Fraction("1.234"))),
        ("1,234", (Fraction("1.234"), 1234)),
        ("1.234.567", (1234567,)),
        ("12 000", (12000,)),
        ("0,125", (Fraction("0.125"),)),
        ("1,234.5", (Fraction("1234.5"),)),
        ("1.234,5", (Fraction("1234.5"),)),
    ],
)
def test_separators_of_either_language_are_read(written: str, readings: tuple[object, ...]) -> None:
    assert amounts(f"On compte {written} voix.", "fr")[0].values == readings


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Il a touché 20 M€.", ("20000000", "euro")),
        ("Il doit 34 000 milliards de dollars.", ("34000000000000", "dollar")),
        ("Une amende de 1,05 euro.", ("21/20", "euro")),
        ("Il pèse 12 kilos.", ("12", "kg")),
        ("Il roule à 20 kilomètres par heure.", ("20", "km/h")),
        ("Une hausse de 25 points de base.", ("25", "bp")),
        ("Il a purgé deux ans et demi.", ("5/2", "year")),
        ("Il a purgé un an et demi.", ("3/2", "year")),
        ("Une demi-heure.", ("1/2", "hour")),
        ("Trois quarts d'heure.", ("3/4", "hour")),
        ("Un demi-million de voix.", ("500000", "")),
        ("Les douze prochains mois.", ("12", "month")),
        ("Le XIXe siècle.", ("19", "century")),
        ("La 41e édition.", ("41", "")),
        ("Le 47è match.", ("47", "")),
        ("La moitié des voix.", ("1/2", "")),
        ("Les trois quarts des voix.", ("3/4", "")),
        ("Un cinquième des voix.", ("1/5", "")),
        ("Le cinquième candidat.", ("5", "")),
        ("La production a triplé.", ("3", "")),
    ],
)
def test_amount_has_its_value_and_unit(line: str, amount: tuple[str, str]) -> None:
    assert shown(line, "fr") == [amount]


@pytest.mark.parametrize(
    ("line", "value"),
    [("Des dizaines de milliers de gens.", 10_000), ("Plusieurs centaines de gens.", 100), ("Des millions.", 10**6)],
)
def test_plural_without_a_number_is_vague(line: str, value: int) -> None:
    (amount,) = amounts(line, "fr")
    assert (amount.kind, amount.value) == (Kind.VAGUE, value)


@pytest.mark.parametrize(
    "line",
    [
        "Le G20 et la COVID-19.",
        "Un Airbus A380.",
        "Une ouverture 24/7.",
        "Le quart de finale.",
        "Les huitièmes de finale.",
        "Le Premier ministre.",
        "Un chat et une souris.",
        "Il vit à Trois-Rivières.",
        "Un objet neuf.",
        "Mis en quarantaine.",
        "Le 06 12 34 56 78.",
        "La Seconde Guerre mondiale.",
        "Une demi-mesure.",
    ],
)
def test_what_counts_nothing_is_no_amount(line: str) -> None:
    assert shown(line, "fr") == []


def test_both_ends_of_a_range_have_its_unit_and_scale() -> None:
    low, high = amounts("De 10 à 15 millions de dollars.", "fr")
    assert low.values == (10, 10_000_000)
    assert high.values == (15_000_000,)
    assert low.units == high.units


def test_the_numeral_and_the_word_that_scales_it_are_told_apart() -> None:
    line = "Il doit 3,2 milliards d'euros."
    (amount,) = amounts(line, "fr")
    assert amount.scale is not None
    assert (line[slice(*amount.number)], line[slice(*amount.scale)]) == ("3,2", "milliards")
    assert line[amount.start : amount.end] == "3,2 milliards d'euros"
