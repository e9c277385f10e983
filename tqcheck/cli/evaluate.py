"""tqcheck evaluate: precision and recall on annotated articles, held against an earlier evaluation."""

from __future__ import annotations

from pathlib import Path

import click

from tqcheck import catalogue
from tqcheck.cli import terminal
from tqcheck.errors import TqcheckError
from tqcheck.evaluation import corpus, figures, match, reports, table

_EARLIER = Path("reports") / reports.FIGURES


@click.command("evaluate")
@click.argument("corpora", type=click.Path(path_type=Path), default=Path("corpora"))
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the figures and the report of every article into DIR.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"Fail where a family does worse than in this earlier evaluation; {_EARLIER} where it exists, "
    "unless --write is given.",
)
@click.option(
    "--show",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    metavar="N",
    help="List up to N missed defects and N false alarms.",
)
def command(corpora: Path, folder: Path | None, against: Path | None, show: int) -> None:
    """Measure precision and recall on a folder of annotated articles.

    CORPORA holds NAME.fr.txt beside NAME.gold.json and, where it is known, the source NAME.en.txt; articles in a
    folder called clean have no defects.

    Exit status: 0, or 1 where a family does worse than before, or 2 where the corpora cannot be used.
    """  # fmt: skip
    entries = corpus.load(corpora, {rule.code for rule in catalogue.all_rules()})
    rules = catalogue.choose()
    name = corpora.resolve().name
    results = [match.evaluate(entry, rules, f"{name}/{entry.name}") for entry in entries]
    measured = figures.measure(results)
    terminal.show(table.render(measured, show))
    if against is None and folder is None and _EARLIER.is_file():
        against = _EARLIER
    worse = figures.drops(measured, against) if against is not None else []
    if folder is not None:
        _write(folder, reports.contents(results, measured))
    for sentence in worse:
        terminal.say(f"Worse than {against}: {sentence}")
    click.get_current_context().exit(1 if worse else 0)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        reports.write_all(folder, files)
    except OSError as error:
        raise TqcheckError(f"{folder} cannot be written ({error.strerror or error}).") from None
