"""Faults put into correct articles beside their sources: how many of each kind are found, and none where none is."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tqcheck.rule import Tier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from fault import Fault, articles
from faults import faults
from inject import at_rest, found

LEAST = {
    "sentence": 0.9,
    "number": 0.9,
    "percentage": 0.9,
    "numeral word": 0.9,
    "year": 0.9,
    "scale": 0.9,
    "negation lost": 0.7,
    "negation added": 0.7,
    "names swapped": 0.7,
    "name of elsewhere": 0.7,
    "person": 0.7,
    "place": 0.7,
}


@pytest.fixture(scope="module")
def kinds() -> dict[str, list[Fault]]:
    """The faults of each kind."""
    made: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults():
        made[fault.kind].append(fault)
    return made


@pytest.mark.parametrize("kind", LEAST)
def test_enough_faults_of_a_kind_are_found(kinds: dict[str, list[Fault]], kind: str) -> None:
    missed = [fault for fault in kinds[kind] if not found(fault)]
    recall = 1 - len(missed) / len(kinds[kind])
    assert recall >= LEAST[kind], f"{recall:.0%} of {len(kinds[kind])}; not found:\n" + "\n".join(map(str, missed))


@pytest.mark.parametrize("kind", LEAST)
def test_there_are_faults_enough_to_say_so(kinds: dict[str, list[Fault]], kind: str) -> None:
    assert len(kinds[kind]) >= 10


def test_faults_are_the_same_at_each_run() -> None:
    assert faults() == faults()


@pytest.mark.parametrize("name", [article.name for article in articles()])
def test_correct_article_has_no_fault_of_tier_a(name: str) -> None:
    assert [f"{issue.code} {issue.text}: {issue.en}" for issue in at_rest(name) if issue.tier is Tier.A] == []
