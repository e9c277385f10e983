"""tqcheck scale: check more than a machine's memory, or a machine, holds, and go on where a run was cut off."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import click

from tqcheck.cli import aside, gating, options, reading, running, settings, terminal, writing
from tqcheck.cli.rulesets import Rulesets
from tqcheck.cli.troubles import problems
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import judge
from tqcheck.readers.files import File
from tqcheck.report import Report
from tqcheck.scale import folder, pool
from tqcheck.scale import running as large
from tqcheck.scale.checking import Setup
from tqcheck.scale.shards import SIZE, Shard
from tqcheck.scale.work import Job, Record


@settings.settings
@click.command("scale")
@click.argument("paths", nargs=-1, metavar="INPUT...", required=True)
@click.option("--output", "target", required=True, type=click.Path(path_type=Path), metavar="DIR",
              help="Folder of the results; a second run with it does only what is missing.")  # fmt: skip
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
              help="What does the shards: processes of this machine, or a Dask cluster.")  # fmt: skip
@click.option("--address", default="auto", show_default=True, metavar="auto|local|HOST",
              help="The Dask scheduler: that of Dask's configuration, one of our own, or tcp://HOST:PORT.")  # fmt: skip
@click.option("--shard-format", "form", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
              help="What issues are written as.")  # fmt: skip
@click.option("--shard-size", type=click.FloatRange(0.001), default=SIZE / 1e6, show_default=True, metavar="MB",
              help="Length of a shard: .jsonl and .parquet are cut, smaller files put together.")  # fmt: skip
@click.option("--fresh", is_flag=True, help="Remove the results of an earlier run first.")
@options.selection
@options.house
@options.glossary
@gating.gating
@aside.no_ignores
@options.jobs
@options.language
@options.colour
@click.option("--quiet", "-q", is_flag=True, help="Print only why the run fails.")
@reading.reading
def command(paths: tuple[str, ...], target: Path, **given: Any) -> None:
    """Check a large input in shards, in constant memory, and lose nothing.

    INPUT is what `tqcheck check` takes. DIR/shards holds the issues, DIR/summary.json the counts, rates, verdict and
    worst documents, DIR/not_checked.jsonl all that was not checked. With no limit given, any issue of tier A fails.

    Exit status: 0 passed, 1 failed, 2 something could not be checked or written, 130 interrupted.
    """  # fmt: skip
    context = click.get_current_context()
    files, troubles = reading.files(paths, given)
    limits = gating.limits(given)
    with folder.alone(target):
        job, shards = _prepare(target, files, given, Rulesets(given, settings.current(context)).settled())
        troubles += job.setup.glossary.troubles if job.setup.glossary else ()
        record = _work(job, shards, given)
        verdict = judge(record.tally, limits)
        summary = large.summary(job, record, verdict, len(shards))
        summary["not_checked"] += len(troubles)
        large.conclude(job, summary, shards, troubles)
    told = [*troubles, *_lost(target, record)]
    report = Report((), record.tally, verdict, tuple(problems(told, job.lang)), job.signature, job.lang, limits.tiers)
    _print(report, given)
    if told and (not given["exit_zero"] or troubles or record.lost):
        context.exit(2)
    context.exit(0 if verdict.passed or given["exit_zero"] else 1)


def _prepare(target: Path, files: list[File], given: dict[str, Any], rulesets: Rulesets) -> tuple[Job, list[Shard]]:
    """The job and its shards; the folder is ready for them."""
    for file in files:
        if file.path is None:
            raise TqcheckError(
                "scale reads files, which can be read again after an accident, and not the standard input.",
                "scale lit des fichiers, qui peuvent être relus après un accident, et non l’entrée standard.",
            )
    glossary = options.terms(given)
    chosen = [rulesets.of(file.name) for file in files]
    sets = list({id(rules): rules for rules in (*chosen, rulesets.base)}.values())
    signature = running.signature(rulesets, glossary, given)
    how = reading.how_to_read(given)
    ignoring = aside.ignoring(files, given)
    ignored = f"|ignores:{_digest(ignoring.ignores)}" if ignoring else "|ignores:none"
    signature = f"{signature}|shards:{given['form']}|reading:{_digest(how)}{ignored}"
    setup = Setup(tuple(sets), given["house"], glossary)
    job = Job(setup, how, target.absolute(), Path.cwd(), signature, given["lang"], given["form"], ignoring)
    try:
        if given["fresh"]:
            folder.clear(target)
        numbered = ((file, sets.index(rules)) for file, rules in zip(files, chosen, strict=True))
        shards = folder.planned(target, numbered, signature, round(given["shard_size"] * 1e6))
        folder.sweep(target)
    except OSError as error:
        raise folder.unwritable(target, error) from None
    return job, shards


def _digest(how: object) -> str:
    import hashlib

    return hashlib.sha256(repr(how).encode()).hexdigest()[:8]


def _work(job: Job, shards: list[Shard], given: dict[str, Any]) -> Record:
    size = sum(shard.size for shard in shards)
    jobs = min(options.processes(given, size), max(1, len(shards)))
    if given["engine"] == "dask":
        from tqcheck.scale import dask

        engine: large.Engine = functools.partial(dask.run, address=given["address"], jobs=jobs)
    else:
        engine = functools.partial(pool.run, jobs=jobs, ordered=False)
    progress = terminal.Progress(size, "documents")
    try:
        return large.work(job, shards, engine, progress.show, jobs)
    finally:
        progress.close()


def _lost(target: Path, record: Record) -> list[Trouble]:
    """What was not checked, in one sentence."""
    n, path = record.lost + record.foreign, target / "not_checked.jsonl"
    some = n > 1
    fr = f"{n} {'textes ou passages' if some else 'texte ou passage'} sans vérification entière, dont {path} dit tout."
    en = f"{n} {'texts or passages' if some else 'text or passage'} not checked, or not wholly: {path} tells all."
    return [Trouble(str(path), fr, en)] if n else []


def _print(report: Report, given: dict[str, Any]) -> None:
    if given["quiet"]:
        for problem in report.problems:
            terminal.say(f"tqcheck: {problem.sentence}")
        if not report.verdict.passed:
            from tqcheck.report.text import verdict

            terminal.say(verdict(report))
        return
    look = {"color": terminal.colours_on_stdout(given["color"]), "width": terminal.width()}
    terminal.show(writing.render("text", report, **look))
