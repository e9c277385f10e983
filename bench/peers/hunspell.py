"""hunspell with the French dictionary that Debian and LibreOffice carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.peers.offsets import line_starts
from bench.peers.peer import Finding, Found, Peer, Text
from bench.peers.setup import PeerError, call, debian

_MISS = re.compile(r"^(?:& (\S+) \d+ (\d+):|# (\S+) (\d+))")


def install(home: Path) -> str:
    versions = debian(home, "hunspell", "libhunspell-1.7-0", "hunspell-fr-classical")
    return f"{versions['hunspell']}, dictionary {versions['hunspell-fr-classical']}"


def run(home: Path, work: Path, texts: Sequence[Text]) -> Found:
    library = next(home.glob("usr/lib/*/libhunspell*"), None)
    if library is None:
        raise PeerError("Debian's package holds no library for this machine")
    env = {"LD_LIBRARY_PATH": str(library.parent), "DICPATH": str(home / "usr" / "share" / "hunspell")}
    command: list[str | Path] = [home / "usr" / "bin" / "hunspell", "-a", "-i", "utf-8", "-d", "fr"]
    return {each.name: list(parse(call(command, env=env, given=_given(each.text)), each.text)) for each in texts}


def _given(text: str) -> str:
    """The text with a mark before every line, which says that the line is no command."""
    return "".join(f"^{line}\n" for line in text.split("\n"))


def parse(output: str, text: str) -> Iterator[Finding]:
    """One block a line, closed by an empty line: `& WORD COUNT OFFSET: WORDS` or `# WORD OFFSET`, the mark counted."""
    starts = line_starts(text)
    line = 0
    for row in output.splitlines()[1:]:
        if not row:
            line += 1
        elif match := _MISS.match(row):
            word = (match[1] or match[3]).rstrip(".")
            start = starts[line] + int(match[2] or match[4]) - 1
            yield Finding(start, start + len(word), word)


PEER = Peer(
    "hunspell",
    "MPL-1.1, LGPL-2.1 or GPL-2.0; dictionary MPL-2.0",
    "hunspell -a -i utf-8 -d fr",
    install,
    run,
    "It checks words one by one; most of what it reports are names that no dictionary holds, which the second row "
    "leaves out.",
    {"hunspell, capitalised words left out": lambda finding: not finding.label[:1].isupper()},
)
