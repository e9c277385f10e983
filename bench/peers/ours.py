"""tqcheck itself, counted as its peers are: by place alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.peers.peer import Finding, Found, Peer, Text
from tqcheck import __version__, catalogue
from tqcheck.check import check
from tqcheck.document import Document
from tqcheck.rule import Tier


def install(home: Path) -> str:
    return __version__


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    rules = catalogue.choose()
    return {
        each.name: [
            Finding(issue.start, issue.end, issue.tier)
            for issue in check(Document(each.text, each.name, source=each.source), rules).issues
        ]
        for each in texts
    }


PEER = Peer(
    "tqcheck",
    "MIT",
    "tqcheck check FILES",
    install,
    run,
    "All that it shows, with the source of the articles in parallel/. The second row is what counts in its gate.",
    {"tqcheck, tier A alone": lambda finding: finding.label == Tier.A},
)
