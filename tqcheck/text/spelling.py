"""Whether two spellings are of one name: a key that transliteration and inflection leave as it is, and a distance."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tqcheck.pattern import regex

# What English and French write otherwise of one sound of Arabic, Russian, Chinese … or drop.
_STEPS = (
    ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "j"), ("dj", "j"), ("dzh", "j"), ("gh", "g"),
    ("kh", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"),
    ("gu", "g"), ("ge", "j"), ("gi", "j"), ("tz", "s"), ("ts", "s"), ("cz", "s"), ("ce", "se"), ("ci", "si"),
    ("z", "s"), ("c", "k"), ("w", "v"), ("ff", "v"), ("f", "v"), ("h", ""),
)  # fmt: skip
_VOWELS = regex(r"[aeiouyœæ]+")
_CONSONANTS = regex(r"[^aeiouy]+")
_VOWEL_KIN = (frozenset("ae"), frozenset("eiy"), frozenset("ou"), frozenset("eu"))  # vowels that stand for one another
_DOUBLED = regex(r"(.)\1+")
_STRIPPED = {"ø": "o", "ł": "l", "đ": "dj", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe"}


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word in lower case without accents."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(_STRIPPED.get(sign, sign) for sign in bare if not unicodedata.combining(sign))


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The consonants of a name, those that transliteration exchanges as one; its vowels are one sign at the front."""
    bare = plain(word)
    for old, new in _STEPS:
        bare = bare.replace(old, new)
    head = "a" if bare[:1] in "aeiouyj" else ""
    return head + _DOUBLED.sub(r"\1", _VOWELS.sub("", bare.removeprefix("j") if head else bare))


def distance(one: str, other: str, most: int) -> int:
    """The letters added, dropped, exchanged or swapped between two words; `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        older, before = before, row
        row = [i]
        for j, mark in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != mark))
            if older and j > 1 and sign == other[j - 2] and one[i - 2] == mark:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def same_name(one: str, other: str) -> bool:
    """True where both may be spellings of one name: they differ by transliteration, accents or an ending of grammar."""
    first, second = plain(one), plain(other)
    if first == second or first.rstrip("sx") == second.rstrip("sx"):
        return True
    return skeleton(one) == skeleton(other) and _ending(first) == _ending(second) and _sound(first, second)


def _sound(first: str, second: str) -> bool:
    """True where no vowel stands for one that transliteration does not exchange with it."""
    groups = [_CONSONANTS.split(word.replace("ou", "u").replace("h", "")) for word in (first, second)]
    if len(groups[0]) != len(groups[1]):
        return True  # the consonants are written otherwise, as in another alphabet
    return all(
        one == other or any(set(one or "e") & kin and set(other or "e") & kin for kin in _VOWEL_KIN)
        for one, other in zip(*groups, strict=True)
    )


def _ending(word: str) -> str:
    """The last vowel of a word as it is heard; empty for one that ends in a consonant, as Poutine does."""
    word = word.rstrip("hsx")
    if word.endswith("ne"):
        return ""
    last = word[-1:]
    return {"y": "i", "j": "i"}.get(last, last if last in "aeiou" else "")
