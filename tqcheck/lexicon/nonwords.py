"""Tells invented words from words that the lexicon lacks: what they are made of."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex

_VERBAL = regex(r"(?:é(?:e?s?)|er|era|eront|ait|aient|ant|èrent|ons|ez|ations?|ements?)$")
_PILED = regex(
    r"(?:ationn?ement|(?:is|ific)ationnalité|(?:tion|ment|ité)(?P<last>nement|ation|nalisation|isation|té|age|ité))s?$"
)
_DOUBLED = regex(r"([^\W\d_e])\1+")
_LETTER_RUN = regex(r"[^\W\d_]+")
# What is no word by itself, and units, which make no word that a compound may be mended to.
_PASSED = frozenset("qu jusqu lorsqu puisqu quoiqu presqu quelqu aujourd hui km cm mm kg".split())
_ENGLISH_TAILS = frozenset("backed led based driven related linked owned run made funded sponsored".split())
_LETTERS = "abcdefghijklmnopqrstuvwxyzéèêàçîôû"
_SURE = 9  # evidence from which a stem is English
_LEAST = 6
_MOST = 40  # letters of a word; a longer run is data
_LONG = 8  # letters from which a name of a country is compared


def _is_known(word: str) -> bool:
    return known(word) or known(word.capitalize())


def _english(stem: str) -> bool:
    """True for an English word that is no French one."""
    return len(stem) > 3 and not _is_known(stem) and english_evidence().get(stem, 0) >= _SURE


@lru_cache(maxsize=4096)
def hybrid(word: str) -> str:
    """The English word in an English stem with a French verbal ending (releasé), or ""."""
    found = _VERBAL.search(word)
    if found is None or word in word_set("adopted_verbs.txt") or english_evidence().get(word, 0) > 0:
        return ""
    stem = word[: found.start()]
    undoubled = stem[:-1] if len(stem) > 4 and stem[-1] == stem[-2] else stem
    return next((form for form in (stem, stem + "e", undoubled) if _english(form)), "")


@lru_cache(maxsize=4096)
def half_english(word: str) -> bool:
    """True for a compound with a part that is English with a French ending or an English participle: irano-backées."""
    parts = word.split("-")
    if len(parts) < 2 or len(parts[0]) < 3:
        return False
    last = re.sub(r"(?:é(?:e?s?))$", "ed", parts[-1])
    if len(parts) == 2 and not _is_known(parts[0]) and parts[0].endswith("é") and parts[1].endswith("é"):
        return _is_known(parts[1])
    return (last in _ENGLISH_TAILS and last != parts[-1]) or any(hybrid(part) for part in parts)


@lru_cache(maxsize=4096)
def piled(word: str) -> bool:
    """True for a word with noun endings one upon the other: gouvernementation."""
    found = _PILED.search(word)
    if found is None or len(word) < 12 or known(word.replace("è", "é")):
        return False
    if any(known(word[i:]) for i in range(2, len(word) - 9)):
        return False  # a new compound: autofonctionnement
    return found["last"] in ("ation", None) or not known(word[: found.start("last")])


@lru_cache(maxsize=4096)
def undoubled(word: str) -> str:
    """The word of the lexicon that is left when one of two like letters goes, or ""."""
    found = {
        word[: hit.start()] + hit[1] * times + word[hit.end() :]
        for hit in _DOUBLED.finditer(word)
        for times in range(1, len(hit[0]))
    }
    right = {form for form in found if known(form)}
    return right.pop() if len(right) == 1 and len(word) >= _LEAST + 2 else ""


def meant(word: str) -> str:
    """The one word of the lexicon that a single letter more, less or other makes of `word`, or ""."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    near = {form for form in found if known(form)}
    return near.pop() if len(near) == 1 else ""


def is_unknown(word: str) -> bool:
    """True for a word of 6 to 40 letters that no lexicon holds, whole or in the parts of a compound."""
    if not _LEAST <= len(word) <= _MOST or _is_known(word):
        return False
    parts = word.split("-")
    return len(parts) == 1 or not all(_is_known(part) for part in parts)


def strange(run: str) -> bool:
    """True where a run of word characters holds a lower-case word that no lexicon does, but for what is elided."""
    if run.isalpha():
        return run.islower() and run not in _PASSED and not _is_known(run)
    return any(word.islower() and not _is_known(word) for word in _LETTER_RUN.findall(run))


def _plain(word: str) -> str:
    """The word in lower case without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))


def _shorter(word: str) -> set[str]:
    """The word, and what is left of it when any one letter goes."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


@cache
def _countries() -> dict[str, frozenset[str]]:
    """The countries of one word, under each of their plain forms with at most one letter missing."""
    found: dict[str, set[str]] = {}
    for name, kind, allowed in rows("countries.txt"):
        if kind in "fvm" and "dans" not in allowed and name.isalpha() and len(name) >= _LONG:
            for form in _shorter(_plain(name)):
                found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@lru_cache(maxsize=4096)
def country_meant(word: str) -> str:
    """The country whose name a capitalised word nearly is (Ouzbekhistan), or ""."""
    if (
        not _LONG <= len(word) <= _MOST
        or _is_known(word)
        or known(word.lower())
        or english_evidence().get(word.lower(), 0) > 0
    ):
        return ""
    near = {name for form in _shorter(_plain(word)) for name in _countries().get(form, ())}
    if any(_plain(name) == _plain(word) for name in near):
        return ""
    return near.pop() if len(near) == 1 else ""
