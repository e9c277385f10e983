"""How formulas begin: the list that spares clean lines the formulas themselves."""

from __future__ import annotations

import pytest

from bench.heads import beginnings
from bench.heads import heads as written
from tqcheck.lexicon.words import rows
from tqcheck.text.formulas import heads
from tqcheck.text.mojibake import SUSPECTS, looks_damaged


def test_the_list_is_what_the_tables_give() -> None:
    assert list(rows("formula_heads.txt")) == written()


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("lire la suite", {"lire la "}),
        ("[àa] lire", {"à lire", "a lire"}),
        ("(oui|non)( tiens)?", {"oui", "non"}),
        (r"\d+ fois", {"0 fois"}),
        ("(les )?avis", {"les avis", "avis"}),
        (r"(c|©) ?\d{4}.*", {"c 0", "c0", "© 0", "©0"}),
        (".{3,60} ici", {""}),
        ("une? .*", {"un ", "une "}),
        ("(un|une) nouvelle .*", {"un nouve", "une nouv"}),
    ],
)
def test_a_pattern_begins_with_what_it_can_match(pattern: str, begins: set[str]) -> None:
    assert beginnings(pattern) == begins


@pytest.mark.parametrize(
    "text",
    [
        "Lire aussi : le col",
        "Il neige.\n\n  » (_LIRE  aussi_ : le col",
        "Il neige.\nÀ\nlire : le col",
        "3 commentaires",
        "(c'est tout)\n* Pub *",
        "En\N{EM SPACE}savoir plus",
        "***\n\nVous aimerez aussi\n",
    ],
)
def test_a_line_that_begins_like_a_formula_is_seen(text: str) -> None:
    assert heads(text, "page")


@pytest.mark.parametrize("text", ["", "\n\n", "Il neige.\n\nLe col rouvre.", "« Il neige »\n– Oui ?", "***\n!!!"])
def test_other_lines_are_passed_over(text: str) -> None:
    assert not heads(text, "page")


def test_each_kind_is_asked_for_by_itself() -> None:
    assert heads("Bien sûr, voici la traduction", "chat")
    assert not heads("Bien sûr, voici la traduction", "page")


def test_only_a_text_with_a_suspect_sign_can_be_damaged() -> None:
    damaged = [chr(sign) for sign in range(0x80, 0x3000) if looks_damaged(f"{chr(sign)}€", frozenset((chr(sign), "€")))]
    assert damaged
    for sign in range(0x80, 0x3000):
        raw = f"â{chr(sign)}"
        assert not looks_damaged(raw, frozenset(raw)) or not set(raw).isdisjoint(SUSPECTS)
        raw = f"{chr(sign)}\N{COPYRIGHT SIGN}"
        assert not looks_damaged(raw, frozenset(raw)) or not set(raw).isdisjoint(SUSPECTS)
