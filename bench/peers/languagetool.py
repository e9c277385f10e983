"""LanguageTool through language_tool_python, which downloads LanguageTool's server when it is first used."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import PeerError, call, python

_VERSION = "3.4.0"
_SCRIPT = r"""
import json, sys
import language_tool_python
with language_tool_python.LanguageTool("fr") as tool:
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8", newline="") as file:
            text = file.read()
        places = [(each.offset, each.offset + each.error_length, each.rule_id) for each in tool.check(text)]
        print(json.dumps([name, places]))
"""


def install(home: Path) -> str:
    python(home, f"language_tool_python=={_VERSION}")
    try:
        _call(home, ())
    except PeerError as error:
        raise PeerError(
            f"language_tool_python {_VERSION} installs, but its server, which it downloads when it is first used, "
            "cannot be had here"
        ) from error
    return _VERSION


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    return parse(_call(home, [each.name for each in texts], work))


def _call(home: Path, names: Sequence[str], work: Path | None = None) -> str:
    env = {"LTP_PATH": str(home / "server")}
    return call([home / "bin" / "python", "-c", _SCRIPT, *names], cwd=work, env=env)


def parse(output: str) -> Found:
    """A line of JSON a text: its name, and start, end and rule of every match."""
    rows = (json.loads(line) for line in output.splitlines())
    return {name: [Finding(*place) for place in places] for name, places in rows}


PEER = Peer("LanguageTool", "LGPL-2.1", 'LanguageTool("fr").check(TEXT)', install, run)
