"""tqcheck config: every setting of `tqcheck check`, with where it comes from."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import click
from click.core import ParameterSource

from tqcheck import catalogue, config, toml
from tqcheck.cli import options, settings, terminal
from tqcheck.cli.rulesets import KEYS, Rulesets
from tqcheck.cli.settings import Origin
from tqcheck.config import Config

_SCHEMA = "tqcheck-config/1"


@click.command("config")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text is a tqcheck.toml.",
)
@click.option(
    "--config",
    "file",
    metavar="FILE",
    envvar="TQCHECK_CONFIG",
    help="Read this configuration, as `tqcheck check` would.",
)
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the messages.")
def command(format_: str, file: str | None, isolated: bool, lang: str | None) -> None:
    """Print every setting of `tqcheck check` with its value and where that comes from.

    A setting comes from a line of tqcheck.toml or pyproject.toml, from a variable (TQCHECK_FAIL_ON for --fail-on), or
    is the default. What is printed is a whole tqcheck.toml: settings without a value stand in it as comments.

    Exit status: 0, or 2 where the configuration cannot be meant.
    """  # fmt: skip
    from tqcheck.cli.check import command as check

    found = effective(check, _arguments(file, isolated, lang))
    terminal.show(_json(found) if format_ == "json" else _toml(found), machine=True)
    for name in sorted(_strangers(check)):
        terminal.say(_stranger(name, found.lang))


def _arguments(file: str | None, isolated: bool, lang: str | None) -> list[str]:
    """The words of a `tqcheck check` that reads the same configuration."""
    if file is None and not isolated:
        found = config.find(Path.cwd(), _emptied)
        isolated, file = found is None, None if found is None else os.path.relpath(found)
    elif isolated and click.get_current_context().get_parameter_source("file") is ParameterSource.ENVIRONMENT:
        file = None
    words = [*(["--isolated"] if isolated else []), *([] if file is None else ["--config", file])]
    return [*words, *([] if lang is None else ["--lang", lang])]


def _emptied(path: Path) -> bool:
    """True for the file that a shell has just emptied to write this output into it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class Setting:
    """A key with its value as a configuration writes it (None where there is none), where it is from, its help."""

    key: str
    value: Any
    origin: Origin
    help: str = ""


@dataclass(frozen=True, slots=True)
class Effective:
    """All that holds: the settings, the overrides as they stand in the file, and the options of rules."""

    file: Path | None
    lang: str
    settings: tuple[Setting, ...]
    overrides: tuple[Mapping[str, Any], ...]
    rules: Mapping[str, tuple[Setting, ...]]


def effective(check: click.Command, arguments: list[str]) -> Effective:
    """What holds for `tqcheck check` with these arguments; TqcheckError where it cannot be meant."""
    with check.make_context("check", list(arguments), click.get_current_context()) as context:
        found = settings.current(context)
        rulesets = Rulesets(context.params, found).settled()
        held = tuple(
            Setting(name, _written(context, option), settings.origin(context, option), option.help or "")
            for name, option in settings.keys(check).items()
        )
        overrides = tuple(_override(found, number) for number in range(len(rulesets.overrides)))
        return Effective(found.file, options.spoken(context), held, overrides, dict(_rules(rulesets, found)))


def _written(context: click.Context, option: click.Option) -> Any:
    """The value of an option as a configuration writes it."""
    value = context.params[option.name or ""]
    if settings.key(option) == "profile":
        return getattr(value, "name", value)
    if settings.key(option) == "columns":
        return ",".join(f"{role}={column}" for role, column in value) or None
    if isinstance(value, PurePath):
        return str(value)
    if settings.key(option) in settings.PAIRS:
        return _table(value)
    return list(value) if option.multiple else value


def _table(pairs: tuple[str, ...]) -> Any:
    """NAME=NUMBER pairs as a table; as they are where one cannot be read, which `tqcheck check` will say."""
    try:
        found = {name.strip(): float(number) for name, number in (each.split("=", 1) for each in pairs)}
    except ValueError:
        return list(pairs)
    return {name: int(number) if number.is_integer() else number for name, number in found.items()}


def _override(found: Config, number: int) -> dict[str, Any]:
    """An override with its patterns as seen from the working folder."""
    row = found.values["overrides"][number]
    lists = {key: [row[key]] if isinstance(row[key], str) else row[key] for key in KEYS if key in row}
    folder = found.folder.as_posix()
    lists["files"] = [f"{folder}/{name}" if "/" in name and folder != "." else name for name in lists["files"]]
    return {**lists, "origin": Origin("file", str(found.file), found.line("overrides", number))}


def _rules(rulesets: Rulesets, found: Config) -> Iterator[tuple[str, tuple[Setting, ...]]]:
    given = dict(rulesets.options())
    written = {code.upper(): code for code in found.values.get("rules", {})}
    for rule in catalogue.all_rules():
        here = given.get(rule.code, {})
        places = {name: Origin("file", str(found.file), found.line("rules", written[rule.code], name)) for name in here}
        yield (
            rule.code,
            tuple(
                Setting(name, _plain(here.get(name, default)), places.get(name, Origin("default")))
                for name, default in rule.options.items()
            ),
        )


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _strangers(check: click.Command) -> set[str]:
    """Variables that look like settings and are none."""
    from tqcheck.cli.fix import command as fix

    known = {settings.variable(name) for command in (check, fix) for name in settings.keys(command)}
    return {name for name in os.environ if name.startswith("TQCHECK_")} - known - {"TQCHECK_CONFIG"}


def _stranger(name: str, lang: str) -> str:
    if lang == "fr":
        return f"tqcheck\N{NO-BREAK SPACE}: la variable {name} n’est celle d’aucun réglage."
    return f"tqcheck: the variable {name} belongs to no setting."


def _json(found: Effective) -> str:
    data = {
        "schema": _SCHEMA,
        "file": None if found.file is None else str(found.file),
        "settings": {each.key: _row(each) for each in found.settings},
        "overrides": [{**each, "origin": _origin(each["origin"])} for each in found.overrides],
        "rules": {code: {each.key: _row(each) for each in rows} for code, rows in found.rules.items() if rows},
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _row(each: Setting) -> dict[str, Any]:
    return {"value": each.value, "origin": _origin(each.origin)}


def _origin(origin: Origin) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": origin.kind}
    if origin.kind == "file":
        row |= {"file": origin.file, "line": origin.line}
    return row | ({"variable": origin.variable} if origin.variable else {})


def _toml(found: Effective) -> str:
    lines = [f"# {'no configuration file' if found.file is None else found.file}, as `tqcheck check` reads it.", ""]
    late = []  # tables stand behind all keys that are in none
    for each in found.settings:
        if isinstance(each.value, dict) and each.value:
            late += [
                "",
                f"[{each.key}]  # {each.origin}",
                *(f"{toml.key(k)} = {toml.value(v)}" for k, v in each.value.items()),
            ]
        elif each.value in (None, {}):
            lines.append(f"# {each.key} =  # not set")
        else:
            lines.append(f"{each.key} = {toml.value(each.value)}  # {each.origin}")
    lines += late
    for override in found.overrides:
        lines += ["", f"[[overrides]]  # {override['origin']}"]
        lines += [f"{key} = {toml.value(override[key])}" for key in KEYS if key in override]
    for code, rows in found.rules.items():
        if rows:
            lines += ["", f"[rules.{code}]", *(f"{row.key} = {toml.value(row.value)}  # {row.origin}" for row in rows)]
    return "\n".join(lines)
