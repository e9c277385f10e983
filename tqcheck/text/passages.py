"""What a run of English is: a sentence, a quotation, a stretch, a word, or nothing, being a name or explained."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from tqcheck.lexicon.accents import accented
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.english import Mixed, Run
from tqcheck.text.english_places import CALENDAR
from tqcheck.text.english_words import (
    WORD,
    Word,
    begin,
    capital_after,
    capital_before,
    finish,
    is_marker,
    said_english,
    trimmed,
    without_loans,
    words_of,
)
from tqcheck.text.quotes import Quotes

_STRETCH = 11  # half-nats that the words of a stretch bring in, names and borrowed phrases left aside
_ALONE = 9  # half-nats of a single word that is not one of grammar
_RARE = 8  # half-nats of one of two words
_COGNATE = 5  # half-nats of a single word that is a French one without its accents
_LONG, _MEAN = 4, 4  # words from which on a run must bring in so many half-nats a word: other languages do not
_FRENCH = -4  # half-nats of a French word, after which a small English word is no part of a name
_SHORT = 200  # code points of a text that may do without accents
_WIDE, _NEAR = 80, 60  # code points around a quotation in which a word explains it
_NESTED = 6  # quotations among which the innermost is looked for
_NESTED_WORDS = 5  # words from which on a quotation inside a French one is more than a motto
_GLUE = ("-", "'", "/", "&", "_", ".")
_TIES = frozenset("the and with of by for from".split())
_HALF_BORROWED = frozenset("out up down yes one five over must no just".split())
_TITLE_NOUN = regex(r"(?:([^\W\d_][\w-]*) )?([^\W\d_][\w-]*)[,:]? ?(?:[«“\"] ?)?$")
_TERM_NOUN = regex(r"([^\W\d_][\w'-]*)[,:]? ?(?:[«“\"(*_] ?)?$")
_GLOSS = regex(r" ?[»”\"]?,? ?(?:\(|\[|, (?:soit|autrement dit|c'est-à-dire|comprendre|traduisez)\b|: traduction)")
_LABEL = regex(r"(?:French|English|Translation|Source|Target|Output|Input)(?: \(\w+\))? ?: ?")
_TAIL_LABEL = regex(r" = (?:French|English|German|Spanish)(?: \(\w+\))?:?$")
_NUMBER = regex(r"(?<![\w.,])\d+-$")
_TRANSLATED = regex(r"[^.!?]{0,120}\( ?[«“\"]")
_ALTERNATIVE = regex(r"\((?:ou|en|soit)? ?[«“\"*]?$")


class Role(enum.StrEnum):
    """What a passage of English is."""

    SENTENCE = "sentence"
    QUOTE = "quote"
    SPAN = "span"
    WORD = "word"


class Passage(NamedTuple):
    """A passage of English that is neither a name nor explained: [start, end) of the view, and what it is."""

    start: int
    end: int
    role: Role
    french: str = ""  # the French word that differs from this one by its accents


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in word_set(name))


class _Finder:
    """Gives every run of an article its role."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self.text = text
        self.quotes = quotes
        self.seen_quotes: set[int] = set()

    @cached_property
    def accents(self) -> bool:
        """True where the text is typed with its accents."""
        return len(self.text) < _SHORT or sum(map(self.text.count, "éèàê")) * 100 > len(self.text)

    def sentence(self, mixed: Mixed) -> Iterator[Passage]:
        """The passages of one sentence."""
        text = self.text
        if said_english(text, max(0, mixed.start - _WIDE), mixed.end + _NEAR):
            return
        if self._whole(mixed):
            label = _LABEL.match(text, mixed.start, mixed.end)
            tail = _TAIL_LABEL.search(text, max(mixed.start, mixed.end - _NEAR), mixed.end)
            start, end = label.end() if label else mixed.start, tail.start() if tail else mixed.end
            yield Passage(start, end, Role.SENTENCE)
            return
        for run in mixed.runs:
            around = next((pair for pair in self._around(run.start) if self._fills(pair, mixed)), None)
            if around is None:
                yield from self._run(run)
            elif around[0] not in self.seen_quotes:
                self.seen_quotes.add(around[0])
                yield from self._quote(around)

    def _around(self, offset: int) -> Iterator[tuple[int, int]]:
        """The quotations that hold `offset`, the outermost first, then the innermost."""
        outer = self.quotes.around(offset)
        if outer is None:
            return
        yield outer
        last = bisect_right(self.quotes.pairs, offset, key=lambda pair: pair.start)
        for pair in reversed(self.quotes.pairs[max(0, last - _NESTED) : last]):
            if pair.end > offset and pair.start != outer[0]:
                yield pair.start, pair.end
                return

    def _whole(self, mixed: Mixed) -> bool:
        """True where the sentence as a whole is English, and not all of it in quotation marks."""
        covered = sum(run.words for run in mixed.runs)
        if covered < 3 or mixed.french * 12 > mixed.words or covered * 10 < mixed.words * 6:
            return False
        around = self.quotes.around(mixed.start + 1)
        if around is not None and around[1] >= mixed.end - 3:
            return False
        words = [word for run in mixed.runs for word in words_of(self.text, run.start, run.end)]
        shouting = self.text[mixed.start : mixed.end].isupper()
        plain = [
            word
            for word in words
            if shouting
            or not (word.text[0].isupper() or word.joins)
            or (word.start == mixed.start and self._opens(word))
        ]
        free = set(without_loans(self.text, words))
        return (
            len(plain) >= 2
            and sum(word.value for word in plain) >= _STRETCH * 2
            and any(is_marker(word) for word in plain if word in free)
        )

    def _opens(self, word: Word) -> bool:
        """True for a small English word before one in lower case, as a sentence begins."""
        after = self.text[word.end : word.end + 2]
        return word.lowered in word_set("function_words_en.txt") and after[1:].islower()

    def _fills(self, around: tuple[int, int], mixed: Mixed) -> bool:
        """True where most words of the quotation, as far as it stands in this sentence, are English."""
        start, end = max(around[0], mixed.start), min(around[1], mixed.end)
        total = len(WORD.findall(self.text, start, end))
        inside = (run for run in mixed.runs if start <= run.start < end)
        return sum(len(WORD.findall(self.text, run.start, run.end)) for run in inside) * 10 >= total * 6

    def _quote(self, around: tuple[int, int]) -> Iterator[Passage]:
        text = self.text
        start, end = around[0] + 1, around[1]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        words = words_of(text, start, end)
        plain = [word for word in without_loans(self.text, words) if word.text[0].islower() and not word.joins]
        nested = self.quotes.around(start) != around
        if len(plain) < 2 or not any(map(is_marker, plain)) or (nested and len(words) < _NESTED_WORDS):
            return
        near = WORD.findall(text, max(0, around[0] - _WIDE), around[0]) + WORD.findall(
            text, around[1], around[1] + _NEAR
        )
        if not _listed("shown_words.txt").isdisjoint(word.lower() for word in near):
            return
        famous = " ".join(word.lowered for word in words) in word_set("famous_english.txt")
        if not famous and not _TRANSLATED.match(text, around[1]) and not self._explained(start, end, around):
            yield Passage(start, end, Role.QUOTE)

    def _explained(self, start: int, end: int, around: tuple[int, int] | None = None) -> bool:
        """True where a translation follows, or a noun before says that a title, a name or a word is meant."""
        text = self.text
        left, right = (start, end) if around is None else (around[0], around[1] + 1)
        if _GLOSS.match(text, right):
            return True
        noun = _TERM_NOUN.search(text, max(0, left - _NEAR), left)
        if noun and noun[1].lower() in word_set("term_nouns.txt"):
            return True
        if around is None and not text[start].isupper():
            return False
        noun = _TITLE_NOUN.search(text, max(0, left - _NEAR), left)
        return noun is not None and any((word or "").lower() in _listed("title_nouns.txt") for word in noun.groups())

    def _run(self, run: Run) -> Iterator[Passage]:
        text = self.text
        words = trimmed(text, words_of(text, run.start, run.end))
        free = without_loans(self.text, words)
        plain = [word for word in free if not word.joins and (word.text[0].islower() or self._sure_capital(word))]
        if not plain or self._in_brackets(run) or self._explained(words[0].start, words[-1].end):
            return
        if len(words) > 1 and words[0].lowered in _listed("title_nouns.txt") and words[1].text[0].isupper():
            return
        if len(words) >= _LONG and sum(max(word.value, 0) for word in words) < len(words) * _MEAN:
            return
        start, end = begin(text, words), finish(text, words)
        number = _NUMBER.search(text, max(0, start - 12), start)
        if number:
            yield Passage(number.start(), end + (text[end : end + 1] == "-"), Role.SPAN)
        elif len(words) == 1 and end - start == len(words[0].text):
            yield from self._alone(words[0])
        elif " " not in text[start:end] and not any(word.text in _TIES for word in words):
            return
        elif self._is_stretch(words, plain):
            yield Passage(start, end, Role.SPAN)

    def _is_stretch(self, words: list[Word], plain: list[Word]) -> bool:
        """True for words that weigh enough: one of grammar, or three of them, or one that is rare in French."""
        if sum(word.value for word in plain) < _STRETCH and words[0].lowered not in CALENDAR:
            return False
        return any(map(is_marker, plain)) or len(plain) >= 3 or self._foreign(plain)

    def _sure_capital(self, word: Word) -> bool:
        """True for a weekday or month, and for a small word that opens a passage in lower case."""
        text = self.text
        if capital_after(text, word.end):
            return False
        if word.lowered in CALENDAR:
            return not capital_before(text, word.start)
        opens = text[max(0, word.start - 3) : word.start].rstrip()[-1:]
        return word.lowered in word_set("function_words_en.txt") and opens in ("", "«", "“", '"', ".", "!", "?", ":")

    def _foreign(self, plain: list[Word]) -> bool:
        """True where one of the words is rare in French, and no marks set it apart."""
        return self.quotes.around(plain[0].start) is None and any(
            word.value >= _RARE and (len(plain) > 1 or not known(word.text)) and not accented(word.text)
            for word in plain
        )

    def _alone(self, word: Word) -> Iterator[Passage]:
        """A small word of English, or a word that French does not know, among French ones."""
        text = self.text
        before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
        if before in _GLUE or after[:1] in _GLUE[:-1] or word.lowered in _HALF_BORROWED:
            return
        if after[:1] == ":" and not after[1:].isspace():
            return
        if after[1:].isupper() and not self._after_french(word):
            return
        if word.lowered in word_set("function_words_en.txt") or word.lowered in CALENDAR:
            yield Passage(word.start, word.end, Role.WORD)
            return
        if self._lone_quote(word) or known(word.lowered) or word.text in word_set("loan_words.txt"):
            return
        french = accented(word.text) if word.text.islower() else ""
        if french and self._bare(word):
            return
        if word.value >= _COGNATE if french and self.accents else word.value >= _ALONE and not french:
            yield Passage(word.start, word.end, Role.WORD, french)

    def _after_french(self, word: Word) -> bool:
        """True for a small English word between a French word in lower case and a name."""
        before = WORD.findall(self.text, max(0, word.start - 30), word.start)[-1:]
        return (
            bool(before)
            and self.text[word.start - 2 : word.start - 1].isalpha()
            and before[0].islower()
            and (english_evidence().get(before[0], 0) <= _FRENCH or not before[0].isascii())
            and word.lowered in word_set("function_words_en.txt")
            and before[0] not in _listed("title_nouns.txt")
        )

    def _bare(self, word: Word) -> bool:
        """True where other words near by have lost their accents too: a way of typing."""
        near = WORD.findall(self.text, max(0, word.start - _WIDE), word.start)[1:]
        near += WORD.findall(self.text, word.end, word.end + _WIDE)[:-1]
        return any(len(other) > 4 and other.islower() and not known(other) and accented(other) for other in near)

    def _lone_quote(self, word: Word) -> bool:
        """True for a word in a quotation so short that the marks may be about the word itself."""
        around = self.quotes.around(word.start)
        return around is not None and around[1] - around[0] < _WIDE and len(WORD.findall(self.text, *around)) < 4

    def _in_brackets(self, run: Run) -> bool:
        """True where the run is all that stands between two brackets: a gloss."""
        before = self.text[max(0, run.start - 3) : run.start].strip(' «“"*')
        after = self.text[run.end : run.end + 3].strip(' »”"*')
        closed = before.endswith(("(", "[")) and after.startswith((")", "]"))
        return closed or _ALTERNATIVE.search(self.text, max(0, run.start - 8), run.start) is not None


def find_passages(
    text: str, mixed: Iterable[Mixed], quotes: Quotes, masked: Callable[[int, int], bool]
) -> tuple[Passage, ...]:
    """The passages of English that an editor must see, in order."""
    finder = _Finder(text, quotes)
    return tuple(
        passage
        for one in mixed
        for passage in finder.sentence(one)
        if passage.role in (Role.SENTENCE, Role.QUOTE) or not masked(passage.start, passage.end)
    )
