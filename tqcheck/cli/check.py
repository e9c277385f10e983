"""tqcheck check."""

from __future__ import annotations

from pathlib import Path

import click

from tqcheck import catalogue
from tqcheck.check import check
from tqcheck.gate import Verdict
from tqcheck.readers import read
from tqcheck.report import Report
from tqcheck.report.json import render
from tqcheck.report.signature import sign
from tqcheck.tally import count


@click.command("check")
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "format_", default="json")
@click.option("--exit-zero", is_flag=True)
def command(paths: tuple[str, ...], format_: str, exit_zero: bool) -> None:
    """Check articles and say what the machine left behind."""
    rules = catalogue.choose()
    checked = tuple(check(document, rules) for path in paths for document in read(Path(path)))
    click.echo(render(Report(checked, count(checked), Verdict(), (), sign(rules))))
