"""A French news text of any length, made of our own clean articles: the same for the same seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

CLEAN = Path(__file__).resolve().parent.parent / "corpora" / "clean"
_NUMBER = re.compile(r"(?<![\d,.])[2-9]\d(?![\d,.])")
_LEAST = 40  # code points of a paragraph that is used


def _paragraphs() -> list[str]:
    found = [
        line
        for path in sorted(CLEAN.glob("*.fr.txt"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if len(line) >= _LEAST and line.count("«") == line.count("»")
    ]
    if not found:
        raise SystemExit(f"bench needs the articles in {CLEAN}.")
    return found


def article(rng: random.Random, paragraphs: list[str], size: int) -> str:
    """An article of about `size` code points, whose paragraphs differ by their numbers."""
    chosen: list[str] = []
    length = 0
    while length < size:
        text = _NUMBER.sub(lambda _: str(rng.randrange(20, 99)), rng.choice(paragraphs))
        chosen.append(text)
        length += len(text) + 2
    return "\n\n".join(chosen)


def articles(total: int, size: int = 3000, seed: int = 7) -> list[str]:
    """Articles of about `size` code points, `total` in all."""
    rng = random.Random(seed)
    paragraphs = _paragraphs()
    return [article(rng, paragraphs, size) for _ in range(max(1, total // size))]


def single_line(total: int, seed: int = 7) -> str:
    """One line of about `total` code points."""
    rng = random.Random(seed)
    return article(rng, _paragraphs(), total).replace("\n\n", " ")
