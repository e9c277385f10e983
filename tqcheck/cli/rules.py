"""tqcheck rules: the catalogue as a table."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from tqcheck import catalogue
from tqcheck.cli import options, terminal
from tqcheck.rule import Rule


@click.command("rules")
@options.selection
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table or a JSON list.",
)
@options.language
def command(select: tuple[str, ...], ignore: tuple[str, ...], format_: str, lang: str) -> None:
    """List the rules: code, tier, severity and title.

    Tier A counts in the gate, B is shown as "to check", C runs only when --select asks for it.
    """  # fmt: skip
    chosen = catalogue.choose(select or ("ALL",), ignore)
    if format_ == "json":
        terminal.show(json.dumps([entry(rule) for rule in chosen], ensure_ascii=False, indent=1), machine=True)
    else:
        terminal.show("\n".join(_table(chosen, lang)))


def entry(rule: Rule) -> dict[str, str]:
    """A rule as JSON tells it."""
    return {
        "code": rule.code,
        "family": rule.family,
        "tier": str(rule.tier),
        "severity": str(rule.severity),
        "category": str(rule.category),
        "title": rule.title,
        "title_fr": rule.title_fr,
        "summary": rule.summary,
    }


def _table(rules: Iterable[Rule], lang: str) -> list[str]:
    rows = [("CODE", "NIVEAU", "GRAVITÉ", "TITRE") if lang == "fr" else ("CODE", "TIER", "SEVERITY", "TITLE")]
    rows += [(rule.code, str(rule.tier), str(rule.severity), rule.heading(lang)) for rule in rules]
    first, second, third = (max(len(row[column]) for row in rows) for column in range(3))
    return [f"{code:{first}}  {tier:{second}}  {severity:{third}}  {title}" for code, tier, severity, title in rows]
