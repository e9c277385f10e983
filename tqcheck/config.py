"""Configuration files: tqcheck.toml, or [tool.tqcheck] in pyproject.toml, found in the nearest folder that has one.

What the keys mean is told by the command line (tqcheck.cli.settings): each option of `tqcheck check` is a key. Two
tables stand beside them: [[overrides]] for some files, and [rules.CODE] for the options of a rule.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError

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

    def line(self, key: str, table: str = "") -> int:
        """The line, from 1, where a key stands, below the header of its table where that is named."""
        start = 0
        if table:
            header = re.search(rf"(?m)^\s*\[+[^\]\n]*{re.escape(table)}\b[^\n]*\]", self.text)
            start = header.start() if header else 0
        hit = re.compile(rf"(?m)^\s*[\"']?{re.escape(key)}[\"']?\s*[=.]").search(self.text, start)
        hit = hit or re.compile(rf"(?m)\b{re.escape(key)}\b").search(self.text, start)
        if hit is None:
            return 1
        return self.text.count("\n", 0, hit.end()) + 1

    def wrong(self, key: str, en: str, fr: str, table: str = "") -> TqcheckError:
        """The error that says what is wrong with a key, and where it stands."""
        where = f"{self.file}, line {self.line(key, table)}"
        place = f"{self.file}, ligne {self.line(key, table)}\N{NO-BREAK SPACE}"
        return TqcheckError(f"{where}: {en}.", f"{place}: {fr}.")


def find(start: Path) -> Path | None:
    """The configuration file of the nearest folder, from `start` upward, that has one."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or "tool.tqcheck" in _read(path)):
                return path
    return None


def load(path: Path) -> Config:
    """Read a configuration file; TqcheckError says what is wrong with it."""
    text = _read(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
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
