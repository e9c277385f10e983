"""Paragraphs and their kinds."""

from __future__ import annotations

import pytest

from tqcheck.text.lines import Kind, paragraphs


def kinds(text: str) -> list[Kind]:
    return [paragraph.kind for paragraph in paragraphs(text)]


def test_paragraphs_are_the_lines_without_their_surrounding_white_space() -> None:
    text = "\n  Il neige.  \n\n\tLe col ferme.\n"
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["Il neige.", "Le col ferme."]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    block = (
        "La commune a fermé le col ce matin en raison de la neige\n"
        "qui tombe depuis trois jours sur le massif et qui devrait\n"
        "tenir jusqu’à la fin de la semaine selon les services de\n"
        "la météo, joints hier soir par notre rédaction locale."
    )
    text = f"{block}\n\n{block}"
    assert [text[p.start : p.end] for p in paragraphs(text)] == [block, block]


def test_sentences_on_lines_of_their_own_are_paragraphs() -> None:
    assert len(paragraphs("Il neige.\nLe col ferme.\nLe refuge aussi.")) == 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Le col ferme, le refuge aussi", Kind.HEADLINE),
        ("Gap. Le col ferme", Kind.HEADLINE),
        ("Le col a été fermé hier par la mairie. Le refuge l’est aussi depuis lundi", Kind.BODY),
        ("Le col ferme.", Kind.BODY),
    ],
)
def test_the_first_line_is_a_headline_where_it_has_no_end_and_is_one_sentence(line: str, kind: Kind) -> None:
    assert kinds(f"{line}\n\nIl neige depuis trois jours sur le massif.")[0] is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Une saison trop courte", Kind.SUBHEADING),
        ("– la fermeture du col", Kind.LIST_ITEM),
        ("2) la fermeture du refuge", Kind.LIST_ITEM),
        ("GAP (AFP) –", Kind.DATELINE),
        ("Photo : Jeanne Roux", Kind.CREDIT),
        ("© Jeanne Roux", Kind.CREDIT),
        ("Gap – Briançon 2-1, Embrun – Guillestre 0-0", Kind.TABLE_ROW),
        ("Il neige.", Kind.BODY),
        ("« Il neige. »", Kind.BODY),
        ("Le maire a reçu hier les guides, les gardiens et les hôteliers de toute la vallée", Kind.BODY),
    ],
)
def test_a_line_is_told_by_its_looks(line: str, kind: Kind) -> None:
    assert kinds(f"Le col ferme\n\n{line}\n\nLe refuge aussi.")[1] is kind


def test_a_text_of_one_line_has_no_headline() -> None:
    assert kinds("Le maire a reçu hier les guides, les gardiens et les hôteliers de la vallée") == [Kind.BODY]


def test_an_empty_text_has_no_paragraph() -> None:
    assert paragraphs(" \n\n ") == ()
