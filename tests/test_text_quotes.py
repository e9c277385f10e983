"""The quotation machine: what pairs, what a convention explains, and what is left."""

from __future__ import annotations

import time

import pytest

from tqcheck.text.lines import paragraphs
from tqcheck.text.quotes import Quotes, find_quotes


def read(text: str) -> Quotes:
    return find_quotes(text, paragraphs(text))


def quoted(text: str) -> list[str]:
    return [text[pair.start + 1 : pair.end].strip() for pair in read(text).pairs]


def left(text: str) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    quotes = read(text)
    return quotes.unclosed, quotes.unopened, quotes.mixed


CLEAN = {
    "each paragraph of a long quotation opens with «": "« Il neige.\n\n« Il vente.\n\n« Rentrons », dit le guide.",
    "older use opens the following paragraphs with »": "« Il neige.\n\n» Il vente.\n\n» Rentrons. »\n\nLe col ferme.",
    "a quotation runs on over its paragraphs": "« Il neige.\nIl vente.\nRentrons. »\nLe col ferme.",
    "a quotation that runs on holds others": "« Il neige.\nLe « grand froid » arrive.\nRentrons. »\nLe col ferme.",
    "a quotation that runs on holds other marks": "« Il neige.\nIl a dit : “Viens.”\nRentrons. »\nLe col ferme.",
    "curly marks run on as well": "“Il neige.\n\n“Il vente.”\n\nLe col ferme.",
    "straight marks run on as well": '"Il neige.\n\n"Il vente."\n\nLe col ferme.',
    "another system is nested": '« Il a dit : “Il "neige"”, puis rien. »',
    "guillemets are nested": "« La « bise » se lève », dit-il.",
    "low German marks open": "„Es schneit“, dit-il, „Schnee”.",
    "inches, seconds and feet are no quotations": 'Un écran de 27", un 400 m en 49"8, un joueur de 6\'2".',
    "a straight mark typed for an apostrophe is none": 'Il va à l"école et dit "merci".',
    "straight marks stand free": 'Il a dit " merci " et " bonsoir ".',
    "straight marks follow an elision": 'L\'"affaire" et l\'"autre" affaire.',
    "the last straight mark closes what it touches": 'Un "permis provisoire "de conduire.',
    "straight marks touch years": 'Le plan "France 2030" et "2024".',
    "Swedish marks open and close alike": "Il a dit ”merci” et ”bonsoir”.",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())
def test_nothing_is_left_where(text: str) -> None:
    assert left(text) == ([], [], [])


LEFT = {
    "an opening mark has no answer": ("Il dit « merci.", [7], [], []),
    "a closing mark has no question": ("Il dit merci ».", [], [13], []),
    "the outer of two opening marks stays open": ("Il veut « la paix et « du pain ».", [8], [], []),
    "the next paragraph begins without a mark": ("« Il neige.\n\nLe col ferme.\n\nFin.", [0], [], []),
    "a fresh quotation follows": ("« Il neige.\n\nFin.\n\nIl crie : « Merci.\n\nFin.", [0, 29], [], []),
    "the marks are of two systems": ("« Merci\", dit-il.", [], [], [(0, 7)]),
    "the marks are of two systems the other way round": ("\"Merci », dit-il.", [], [], [(0, 7)]),
    "a foreign mark stands inside a closed quotation": ("« Le Vélib\" de Paris », dit-il.", [], [10], []),
    "an inner quotation is not closed": ("« Il a dit “non et il est parti », dit-il.", [11], [], []),
    "the inner quotation of a long one is not closed": ("« Il neige.\nIl dit : \"Viens.\nFin. »\nFin.", [21], [], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "unclosed", "unopened", "mixed"), LEFT.values(), ids=LEFT.keys())
def test_a_mark_is_left_where(
    text: str, unclosed: list[int], unopened: list[int], mixed: list[tuple[int, int]]
) -> None:
    assert left(text) == (unclosed, unopened, mixed)


def test_pairs_know_how_deep_they_stand() -> None:
    assert [pair.depth for pair in read('« Le “"beau" temps” », « oui ».').pairs] == [0, 1, 2, 0]


def test_the_quotation_around_a_place_is_the_outermost() -> None:
    text = "Il dit : « Le “temps” passe », puis part."
    quotes = read(text)
    assert quotes.around(text.index("temps")) == (text.index("«"), text.index("»"))
    assert quotes.around(text.index("puis")) is None
    assert quotes.around(0) is None


def test_a_quotation_over_paragraphs_is_around_each_of_them() -> None:
    text = "« Il neige.\n\n« Il vente. »\n\nFin."
    quotes = read(text)
    assert quotes.around(text.index("neige")) is not None
    assert quotes.around(text.index("vente")) is not None
    assert quotes.around(text.index("Fin")) is None


def test_a_free_straight_mark_that_nothing_answers_is_doubtful() -> None:
    quotes = read('Les prix montent " explique le maire.')
    assert quotes.unclosed == [17]
    assert quotes.doubtful == {17}


def test_what_is_quoted() -> None:
    assert quoted("« Oui », « non » et “peut-être”") == ["Oui", "non", "peut-être"]


def test_the_cost_is_linear_in_the_marks() -> None:
    text = '« a " b “ c ' * 20_000
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 3
