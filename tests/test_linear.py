"""Time grows as the text does: attacks made from every rule, every pattern and every shared analysis, by ratio."""

from __future__ import annotations

import re
from functools import partial

import pytest

from bench import redos
from tqcheck import catalogue

pytestmark = pytest.mark.no_cover  # counting lines would take longer than the tests

SIZES = (60, 1500)  # of a paragraph, and of a text; four times as much is tried as well
FLOOR = 0.05  # seconds of work below which a ratio is noise


def test_what_is_aimed_at_the_analyses_takes_time_in_proportion() -> None:
    assert redos.slow(redos.general(), SIZES, FLOOR, redos.MOST) == []


def test_what_is_aimed_at_a_rule_takes_time_in_proportion() -> None:
    attacks = [attack for rule in catalogue.all_rules() for attack in redos.aimed(rule, 4)]
    assert len(attacks) > 3 * len(catalogue.all_rules())
    assert redos.slow(attacks, SIZES, FLOOR, redos.MOST) == []


def test_what_slows_a_pattern_down_does_not_slow_the_check() -> None:
    attacks = redos.suspects(1000, 0.002)
    assert len(redos.patterns()) > 500
    assert redos.slow(attacks, SIZES, FLOOR, redos.MOST) == []


def test_a_quadratic_pattern_would_be_found() -> None:
    pattern = re.compile("a+b")
    (attack, *_) = [each for each in redos.attacks(pattern, "x") if each.body == "a"]
    short, long = (redos.seconds(partial(redos.scan, pattern, attack.text(size)), 3) for size in (2000, 8000))
    assert long > 8 * short
