"""The folder of a large run: its plan, which a second run goes on with, and one run at a time."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tqcheck.errors import TqcheckError
from tqcheck.output import write
from tqcheck.readers.files import File
from tqcheck.scale.shards import Part, Shard, cut
from tqcheck.scale.work import TEMPORARY

_SCHEMA = "tqcheck-scale-plan/1"
_PARTS = ("shards", "done")
_FILES = ("plan.json", "summary.json", "not_checked.jsonl", ".lock")


def unwritable(folder: Path, error: OSError) -> TqcheckError:
    """That the results cannot be written, which ends a run."""
    why = error.strerror or str(error)
    return TqcheckError(
        f"{folder} cannot be written to ({why}); what is done is kept, run the same command again to go on.",
        f"Impossible d’écrire dans {folder} ({why})\N{NO-BREAK SPACE}; ce qui est fait est conservé, relancez la même "
        "commande pour continuer.",
    )


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder, made where it is missing, against a second run; TqcheckError where there is one already.

    The lock is that of a process and not of an open file, so that workers that outlive their parent do not keep it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = [each for each in os.listdir(folder) if each not in (*_PARTS, *_FILES)]
        if foreign and not (folder / "plan.json").exists():
            raise TqcheckError(
                f"{folder} holds other files ({min(foreign)}); name a folder of its own with --output.",
                f"{folder} contient d’autres fichiers ({min(foreign)})\N{NO-BREAK SPACE}; "
                "indiquez un dossier réservé avec --output.",
            )
        stream = io.FileIO(folder / ".lock", "a")
    except OSError as error:
        raise unwritable(folder, error) from None
    with stream:
        _lock(stream.fileno(), folder)
        yield


def _lock(number: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # pragma: no cover - Windows
        return
    try:
        fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise TqcheckError(
            f"Another run is writing to {folder}; wait for its end, or name another folder.",
            f"Une autre vérification écrit dans {folder}\N{NO-BREAK SPACE}; attendez sa fin, ou indiquez un autre "
            "dossier.",
        ) from None
    except OSError:
        return  # a file system without locks: two runs would write the same


def clear(folder: Path) -> None:
    """Remove what an earlier run left."""
    for name in _PARTS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in _FILES:
        if name != ".lock":
            (folder / name).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written, and the summary of an earlier run."""
    for name in _PARTS:
        (folder / name).mkdir(exist_ok=True)
        for each in os.scandir(folder / name):
            if each.name.endswith(TEMPORARY):
                Path(each).unlink(missing_ok=True)
    (folder / "summary.json").unlink(missing_ok=True)


def planned(folder: Path, files: Iterable[tuple[File, int]], signature: str, size: int) -> list[Shard]:
    """The shards of a run: those of its plan where there is one, else cut now; TqcheckError where it is another run."""
    given = list(files)
    inputs = [[file.name, *_state(file)] for file, _ in given]
    path = folder / "plan.json"
    found = _load(path)
    if found is None:
        shards = cut(given, size)
        rows = [dataclasses.asdict(shard) for shard in shards]
        plan = {"schema": _SCHEMA, "signature": signature, "inputs": inputs, "shards": rows}
        write(path, json.dumps(plan, ensure_ascii=False, indent=None).encode("utf-8", "surrogateescape"))
        return shards
    if found["signature"] != signature:
        raise _other(
            folder, "with other rules or another configuration", "avec d’autres règles ou une autre configuration"
        )
    if found["inputs"] != inputs:
        raise _other(folder, "of other files, or of files that have changed", "d’autres fichiers, ou qui ont changé")
    return [Shard(row["number"], row["size"], tuple(Part(**part) for part in row["parts"])) for row in found["shards"]]


def _load(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("schema") == _SCHEMA else None


def _state(file: File) -> list[int]:
    """Size and time of the last change of all that is read for a file."""
    found = []
    for path in file.paths:
        try:
            state = path.stat()
            found += [state.st_size, state.st_mtime_ns]
        except OSError:
            found += [-1, -1]
    return found


def _other(folder: Path, en: str, fr: str) -> TqcheckError:
    return TqcheckError(
        f"{folder} holds results {en}; --fresh removes them, or name another folder.",
        f"{folder} contient des résultats {fr}\N{NO-BREAK SPACE}; --fresh les retire, ou indiquez un autre dossier.",
    )
