"""Subjects at the head of clauses."""

from __future__ import annotations

import pytest

from tqcheck.article import Article
from tqcheck.document import Document


def subjects(text: str) -> list[tuple[str, str, str]]:
    """The subjects of a text: what is written, the gender and the number."""
    return [(text[s.start : s.end], s.gender, s.number) for s in Article(Document(text)).subjects]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Les autorités locales ont cédé.", ("Les autorités locales", "f", "p")),
        ("La petite usine ferme.", ("La petite usine", "f", "s")),
        ("Les trois hommes armés ont fui.", ("Les trois hommes armés", "m", "p")),
        ("La présidente de la Banque centrale est là.", ("La présidente de la Banque centrale", "f", "s")),
        ("Des centaines de maisons ont brûlé.", ("Des centaines de maisons", "f", "p")),
        ("La Pologne a signé.", ("La Pologne", "f", "s")),
        ("Le Sénat a voté.", ("Le Sénat", "m", "s")),
        ("Elles ont voté.", ("Elles", "f", "p")),
        ("« Ils ont voté », dit-elle.", ("Ils", "m", "p")),
    ],
)
def test_a_subject_opens_the_sentence(text: str, subject: tuple[str, str, str]) -> None:
    assert subjects(text)[0] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Il dit que les soldats ont fui.", ("les soldats", "m", "p")),
        ("Il pleut, mais la fête continue.", ("la fête", "f", "s")),
        ("Il craint qu'elle parte.", ("elle", "f", "s")),
    ],
)
def test_a_conjunction_opens_a_clause(text: str, subject: tuple[str, str, str]) -> None:
    assert subject in subjects(text)


@pytest.mark.parametrize(
    "text",
    [
        "Une vingtaine de maisons ont brûlé.",
        "La plupart ont voté.",
        "Selon le ministre, tout va bien.",
        "Avec elle partent ses fils.",
        "Plus grand que la maison voisine.",
        "",
    ],
)
def test_what_is_no_sure_subject_is_left_out(text: str) -> None:
    assert subjects(text) == []


def test_a_noun_of_both_genders_has_none_unless_its_feminine_article_tells() -> None:
    assert subjects("Le ministre arrive.") == [("Le ministre", "", "s")]
    assert subjects("La ministre arrive.") == [("La ministre", "f", "s")]


def test_an_article_of_the_wrong_gender_leaves_the_gender_open() -> None:
    assert subjects("Le maison brûle.") == [("Le maison", "", "s")]
