"""Invented words told from new and rare ones."""

from __future__ import annotations

import pytest

from tqcheck.lexicon.nonwords import half_english, hybrid, is_unknown, piled, undoubled


@pytest.mark.parametrize(
    ("word", "english"), [("releasé", "release"), ("unveilée", "unveil"), ("discoverement", "discover")]
)
def test_an_english_stem_with_a_french_ending_is_a_hybrid(word: str, english: str) -> None:
    assert hybrid(word) == english


@pytest.mark.parametrize(
    "word", ["liké", "streamer", "retweeté", "photographer", "mangé", "tomber", "ubérisé", "photographié"]
)
def test_adopted_french_and_english_words_are_no_hybrids(word: str) -> None:
    assert hybrid(word) == ""


@pytest.mark.parametrize("word", ["irano-backées", "pro-backés", "tweetté-annoncé"])
def test_a_compound_may_be_half_english(word: str) -> None:
    assert half_english(word)


@pytest.mark.parametrize("word", ["nouveau-né", "mort-né", "pays-membre", "anti-système", "demi-finale"])
def test_a_french_compound_is_not(word: str) -> None:
    assert not half_english(word)


@pytest.mark.parametrize("word", ["gouvernementation", "désinvestissationnement"])
def test_endings_pile_up(word: str) -> None:
    assert piled(word)


@pytest.mark.parametrize(
    "word", ["réglementation", "règlementation", "portionnement", "conditionnement", "ubérisation"]
)
def test_derived_words_do_not_pile_up(word: str) -> None:
    assert not (piled(word) and is_unknown(word))


def test_a_letter_too_many_goes() -> None:
    assert undoubled("enquêteurrs") == "enquêteurs"
    assert undoubled("bonnet") == ""


def test_short_and_known_words_are_not_unknown() -> None:
    assert not is_unknown("abc")
    assert not is_unknown("maisons")
    assert not is_unknown("franco-allemande")
    assert is_unknown("releasé")
