"""The table as Markdown: it depends on the corpora, on tqcheck and on the versions of the peers alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.peers.count import Case, Score
from bench.peers.peer import Peer
from tqcheck.report.wording import family

_HEAD = """\
# Beside other tools

What other checkers make of the articles in [corpora/](../../corpora/README.md). This file is written by `make peers`
(`python -m bench.peers`), which installs each tool into a folder of its own.

A defect is *named* where a finding overlaps it, whatever the finding says is wrong; a finding names one defect at most,
and the most favourable pairs count. A finding that overlaps no defect stands *outside*, which is hard on a tool that
marks the other word of a wrong agreement. In correct texts (the clean articles, and the annotated ones after a person's
mends) every finding is a false alarm. A place that a tool marks twice counts once.

Read it with two grains of salt. The corpora were written for tqcheck and its rules were tried on them, so that its own
figures flatter it. And most of the others were made for another task: a speller must report a name that it does not
know, and a tool for English style cannot know French.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A peer that ran: its version and the scores of its rows in the table."""

    peer: Peer
    version: str
    scores: Mapping[str, Score]


def render(by_kind: Mapping[str, Sequence[Case]], rows: Sequence[Row], absent: Mapping[str, str]) -> str:
    """The whole file."""
    return "\n".join([_HEAD, *_lines(by_kind, rows, absent)]) + "\n"


def _lines(by_kind: Mapping[str, Sequence[Case]], rows: Sequence[Row], absent: Mapping[str, str]) -> Iterator[str]:
    families = Counter(defect.family for case in by_kind["annotated"] for defect in case.defects)
    size = {
        kind: f"{len(texts)} {kind}, {sum(case.words for case in texts):,} words" for kind, texts in by_kind.items()
    }
    correct = f"Correct texts: {size['clean']}; {size['mended']}."
    yield f"Articles: {size['annotated']}, {families.total()} defects. {correct}"
    yield ""
    scores = {name: each for row in rows for name, each in row.scores.items()}
    yield from _totals(scores, families.total())
    yield ""
    yield "## Defects named, by family"
    yield ""
    yield from _families({row.peer.name: row.scores[row.peer.name] for row in rows}, families)
    yield ""
    yield "## How each was run"
    yield ""
    for row in rows:
        peer = row.peer
        yield f"- **{peer.name}** {row.version} ({peer.licence}): `{peer.command}`. {peer.note}".rstrip()
    if absent:
        yield ""
        yield "## Not in the table"
        yield ""
        yield from (f"- **{name}**: {reason}." for name, reason in absent.items())


def _totals(scores: Mapping[str, Score], defects: int) -> Iterator[str]:
    yield from _head(
        "tool",
        f"defects named, of {defects}",
        "share",
        "findings",
        "outside any defect",
        "false alarms per 1,000 words, clean",
        "mended",
    )
    for name, each in scores.items():
        named = sum(each.named.values())
        cells = [str(named), f"{100 * named // defects} %", str(each.findings), str(each.outside)]
        yield _row(name, *cells, *(rate(*each.quiet[kind]) for kind in ("clean", "mended")))


def rate(findings: int, words: int) -> str:
    """Findings per 1,000 words."""
    return f"{1000 * findings / words:.1f}" if words else "–"


def _families(scores: Mapping[str, Score], families: Mapping[str, int]) -> Iterator[str]:
    yield from _head("family", "defects", *scores)
    for name in sorted(families):
        cells = (str(each.named.get(name) or "·") for each in scores.values())
        yield _row(f"{name} {family('en', name)}", str(families[name]), *cells)


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row("---", *("---:" for _ in cells[1:]))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
