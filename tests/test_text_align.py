"""Alignment of paragraphs and sentences."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.document import Document
from tqcheck.source import Source


def pairs(source: str, target: str) -> list[tuple[str, str]]:
    bitext = Bitext(Article(Document(target, source=source)), Source(source))
    return [(pair.source, pair.target) for pair in bitext.pairs]


def test_a_sentence_that_was_left_out_answers_nothing() -> None:
    source = (
        "The mayor resigned on Monday after 12 years.\nHis deputy, Anna Lund, will replace him until the vote in May.\n"
        "The opposition welcomed the decision."
    )
    target = "Le maire a démissionné lundi après 12 ans.\nL’opposition a salué la décision."
    assert [target for source, target in pairs(source, target) if "Lund" in source] == [""]


def test_a_sentence_that_was_split_is_one_pair() -> None:
    source = (
        "The bridge, which opened in 1932 and carries 40,000 cars a day, will be closed until the end of June.\nOk."
    )
    target = "Le pont a ouvert en 1932. Il voit passer 40 000 voitures par jour et restera fermé jusqu’à fin juin.\nOk."
    assert [len(target.split(". ")) for _, target in pairs(source, target)] == [2, 1]


def test_every_sentence_of_both_sides_is_in_one_pair() -> None:
    source, target = "One. Two three four. Five!\n\nSix seven.", "Un. Deux trois quatre.\n\nCinq ! Six sept."
    found = pairs(source, target)
    assert "".join(source for source, _ in found).replace(" ", "") == "One.Twothreefour.Five!\n\nSixseven.".replace(
        "\n", ""
    ).replace(" ", "")
    assert [target for _, target in found if target]
