"""A fault, and the correct articles of corpora/ that have a source: what the makers of faults work on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tqcheck.article import Article
from tqcheck.document import Document
from tqcheck.source import Source

FOLDER = Path(__file__).resolve().parent.parent / "corpora" / "clean"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """An article with one fault: `start`, `end` are its span in `text`, `codes` those that name it."""

    kind: str
    article: str
    text: str
    start: int
    end: int
    codes: tuple[str, ...]
    was: str

    def __str__(self) -> str:
        left, right = self.text[max(0, self.start - 60) : self.start], self.text[self.end : self.end + 40]
        now = self.text[self.start : self.end]
        return f"{self.kind} {self.article}: {left}[{self.was} > {now}]{right}".replace("\n", " ")


@dataclass(frozen=True)
class Parallel:
    """A correct article and its source, with the sentences of both; every offset is one of the text as it is."""

    name: str
    text: str
    source: str
    sentences: tuple[Span, ...] = field(init=False)
    originals: tuple[Span, ...] = field(init=False)

    def __post_init__(self) -> None:
        article = Article(Document(self.text))
        assert len(article.text) == len(self.text), f"{self.name}: the view has other offsets"
        object.__setattr__(self, "sentences", tuple((each.start, each.end) for each in article.sentences))
        object.__setattr__(self, "originals", tuple(Source(self.source).sentences))

    def put(self, kind: str, span: Span, new: str, codes: Sequence[str]) -> Fault:
        """The article with `new` in the place of a span."""
        start, end = span
        text = self.text[:start] + new + self.text[end:]
        return Fault(kind, self.name, text, start, start + len(new), tuple(codes), self.text[start:end])

    def matches(self, pattern: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern below the headline."""
        return re.compile(pattern).finditer(self.text, self.text.index("\n"))

    def sentence(self, offset: int) -> str:
        """The sentence that holds an offset."""
        return next((self.text[a:b] for a, b in self.sentences if a <= offset < b), "")


Maker = Callable[[Parallel, random.Random], Iterator[Fault]]


@cache
def articles() -> tuple[Parallel, ...]:
    """The correct articles that have a source, in the order of their names."""
    paths = sorted(FOLDER.glob("*.en.txt"))
    pairs = [(path.name.removesuffix(".en.txt"), path) for path in paths]
    return tuple(
        Parallel(name, (FOLDER / f"{name}.fr.txt").read_text("utf-8"), path.read_text("utf-8")) for name, path in pairs
    )
