"""Article: the analysed view of a Document; every analysis is made at most once, when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from tqcheck.document import Document
from tqcheck.lexicon.forms import is_doubtful
from tqcheck.profiles import House
from tqcheck.remembered import Remembered
from tqcheck.text.brackets import Brackets, find_brackets
from tqcheck.text.clashes import may_clash
from tqcheck.text.clauses import LINKS, PRONOUNS, Subject, find_subjects
from tqcheck.text.digits import Digits, find_digits, starts_before
from tqcheck.text.echoes import may_echo
from tqcheck.text.english import find_english
from tqcheck.text.lines import Kind, Paragraph, paragraphs
from tqcheck.text.masks import find_masks
from tqcheck.text.normalise import View, known_signs, normalise
from tqcheck.text.numerals import NumberStyle, find_style
from tqcheck.text.passages import Passage, find_passages
from tqcheck.text.profile import Profile, Spacing, find_profile, find_spacing
from tqcheck.text.quotes import Quotes, find_quotes
from tqcheck.text.repeats import Repeat, find_candidates, find_repeats
from tqcheck.text.rows import Rows
from tqcheck.text.running import Running, run_through, whole
from tqcheck.text.sentences import sentence_spans
from tqcheck.text.tokens import Token, tokenise
from tqcheck.text.wordindex import CAPITALS, WordIndex, group, index_capitals, index_words, lower, present

_LONG = 1_000_000  # code points above which the words in order are not kept
_EXCERPT = 3  # sentences of a paragraph that stands alone
_doubtful = Remembered(is_doubtful)
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


class Article:
    """What rules read. All offsets are in the normalised view `text`; `check` lifts them to the document."""

    def __init__(self, document: Document, house: House | None = None) -> None:
        self.document = document
        self.house = house  # the typographic profile that the user chose, if any

    @cached_property
    def view(self) -> View:
        """The normalised text and its index map."""
        return normalise(self.document.text)

    @cached_property
    def text(self) -> str:
        """The normalised text."""
        return self.view.text

    @cached_property
    def lowered(self) -> str:
        """The normalised text in lower case, with the same offsets."""
        return lower(self.text)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that occur, in the text as given or in the view."""
        if self.view.offsets is None:
            return known_signs(frozenset(self.document.text))
        return frozenset(self.document.text).union(self.text)

    @property
    def running(self) -> Iterable[Running]:
        """The words in order, and the gaps between them; kept but for long texts."""
        return self._running or run_through(self.text)

    @cached_property
    def _running(self) -> tuple[Running, ...]:
        return tuple(run_through(self.text)) if len(self.text) <= _LONG else ()

    @cached_property
    def words(self) -> WordIndex:
        """Where each word stands, in lower case: the scan that all trigger words share."""
        if self._running:
            return group(self._running[0].lowered, self._running[0].starts)
        return index_words(self.lowered)

    @cached_property
    def spellings(self) -> Set[str]:
        """The runs of letters, digits and underscores that occur, as they are written."""
        return frozenset(chain.from_iterable(running.words for running in self.running))

    def spots(self, words: Set[str]) -> list[int]:
        """The offsets of these words, as they are written, in order; quick where few of them occur."""
        found = self.spellings & words
        if len(self.text) <= _LONG:
            return sorted(chain.from_iterable(whole(self.text, word) for word in found))
        places = ((word, start) for word in found for start in self.words.get(lower(word), ()))
        return sorted(start for word, start in places if self.text.startswith(word, start))

    def stands(self, word: str) -> Sequence[int]:
        """Where a lower-case word stands, written in any case; quick without the index, if that is not made yet."""
        if self._running and "words" not in vars(self):
            return list(whole(self.lowered, word))
        return self.words.get(word, ())

    @cached_property
    def capitals(self) -> WordIndex:
        """Where each word with a capital stands, as it is written."""
        if not self._running:
            return index_capitals(self.text)
        words, starts = self._running[0].words, self._running[0].starts
        numbers = [number for number, word in enumerate(words) if word[0] in CAPITALS]
        return group(map(words.__getitem__, numbers), map(starts.__getitem__, numbers))

    @cached_property
    def doubtful(self) -> list[str]:
        """The lower-case words that the lexicon does not hold, or holds as finite verbs only."""
        words = dict.fromkeys(self._running[0].lowered) if self._running else self.words
        return _doubtful.those(words)

    @cached_property
    def vocabulary(self) -> Set[str]:
        """The runs of letters, digits and underscores that occur, in lower case."""
        return frozenset(map(lower, self.spellings)) if self._running else self.words.keys()

    def holds(self, words: Set[str]) -> bool:
        """True where one of these lower-case words occurs."""
        return not words.isdisjoint(self.vocabulary)

    def where(self, words: Set[str]) -> list[int]:
        """The offsets of these lower-case words, written in any case, in order; makes no index for a few questions."""
        if self._running and "words" not in vars(self):
            lowered, starts = self._running[0].lowered, self._running[0].starts
            return [starts[number] for number, word in enumerate(lowered) if word in words]
        index = self.words
        found = [index[word] for word in present(index, words)]
        return list(found[0]) if len(found) == 1 else sorted(chain.from_iterable(found))

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {}

    def count(self, passage: str) -> int:
        """How often the text holds a passage; each is counted once."""
        if passage not in self._counts:
            self._counts[passage] = self.text.count(passage)
        return self._counts[passage]

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

    @cached_property
    def _digits(self) -> Digits:
        return find_digits(self.text)

    def at_digits(self, pattern: re.Pattern[str], *, before: str = "", near: bool = False) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where a run of digits begins.

        Just the runs right before one of the signs `before` are visited; with `near`, those that at most three signs
        part from the next one.
        """
        match, text = pattern.match, self.text
        starts = starts_before(text, before) if len(before) == 1 else self._digits.chosen(before, near)
        return (found for start in starts if (found := match(text, start)) is not None)

    def at_words(self, words: Set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where one of these lower-case words stands, in order."""
        match, text = pattern.match, self.text
        return (found for start in self.where(words) if (found := match(text, start)) is not None)

    def at_rows(self, rows: Rows, pattern: re.Pattern[str], *, back: int = 0) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin where one of the rows of words begins, or up to `back` words before."""
        match, text = pattern.match, self.text
        starts = (start for running in self.running for start in rows.starts(running, back))
        return (found for start in dict.fromkeys(starts) if (found := match(text, start)) is not None)

    def groups(
        self, heads: Set[str], first: re.Pattern[str], may: Callable[[str, str], bool], pattern: re.Pattern[str]
    ) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin with one of the words `heads`, looked for where `may` allows them.

        `first` is matched right behind the head, and its first group is given to `may` with the head in lower case:
        a cheap look that leaves little to the dear one. In order for each head.
        """
        text, follows, match = self.text, first.match, pattern.match
        for head in present(self.words, heads):
            for start in self.words[head]:
                near = follows(text, start + len(head))
                if near is not None and may(head, near[1]):
                    found = match(text, start)
                    if found is not None:
                        yield found

    def apart_at_words(self, words: Set[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The same, none inside another: what `finditer` finds of a pattern that begins with these words."""
        done = 0
        for found in self.at_words(words, pattern):
            if found.start() >= done:
                done = found.end()
                yield found

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that holds an offset of the view: the line of the file, as reports show."""
        return self.document.where(self.view.raw(offset))[0]

    def raw(self, start: int, end: int) -> str:
        """The text as given of a span of the view."""
        return self.document.text[self.view.raw(start) : self.view.raw_end(end)]
