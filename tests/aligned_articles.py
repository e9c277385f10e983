"""Reads the articles aligned by hand (tests/aligned/README.md says how they are written)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "aligned"
_LINE = re.compile(r"(en|fr) (?:#(\d+) )?(¶ )?(.+)")
Group = tuple[frozenset[str], frozenset[str]]


@dataclass
class Aligned:
    """A source and its translation, and the groups of sentences of both that belong together."""

    source: str
    target: str
    groups: set[Group]
    sentences: dict[str, list[str]] = field(repr=False)


def read(path: Path) -> Aligned:
    texts = {"en": "", "fr": ""}
    sentences: dict[str, list[str]] = {"en": [], "fr": []}
    groups: dict[str, dict[str, set[str]]] = {}
    for number, passage in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        for line in passage.strip().split("\n"):
            found = _LINE.fullmatch(line)
            assert found, f"{path.name}: {line!r}"
            language, label, opens, sentence = found.groups()
            groups.setdefault(label or f"-{number}", {"en": set(), "fr": set()})[language].add(sentence)
            sentences[language].append(sentence)
            texts[language] += ("\n\n" if opens else " ") + sentence
    held = {(frozenset(group["en"]), frozenset(group["fr"])) for group in groups.values()}
    return Aligned(texts["en"].strip(), texts["fr"].strip(), held, sentences)


ARTICLES = {path.stem: read(path) for path in sorted(FOLDER.glob("*.txt"))}
