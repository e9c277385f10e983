"""The command line that makes a run again, as a report shows it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from tqcheck.cli.settings import PATHS, key

_META = "tqcheck.words"
# What is written where, and how it looks, is not part of a run; a report must not depend on its own name.
_LEFT_OUT = frozenset("output report format color quiet write-baseline prune-baseline help".split())


class Remembering(click.Command):
    """A command that remembers the words it was called with."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Keep what was given, as the parser reads it before any value is converted."""
        given, _, _ = self.make_parser(context).parse_args(args=list(args))
        context.meta[_META] = " ".join(shlex.quote(word) for word in _words(self, given))
        return super().parse_args(context, args)


def line() -> str:
    """The command line of the command that runs; empty where it remembers none."""
    context = click.get_current_context(silent=True)
    words = context.meta.get(_META) if context else None
    return "" if context is None or words is None else f"tqcheck {context.info_name} {words}".rstrip()


def _words(command: click.Command, given: dict[str, Any]) -> Iterator[str]:
    for parameter in command.params:
        value = given.get(parameter.name or "")
        if parameter.name not in given or not isinstance(value, str | bool | list | tuple):
            continue
        values: Sequence[Any] = value if isinstance(value, list | tuple) else [value]
        if isinstance(parameter, click.Argument):
            yield from (_near(each) for each in values if isinstance(each, str))
        elif (name := key(parameter)) not in _LEFT_OUT:
            for each in values:
                yield f"--{name}"
                if isinstance(each, str) and not (isinstance(parameter, click.Option) and parameter.is_flag):
                    yield _near(each) if name in PATHS or name == "config" else each


def _near(path: str) -> str:
    """A path from the working folder; of what lies elsewhere the name alone, for the report may go to others."""
    if not os.path.isabs(path):
        return path
    inside = os.path.relpath(path)
    return Path(path).name if inside.startswith("..") else inside
