"""Configuration files: tqcheck.toml, or [tool.tqcheck] in pyproject.toml, found in the nearest folder that has one.

What the keys mean is told by the command line (tqcheck.cli.settings): each option of `tqcheck check` is a key. Two
tables stand beside them: [[overrides]] for some files, and [rules.CODE] for the options of a rule.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError

Keys = tuple[str | int, ...]  # the names of the tables that lead to a key, and its own

_WORD = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_NAME = re.compile(_WORD)
_DOTTED = rf"{_WORD}(?:[ \t]*\.[ \t]*{_WORD})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_FENCES = ('"""', "'''")
_PIECE = re.compile(r"\"{3}|'{3}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|\[|\]|#")
_OWN = re.compile(r"(?m)^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*[\"']?tqcheck[\"']?[ \t]*[].]")

NAMES = ("tqcheck.toml", ".tqcheck.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """The table of a file, as TOML gives it, with the text to find lines in; empty where there is no file."""

    file: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""

    @property
    def folder(self) -> Path:
        """The folder that paths in the file are relative to."""
        return Path() if self.file is None else self.file.parent

    def line(self, *path: str | int) -> int:
        """The line, from 1, of a key, told as its tables lead to it; that of the closest of them which is found."""
        prefix = ("tool", "tqcheck") if self.file is not None and self.file.name == "pyproject.toml" else ()
        whole, lines = (*prefix, *path), dict(_places(self.text))
        return next((lines[whole[:n]] for n in range(len(whole), len(prefix), -1) if whole[:n] in lines), 1)

    def wrong(self, path: str | Keys, en: str, fr: str) -> TqcheckError:
        """The error that says what is wrong with a key, and where it stands."""
        line = self.line(*((path,) if isinstance(path, str) else path))
        return TqcheckError(
            f"{self.file}, line {line}: {_ended(en)}", f"{self.file}, ligne {line}\N{NO-BREAK SPACE}: {_ended(fr)}"
        )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


def _places(text: str) -> Iterator[tuple[Keys, int]]:
    """Every key and table of a TOML text with its line; the tables of [[a]] are a 0, a 1 and so on.

    What stands inside strings and arrays of several lines is no key.
    """
    table: Keys = ()
    tables: Counter[Keys] = Counter()
    depth, fence = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not fence:
            header = _HEADER.match(line)
            key = _KEY.match(line)
            if header is not None:
                table = _names(header[2])
                if header[1] == "[[":
                    yield table, number
                    tables[table] += 1
                    table = (*table, tables[table] - 1)
                yield table, number
                continue
            if key is not None:
                names = _names(key[1])
                yield from ((table + names[:length], number) for length in range(1, len(names) + 1))
                line = line[key.end() :]
        depth, fence = _open(line, depth, fence)


def _names(dotted: str) -> Keys:
    return tuple(each.strip("\"'") for each in _NAME.findall(dotted))


def _open(line: str, depth: int, fence: str) -> tuple[int, str]:
    """How many arrays, and which long string, are open at the end of a line."""
    for piece in _PIECE.finditer(line):
        token = piece[0]
        if fence:
            fence = "" if token == fence else fence
        elif token in _FENCES:
            fence = token
        elif token.startswith("#"):
            break
        else:
            depth += (token == "[") - (token == "]")
    return max(depth, 0), fence


def find(start: Path, unless: Callable[[Path], bool] = lambda path: False) -> Path | None:
    """The configuration file of the nearest folder, from `start` upward, that has one; not one that is excepted."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and not unless(path) and (name != "pyproject.toml" or _ours(path)):
                return path
    return None


def _ours(path: Path) -> bool:
    """True where a pyproject.toml holds settings of tqcheck; one that does not may be as it likes."""
    try:
        return _OWN.search(path.read_text(encoding="utf-8", errors="replace")) is not None
    except OSError:
        return False


def load(path: Path) -> Config:
    """Read a configuration file; TqcheckError says what is wrong with it."""
    text = _read(path)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of TOML, of a number of 5,000 digits, of lists in lists
        raise TqcheckError(
            f"{path}: invalid TOML: {error}.", f"{path}\N{NO-BREAK SPACE}: TOML invalide\N{NO-BREAK SPACE}: {error}."
        ) from None
    if path.name == "pyproject.toml":
        tool = data.get("tool", {})
        data = tool.get("tqcheck", {}) if isinstance(tool, dict) else {}
        if not isinstance(data, dict):
            raise TqcheckError(
                f"{path}: [tool.tqcheck] must be a table.", f"{path} : [tool.tqcheck] doit être une table."
            )
    return Config(path, data, text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8"
        raise TqcheckError(
            f"The configuration {path} cannot be read ({why}).",
            f"La configuration {path} ne peut pas être lue ({why}).",
        ) from None
