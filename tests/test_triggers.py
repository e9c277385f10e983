"""What wakes a rule: words, tests of words, gaps and rows of words, looked up for all rules at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.rule import Bad, Category, Finding, Good, Rule, Severity, rule
from tqcheck.triggers import Plan


def waiting(**trigger: Any) -> Rule:
    """A rule that waits for something and finds the whole text."""

    @rule("X_TEST", "A test", Category.STYLE, Severity.MINOR, bad=[Bad("")], good=[Good("")], **trigger)
    def found(article: Article) -> Iterator[Finding]:
        """Find all."""
        yield Finding(0, len(article.text), "Tout.", "All.")

    return found


def wakes(text: str, **trigger: Any) -> bool:
    """True where a text wakes a rule with this trigger."""
    return bool(list(Plan((waiting(**trigger),)).wanted(Article(Document(text)))))


def test_a_word_wakes_in_any_case_and_only_whole() -> None:
    assert wakes("Le Chat dort.", words={"chat"})
    assert not wakes("Le chaton dort.", words={"chat"})


def test_a_word_is_tested_as_it_is_written() -> None:
    assert wakes("Le CHAT dort.", test=str.isupper)
    assert not wakes("Le Chat dort.", test=str.isupper)


def test_a_word_of_the_set_or_of_the_test_is_enough() -> None:
    assert wakes("Le chat dort.", words={"chat"}, test=str.isupper)
    assert wakes("ONU", words={"chat"}, test=str.isupper)
    assert not wakes("Le chien dort.", words={"chat"}, test=str.isupper)


def test_two_words_in_a_row_wake_whatever_parts_them() -> None:
    pair = [({"le"}, {"maison"})]
    assert wakes("Voici Le-Maison.", rows=pair)
    assert not wakes("Le long de la maison.", rows=pair)
    assert not wakes("Une maison, le soir.", rows=pair)


def test_either_of_two_pairs_is_enough() -> None:
    pairs = [({"le"}, {"maison"}), ({"la"}, str.isdigit)]
    assert wakes("la 12", rows=pairs)
    assert wakes("le maison", rows=pairs)
    assert not wakes("le 12", rows=pairs)


def test_a_row_may_be_of_three_words() -> None:
    row = [({"la"}, str.islower, {"maison"})]
    assert wakes("la petite maison", rows=row)
    assert not wakes("la Petite maison", rows=row)
    assert not wakes("la petite", rows=row)
    assert wakes("la petite", rows=[*row, ({"la"}, {"petite"})])


@pytest.mark.parametrize("text", ["Oui ,non", ", oui", "oui ,"])
def test_a_gap_wakes_before_between_and_behind_words(text: str) -> None:
    assert wakes(text, gaps=r"[ \n],")
    assert not wakes("Oui, non.", gaps=r"[ \n],")


def test_the_first_gap_begins_a_line_and_the_last_ends_one() -> None:
    assert wakes("- oui", gaps=r"\n- ")
    assert wakes("oui -", gaps=r" -\n")
    assert not wakes("oui - non", gaps=r"\n-|-\n")


def test_all_that_is_asked_for_must_be_there() -> None:
    trigger: dict[str, Any] = {"words": {"chat"}, "gaps": ",", "chars": "!", "rows": [({"le"}, {"chat"})]}
    assert wakes("Oui, le chat !", **trigger)
    for text in ("Oui, le chien !", "Oui le chat !", "Oui, le chat.", "Oui, ce chat !"):
        assert not wakes(text, **trigger)


def test_any_of_several_is_enough_where_a_rule_says_so() -> None:
    trigger: dict[str, Any] = {"words": {"chat"}, "gaps": ",", "rows": [({"le"}, {"mur"})], "any_of": True}
    for text in ("Un chat.", "Oui, non.", "Le mur"):
        assert wakes(text, **trigger)
    assert not wakes("Le chien dort.", **trigger)
    assert not wakes("Un chat.", chars="!", **trigger)
    assert not wakes("Un chien, non.", words={"chat"}, any_of=True)


def test_a_long_text_is_taken_apart_in_pieces_that_overlap() -> None:
    filler = "Le chien dort. " * 70_000
    assert len(filler) > 1_000_000
    assert wakes(filler + "Voici la maison", rows=[({"la"}, {"maison"})])
    assert not wakes(filler, rows=[({"la"}, {"maison"})])
    cut = "a" * 999_998 + " la maison" + " b" * 100
    assert wakes(cut, rows=[({"la"}, {"maison"})])


def test_a_rule_that_waits_for_nothing_is_always_wanted() -> None:
    assert wakes("")
