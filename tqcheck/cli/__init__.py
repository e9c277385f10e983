"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import importlib

import click

from tqcheck import __version__

_COMMANDS = {"check": "Check articles and say what the machine left behind."}


class _Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tqcheck.cli.{name}").command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tqcheck")
def main() -> None:
    """Find what the machine left behind in machine-translated French news."""
