"""A run: what the options ask for, made ready once, then files read, checked, sorted, judged and made a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tqcheck.baseline import Baseline
from tqcheck.check import Checked
from tqcheck.cli import again, aside, gating, options, reading, scoring, terminal
from tqcheck.cli.rulesets import Rulesets
from tqcheck.cli.troubles import problems
from tqcheck.config import Config
from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import Limits, Reason, ScoreLimits, Verdict, judge
from tqcheck.glossary import Glossary
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.report import Report
from tqcheck.report.signature import sign
from tqcheck.rule import Rule
from tqcheck.scale.checking import Made, Setup, check_all, make_all, same
from tqcheck.tally import count
from tqcheck.unchecked import doubtful, foreign

if TYPE_CHECKING:
    from tqcheck.scale.stream import Whole

INTERRUPTED = 130
_LARGE = 1_000_000_000  # bytes of input, of which a report that holds all takes a few times as many of memory
_PACKED = 4  # how many times longer a packed file is than it looks, about
STREAMED = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")  # formats that are read as streams


class Plan(NamedTuple):
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
    """The report of a run; `complete` where all was read, `foreign` where a text was not French.

    `interrupted` where Ctrl-C ended it: then it holds what was done until then, and says so.
    """

    report: Report
    complete: bool
    foreign: bool
    interrupted: bool = False

    def status(self, exit_zero: bool) -> int:
        """The exit status."""
        if self.interrupted:
            return INTERRUPTED
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


def require_room(files: Iterable[File]) -> None:
    """TqcheckError where the report of these files would take more memory than there may be."""
    size = sum(file.size * (_PACKED if file.name.endswith((".gz", ".zst")) else 1) for file in files)
    if size > _LARGE:
        raise TqcheckError(
            f"A report that holds all documents takes too much memory for {size / 1e9:.1f} GB of them; give --format "
            "jsonl, concise or csv alone, or use tqcheck scale.",
            f"Un rapport qui contient tous les textes demande trop de mémoire pour {size / 1e9:.1f} Go".replace(
                ".", ","
            )
            + "\N{NO-BREAK SPACE}; donnez --format jsonl, concise ou csv sans rien de plus, ou utilisez tqcheck scale.",
        )


def run(of: Plan, files: list[File], troubles: list[Trouble]) -> Outcome:
    """Check the files and make the report; `troubles` are what is known of them already.

    Ctrl-C ends the checks, and the report is made of what is done; a second one ends that too.
    """
    troubles, checked = list(troubles), list[Checked]()
    try:
        for each in results(of, files, same):
            if isinstance(each, Trouble):
                troubles.append(each)
            else:
                checked.append(each)
    except KeyboardInterrupt:
        if not checked:
            raise
        return conclude(of, checked, troubles, interrupted(len(checked), checked[-1].document.path))
    return conclude(of, checked, troubles)


def interrupted(number: int, path: str) -> Trouble:
    """That a run was ended after so many texts, the last of them in a file."""
    some = number > 1
    fr = f"{number} {'textes ont été vérifiés' if some else 'texte a été vérifié'}, les autres ne l’ont pas été."
    en = f"{number} {'texts were' if some else 'text was'} checked, the others were not."
    return Trouble(path, f"interrompu avant la fin\N{NO-BREAK SPACE}: {fr}", f"interrupted before the end: {en}")


def conclude(of: Plan, checked: list[Checked], troubles: Iterable[Trouble], cut: Trouble | None = None) -> Outcome:
    """Sort and judge what was checked and make the report of it; `cut` tells that this is not all.

    Then no score is made and no baseline written, for both would be those of another run.
    """
    given, lang = of.given, of.given["lang"]
    troubles = [*troubles, *(of.glossary.troubles if of.glossary else ())]
    strangers = [foreign(each) for each in checked if each.foreign]
    troubles += [doubtful(each) for each in checked if each.doubt and not each.foreign]
    if cut is not None:
        given = {**given, "write_baseline": None, "prune_baseline": False, "strict_baseline": False, "no_scores": True}
    done = aside.sort(checked, of.known, given)
    troubles += done.troubles
    tally = count(done.checked)
    score_limits = of.score_limits if cut is None else ScoreLimits()
    scored, verdict = scoring.score(done.checked, score_limits, given, troubles)
    reasons = done.reasons if cut is None else (Reason(cut.fr, cut.en),)
    verdicts = (judge(tally, of.limits), verdict, Verdict(reasons))
    told = [*troubles, *strangers, *((cut,) if cut else ())]
    notices = done.notices if cut is None else ()
    report = Report(
        done.checked, tally, scoring.together(verdicts), tuple(problems(told, lang)), of.signature,
        lang, of.limits.tiers, scored, tuple(each.fr if lang == "fr" else each.en for each in notices),
        done.gone if cut is None else None, command=again.line(), ui_lang=given["ui_lang"] or "",
    )  # fmt: skip
    return Outcome(report, not troubles, bool(strangers), cut is not None)


def results(
    of: Plan, files: list[File], make: Callable[[Checked], Made], *, shown: bool = True, lines: bool = False
) -> Iterator[Any]:
    """What is made of every document in turn, and what cannot be read; with a bar of progress where it may be shown.

    With `lines`, other processes are given lines to read themselves, where a file has some: then there are also the
    Read of each, and the End of its file.
    """
    size, number = sum(file.size for file in files), 0
    jobs = options.processes(of.given, size)
    progress = terminal.Progress(size, "documents") if shown else None
    chosen = [of.rulesets.of(file.name) for file in files]
    sets = list({id(rules): rules for rules in chosen}.values())
    numbered = [(file, sets.index(rules)) for file, rules in zip(files, chosen, strict=True)]
    stack = _Stack(of, numbered, lines and jobs > 1)
    try:
        for each in make_all(of.setup(sets), stack, make, jobs):
            yield each
            number += not isinstance(each, Trouble)
            if progress:
                progress.show(stack.done, number)
    finally:
        if progress:
            progress.close()


class _Stack:
    """The documents of files, one after the other, each with the number of its rules."""

    def __init__(self, of: Plan, files: list[tuple[File, int]], lines: bool = False) -> None:
        self._reading = reading.how_to_read(of.given)
        self._files, self._lines = files, lines
        self._whole = self._size = self._read = 0
        self._stream: Whole | None = None

    @property
    def done(self) -> int:
        """The bytes that are read, roughly."""
        return self._whole + min(self._size, self._stream.place if self._stream else self._read)

    def __iter__(self) -> Iterator[tuple[Any, int]]:
        for file, rules in self._files:
            self._size, self._read = file.size, 0
            for each in self._documents(file):
                yield each, rules
                if isinstance(each, Document):
                    self._read += len(each.text)
            self._whole += self._size
            self._size = 0

    def _documents(self, file: File) -> Iterable[Any]:
        self._stream = None
        if not file.name.endswith(STREAMED):
            return documents(file, self._reading)
        from tqcheck.scale.stream import Whole

        self._stream = Whole(file, self._reading)
        return self._stream.lines() if self._lines else self._stream


def look(of: Plan, file: File) -> Iterator[Checked | Trouble]:
    """Check the documents of one file; a trouble for what cannot be read."""
    yield from check_all(of.setup([of.rulesets.of(file.name)]), _Stack(of, [(file, 0)]))
