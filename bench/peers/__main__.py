"""python -m bench.peers: installs the peers, runs them on corpora/ and writes bench/peers/TABLE.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.peers import (
    codespell,
    cspell,
    grammalecte,
    hunspell,
    languagetool,
    lucid,
    ours,
    pofilter,
    proselint,
    pyspellchecker,
    textlint,
)
from bench.peers.count import Case, cases, score
from bench.peers.peer import Peer
from bench.peers.setup import PeerError
from bench.peers.table import Row, render
from tqcheck import catalogue
from tqcheck.evaluation.corpus import load

_ROOT = Path(__file__).resolve().parent.parent.parent
_TABLE = Path(__file__).resolve().with_name("TABLE.md")
PEERS: tuple[Peer, ...] = tuple(
    module.PEER
    for module in (
        ours,
        grammalecte,
        languagetool,
        hunspell,
        cspell,
        textlint,
        pyspellchecker,
        pofilter,
        proselint,
        codespell,
        lucid,
    )
)


def measure(peer: Peer, home: Path, by_kind: Mapping[str, Sequence[Case]]) -> Row:
    """Install a peer and run it on all texts; PeerError says why that cannot be done here."""
    version = peer.install(home)
    texts = [case.text for each in by_kind.values() for case in each]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for text in texts:
            (work / text.name).write_bytes(text.text.encode())
        found = peer.run(home, work, texts)
    keeps = {peer.name: lambda _: True, **peer.variants}
    return Row(peer, version, {name: score(by_kind, found, keep) for name, keep in keeps.items()})


def main() -> None:
    """Write the table, or print that of some peers alone."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "tqcheck-peers", help="where peers live")
    parser.add_argument("--only", action="append", metavar="NAME", help="print the table of these peers, write nothing")
    options = parser.parse_args()
    by_kind = cases(load(_ROOT / "corpora", {rule.code for rule in catalogue.all_rules()}))
    rows: list[Row] = []
    absent: dict[str, str] = {}
    for peer in PEERS:
        if options.only and peer.name not in options.only:
            continue
        print(f"{peer.name} …", file=sys.stderr)
        try:
            rows.append(measure(peer, options.cache.resolve() / peer.name.lower(), by_kind))
        except PeerError as error:
            absent[peer.name] = str(error)
    table = render(by_kind, rows, absent)
    if options.only:
        print(table)
    else:
        _TABLE.write_text(table, encoding="utf-8")
        print(f"Wrote {_TABLE.relative_to(_ROOT)}: {len(rows)} tools, {len(absent)} that could not be had.")


if __name__ == "__main__":
    main()
