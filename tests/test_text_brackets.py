"""Brackets in pairs, and those that nothing answers."""

from __future__ import annotations

import time

import pytest

from tqcheck.text.brackets import Brackets, find_brackets
from tqcheck.text.lines import paragraphs


def read(text: str) -> Brackets:
    return find_brackets(text, paragraphs(text))


@pytest.mark.parametrize(
    "text",
    [
        "Le vote (le second [après mars]) est contesté.",
        "1) une pause ; 2) un bilan ; c) une fête ; iv) un repas.",
        "La cour a) rejette la plainte, b) renvoie l'affaire.",
        "Le segment [2 ; 7[ exclut sa borne droite.",
        "Merci :) et bravo ;-) et : )",
        "(Il neige.\n\nLe col ferme.)",
    ],
)
def test_nothing_is_left(text: str) -> None:
    brackets = read(text)
    assert (brackets.unclosed, brackets.unopened, brackets.mixed) == ([], [], [])


def test_single_brackets_are_left() -> None:
    assert read("La mairie (Gap est fermée.").unclosed == [10]
    assert read("Jean Roux 61 ans) est guide.").unopened == [16]
    assert read("Le guide (Jean Roux)) dort.").unopened == [20]
    assert read("Un ouragan de catégorie 1) approche.").unopened == [25]


def test_a_pair_of_two_kinds_is_mixed() -> None:
    brackets = read("Deux guides (de Gap] dorment.")
    assert brackets.mixed == [(12, 19)]
    assert brackets.unclosed == []


def test_a_bracket_does_not_wait_for_ever() -> None:
    text = "Il neige (à Gap.\n\n" + "Le col ferme.\n\n" * 8 + "Fin)."
    brackets = read(text)
    assert (brackets.unclosed, brackets.unopened) == ([9], [text.index(")")])


def test_the_cost_is_linear_in_the_brackets() -> None:
    began = time.perf_counter()
    read("( [ ) a " * 30_000)
    assert time.perf_counter() - began < 3
