"""What goes with a passage that is deleted."""

from __future__ import annotations

import pytest

from tqcheck.text.lines import removal


@pytest.mark.parametrize(
    ("text", "passage", "left"),
    [
        ("Publicité\n\nLe pont rouvre.", "Publicité", "Le pont rouvre."),
        ("Avant.\nPublicité\n\n\nAprès.", "Publicité", "Avant.\nAprès."),
        ("Avant.\n\nPublicité", "Publicité", "Avant.\n\n"),
        ("Avant. (Note) Après.", "(Note)", "Avant.  Après."),
    ],
)
def test_a_whole_line_takes_the_blank_lines_behind_it(text: str, passage: str, left: str) -> None:
    start = text.index(passage)
    first, last = removal(text, start, start + len(passage))
    assert text[:first] + text[last:] == left
