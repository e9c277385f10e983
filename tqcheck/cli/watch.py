"""tqcheck watch: check again what was saved, and rewrite the reports."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from tqcheck.check import Checked
from tqcheck.cli import again, reading, running, settings, terminal, writing
from tqcheck.cli.check import command as check
from tqcheck.cli.running import Outcome, Plan
from tqcheck.config import NAMES, Config
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.ignores import NAME as IGNORES
from tqcheck.readers.files import File
from tqcheck.report import Report

_LEFT_OUT = frozenset("paths format_ write_baseline prune_baseline strict_baseline exit_zero".split())
_AS_WATCHED = {
    "format_": "text", "write_baseline": None, "prune_baseline": False, "strict_baseline": False, "exit_zero": False,
}  # fmt: skip
_QUIET = 10  # milliseconds without a change after which a save is taken as done
_PATIENCE = 1000  # milliseconds after which files are looked at even if the system told of no change
Stamp = tuple[int, int, int] | None


class _Watch(again.Remembering):
    """The command, which remembers its words: when the configuration is saved they are read anew."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        context.obj = list(args)
        return super().parse_args(context, args)


def _watch(paths: tuple[str, ...], **given: Any) -> None:
    context = click.get_current_context()
    watchfiles = _watchfiles()
    if "-" in paths:
        raise TqcheckError("The standard input cannot be watched.", "L’entrée standard ne peut pas être surveillée.")
    roots, recursive = _roots(paths)
    session = Session(context.obj, paths, {**given, **_AS_WATCHED}, settings.current(context))
    try:
        session.begin()
        for changes in watchfiles(
            *roots, watch_filter=None, debounce=200, step=_QUIET, rust_timeout=_PATIENCE, yield_on_timeout=True,
            recursive=recursive,
        ):  # fmt: skip
            session.renew(not changes or any(kind.name != "modified" for kind, _ in changes))
    except KeyboardInterrupt:
        context.exit(130)
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(f"Watching failed ({why}).", f"La surveillance a échoué ({why}).") from error


def _watchfiles() -> Any:
    try:
        from watchfiles import watch
    except ImportError:
        raise TqcheckError(
            "tqcheck watch needs watchfiles, which is not installed: pip install 'tqcheck[watch]'.",
            "tqcheck watch a besoin de watchfiles, qui n’est pas installé\N{NO-BREAK SPACE}: "
            "pip install 'tqcheck[watch]'.",
        ) from None
    return watch


def _roots(paths: Iterable[str]) -> tuple[list[str], bool]:
    """The folders to watch, and whether with all that is below: an editor puts a new file in the place of the old."""
    deep, flat = set(), set()
    for path in paths:
        if os.path.isdir(path):
            deep.add(path)
        elif any(mark in path for mark in "*?[") and not os.path.lexists(path):
            deep.add(os.path.dirname(path[: min(path.index(mark) for mark in "*?[" if mark in path)]) or ".")
        else:
            flat.add(os.path.dirname(path) or ".")
    found = [root for root in sorted(deep or flat) if os.path.isdir(root)]
    if not found:
        named = ", ".join(paths)
        raise TqcheckError(
            f"There is nothing to watch: {named}.", f"Il n’y a rien à surveiller\N{NO-BREAK SPACE}: {named}."
        )
    return found, bool(deep)


def _stamp(path: str | Path) -> Stamp:
    """What changes when a file is saved; None where it is not there."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


@dataclass
class _Seen:
    """A file as it was checked: its stamps, those of its source and reference too, and what was found."""

    file: File
    stamps: tuple[Stamp, ...]
    found: tuple[Checked | Trouble, ...] = ()

    @property
    def issues(self) -> int:
        """How many issues count."""
        return sum(len(each.new) for each in self.found if isinstance(each, Checked))


@dataclass
class Session:
    """What is watched: the plan, and what was found in each file the last time it was checked."""

    words: list[str]
    paths: tuple[str, ...]
    given: Mapping[str, Any]
    config: Config
    plan: Plan = field(init=False)
    seen: dict[str, _Seen] = field(init=False, default_factory=dict)
    troubles: list[Trouble] = field(init=False, default_factory=list)
    wanted_stamps: dict[str, Stamp] = field(init=False, default_factory=dict)
    aside: tuple[tuple[str, Stamp], ...] = field(init=False, default=())

    def begin(self) -> None:
        """Check everything, write the reports and say what is watched; TqcheckError where an option cannot be meant."""
        files = self._files()
        self.plan = running.plan(self.given, self.config, files)
        self.wanted_stamps = {name: _stamp(name) for name in self._settings()}
        started = time.perf_counter()
        self.seen = {}
        changed = list(self._look(files))
        self._conclude(changed, started, first=True)

    def renew(self, moved: bool = True) -> None:
        """Check what has changed since, and say so; where nothing has `moved` the files are those that are known."""
        started = time.perf_counter()
        if any(_stamp(name) != stamp for name, stamp in self.wanted_stamps.items()):
            self._reconfigure()
            return
        before = {name: each.issues for name, each in self.seen.items()}
        files = self._files() if moved else [each.file for each in self.seen.values()]
        changed = list(self._look(files))
        gone = before.keys() - self.seen.keys()
        aside = self._aside()
        if changed or gone or aside != self.aside:
            self._conclude(changed, started, before=before, gone=sorted(gone))

    def _reconfigure(self) -> None:
        """Read the options and the configuration anew; what is wrong with them is told, and the former ones hold on."""
        former = self.given, self.config
        self.wanted_stamps = {name: _stamp(name) for name in self.wanted_stamps}
        try:
            with command.make_context("watch", list(self.words)) as context:
                self.given = {**context.params, **_AS_WATCHED}
                self.config = settings.current(context)
                self.begin()
        except TqcheckError as error:
            self.given, self.config = former
            self._say(f"tqcheck: {error.message(self.given['lang'])}")

    def _files(self) -> list[File]:
        files, self.troubles = reading.files(self.paths, self.given)
        return files

    def _settings(self) -> Iterator[str]:
        """The files that a plan is made from."""
        for name in (self.config.file, self.given["glossary"], self.given["baseline"], self.given["against"]):
            if name is not None:
                yield str(name)
        here = Path.cwd()
        yield from (str(folder / name) for folder in (here, *here.parents) for name in NAMES)

    def _aside(self) -> tuple[tuple[str, Stamp], ...]:
        """The stamps of the files that dismiss issues."""
        folders = {os.path.dirname(name) for name in self.seen}
        folders |= {str(each) for folder in folders for each in Path(folder).parents}
        found = ((name, _stamp(name)) for name in (os.path.join(folder, IGNORES) for folder in sorted(folders)))
        return tuple((name, stamp) for name, stamp in found if stamp is not None)

    def _look(self, files: Iterable[File]) -> Iterator[_Seen]:
        """Check the files whose stamps have changed, forget those that are gone."""
        former, self.seen = self.seen, {}
        for file in files:
            stamps = tuple(map(_stamp, file.paths))
            known = former.get(file.name)
            if known is not None and known.stamps == stamps:
                self.seen[file.name] = known
                continue
            self.seen[file.name] = _Seen(file, stamps, tuple(running.look(self.plan, file)))
            yield self.seen[file.name]

    def _conclude(
        self,
        changed: list[_Seen],
        started: float,
        *,
        before: Mapping[str, int] | None = None,
        gone: Iterable[str] = (),
        first: bool = False,
    ) -> None:
        found = [each for seen in self.seen.values() for each in seen.found]
        troubles = [*self.troubles, *(each for each in found if isinstance(each, Trouble))]
        outcome = running.conclude(self.plan, [each for each in found if isinstance(each, Checked)], troubles)
        self.aside = self._aside()
        if not self.plan.wanted:
            self._list(outcome.report, {each.file.name for each in changed})
        self._say(self._line(outcome, changed, before or {}, gone, first, time.perf_counter() - started))
        for sentence in writing.save(replace(outcome.report, live=True), self.plan.wanted, told=first):
            terminal.say(f"tqcheck: {sentence}")

    def _list(self, report: Report, names: set[str]) -> None:
        """The issues of the files that were checked, one a line, where no report shows them."""
        here = tuple(each for each in report.checked if each.document.path in names)
        if not self.given["quiet"]:
            terminal.show(writing.render("concise", replace(report, checked=here)))

    def _say(self, text: str) -> None:
        terminal.say(f"{time.strftime('%H:%M:%S')}  {text}")

    def _line(
        self,
        outcome: Outcome,
        changed: list[_Seen],
        before: Mapping[str, int],
        gone: Iterable[str],
        first: bool,
        took: float,
    ) -> str:
        """What was checked and what came of it, in a line."""
        fr = outcome.report.lang == "fr"
        parts = [] if first else [_file(each, before, fr) for each in changed[:3]]
        if len(changed) > 3 and not first:
            parts.append("…")
        parts += [f"{name} {'n’est plus là' if fr else 'is gone'}" for name in gone]
        parts.append(f"{_all(outcome, len(self.seen), fr)} · {took * 1000:.0f} ms")
        if first:
            parts.append("Ctrl-C pour finir" if fr else "Ctrl-C to end")
        return " · ".join(parts)


def _file(seen: _Seen, before: Mapping[str, int], fr: bool) -> str:
    name, count = seen.file.name, seen.issues
    trouble = next((each for each in seen.found if isinstance(each, Trouble)), None)
    if trouble is not None:
        return trouble.fr if fr else trouble.en
    was = before.get(name, count)
    if fr:
        return f"{name}\N{NO-BREAK SPACE}: {_issues(count, fr)}{f' ({was} avant)' if was != count else ''}"
    return f"{name}: {_issues(count, fr)}{f' ({was} before)' if was != count else ''}"


def _issues(count: int, fr: bool) -> str:
    if fr:
        return f"{count or 'aucun'} défaut{'s' * (count > 1)}"
    return f"{count or 'no'} issue{'s' * (count != 1)}"


def _all(outcome: Outcome, files: int, fr: bool) -> str:
    count = sum(len(each.new) for each in outcome.report.checked)
    passed = outcome.report.verdict.passed
    if fr:
        word = "accepté" if passed else "refusé"
        return f"{files} fichier{'s' * (files > 1)}, {_issues(count, fr)}, {word}"
    return f"{files} file{'s' * (files != 1)}, {_issues(count, fr)}, {'passed' if passed else 'failed'}"


command = _Watch(
    "watch",
    params=[
        click.Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
        *(each for each in check.params if each.name not in _LEFT_OUT),
    ],
    callback=_watch,
    help="""Check articles, and check again what is saved, until Ctrl-C.

    PATH is a file, a folder or a pattern. Each save is told in a line; --report and --output are rewritten, and the
    page of --report reloads itself where it stands. Without them the issues of the saved file are listed. The
    configuration, glossary and baseline are read again when they are saved. Needs pip install 'tqcheck[watch]'.

    Exit status: 130, on Ctrl-C; 2 where an option cannot be meant.
    """,
)
