"""Text read in a wrong encoding is read again in the right one, and sound text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.text.mojibake import find_damage, looks_damaged

SENTENCE = "L’été à Sète : « déjà 30 °C », où l’œuvre coûte 5 €…"


def mended(raw: str) -> str:
    for damage in reversed(list(find_damage(raw))):
        raw = raw[: damage.start] + damage.repaired + raw[damage.end :]
    return raw


def misread(text: str, encoding: str) -> str:
    if encoding == "cp1252":  # as browsers do, the bytes it lacks stay controls
        return "".join(bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in text.encode())
    return text.encode().decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac_roman", "cp437"])
def test_a_sentence_misread_once_is_restored(encoding: str) -> None:
    assert mended(misread(SENTENCE, encoding)) == SENTENCE


def test_a_sentence_misread_twice_is_restored() -> None:
    assert mended(misread(misread("Le président est déçu.", "latin-1"), "latin-1")) == "Le président est déçu."


def test_controls_that_were_marks_are_marks_again() -> None:
    assert mended("l\x92euro \x96 5 \x80") == "l’euro – 5 €"


@pytest.mark.parametrize(
    "text",
    [
        "São Tomé et Curaçao",
        "Håkan et Åsa vont à Århus",
        "Zażółć gęślą jaźń",
        "MARANHÃO », dit-il",
        "Une âme, un château",
        "Ñandú",
    ],
)
def test_names_of_other_languages_are_sound(text: str) -> None:
    assert list(find_damage(text)) == []


@given(st.text(alphabet="abcdeéèêàçôîùœ ’'.,«»0123456789\n", max_size=200))
def test_sound_french_is_never_touched(text: str) -> None:
    assert not looks_damaged(text, frozenset(text))


@given(st.text(max_size=120))
def test_damage_lies_in_order_inside_any_text(text: str) -> None:
    last = 0
    for damage in find_damage(text):
        assert last <= damage.start < damage.end <= len(text)
        last = damage.end
