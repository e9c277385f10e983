"""Who speaks: the words beside a quotation."""

from __future__ import annotations

import pytest

from tqcheck.text.attribution import attribution_comma, begins_attribution, reports_speech


@pytest.mark.parametrize(
    "text",
    [
        ", a déclaré la maire.",
        ", s'est étonné le guide.",
        " explique Jeanne Roux.",
        ", a-t-il répondu.",
        ", lui a-t-elle lancé.",
        ", avait notamment affirmé le préfet.",
        ", selon la police.",
        ", d'après nos confrères.",
        ", dira plus tard le berger.",
        ", conclut-il.",
    ],
)
def test_these_words_say_who_speaks(text: str) -> None:
    assert begins_attribution(text, 0)


@pytest.mark.parametrize(
    "text",
    [" pour la région.", ", mais pas la guerre.", ", Paul Roux a parlé.", ", puis il est parti.", "", ", qui dort."],
)
def test_these_words_do_not(text: str) -> None:
    assert not begins_attribution(text, 0)


def test_the_comma_before_the_attribution_is_found() -> None:
    text = "Le col, fermé hier, rouvrira, a promis la maire, samedi."
    assert attribution_comma(text, 0, len(text)) == text.index(", a promis")
    assert attribution_comma("Le col, fermé hier, rouvrira.", 0, 29) is None


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("La juge a estimé que les faits étaient établis", True),
        ("Le maire a parlé d'un tournant", True),
        ("Le maire promet une réponse ferme", True),
        ("Les faits étaient établis", False),
        ("Il neige sur le col", False),
    ],
)
def test_a_report_begins_with_a_verb_of_speech_and_its_complement(text: str, reports: bool) -> None:
    assert reports_speech(text, 0, len(text)) is reports
