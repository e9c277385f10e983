"""Settings: what the configuration file and TQCHECK_* variables give to the options of a command.

Every option is a key of the file under its long name, and a variable: --fail-on is `fail-on` and TQCHECK_FAIL_ON.
The command line wins over the variable, the variable over the file, the file over the default.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from tqcheck import catalogue, config
from tqcheck.cli import options
from tqcheck.cli.options import LANG, MISCONFIGURED
from tqcheck.config import Config, Keys
from tqcheck.errors import TqcheckError

TABLES = ("overrides", "rules")
# Options whose values are paths, which a file gives relative to its own folder.
PATHS = frozenset(
    "against baseline glossary output reference reference-dir report source source-dir write-baseline".split()
)
# Options of the form NAME=VALUE, which a file may give as a table.
PAIRS = frozenset(("max", "max-drop"))
_OWN = frozenset(("config", "isolated", "help"))
_META, _FILE, _ISOLATED = "tqcheck.config", "tqcheck.config.file", "tqcheck.config.isolated"
_PREFIX = "TQCHECK_"


def settings(command: click.Command) -> click.Command:
    """Give a command --config and --isolated, and every option of it a variable; the decorator that stands first."""
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.envvar is None and not parameter.required:
            parameter.envvar = variable(key(parameter))
            if parameter.multiple:
                parameter.type = _Listed()
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


class _Listed(click.types.StringParamType):
    """A string of an option that can be repeated; a variable gives it one value a line, or several between spaces."""

    def split_envvar_value(self, rv: str) -> list[str]:
        """Spaces part values, but not inside a path: there what follows is NAME=…."""
        if "\n" in rv:
            return [line.strip() for line in rv.splitlines() if line.strip()]
        return re.split(r"\s+(?=[\w+-]+=)", rv.strip()) if "=" in rv else rv.split()


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
    """The keys that a configuration may hold for a command: its options, but for those that must be given each time."""
    options = (each for each in command.params if isinstance(each, click.Option) and not each.required)
    return {key(each): each for each in options if key(each) not in _OWN}


def _isolate(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    context.meta[_ISOLATED] = value
    _settle(context)


def _configure(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    context.meta[_FILE] = value
    _settle(context)


def _settle(context: click.Context) -> None:
    """Read the configuration, once it is known whether and where; what is wrong with it is told when --lang is."""
    if _ISOLATED not in context.meta or _FILE not in context.meta:
        return
    path, isolated = context.meta[_FILE], context.meta[_ISOLATED]
    try:
        if isolated and path is not None and context.get_parameter_source("file") is ParameterSource.COMMANDLINE:
            raise TqcheckError(
                "--config and --isolated contradict each other; give one of them.",
                "--config et --isolated se contredisent\N{NO-BREAK SPACE}; donnez l’une des deux.",
            )
        if not isolated:
            _load(context, path)
    except TqcheckError as error:
        if LANG in context.meta or not any(each.name == "lang" for each in context.command.params):
            raise
        context.meta[MISCONFIGURED] = error


def _load(context: click.Context, given: str | None) -> None:
    path = Path(given) if given is not None else config.find(Path.cwd())
    if path is None:
        return
    if not path.is_file():
        raise TqcheckError(f"There is no configuration {path}.", f"La configuration {path} n’existe pas.")
    found = config.load(path if given is not None else Path(os.path.relpath(path)))
    context.meta[_META] = found
    if found.values.get("lang") in ("fr", "en"):  # so that what is wrong elsewhere is said in it
        context.default_map = {"lang": found.values["lang"]}
    context.default_map = dict(_defaults(found, context.command))


def _defaults(found: Config, command: click.Command) -> Iterator[tuple[str, Any]]:
    """The values of a file by the names of the parameters; TqcheckError where a key or a value cannot be meant."""
    from tqcheck.cli.check import command as check

    known, own = keys(check), keys(command)
    for name, value in found.values.items():
        if name in TABLES:
            continue
        if name not in known:
            raise unknown(
                found, (name,), [*known, *TABLES], f"there is no setting {name}", f"aucun réglage ne s’appelle {name}"
            )
        converted = _convert(found, name, known[name], value)
        if name in own and own[name].name is not None:
            yield str(own[name].name), converted


def unknown(found: Config, path: Keys, known: Iterable[str], en: str, fr: str) -> TqcheckError:
    """The error on a key that is not there, with the closest that is."""
    close = difflib.get_close_matches(str(path[-1]), list(known), 1, 0.4)
    if close:
        en = f"{en}; did you mean {close[0]}?"
        fr = f"{fr}\N{NO-BREAK SPACE}; vouliez-vous dire {close[0]}\N{NO-BREAK SPACE}?"
    return found.wrong(path, en, fr)


def _convert(found: Config, name: str, option: click.Option, value: Any) -> Any:
    if not option.multiple:
        return _located(found, name, _scalar(found, name, option, value))
    if isinstance(value, Mapping) and name in PAIRS:
        value = [f"{each}={number}" for each, number in value.items()]
    items = value if isinstance(value, list) else [value]
    return [_located(found, name, _scalar(found, name, option, each)) for each in items]


def _scalar(found: Config, name: str, option: click.Option, value: Any) -> Any:
    """The value, where it is of the type that the option takes and means something to it."""
    en, fr, right = _kind(option)
    if isinstance(value, bool) != (right is bool) or not isinstance(value, right):
        raise found.wrong(name, f"{name} must be {en}", f"{name} doit être {fr}")
    if isinstance(option.type, click.Choice) and value not in option.type.choices:
        choices = ", ".join(map(str, option.type.choices))
        close = difflib.get_close_matches(value, option.type.choices, 1, 0.5)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise found.wrong(
            name, f"{name} must be one of {choices}, not {value}{hint}", f"{name} doit être l’un de {choices}"
        )
    if isinstance(option.type, click.IntRange | click.FloatRange):
        least = option.type.min
        if least is not None and value < least:
            raise found.wrong(name, f"{name} must be at least {least:g}", f"{name} doit être au moins {least:g}")
    try:
        _mean(name, option, value)
    except TqcheckError as error:
        raise found.wrong(name, str(error), error.message("fr")) from None
    return value


def _mean(name: str, option: click.Option, value: Any) -> None:
    """Nothing, where a value is of the form that the option reads; else TqcheckError."""
    if name in ("select", "ignore"):
        catalogue.choose([value])
    elif name == "output":
        options.destinations([value], None, ())
    elif isinstance(option.type, options.Jobs):
        option.type.convert(value, option, None)
    elif name in ("profile", "columns", "encoding") and option.callback is not None:
        option.callback(click.get_current_context(), option, value)


def _kind(option: click.Option) -> tuple[str, str, Any]:
    if option.is_flag:
        return "true or false", "true ou false", bool
    if isinstance(option.type, click.types.IntParamType):
        return "a whole number", "un nombre entier", int
    if isinstance(option.type, click.types.FloatParamType):
        return "a number", "un nombre", int | float
    if isinstance(option.type, options.Jobs):
        return "a whole number or auto", "un nombre entier ou auto", int | str
    return "a string", "une chaîne", str


def _located(found: Config, name: str, value: Any) -> Any:
    """The value, a path made relative to the working folder instead of that of the file."""
    if name not in PATHS or not isinstance(value, str):
        return value
    form, equals, path = value.partition("=") if name == "output" else ("", "", value)
    return f"{form}{equals}{found.folder / path}" if path and path != "-" else value


class Origin(NamedTuple):
    """Where a value came from: a line of a file, a variable, the command line, or nowhere, which is the default."""

    kind: str
    file: str = ""
    line: int = 0
    variable: str = ""

    def __str__(self) -> str:
        return {"file": f"{self.file}, line {self.line}", "environment": self.variable}.get(self.kind, self.kind)


def origin(context: click.Context, option: click.Option) -> Origin:
    """Where the value of an option came from."""
    source = context.get_parameter_source(option.name or "")
    if source is ParameterSource.DEFAULT_MAP:
        found = current(context)
        return Origin("file", str(found.file), found.line(key(option)))
    if source is ParameterSource.ENVIRONMENT:
        return Origin("environment", variable=str(option.envvar))
    return Origin("command line" if source is ParameterSource.COMMANDLINE else "default")
