"""Names on both sides of a bitext: mentions of places and peoples, and the names of persons that nothing answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.entities import Label, kin, labels
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.text.spelling import distance, plain
from tqcheck.text.wordindex import WordIndex

_BEFORE = regex(r"([^\W\d_][\w.'-]*) $")
_LANGUAGE = regex(
    r"\b(?:en |langues? |mots? |termes? |expressions? |textes? |versions? |phrases? |accents? |sous-titres "
    r"|parl(?:er|e|ent|ait|aient|ant|é) (?:le |l')?)$"
)
_LONG = regex(r"\d+|[^\W\d_]{4,}")
_TIME = regex(r" time(?= ?[.,;:)\n]| \(|$| on\b| and\b| in\b)")
_HOUR = regex(r"\bheures? (?:locale )?(?:de |d'|du |à )(?:la |l')?$")
_AFTER = regex(r" ([^\W\d_][\w-]*)")


class Mention(NamedTuple):
    """A place, a people or a body named: [start, end) of its text, and its label."""

    start: int
    end: int
    label: Label
    text: str
    language: str

    @property
    def alone(self) -> bool:
        """True where the name is no part of a longer name or compound."""
        return _alone(self.text, self.start, self.end, self.label, self.language)


def find_mentions(text: str, words: WordIndex, language: str) -> list[Mention]:
    """The mentions in a text, in order, the longest at each place; `words` says where its words stand."""
    index, small = labels(language), _small(language)
    found: list[Mention] = []
    done = 0
    places = (
        (offset, (small if text[offset].islower() else index)[word])
        for word in words.keys() & index.keys()
        for offset in words[word]
    )
    for start, some in sorted(places):
        if start < done or not some:
            continue
        label = _label(text, start, some, language)
        if label is not None:
            done = start + len(label.form)
            if not _zone(text, start, done, language):
                found.append(Mention(start, done, label, text, language))
    return found


@cache
def _small(language: str) -> dict[str, tuple[Label, ...]]:
    """The labels of each first word that may be written without a capital."""
    return {
        word: tuple(label for label in some if not label.form[0].isupper()) for word, some in labels(language).items()
    }


def _zone(text: str, start: int, end: int, language: str) -> bool:
    """True where a place names a time: heure de Paris, London time; editors give that of their readers."""
    if language == "en":
        return text.startswith(" time", end) and _TIME.match(text, end) is not None
    return _HOUR.search(text, max(0, start - 16), start) is not None


def _label(text: str, start: int, some: tuple[Label, ...], language: str) -> Label | None:
    """The longest of the labels that stands at `start`, in its case, with a capital, or all in capitals."""
    shouts = language == "fr" and not text[start + 1 : start + 2].islower()
    for label in some:
        form = label.form
        stop = start + len(form)
        if not text.startswith(form[1:], start + 1) and not (shouts and text[start:stop].isupper()):
            continue
        here = text[start:stop]
        if text[stop : stop + 1].isalnum():
            continue
        if here == form or (form[0].islower() and here == form[0].upper() + form[1:]):
            return label
        if language == "fr" and len(form) > 3 and here == form.upper():
            return label
    return None


def _alone(text: str, start: int, end: int, label: Label, language: str) -> bool:
    if text[start - 1 : start] in ("-", "/", "@", "#", "&", ".") and start:
        return False
    if text[end : end + 1] in ("-", "/", "&", "@") or (
        text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()
    ):
        return False
    small = word_set("function_words_en.txt" if language == "en" else "function_words_fr.txt")
    before = _BEFORE.search(text, max(0, start - 30), start)
    if before is not None:
        bare = before[1].rsplit("'", 1)[-1] if language == "fr" else before[1]
        if bare[:1].isupper() and bare.lower() not in small and not label.people:
            return False
    after = _AFTER.match(text, end)
    return after is None or not after[1][0].isupper() or (label.people and language == "en")


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in [start, end)."""
    first = bisect_left(mentions, (start,))
    if first == len(mentions) or mentions[first].start >= end:
        return ()
    last = bisect_left(mentions, (end,), first)
    return mentions[first:last]


def answers(mention: Mention, others: Iterable[Mention]) -> bool:
    """True where one of the others names the same thing, or what the press says instead of it."""
    near = related(mention.label.keys)
    return any(not near.isdisjoint(other.label.keys) for other in others)


def same(mention: Mention, others: Iterable[Mention]) -> bool:
    """True where one of the others names the very same thing."""
    return any(not mention.label.keys.isdisjoint(other.label.keys) for other in others)


@lru_cache(maxsize=4096)
def related(keys: frozenset[str]) -> frozenset[str]:
    """The keys, and those of their kin."""
    return frozenset().union(*map(kin, keys))


@lru_cache(maxsize=4096)
def standing(label: Label) -> str:
    """The key of a label, or of the country that its capital or body speaks for."""
    if label.kinds & {"country", "continent"}:
        return min(label.keys)
    countries = [key for key in related(label.keys) if len(key) == 2 and key.isupper()]
    return min(countries, default=min(label.keys))


def class_of(mention: Mention) -> str:
    """What a mention may be exchanged for: countries and continents are one class, as are their peoples."""
    kinds = mention.label.kinds
    return "country" if kinds & {"country", "continent"} else min(kinds)


def is_language(text: str, mention: Mention) -> bool:
    """True for the French word for a people that means a language: en anglais, l'anglais, parler russe."""
    return mention.label.people and _LANGUAGE.search(text, max(0, mention.start - 16), mention.start) is not None


def likeness(one: Label, other: Label) -> float:
    """How alike two names are, 0 to 1."""
    first, second = plain(one.form), plain(other.form)
    longest = max(len(first), len(second))
    return max(0.0, 1 - distance(first, second, longest) / longest)


def overlap(source: str, target: str) -> float:
    """The part of the longer words and the numbers of the poorer passage whose beginning the other one holds too.

    About 0.3 for a translation, under 0.1 for passages that have nothing to do with one another.
    """
    first, second = _stems(source), _stems(target)
    return len(first & second) / max(1, min(len(first), len(second)))


def _stems(passage: str) -> set[str]:
    return {plain(word)[:4] for word in _LONG.findall(passage)}
