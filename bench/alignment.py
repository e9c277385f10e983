"""python -m bench.alignment: what it costs to align our parallel articles, alone and put together to long texts."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.document import Document
from tqcheck.source import Source

PARALLEL = Path(__file__).resolve().parent.parent / "corpora" / "parallel"


def articles() -> list[tuple[list[str], list[str]]]:
    """The paragraphs of each source and of its translation."""
    found = []
    for path in sorted(PARALLEL.glob("*.en.txt")):
        target = path.with_name(path.name.replace(".en.", ".fr."))
        source, translation = (each.read_text(encoding="utf-8").split("\n\n") for each in (path, target))
        found.append((source, translation))
    return found


def seconds(source: str, target: str) -> float:
    """Processor time of the alignment alone: words and sentences of both sides are there already."""
    bitext = Bitext(Article(Document(target)), Source(source))
    _ = bitext.article.words, bitext.article.sentences, bitext.source.words, bitext.source.sentences
    start = time.process_time()
    _ = bitext.pairs
    return time.process_time() - start


def long_article(rng: random.Random, paragraphs: int) -> tuple[list[str], list[str]]:
    """So many paragraphs and their translations; each pair has a number of its own."""
    pool = [
        pair for source, target in articles() if len(source) == len(target)
        for pair in zip(source, target, strict=True)
    ]  # fmt: skip
    chosen = [(*rng.choice(pool), rng.randrange(10_000)) for _ in range(paragraphs)]
    return [f"{source} ({n})" for source, _, n in chosen], [f"{target} ({n})" for _, target, n in chosen]


def main() -> None:
    """Print all figures."""
    rng = random.Random(1)
    pairs = [("\n\n".join(source), "\n\n".join(target)) for source, target in articles()] * 20
    size = sum(len(target.encode()) for _, target in pairs) / 1e6
    print(f"articles              {size / sum(seconds(*pair) for pair in pairs):6.2f} MB/s of target text")
    for paragraphs in (200, 2000, 8000):
        source, target = long_article(rng, paragraphs)
        del target[paragraphs // 3 : paragraphs // 3 + paragraphs // 20]
        taken = seconds("\n\n".join(source), "\n\n".join(target))
        print(f"{paragraphs:5} paragraphs, a twentieth lost            {taken:7.3f} s")
        taken = seconds("\n\n".join(source), " ".join(target))
        print(f"{paragraphs:5} paragraphs, the lines of one side lost  {taken:7.3f} s")


if __name__ == "__main__":
    main()
