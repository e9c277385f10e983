"""Which rules run on which file, and with which options: the command line, [[overrides]] and [rules.CODE] together."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from tqcheck import catalogue
from tqcheck.cli import options, settings
from tqcheck.config import Config
from tqcheck.errors import TqcheckError
from tqcheck.ignores import matches
from tqcheck.rule import Rule

KEYS = ("files", "select", "ignore")


class Override(NamedTuple):
    """What changes for the files that match: these codes alone, or all but those."""

    files: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]


class Rulesets:
    """The rules of a run; those of a file are chosen once for each set of overrides that it falls under."""

    def __init__(self, given: Mapping[str, Any], found: Config) -> None:
        self._given = given
        self._config = found
        self._made: dict[tuple[int, ...], tuple[Rule, ...]] = {}
        context = click.get_current_context(silent=True)
        self._asked = context is not None and context.get_parameter_source("select") is ParameterSource.COMMANDLINE

    def settled(self) -> Rulesets:
        """The same, after a look at all that the configuration says: TqcheckError for what cannot be meant."""
        if self.base and self.overrides:
            self._chosen(list(self.overrides))
        return self

    @cached_property
    def base(self) -> tuple[Rule, ...]:
        """The rules where no override holds."""
        return self._tuned(options.rules(self._given))

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """The overrides of the configuration, in order; TqcheckError where one cannot be meant."""
        rows = self._config.values.get("overrides", [])
        if not isinstance(rows, list):
            raise self._config.wrong("overrides", "overrides must be [[overrides]] tables", "il faut des [[overrides]]")
        return tuple(self._override(number, row) for number, row in enumerate(rows))

    def of(self, path: str) -> tuple[Rule, ...]:
        """The rules for the file at a path."""
        if not self.overrides:
            return self.base
        where = Path(os.path.relpath(path, self._config.folder or ".")).as_posix()
        held = tuple(n for n, each in enumerate(self.overrides) if any(matches(where, name) for name in each.files))
        if held not in self._made:
            self._made[held] = self._chosen([self.overrides[number] for number in held])
        return self._made[held]

    @property
    def named(self) -> dict[str, str]:
        """What of the configuration a signature must name: a digest of overrides and options of rules."""
        found = {key: self._config.values[key] for key in ("overrides", "rules") if key in self._config.values}
        return {"rule-settings": json.dumps(found, sort_keys=True, ensure_ascii=False)} if found else {}

    def _chosen(self, held: list[Override]) -> tuple[Rule, ...]:
        """The rules where these overrides hold, which may be none; --select on the command line wins over them."""
        given = dict(self._given)
        for each in held:
            given["select"] = given["select"] if self._asked else each.select or given["select"]
            given["ignore"] = (*given["ignore"], *each.ignore)
        return self._tuned(options.chosen(given)) if held else self.base

    def _tuned(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The rules with the options that the configuration gives them."""
        wanted = dict(self.options())
        return tuple(rule.tuned(wanted[rule.code]) if rule.code in wanted else rule for rule in rules)

    def options(self) -> Iterator[tuple[str, dict[str, object]]]:
        """The options that the configuration gives to rules; TqcheckError where one cannot be meant."""
        found, tables = self._config, self._config.values.get("rules", {})
        if not isinstance(tables, Mapping):
            raise found.wrong("rules", "rules must be [rules.CODE] tables", "il faut des tables [rules.CODE]")
        for code, table in tables.items():
            try:
                rule = catalogue.get(code)
            except TqcheckError as error:
                raise found.wrong(("rules", code), str(error), error.message("fr")) from None
            if not isinstance(table, Mapping):
                raise found.wrong(("rules", code), f"rules.{code} must be a table", f"rules.{code} doit être une table")
            for name, value in table.items():
                self._hold(rule, (code, name), value)
            yield rule.code, {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}

    def _hold(self, rule: Rule, place: tuple[str, str], value: object) -> None:
        """TqcheckError where a rule has no such option, or takes no such value for it."""
        found, known, (_, name) = self._config, rule.options, place
        if name not in known:
            en, fr = f"{rule.code} has no option {name}", f"{rule.code} n’a pas d’option {name}"
            if not difflib.get_close_matches(name, known, 1, 0.4):
                en += f"; it has {', '.join(known) or 'none'}"
                fr += f"\N{NO-BREAK SPACE}; elle a\N{NO-BREAK SPACE}: {', '.join(known) or 'aucune'}"
            raise settings.unknown(found, ("rules", *place), known, en, fr)
        en, fr = _kind(known[name])
        if not _fits(value, known[name]):
            raise found.wrong(("rules", *place), f"{name} must be {en}", f"{name} doit être {fr}")

    def _override(self, number: int, row: Any) -> Override:
        found, place = self._config, ("overrides", number)
        if not isinstance(row, Mapping) or "files" not in row:
            raise found.wrong(place, "an override names its files", "une exception nomme ses fichiers (files)")
        for name, value in row.items():
            if name not in KEYS:
                en, fr = f"an override has no key {name}", f"une exception n’a pas de clé {name}"
                raise settings.unknown(found, (*place, name), KEYS, en, fr)
            listed = [value] if isinstance(value, str) else value
            if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
                raise found.wrong(
                    (*place, name), f"{name} must be a list of strings", f"{name} doit être une liste de chaînes"
                )
            try:
                catalogue.choose(() if name == "files" else listed)
            except TqcheckError as error:
                raise found.wrong((*place, name), str(error), error.message("fr")) from None
        values = ([row.get(key, [])] if isinstance(row.get(key), str) else row.get(key, []) for key in KEYS)
        return Override(*(tuple(each) for each in values))


def _fits(value: object, default: object) -> bool:
    """True where a value may stand for the default of an option."""
    if isinstance(default, tuple):
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    if isinstance(default, float):
        return isinstance(value, int | float) and not isinstance(value, bool) and value == value
    return type(value) is type(default)


def _kind(default: object) -> tuple[str, str]:
    """What an option of a rule takes, in words, in English and in French."""
    return {
        bool: ("true or false", "true ou false"),
        int: ("a whole number", "un nombre entier"),
        float: ("a number", "un nombre"),
        tuple: ("a list of strings", "une liste de chaînes"),
    }.get(type(default), ("a string", "une chaîne"))
