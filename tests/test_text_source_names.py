"""Names on both sides: which are of one thing, which spellings of one name, which have changed places."""

from __future__ import annotations

import pytest

from tqcheck.lexicon.entities import kin, labels
from tqcheck.text.source_copy import telling
from tqcheck.text.source_names import answers, find_mentions, is_language, overlap
from tqcheck.text.source_persons import Name, broken, slip, unanswered
from tqcheck.text.source_swaps import Place, Side, find_swap
from tqcheck.text.spelling import distance, same_name
from tqcheck.text.wordindex import index_capitals, index_words


def mentions(text: str, language: str) -> list[tuple[str, frozenset[str]]]:
    found = find_mentions(text, index_words(text.lower()), language)
    return [(text[m.start : m.end], m.label.keys) for m in found]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Iraqi", "irakienne"), ("Ivory Coast", "Côte d'Ivoire"), ("Burma", "Myanmar"), ("Kyiv", "Kiev"),
        ("Czechia", "République tchèque"), ("DRC", "Congo-Kinshasa"), ("WHO", "OMS"), ("the Netherlands", "Hollande"),
        ("UK", "Grande-Bretagne"), ("Welsh", "galloises"), ("South Korea", "Corée"), ("Beijing", "Pékin"),
    ],
)  # fmt: skip
def test_names_of_one_thing_share_a_key(english: str, french: str) -> None:
    (_, there), (_, here) = mentions(english, "en")[0], mentions(french, "fr")[0]
    assert not there.isdisjoint(here)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iran", "Irak"), ("Niger", "Nigeria"), ("Guinée", "Guyane"), ("Mali", "Malawi"), ("Libye", "Liban"),
     ("Dominique", "République dominicaine"), ("Guinée", "Guinée équatoriale"), ("Soudan", "Soudan du Sud")],
)  # fmt: skip
def test_countries_with_like_names_are_told_apart(one: str, other: str) -> None:
    (_, first), (_, second) = mentions(one, "fr")[0], mentions(other, "fr")[0]
    assert first.isdisjoint(second)


def test_the_longest_name_is_found_and_words_are_not_cut() -> None:
    assert [name for name, _ in mentions("Le Soudan du Sud et la Nigérienne.", "fr")] == ["Soudan du Sud", "Nigérienne"]
    assert mentions("turkey and polish", "en") == []


def test_a_capital_speaks_for_its_country() -> None:
    assert "RU" in kin("Moscow")
    assert "Kremlin" in kin("RU")
    moscow = find_mentions("Moscow", {"moscow": [0]}, "en")[0]
    russia = find_mentions("Russie", {"russie": [0]}, "fr")
    assert answers(moscow, russia)


def test_part_of_a_longer_name_does_not_stand_alone() -> None:
    text = "Le Washington Post a interrogé George Washington à Washington."
    found = find_mentions(text, index_words(text.lower()), "fr")
    assert [mention.alone for mention in found] == [False, False, True]


def test_a_language_is_no_people() -> None:
    text = "Le texte existe en anglais au parlement anglais."
    first, second = find_mentions(text, index_words(text.lower()), "fr")
    assert is_language(text, first)
    assert not is_language(text, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mohamed", "Muhammad"), ("Poutine", "Putin"), ("Sergueï", "Sergey"), ("Zelensky", "Zelenskyy"),
     ("Chahed", "Shahed"), ("Ioulia", "Yulia"), ("Navalnaïa", "Navalnaya"), ("Đoković", "Djokovic")],
)  # fmt: skip
def test_transliterations_are_spellings_of_one_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Renata", "Renate"), ("Marchetti", "Marchetto"), ("Kowalski", "Kowalczyk"), ("Lindgren", "Lundgren"),
     ("Carvalho", "Carvalhal")],
)  # fmt: skip
def test_names_of_two_persons_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_distance_counts_swapped_neighbours_once_and_gives_up() -> None:
    assert distance("merkel", "mekrel", 3) == 1
    assert distance("merkel", "scholz", 2) == 3


def test_a_name_that_the_source_spells_otherwise_is_a_slip() -> None:
    french, english = "Le juge Haverkamp a parlé.", "Judge Haverkorn spoke."
    here = unanswered(french, index_capitals(french), index_words(english.lower()), "fr")
    there = unanswered(english, index_capitals(english), index_words(french.lower()), "en")
    assert [name.text for name in here] == ["Haverkamp"]
    found = slip(here[0], there)
    assert found is not None
    assert found.text == "Haverkorn"


def test_a_first_name_with_the_surname_of_another_is_broken() -> None:
    text, original = "Jon Furyk et Ian Rahm ont gagné.", "Jon Rahm and Ian Poulter won; Furyk watched."
    here = [Name(0, "Jon"), Name(4, "Furyk"), Name(13, "Ian"), Name(17, "Rahm")]
    there = [Name(0, "Jon"), Name(4, "Rahm"), Name(13, "Ian"), Name(33, "Furyk")]
    found = broken(text, here, original, there)
    assert found is not None
    assert (found[0].text, found[1].text) == ("Furyk", "Rahm")


def side(text: str, *names: str) -> Side:
    return Side(text, 0, len(text), [Place(text.index(n), text.index(n) + len(n), n[:4], "x") for n in names])


def test_subjects_that_are_exchanged_have_changed_places() -> None:
    english = side("Athens accused Ankara of violating the treaty.", "Athens", "Ankara")
    assert find_swap(side("Ankara a accusé Athens de violer le traité.", "Ankara", "Athens"), english) is not None
    assert find_swap(side("Athens a accusé Ankara de violer le traité.", "Athens", "Ankara"), english) is None


def test_a_genitive_or_a_passive_turns_the_order_by_itself() -> None:
    english = side("Greece's island of Lesbos is full.", "Greece", "Lesbos")
    assert find_swap(side("L'île de Lesbos, en Greece, est pleine.", "Lesbos", "Greece"), english) is None
    english = side("Oracle bought Google.", "Oracle", "Google")
    assert find_swap(side("Google a été racheté par Oracle.", "Google", "Oracle"), english) is None


def test_passages_that_translate_one_another_overlap() -> None:
    assert overlap("The minister presented the budget for 2024.", "Le ministre a présenté le budget de 2024.") > 0.5
    assert overlap("Police arrested two men near the harbour.", "Le gouvernement prépare une réforme.") == 0


def test_loans_and_words_of_both_languages_do_not_tell_of_a_copy() -> None:
    source = index_words("the marketing question of the shareholders")
    assert telling("", {"marketing", "question", "shareholders", "absent"}, source.keys()) == {"shareholders"}


def test_every_label_is_found_by_its_first_word() -> None:
    for language in ("en", "fr"):
        for first, some in labels(language).items():
            assert all(label.form.lower().startswith(first) and label.keys for label in some)
