"""cspell with its two French dictionaries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.peers.offsets import from_utf16
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, node

_VERSION = "9.8.0"
_DICTIONARIES = ("@cspell/dict-fr-fr@2.3.2", "@cspell/dict-fr-reforme@2.3.2")
_REPORT = "cspell-report.json"


def install(home: Path) -> str:
    node(home, f"cspell@{_VERSION}", f"@cspell/cspell-json-reporter@{_VERSION}", *_DICTIONARIES)
    return f"{_VERSION}, dictionaries 2.3.2"


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    settings = home / "cspell.json"
    settings.write_text(json.dumps(_settings()), encoding="utf-8")
    options = ["--no-default-configuration", "--no-progress", "--no-summary", "--no-exit-code", "--no-gitignore"]
    command: list[str | Path] = [home / "node_modules" / ".bin" / "cspell", "lint", "-c", settings, *options]
    call([*command, *(each.name for each in texts)], cwd=work)
    report = (work / _REPORT).read_text(encoding="utf-8")
    return parse(report, {each.name: each.text for each in texts})


def _settings() -> dict[str, Any]:
    return {
        "version": "0.2",
        "language": "fr",
        "import": ["@cspell/dict-fr-fr/cspell-ext.json", "@cspell/dict-fr-reforme/cspell-ext.json"],
        "dictionaries": ["fr-fr", "fr-fr-90"],
        "minWordLength": 3,
        "reporters": [["@cspell/cspell-json-reporter", {"outFile": _REPORT}]],
    }


def parse(report: str, texts: Mapping[str, str]) -> Found:
    """JSON with one issue a word; `offset` counts UTF-16 units of the whole text."""
    found: dict[str, list[Finding]] = {}
    for issue in json.loads(report)["issues"]:
        name = issue["uri"].rpartition("/")[2]
        start = from_utf16(texts[name], issue["offset"])
        found.setdefault(name, []).append(Finding(start, start + len(issue["text"]), issue["text"]))
    return found


PEER = Peer(
    "cspell",
    "MIT; dictionaries MIT and MPL-2.0",
    "cspell lint -c SETTINGS --no-default-configuration --no-exit-code FILES",
    install,
    run,
    "Language fr, dictionaries fr-fr and fr-fr-90, words from 3 letters, without the default configuration, whose "
    "lists of English and software words hide English left over. A speller: names are what it mostly reports.",
    {"cspell, capitalised words left out": lambda finding: not finding.label[:1].isupper()},
)
