"""The options of the gate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tqcheck import catalogue
from tqcheck.cli.options import Command
from tqcheck.errors import TqcheckError
from tqcheck.gate import Limits
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
