"""Sentence boundaries of French news."""

from __future__ import annotations

import time

import pytest

from tqcheck.text.sentences import is_abbreviation, sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "M. Roche a vu Mme Bailly et le Dr. Kim.",
        "Le musée d’Art a fermé en 44 av. J.-C. selon la légende.",
        "J. K. Simmons et A. Le Bris sont venus.",
        "Mme T. a été entendue avec M. D. hier soir.",
        "Les pommes, les poires, etc. seront pesées.",
        "Voir p. 12, fig. 3 et vol. 2 du rapport.",
        "Il hésite… puis il part.",
        "… Le guide dort.",
        "... Il hésite.",
        "« Où vas-tu ? » a-t-il crié.",
        "L’art. 12 et l’al. 3 sont abrogés.",
        "Le texte cite la S.N.C.F. et l’O.N.U. sans les nommer.",
        "1. Le budget de la ville",
    ],
)
def test_a_sentence_is_not_cut_at_what_belongs_to_a_word(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il neige.", "Le col est fermé."],
        ["Le coureur a franchi le col.", "Les autres suivent."],
        ["Elle aime cet art.", "Il le méprise."],
        ["Le maire a un plan B.", "Les élus l’attendent."],
        ["On jugera Rachid A. Le verdict tombera lundi."],
        ["Les pommes, les poires, etc.", "Les prix montent."],
        ["« Il neige. »", "Le col est fermé."],
        ['"Il neige."', '"Il pleut", dit-il.'],
        ['Elle a dit : " Il neige. "', "Puis elle est partie."],
        ["Elle est partie.", '" Il neige ", dit-il.'],
        ["Où va-t-il ?", "– Nulle part."],
        ["Il hésite…", "Elle part."],
        ["Il est mort en 1950.", "2 000 personnes l’ont pleuré."],
    ],
)
def test_a_sentence_ends_where_the_next_one_begins(parts: list[str]) -> None:
    if len(parts) == 1:
        first, second = parts[0].split(". Le")
        parts = [first + ".", "Le" + second]
    assert split(" ".join(parts)) == parts


def test_the_spans_hold_no_white_space_at_their_ends() -> None:
    text = "  Il neige.   Le col est fermé.  "
    assert [text[a:b] for a, b in sentence_spans(text, 2, len(text) - 2)] == ["Il neige.", "Le col est fermé."]


def test_initials_and_abbreviations_are_told_from_words() -> None:
    assert all(map(is_abbreviation, ["Mme", "av", "J.-C", "A", "Ph"]))
    assert not any(map(is_abbreviation, ["neige", "FMI", "2024"]))


def test_a_long_run_of_closing_marks_costs_no_more_than_its_length() -> None:
    text = "Fin." + ")" * 20_000 + "x" + ' "' * 20_000 + "x"
    began = time.perf_counter()
    assert len(split(text)) >= 1
    assert time.perf_counter() - began < 1
