"""Kinship: a translation is known as one, another text is not."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tqcheck.source import Source
from tqcheck.text.kinship import kinship, related
from tqcheck.text.language import source_language

PARALLEL = Path(__file__).parent.parent / "corpora" / "parallel"
NAMES = sorted(path.name.removesuffix(".en.txt") for path in PARALLEL.glob("*.en.txt"))


def text(name: str) -> Source:
    return Source((PARALLEL / name).read_text(encoding="utf-8"))


def kin(english: str, french: str) -> tuple[bool, float]:
    source, target = text(f"{english}.en.txt"), text(f"{french}.fr.txt")
    sizes = len(source.text), len(target.text)
    return related(source.words, target.words, sizes), kinship(source.words, target.words, sizes)


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_is_related_to_its_source(name: str) -> None:
    answer, degree = kin(name, name)
    assert answer
    assert degree > 0.3


@pytest.mark.parametrize(("english", "french"), list(permutations(NAMES, 2)))
def test_other_articles_are_not_related(english: str, french: str) -> None:
    assert not kin(english, french)[0]


def test_of_few_words_nothing_is_said() -> None:
    one, other = Source("The cat sleeps."), Source("Le budget est voté.")
    assert related(one.words, other.words, (15, 19))


@pytest.mark.parametrize("name", NAMES)
def test_a_source_in_french_is_known_as_such(name: str) -> None:
    assert source_language(text(f"{name}.fr.txt").given) == "fr"
    assert source_language(text(f"{name}.en.txt").given) == "en"


def test_a_source_in_another_language_or_script_is_known_as_such() -> None:
    german = "Der Minister hat am Dienstag mit den Ländern über das Gesetz gesprochen, das nicht für alle gilt. "
    assert source_language(german * 4) == "de"
    assert source_language("Министр сказал во вторник, что цена зерна снова растёт на рынке. " * 6) == "ru"
    assert source_language("The minister.") == "en"
