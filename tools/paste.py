"""Paste under the commands that a document shows what they print: a ```console block that begins with $ tqcheck.

python tools/paste.py README.md            rewrite the blocks
python tools/paste.py --check README.md    exit 1 where a block is not what its command prints

Commands run in the root of the repository, or where the document says: <!-- commands run in docs/data/first -->.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(```console\n\$ tqcheck ([^\n]*)\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
FOLDER = re.compile(r"<!-- commands run in (\S+) -->")


def output(arguments: str, folder: Path = ROOT) -> str:
    """What tqcheck prints to a file, whatever the exit status."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TQCHECK_", "FORCE_COLOR", "CLICOLOR"))}
    command = [sys.executable, "-m", "tqcheck", *shlex.split(arguments)]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    ).stdout


def paste(text: str) -> str:
    """The document with every block as it should be."""
    said = FOLDER.search(text)
    folder = ROOT / said[1] if said else ROOT
    return BLOCK.sub(lambda block: block[1] + output(block[2], folder), text)


def main(arguments: list[str]) -> int:
    """Rewrite or check the documents; the exit status."""
    stale = 0
    for path in (Path(each) for each in arguments if each != "--check"):
        old = path.read_text(encoding="utf-8")
        new = paste(old)
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8")
        elif new != old:
            stale = 1
            print(*difflib.unified_diff(old.splitlines(), new.splitlines(), str(path), "now", lineterm=""), sep="\n")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
