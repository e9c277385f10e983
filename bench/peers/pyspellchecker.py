"""pyspellchecker with its French word frequencies: a library, called by a few lines in its own environment."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, python

_VERSION = "0.9.1"
_SCRIPT = r"""
import json, re, sys
from spellchecker import SpellChecker
speller = SpellChecker(language="fr")
word = re.compile(r"aujourd['’]hui|[^\W\d_]{2,}(?!['’\w])", re.IGNORECASE)
for name in sys.argv[1:]:
    with open(name, encoding="utf-8", newline="") as file:
        text = file.read()
    found = [each for each in word.finditer(text) if each[0][7:8] not in ("'", "’")]
    unknown = speller.unknown(each[0] for each in found)
    print(json.dumps([name, [each.span() for each in found if each[0].lower() in unknown]]))
"""


def install(home: Path) -> str:
    python(home, f"pyspellchecker=={_VERSION}")
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    names = [each.name for each in texts]
    return parse(call([home / "bin" / "python", "-c", _SCRIPT, *names], cwd=work))


def parse(output: str) -> Found:
    """A line of JSON a text: its name, and the start and end of its unknown words."""
    rows = (json.loads(line) for line in output.splitlines())
    return {name: [Finding(start, end, "unknown word") for start, end in places] for name, places in rows}


PEER = Peer(
    "pyspellchecker",
    "MIT",
    'SpellChecker(language="fr").unknown(WORDS)',
    install,
    run,
    "Words of two letters or more, without elided articles, hyphenated compounds part by part.",
)
