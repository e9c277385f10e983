"""tqcheck compare: which of several systems is better on the same articles."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tqcheck.check import Checked, check
from tqcheck.cli import options, reading, terminal
from tqcheck.cli.troubles import problems
from tqcheck.comparison import report as reports
from tqcheck.comparison.compare import Contender, compare
from tqcheck.comparison.rates import RESAMPLES
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.output import encode, write
from tqcheck.readers.companions import Wish
from tqcheck.readers.reader import Reading
from tqcheck.readers.systems import System, systems
from tqcheck.report.signature import sign
from tqcheck.rule import Rule, Tier
from tqcheck.scoring.metrics import metric
from tqcheck.unchecked import doubtful, failure


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, metavar="SYSTEM...")
@click.option(
    "--reference", "references", multiple=True, metavar="R",
    help="A folder or .jsonl with a reference for each article; repeatable. Articles may also bring their own.",
)  # fmt: skip
@click.option("--source-dir", metavar="DIR", help="Folder of sources, each named as its article or .en.txt.")
@click.option("--no-source", is_flag=True, help="Use no source: neither NAME.en.txt nor that of the file.")
@options.selection
@options.house
@click.option("--count-tier", type=click.Choice([str(each) for each in Tier]), default="A", show_default=True,
              help="The least trusted tier whose issues count.")  # fmt: skip
@click.option(
    "--test", "kind", type=click.Choice(["bs", "ar"]), default="bs", show_default=True,
    help="The paired test of sacrebleu: bootstrap or approximate randomisation.",
)  # fmt: skip
@click.option(
    "--resamples", type=click.IntRange(100), default=RESAMPLES, show_default=True, metavar="N",
    help="Bootstrap samples of articles for the intervals.",
)  # fmt: skip
@click.option(
    "--worst", type=click.IntRange(0), default=10, show_default=True, metavar="N", help="List the N worst segments.",
)  # fmt: skip
@click.option("--no-scores", is_flag=True, help="Compare defects alone, though there are references.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What is printed.",
)  # fmt: skip
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH",
    help=f"Also write a report ({', '.join(options.OUTPUTS)}) to a file; repeatable.",
)  # fmt: skip
@options.language
@reading.plain_reading
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Compare systems on the same articles: defects per 1,000 words, scores where there is a reference.

    SYSTEM is a folder of articles or a .jsonl whose ids are those of the other systems; one .jsonl whose rows name
    their "system" holds several. The first system is the baseline.

    Exit status: 0 compared, 2 something could not be (an article that not all systems have is named and left out).
    """  # fmt: skip
    rules = options.rules(given)
    wanted = options.destinations(given["outputs"], None, map(Path, (*paths, *given["references"])))
    reading = Reading(given["encoding"], given["columns"], source=not given["no_source"])
    wish = Wish(source_dir=given["source_dir"], no_source=given["no_source"])
    found, troubles = systems(paths, reading, wish)
    if len(found) < 2:
        raise _alone(found, troubles)
    given["no_scores"] = given["no_scores"] or not _scorable(found, given)
    references = {} if given["no_scores"] else _references(given["references"], given, troubles)
    names = _common(found, troubles)
    contenders = [Contender(each.name, _check(each, names, references, rules, given, troubles)) for each in found]
    kept = [name for name in names if all(name in each.articles for each in contenders)]
    contenders = [Contender(each.name, {name: each.articles[name] for name in kept}) for each in contenders]
    if not kept:
        raise TqcheckError(
            "The systems have no article in common that could be checked.",
            "Les systèmes n’ont aucun article commun qui ait pu être vérifié.",
        )
    comparison, lost = compare(
        contenders, references, tiers=tuple(tier for tier in Tier if tier <= Tier(given["count_tier"])),
        resamples=given["resamples"], kind=given["kind"], most=given["worst"],
    )  # fmt: skip
    troubles += lost
    report = reports.Report(
        comparison, tuple(problems(troubles, given["lang"])), _signature(rules, given), given["lang"]
    )  # fmt: skip
    _tell(report, wanted, given["format_"])
    click.get_current_context().exit(2 if troubles else 0)


def _scorable(found: Iterable[System], given: Mapping[str, Any]) -> bool:
    """True where something can be scored; that sacrebleu is missing is said, and an error where it was asked for."""
    if not given["references"] and all(
        document.reference is None for system in found for document in system.documents.values()
    ):
        return False
    try:
        metric("bleu")
    except TqcheckError as error:
        if given["references"]:
            raise
        terminal.say(f"tqcheck: {error.message(given['lang'])}")
        return False
    return True


def _alone(found: Sequence[System], troubles: Sequence[Trouble]) -> TqcheckError:
    en = "".join(f" {each.en}" for each in troubles[:3])
    fr = "".join(f" {each.fr}" for each in troubles[:3])
    what = found[0].name if found else "nothing"
    return TqcheckError(
        f"A comparison takes two systems or more, and there is {what}.{en}",
        f"Une comparaison demande au moins deux systèmes, et il y a {found[0].name if found else 'rien'}.{fr}",
    )


def _references(
    paths: Iterable[str], given: Mapping[str, Any], troubles: list[Trouble]
) -> Mapping[str, tuple[str, ...]]:
    """The texts of the references by article; a reference that lacks an article is a trouble when it is looked for."""
    reading = Reading(given["encoding"], given["columns"], source=False)
    texts: dict[str, tuple[str, ...]] = {}
    for path in paths:
        read, lost = systems([path], reading, Wish(no_source=True))
        troubles += lost
        for each in read:
            for name, document in each.documents.items():
                texts[name] = (*texts.get(name, ()), document.text)
    return texts


def _common(found: Sequence[System], troubles: list[Trouble]) -> list[str]:
    """The articles that all systems have, in the order of the first; each of the others is named."""
    everything = list(dict.fromkeys(name for each in found for name in each.documents))
    for name in everything:
        without = [each.name for each in found if name not in each.documents]
        if without:
            lacking = ", ".join(without)
            troubles.append(Trouble(
                lacking,
                f"{lacking}\N{NO-BREAK SPACE}: l’article {name} manque, il n’est pas comparé.",
                f"{lacking}: the article {name} is missing, it is not compared.",
            ))  # fmt: skip
    return [name for name in everything if all(name in each.documents for each in found)]


def _check(
    system: System,
    names: Iterable[str],
    references: Mapping[str, tuple[str, ...]],
    rules: tuple[Rule, ...],
    given: Mapping[str, Any],
    troubles: list[Trouble],
) -> dict[str, Checked]:
    found: dict[str, Checked] = {}
    listed = list(names)
    progress = terminal.Progress(len(listed), system.name)
    try:
        for number, name in enumerate(listed):
            progress.show(number, number)
            document = system.documents[name]
            if given["no_scores"]:
                document = replace(document, reference=None)
            elif name in references:
                document = replace(document, reference=references[name][0])
            try:
                found[name] = check(document, rules, given["house"])
                if found[name].doubt and not found[name].foreign:
                    troubles.append(doubtful(found[name]))
            except Exception as error:  # a defect of a rule must not cost the report on all other texts
                troubles.append(failure(document, error))
    finally:
        progress.close()
    return found


def _signature(rules: tuple[Rule, ...], given: Mapping[str, Any]) -> str:
    return sign(rules, {"lang": given["lang"], "profile": getattr(given["house"], "name", "none")})


def _tell(report: reports.Report, wanted: Iterable[tuple[str, Path]], format_: str) -> None:
    for kind, path in wanted:
        try:
            write(path, encode(_render(report, kind)))
            terminal.say(f"{'Rapport' if report.lang == 'fr' else 'Report'}: {path}")
        except OSError as error:
            why = error.strerror or error
            raise TqcheckError(
                f"The report {path} could not be written ({why}).",
                f"Le rapport {path} n’a pas pu être écrit ({why}).",
            ) from None
    if format_ == "json":
        for problem in report.problems:
            terminal.say(f"tqcheck: {problem.sentence}")
        terminal.show(reports.to_json(report), machine=True)
    else:
        terminal.show(reports.to_text(report, terminal.width()))


def _render(report: reports.Report, kind: str) -> str:
    if kind == "html":
        text: str = importlib.import_module("tqcheck.comparison.html").render(report)
        return text
    return reports.to_json(report) if kind == "json" else reports.to_text(report)
