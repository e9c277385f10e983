"""lucid-lint: named here since it comes up beside the others, though no registry reached here has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Found, Peer, Text
from bench.peers.setup import PeerError


def install(home: Path) -> str:
    raise PeerError("neither PyPI nor npm has a package of this name")


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    return {}


PEER = Peer("lucid-lint", "", "", install, run)
