"""Reports: what tqcheck prints for every article of a corpus, as files that are committed and read as a diff."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path, PurePosixPath

from tqcheck import __version__
from tqcheck.check import Checked
from tqcheck.evaluation.figures import Figures, to_json
from tqcheck.evaluation.match import Result
from tqcheck.gate import Limits, judge
from tqcheck.output import encode, write
from tqcheck.report import Report
from tqcheck.tally import count

FIGURES = "evaluation.json"
_SAMPLES = {"sample.html": "html", "sample.json": "json"}


def contents(results: Iterable[Result], figures: Figures) -> dict[str, bytes]:
    """The files by name: the text report of every article, the figures, and the first faulty article as HTML and JSON.

    Nothing in them depends on the day, the machine, or the word lists as such: they change when a result does.
    """
    made: dict[str, bytes] = {FIGURES: to_json(figures).encode()}
    results = tuple(results)
    for result in results:
        name = str(PurePosixPath(result.entry.name)).removesuffix(".fr.txt")
        made[f"{name}.txt"] = _render("text", [result.checked])
    faulty = next((result.checked for result in results if result.entry.defects and result.entry.source is None), None)
    if faulty is not None:
        made |= {name: _render(format_, [faulty]) for name, format_ in _SAMPLES.items()}
    return made


def write_all(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files below the folder, and remove the text reports of articles that are gone."""
    for name, data in files.items():
        write(folder / name, data)
    for path in folder.rglob("*.txt"):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()


def _render(format_: str, checked: list[Checked]) -> bytes:
    tally = count(checked)
    report = Report(tuple(checked), tally, judge(tally, Limits()), (), f"tqcheck:{__version__}")
    text: str = import_module(f"tqcheck.report.{format_}").render(report)
    return encode(text if text.endswith("\n") else f"{text}\n")
