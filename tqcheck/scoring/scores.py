"""Scores: every metric on every segment, document and corpus, as given and without typography."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tqcheck.scoring import metrics
from tqcheck.scoring.metrics import METRICS, Stats, Value
from tqcheck.scoring.segments import Segments, joined, listed
from tqcheck.scoring.typography import plain

ENOUGH = 30
"""Segments from which an interval is told.

The percentile interval of a bootstrap over n segments is too narrow by the factor of Student's t over the normal
quantile, times the root of n / (n - 1): 6 % at 30 segments, 11 % at 17, 22 % at 10 (T. Hesterberg, "What Teachers
Should Know About the Bootstrap", The American Statistician 69(4), 2015).
"""
RESAMPLES = 1000
STRANGERS = 28.0
"""chrF of the corpus, without typography, below which the texts are hardly translations of one another.

Two of our French articles, ten paragraphs of each side by side, come to 9 to 26 (820 pairs); articles by the worst of
seven engines, beside their reference, to 37 and more.
"""
FORMS = ("raw", "normalised")


@dataclass(frozen=True, slots=True)
class Score:
    """One metric on the texts as given (`raw`) and without their typography (`normalised`)."""

    raw: Value
    normalised: Value

    def value(self, form: str) -> Value:
        """The value of a form: raw or normalised."""
        return self.raw if form == "raw" else self.normalised


@dataclass(frozen=True, slots=True)
class Part:
    """The scores of a segment, by metric; `line` is its line in its text."""

    line: int
    scores: Mapping[str, Score]


@dataclass(frozen=True)
class Scores:
    """The scores of a system: together, by document in the order given, and by segment.

    `ids` and `spans` are the names of the documents and the numbers of their segments. `signatures` are sacrebleu's,
    by metric. `digest` names the references. `counts` are what the metrics counted in each segment, in both forms.
    """

    name: str
    total: Mapping[str, Score]
    documents: tuple[Mapping[str, Score], ...]
    ids: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    signatures: Mapping[str, str]
    references: int
    empty: int
    digest: str
    resamples: int
    segments: Segments = field(repr=False)
    counts: Mapping[str, tuple[Stats, Stats]] = field(repr=False)

    @property
    def size(self) -> int:
        """The number of segments."""
        return len(self.parts)

    @property
    def enough(self) -> bool:
        """True where there are enough segments for an interval to mean what it says."""
        return self.size >= ENOUGH

    @property
    def strangers(self) -> bool:
        """True where the texts are so far from their references that they are hardly translations of the same."""
        return self.total["chrf2"].normalised.score < STRANGERS

    @cached_property
    def worst(self) -> tuple[int, ...]:
        """The numbers of the segments, from 0, in order of their chrF++ without typography, the lowest first."""
        default = metrics.DEFAULT
        return tuple(sorted(range(self.size), key=lambda n: (self.parts[n].scores[default].normalised.score, n)))


def score(system: Sequence[str], references: Sequence[Sequence[str]], *, resamples: int = RESAMPLES) -> Scores:
    """The scores of a list of segments against one or more lists of references; TqcheckError where they do not fit."""
    return measure("", (listed(system, references),), resamples=resamples)


def measure(name: str, documents: Iterable[Segments], ids: Iterable[str] = (), *, resamples: int = RESAMPLES) -> Scores:
    """The scores of the documents of a system, each with its references, and of all together.

    With fewer than ENOUGH segments nothing is resampled. Cost: TER takes nearly all of it, some 4 ms a segment.
    """
    documents = tuple(documents)
    whole = joined(documents)
    drawn = resamples if len(whole) >= ENOUGH else 0
    forms = whole, _plain(whole)
    found = {each: _Metric(each, forms) for each in METRICS}
    places = _places(documents)
    return Scores(
        name,
        {each: measured.score(0, len(whole), drawn) for each, measured in found.items()},
        tuple({each: measured.score(*place) for each, measured in found.items()} for place in places),
        tuple(ids) or ("",) * len(documents),
        tuple(places),
        tuple(
            Part(line, {each: measured.segment(number) for each, measured in found.items()})
            for number, line in enumerate(whole.lines)
        ),
        {each: measured.signature for each, measured in found.items()},
        len(whole.references), whole.empty, whole.digest, drawn, whole,
        {each: measured.stats for each, measured in found.items()},
    )  # fmt: skip


def _places(documents: tuple[Segments, ...]) -> list[tuple[int, int]]:
    places, start = [], 0
    for each in documents:
        places.append((start, start + len(each)))
        start += len(each)
    return places


def _plain(segments: Segments) -> Segments:
    return Segments(
        tuple(map(plain, segments.system)),
        tuple(tuple(map(plain, reference)) for reference in segments.references),
        segments.lines,
    )


class _Metric:
    """A metric with what it counted in every segment, as given and without typography."""

    def __init__(self, name: str, forms: tuple[Segments, Segments]) -> None:
        self.corpus, self.alone = metrics.metric(name), metrics.metric(name, segment=True)
        given, bare = forms
        raw = metrics.count(self.corpus, given.system, given.references)
        self.stats: tuple[Stats, Stats] = (raw, self._again(raw, given, bare))
        self.signature = metrics.signature(self.corpus)

    def _again(self, raw: Stats, given: Segments, bare: Segments) -> Stats:
        """The counts without typography: counted anew only where a segment is no longer the same."""
        before, after = (list(zip(each.system, *each.references, strict=True)) for each in (given, bare))
        changed = [number for number, row in enumerate(before) if row != after[number]]
        if not changed:
            return raw
        system = [bare.system[number] for number in changed]
        references = [[reference[number] for number in changed] for reference in bare.references]
        stats = list(raw)
        for number, counts in zip(changed, metrics.count(self.corpus, system, references), strict=True):
            stats[number] = counts
        return stats

    def score(self, start: int, end: int, resamples: int = 0) -> Score:
        """The score of segments [start, end) together."""
        found = Score(*(metrics.total(self.corpus, stats[start:end], resamples) for stats in self.stats))
        if resamples:
            self.signature = metrics.signature(self.corpus)
        return found

    def segment(self, number: int) -> Score:
        """The score of one segment by itself."""
        return Score(*(metrics.total(self.alone, stats[number : number + 1]) for stats in self.stats))
