"""What a run sets aside: ignores beside the texts, lines that did not change, a baseline, an earlier report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tqcheck import baseline, catalogue, changes, comments, earlier, ignores
from tqcheck.baseline import Baseline, Entry
from tqcheck.check import Checked
from tqcheck.cli.options import Command
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.gate import Reason
from tqcheck.output import write
from tqcheck.readers.files import File

if TYPE_CHECKING:
    from tqcheck.scale.rows import Ignoring

no_ignores = click.option(
    "--no-ignores", is_flag=True, help=f"Heed no {ignores.NAME} beside the texts and no comment in them."
)
_OPTIONS = (
    click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE",
                 help="Do not count the issues that this file lists."),
    click.option("--write-baseline", type=click.Path(path_type=Path), metavar="FILE",
                 help="Write the issues that count into FILE, with what --baseline holds; they count no more."),
    click.option("--prune-baseline", is_flag=True, help="Take out of --baseline what is not found any more."),
    click.option("--strict-baseline", is_flag=True, help="Fail where --baseline lists what is not found any more."),
    click.option("--diff-base", metavar="REV",
                 help="Count only issues on lines that changed since this git revision forked off."),
    no_ignores,
)  # fmt: skip


def setting_aside(command: Command) -> Command:
    """All options that set issues aside."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def ignoring(files: Iterable[File], given: Mapping[str, Any]) -> Ignoring | None:
    """What comments and the files beside the texts set aside, document by document; None where they are not heeded."""
    if given["no_ignores"]:
        return None
    from tqcheck.scale.rows import Ignoring

    codes = known_codes()
    return Ignoring(ignores.find([Path(file.name) for file in files], codes), codes)


class Sorted(NamedTuple):
    """The documents with the state of each issue, what is worth a notice in both languages, and why the gate fails.

    `gone` are the issues of the earlier report that are not there any more, None where there is no earlier report;
    `troubles` are comments in the texts that mean nothing.
    """

    checked: tuple[Checked, ...]
    notices: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()
    gone: tuple[Entry, ...] | None = None
    troubles: tuple[Trouble, ...] = ()


def require(given: Mapping[str, Any]) -> None:
    """TqcheckError where an option needs another that is missing."""
    for option in ("prune_baseline", "strict_baseline"):
        if given[option] and given["baseline"] is None:
            name = f"--{option.replace('_', '-')}"
            raise TqcheckError(f"{name} needs --baseline FILE.", f"{name} demande --baseline FICHIER.")


def load(given: Mapping[str, Any]) -> tuple[Baseline, Baseline | None]:
    """The baseline and the earlier report; read before any text is checked, so that a wrong file costs no time."""
    known = Baseline() if given["baseline"] is None else baseline.load(given["baseline"])
    before = None if given["against"] is None else earlier.issues(given["against"])
    return known, before


def sort(checked: Sequence[Checked], loaded: tuple[Baseline, Baseline | None], given: Mapping[str, Any]) -> Sorted:
    """Set aside what the options and the files beside the texts ask for; write the baseline where that is asked for."""
    known, before = loaded
    paths = sorted({Path(each.document.path) for each in checked if each.document.path})
    done, notices = tuple(checked), list[Reason]()
    troubles: tuple[Trouble, ...] = ()
    if not given["no_ignores"]:
        codes = known_codes()
        done, vain, troubles = comments.apply(done, codes)
        notices += [_unused(f"{order.path}:{order.line}", order.rule) for order in vain]
        done, unused = ignores.find(paths, codes).apply(done)
        notices += [_unused(f"{entry.file}:{entry.line}", entry.rule) for entry in unused]
    if given["diff_base"] is not None:
        done = changes.since(given["diff_base"], [path for path in paths if path.exists()]).apply(done)
    done, left = known.apply(done)
    stale = _stale(left, checked)
    gone = None
    if before is not None:
        done, missing = before.apply(done)
        gone = missing.entries
    reasons = _baseline(done, known, stale, given, notices)
    if given["write_baseline"] is not None:
        done, _ = baseline.of(done).apply(done)
    return Sorted(done, tuple(notices), reasons, gone, troubles)


def _stale(left: Baseline, checked: Iterable[Checked]) -> Baseline:
    """The entries that found nothing although their text was checked, or is no more."""
    if not left.entries:
        return left
    seen = {os.path.realpath(each.document.path) for each in checked if not each.foreign}
    gone = [entry for entry in left.entries if os.path.realpath(entry.path) in seen or not os.path.exists(entry.path)]
    return Baseline(tuple(gone))


def _baseline(
    done: Sequence[Checked], known: Baseline, stale: Baseline, given: Mapping[str, Any], notices: list[Reason]
) -> tuple[Reason, ...]:
    """Write what is to be written; a notice, or the reason of a failure, for what the baseline lists in vain."""
    kept = known.without(stale) if given["prune_baseline"] else known
    if given["write_baseline"] is not None:
        _write(given["write_baseline"], baseline.of(done, kept))
    elif given["prune_baseline"] and stale.entries:
        _write(given["baseline"], kept)
    if not stale.entries or given["prune_baseline"]:
        return ()
    n, file = len(stale.entries), given["baseline"]
    reason = Reason(
        f"{file} contient {n} {'défaut qui n’existe' if n == 1 else 'défauts qui n’existent'} plus "
        "(--prune-baseline les retire).",
        f"{file} lists {n} {'issue that is' if n == 1 else 'issues that are'} not found any more "
        "(--prune-baseline takes them out).",
    )
    if given["strict_baseline"]:
        return (reason,)
    notices.append(reason)
    return ()


def _write(path: Path, what: Baseline) -> None:
    try:
        write(path, what.render())
    except OSError as error:
        why = error.strerror or str(error)
        raise TqcheckError(
            f"The baseline {path} could not be written ({why}).", f"La référence {path} n’a pas pu être écrite ({why})."
        ) from None


def known_codes() -> frozenset[str]:
    """The codes of all rules and families."""
    return frozenset(code for rule in catalogue.all_rules() for code in (rule.code, rule.family))


def _unused(where: str, rule: str) -> Reason:
    return Reason(
        f"{where}\N{NO-BREAK SPACE}: cette exception ({rule}) n’écarte rien, retirez-la.",
        f"{where}: this ignore ({rule}) dismisses nothing, take it out.",
    )
