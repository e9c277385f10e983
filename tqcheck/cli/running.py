"""A run: what the options ask for, made ready once, then files read, checked, sorted, judged and made a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqcheck.baseline import Baseline
from tqcheck.check import Checked
from tqcheck.cli import again, aside, gating, options, reading, scoring, terminal
from tqcheck.cli.rulesets import Rulesets
from tqcheck.cli.troubles import problems
from tqcheck.config import Config
from tqcheck.errors import Trouble
from tqcheck.gate import Limits, ScoreLimits, Verdict, judge
from tqcheck.glossary import Glossary
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.report import Report
from tqcheck.report.signature import sign
from tqcheck.rule import Rule
from tqcheck.scale.checking import Item, Setup, check_all
from tqcheck.tally import count
from tqcheck.unchecked import doubtful, foreign


@dataclass(frozen=True, slots=True)
class Plan:
    """What the options of `tqcheck check` mean; TqcheckError has been raised for what cannot be meant."""

    given: Mapping[str, Any]
    rulesets: Rulesets
    glossary: Glossary | None
    limits: Limits
    score_limits: ScoreLimits
    known: tuple[Baseline, Baseline | None]
    wanted: list[tuple[str, Path]]

    @property
    def signature(self) -> str:
        """The signature where a report shows it: to digest all word lists takes longer than to check an article."""
        given = self.given
        if given["format_"] in ("text", "concise", "github") and all(format_ == "text" for format_, _ in self.wanted):
            return ""
        return signature(self.rulesets, self.glossary, given)

    def setup(self, sets: Iterable[tuple[Rule, ...]]) -> Setup:
        """What each check needs, with these sets of rules."""
        return Setup(tuple(sets), self.given["house"], self.glossary)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report of a run; `complete` where all was read, `foreign` where a text was not French."""

    report: Report
    complete: bool
    foreign: bool

    def status(self, exit_zero: bool) -> int:
        """The exit status."""
        if not self.complete or (self.foreign and not exit_zero):
            return 2
        return 0 if self.report.verdict.passed or exit_zero else 1


def signature(rulesets: Rulesets, glossary: Glossary | None, given: Mapping[str, Any]) -> str:
    """The signature of a run with these rules and options."""
    configuration = {"lang": given["lang"], "profile": getattr(given["house"], "name", "none")}
    if glossary:
        configuration["glossary"] = glossary.digest
    return sign(rulesets.base, configuration | rulesets.named)


def plan(given: Mapping[str, Any], found: Config, files: Iterable[File]) -> Plan:
    """Make ready what does not depend on the texts; every option is looked at before the first text is checked."""
    aside.require(given)
    rulesets = Rulesets(given, found).settled()
    inputs = (path for file in files for path in file.paths)
    return Plan(
        given, rulesets, options.terms(given), gating.limits(given), gating.score_limits(given), aside.load(given),
        options.destinations(given["outputs"], given["report"], inputs),
    )  # fmt: skip


def run(of: Plan, files: list[File], troubles: list[Trouble]) -> Outcome:
    """Check the files and make the report; `troubles` are what is known of them already."""
    troubles = list(troubles)
    return conclude(of, list(_check_all(of, files, troubles)), troubles)


def conclude(of: Plan, checked: list[Checked], troubles: Iterable[Trouble]) -> Outcome:
    """Sort and judge what was checked and make the report of it."""
    given, lang = of.given, of.given["lang"]
    troubles = [*troubles, *(of.glossary.troubles if of.glossary else ())]
    strangers = [foreign(each) for each in checked if each.foreign]
    troubles += [doubtful(each) for each in checked if each.doubt and not each.foreign]
    done = aside.sort(checked, of.known, given)
    troubles += done.troubles
    tally = count(done.checked)
    scored, verdict = scoring.score(done.checked, of.score_limits, given, troubles)
    verdicts = (judge(tally, of.limits), verdict, Verdict(done.reasons))
    report = Report(
        done.checked, tally, scoring.together(verdicts), tuple(problems([*troubles, *strangers], lang)), of.signature,
        lang, of.limits.tiers, scored, tuple(each.fr if lang == "fr" else each.en for each in done.notices), done.gone,
        command=again.line(), ui_lang=given["ui_lang"] or "",
    )  # fmt: skip
    return Outcome(report, not troubles, bool(strangers))


def _check_all(of: Plan, files: list[File], troubles: list[Trouble]) -> Iterator[Checked]:
    """Check every document in turn; what cannot be read is added to the troubles."""
    size, number = sum(file.size for file in files), 0
    progress = terminal.Progress(size, "documents")
    chosen = [of.rulesets.of(file.name) for file in files]
    sets = list({id(rules): rules for rules in chosen}.values())
    stack = _Stack(of, [(file, sets.index(rules)) for file, rules in zip(files, chosen, strict=True)])
    try:
        for each in check_all(of.setup(sets), stack, options.processes(of.given, size)):
            if isinstance(each, Trouble):
                troubles.append(each)
                continue
            yield each
            number += 1
            progress.show(stack.done, number)
    finally:
        progress.close()


class _Stack:
    """The documents of files, one after the other, each with the number of its rules; `done` counts bytes, roughly."""

    def __init__(self, of: Plan, files: list[tuple[File, int]]) -> None:
        self.done = 0
        self._reading = reading.how_to_read(of.given)
        self._files = files

    def __iter__(self) -> Iterator[Item]:
        whole = 0
        for file, rules in self._files:
            read = 0
            for each in documents(file, self._reading):
                yield each, rules
                if not isinstance(each, Trouble):
                    read += len(each.text)
                    self.done = whole + min(read, file.size)
            whole += file.size


def look(of: Plan, file: File) -> Iterator[Checked | Trouble]:
    """Check the documents of one file; a trouble for what cannot be read."""
    yield from check_all(of.setup([of.rulesets.of(file.name)]), _Stack(of, [(file, 0)]))
