"""The options of the gate."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tqcheck import catalogue
from tqcheck.cli.options import Command
from tqcheck.errors import TqcheckError
from tqcheck.gate import Limits, ScoreLimits
from tqcheck.rule import Severity, Tier

_OPTIONS = (
    click.option("--fail-on", type=click.Choice([*(str(each) for each in reversed(Severity)), "never"]),
                 help="One issue of this severity or worse fails."),
    click.option("--max-issues", type=click.IntRange(0), metavar="N", help="More than N issues fail."),
    click.option("--max-per-1000", type=click.FloatRange(0), metavar="X",
                 help="More than X issues per 1,000 words fail."),
    click.option("--max", "max_by_rule", multiple=True, metavar="CODE=N",
                 help="More than N issues of this rule or family fail; repeatable."),
    click.option("--count-tier", type=click.Choice([str(each) for each in Tier]), default="A", show_default=True,
                 help="The least trusted tier whose issues count; those of tiers below it are only listed."),
    click.option("--exit-zero", is_flag=True,
                 help="Exit 0 whatever the texts hold; a file that cannot be read is still 2."),
)  # fmt: skip


_SCORES = (
    click.option("--min-chrf", type=float, metavar="X", help="A chrF++ below X fails."),
    click.option("--min-bleu", type=float, metavar="X", help="A BLEU below X fails."),
    click.option("--max-ter", type=float, metavar="X", help="A TER above X fails."),
    click.option("--max-drop", multiple=True, metavar="METRIC=X",
                 help="A score that is worse by more than X than in --against fails: bleu, chrf (that is chrF++), "
                 "chrf2 or ter; repeatable."),
    click.option("--against", type=click.Path(path_type=Path), metavar="FILE",
                 help="An earlier JSON report: what it holds already does not count, and --max-drop compares with it."),
    click.option("--gate-on", type=click.Choice(["normalised", "raw"]), default="normalised", show_default=True,
                 help="Hold the scores without typography, or as the texts were given."),
)  # fmt: skip
_METRICS = {"bleu": "bleu", "chrf": "chrf++", "chrf++": "chrf++", "chrf2": "chrf2", "ter": "ter"}


def score_gating(command: Command) -> Command:
    """All options that limit scores."""
    for option in reversed(_SCORES):
        command = option(command)
    return command


def score_limits(given: Mapping[str, Any]) -> ScoreLimits:
    """The limits on scores that the options ask for."""
    bounds = tuple(
        (f"--{name.replace('_', '-')}", metric, _number(f"--{name.replace('_', '-')}", given[name]))
        for name, metric in (("min_chrf", "chrf++"), ("min_bleu", "bleu"), ("max_ter", "ter"))
        if given[name] is not None
    )
    drops = tuple(_drop(each) for each in given["max_drop"])
    if drops and given["against"] is None:
        raise TqcheckError(
            "--max-drop needs --against FILE, the earlier report that it is held against.",
            "--max-drop demande --against FICHIER, le rapport antérieur qui sert de point de comparaison.",
        )
    return ScoreLimits(bounds, drops, given["gate_on"])


def _number(option: str, value: float) -> float:
    if not 0 <= value < math.inf or (value > 100 and option.startswith("--min")):
        raise TqcheckError(f"{option} takes a number, not {value:g}.", f"{option} attend un nombre, pas {value:g}.")
    return value


def _drop(value: str) -> tuple[str, float]:
    name, _, number = value.partition("=")
    try:
        metric, limit = _METRICS[name.strip().lower()], float(number)
        if not limit >= 0:
            raise ValueError(number)
    except (KeyError, ValueError):
        raise TqcheckError(
            f"--max-drop takes METRIC=X, with bleu, chrf, chrf2 or ter and a number, as in chrf=1.5, not {value}.",
            f"--max-drop attend METRIQUE=X, avec bleu, chrf, chrf2 ou ter et un nombre, comme chrf=1.5, pas {value}.",
        ) from None
    return metric, limit


def gating(command: Command) -> Command:
    """All options of the gate."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def limits(given: Mapping[str, Any]) -> Limits:
    """The limits that the options ask for."""
    counted = tuple(tier for tier in Tier if tier <= Tier(given["count_tier"]))
    by_rule = tuple(_ceiling(each, counted) for each in given["max_by_rule"])
    dense = given["max_per_1000"]
    if dense is not None and dense != dense:
        raise TqcheckError("--max-per-1000 takes a number, not nan.", "--max-per-1000 attend un nombre, pas nan.")
    return Limits(given["fail_on"], given["max_issues"], dense, by_rule, counted)


def _ceiling(value: str, counted: tuple[Tier, ...]) -> tuple[str, int]:
    name, equals, number = value.partition("=")
    if not equals or not number.strip().isdecimal():
        raise TqcheckError(
            f"--max takes CODE=N with a rule or family and a number, as in DUP=0, not {value}.",
            f"--max attend CODE=N, une règle ou une famille et un nombre, comme DUP=0, pas {value}.",
        )
    name = name.strip().upper()
    tiers = {rule.tier for rule in catalogue.choose(select=[name])}
    if tiers.isdisjoint(counted):
        least = min(tiers)
        raise TqcheckError(
            f"{name} is of tier {least}, which counts only with --count-tier {least}.",
            f"{name} est de niveau {least}, qui ne compte qu’avec --count-tier {least}.",
        )
    return name, int(number)
