"""What must hold of every file: it gives documents, or sentences that say what is wrong with it."""

from __future__ import annotations

import os
import random
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from bench.fuzz.claims import BrokenError, raised, sound, written
from tqcheck import catalogue
from tqcheck.check import Checked, check
from tqcheck.cli import main
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.readers.reader import Reading
from tqcheck.scale import stream
from tqcheck.scale.shards import Part

_LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_FRAME = re.compile(r'tqcheck/([\w/]+\.py)", line \d+, in (\w+)')


@cache
def folder() -> Path:
    """A folder of this process, in memory where the machine has such a place; gone when the process ends."""
    place = Path("/dev/shm")
    made = tempfile.TemporaryDirectory(dir=place if place.is_dir() else None)
    _kept.append(made)
    return Path(made.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


def hold(name: str, data: bytes, *, whole: bool = False, deep: bool = False) -> None:
    """Read and check a file of this name; with `deep` also write reports of it, and mend it on the command line."""
    path = folder() / name
    path.write_bytes(data)
    try:
        checked = tuple(_checked(path, whole))
    except BrokenError:
        raise
    except Exception as error:
        raise raised(error) from error
    for each in checked:
        sound(each)
        _inside(each)
    if deep:
        written(checked)
        if not name.endswith(".zst"):
            command("check", name)
            _mended(path)


def _checked(path: Path, whole: bool) -> Iterator[Checked]:
    reading = Reading(whole=whole)
    if path.name.endswith(_LINES):
        yield from _found(stream.read(Part(path.name), reading, path.parent))
    if not path.name.endswith(".zst"):
        yield from _found(documents(File(path.name, path), reading))


def _found(each_of: Iterator[Document | Trouble]) -> Iterator[Checked]:
    for each in each_of:
        if isinstance(each, Document):
            yield check(each, catalogue.all_rules())
        elif not (each.fr.strip() and each.en.strip() and each.path):
            raise BrokenError("a trouble says nothing")


def _inside(checked: Checked) -> None:
    """BrokenError where an issue does not lead into the file."""
    document = checked.document
    file = document.file.text
    for issue in checked.issues:
        start, end = document.lift(issue.start, issue.end)
        if not 0 <= start <= end <= len(file):
            raise BrokenError(f"{issue.code}: the span is not in the file")
        exact = document.exact(issue.start, issue.end)
        if exact is not None and not start <= exact[0] <= exact[1] <= end and issue.start < issue.end:
            raise BrokenError(f"{issue.code}: the exact span is not inside the lifted one")
        cell = document.cell(issue.start)
        if document.cells and (cell is None or not 0 <= cell.start <= len(document.text)):
            raise BrokenError(f"{issue.code}: the segment is not in the text")


def _mended(path: Path) -> None:
    """Mending ends, leaves a file that can be read, and a second time changes nothing."""
    command("fix", path.name)
    once = path.read_bytes()
    command("fix", path.name)
    if path.read_bytes() != once:
        raise BrokenError("fix changes a file that it has fixed")


def command(name: str, *arguments: str) -> str:
    """The output of a command in the folder; BrokenError where it ends with a traceback or another status than 0-2."""
    here = Path.cwd()
    os.chdir(folder())
    try:
        result = CliRunner().invoke(main, [name, *arguments])
    finally:
        os.chdir(here)
    output = result.output
    if "Traceback (most recent" in output or result.exit_code not in (0, 1, 2):
        frames = _FRAME.findall(output)
        place = " ".join(frames[-1]) if frames else repr(result.exception)[:80]
        raise BrokenError(f"tqcheck {name} ends with a traceback: {place}", output[-300:])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise raised(result.exception)
    return output


def settings(rng: random.Random) -> tuple[str, bytes, tuple[str, ...]]:
    """A settings file, mutated, and the arguments of `tqcheck check` that make it read."""
    from bench.fuzz import mutate

    name, text, arguments = rng.choice(_SETTINGS)
    data = text.encode()
    if rng.random() < 0.5:
        data = mutate.mutated(rng, text).encode("utf-8", "surrogatepass")
    return name, mutate.mutated_bytes(rng, data), arguments


def hold_settings(name: str, data: bytes, arguments: tuple[str, ...]) -> None:
    """Check a text with this settings file; it is used, or one sentence says what is wrong with it."""
    (folder() / "t.txt").write_text("Le prix du du blé remonte, a dit le maire .\n", encoding="utf-8")
    (folder() / "t.en.txt").write_text("The price of wheat is up, the mayor said.\n", encoding="utf-8")
    path = folder() / name
    path.write_bytes(data)
    try:
        output = command("check", "t.txt", *arguments)
    finally:
        path.unlink()
    if not output.strip():
        raise BrokenError("a settings file makes the run silent")


_SETTINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "tqcheck.toml",
        'select = ["ALL"]\nignore = ["ENG_WORD", "DUP"]\nformat = "concise"\nlang = "en"\nmax-issues = 3\n'
        'profile = "fr-FR"\nexit-zero = true\nmax-per-1000 = 2.5\n\n[[overrides]]\nfiles = "a/*.txt"\n'
        'select = ["QUO"]\n\n[rules.ENG_WORD]\naccept = ["start-up"]\n',
        ("--config", "tqcheck.toml"),
    ),
    (
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.tqcheck]\nselect = ["DUP", "PUN"]\nformat = "json"\n[[tool.tqcheck.overrides]]\n'
        'files = ["*.md"]\nignore = ["ALL"]\n',
        (),
    ),
    (
        ".tqcheck-ignore.toml",
        '[[ignore]]\nrule = "DUP_WORD"\npath = "*.txt"\ntext = "du"\nreason = "la maison écrit ainsi"\n\n'
        '[[ignore]]\nrule = "ENG"\nreason = "a"\n',
        (),
    ),
    (
        "baseline.json",
        '{"schema": "tqcheck-baseline/1",\n "tool": {"name": "tqcheck", "version": "1"},\n "issues": [\n'
        '  {"fingerprint": "0123456789abcdef", "rule": "DUP_WORD", "path": "t.txt", "text": "du", '
        '"state": "dismissed", "reason": "oui"}\n ]}\n',
        ("--baseline", "baseline.json"),
    ),
    (
        "earlier.json",
        '{"schema": "tqcheck/1", "documents": [{"id": "t", "path": "t.txt", "issues": [{"rule": "DUP_WORD", '
        '"fingerprint": "0123456789abcdef", "text": "du", "start": 1, "end": 2}]}]}',
        ("--against", "earlier.json"),
    ),
    (
        "glossary.tsv",
        "source\ttarget\tforbidden\tcase\tnote\nwheat\tblé|froment\tmaïs\tno\tcéréale\nmayor\tmaire\t\tyes\t\n",
        ("--glossary", "glossary.tsv", "--source", "t.en.txt"),
    ),
)
