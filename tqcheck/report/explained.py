"""What tqcheck says of a rule: the one text of `tqcheck explain`, docs/rules, SARIF's help and the page's drawer."""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tqcheck import catalogue, toml
from tqcheck.report.visible import spell
from tqcheck.report.wording import bind, say
from tqcheck.report.wording import family as family_name
from tqcheck.rule import Rule, Tier

_TIERS = {
    Tier.A: ("niveau A\N{NO-BREAK SPACE}: elle compte dans le verdict", "tier A: it counts in the gate"),
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
_WIDTH = 100  # of the lines of a French explanation; the English ones are those of the source
_SOURCED = ("\N{NO-BREAK SPACE}; lit aussi la source anglaise", "; reads the English source too")
_HEADINGS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "options": ("Options", "Options"),
    "faulty": ("Fautif", "Faulty"),
    "correct": ("Correct", "Correct"),
    "quiet": ("La faire taire", "Silence it"),
    "run": ("dans ce contrôle", "in this run"),
    "always": ("partout", "everywhere"),
    "accepted": ("ce que la maison écrit", "what the house writes"),
    "passage": ("sur un passage", "on one passage"),
    "line": ("sur une ligne de Markdown, de HTML", "on a line of Markdown or HTML"),
    "known": ("sur ce qui est déjà là", "on what is there already"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a rule, with its lines, unseen characters spelt out; ⟦⟧ mark what is faulty."""

    text: str
    fixed: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """All that is said of a rule in a language; `spoken` is that of the explanation, English where there is no other.

    `options` are names with their values, `quiet` the ways to silence the rule: where, and what is to be written.
    """

    code: str
    title: str
    facts: str
    explanation: str
    spoken: str
    options: tuple[tuple[str, str], ...]
    faulty: tuple[Example, ...]
    correct: tuple[Example, ...]
    quiet: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """All that is said of a family: what it is called in both languages, why it is there (for ours), its rules."""

    code: str
    french: str
    english: str
    introduction: str
    rules: tuple[Rule, ...]


def heading(lang: str, key: str) -> str:
    """The heading of a part of a page: options, faulty, correct, quiet."""
    return _HEADINGS[key][lang == "en"]


def page(rule: Rule, lang: str) -> Page:
    """The page of a rule."""
    sourced = _SOURCED[lang == "en"] if rule.sourced else ""
    return Page(
        rule.code,
        rule.heading(lang),
        f"MQM {rule.category} · {say(lang, str(rule.severity))} · {_TIERS[rule.tier][lang == 'en']}{sourced}",
        _explanation(rule, lang),
        "fr" if lang == "fr" and rule.explanation_fr else "en",
        tuple((name, toml.value(value)) for name, value in rule.options.items()),
        tuple(Example(spell_lines(bad.marked), *map(_spelt, (bad.fixed, bad.source))) for bad in rule.bad),
        tuple(Example(spell_lines(good.text), None, _spelt(good.source)) for good in rule.good),
        tuple(_quiet(rule, lang)),
    )


def summary(rule: Rule, lang: str) -> str:
    """The first paragraph of the explanation, on one line."""
    return " ".join(_explanation(rule, lang).split("\n\n")[0].split())


def _explanation(rule: Rule, lang: str) -> str:
    """The explanation in lines that a terminal holds, in French with the spaces that must not break."""
    if lang != "fr" or not rule.explanation_fr:
        return rule.explanation
    return _wrapped(rule.explanation_fr)


def _wrapped(french: str) -> str:
    paragraphs = bind("fr", french).split("\n\n")
    return "\n\n".join(textwrap.fill(each, _WIDTH, break_on_hyphens=False) for each in paragraphs)


def family(code: str, lang: str = "en") -> Family:
    """The page of a family of rules, its introduction in a language."""
    rules = tuple(rule for rule in catalogue.all_rules() if rule.family == code)
    package = sys.modules[rules[0].function.__module__.rpartition(".")[0]]
    ours = package.__name__.startswith("tqcheck.rules.")
    introduction = inspect.cleandoc(package.__doc__ or "") if ours else ""
    if ours and lang == "fr":
        introduction = _wrapped(package.FRENCH)
    return Family(code, family_name("fr", code), family_name("en", code), introduction, rules)


def spell_lines(text: str) -> str:
    """The text with its lines, and every other unseen character spelt out."""
    return "\n".join(spell(line) for line in text.split("\n"))


def _spelt(text: str | None) -> str | None:
    return None if text is None else spell_lines(text)


def _quiet(rule: Rule, lang: str) -> Iterator[tuple[str, str]]:
    yield heading(lang, "run"), f"--ignore {rule.code}"
    yield heading(lang, "always"), f'tqcheck.toml: ignore = ["{rule.code}"]'
    if "accept" in rule.options:
        yield heading(lang, "accepted"), f'tqcheck.toml: [rules.{rule.code}] accept = ["…"]'
    yield heading(lang, "passage"), f'.tqcheck-ignore.toml: [[ignore]] rule = "{rule.code}", text = "…", reason = "…"'
    yield heading(lang, "line"), f"<!-- tqcheck-disable-next-line {rule.code} -- reason -->"
    yield heading(lang, "known"), "--write-baseline FILE, --baseline FILE"


def markdown(told: Page, lang: str) -> str:
    """The page of a rule as Markdown, without its heading, a line end at its end."""
    parts = [f"**{plain(told.title)}**", plain(told.facts), _prose(told.explanation)]
    if told.options:
        listed = "\n".join(f"- `{name}` = `{value}`" for name, value in told.options)
        parts.append(f"**{heading(lang, 'options')}** (`[rules.{told.code}]`)\n\n{listed}")
    for key, mark, examples in (("faulty", "✗", told.faulty), ("correct", "✓", told.correct)):
        parts.append(f"**{heading(lang, key)}**\n\n{_listed(mark, examples)}")
    ways = "\n".join(f"- {where}: `{what}`" for where, what in told.quiet)
    return "\n\n".join([*parts, f"**{heading(lang, 'quiet')}**\n\n{ways}\n"])


def _listed(mark: str, examples: Iterable[Example]) -> str:
    return "\n".join("- " + "<br>".join(_lines(mark, example)) for example in examples)


def _lines(mark: str, example: Example) -> Iterator[str]:
    text = plain(example.text).replace("⟦", "<mark>⟦").replace("⟧", "⟧</mark>")
    yield f"{mark} {_broken(text)}"
    if example.source is not None:
        yield f"EN {_broken(plain(example.source))}"
    if example.fixed is not None:
        yield f"→ {_broken(plain(example.fixed))}"


def _broken(text: str) -> str:
    return text.replace("\n", "<br>")


def _prose(text: str) -> str:
    """The text as Markdown; what stands in backticks is code."""
    parts = re.split(r"(`[^`\n]+`)", text)
    return "".join(part if number % 2 else plain(part) for number, part in enumerate(parts))


def plain(text: str) -> str:
    """The text as Markdown that shows it as it is."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("~", "&#126;")
    return re.sub(r"[\\`*_\[\]|]|#(?!\d)", r"\\\g<0>", safe)
