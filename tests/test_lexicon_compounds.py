"""The parts of compounds, by which a determiner of the wrong gender before one is found."""

from __future__ import annotations

import pytest

from bench.compounds import compounds
from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.lexicon.words import rows


def test_the_list_is_what_the_lexicon_gives() -> None:
    assert [tuple(row) for row in rows("compounds.txt")] == [tuple(filter(None, row)) for row in compounds()]


@pytest.mark.parametrize(
    "text",
    [
        "Il joue le demi-finale mardi.",
        "Elle a vu un demi-finale.",
        "La porte-monnaie est vide.",
        "Il voit la pot-au-feu.",
    ],
)
def test_a_compound_wants_its_determiner(text: str) -> None:
    assert [issue.code for issue in check(Document(text), catalogue.choose(("AGR_DET",))).issues] == ["AGR_DET"]
