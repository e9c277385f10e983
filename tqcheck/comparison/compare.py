"""compare: systems on the articles that all of them have: defects, scores, and the worst segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from tqcheck.check import Checked
from tqcheck.comparison.paired import MOST, Tests, hold
from tqcheck.comparison.rates import ALL, ENOUGH, Bootstrap, Counts, Difference, Rate, Sampled
from tqcheck.comparison.worst import Worst, rank
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.rule import Tier
from tqcheck.scoring.documents import document_segments
from tqcheck.scoring.scores import Scores, measure
from tqcheck.scoring.segments import Segments


@dataclass(frozen=True, slots=True)
class Contender:
    """A system: its articles after the check, by name and in one order for all systems."""

    name: str
    articles: Mapping[str, Checked]

    @property
    def foreign(self) -> int:
        """The number of articles that are not French."""
        return sum(each.foreign for each in self.articles.values())


@dataclass(frozen=True)
class Comparison:
    """Several systems on the same articles; all differences are those from the first system, the baseline.

    `scores` are of the articles that have a reference in every system, empty where there are none; `tests` then hold
    them against the baseline. `worst` are the worst segments of all systems.
    """

    contenders: tuple[Contender, ...]
    tiers: tuple[Tier, ...]
    rates: tuple[Mapping[str, Rate], ...]
    differences: tuple[Mapping[str, Difference], ...]
    pairs: Mapping[tuple[int, int], Difference]
    resamples: int
    scores: tuple[Scores, ...]
    tests: Tests | None
    worst: tuple[Worst, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The names of the articles that were compared."""
        return tuple(self.contenders[0].articles)

    @property
    def enough(self) -> bool:
        """True where there are enough articles for an interval."""
        return len(self.articles) >= ENOUGH

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families of which any system has a defect."""
        return tuple(sorted({family for rates in self.rates for family in rates} - {ALL}))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The numbers of the systems, the one with the fewest defects first."""
        return tuple(sorted(range(len(self.rates)), key=lambda n: (self.rates[n][ALL].per_1000, n)))

    def beats(self, first: int, second: int) -> bool:
        """True where the first system clearly has fewer defects than the second."""
        difference = self.pairs[min(first, second), max(first, second)]
        return difference.clear and (difference.value < 0) == (first < second)


def compare(
    contenders: Sequence[Contender],
    references: Mapping[str, Sequence[str]],
    *,
    tiers: tuple[Tier, ...] = (Tier.A,),
    resamples: int,
    kind: str,
    most: int,
) -> tuple[Comparison, list[Trouble]]:
    """Compare systems that have the same articles; what has no usable reference is a trouble and is not scored.

    `references` are the references of articles by name; where there are none at all, each document's own is taken.
    `kind` is that of sacrebleu's test, `most` the number of worst segments.
    """
    bootstrap = Bootstrap(len(contenders[0].articles), resamples)
    sampled = [Sampled(_count(each, tiers), bootstrap) for each in contenders]
    families = sorted({family for each in sampled for family in each.counts.issues})
    rates = tuple({family: each.rate(family) for family in families} for each in sampled)
    differences = tuple(
        {family: bootstrap.difference(each, sampled[0], family) for family in families} for each in sampled[1:]
    )
    pairs = {(a, b): bootstrap.difference(sampled[a], sampled[b], ALL) for a, b in combinations(range(len(sampled)), 2)}
    scores, troubles = _score(contenders, references, resamples)
    tests = hold(scores, kind) if scores and scores[0].enough and scores[0].size <= MOST else None
    worst = rank([(each.name, each.articles) for each in contenders], scores, tiers, most)
    return Comparison(
        tuple(contenders), tiers, rates, differences, pairs, len(bootstrap.draws), scores, tests, worst
    ), troubles  # fmt: skip


def _count(contender: Contender, tiers: Iterable[Tier]) -> Counts:
    articles = list(contender.articles.values())
    issues: dict[str, list[int]] = {ALL: [0] * len(articles)}
    for number, each in enumerate(articles):
        found = Counter(issue.rule.family for issue in each.issues if issue.tier in tiers)
        issues[ALL][number] = found.total()
        for family, n in found.items():
            issues.setdefault(family, [0] * len(articles))[number] = n
    return Counts([_words(each.document.text) for each in articles], issues)


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, run)) for run in text.split())


def _score(
    contenders: Sequence[Contender], references: Mapping[str, Sequence[str]], resamples: int
) -> tuple[tuple[Scores, ...], list[Trouble]]:
    """The scores of every system on the articles whose reference fits the work of all of them."""
    kept: dict[str, list[Segments]] = {}
    troubles: list[Trouble] = []
    number = max((len(texts) for texts in references.values()), default=0)
    for name in contenders[0].articles:
        texts = references.get(name, ())
        if len(texts) < number:
            troubles.append(_lacking(name, "the references", "les références"))
            continue
        try:
            found = [_segments(each, name, texts) for each in contenders]
        except TqcheckError as error:
            troubles.append(Trouble(name, error.message("fr"), error.message("en")))
            continue
        fitting = [each for each in found if each is not None]
        without = [each.name for each, segments in zip(contenders, found, strict=True) if segments is None]
        if fitting and without:
            troubles.append(_lacking(name, ", ".join(without), ", ".join(without)))
        elif len({each.digest for each in fitting}) > 1:
            troubles.append(_differing(name))
        elif fitting:
            kept[name] = fitting
    if not kept:
        return (), troubles
    return tuple(
        measure(each.name, [found[number] for found in kept.values()], kept, resamples=resamples)
        for number, each in enumerate(contenders)
    ), troubles


def _segments(contender: Contender, name: str, references: Sequence[str]) -> Segments | None:
    document = contender.articles[name].document
    own = () if document.reference is None else (document.reference,)
    texts = references or own
    return document_segments(document, texts) if texts else None


def _lacking(name: str, en: str, fr: str) -> Trouble:
    return Trouble(
        name,
        f"{name}\N{NO-BREAK SPACE}: l’article n’a pas de référence dans {fr}, il n’est pas noté.",
        f"{name}: the article has no reference in {en}, it is not scored.",
    )


def _differing(name: str) -> Trouble:
    return Trouble(
        name,
        f"{name}\N{NO-BREAK SPACE}: la référence n’est pas la même pour tous les systèmes, l’article n’est pas noté.",
        f"{name}: the reference is not the same for all systems, the article is not scored.",
    )
