"""translate-toolkit's pofilter: tests of a translation against its source, a paragraph a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers.offsets import line_starts
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, python

_VERSION = "3.20.4"
_HEADER = r'msgid ""' "\n" r'msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: fr\n"' "\n"
_TEST = re.compile(r"^# \(pofilter\) (\w+):")
_PLACE = re.compile(r'^msgctxt "(\d+)"')


def install(home: Path) -> str:
    python(home, f"translate-toolkit=={_VERSION}")
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    return {each.name: list(_run(home, work, each)) for each in texts}


def _run(home: Path, work: Path, text: Text) -> Iterator[Finding]:
    given, taken = work / f"{text.name}.po", work / f"{text.name}.out.po"
    given.write_text(units(text), encoding="utf-8")
    tests = [] if text.source is not None else ["--test=doublewords"]
    call([home / "bin" / "pofilter", "--progress=none", "--language=fr", *tests, given, taken], cwd=work)
    if taken.is_file():  # it writes none where it finds nothing
        yield from parse(taken.read_text(encoding="utf-8"), text.text)


def units(text: Text) -> str:
    """A PO file with a unit a line, its number as context; without a source the number stands for it."""
    lines = text.text.split("\n")
    sources = [] if text.source is None else text.source.split("\n")
    found = [_HEADER]
    for number, line in enumerate(lines, 1):
        if line.strip():
            source = sources[number - 1] if len(sources) == len(lines) else str(number)
            found.append(f'msgctxt "{number}"\nmsgid {_quoted(source)}\nmsgstr {_quoted(line)}\n')
    return "\n".join(found)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"").replace("\t", r"\t").replace("\r", r"\r")
    return f'"{escaped}"'


def parse(output: str, text: str) -> Iterator[Finding]:
    """A PO file of the units that fail, with a comment a test before each; a finding is the whole line."""
    starts = line_starts(text)
    lines = text.split("\n")
    tests: list[str] = []
    for row in output.splitlines():
        if test := _TEST.match(row):
            tests.append(test[1])
        elif place := _PLACE.match(row):
            line = int(place[1]) - 1
            yield from (Finding(starts[line], starts[line] + len(lines[line]), each) for each in tests)
            tests = []


PEER = Peer(
    "pofilter",
    "GPL-2.0",
    "pofilter --language=fr IN.po OUT.po; without a source also --test=doublewords",
    install,
    run,
    "A paragraph is a unit, and a finding marks all of it: it names a defect wherever there is one in the paragraph. "
    "The articles in parallel/ are given with their source and all tests; elsewhere the one test that needs none runs.",
)
