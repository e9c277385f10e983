"""How numbers are written."""

from __future__ import annotations

import pytest

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.lexicon.quantities import is_counted, is_currency, is_measure
from tqcheck.text.numerals import find_style, french, group, value

NARROW = "\N{NARROW NO-BREAK SPACE}"
HARD = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("digits", "grouped"),
    [
        ("7", "7"),
        ("999", "999"),
        ("1000", "1 000"),
        ("12000", "12 000"),
        ("123456", "123 456"),
        ("1234567", "1 234 567"),
    ],
)
def test_digits_are_grouped_by_three_from_the_right(digits: str, grouped: str) -> None:
    assert group(digits, " ") == grouped


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("3.5", "3,5"),
        ("3,5", "3,5"),
        ("12,000", "12 000"),
        ("1,234,567", "1 234 567"),
        ("1,234.5", "1 234,5"),
        ("1.200", "1 200"),
        ("1.200.000", "1 200 000"),
        ("0.125", "0,125"),
        ("1 500", "1 500"),
        ("15000", "15 000"),
    ],
)
def test_a_numeral_of_any_country_is_written_in_french(written: str, right: str) -> None:
    assert french(written, " ") == right


@pytest.mark.parametrize(("written", "number"), [("3,5", 3.5), ("1 200", 1200), (f"1{NARROW}200,5", 1200.5), ("0", 0)])
def test_a_french_numeral_has_its_value(written: str, number: float) -> None:
    assert value(written) == number


def test_a_text_without_numbers_is_given_the_spaces_of_typography() -> None:
    style = find_style("Rien à compter.")
    assert (style.thousands, style.unit, style.swiss) == (NARROW, HARD, False)


def test_the_space_that_a_text_uses_most_is_kept() -> None:
    style = find_style(f"On compte 1 200 voix, 3 400 bulletins et 5{NARROW}600 votants, soit 12 %, 13 % et 14{HARD}%.")
    assert (style.thousands, style.unit) == (" ", " ")


def test_four_digits_after_a_space_are_no_group() -> None:
    assert find_style("Le 12 2023 et le 5 12345.").thousands == NARROW


@pytest.mark.parametrize("text", ["Il y a 1'200 voix.", "L’entrée coûte CHF 20.", "Ils sont nonante."])
def test_swiss_habits_are_seen(text: str) -> None:
    assert find_style(text).swiss


def test_the_style_is_read_from_the_text_as_given() -> None:
    assert Article(Document(f"Le pays compte 12{NARROW}000 élus.")).numbers.thousands == NARROW


def test_what_is_counted_one_by_one_is_no_measure() -> None:
    assert is_counted("habitants")
    assert is_counted("jeunes")
    assert not is_counted("hectares")
    assert not is_counted("euros")
    assert not is_counted("habitant")


def test_currencies_and_units_are_measures_in_both_numbers() -> None:
    assert is_currency("euro")
    assert is_currency("couronnes")
    assert is_measure("kilomètre")
    assert is_measure("MWh")
    assert not is_measure("maires")
