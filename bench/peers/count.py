"""Counting: which defects the findings of a peer name, and how many stand where nothing is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.peers.peer import Finding, Found, Text
from tqcheck.document import Document
from tqcheck.evaluation.corpus import Defect, Entry


@dataclass(frozen=True, slots=True)
class Case:
    """A text to check, and its defects; a correct text has none."""

    text: Text
    defects: tuple[Defect, ...] = ()

    @property
    def words(self) -> int:
        """The words of the text, as tqcheck counts them."""
        return Document(self.text.text).words


@dataclass(frozen=True, slots=True)
class Score:
    """What a peer did: defects named by family, of `findings` in texts with defects those `outside` any, and `quiet`:
    the findings in correct texts and their words, by kind of text.
    """

    named: Mapping[str, int]
    findings: int
    outside: int
    quiet: Mapping[str, tuple[int, int]]


def cases(entries: Sequence[Entry]) -> dict[str, list[Case]]:
    """All texts by kind: the `annotated` articles, the same ones `mended`, and the `clean` ones."""
    found: dict[str, list[Case]] = {"annotated": [], "mended": [], "clean": []}
    for entry in entries:
        name = entry.name.replace("/", "-").removesuffix(".fr.txt")
        kind = "annotated" if entry.defects else "clean"
        found[kind].append(Case(Text(f"{name}.txt", entry.text, entry.source), entry.defects))
        if entry.fixed is not None:
            found["mended"].append(Case(Text(f"{name}-mended.txt", entry.fixed, entry.source)))
    return found


def score(by_kind: Mapping[str, Sequence[Case]], found: Found, keep: Callable[[Finding], bool]) -> Score:
    """The figures of a peer for those of its findings that are kept; a place marked twice counts once."""

    def findings(case: Case) -> list[Finding]:
        places = {(each.start, each.end): each for each in found.get(case.text.name, ()) if keep(each)}
        return sorted(places.values())

    annotated = [(case, findings(case)) for case in by_kind["annotated"]]
    named = Counter(defect.family for case, marks in annotated for defect in matched(case.defects, marks))
    return Score(
        named,
        sum(len(marks) for _, marks in annotated),
        sum(not any(touch(mark, each) for each in case.defects) for case, marks in annotated for mark in marks),
        {
            kind: (sum(len(findings(case)) for case in texts), sum(case.words for case in texts))
            for kind, texts in by_kind.items()
            if kind != "annotated"
        },
    )


def touch(finding: Finding, defect: Defect) -> bool:
    """True where they share a code point, or meet where one of the two is empty."""
    shared = min(finding.end, defect.end) - max(finding.start, defect.start)
    return shared > 0 or (shared == 0 and (finding.start == finding.end or defect.start == defect.end))


def matched(defects: Sequence[Defect], findings: Sequence[Finding]) -> list[Defect]:
    """The most defects that the findings can name when each names one at most."""
    near = [[m for m, finding in enumerate(findings) if touch(finding, defect)] for defect in defects]
    owner: dict[int, int] = {}

    def place(n: int, tried: set[int]) -> bool:
        for m in near[n]:
            if m not in tried:
                tried.add(m)
                if m not in owner or place(owner[m], tried):
                    owner[m] = n
                    return True
        return False

    return [defect for n, defect in enumerate(defects) if place(n, set())]
