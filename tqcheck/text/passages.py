"""What a run of English is: a sentence, a quotation, a stretch or a word, or nothing because it is a name or a gloss."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.lexicon.accents import accented
from tqcheck.text.english import CALENDAR, Mixed, Run
from tqcheck.text.quotes import Quotes

WORD = re.compile(r"[^\W\d_]+(?:'(?:s|t|re|ve|ll|d|m)\b)?")
_STRETCH = 11  # half-nats that the words of a stretch bring in, names and borrowed phrases left aside
_ALONE = 10  # half-nats of a single word that is not one of grammar
_COGNATE = 5  # half-nats of a single word that is a French one without its accents
_SHORT = 200  # code points of a text that may do without accents
_GLUE = ("-", "'", "/", "&", "_", ".")
_TIES = frozenset("the and with of by for from".split())
_JOINERS = frozenset(
    "of and the for in on to by at with from a an as or into about under over per vs our your my his her their".split()
)
_TAKES_NAME = frozenset("by from in of with at to for against between near under after before since".split())
_NEXT_NAMES = re.compile(r"(?: [A-ZÀ-Ÿ][\w'-]*){1,3}")
_TRIMMED = frozenset("out up down yes one five over must no just".split())  # borrowed here and there
_PARTICIPLES = frozenset(
    "known seen given taken held built made sold led shown found brought thought driven written spoken chosen fallen"
    " hidden broken forgotten sent kept paid won".split()
)
_MARKED = re.compile(r"[a-z]{2,}(?:ed|ly)$|.+'(?:s|t|re|ve|ll|d|m)$")
_TITLED = re.compile(
    r"(?i)\b(?:films?|séries?|albums?|chansons?|titres?|romans?|revues?|livres?|émissions?|groupes?|labels?|expositions?"
    r"|slogans?|refrains?|pancartes?|devises?|hymnes?|tubes?|singles?|morceaux?|clips?|documentaires?|podcasts?"
    r"|magazines?|journal|quotidien|site|jeux?|pièces?|comédies?|essais?|ouvrages?|recueils?|nouvelles?|bande dessinée"
    r"|ONG|fonds|tournois?|opérations?|sociétés?|associations?|collectifs?|mouvements?|programmes?|projets?|campagnes?"
    r"|think tank|logiciels?|applications?|outils?|prix|concours|marques?|enseignes?|cd|disques?|ep|lp|e-?books?|festivals?"
    r"|compilations?|reprises?|spectacles?|shows?|mention|inscription|message|intitulée?s?|baptisée?s?|nommée?s?"
    r"|surnommée?s?|titrée?s?|appelée?s?|rebaptisée?s?|dénommée?s?|titre original)[,:]? ?(?:[«“\"] ?)?(?:\w+ )?$"
)
_TERM = re.compile(
    r"(?i)\b(?:mots?|termes?|expressions?|anglicismes?|formules?|concepts?|anglais|appelée?s?|baptisée?s?|surnommée?s?|dite?s?"
    r"|ou|dire|nommée?s?|intitulée?s?|verbes?|noms?|en|traduction|original)[,:]? ?(?:[«“\"(*_] ?)?$"
)
_ENGLISH_SAID = re.compile(
    r"(?i)\b(?:en |l'|d'|un |son )(?:anglais|américain|v\.o\.)|\(en\)|langue de shakespeare|^\W*\^|\ben français\b"
)
_SHOWN = re.compile(
    r"(?i)\b(?:slogan|refrain|pancarte|banderole|devise|mots? d'ordre|chant(?:s|e|ent|ait|aient|é|er|ant)?\b|scand|entonn|chanson|paroles"
    r"|graffiti|graff|tatou|tee?-shirt|t-shirt|casquette|affiche|tweet|post(?:é|e)\b|hashtag|mot-dièse|titr|formule|célèbre|fameu"
    r"|maxime|adage|proverbe|poème|lettres capitales|inscri|brandi|arbor|placard|écriteau|panneau|sur x\b|publié|légend|stick|badge"
    r"|couplet|hymne|intitul|baptis|surnomm|bapti|répliqu|culte\b|générique)"
)
_GLOSS = re.compile(r" ?[»”\"]?,? ?(?:\(|\[|, (?:soit|autrement dit|c'est-à-dire|comprendre|traduisez)\b|: traduction)")


_NUMBER = re.compile(r"(?<![\w.,])\d+-$")
_TRANSLATED = re.compile(r"[^.!?]{0,120}\( ?[«“\"]")


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


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    joins: bool  # a small word between two capitals of a name
    value: int


def _words(text: str, start: int, end: int) -> list[_Word]:
    """The words of a span; whether a small word joins a name is seen from its neighbours, also outside the span."""
    evidence = english_evidence()
    spans = [found.span() for found in WORD.finditer(text, start, end)]
    words = []
    for a, b in spans:
        word = text[a:b]
        if text[a - 1 : a] == "-" and _CAPITAL_CHUNK.search(text, max(0, a - 40), a):
            joins = True
        else:
            joins = word in _JOINERS and _capital_near(text, a, left=True) and _capital_near(text, b, left=False)
        words.append(_Word(word, a, b, joins, evidence.get(word.lower(), 0)))
    return words


_CAPITAL_CHUNK = re.compile(r"(?<![\w-])[A-ZÀ-Ÿ][\w-]*-$")
_NEAR = re.compile(r"[^\W_][\w.-]*")


def _capital_near(text: str, offset: int, *, left: bool) -> bool:
    """True where the next word on that side, beyond other small words, begins with a capital or is a number."""
    if left:
        near = _NEAR.findall(text, max(0, offset - 40), offset)[::-1]
    else:
        near = _NEAR.findall(text, offset, offset + 40)
    for word in near[:3]:
        if word[0].isupper() or word[0].isdigit():
            return True
        if word not in _JOINERS:
            return False
    return False


def _loan_free(words: list[_Word]) -> list[_Word]:
    """The words that belong to no phrase that French has borrowed."""
    loans = word_set("loan_phrases.txt")
    lowered = [word.text.lower() for word in words]
    free = [True] * len(words)
    for first in range(len(words)):
        for last in range(min(len(words), first + 4), first, -1):
            if " ".join(lowered[first:last]) in loans:
                free[first:last] = [False] * (last - first)
                break
    return [word for word, keep in zip(words, free, strict=True) if keep]


def _borrowed(text: str, word: _Word) -> bool:
    """True where the word and one neighbour are a phrase that French has borrowed."""
    before = _NEAR.findall(text, max(0, word.start - 30), word.start)[-1:]
    after = _NEAR.findall(text, word.end, word.end + 30)[:1]
    phrases = {" ".join([*before, word.text]).lower(), " ".join([word.text, *after]).lower()}
    return not phrases.isdisjoint(word_set("loan_phrases.txt"))


def _is_marker(word: _Word) -> bool:
    """A word of English grammar, which no French borrows."""
    lowered = word.text
    if lowered in word_set("function_words_en.txt") or lowered in _PARTICIPLES:
        return word.value >= 8
    return word.value >= 7 and _MARKED.search(lowered) is not None


class _Finder:
    """Gives every run of an article its role."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self.text = text
        self.quotes = quotes
        self.seen_quotes: set[int] = set()
        accents = sum(map(text.count, "éèàê"))
        self.accents = len(text) < _SHORT or accents * 100 > len(text)  # typed with its accents

    def sentence(self, mixed: Mixed) -> Iterator[Passage]:
        """The passages of one sentence."""
        text = self.text
        if _ENGLISH_SAID.search(text, max(0, mixed.start - 80), mixed.end + 60):
            return
        if self._whole(mixed):
            yield Passage(mixed.start, mixed.end, Role.SENTENCE)
            return
        for run in mixed.runs:
            around = self.quotes.around(run.start)
            if around is not None and self._fills(around, mixed):
                if around[0] not in self.seen_quotes:
                    self.seen_quotes.add(around[0])
                    yield from self._quote(around)
                continue
            yield from self._run(run)

    def _whole(self, mixed: Mixed) -> bool:
        """True where the sentence as a whole is English, and not all of it in quotation marks."""
        covered = sum(run.words for run in mixed.runs)
        if covered < 3 or mixed.french * 12 > mixed.words or covered * 10 < mixed.words * 6:
            return False
        around = self.quotes.around(mixed.start + 1)
        if around is not None and around[1] >= mixed.end - 3:
            return False
        words = [word for run in mixed.runs for word in _words(self.text, run.start, run.end)]
        plain = [word for word in _loan_free(words) if not word.text[0].isupper() and not word.joins]
        if not plain and self.text[mixed.start : mixed.end].isupper():
            plain = words
        return len(plain) >= 2 and sum(word.value for word in plain) >= _STRETCH * 2 and any(map(_is_marker, plain))

    def _fills(self, around: tuple[int, int], mixed: Mixed) -> bool:
        """True where most words of the quotation, as far as it stands in this sentence, are English."""
        start, end = max(around[0], mixed.start), min(around[1], mixed.end)
        total = len(WORD.findall(self.text, start, end))
        english = sum(
            len(WORD.findall(self.text, run.start, run.end)) for run in mixed.runs if start <= run.start < end
        )
        return english * 10 >= total * 6

    def _quote(self, around: tuple[int, int]) -> Iterator[Passage]:
        text = self.text
        start, end = around[0] + 1, around[1]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        words = _words(text, start, end)
        plain = [word for word in _loan_free(words) if word.text[0].islower() and not word.joins]
        if len(words) < 2 or len(plain) < 2 or not any(map(_is_marker, plain)):
            return
        shown = _SHOWN.search(text, max(0, around[0] - 80), around[0]) or _SHOWN.search(text, around[1], around[1] + 60)
        if (
            shown
            or _TRANSLATED.match(text, around[1])
            or " ".join(word.text.lower() for word in words) in word_set("famous_english.txt")
        ):
            return
        if not self._explained(start, end, around):
            yield Passage(start, end, Role.QUOTE)

    def _explained(self, start: int, end: int, around: tuple[int, int] | None = None) -> bool:
        """True where a translation follows, or a noun before says that a title, a name or a word is meant."""
        text = self.text
        left, right = (start, end) if around is None else around[0], (end if around is None else around[1] + 1)
        left = start if around is None else around[0]
        if _GLOSS.match(text, right):
            return True
        before = text[max(0, left - 60) : left]
        if _TERM.search(before):
            return True
        return _TITLED.search(before) is not None and (around is not None or text[start].isupper())

    def _run(self, run: Run) -> Iterator[Passage]:
        text = self.text
        words = _words(text, run.start, run.end)
        while words and words[-1].joins:
            words.pop()
        while words and words[0].joins:
            words.pop(0)
        free = _loan_free(words)
        plain = [word for word in free if not word.joins and (word.text[0].islower() or self._sure_capital(word))]
        if not plain or self._in_brackets(run) or self._explained(run.start, run.end):
            return
        start, end = words[0].start, self._end(words)
        number = _NUMBER.search(text, max(0, start - 12), start)
        if number:
            yield Passage(number.start(), end + (text[end : end + 1] == "-"), Role.SPAN)
            return
        if " " not in text[start:end] and len(words) > 1 and not any(word.text in _TIES for word in words):
            return
        if len(words) == 1 and end == words[0].end:
            yield from self._alone(words[0])
        elif sum(word.value for word in plain) >= _STRETCH and (
            any(map(_is_marker, plain)) or len(plain) >= 3 or self._foreign(plain)
        ):
            yield Passage(start, end, Role.SPAN)

    def _sure_capital(self, word: _Word) -> bool:
        """True for a weekday or month, and for a small word that opens a passage in lower case."""
        text, lowered = self.text, word.text.lower()
        if _capital_near(text, word.end, left=False):
            return False
        if lowered in CALENDAR:
            return not _capital_near(text, word.start, left=True)
        opens = text[max(0, word.start - 3) : word.start].rstrip()[-1:]
        return lowered in word_set("function_words_en.txt") and opens in ("", "«", "“", '"', ".", "!", "?", ":")

    def _foreign(self, plain: list[_Word]) -> bool:
        """True where one of the words is so rare in French that no paper prints it, and no marks set it apart."""
        return self.quotes.around(plain[0].start) is None and any(
            word.value >= _ALONE and not known(word.text) and not accented(word.text) for word in plain
        )

    def _end(self, words: list[_Word]) -> int:
        """Where a stretch ends: "known" takes "as" with it, and "by" the name that follows."""
        end = words[-1].end
        if self.text.startswith(" as ", end):
            return end + 3
        if len(words) > 1 and words[-1].text in _TAKES_NAME:
            names = _NEXT_NAMES.match(self.text, end)
            return names.end() if names else end
        return end

    def _alone(self, word: _Word) -> Iterator[Passage]:
        """A small word of English, or a word that French does not know, among French ones."""
        text = self.text
        before, after = text[max(0, word.start - 1) : word.start], text[word.end : word.end + 2]
        if (
            _borrowed(text, word)
            or after[1:].isupper()
            or before in _GLUE
            or after[:1] in _GLUE
            or word.text in _TRIMMED
        ):
            return
        if word.text.lower() in word_set("function_words_en.txt") or word.text.lower() in CALENDAR:
            if word.value >= _STRETCH:
                yield Passage(word.start, word.end, Role.WORD)
            return
        if self._lone_quote(word) or known(word.text.lower()) or word.text in word_set("loan_words.txt"):
            return
        french = accented(word.text) if word.text.islower() else ""
        if word.value >= _COGNATE if french and self.accents else word.value >= _ALONE and not french:
            yield Passage(word.start, word.end, Role.WORD, french)

    def _lone_quote(self, word: _Word) -> bool:
        """True for a word in a quotation so short that the marks may be about the word itself."""
        around = self.quotes.around(word.start)
        return around is not None and len(WORD.findall(self.text, *around)) < 4

    def _in_brackets(self, run: Run) -> bool:
        """True where the run is all that stands between two brackets: a gloss."""
        before = self.text[max(0, run.start - 3) : run.start].strip(' «“"*')
        after = self.text[run.end : run.end + 3].strip(' »”"*')
        return before.endswith(("(", "[")) and after.startswith((")", "]"))


def find_passages(
    text: str, mixed: Iterable[Mixed], quotes: Quotes, masks: Iterable[tuple[int, int]]
) -> tuple[Passage, ...]:
    """The passages of English that an editor must see, in order."""
    finder = _Finder(text, quotes)
    masked = tuple(masks)
    found = [passage for one in mixed for passage in finder.sentence(one)]
    return tuple(
        passage for passage in found if passage.role in (Role.SENTENCE, Role.QUOTE)
        or not any(start < passage.end and end > passage.start for start, end in masked)
    )  # fmt: skip
