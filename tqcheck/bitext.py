"""Bitext: an article beside its source, aligned once; what rules on pairs read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar

from tqcheck.article import Article
from tqcheck.glossary import Glossary
from tqcheck.source import Source, Span
from tqcheck.text.align import Bead
from tqcheck.text.anchors import Anchors
from tqcheck.text.kinship import related
from tqcheck.text.links import Layout, Texts
from tqcheck.text.tokens import Token, tokenise

Analysis = TypeVar("Analysis")
FLOOR = 0.5  # the confidence of an alignment below which rules on pairs are silent


class Pair:
    """A passage of the target and the passage of the source that it translates; one is empty where nothing answers.

    `start`, `end` are offsets in the article's view, `source_start`, `source_end` in the source's; `targets` and
    `sources` count sentences. `confidence`, 0 to 1, is that of the alignment.
    """

    def __init__(self, bitext: Bitext, number: int, target: Span, source: Span, counts: Span, confidence: float):
        self.bitext = bitext
        self.number = number
        self.start, self.end = target
        self.source_start, self.source_end = source
        self.targets, self.sources = counts
        self.confidence = confidence

    @cached_property
    def target(self) -> str:
        """The text of the target passage, in the article's view."""
        return self.bitext.article.text[self.start : self.end]

    @cached_property
    def source(self) -> str:
        """The text of the source passage, in the source's view."""
        return self.bitext.source.text[self.source_start : self.source_end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the target passage, with offsets in the article's view."""
        return tokenise(self.bitext.article.text, self.start, self.end)

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """The tokens of the source passage, with offsets in the source's view."""
        return tokenise(self.bitext.source.text, self.source_start, self.source_end)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words and numbers of the target passage, in lower case."""
        return frozenset(token.text.lower() for token in self.tokens if token.kind in ("word", "number"))

    @cached_property
    def source_words(self) -> frozenset[str]:
        """The words and numbers of the source passage, in lower case."""
        return frozenset(token.text.lower() for token in self.source_tokens if token.kind in ("word", "number"))

    def near(self, reach: int = 1) -> tuple[Span, Span]:
        """The spans of target and source that take in the pairs up to `reach` before and behind this one."""
        pairs = self.bitext.pairs[max(0, self.number - reach) : self.number + reach + 1]
        first, last = min(pair.source_start for pair in pairs), max(pair.source_end for pair in pairs)
        return (pairs[0].start, pairs[-1].end), (first, last)


class Bitext:
    """An article and its source, with their alignment; made once for a document that has a source."""

    def __init__(self, article: Article, source: Source, glossary: Glossary | None = None) -> None:
        self.article = article
        self.source = source
        self.glossary = glossary  # the terms that the user wants, if any

    @cached_property
    def _made(self) -> dict[Callable[[Bitext], Any], Any]:
        return {}

    def once(self, make: Callable[[Bitext], Analysis]) -> Analysis:
        """What `make` gives for this bitext, made when first asked for: an analysis that several rules share."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Analysis = self._made[make]
        return found

    @cached_property
    def related(self) -> bool:
        """False where article and source are surely no translations of one another."""
        article, source = self.article, self.source
        return related(source.words, article.words, (len(source.text), len(article.text)))

    @cached_property
    def figures(self) -> tuple[list[str], list[str]]:
        """The words of the article, and those of the source, that begin with a digit."""
        article, source = ([word for word in side.words if word[0].isdigit()] for side in (self.article, self.source))
        return article, source

    @cached_property
    def _texts(self) -> Texts:
        article, source = self.article, self.source
        return Texts(
            Layout([(p.start, p.end) for p in source.paragraphs], source.sentences),
            Layout(
                [(p.start, p.end) for p in article.paragraphs],
                [(sentence.start, sentence.end) for sentence in article.sentences],
            ),
            Anchors(source.words, article.words, (source.text, article.text)),
        )

    @cached_property
    def blocks(self) -> tuple[Bead, ...]:
        """The paragraphs of both sides, aligned: beads of numbers of `source.paragraphs` and `article.paragraphs`.

        In the order of the article. A bead holds one paragraph of each side where lines answer one another, more where
        they were merged or split, and none of one side where nothing answers.
        """
        return tuple(self._texts.blocks())

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The sentences of both sides, aligned inside the blocks, in the order of the article; gaps too."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        layouts = self._texts.target.sentences, self._texts.source.sentences
        done = (0, 0)
        for number, bead in enumerate(self._texts.links(self.blocks)):
            spans = _cover(layouts[0], bead.target, done[0]), _cover(layouts[1], bead.source, done[1])
            done = spans[0][1], spans[1][1]
            counts = bead.target[1] - bead.target[0], bead.source[1] - bead.source[0]
            yield Pair(self, number, *spans, counts, bead.sure)

    @cached_property
    def _spans(self) -> tuple[list[int], list[int]]:
        return [pair.start for pair in self.pairs], [pair.end for pair in self.pairs]

    def number_at(self, offset: int) -> int:
        """The number of the pair whose target passage holds an offset of the article's view, -1 for none."""
        starts, ends = self._spans
        index = bisect_right(starts, offset) - 1
        return index if index >= 0 and offset < ends[index] else -1

    def pair_at(self, offset: int) -> Pair | None:
        """The pair whose target passage holds an offset of the article's view."""
        number = self.number_at(offset)
        return self.pairs[number] if number >= 0 else None

    @cached_property
    def _source_spans(self) -> tuple[list[int], list[int], list[int]]:
        pairs = sorted((pair for pair in self.pairs if pair.sources), key=lambda pair: pair.source_start)
        starts, ends = [pair.source_start for pair in pairs], [pair.source_end for pair in pairs]
        return starts, ends, [pair.number for pair in pairs]

    def number_of(self, offset: int) -> int:
        """The number of the pair whose source passage holds an offset of the source's view, -1 for none."""
        starts, ends, numbers = self._source_spans
        index = bisect_right(starts, offset) - 1
        return numbers[index] if index >= 0 and offset < ends[index] else -1

    def pair_of(self, offset: int) -> Pair | None:
        """The pair whose source passage holds an offset of the source's view."""
        number = self.number_of(offset)
        return self.pairs[number] if number >= 0 else None


def _cover(spans: Sequence[Span], numbers: Span, done: int) -> Span:
    """The span from the first number to the last; the empty one where the last passage left off, for none."""
    first, last = numbers
    if first == last:
        return (done, done)
    return spans[first][0], spans[last - 1][1]
