"""tqcheck check: read, check, report, judge."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from tqcheck.check import Checked, check
from tqcheck.cli import gating, options, scoring, terminal
from tqcheck.cli.troubles import doubtful, failure, problems
from tqcheck.cli.troubles import foreign as foreign_trouble
from tqcheck.errors import Trouble
from tqcheck.gate import judge
from tqcheck.glossary import Glossary
from tqcheck.output import encode, write
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.report import Report
from tqcheck.report.signature import sign
from tqcheck.rule import Rule
from tqcheck.tally import count


@click.command("check")
@click.argument("paths", nargs=-1, metavar="PATH...")
@options.selection
@options.house
@options.glossary
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
    envvar="TQCHECK_FORMAT",
    help="What is printed; also TQCHECK_FORMAT.",
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
@click.option("--no-scores", is_flag=True, help="Do not score articles that have a reference.")
@options.language
@options.colour
@click.option("--quiet", "-q", is_flag=True, help="Print only why the run fails.")
@options.reading
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Check articles and say what the machine left behind.

    PATH is a file (text, JSON lines, a table, XLIFF, TMX, PO), a folder, a pattern, or - for the standard input.
    NAME.en.txt beside NAME.fr.txt is its source. With no limit given, any issue of tier A fails; limits that are given
    replace this.

    Exit status: 0 passed, 1 failed, 2 something could not be checked or written (the rest is still reported),
    130 interrupted.
    """  # fmt: skip
    _require(paths, given["report"])
    rules, glossary = options.rules(given), options.terms(given)
    limits, score_limits = gating.limits(given), gating.score_limits(given)
    files, troubles = options.files(paths, given)
    troubles += glossary.troubles if glossary else ()
    wanted = options.destinations(given["outputs"], given["report"], (path for file in files for path in file.paths))
    checked = list(_check_all(files, given, rules, troubles, glossary))
    foreign = [foreign_trouble(each) for each in checked if each.foreign]
    troubles += [doubtful(each) for each in checked if each.doubt and not each.foreign]
    tally = count(checked)
    scored, verdict = scoring.score(checked, score_limits, given, troubles)
    report = Report(
        tuple(checked), tally, scoring.together((judge(tally, limits), verdict)),
        tuple(problems([*troubles, *foreign], given["lang"])),
        _signature(rules, given, wanted, glossary), given["lang"], scored=scored,
    )  # fmt: skip
    unwritten = _write_all(report, wanted)
    _print(report, given)
    for sentence in unwritten:
        terminal.say(f"tqcheck: {sentence}")
    complete = not (unwritten or troubles)
    click.get_current_context().exit(_status(report, complete, bool(foreign), given["exit_zero"]))


def _signature(
    rules: tuple[Rule, ...], given: Mapping[str, Any], wanted: list[tuple[str, Path]], glossary: Glossary | None
) -> str:
    """The signature where a report shows it: to digest all word lists takes longer than to check an article."""
    shown = given["format_"] == "json" or any(format_ != "text" for format_, _ in wanted)
    if not shown:
        return ""
    configuration = {"lang": given["lang"], "profile": getattr(given["house"], "name", "none")}
    return sign(rules, configuration | ({"glossary": glossary.digest} if glossary else {}))


def _require(paths: tuple[str, ...], folder: str | None) -> None:
    if paths:
        return
    hint = "" if folder in (None, "reports") else f" (--report took {folder} as its folder: write --report=FOLDER)"
    raise click.UsageError(f"Missing PATH: a file, a folder, a pattern, or - for the standard input{hint}.")


def _check_all(
    files: list[File],
    given: Mapping[str, Any],
    rules: tuple[Rule, ...],
    troubles: list[Trouble],
    glossary: Glossary | None,
) -> Iterator[Checked]:
    """Check every document in turn; what cannot be read is added to the troubles."""
    done = number = 0
    progress = terminal.Progress(sum(file.size for file in files), "documents")
    try:
        for file in files:
            read = 0
            for each in documents(file, options.how_to_read(given)):
                if isinstance(each, Trouble):
                    troubles.append(each)
                    continue
                try:
                    yield check(each, rules, given["house"], glossary)
                except Exception as error:  # a defect of a rule must not cost the report on all other texts
                    troubles.append(failure(each, error))
                number += 1
                read += len(each.text)
                progress.show(done + min(read, file.size), number)
            done += file.size
    finally:
        progress.close()


def _render(format_: str, report: Report, **look: Any) -> str:
    text: str = importlib.import_module(f"tqcheck.report.{format_}").render(report, **look)
    return text if not text or text.endswith("\n") else f"{text}\n"


def _write_all(report: Report, wanted: list[tuple[str, Path]]) -> list[str]:
    """Write every report and say where; a sentence for each that could not be written, to be the last that is said."""
    unwritten = []
    for format_, path in wanted:
        try:
            write(path, encode(_render(format_, report, **({"color": False} if format_ == "text" else {}))))
            label = "Rapport\N{NO-BREAK SPACE}:" if report.lang == "fr" else "Report:"
            terminal.say(f"{label} {path}")
        except OSError as error:
            why = error.strerror or error
            unwritten.append(
                f"le rapport {path} n’a pas pu être écrit ({why})."
                if report.lang == "fr"
                else f"the report {path} could not be written ({why})."
            )
    return unwritten


def _print(report: Report, given: Mapping[str, Any]) -> None:
    format_ = given["format_"]
    silent = given["quiet"] or (format_ != "json" and not report.checked and bool(report.problems))
    if silent or format_ == "json":
        for problem in report.problems:
            terminal.say(f"tqcheck: {problem.sentence}")
    if given["quiet"] and not report.verdict.passed:
        verdict = importlib.import_module("tqcheck.report.text").verdict
        terminal.say(verdict(report))
    if silent:
        return
    look = {"color": terminal.colours_on_stdout(given["color"]), "width": terminal.width()} if format_ == "text" else {}
    terminal.show(_render(format_, report, **look), machine=format_ == "json")


def _status(report: Report, complete: bool, foreign: bool, exit_zero: bool) -> int:
    if not complete or (foreign and not exit_zero):
        return 2
    return 0 if report.verdict.passed or exit_zero else 1
