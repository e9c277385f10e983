"""Write the systems that docs/comparing.md compares: our own faulty articles, mended to different degrees.

python tools/systems.py            write docs/data/
python tools/systems.py --check    exit 1 where a file there is not what the articles give

`draft` are the articles as they are, `half` has every second mend of their gold files, `keyboard` has all of them but
is typed with straight quotation marks and apostrophes; `reference` is what a careful editor leaves. Mends that take a
line out are left out everywhere, so that paragraphs stay one for one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tqcheck.check import apply
from tqcheck.rule import Edit

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "docs" / "data"
_PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


def contents() -> dict[str, str]:
    """What each file of docs/data holds."""
    rows: dict[str, list[str]] = {name: [] for name in ("draft", "half", "keyboard", "reference")}
    for gold in sorted((ROOT / "corpora" / "faulty").glob("*.gold.json")):
        data = json.loads(gold.read_text(encoding="utf-8"))
        text = gold.with_name(data["file"]).read_text(encoding="utf-8")
        mends = list(_mends(data["defects"], text))
        mended = _mended(text, mends)
        texts = (text, _mended(text, mends[::2]), _typed(mended), mended)
        for name, each in zip(rows, texts, strict=True):
            rows[name].append(json.dumps({"id": gold.name.split(".")[0], "text": each}, ensure_ascii=False))
    return {f"{name}.jsonl": "\n".join(lines) + "\n" for name, lines in rows.items()}


def _mends(defects: Iterable[dict[str, Any]], text: str) -> Iterator[list[Edit]]:
    for defect in defects:
        edits = [Edit(each["start"], each["end"], each["replacement"]) for each in defect["edits"] or ()]
        if edits and not any("\n" in text[edit.start : edit.end] + edit.replacement for edit in edits):
            yield edits


def _mended(text: str, mends: Iterable[list[Edit]]) -> str:
    return apply(text, [edit for edits in mends for edit in edits])


def _typed(text: str) -> str:
    return text.translate(_PLAIN).replace("« ", '"').replace(" »", '"').replace("«", '"').replace("»", '"')


def main(arguments: list[str]) -> int:
    """Write or check the files; the exit status."""
    stale = 0
    for name, text in contents().items():
        path = DATA / name
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{path} is stale: run python tools/systems.py.")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
