"""tqcheck score: sacrebleu's scores of one or several systems, and limits on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from tqcheck.cli import gating, options, reading, terminal
from tqcheck.cli.troubles import problems
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import Reason, ScoreLimits, Verdict, judge_scores
from tqcheck.output import encode, write
from tqcheck.readers.companions import Wish
from tqcheck.readers.reader import Reading
from tqcheck.readers.systems import System, systems
from tqcheck.report import scored
from tqcheck.scoring.documents import document_segments, title
from tqcheck.scoring.metrics import metric
from tqcheck.scoring.record import earlier
from tqcheck.scoring.scores import RESAMPLES, Scores, measure
from tqcheck.scoring.segments import Segments, Text, lines, pair, paragraphs


@click.command("score")
@click.argument("paths", nargs=-1, required=True, metavar="SYSTEM...")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="R",
    help="A reference: a file with as many lines as SYSTEM, or a folder or .jsonl with the same articles; repeatable.",
)
@click.option("--paragraphs", is_flag=True, help="In files of text, leave blank lines out of the count of lines.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="What is printed.",
)  # fmt: skip
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write text or json to a file.")
@click.option(
    "--worst", type=click.IntRange(0), default=5, show_default=True, metavar="N",
    help="List the N segments that are farthest from the reference.",
)  # fmt: skip
@click.option(
    "--resamples", type=click.IntRange(0), default=RESAMPLES, show_default=True, metavar="N",
    help="Bootstrap samples for the intervals; 0 for none. SACREBLEU_SEED is their seed.",
)  # fmt: skip
@gating.score_gating
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever the scores; what cannot be scored is still 2.")
@options.language
@reading.plain_reading
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Score translations against references: BLEU, chrF, chrF++ and TER, as sacrebleu does.

    SYSTEM is a file with one segment a line, or a folder, a .jsonl or a bilingual file of articles; without
    --reference each article brings its own. Every score is told twice: as given, and without typography (apostrophes,
    quotation marks, dashes, spaces), which alone can cost ten points of BLEU.

    Exit status: 0 within the limits, 1 a limit is passed, 2 something could not be scored (the rest still is).
    """  # fmt: skip
    limits = gating.score_limits(given)
    if given["against"] is not None and not limits.drops:
        raise TqcheckError("--against needs --max-drop METRIC=X.", "--against demande --max-drop MESURE=X.")
    wanted = _destinations(given["outputs"], (*paths, *given["references"]))
    metric("bleu")  # says what to install where sacrebleu is missing
    found, troubles = _score_all(paths, given)
    verdict = _judge(found, limits, given["against"])
    report = scored.Report(tuple(found), verdict, tuple(problems(troubles, given["lang"])), given["lang"])
    for format_, path in wanted:
        _write(path, scored.to_json(report) if format_ == "json" else scored.to_text(report, given["worst"]))
    for problem in report.problems:
        terminal.say(f"tqcheck: {problem.sentence}")
    if given["format_"] == "json":
        terminal.show(scored.to_json(report), machine=True)
    elif found:
        terminal.show(scored.to_text(report, given["worst"], terminal.width()))
    failed = not (verdict.passed or given["exit_zero"])
    click.get_current_context().exit(2 if troubles else int(failed))


def _destinations(outputs: Iterable[str], inputs: Iterable[str]) -> list[tuple[str, Path]]:
    for each in outputs:
        if each.startswith("html="):
            raise TqcheckError(
                "--output takes FORMAT=PATH with FORMAT one of text, json here.",
                "--output attend ici FORMAT=CHEMIN, où FORMAT est text ou json.",
            )
    return options.destinations(outputs, None, map(Path, inputs))


def _write(path: Path, text: str) -> None:
    try:
        write(path, encode(text))
    except OSError as error:
        why = error.strerror or error
        raise TqcheckError(
            f"The report {path} could not be written ({why}).", f"Le rapport {path} n’a pas pu être écrit ({why})."
        ) from None


def _score_all(paths: tuple[str, ...], given: Mapping[str, Any]) -> tuple[list[Scores], list[Trouble]]:
    reading, wish = Reading(given["encoding"], given["columns"], source=False), Wish(no_source=True)
    read, troubles = systems(paths, reading, wish)
    references: list[System] = []
    for path in given["references"]:
        one, lost = systems([path], reading, wish)
        troubles += lost
        if len(one) > 1:
            raise TqcheckError(
                f"{path} holds the work of {len(one)} systems; a reference is one.",
                f"{path} contient le travail de {len(one)} systèmes\N{NO-BREAK SPACE}; une référence en est un.",
            )
        references += one
    if len(references) < len(given["references"]):
        return [], troubles
    found = []
    for system in read:
        try:
            documents = dict(_documents(system, references, given, troubles))
            if documents:
                found.append(measure(system.name, documents.values(), documents, resamples=given["resamples"]))
        except TqcheckError as error:
            troubles.append(Trouble(system.name, error.message("fr"), error.message("en")))
    return found, troubles


def _documents(
    system: System, references: list[System], given: Mapping[str, Any], troubles: list[Trouble]
) -> Iterator[tuple[str, Segments]]:
    """The segments of each article of a system; TqcheckError where it has none that could be scored at all."""
    if references and (system.plain or any(each.plain for each in references)):
        yield "", _lines(system, references, given)
        return
    for name, document in system.documents.items():
        texts = [each.documents[name].text for each in references if name in each.documents]
        if not references and document.reference is not None:
            texts = [document.reference]
        try:
            if len(texts) < max(1, len(references)):
                lost = next((each.name for each in references if name not in each.documents), "")
                raise _missing(title(document), name, lost)
            yield name, document_segments(document, texts)
        except TqcheckError as error:
            troubles.append(Trouble(system.name, error.message("fr"), error.message("en")))


def _missing(title: str, name: str, lost: str) -> TqcheckError:
    if lost:
        return TqcheckError(
            f"{title} has no reference: {lost} holds no article {name}.",
            f"{title} n’a pas de référence\N{NO-BREAK SPACE}: {lost} ne contient pas d’article {name}.",
        )
    return TqcheckError(
        f"{title} has no reference to be scored against; give one with --reference.",
        f"{title} n’a pas de référence\N{NO-BREAK SPACE}; donnez-en une avec --reference.",
    )


def _lines(system: System, references: list[System], given: Mapping[str, Any]) -> Segments:
    for each in (system, *references):
        if each.plain is None:
            raise TqcheckError(
                f"{each.name} holds articles and not one segment a line, as the files beside it do.",
                f"{each.name} contient des articles et non un segment par ligne, comme les autres fichiers.",
            )
    texts = [_text(each, given["paragraphs"]) for each in (system, *references)]
    return pair(texts[0], texts[1:])


def _text(system: System, blank: bool) -> Text:
    [document] = system.documents.values()
    return paragraphs(system.name, document.text) if blank else lines(system.name, document.text)


def _judge(found: Iterable[Scores], limits: ScoreLimits, against: Path | None) -> Verdict:
    found = list(found)
    before = earlier(against, [each.name for each in found]) if against is not None and found else {}
    reasons: list[Reason] = []
    for each in found:
        if each.name in before:
            before[each.name].hold(each)
        reasons += judge_scores(each, limits, before.get(each.name)).reasons
    return Verdict(tuple(reasons))
