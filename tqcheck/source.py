"""Source: the English text of an article, looked at once, as the article itself is."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from tqcheck.text.lines import Paragraph, paragraphs
from tqcheck.text.normalise import View, normalise
from tqcheck.text.running import Running
from tqcheck.text.sentences import ENGLISH, sentence_spans
from tqcheck.text.tokens import Token, tokenise
from tqcheck.text.wordindex import WordIndex, group, index_capitals, index_words, lower

_LONG = 1_000_000  # code points above which the words in order are not kept

Span = tuple[int, int]


class Source:
    """What rules read of the source. All offsets are in its normalised view `text`; `view.raw` lifts them."""

    def __init__(self, raw: str) -> None:
        self.raw = raw

    @cached_property
    def view(self) -> View:
        """The normalised text and its index map."""
        return normalise(self.raw)

    @cached_property
    def text(self) -> str:
        """The normalised text."""
        return self.view.text

    @cached_property
    def lowered(self) -> str:
        """The normalised text in lower case, with the same offsets."""
        return lower(self.text)

    @cached_property
    def words(self) -> WordIndex:
        """Where each word stands, in lower case."""
        if self._running is None:
            return index_words(self.lowered)
        return group(self._running.lowered, self._running.starts)

    @cached_property
    def _running(self) -> Running | None:
        return Running(self.text) if len(self.text) <= _LONG else None

    @cached_property
    def capitals(self) -> WordIndex:
        """Where each word with a capital stands, as it is written."""
        if self._running is None:
            return index_capitals(self.text)
        return self._running.capitals()

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with their classes."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The spans of all sentences, in order."""
        return tuple(
            span
            for paragraph in self.paragraphs
            for span in sentence_spans(self.text, paragraph.start, paragraph.end, ENGLISH)
        )

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of text[start:end]; made anew at each call."""
        return tokenise(self.text, start, end)

    def holds(self, word: str, start: int, end: int) -> bool:
        """True where a lower-case word stands in [start, end)."""
        places = self.words.get(word, ())
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end
