"""Passages that stand again right behind themselves."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.text.repeats import Repeat, find_repeats
from tqcheck.text.wordindex import lower


def only(text: str) -> Repeat:
    (repeat,) = find_repeats(lower(text), 0, len(text))
    return repeat


def test_a_word_written_twice_is_one_repeat_of_one_token() -> None:
    repeat = only("Le maire a a signé.")
    assert (repeat.tokens, repeat.gap, repeat.copies) == (("a",), "", 2)
    assert (repeat.start, repeat.first_end, repeat.second_start, repeat.end) == (9, 10, 11, 12)


def test_the_neighbours_are_given_in_lower_case() -> None:
    repeat = only("Hier Paul a vu vu Lyon.")
    assert repeat.before == ("hier", "paul", "a")
    assert repeat.after == "lyon"


def test_a_repeat_knows_that_it_stands_at_the_edge_of_its_sentence() -> None:
    repeat = only("Non non")
    assert (repeat.before, repeat.after) == ((), "")


def test_case_does_not_hide_a_repeat() -> None:
    assert only("Les les voisins.").tokens == ("les",)


def test_a_phrase_is_found_at_its_full_length() -> None:
    text = "Il faut une loi plus sévère une loi plus sévère pour tous."
    repeat = only(text)
    assert text[repeat.start : repeat.first_end] == "une loi plus sévère"
    assert text[repeat.second_start : repeat.end] == "une loi plus sévère"


@pytest.mark.parametrize(
    "gap",
    ["et", "ou", "ni", "mais", "puis", "ou bien", "et / ou", "ou encore", "et aussi", "et également", "ainsi que", ","],
)
def test_what_joins_the_two_copies_is_told(gap: str) -> None:
    repeat = only(f"On vend des pommes{'' if gap == ',' else ' '}{gap} des pommes ici.")
    assert (repeat.gap, repeat.tokens) == (gap, ("des", "pommes"))


def test_any_other_word_between_them_makes_it_no_repeat() -> None:
    text = "Les pommes sans les pommes."
    assert list(find_repeats(lower(text), 0, len(text))) == []


def test_complete_copies_are_counted() -> None:
    assert only("Il dort, il dort, il dort, il dort.").copies == 4


def test_a_list_told_twice_is_one_repeat_with_its_commas() -> None:
    repeat = only("Des vols, des rapts, des vols, des rapts.")
    assert repeat.tokens == ("des", "vols", ",", "des", "rapts")


def test_marks_alone_are_no_repeat() -> None:
    text = "Quoi ! ! Rien , , ici - - non."
    assert list(find_repeats(lower(text), 0, len(text))) == []


def test_words_joined_by_a_hyphen_are_one_token() -> None:
    text = "Boutros Boutros-Ghali et Sarre-et-Moselle et Moselle."
    assert list(find_repeats(lower(text), 0, len(text))) == []


def test_repeats_come_from_left_to_right_and_never_one_inside_another() -> None:
    text = "Le le maire de la la ville de la ville a a dit que que non."
    spans = [(repeat.start, repeat.end) for repeat in find_repeats(lower(text), 0, len(text))]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_a_repeat_does_not_cross_the_end_of_a_sentence() -> None:
    article = Article(Document("Le train part de Lyon. Lyon est loin."))
    assert article.repeats == ()


def test_ten_times_the_text_takes_about_ten_times_the_time() -> None:
    words = "le la de maire ville pont route train dit que pour loin deux gare pluie vent , et".split()
    chance = random.Random(7)
    text = " ".join(chance.choices(words, k=60_000))

    def seconds(length: int) -> float:
        begin = time.process_time()
        sum(1 for _ in find_repeats(text, 0, length))
        return time.process_time() - begin

    small = min(seconds(len(text) // 10) for _ in range(3))
    assert seconds(len(text)) < 40 * small + 0.05


def test_a_capital_that_grows_in_lower_case_moves_nothing() -> None:
    text = "Le club \u0130stanbulspor a a gagn\u00e9."
    (repeat,) = find_repeats(lower(text), 0, len(text))
    assert text[repeat.start : repeat.end] == "a a"
