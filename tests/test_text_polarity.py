"""Negations of both languages, and poles turned round."""

from __future__ import annotations

import pytest

from tqcheck.lexicon.equivalents import answers, inflected
from tqcheck.lexicon.negatives import affirmed
from tqcheck.text import polarity_english, polarity_french
from tqcheck.text.polarity import Side, contradictions, likeness, side
from tqcheck.text.poles import swaps
from tqcheck.text.tokens import tokenise


def sides(source: str, target: str) -> tuple[Side, Side]:
    return side(tokenise(source, 0, len(source))), side(tokenise(target, 0, len(target)))


def denied(source: str) -> list[str]:
    words = side(tokenise(source, 0, len(source))).words
    return [words[each.head] for each in polarity_english.negations(words)]


def refused(target: str) -> list[str]:
    words = side(tokenise(target, 0, len(target))).words
    return [words[each.head] for each in polarity_french.negations(words)]


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("The town did not confirm it.", "confirm"),
        ("The bridge will no longer carry lorries.", "carry"),
        ("She declined to comment.", "comment"),
        ("The mill stopped grinding flour.", "grinding"),
        ("The baker has yet to answer.", "answer"),
    ],
)
def test_an_english_negation_denies_the_next_word_with_a_meaning(source: str, head: str) -> None:
    assert denied(source) == [head]


@pytest.mark.parametrize(
    "source",
    [
        "It was not only late but full.",
        "There is no doubt that she won.",
        "We can't wait to start.",
        "It could not be better.",
        "He could not help but laugh.",
        "Whether or not it rains, we sail.",
    ],
)
def test_an_english_turn_that_denies_nothing_is_no_negation(source: str) -> None:
    assert denied(source) == []


@pytest.mark.parametrize(
    ("target", "head"),
    [
        ("Le maire n'a pas signé.", "signé"),
        ("Personne ne l'a vue.", "vue"),
        ("Il préfère ne jamais chanter.", "chanter"),
        ("Le lac ne peut geler.", "peut"),
    ],
)
def test_a_french_negation_denies_its_verb(target: str, head: str) -> None:
    assert refused(target) == [head]


@pytest.mark.parametrize(
    "target", ["Il ne mange que du pain.", "Partez avant qu'il ne neige.", "Elle ne fait rien que chanter."]
)
def test_ne_alone_and_ne_que_deny_nothing(target: str) -> None:
    assert refused(target) == []


def test_a_lost_negation_is_shown_at_the_verb_that_would_carry_it() -> None:
    source, target = sides("The choir did not confirm the date.", "Le chœur a confirmé la date.")
    [found] = contradictions(source, target, alone=True)
    assert target.words[found.target[0]] == "a"
    assert found.lost


def test_a_denial_by_another_word_is_no_loss() -> None:
    assert not list(contradictions(*sides("The dam did not hold.", "Le barrage a échoué à tenir."), alone=True))


def test_two_negations_of_which_one_is_lost_are_told_apart_by_their_clauses() -> None:
    source, target = sides(
        "The guard did not confirm the theft, and the museum did not close.",
        "Le gardien a confirmé le vol, et le musée n'a pas fermé.",
    )
    assert [target.words[found.target[0]] for found in contradictions(source, target, alone=True)] == ["a"]


def test_poles_are_turned_round_only_where_neither_is_denied() -> None:
    assert list(swaps("antonyms.txt", *sides("Rents rose in May.", "Les loyers ont baissé en mai.")))
    assert not list(swaps("antonyms.txt", *sides("Rents rose in May.", "Les loyers n'ont pas baissé en mai.")))


def test_peu_turns_an_adjective_round() -> None:
    assert list(swaps("opposites.txt", *sides("A strike is likely.", "Une grève est peu probable.")))
    assert not list(swaps("opposites.txt", *sides("A strike is unlikely.", "Une grève est peu probable.")))


def test_a_name_is_no_pole() -> None:
    assert not list(swaps("antonyms.txt", *sides("Fans of Rose cheered.", "Les fans de Rose, en baisse, ont crié.")))


def test_regular_english_forms_are_made() -> None:
    assert {"banned", "banning", "bans"} <= set(inflected("ban"))
    assert {"denies", "denied", "denying"} <= set(inflected("deny"))


def test_a_translation_is_known_by_the_table_or_as_a_cognate() -> None:
    assert answers("given", "donné")
    assert answers("collaborated", "collaboré")
    assert not answers("interlopers", "interdépendances")


@pytest.mark.parametrize(("word", "rest"), [("illégal", "légal"), ("mécontent", "content"), ("important", "")])
def test_a_prefix_turns_an_adjective_into_its_opposite(word: str, rest: str) -> None:
    assert affirmed(word) == rest


def test_unrelated_sentences_are_unlike() -> None:
    assert likeness(["bakers", "protest", "against", "taxes"], ["le", "volcan", "gronde"]) == 0
