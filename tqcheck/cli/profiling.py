"""--profile-rules: the time of every rule, as a table."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tqcheck.cli import terminal
from tqcheck.cli.options import Command

if TYPE_CHECKING:
    from tqcheck.timing import Name, Times

_WORDS = {
    "fr": ("règle ou analyse", "secondes", "part", "ms/Mo", "trouvé", "toutes règles", "toutes analyses", "reste"),
    "en": ("rule or analysis", "seconds", "share", "ms/MB", "found", "all rules", "all analyses", "rest"),
}


def profiling(command: Command) -> Command:
    """--profile-rules."""
    return click.option(
        "--profile-rules", is_flag=True,
        help="Also print, on the standard error, the time of every rule and shared analysis; one process checks.",
    )(command)  # fmt: skip


@contextlib.contextmanager
def profiled(given: dict[str, Any]) -> Iterator[None]:
    """Measure and tell where that is asked for; all checks are then made by this process."""
    if not given["profile_rules"]:
        yield
        return
    from tqcheck.timing import timed

    given["jobs"] = 1
    with timed() as times:
        yield
    terminal.say(table(times, given["lang"]))


def table(times: Times, lang: str) -> str:
    """The time of each rule and analysis, the dearest first, with what each rule found before overlaps were settled."""
    title, *columns, rules, analyses, rest = _WORDS[lang]
    lines = [f"{title:24}" + "".join(f"{column:>10}" for column in columns)]
    names = sorted(times.seconds, key=lambda name: (-times.seconds[name], name))
    for kind, all_ in (("rule", rules), ("analysis", analyses)):
        of = [name for name in names if name[0] == kind]
        lines += [_line(times, name[1], [name], lang) for name in of]
        lines += [_line(times, all_, of, lang), ""]
    lines.append(_line(times, rest, [name for name in names if name[0] == "rest"], lang))
    size = f"{times.size / 1e6:.2f} {'Mo' if lang == 'fr' else 'MB'}"
    texts = f"{times.documents} {('texte' if lang == 'fr' else 'text') + 's' * (times.documents > 1)}"
    return "\n".join((*lines, _line(times, f"{texts}, {_decimal(size, lang)}", names, lang)))


def _line(times: Times, title: str, names: list[Name], lang: str) -> str:
    seconds = sum(times.seconds[name] for name in names)
    share, rate = 100 * seconds / (times.total or 1), 1000 * seconds / (times.size / 1e6 or 1)
    numbers = _decimal(f"{seconds:10.3f}{share:8.1f} %{rate:10.1f}", lang)
    rules = [name[1] for name in names if name[0] == "rule"]
    found = f"{sum(times.findings[rule] for rule in rules):10}" if rules else ""
    return f"{title:24}{numbers}{found}"


def _decimal(number: str, lang: str) -> str:
    return number.replace(".", ",") if lang == "fr" else number
