"""Calls `tqcheck scale` in its tests, and reads what it wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tqcheck.cli import main

FAULT = "Le prix du du blé remonte à Chicago."


def scale(*arguments: object) -> Result:
    """The result of `tqcheck scale` with these arguments."""
    return CliRunner().invoke(main, ["scale", *map(str, arguments), "--lang", "en"])


def lines(numbers: Iterable[int]) -> list[str]:
    """A line of JSON for each number, which is the id of a text with one issue."""
    return [json.dumps({"id": f"d{n}", "text": FAULT}) for n in numbers]


def write(path: Path, rows: Iterable[str]) -> Path:
    """A file of lines."""
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def issues(folder: Path) -> list[dict[str, Any]]:
    """All issues of a run, in order of the shards."""
    return [row for path in sorted((folder / "shards").glob("*.jsonl")) for row in rows(path)]


def ids(folder: Path) -> list[str]:
    """The ids of the documents of all issues."""
    return [row["document"] for row in issues(folder)]


def summary(folder: Path) -> dict[str, Any]:
    """What summary.json holds."""
    found: dict[str, Any] = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a run, by its name; the lock is no result."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
