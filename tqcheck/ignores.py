"""Ignores: issues that .tqcheck-ignore.toml beside the texts dismisses, each with a reason.

    [[ignore]]
    rule = "ENG_WORD"        # a code or a family
    path = "culture/*.txt"   # optional; relative to the folder of this file
    text = "start-up"        # optional; the very passage that the issue marks
    reason = "la maison écrit start-up"

The file of a text's own folder holds, and those of the folders above it up to the one that tqcheck was called in.
"""

from __future__ import annotations

import difflib
import fnmatch
import os
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from tqcheck.check import Checked, Issue, State
from tqcheck.errors import TqcheckError

NAME = ".tqcheck-ignore.toml"
_KEYS = ("rule", "path", "text", "reason")
_HEADER = re.compile(r"(?m)^\s*\[\[\s*ignore\s*\]\]")


class Ignore(NamedTuple):
    """One entry: what it dismisses, why, and where it stands; `folder` is that of its file, with forward slashes."""

    rule: str
    reason: str
    file: str
    line: int
    folder: str
    path: str = "*"
    text: str | None = None

    def holds(self, where: str, issue: Issue) -> bool:
        """True where it dismisses an issue of the document at the real path `where`."""
        if self.rule not in (issue.code, issue.rule.family, "ALL"):
            return False
        if self.text is not None and " ".join(self.text.split()) != " ".join(issue.text.split()):
            return False
        inside = Path(where).is_relative_to(self.folder)
        return inside and matches(Path(where).relative_to(self.folder).as_posix(), self.path)


def matches(path: str, pattern: str) -> bool:
    """A pattern without a slash holds for the name at any depth, one with a slash for the whole path.

    >>> matches("culture/film/a.txt", "culture/")
    True
    """
    pattern += "*" * pattern.endswith("/")
    return fnmatch.fnmatchcase(path if "/" in pattern else path.rsplit("/", 1)[-1], pattern.removeprefix("./"))


class Ignores(NamedTuple):
    """All entries that hold for the documents of a run."""

    entries: tuple[Ignore, ...] = ()

    def apply(self, checked: Iterable[Checked]) -> tuple[tuple[Checked, ...], tuple[Ignore, ...]]:
        """The documents with what is dismissed set aside, and the entries that dismissed nothing."""
        if not self.entries:
            return tuple(checked), ()
        used: set[int] = set()
        done = tuple(replace(each, issues=tuple(self._states(each, used))) for each in checked)
        return done, tuple(entry for number, entry in enumerate(self.entries) if number not in used)

    def _states(self, checked: Checked, used: set[int]) -> Iterator[Issue]:
        where = os.path.realpath(checked.document.path)
        near = [
            (number, entry) for number, entry in enumerate(self.entries) if Path(where).is_relative_to(entry.folder)
        ]
        for issue in checked.issues:
            hits = [number for number, entry in near if entry.holds(where, issue)]
            used.update(hits)
            if hits and issue.state is State.NEW:
                yield replace(issue, state=State.DISMISSED, note=self.entries[hits[0]].reason)
            else:
                yield issue


def find(paths: Iterable[Path], codes: Collection[str], root: Path | None = None) -> Ignores:
    """The entries that hold for these files; `codes` are those of all rules and families.

    TqcheckError names the file and the line of an entry that is wrong.
    """
    top = (root or Path.cwd()).resolve()
    folders: dict[Path, None] = {}
    for near in {path.resolve().parent if path.is_symlink() else path.parent for path in paths}:
        here = near.resolve()
        above = [each for each in here.parents if each.is_relative_to(top)] if here.is_relative_to(top) else []
        folders |= dict.fromkeys((here, *above))
    files = [folder / NAME for folder in folders if (folder / NAME).is_file()]
    return Ignores(tuple(entry for file in sorted(files) for entry in _load(file, codes)))


def _load(file: Path, codes: Collection[str]) -> Iterator[Ignore]:
    shown = os.path.relpath(file)
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise TqcheckError(f"{shown} cannot be read ({why}).", f"{shown} ne peut pas être lu ({why}).") from None
    except (ValueError, RecursionError) as error:  # of TOML, of a number of 5,000 digits, of lists in lists
        raise TqcheckError(
            f"{shown}: invalid TOML: {error}.", f"{shown}\N{NO-BREAK SPACE}: TOML invalide : {error}."
        ) from None
    rows = data.get("ignore", [])
    if not isinstance(rows, list) or set(data) - {"ignore"}:
        raise TqcheckError(
            f"{shown} may hold only [[ignore]] entries.", f"{shown} ne peut contenir que des entrées [[ignore]]."
        )
    lines = [text.count("\n", 0, hit.start()) + 1 + hit[0].count("\n") for hit in _HEADER.finditer(text)]
    for number, row in enumerate(rows):
        line = lines[number] if len(lines) == len(rows) else 1
        yield _entry(row, shown, line, file.parent.as_posix(), codes)


def _entry(row: Any, shown: str, line: int, folder: str, codes: Collection[str]) -> Ignore:
    if not isinstance(row, dict):
        raise _wrong(shown, line, "an entry is a table", "une entrée est une table")
    for key, value in row.items():
        if key not in _KEYS:
            close = difflib.get_close_matches(key, _KEYS, 1, 0.4)
            hint = f", did you mean {close[0]}?" if close else ""
            fr = f", vouliez-vous dire {close[0]}\N{NO-BREAK SPACE}?" if close else ""
            raise _wrong(shown, line, f"unknown key {key}{hint}", f"clé inconnue {key}{fr}")
        if not isinstance(value, str):
            raise _wrong(shown, line, f"{key} must be a string", f"{key} doit être une chaîne")
    for key in ("rule", "reason"):
        if not row.get(key, "").strip():
            raise _wrong(shown, line, f"{key} is missing: it must be given", f"{key} manque")
    rule = row["rule"].strip().upper()
    why = unknown(rule, codes)
    if why is not None:
        raise _wrong(shown, line, *why)
    return Ignore(rule, row["reason"].strip(), shown, line, folder, row.get("path", "*"), row.get("text"))


def unknown(rule: str, codes: Collection[str]) -> tuple[str, str] | None:
    """Why a rule cannot be meant, in English and French, with the closest; None where it is a rule, a family or ALL."""
    if rule == "ALL" or rule in codes:
        return None
    close = difflib.get_close_matches(rule, sorted(codes), 1, 0.4)
    en = f"; did you mean {close[0]}?" if close else ""
    fr = f"\N{NO-BREAK SPACE}; vouliez-vous dire {close[0]}\N{NO-BREAK SPACE}?" if close else ""
    return f"there is no rule or family {rule}{en}", f"aucune règle ni famille ne s’appelle {rule}{fr}"


def _wrong(shown: str, line: int, en: str, fr: str) -> TqcheckError:
    return TqcheckError(f"{shown}, line {line}: {en}.", f"{shown}, ligne {line}\N{NO-BREAK SPACE}: {fr}.")
