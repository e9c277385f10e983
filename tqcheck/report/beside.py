"""An article beside its source and its reference: rows of paragraphs that answer one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from markupsafe import Markup

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.check import Checked
from tqcheck.report import Report
from tqcheck.report.marks import Marked, clean, in_source, paragraphs
from tqcheck.source import Source

_TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 600  # tokens of a paragraph beyond which words are not compared


@dataclass(slots=True)
class Row:
    """Paragraphs of the article, what answers them in the source and the reference, and how near the reference is."""

    start: int
    target: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    references: list[tuple[int, str, Markup]] = field(default_factory=list)

    @property
    def html(self) -> tuple[Markup, Markup]:
        """Source and article of the row."""
        return Markup("".join(self.source)), Markup("".join(self.target))


def rows(report: Report, number: int, marked: Sequence[Marked]) -> list[Row]:
    """The rows of a document; none where it has neither source nor reference."""
    checked = report.checked[number]
    scored = _scored(report, number)
    if checked.foreign or (checked.document.source is None and not scored):
        return []
    text = checked.document.text
    made = _blocks(checked, marked) if checked.document.source is not None else [Row(0)]
    if checked.document.source is None:
        made = [Row(start) for start, _ in paragraphs(text, marked)] or made
    homes = [row for row in made if row.start >= 0]
    starts = [row.start for row in homes]
    for start, paragraph in paragraphs(text, marked):
        homes[max(0, bisect_right(starts, start) - 1)].target.append(paragraph)
    for line, (score, reference) in scored.items():
        start = checked.document.line_starts[line - 1]
        row = homes[max(0, bisect_right(starts, start) - 1)]
        written = text[start : checked.document.line_end(line)]
        row.references.append((line, score, difference(written, reference)))
    return [row for row in made if row.target or row.source]


def _blocks(checked: Checked, marked: Sequence[Marked]) -> list[Row]:
    """A row for each block of the alignment, in the order of the article; those without a target start at -1."""
    document = checked.document
    bitext = Bitext(Article(document), Source(document.source or ""))
    source = bitext.source
    lines = list(paragraphs(source.given, in_source(source.given, marked)))
    starts = [start for start, _ in lines]
    made, taken, first = [], set[int](), True
    for bead in bitext.blocks:
        start = -1
        if bead.target[0] < bead.target[1]:
            begins = bitext.article.view.raw(bitext.article.paragraphs[bead.target[0]].start)
            start, first = (0 if first else document.text.rfind("\n", 0, begins) + 1), False
        row = Row(start)
        for paragraph in source.paragraphs[slice(*bead.source)]:
            low, high = source.view.raw(paragraph.start), source.view.raw_end(paragraph.end)
            for index in range(max(0, bisect_right(starts, low) - 1), bisect_right(starts, max(low, high - 1))):
                if index not in taken:
                    taken.add(index)
                    row.source.append(lines[index][1])
        made.append(row)
    if first:
        made.append(Row(0))
    made[-1].source += [line for index, (_, line) in enumerate(lines) if index not in taken]
    return made


def _scored(report: Report, number: int) -> Mapping[int, tuple[str, str]]:
    """The score and the reference of each line of a document that has one."""
    place = report.scored.numbers[number] if report.scored else None
    if report.scored is None or place is None:
        return {}
    from tqcheck.report.scores import figure
    from tqcheck.scoring.metrics import DEFAULT, NAMES

    scores = report.scored.scores
    found = {}
    for index in range(*scores.spans[place]):
        value = scores.parts[index].scores[DEFAULT].normalised.score
        label = f"{NAMES[DEFAULT]} {figure(report.ui_lang or report.lang, value)}"
        found[scores.parts[index].line] = (label, scores.segments.references[0][index])
    return found


def difference(target: str, reference: str) -> Markup:
    """The reference, with the words that the target has in their place (del) and those it lacks (ins)."""
    return Markup("".join(_difference(target.strip(), reference.strip())))


def _difference(target: str, reference: str) -> Iterator[str]:
    old, new = _TOKENS.findall(target), _TOKENS.findall(reference)
    if max(len(old), len(new)) > _LONGEST:
        yield clean(reference)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield clean("".join(new[c:d]))
            continue
        if a < b:
            yield f"<del>{clean(''.join(old[a:b]))}</del>"
        if c < d:
            yield f"<ins>{clean(''.join(new[c:d]))}</ins>"
