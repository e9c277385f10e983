"""The gate: limits on a tally and on scores, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tqcheck.rule import Severity, Tier
from tqcheck.scoring.metrics import NAMES, better
from tqcheck.tally import Tally

if TYPE_CHECKING:
    from tqcheck.scoring.record import Earlier
    from tqcheck.scoring.scores import Scores


class Limits(NamedTuple):
    """What a run may contain; with no limit at all, any issue that counts fails.

    `fail_on` is the severity from which one issue is too many ("never" for none), `by_rule` pairs of a code or family
    and the number allowed, `tiers` those that count.
    """

    fail_on: Severity | str | None = None
    max_issues: int | None = None
    max_per_1000: float | None = None
    by_rule: tuple[tuple[str, int], ...] = ()
    tiers: tuple[Tier, ...] = (Tier.A,)

    @property
    def given(self) -> bool:
        """True where a limit was given, which replaces the default."""
        return not (self.fail_on is None and self.max_issues is None and self.max_per_1000 is None) or bool(
            self.by_rule
        )


class ScoreLimits(NamedTuple):
    """What scores must reach; they are held beside the limits on issues and replace none of these.

    `bounds` are triples of an option, a metric and the least value (for TER the most), `drops` pairs of a metric and
    how much worse than before it may be. `form` says which value is held: raw or normalised.
    """

    bounds: tuple[tuple[str, str, float], ...] = ()
    drops: tuple[tuple[str, float], ...] = ()
    form: str = "normalised"

    @property
    def given(self) -> bool:
        """True where there is a limit."""
        return bool(self.bounds or self.drops)


class Reason(NamedTuple):
    """Why the gate failed: one sentence that names the limit and by how much it was passed, in both languages."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Passed, or failed for these reasons."""

    reasons: tuple[Reason, ...] = ()

    @property
    def passed(self) -> bool:
        """True where no limit was passed."""
        return not self.reasons


def judge(tally: Tally, limits: Limits) -> Verdict:
    """Hold the tally against the limits."""
    return Verdict(tuple(_reasons(tally, limits)))


def judge_scores(scores: Scores, limits: ScoreLimits, before: Earlier | None = None) -> Verdict:
    """Hold the scores of a system against the limits, and against its `before` scores where a drop is limited."""
    return Verdict(tuple(_score_reasons(scores, limits, before)))


def _score_reasons(scores: Scores, limits: ScoreLimits, before: Earlier | None) -> Iterator[Reason]:
    of = f"{scores.name}: " if scores.name else "", f"{scores.name} : " if scores.name else ""
    en, fr = ("as given", "tel quel") if limits.form == "raw" else ("without typography", "sans la typographie")
    for option, metric, limit in limits.bounds:
        value = round(scores.total[metric].value(limits.form).score, 4)  # as reports and sacrebleu print it
        if not better(metric, limit, value):
            continue
        high, name, off = metric == "ter", NAMES[metric], abs(value - limit)
        yield Reason(
            f"{of[1]}{name} {_french(value)} ({fr}), {'maximum' if high else 'minimum'} {_french(limit)} ({option}) : "
            f"{_french(off)} de {'trop' if high else 'moins'}.",
            f"{of[0]}{name} {value:.2f} ({en}), {'at most' if high else 'at least'} {limit:g} ({option}): "
            f"{off:.2f} too {'high' if high else 'low'}.",
        )
    for metric, limit in limits.drops if before else ():
        value, old = scores.total[metric].value(limits.form).score, before.score(metric, limits.form) if before else 0.0
        worse = round(value - old if metric == "ter" else old - value, 3)  # reports hold four decimals
        if worse > limit:
            yield Reason(
                f"{of[1]}{NAMES[metric]} {_french(value)} ({fr}), avant {_french(old)} : {_french(worse)} de perdu, "
                f"limite {_french(limit)} (--max-drop) : {_french(worse - limit)} de trop.",
                f"{of[0]}{NAMES[metric]} {value:.2f} ({en}), before {old:.2f}: {worse:.2f} worse, limit {limit:g} "
                f"(--max-drop): {worse - limit:.2f} too much.",
            )


def _reasons(tally: Tally, limits: Limits) -> Iterator[Reason]:
    issues = tally.total(limits.tiers)
    if not limits.given:
        yield from _over(issues, 0)
    if limits.fail_on is not None and limits.fail_on != "never":
        floor = Severity(limits.fail_on)
        severe = tally.total(limits.tiers, [each for each in Severity if each.rank >= floor.rank])
        yield from _over(severe, 0, f" (--fail-on {floor})", fr=_FR[floor], en=_EN[floor])
    if limits.max_issues is not None:
        yield from _over(issues, limits.max_issues, " (--max-issues)")
    if limits.max_per_1000 is not None:
        yield from _dense(issues, tally.words, limits.max_per_1000)
    counts = tally.by_rule(limits.tiers)
    for name, limit in limits.by_rule:
        n = sum(count for code, count in counts.items() if name in (code, code.split("_")[0]))
        yield from _over(n, limit, f" (--max {name})", fr=f" {name}", en=f"{name} ")


_FR = {
    Severity.MINOR: "",
    Severity.MAJOR: " majeurs ou critiques",
    Severity.CRITICAL: " critiques",
}
_EN = {Severity.MINOR: "", Severity.MAJOR: "major or critical ", Severity.CRITICAL: "critical "}


def _over(n: int, limit: int, option: str = "", *, fr: str = "", en: str = "") -> Iterator[Reason]:
    if n <= limit:
        return
    yield Reason(
        f"{n} {'défaut' if n == 1 else 'défauts'}{fr if n > 1 else _singular(fr)}, "
        f"limite {limit}{option} : {n - limit} de trop.",
        f"{n} {en}{'issue' if n == 1 else 'issues'}, limit {limit}{option}: {n - limit} too many.",
    )


def _singular(adjectives: str) -> str:
    return adjectives.replace("majeurs", "majeur").replace("critiques", "critique")


def _dense(issues: int, words: int, limit: float) -> Iterator[Reason]:
    if issues * 1000 <= limit * words:
        return
    found = issues * 1000 / words
    yield Reason(
        f"{_french(found)} défauts pour 1 000 mots, limite {_french(limit)} (--max-per-1000) : "
        f"{_french(found - limit)} de trop.",
        f"{found:.2f} issues per 1,000 words, limit {limit:g} (--max-per-1000): {found - limit:.2f} too many.",
    )


def _french(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
