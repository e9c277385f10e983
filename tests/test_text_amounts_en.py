"""What English tells of quantities is read."""

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
        ("ninety-seven", "97"),
        ("a hundred and fifty", "150"),
        ("two hundred and fifty thousand", "250000"),
        ("nineteen hundred", "1900"),
        ("three and a half million", "3500000"),
        ("half a million", "500000"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("a score of", "20"),
        ("one million two hundred thousand", "1200000"),
        ("25,000 million", "25000000000"),
        ("1,234.5", "2469/2"),
        ("12,5", "25/2"),
        ("220½", "441/2"),
    ],
)
def test_number_has_its_value(words: str, value: str) -> None:
    assert shown(f"They saw {words} birds.", "en") == [(value, "")]


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("It owes $34 trillion.", ("34000000000000", "dollar")),
        ("It raised £20m.", ("20000000", "pound")),
        ("It raised US$1.3bn.", ("1300000000", "dollar")),
        ("It raised €3.1billion.", ("3100000000", "euro")),
        ("It cost 20 million Canadian dollars.", ("20000000", "dollar")),
        ("It flew at 30,000 feet.", ("30000", "foot")),
        ("It blew at 112 mph.", ("112", "mph")),
        ("Rates rose 25 basis points.", ("25", "bp")),
        ("He is a 35-year-old baker.", ("35", "year")),
        ("He served a year and a half.", ("3/2", "year")),
        ("He served two and a half years.", ("5/2", "year")),
        ("It is 4 light years away.", ("4", "light year")),
        ("It was the 19th century.", ("19", "century")),
        ("A third of voters.", ("1/3", "")),
        ("Two-thirds of voters.", ("2/3", "")),
        ("Almost a third had left.", ("1/3", "")),
        ("The third man.", ("3", "")),
        ("Prices tripled.", ("3", "")),
        ("One year later.", ("1", "year")),
    ],
)
def test_amount_has_its_value_and_unit(line: str, amount: tuple[str, str]) -> None:
    assert shown(line, "en") == [amount]


@pytest.mark.parametrize(
    ("line", "value"),
    [("Tens of thousands of fans.", 10_000), ("Several hundred fans.", 100), ("A few dozen fans.", 12)],
)
def test_plural_without_a_number_is_vague(line: str, value: int) -> None:
    (amount,) = amounts(line, "en")
    assert (amount.kind, amount.value) == (Kind.VAGUE, value)


@pytest.mark.parametrize(
    "line",
    [
        "It was 9/11.",
        "The quarter-final.",
        "At half past, the other half.",
        "One of them.",
        "Call 555-1234.",
        "The F-16 and the G7.",
        "The test scores.",
        "A cat and a dog.",
    ],
)
def test_what_counts_nothing_is_no_amount(line: str) -> None:
    assert shown(line, "en") == []


@pytest.mark.parametrize(("height", "metres"), [("5 feet 9 inches", 1.7526), ("6ft 2in", 1.8796)])
def test_two_units_make_one_amount(height: str, metres: float) -> None:
    whole, part = amounts(f"He is {height} tall.", "en")
    assert float(whole.value) * whole.units[0].size == pytest.approx(metres, abs=1e-4)
    assert part.weak


def test_a_temperature_below_zero_has_both_signs() -> None:
    assert amounts("It was -4°F.", "en")[0].values == (-4, 4)


def test_a_dot_before_three_figures_is_read_both_ways() -> None:
    assert amounts("It won 1.234 votes.", "en")[0].values == (Fraction("1.234"), 1234)
