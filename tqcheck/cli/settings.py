"""Settings: what the configuration file and TQCHECK_* variables give to the options of a command.

Every option is a key of the file under its long name, and a variable: --fail-on is `fail-on` and TQCHECK_FAIL_ON.
The command line wins over the variable, the variable over the file, the file over the default.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from tqcheck import config
from tqcheck.cli.options import LANG
from tqcheck.config import Config
from tqcheck.errors import TqcheckError

TABLES = ("overrides", "rules")
# Options whose values are paths, which a file gives relative to its own folder.
PATHS = frozenset(
    "against baseline glossary output reference reference-dir report source source-dir write-baseline".split()
)
_OWN = frozenset(("config", "isolated", "help"))
_META = "tqcheck.config"
_PREFIX = "TQCHECK_"


def settings(command: click.Command) -> click.Command:
    """Give a command --config and --isolated, and every option of it a variable; the decorator that stands first."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.envvar is None:
            parameter.envvar = variable(key(parameter))
    command.params[:0] = [  # first, so that what they give is there when --lang is read
        click.Option(
            ["--config", "file"], metavar="FILE", is_eager=True, expose_value=False, callback=_configure,
            envvar=f"{_PREFIX}CONFIG",
            help="Read this configuration; else the tqcheck.toml or pyproject.toml of the nearest folder upward.",
        ),
        click.Option(
            ["--isolated"], is_flag=True, is_eager=True, expose_value=False, callback=_isolate,
            help="Read no configuration file.",
        ),
    ]  # fmt: skip
    return command


def key(option: click.Parameter) -> str:
    """The key of an option: its long name without dashes."""
    names = [name for name in option.opts if name.startswith("--")]
    return max(names or option.opts, key=len).lstrip("-")


def variable(name: str) -> str:
    """The environment variable of a key."""
    return _PREFIX + name.upper().replace("-", "_")


def current(context: click.Context) -> Config:
    """The configuration that a command reads; an empty one where there is no file."""
    found = context.meta.get(_META)
    return found if isinstance(found, Config) else Config()


def keys(command: click.Command) -> dict[str, click.Option]:
    """The keys that a configuration may hold for a command."""
    options = (each for each in command.params if isinstance(each, click.Option))
    return {key(each): each for each in options if key(each) not in _OWN}


def _isolate(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.meta[_META] = Config()
        context.default_map = None


def _configure(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    context.meta.setdefault(LANG, os.environ.get("TQCHECK_LANG", "fr"))
    if _META in context.meta and value is None:
        return  # --isolated
    path = Path(value) if value is not None else config.find(Path.cwd())
    if path is None:
        return
    if not path.is_file():
        raise TqcheckError(f"There is no configuration {path}.", f"La configuration {path} n’existe pas.")
    found = config.load(path if value is not None else Path(os.path.relpath(path)))
    context.meta[_META] = found
    context.default_map = dict(_defaults(found, context.command))


def _defaults(found: Config, command: click.Command) -> Iterator[tuple[str, Any]]:
    """The values of a file by the names of the parameters; TqcheckError where a key or a value cannot be meant."""
    from tqcheck.cli.check import command as check

    known, own = keys(check), keys(command)
    for name, value in found.values.items():
        if name in TABLES:
            continue
        if name not in known:
            raise _unknown(found, name, [*known, *TABLES])
        converted = _convert(found, name, known[name], value)
        if name in own and own[name].name is not None:
            yield str(own[name].name), converted


def _unknown(found: Config, name: str, known: list[str], table: str = "") -> TqcheckError:
    close = difflib.get_close_matches(name, known, 1, 0.4)
    en = f"; did you mean {close[0]}?" if close else ""
    fr = f"\N{NO-BREAK SPACE}; vouliez-vous dire {close[0]}\N{NO-BREAK SPACE}?" if close else ""
    return found.wrong(name, f"there is no setting {name}{en}", f"aucun réglage ne s’appelle {name}{fr}", table)


def _convert(found: Config, name: str, option: click.Option, value: Any) -> Any:
    if option.multiple:
        if isinstance(value, Mapping) and name == "max":
            value = [f"{code}={number}" for code, number in value.items()]
        items = value if isinstance(value, list) else [value]
        return [_located(found, name, _scalar(found, name, option, each)) for each in items]
    return _located(found, name, _scalar(found, name, option, value))


def _scalar(found: Config, name: str, option: click.Option, value: Any) -> Any:
    """The value, where it is of the type that the option takes."""
    en, fr, right = _kind(option)
    if isinstance(value, bool) != (right is bool) or not isinstance(value, right):
        raise found.wrong(name, f"{name} must be {en}", f"{name} doit être {fr}")
    if isinstance(option.type, click.Choice) and value not in option.type.choices:
        choices = ", ".join(map(str, option.type.choices))
        raise found.wrong(name, f"{name} must be one of {choices}, not {value}", f"{name} doit être l’un de {choices}")
    if isinstance(option.type, click.IntRange | click.FloatRange):
        least = option.type.min
        if least is not None and value < least:
            raise found.wrong(name, f"{name} must be at least {least:g}", f"{name} doit être au moins {least:g}")
    return value


def _kind(option: click.Option) -> tuple[str, str, Any]:
    if option.is_flag:
        return "true or false", "true ou false", bool
    if isinstance(option.type, click.types.IntParamType):
        return "a whole number", "un nombre entier", int
    if isinstance(option.type, click.types.FloatParamType):
        return "a number", "un nombre", int | float
    return "a string", "une chaîne", str


def _located(found: Config, name: str, value: Any) -> Any:
    """The value, a path made relative to the working folder instead of that of the file."""
    if name not in PATHS or not isinstance(value, str):
        return value
    form, equals, path = value.rpartition("=") if name == "output" else ("", "", value)
    return f"{form}{equals}{found.folder / path}" if path and path != "-" else value


def origin(context: click.Context, option: click.Option) -> str:
    """Where the value of an option came from, for people: a place in a file, a variable, or "default"."""
    source = context.get_parameter_source(option.name or "")
    if source is ParameterSource.DEFAULT_MAP:
        found = current(context)
        return f"{found.file}, line {found.line(key(option))}"
    if source is ParameterSource.ENVIRONMENT:
        return str(option.envvar)
    return "command line" if source is ParameterSource.COMMANDLINE else "default"
