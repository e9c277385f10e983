"""Which amounts are one, and which contradict each other."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from amounts import amounts

from tqcheck.text.amountmatch import Fault, contradictions
from tqcheck.text.amountproof import Passage, Side
from tqcheck.text.amounts import Span, comparable, same


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("12 kilos", "26 pounds"),
        ("320 km", "200 miles"),
        ("38 °C", "100 °F"),
        ("une hausse de 5 degrés", "a rise of 9°F"),
        ("-20 °C", "-4°F"),
        ("40 hectares", "100 acres"),
        ("quinze jours", "two weeks"),
        ("huit jours", "one week"),
        ("dix-huit mois", "a year and a half"),
        ("48 heures", "two days"),
        ("cent ans", "one century"),
        ("la moitié", "50 percent"),
        ("un tiers", "33%"),
        ("un cinquième", "five"),
        ("une vingtaine", "about 18"),
        ("une dizaine", "a dozen"),
        ("des dizaines de milliers", "tens of thousands"),
        ("des centaines", "500"),
        ("1,75 m", "5 feet 9 inches"),
        ("50 cents", "$0.50"),
        ("25 points de base", "0.25 percentage point"),
    ],
)
def test_one_quantity_told_in_two_ways_is_the_same(french: str, english: str) -> None:
    assert same(amounts(french, "fr")[0], amounts(english, "en")[0])


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("200 km", "200 miles"),
        ("2,25 %", "2.21%"),
        ("une douzaine", "a score of days"),
        ("20 euros", "$20"),
        ("des centaines", "thousands"),
        ("25 points", "25 basis points"),
        ("34 milliards", "34 trillion"),
        ("un quart", "a third of"),
    ],
)
def test_two_quantities_are_not_the_same(french: str, english: str) -> None:
    assert not same(amounts(french, "fr")[0], amounts(english, "en")[0])


def test_sums_in_two_currencies_may_both_be_right() -> None:
    assert not comparable(amounts("23 euros", "fr")[0], amounts("$25", "en")[0])


def side(sentences: list[str], language: str, dates: str) -> tuple[Side, list[Span]]:
    """A text made of sentences, with the one date that it tells, and their spans."""
    text, spans = "", list[Span]()
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    at = text.find(dates) if dates else -1
    told = [(at, at + len(dates))] if at >= 0 else []
    return Side(text, amounts(text, language), lambda start, end: told), spans


def faults(french: list[str], english: list[str], dates: str = "") -> list[Fault]:
    """The faults of sentences that are aligned one by one."""
    (target, ours), (source, theirs) = side(french, "fr", dates), side(english, "en", dates)
    passages = [Passage(each, other, 0, True, True) for each, other in zip(ours, theirs, strict=True)]
    return [each.fault for each in contradictions(target, source, passages)]


def test_a_number_that_stands_for_another_is_a_fault() -> None:
    assert faults(["On compte 27 morts."], ["There were 72 dead."]) == [Fault.NUMBER]


def test_a_number_of_the_next_sentence_is_no_fault() -> None:
    french = ["On compte 27 morts.", "Il y a 72 blessés."]
    assert faults(french, ["There were 72 hurt.", "There are 27 dead."]) == []


def test_each_number_answers_one_other() -> None:
    assert faults(["Ils ont 15 chats et 15 chiens."], ["They have 15 cats and 51 dogs."]) == [Fault.NUMBER]


def test_of_a_number_told_twice_the_one_that_stands_for_another_is_the_fault() -> None:
    (target, ours), (source, theirs) = (
        side(["Ils ont pris cinq et cinq ans de prison."], "fr", ""),
        side(["They were given four and five years in prison."], "en", ""),
    )
    (fault,) = contradictions(target, source, [Passage(ours[0], theirs[0], 0, True, True)])
    assert target.text[fault.target.start : fault.target.end] == "cinq"
    assert target.text[fault.target.end :].startswith(" et cinq ans")


def test_a_number_that_only_one_side_tells_is_no_fault() -> None:
    assert faults(["On compte 27 morts."], ["There were many dead."]) == []


def test_small_numbers_of_two_things_are_no_fault() -> None:
    assert faults(["Selon deux sources, la vente aura lieu."], ["The sale will take place, after three delays."]) == []


def test_numbers_told_inversely_are_faults() -> None:
    assert faults(["Il y a 15 morts et 51 blessés."], ["There are 51 dead and 15 wounded."]) == [Fault.NUMBER] * 2
    assert faults(["Il y a 51 morts et 15 blessés."], ["There are 15 wounded and 51 dead."]) == []


def test_a_part_of_a_date_is_no_fault() -> None:
    assert faults(["Le vote du 27 avril."], ["The vote by 72 members."], dates="27 avril") == []


def test_what_was_rounded_and_says_so_is_no_fault() -> None:
    assert faults(["Près de 300 personnes."], ["Exactly 296 people."]) == []
    assert faults(["Ils étaient 300 personnes."], ["Exactly 276 people."]) == [Fault.NUMBER]


def test_texts_that_are_no_translations_have_no_faults() -> None:
    french = [f"Il y a {n} maisons." for n in (21, 22, 23, 24, 25)]
    english = [f"It has {n} trees." for n in (61, 62, 63, 64, 65)]
    assert faults(french, english) == []


def test_scales_and_units_are_told_apart_from_numbers() -> None:
    assert faults(["Il doit 34 milliards de dollars."], ["He owes $34 trillion."]) == [Fault.SCALE]
    assert faults(["Il doit 34 euros."], ["He owes $34."]) == [Fault.UNIT]


@pytest.mark.parametrize("piece", ["deux ", "1.", "12 000 ", "un demi-", "millions de ", "12/", "$"])
def test_odd_repeats_are_crossed_in_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        amounts(piece * times, "fr")
        return time.process_time() - start

    assert min(seconds(8_000) for _ in range(2)) < 12 * max(min(seconds(2_000) for _ in range(2)), 0.002)


def test_a_passage_of_very_many_amounts_is_left_alone() -> None:
    french, english = (" ".join(str(n) for n in range(*each)) for each in ((2200, 2300), (3200, 3300)))
    assert faults([f"Il y a {french} chats."], [f"It has {english} cats."]) == []
