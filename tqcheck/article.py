"""Article: the analysed view of a Document; every analysis is made at most once, when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from tqcheck.document import Document
from tqcheck.profiles import House
from tqcheck.text.brackets import Brackets, find_brackets
from tqcheck.text.clashes import may_clash
from tqcheck.text.clauses import LINKS, PRONOUNS, Subject, find_subjects
from tqcheck.text.echoes import may_echo
from tqcheck.text.english import find_english
from tqcheck.text.lines import Kind, Paragraph, paragraphs
from tqcheck.text.masks import find_masks
from tqcheck.text.numerals import NumberStyle, find_style
from tqcheck.text.passages import Passage, find_passages
from tqcheck.text.profile import Profile, Spacing, find_profile, find_spacing
from tqcheck.text.quotes import Quotes, find_quotes
from tqcheck.text.repeats import Repeat, find_candidates, find_repeats
from tqcheck.text.sentences import sentence_spans
from tqcheck.text.tokens import Token, tokenise
from tqcheck.worded import Worded

_EXCERPT = 3  # sentences of a paragraph that stands alone
_OPENERS = frozenset('«“„‹"([:—–•…!?.')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: [start, end) of the view, and its paragraph."""

    article: Article
    start: int
    end: int
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """The text of the sentence in the view."""
        return self.article.text[self.start : self.end]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, with offsets in the view; made anew at each call, so that long articles stay small."""
        return tokenise(self.article.text, self.start, self.end)

    @property
    def kind(self) -> Kind:
        """The class of the paragraph."""
        return self.paragraph.kind


class Article(Worded):
    """What rules read. All offsets are in the normalised view `text`; `check` lifts them to the document."""

    def __init__(self, document: Document, house: House | None = None) -> None:
        super().__init__(document.text)
        self.document = document
        self.house = house  # the typographic profile that the user chose, if any

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs with their classes."""
        return paragraphs(self.text)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds `offset`, or None between paragraphs."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        if index < 0 or offset >= self.paragraphs[index].end:
            return None
        return self.paragraphs[index]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(
            Sentence(self, start, end, paragraph)
            for paragraph in self.paragraphs
            for start, end in sentence_spans(self.text, paragraph.start, paragraph.end)
        )

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int | None:
        """The number of the sentence that holds `offset`, or None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return None if index < 0 or offset >= self.sentences[index].end else index

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None between sentences."""
        index = self.sentence_index(offset)
        return None if index is None else self.sentences[index]

    @cached_property
    def _told(self) -> dict[tuple[str, int], bool]:
        return {}

    def tells(self, pattern: re.Pattern[str], sentence: Sentence) -> bool:
        """True where a pattern matches in a sentence; each is looked for once, however many hits of a rule ask."""
        key = pattern.pattern, sentence.start
        if key not in self._told:
            self._told[key] = pattern.search(self.text, sentence.start, sentence.end) is not None
        return self._told[key]

    def opens(self, offset: int) -> bool:
        """True where the word at `offset` opens a sentence, a quotation, a bracket, or what follows a colon or dash."""
        sentence = self.sentence_at(offset)
        if sentence is None or sentence.start == offset:
            return True
        left = offset - 1
        while left > sentence.start and self.text[left] == " ":
            left -= 1
        return left <= sentence.start or self.text[left] in _OPENERS

    @cached_property
    def excerpt(self) -> bool:
        """True where the text is one paragraph of few sentences: a passage that may be cut from an article."""
        return len(self.paragraphs) == 1 and len(self.sentences) <= _EXCERPT

    @cached_property
    def quotes(self) -> Quotes:
        """The quotations, and the marks that nothing explains."""
        return find_quotes(self.text, self.paragraphs)

    @cached_property
    def english(self) -> tuple[Passage, ...]:
        """The passages left in English that are neither names nor explained to the reader."""
        mixed = find_english(self.text, self.running, lambda: ((each.start, each.end) for each in self.sentences))
        return find_passages(self.text, mixed, self.quotes, self.masked) if mixed else ()

    @cached_property
    def brackets(self) -> Brackets:
        """The brackets in pairs, and those that nothing answers."""
        return find_brackets(self.text, self.paragraphs)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Passages that stand twice or more in a row inside a sentence."""
        found: list[Repeat] = []
        for number in sorted(self._repeating()):
            sentence = self.sentences[number]
            found += find_repeats(self.lowered, sentence.start, sentence.end)
        return tuple(found)

    def _repeating(self) -> set[int]:
        """The numbers of the sentences in which something may stand twice in a row."""
        if "_" in self.characters:  # no letter for the sentences, but for the words that are compared
            return set(range(len(self.sentences)))
        spans = [
            (running.starts[first], running.starts[last])
            for running in self.running
            for first, last in find_candidates(running)
        ]
        return {
            number
            for start, end in spans
            for number in range(
                max(0, bisect_right(self._sentence_starts, start) - 1), bisect_right(self._sentence_starts, end)
            )
        }

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects at the head of clauses whose number is certain."""
        spans = ((sentence.start, sentence.end) for sentence in self.sentences)
        found = find_subjects(self.text, spans, self.where(LINKS), self.where(PRONOUNS.keys()))
        return tuple(dict.fromkeys(found))

    @cached_property
    def echoing(self) -> bool:
        """False where no sentence comes again, not even with a few words changed."""
        return "_" in self.characters or not self._running or any(map(may_echo, self._running))

    @cached_property
    def clashing(self) -> tuple[Subject, ...]:
        """The subjects, or none where each of them agrees with its verb and with what is said of it."""
        return self.subjects if any(may_clash(self.text, running) for running in self.running) else ()

    @cached_property
    def masks(self) -> tuple[tuple[int, int], ...]:
        """Addresses, handles, file names and code."""
        return find_masks(self.text)

    def masked(self, start: int, end: int) -> bool:
        """True where [start, end) touches a mask."""
        index = bisect_right(self.masks, (end, -1)) - 1
        return index >= 0 and self.masks[index][1] > start

    @cached_property
    def profile(self) -> Profile:
        """The typographic habits of the document as given."""
        found = find_profile(self.document.text)
        if self.house is None:
            return found
        return replace(found, quote_space=self.house.guillemet, apostrophe=self.house.apostrophe)

    @cached_property
    def spacing(self) -> Spacing:
        """The spaces beside the double marks, with offsets in the view."""
        return find_spacing(self.printed)

    @cached_property
    def printed(self) -> str:
        """The text as given, spaces and apostrophes too, but with the offsets of the view."""
        if self.view.offsets is None:
            return self.document.text
        raw = self.document.text
        return "".join(
            raw[offset] if sign in " '" else sign for sign, offset in zip(self.text, self.view.offsets, strict=False)
        )

    @cached_property
    def numbers(self) -> NumberStyle:
        """How the document as given writes its numbers."""
        return find_style(self.document.text)

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that holds an offset of the view: the line of the file, as reports show."""
        return self.document.where(self.view.raw(offset))[0]

    def raw(self, start: int, end: int) -> str:
        """The text as given of a span of the view."""
        return self.document.text[self.view.raw(start) : self.view.raw_end(end)]
