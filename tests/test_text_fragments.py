"""Words torn from their sentence behind a full stop."""

from __future__ import annotations

import pytest

from tqcheck.text.fragments import displaced_tails
from tqcheck.text.sentences import sentence_spans


def torn(text: str) -> list[str]:
    spans = list(sentence_spans(text, 0, len(text)))
    return [text[start:end] for start, end in displaced_tails(text, spans)]


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Elle a gagné trois titres aux Jeux nordiques. Jeux.", ". Jeux"),
        ("Le tribunal a jugé Otto Brandt et Karl Wenzel. Lindqvist en 1998.", ". Lindqvist"),
        ("Il est venu du nord de l'Oural. Sibérie, et dont il garde un livre.", ". Sibérie"),
    ],
)
def test_a_name_without_a_verb_is_torn(text: str, tail: str) -> None:
    assert torn(text) == [tail]


@pytest.mark.parametrize(
    "text",
    [
        "Elle n’a peur de rien. Rien.",
        "Le pilote a rejoint Ferrari. Silence.",
        "Le maire a reçu Karl Wenzel. Otto Brandt, lui, attendra.",
        "Le maire a reçu Karl Wenzel. Brandt en rit.",
        "Le maire a reçu M. Brandt.",
        "Verdict. Douze ans.",
    ],
)
def test_a_short_sentence_is_none(text: str) -> None:
    assert torn(text) == []
