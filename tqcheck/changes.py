"""Changed lines: what differs from a git revision, so that a run counts the issues of these lines alone."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tqcheck.check import Checked, Issue, State
from tqcheck.document import Document
from tqcheck.errors import TqcheckError

Lines = tuple[tuple[int, int], ...]  # first and last line of each changed stretch, from 1

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class Changes(NamedTuple):
    """The changed lines of each file, by its real path; None where the whole file is new."""

    files: Mapping[str, Lines | None]

    def apply(self, checked: Iterable[Checked]) -> tuple[Checked, ...]:
        """The documents, with the issues that touch no changed line set aside."""
        return tuple(
            replace(each, issues=tuple(self._aside(each.document, issue) for issue in each.issues)) for each in checked
        )

    def _aside(self, document: Document, issue: Issue) -> Issue:
        if issue.state is not State.NEW or self._touches(document, issue):
            return issue
        return replace(issue, state=State.UNCHANGED)

    def _touches(self, document: Document, issue: Issue) -> bool:
        lines = self.files.get(os.path.realpath(document.path), ())
        if lines is None:
            return True
        row = document.row(issue.start)
        if row is not None:
            first = last = row
        else:
            first, last = (document.file.place(offset)[0] for offset in document.lift(issue.start, issue.end))
        return any(start <= last and first <= end for start, end in lines)


def since(revision: str, paths: Iterable[Path]) -> Changes:
    """The lines of these files that changed since `revision` forked from what is checked out, uncommitted ones too.

    TqcheckError where a file is in no git repository, or the revision in none of theirs.
    """
    files: dict[str, Lines | None] = {}
    for top in sorted({_top(path) for path in paths}):
        files |= _changed(top, revision)
    return Changes(files)


def _changed(top: str, revision: str) -> dict[str, Lines | None]:
    base = _fork(top, revision)
    patch = _git(top, "-c", "core.quotePath=false", "diff", "-U0", "-M", "--no-color", "--no-ext-diff", base, "--")
    files: dict[str, Lines | None] = {}
    for name, lines in _stretches(patch).items():
        files[os.path.realpath(os.path.join(top, name))] = tuple(lines)
    for new in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if new:
            files[os.path.realpath(os.path.join(top, os.fsdecode(new)))] = None
    return files


def _fork(top: str, revision: str) -> str:
    """The commit where `revision` and what is checked out part; the revision itself where they share none."""
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", may_fail=True)
    if not commit:
        raise TqcheckError(
            f"git knows no revision {revision} in {top}; in CI, fetch it first (fetch-depth: 0).",
            f"git ne connaît pas de révision {revision} dans {top}\N{NO-BREAK SPACE}; "
            "en intégration continue, récupérez-la d’abord (fetch-depth: 0).",
        )
    name = commit.decode().strip()
    shared = _git(top, "merge-base", name, "HEAD", may_fail=True)
    return shared.decode().strip() or name


def _stretches(patch: bytes) -> dict[str, list[tuple[int, int]]]:
    """The stretches of new lines by file, of a patch without context."""
    files: dict[str, list[tuple[int, int]]] = {}
    here: list[tuple[int, int]] = []
    left = 0
    for line in patch.split(b"\n"):
        if left and line[:1] in (b"+", b"-"):
            left -= line[:1] == b"+"
            continue
        hunk = _HUNK.match(line)
        if hunk is not None:
            start, left = int(hunk[1]), int(hunk[2] or 1)
            if left:
                here.append((start, start + left - 1))
        elif line.startswith(b"+++ ") and line != b"+++ /dev/null":
            here = files.setdefault(_name(line[4:]), [])
    return files


def _name(quoted: bytes) -> str:
    """The path of a header without its b/, whatever git quoted in it."""
    quoted = quoted.rstrip(b"\t")
    if quoted.startswith(b'"'):
        quoted = quoted[1:-1].decode("unicode_escape").encode("latin-1")
    return os.fsdecode(quoted.removeprefix(b"b/"))


def _top(path: Path) -> str:
    folder = path.resolve().parent
    found = _git(str(folder), "rev-parse", "--show-toplevel", may_fail=True)
    if not found:
        raise TqcheckError(
            f"--diff-base needs git, but {path} is in no git repository.",
            f"--diff-base a besoin de git, mais {path} n’est dans aucun dépôt git.",
        )
    return os.fsdecode(found.rstrip(b"\n"))


def _git(folder: str, *arguments: str, may_fail: bool = False) -> bytes:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False)
    except OSError as error:
        raise TqcheckError(f"git cannot be run ({error}).", f"git ne peut pas être lancé ({error}).") from None
    if done.returncode and not may_fail:
        why = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise TqcheckError(f"git {arguments[0]} failed in {folder}: {why}.", f"git a échoué dans {folder} : {why}.")
    return b"" if done.returncode else done.stdout
