"""tqcheck explain: a rule or a family, from its own docstring and examples."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterator

import click

from tqcheck import catalogue
from tqcheck.cli import options, terminal
from tqcheck.report.visible import spell
from tqcheck.report.wording import family
from tqcheck.rule import Rule, Tier

_TIERS = {
    Tier.A: (
        "niveau A\N{NO-BREAK SPACE}: elle compte dans le verdict",
        "tier A: it counts in the gate",
    ),
    Tier.B: (
        "niveau B\N{NO-BREAK SPACE}: montrée comme «\N{NO-BREAK SPACE}à vérifier\N{NO-BREAK SPACE}», "
        "ne compte qu’avec --count-tier B",
        "tier B: shown as “to check”, counts only with --count-tier B",
    ),
    Tier.C: (
        "niveau C\N{NO-BREAK SPACE}: ne s’applique que si --select la demande",
        "tier C: runs only when --select asks for it",
    ),
}


@click.command("explain")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@options.language
@options.colour
def command(codes: tuple[str, ...], lang: str, color: str) -> None:
    """Explain a rule (DUP_WORD) or a family of rules (DUP): what, why, and examples."""
    bright = terminal.colours_on_stdout(color)
    families = {rule.family for rule in catalogue.all_rules()}
    pages = [
        _family(code.upper(), lang, bright) if code.upper() in families else _rule(catalogue.get(code), lang, bright)
        for code in codes
    ]
    terminal.show("\n\n\n".join("\n".join(page) for page in pages))


def _bold(text: str, bright: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if bright else text


def _rule(rule: Rule, lang: str, bright: bool) -> Iterator[str]:
    yield _bold(f"{rule.code} · {rule.title}", bright)
    yield f"MQM {rule.category} · {rule.severity} · {_TIERS[rule.tier][lang == 'en']}"
    yield ""
    yield rule.explanation
    yield ""
    yield _bold("Fautif" if lang == "fr" else "Faulty", bright)
    for bad in rule.bad:
        yield _example(bad.marked, "  ✗ ", bright)
        if bad.source is not None:
            yield _example(bad.source, "    EN ", bright)
        if bad.fixed is not None:
            yield _example(bad.fixed, "  → ", bright)
    yield ""
    yield _bold("Correct", bright)
    for good in rule.good:
        yield _example(good.text, "  ✓ ", bright)
        if good.source is not None:
            yield _example(good.source, "    EN ", bright)


def _example(text: str, mark: str, bright: bool) -> str:
    lines = [spell(line) for line in text.split("\n")]
    shown = f"\n{' ' * len(mark)}".join(lines)
    if bright:
        shown = shown.replace("⟦", "\x1b[1;31m⟦").replace("⟧", "⟧\x1b[0m")
    return mark + shown


def _family(code: str, lang: str, bright: bool) -> Iterator[str]:
    rules = [rule for rule in catalogue.all_rules() if rule.family == code]
    package = sys.modules[rules[0].function.__module__.rpartition(".")[0]]
    yield _bold(f"{code} · {family('fr', code)} · {family('en', code)}", bright)
    yield ""
    if package.__name__.startswith("tqcheck.rules."):
        yield inspect.cleandoc(package.__doc__ or "")
        yield ""
    for rule in rules:
        yield f"{rule.code}  {rule.tier}  {rule.severity}"
        yield textwrap.indent(textwrap.fill(rule.summary, 92), "    ")
    yield ""
    shows = "montre des exemples" if lang == "fr" else "shows examples"
    yield f"`tqcheck explain {rules[0].code}` {shows}."
