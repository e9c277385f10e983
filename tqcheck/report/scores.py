"""Scores as people read them: a table, what to think of it, and the worst segments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from tqcheck.report import Report
from tqcheck.report.visible import printable, shorten
from tqcheck.report.wording import bind, number
from tqcheck.scoring.metrics import DEFAULT, NAMES, Value
from tqcheck.scoring.scores import ENOUGH, FORMS, STRANGERS, Scores

_NBSP = "\N{NO-BREAK SPACE}"
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "raw": ("tel quel", "as given"),
    "normalised": ("sans la typographie", "without typography"),
    "segments": ("{n} segment|{n} segments", "{n} segment|{n} segments"),
    "references": ("{n} référence|{n} références", "{n} reference|{n} references"),
    "less": ("moins, c’est mieux", "less is better"),
    "interval": (
        "± : intervalle à 95 %, {n} rééchantillonnages de sacrebleu.",
        "±: 95% interval, {n} bootstrap resamples by sacrebleu.",
    ),
    "small": (
        "Trop petit pour dire ce qui revient au hasard : {n} segment, il en faut {least}.|"
        "Trop petit pour dire ce qui revient au hasard : {n} segments, il en faut {least}.",
        "Too small to say what is chance: {n} segment, it takes {least}.|"
        "Too small to say what is chance: {n} segments, it takes {least}.",
    ),
    "empty": (
        "{n} segment est vide et compte pour 0.|{n} segments sont vides et comptent pour 0.",
        "{n} segment is empty and counts as 0.|{n} segments are empty and count as 0.",
    ),
    "strangers": (
        "chrF inférieur à {n} : ce ne sont sans doute pas des traductions de ces références ; vérifiez leur ordre.",
        "chrF below {n}: these are hardly translations of these references; check their order.",
    ),
    "worst": ("Segments les plus éloignés de la référence", "Segments farthest from the reference"),
    "line": ("ligne {n}", "line {n}"),
})  # fmt: skip


def say(lang: str, key: str, n: int = 0, **values: object) -> str:
    """A sentence about scores."""
    one, _, many = _WORDS[key][lang == "en"].partition("|")
    single = n < 2 if lang == "fr" else n == 1
    return bind(lang, (one if single or not many else many).format(n=number(lang, n), **values))


def figure(lang: str, value: float, digits: int = 1) -> str:
    """A score as sacrebleu prints it, with the decimal sign of the language."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang == "fr" else text


def cell(lang: str, value: Value) -> str:
    """A score with its interval."""
    margin = "" if value.margin is None else f" ± {figure(lang, value.margin)}"
    return f"{figure(lang, value.score)}{margin}"


def rows(lang: str, scores: Scores) -> list[tuple[str, str, str, str]]:
    """The table: name of the metric, the two values, and a note."""
    return [
        (
            NAMES[name],
            cell(lang, score.raw),
            cell(lang, score.normalised),
            say(lang, "less") if name == "ter" else "",
        )
        for name, score in scores.total.items()
    ]


def size(lang: str, scores: Scores) -> str:
    """How much was scored against what."""
    return f"{say(lang, 'segments', scores.size)}, {say(lang, 'references', scores.references)}"


def remarks(lang: str, scores: Scores) -> Iterator[str]:
    """What must be known before the scores are believed."""
    if scores.strangers:
        yield say(lang, "strangers", round(STRANGERS))
    if scores.empty:
        yield say(lang, "empty", scores.empty)
    if not scores.enough:
        yield say(lang, "small", scores.size, least=ENOUGH)
    elif scores.resamples:
        yield say(lang, "interval", scores.resamples)


def table(lang: str, scores: Scores) -> Iterator[str]:
    """The table and the remarks as lines of text."""
    listed = [("", say(lang, "raw"), say(lang, "normalised"), ""), *rows(lang, scores)]
    widths = [max(len(row[column]) for row in listed) for column in range(3)]
    for row in listed:
        yield "  " + "  ".join(
            (row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].rjust(widths[2]), row[3])
        ).rstrip()  # fmt: skip
    yield from (f"  {remark}" for remark in remarks(lang, scores))


def signatures(scores: Scores) -> Iterator[str]:
    """The signature of each metric, a line each."""
    return (f"  {NAMES[name]}|{signature}" for name, signature in scores.signatures.items())


def worst(lang: str, scores: Scores, most: int, width: int) -> Iterator[str]:
    """The segments that are farthest from their references, each above its references."""
    chosen = [place for place in scores.worst if scores.parts[place].scores[DEFAULT].normalised.score < 100][:most]
    if not chosen:
        return
    yield f"{say(lang, 'worst')} ({NAMES[DEFAULT]}, {say(lang, 'normalised')})"
    for place in chosen:
        part = scores.parts[place]
        value = figure(lang, part.scores[DEFAULT].normalised.score)
        yield f"  {_place(lang, scores, place)}  {NAMES[DEFAULT]} {value}"
        room = max(width - 6, 30)
        yield f"    {shorten(printable(scores.segments.system[place]), room)}".rstrip()
        for reference in scores.segments.references:
            yield f"    {shorten(printable(reference[place]), room)}"


def _place(lang: str, scores: Scores, number: int) -> str:
    line = say(lang, "line", scores.parts[number].line)
    if len(scores.ids) == 1:
        return line
    named = next(
        name for name, (start, end) in zip(scores.ids, scores.spans, strict=True) if start <= number < end
    )  # fmt: skip
    return f"{printable(named)}, {line}"


def panel(lang: str, found: Scores) -> dict[str, Any]:
    """What the page shows of the scores of all documents: the table, and what must be known of it."""
    return {
        "size": size(lang, found),
        "heads": [say(lang, form) for form in FORMS],
        "rows": rows(lang, found),
        "remarks": list(remarks(lang, found)),
        "signatures": [line.strip() for line in signatures(found)],
    }


def of_document(report: Report, number: int) -> str:
    """The chrF++ of a document without typography, nothing where it has no reference."""
    place = report.scored.numbers[number] if report.scored else None
    if report.scored is None or place is None:
        return ""
    value = report.scored.scores.documents[place][DEFAULT].normalised
    return f"{NAMES[DEFAULT]} {cell(report.lang, value)}"
