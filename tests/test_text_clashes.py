"""Subjects that may clash with their verbs: the quick look misses none that the rules report."""

from __future__ import annotations

import pytest

from tqcheck import catalogue
from tqcheck.article import Article
from tqcheck.check import check
from tqcheck.document import Document

REPORTED = [bad.text for code in ("AGR_VERB", "AGR_PP") for bad in catalogue.get(code).bad]


@pytest.mark.parametrize(
    "text",
    [
        "La tombe, découverte en 1922, a été pillé.",
        "Les élus, selon le maire de Lens, a voté la loi.",
        "Les tours, dont la plus haute date de 1930, est fermées.",
        "Le chef des insurgés ont parlé.",
        "Il assure que la loi sur l'eau est voté.",
        "La ministre s'est rendu à Kiev.",
        "Ils ne nous a rien dit.",
        "Le maire qui ont voté se tait.",
        "Lundi, les grands-mères a été libérées.",
        "Tous les élus a voté.",
        "Il pleut ; les rues est vides.",
        "La plainte contre elle est infondé.",
    ],
)
def test_a_text_with_a_clash_has_its_subjects_read(text: str) -> None:
    assert Article(Document(text)).clashing


@pytest.mark.parametrize("text", REPORTED)
def test_what_the_rules_report_is_a_clash(text: str) -> None:
    assert "nombre" in text or Article(Document(text)).clashing


@pytest.mark.parametrize(
    "text",
    [
        "Le chef des insurgés a parlé, la vente de ces armes est interdite.",
        "La ministre est arrivée et les juges sont partis.",
        "Les élus, selon le maire de Lens, ont voté la loi.",
        "Quand les tours sont fermées, elle les a visitées.",
        "",
    ],
)
def test_a_text_whose_subjects_agree_is_left_alone(text: str) -> None:
    assert not Article(Document(text)).clashing


@pytest.mark.parametrize(
    "text",
    [
        "Les ministres, dont Paul Martin (ancien juge), est arrivés hier à Paris.",
        "Les soldats, selon l'armée (et la police), est morts hier.",
    ],
)
def test_brackets_may_stand_in_an_aside(text: str) -> None:
    assert Article(Document(text)).clashing
    assert [issue.code for issue in check(Document(text)).issues] == ["AGR_VERB"]
