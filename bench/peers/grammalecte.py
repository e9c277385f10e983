"""Grammalecte, the French grammar checker, as Debian packages it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers.offsets import from_nfc, line_starts
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, debian

_SPELLING = "spelling"


def install(home: Path) -> str:
    return debian(home, "grammalecte-cli", "python3-grammalecte")["python3-grammalecte"]


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    env = {"PYTHONPATH": str(home / "usr" / "lib" / "python3" / "dist-packages"), "PYTHONDONTWRITEBYTECODE": "1"}
    command: list[str | Path] = [
        sys.executable,
        home / "usr" / "bin" / "grammalecte-cli",
        "-j",
        "-off",
        "apos",
        "nbsp",
        "unit",
        "-f",
    ]
    return {each.name: list(parse(call([*command, each.name], cwd=work, env=env), each.text)) for each in texts}


def parse(output: str, text: str) -> Iterator[Finding]:
    """JSON a line of the text, from 1; offsets count code points of the line in NFC."""
    starts = line_starts(text)
    lines = text.split("\n")
    data, _ = json.JSONDecoder().raw_decode(output, output.index("{"))
    for paragraph in data["data"]:
        number = paragraph["iParagraph"] - 1
        named = [(each, each["sRuleId"]) for each in paragraph["lGrammarErrors"]]
        for each, label in [*named, *((each, _SPELLING) for each in paragraph["lSpellingErrors"])]:
            start, end = (starts[number] + from_nfc(lines[number], each[key]) for key in ("nStart", "nEnd"))
            yield Finding(start, end, label)


PEER = Peer(
    "Grammalecte",
    "GPL-3.0",
    "grammalecte-cli -j -off apos nbsp unit -f FILE",
    install,
    run,
    "Its default rules, without those for no-break spaces and curved apostrophes, which articles with ordinary "
    "ones would break on every line; many of its false alarms still ask for typography (curved quotes, raised "
    "ordinals). The second row leaves its speller out.",
    {"Grammalecte without its speller": lambda finding: finding.label != _SPELLING},
)
