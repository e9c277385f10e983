"""Writes tqcheck/config.schema.json, the JSON Schema of tqcheck.toml, from the options of check and of the rules.

Usage: python tools/config_schema.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from tqcheck import catalogue
from tqcheck.cli import options, settings
from tqcheck.cli.check import command as check
from tqcheck.cli.options import OUTPUTS

TARGET = Path(__file__).parent.parent / "tqcheck" / "config.schema.json"
_CODES = {"type": "array", "items": {"type": "string"}}


def schema() -> dict[str, Any]:
    """The schema, in order of the options."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:tqcheck:config",
        "title": "tqcheck",
        "description": "tqcheck.toml, or [tool.tqcheck] in pyproject.toml. Paths are relative to the file.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{name: _setting(name, option) for name, option in settings.keys(check).items()},
            "overrides": _overrides(),
            "rules": _rules(),
        },
    }


def _setting(name: str, option: click.Option) -> dict[str, Any]:
    found: dict[str, Any] = {"description": option.help or name}
    one = _type(option)
    if name == "output":
        one["pattern"] = f"^({'|'.join(OUTPUTS)})=."
    if not option.multiple:
        default = option.default
        plain = isinstance(default, str | int | float) and not (default is False and not option.is_flag)
        return found | one | ({"default": default} if plain else {})
    forms = [one, {"type": "array", "items": one}]
    if name in settings.PAIRS:
        forms.append({"type": "object", "additionalProperties": _number(name)})
    return found | {"anyOf": forms}


def _number(name: str) -> dict[str, Any]:
    return {"type": "integer" if name == "max" else "number", "minimum": 0}


def _type(option: click.Option) -> dict[str, Any]:
    kind = option.type
    if option.is_flag:
        return {"type": "boolean"}
    if isinstance(kind, click.Choice):
        return {"enum": list(kind.choices)}
    if isinstance(kind, options.Jobs):
        return {"anyOf": [{"type": "integer", "minimum": 1}, {"const": "auto"}]}
    found: dict[str, Any] = {"type": "string"}
    if isinstance(kind, click.types.IntParamType):
        found = {"type": "integer"}
    elif isinstance(kind, click.types.FloatParamType):
        found = {"type": "number"}
    if isinstance(kind, click.IntRange | click.FloatRange) and kind.min is not None:
        found["minimum"] = kind.min
    return found


def _overrides() -> dict[str, Any]:
    texts = {"anyOf": [{"type": "string"}, _CODES]}
    return {
        "description": "What is different for some files.",
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["files"],
            "properties": {
                "files": {
                    "description": "Patterns: without a slash for names at any depth, with one for paths from here.",
                    **texts,
                },
                "select": {"description": "Run only these rules on them: codes, families or ALL.", **texts},
                "ignore": {"description": "Leave these rules out.", **texts},
            },
        },
    }


def _rules() -> dict[str, Any]:
    """The options of each rule that has some; a plug-in may bring others."""
    return {
        "description": "Options of rules, as `tqcheck explain CODE` tells them.",
        "type": "object",
        "additionalProperties": {"type": "object"},
        "properties": {
            rule.code: {
                "description": rule.summary,
                "type": "object",
                "additionalProperties": False,
                "properties": {name: _option(value) for name, value in rule.options.items()},
            }
            for rule in catalogue.all_rules()
            if rule.options and rule.function.__module__.startswith("tqcheck.")
        },
    }


def _option(value: object) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {**_CODES, "default": list(value)}
    kind = {bool: "boolean", int: "integer", float: "number"}.get(type(value), "string")
    return {"type": kind, "default": value}


def render() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), encoding="utf-8")
