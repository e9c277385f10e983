"""tqcheck check: read, check, report, judge."""

from __future__ import annotations

from typing import Any

import click

from tqcheck.cli import again, aside, gating, options, profiling, reading, running, settings, writing
from tqcheck.errors import Trouble
from tqcheck.readers.files import File


@settings.settings
@click.command("check", cls=again.Remembering)
@click.argument("paths", nargs=-1, metavar="PATH...")
@options.selection
@options.house
@options.glossary
@click.option(
    "--format",
    "format_",
    type=click.Choice(options.FORMATS),
    default="text",
    show_default=True,
    help="What is printed.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help=f"Also write a report ({', '.join(options.OUTPUTS)}) to a file; repeatable.",
)
@click.option(
    "--report",
    is_flag=False,
    flag_value="reports",
    metavar="[FOLDER]",
    help="Also write tqcheck.html and tqcheck.json into FOLDER, or into reports/ where none is named. "
    "In front of a PATH write --report=FOLDER: the next word is taken as the folder.",
)
@gating.gating
@gating.score_gating
@aside.setting_aside
@click.option("--no-scores", is_flag=True, help="Do not score articles that have a reference.")
@options.jobs
@profiling.profiling
@options.language
@click.option(
    "--ui-lang",
    type=click.Choice(["fr", "en"]),
    help="Language of the HTML report itself where it is not that of --lang.",
)
@options.colour
@click.option("--quiet", "-q", is_flag=True, help="Print only why the run fails.")
@reading.reading
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Check articles and say what the machine left behind.

    PATH is a file (text, JSON lines, Parquet, a table, XLIFF …), a folder, a pattern, or - for the standard input.
    NAME.en.txt beside NAME.fr.txt is its source. With no limit given, any issue of tier A fails; limits that are given
    replace this.

    Exit status: 0 passed, 1 failed, 2 something could not be checked or written (the rest is still reported),
    130 interrupted (what was checked is reported).
    """  # fmt: skip
    _require(paths, given["report"])
    context = click.get_current_context()
    files, troubles = reading.files(paths, given)
    plan = running.plan(given, settings.current(context), files)
    with profiling.profiled(given):
        status = _run(plan, files, troubles)
    context.exit(status)


def _run(of: running.Plan, files: list[File], troubles: list[Trouble]) -> int:
    """Check and report, document by document where that is enough; the exit status."""
    if of.given["quiet"] or of.given["format_"] in options.ROWS:
        from tqcheck.cli import streaming

        if streaming.fits(of):
            return streaming.run(of, files, troubles)
    running.require_room(files)
    outcome = running.run(of, files, troubles)
    written = writing.deliver(outcome.report, of.given, of.wanted)
    return outcome.status(of.given["exit_zero"]) if written else 2


def _require(paths: tuple[str, ...], folder: str | None) -> None:
    if paths:
        return
    hint = "" if folder in (None, "reports") else f" (--report took {folder} as its folder: write --report=FOLDER)"
    raise click.UsageError(f"Missing PATH: a file, a folder, a pattern, or - for the standard input{hint}.")
