"""proselint: advice on English style."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import call, python

_VERSION = "0.16.0"


def install(home: Path) -> str:
    python(home, f"proselint=={_VERSION}")
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    arguments: list[str | Path] = [home / "bin" / "proselint", "check", "-o", "json", *(each.name for each in texts)]
    return parse(call(arguments, cwd=work, ok=(0, 1)))


def parse(output: str) -> Found:
    """JSON by file address; `span` counts code points of the whole text from 1."""
    return {
        address.rpartition("/")[2]: [
            Finding(each["span"][0] - 1, each["span"][1] - 1, each["check_path"]) for each in result["diagnostics"]
        ]
        for address, result in json.loads(output)["result"].items()
        if "diagnostics" in result
    }


PEER = Peer(
    "proselint",
    "BSD-3-Clause",
    "proselint check -o json FILES",
    install,
    run,
    "It has no French rules. The second row keeps those that hold anywhere: words twice, notes left in the text.",
    {
        "proselint, checks of any language": lambda finding: finding.label.startswith(
            ("lexical_illusions", "annotations")
        )
    },
)
