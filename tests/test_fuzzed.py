"""Inputs that once broke a claim, found by `make fuzz` and made small: none breaks it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fuzz import cases
from bench.fuzz.__main__ import work

pytestmark = pytest.mark.no_cover  # counting lines would take longer than the tests


@pytest.mark.parametrize("path", sorted(cases.KEPT.glob("*.json")), ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path: Path) -> None:
    cases.read(path).hold()


def test_a_few_new_inputs_break_nothing() -> None:
    harvest = work(seed=2026, first=0, step=1, until=float("inf"), most=600)
    assert not harvest.broken
    assert set(harvest.tried) == {"text", "pair", "file", "settings"}
