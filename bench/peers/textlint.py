"""textlint with those of its rules that hold for French: spelling with a French dictionary, pairs, spaces, dates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.peers.offsets import from_utf16
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, node

_VERSION = "15.8.0"
_PACKAGES = (
    f"textlint@{_VERSION}",
    "textlint-rule-spelling@0.3.0",
    "dictionary-fr@3.0.0",
    "textlint-rule-doubled-spaces@1.0.2",
    "@textlint-rule/textlint-rule-no-unmatched-pair@2.0.4",
    "@textlint-rule/textlint-rule-no-invalid-control-character@3.0.0",
    "textlint-rule-no-zero-width-spaces@1.0.1",
    "textlint-rule-no-nfd@2.0.2",
    "textlint-rule-no-todo@2.0.1",
    "textlint-rule-date-weekday-mismatch@1.1.1",
)
_PAIRS = "@textlint-rule/no-unmatched-pair"
_LETTERS = "[A-Za-zÀ-ÖØ-öø-ÿŒœ]+"
_RULES: dict[str, Any] = {
    "spelling": {
        "language": "fr",
        "wordDefinitionRegexp": f"{_LETTERS}(?:['’]{_LETTERS})*'?",
        "suggestCorrections": False,
    },
    "doubled-spaces": True,
    _PAIRS: True,
    "@textlint-rule/no-invalid-control-character": True,
    "no-zero-width-spaces": True,
    "no-nfd": True,
    "no-todo": True,
    "date-weekday-mismatch": {"lang": "fr"},
}
_BETWEEN = "\n\n"


def install(home: Path) -> str:
    node(home, *_PACKAGES)
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    """All texts in one file: the dictionary is read anew for every file, which takes five seconds each."""
    whole = _BETWEEN.join(each.text for each in texts)
    (home / "all.txt").write_text(whole, encoding="utf-8")
    settings = {"plugins": {"@textlint/text": {"extensions": [".txt"]}}, "rules": _RULES}
    (home / ".textlintrc.json").write_text(json.dumps(settings), encoding="utf-8")
    command: list[str | Path] = [
        home / "node_modules" / ".bin" / "textlint",
        "-c",
        ".textlintrc.json",
        "-f",
        "json",
        "all.txt",
    ]
    return split(list(parse(call(command, cwd=home, ok=(0, 1)), whole)), texts)


def split(findings: Sequence[Finding], texts: Sequence[Text]) -> Found:
    found: dict[str, list[Finding]] = {}
    start = 0
    for text in texts:
        end = start + len(text.text)
        found[text.name] = [
            Finding(each.start - start, each.end - start, each.label) for each in findings if start <= each.start < end
        ]
        start = end + len(_BETWEEN)
    return found


def parse(output: str, text: str) -> Iterator[Finding]:
    """JSON of one file; `range` counts UTF-16 units.

    It is a single one for a misspelt word, and stands one behind a mark without its pair: both are put right.
    """
    for file in json.loads(output):
        for each in file["messages"]:
            start, end = (from_utf16(text, units) for units in each["range"])
            if each["ruleId"] == "spelling":
                end = start + len(each["message"])
            elif each["ruleId"] == _PAIRS:
                start, end = start - 1, start
            yield Finding(start, end, each["ruleId"])


PEER = Peer(
    "textlint",
    "MIT; textlint-rule-spelling GPL-3.0, dictionary-fr MPL-2.0",
    "textlint -c SETTINGS -f json FILE",
    install,
    run,
    "Rules: spelling (dictionary-fr), doubled-spaces, no-unmatched-pair, no-invalid-control-character, "
    "no-zero-width-spaces, no-nfd, no-todo, date-weekday-mismatch (fr). Left out: rules for English or Japanese, and "
    "apostrophe, which asks for one of two right forms everywhere. The second row leaves the speller out.",
    {"textlint without its speller": lambda finding: finding.label != "spelling"},
)
