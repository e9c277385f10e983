"""tqcheck explain: a rule or a family, from its own docstring and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

import click

from tqcheck import catalogue
from tqcheck.cli import options, terminal
from tqcheck.report import explained
from tqcheck.report.explained import Example, heading


@click.command("explain")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@options.language
@options.colour
def command(codes: tuple[str, ...], lang: str, color: str) -> None:
    """Explain a rule (DUP_WORD) or a family of rules (DUP): what, why, examples, and how to silence it."""
    bright = terminal.colours_on_stdout(color)
    families = {rule.family for rule in catalogue.all_rules()}
    pages = [
        _family(code.upper(), lang, bright) if code.upper() in families else _rule(code, lang, bright) for code in codes
    ]
    terminal.show("\n\n\n".join("\n".join(page) for page in pages))


def _bold(text: str, bright: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if bright else text


def _rule(code: str, lang: str, bright: bool) -> Iterator[str]:
    page = explained.page(catalogue.get(code), lang)
    yield _bold(f"{page.code} · {page.title}", bright)
    yield page.facts
    yield ""
    yield page.explanation
    if page.options:
        yield from ("", _bold(f"{heading(lang, 'options')} [rules.{page.code}]", bright))
        yield from (f"  {name} = {value}" for name, value in page.options)
    yield from ("", _bold(heading(lang, "faulty"), bright))
    yield from _examples("✗", page.faulty, bright)
    yield from ("", _bold(heading(lang, "correct"), bright))
    yield from _examples("✓", page.correct, bright)
    yield from ("", _bold(heading(lang, "quiet"), bright))
    wide = max(len(where) for where, _ in page.quiet)
    yield from (f"  {where:{wide}}  {what}" for where, what in page.quiet)


def _examples(mark: str, examples: Iterable[Example], bright: bool) -> Iterator[str]:
    for example in examples:
        yield _example(example.text, f"  {mark} ", bright)
        if example.source is not None:
            yield _example(example.source, "    EN ", bright)
        if example.fixed is not None:
            yield _example(example.fixed, "  → ", bright)


def _example(text: str, mark: str, bright: bool) -> str:
    shown = textwrap.indent(text, " " * len(mark)).lstrip(" ")
    if bright:
        shown = shown.replace("⟦", "\x1b[1;31m⟦").replace("⟧", "⟧\x1b[0m")
    return mark + shown


def _family(code: str, lang: str, bright: bool) -> Iterator[str]:
    told = explained.family(code, lang)
    yield _bold(f"{code} · {told.french} · {told.english}", bright)
    yield ""
    if told.introduction:
        yield from (told.introduction, "")
    for rule in told.rules:
        yield f"{rule.code}  {rule.tier}  {rule.severity}  {rule.heading(lang)}"
        yield textwrap.indent(textwrap.fill(explained.summary(rule, lang), 92), "    ")
    yield ""
    shows = "montre des exemples" if lang == "fr" else "shows examples"
    yield f"`tqcheck explain {told.rules[0].code}` {shows}."
