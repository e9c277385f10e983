"""codespell: a list of common English misspellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers.offsets import line_starts
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, python

_VERSION = "2.4.3"
_LINE = re.compile(r"^(?:.*?):(\d+): (.+?) ==> ", re.MULTILINE)
_WORD = re.compile(r"[\w\-'’]+")  # what codespell takes for a word
_FOUND = 65  # its exit code where it found something


def install(home: Path) -> str:
    python(home, f"codespell=={_VERSION}")
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    command: list[str | Path] = [home / "bin" / "codespell", "--disable-colors"]
    return {each.name: list(parse(call([*command, each.name], cwd=work, ok=(0, _FOUND)), each.text)) for each in texts}


def parse(output: str, text: str) -> Iterator[Finding]:
    """FILE:LINE: WORD ==> WORDS; the word is looked up in its line, the second time it is named for the second time."""
    starts = line_starts(text)
    lines = text.split("\n")
    seen: Counter[tuple[int, str]] = Counter()
    for match in _LINE.finditer(output):
        line, word = int(match[1]), match[2]
        places = [place for place in _WORD.finditer(lines[line - 1]) if place[0] == word]
        number = seen[line, word]
        seen[line, word] += 1
        if number < len(places):
            start = starts[line - 1] + places[number].start()
            yield Finding(start, start + len(word), word)


PEER = Peer(
    "codespell",
    "GPL-2.0",
    "codespell --disable-colors FILE",
    install,
    run,
    "It has no French list: its English one takes French words for misspelt English.",
)
