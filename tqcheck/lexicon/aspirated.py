"""Which words are elided before, and which are not: h muet and h aspiré."""

from __future__ import annotations

from functools import cache, lru_cache

from tqcheck.lexicon.words import entries

_VOWELS = frozenset("aàâäeéèêëiîïoôöuùûüœæ")
_SOUNDS = _VOWELS | frozenset("hyÿ")  # with which words begin that may be elided before
# One sound or letter that writers treat as they like: "l'énième" and "la énième", "le ouï-dire" and "l'ouï-dire".
_FREE = frozenset(
    "un une uns unes énième énièmes ouï-dire ouate ouates ouf ouais oyez iota yod ouah euh ah oh eh ès"
    " oui-dire huis hindi hacktiviste hacktivistes hacktivisme ouolof ouolofs iode iule yé a e i o u y".split()
)


@cache
def _families() -> dict[str, bool]:
    families = dict.fromkeys(entries("mute_h.txt"), True)
    return families | dict.fromkeys(entries("aspirated_h.txt"), False)


@cache
def _longest() -> int:
    return max(map(len, _families()))


@lru_cache(maxsize=8192)
def elides(word: str) -> bool | None:
    """True where le, de, que … are elided before this word, False where not, None where use wavers or is unknown."""
    lowered = word.lower()
    if not lowered or lowered in _FREE:
        return None
    families = _families()
    if lowered in families:
        return families[lowered]
    for end in range(min(len(lowered), _longest()), 1, -1):
        found = families.get(lowered[:end] + "*")
        if found is not None:
            return found
    if lowered.startswith(("oua", "oui", "oula")):
        return None
    first = lowered[0]
    if first in _VOWELS:
        return True
    return None if first in "hy" else False


@cache
def _heads() -> frozenset[str]:
    """The first parts of the compounds with an aspirated h."""
    return frozenset(word.split("-")[0] for word in entries("aspirated_h.txt") if "-" in word)


def may_elide(word: str) -> bool:
    """True where something is elided before this lower-case word, or before a compound that begins with it."""
    return word[0] in _SOUNDS and (elides(word) is True or elides(f"{word}-") is True)


def may_refuse(word: str) -> bool:
    """True where nothing is elided before this word though it begins like others, or before a compound with it."""
    low = word.lower()
    return low[:1] in _SOUNDS and (elides(low) is False or elides(f"{low}-") is False or low in _heads())


def aspirated(word: str) -> bool:
    """True where a word begins with a vowel letter or h and yet nothing is elided before it."""
    return word[:1].lower() in _VOWELS | {"h", "y"} and elides(word) is False
