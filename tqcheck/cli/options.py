"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from tqcheck.errors import TqcheckError

Command = TypeVar("Command", bound=Callable[..., object])
OUTPUTS = ("text", "json", "html")


def language(command: Command) -> Command:
    """--lang: French unless told otherwise, since the texts and their readers are French."""
    return click.option(
        "--lang", type=click.Choice(["fr", "en"]), default="fr", envvar="TQCHECK_LANG", show_default=True,
        help="Language of the messages; also TQCHECK_LANG.",
    )(command)  # fmt: skip


def colour(command: Command) -> Command:
    """--color."""
    return click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Colours; auto follows FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, TERM and the terminal.",
    )(command)  # fmt: skip


def selection(command: Command) -> Command:
    """--select and --ignore."""
    select = click.option(
        "--select", multiple=True, metavar="CODES",
        help="Run only these rules: codes, families or ALL, comma-separated; repeatable.",
    )  # fmt: skip
    ignore = click.option(
        "--ignore", multiple=True, metavar="CODES", help="Leave these rules out; repeatable, wins over --select."
    )
    return select(ignore(command))


def reading(command: Command) -> Command:
    """--encoding, --stdin-filename and --allow-empty."""
    encoding = click.option(
        "--encoding", default="utf-8", show_default=True, callback=_encoding,
        help="Encoding of the files; it is never guessed.",
    )  # fmt: skip
    name = click.option(
        "--stdin-filename", metavar="NAME", help="Name of the standard input (-); .jsonl makes it JSON lines."
    )
    empty = click.option("--allow-empty", is_flag=True, help="Let a folder or pattern without matches pass.")
    return encoding(name(empty(command)))


def _encoding(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        "a".encode(value)
    except (LookupError, ValueError):
        raise TqcheckError(f"There is no text encoding called {value}; try utf-8, cp1252, latin-1 or utf-16.") from None
    return value


def destinations(outputs: Iterable[str], report: str | None, inputs: Iterable[Path]) -> list[tuple[str, Path]]:
    """Format and path of every report to write; TqcheckError where one cannot be meant."""
    wanted = [_destination(each) for each in outputs]
    if report is not None:
        folder = Path(report)
        if folder.exists() and not folder.is_dir():
            raise TqcheckError(
                f"--report names a folder, but {report} is a file; "
                f"write --report=FOLDER, or put --report after the paths to use reports/."
            )
        wanted += [("html", folder / "tqcheck.html"), ("json", folder / "tqcheck.json")]
    read = {os.path.realpath(path) for path in inputs}
    taken: set[str] = set()
    for _, path in wanted:
        real = os.path.realpath(path)
        if path.is_dir():
            raise TqcheckError(f"{path} is a folder; give the name of a file to write the report to.")
        if real in read:
            raise TqcheckError(f"The report {path} would overwrite an article that is to be checked.")
        if real in taken and (path.is_file() or not path.exists()):
            raise TqcheckError(f"Two reports would be written to {path}; give each its own file.")
        taken.add(real)
    return wanted


def _destination(value: str) -> tuple[str, Path]:
    format_, equals, path = value.partition("=")
    if not equals or format_ not in OUTPUTS:
        raise TqcheckError(f"--output takes FORMAT=PATH with FORMAT one of {', '.join(OUTPUTS)}, not {value}.")
    if path in ("", "-"):
        raise TqcheckError(f"--output {value} names no file; --format prints to the standard output.")
    return format_, Path(path)
