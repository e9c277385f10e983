"""Calls `tqcheck check` in the tests of the command line."""

from __future__ import annotations

from click.testing import CliRunner, Result

from tqcheck.cli import main

CLEAN = "Le prix du blé remonte à Chicago."
NO_BREAK = "\N{NO-BREAK SPACE}"
FAULTY = "Le prix du du blé remonte à Chicago."  # DUP_WORD, minor, tier A
ENGLISH = "The government said on Tuesday that it was not for the minister to say what the price would be. " * 3


def tqcheck(*arguments: str, stdin: bytes | None = None) -> Result:
    """The result of `tqcheck check` with these arguments."""
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


def last(text: str) -> str:
    """The last line."""
    return text.rstrip("\n").split("\n")[-1]
