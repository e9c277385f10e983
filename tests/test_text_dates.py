"""Dates and times of day are read alike in French and English, and contradictions are told from editing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tqcheck.text import dates_en, dates_fr
from tqcheck.text.datematch import Side, contradictions, same
from tqcheck.text.dates import Moment, Unit

Find = Callable[[str, int, int], Iterator[Moment]]


def only(find: Find, text: str, unit: Unit) -> Moment:
    """The one moment of a kind that a text tells."""
    (moment,) = [each for each in find(text, 0, len(text)) if each.unit is unit]
    return moment


@pytest.mark.parametrize(
    ("french", "english", "unit"),
    [
        ("mardi soir", "Tuesday evening", Unit.WEEKDAY),
        ("les dimanches", "on Sundays", Unit.WEEKDAY),
        ("le 3 mars", "on March 3", Unit.DATE),
        ("le 1er avril", "on the 1st of April", Unit.DATE),
        ("le 21 oct. 2020", "on Oct. 21, 2020", Unit.DATE),
        ("en août", "last August", Unit.MONTH),
        ("en 1969", "in 1969", Unit.YEAR),
        ("mi-2023", "mid-2023", Unit.YEAR),
        ("les années 1990", "the 1990s", Unit.DECADE),
        ("les années quatre-vingt-dix", "the nineties", Unit.DECADE),
        ("les années 90", "the '90s", Unit.DECADE),
        ("au XIXe siècle", "in the 19th century", Unit.CENTURY),
        ("au XIVe siècle", "in the Fourteenth century", Unit.CENTURY),
        ("au troisième trimestre", "in Q3", Unit.QUARTER),
        ("au T4 2021", "in the fourth quarter of 2021", Unit.QUARTER),
        ("à 17 h 30", "at 5:30 p.m.", Unit.TIME),
        ("à 17h30", "at 17:30", Unit.TIME),
        ("vers 15h15", "around 3.15pm", Unit.TIME),
        ("à 15h30", "at 1530 GMT", Unit.TIME),
        ("à midi", "at noon", Unit.TIME),
        ("à minuit et demie", "at 12:30 a.m.", Unit.TIME),
        ("à 9 heures du soir", "at nine, or 9 p.m.", Unit.TIME),
        ("à 8 heures", "at 8 o'clock", Unit.TIME),
    ],
)
def test_one_moment_is_the_same_in_both_languages(french: str, english: str, unit: Unit) -> None:
    one, two = only(dates_fr.find_dates, french, unit), only(dates_en.find_dates, english, unit)
    assert (one.day, one.month) == (two.day, two.month)
    assert unit in (Unit.DATE, Unit.MONTH) or same(one, two)


def test_a_range_of_days_shares_its_month() -> None:
    french = [each for each in dates_fr.find_dates("du 3 au 5 juin", 0, 14) if each.unit is Unit.DATE]
    english = [each for each in dates_en.find_dates("from June 3-5", 0, 13) if each.unit is Unit.DATE]
    assert (
        [(each.day, each.month) for each in french] == [(each.day, each.month) for each in english] == [(3, 6), (5, 6)]
    )


@pytest.mark.parametrize(
    "text", ["Theresa May said so", "the March on Washington", "they may march", "April Ryan asked"]
)
def test_a_name_or_a_verb_is_no_sure_month(text: str) -> None:
    assert not any(each.sure for each in dates_en.find_dates(text, 0, len(text)))


@pytest.mark.parametrize("text", ["quelque 1500 manifestants", "pendant 24 heures", "après 17 heures de débats"])
def test_what_is_counted_is_no_sure_moment(text: str) -> None:
    assert not any(each.sure for each in dates_fr.find_dates(text, 0, len(text)))


def test_digits_keep_both_readings() -> None:
    moment = only(dates_en.find_dates, "on 3/4/2021", Unit.DATE)
    assert {(moment.day, moment.month), moment.swapped} == {(3, 4), (4, 3)}


def test_offsets_are_those_of_the_text() -> None:
    text = "Avant. Le 12 mai, à 8 h 05."
    assert [text[each.start : each.end] for each in dates_fr.find_dates(text, 6, len(text))] == ["12 mai", "8 h 05"]


def told(french: str, english: str) -> list[tuple[str, str]]:
    """The contradictions of two passages, as they are written."""
    spans = (french, 0, len(french)), (english, 0, len(english))
    target = (*dates_fr.find_dates(*spans[0]), *dates_fr.find_relatives(*spans[0]))
    source = (*dates_en.find_dates(*spans[1]), *dates_en.find_relatives(*spans[1]))
    found = contradictions(Side(target, target, french, french), Side(source, source, english, english))
    return [(french[one.start : one.end], english[two.start : two.end]) for one, two in found]


def test_the_likeliest_date_is_the_one_that_was_mistaken() -> None:
    french, english = "le 3 mai et le 9 juin", "on June 9, April 20 and March 3"
    assert told(french, english) == [("3 mai", "March 3")]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("jeudi", "today"),
        ("hier", "on Thursday"),
        ("dans la nuit de jeudi à vendredi", "early on Friday"),
        ("à 16 heures, heure de Paris", "at 10 a.m."),
        ("le 4 juillet", "on Independence Day"),
        ("le mois dernier et en mai", "in May and June"),
    ],
)
def test_what_editors_change_is_no_contradiction(french: str, english: str) -> None:
    assert told(french, english) == []
