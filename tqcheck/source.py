"""Source: the English text of an article, looked at once, as the article itself is."""

from __future__ import annotations

from functools import cached_property

from tqcheck.text.lines import Paragraph, paragraphs
from tqcheck.text.sentences import ENGLISH, sentence_spans
from tqcheck.text.tokens import Token, tokenise
from tqcheck.worded import Worded

Span = tuple[int, int]


class Source(Worded):
    """What rules read of the source. All offsets are in its normalised view `text`; `view.raw` lifts them."""

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
