"""Which words are elided before, and which are not: h muet and h aspiré."""

from __future__ import annotations

from functools import cache, lru_cache

from tqcheck.lexicon.words import entries

_VOWELS = frozenset("aàâäeéèêëiîïoôöuùûüœæ")
# One sound or letter that writers treat as they like: "l'énième" and "la énième", "le ouï-dire" and "l'ouï-dire".
_FREE = frozenset(
    "un une uns unes énième énièmes ouï-dire ouate ouates ouf ouais oyez iota yod ouah euh ah oh eh ès"
    " oui-dire huis hindi hacktiviste hacktivistes hacktivisme ouolof ouolofs iode iule yé a e i o u y".split()
)


@cache
def _families() -> dict[str, bool]:
    families = dict.fromkeys(entries("mute_h.txt"), True)
    return families | dict.fromkeys(entries("aspirated_h.txt"), False)


@lru_cache(maxsize=8192)
def elides(word: str) -> bool | None:
    """True where le, de, que … are elided before this word, False where not, None where use wavers or is unknown."""
    lowered = word.lower()
    if not lowered or lowered in _FREE:
        return None
    families = _families()
    if lowered in families:
        return families[lowered]
    for end in range(len(lowered), 1, -1):
        found = families.get(lowered[:end] + "*")
        if found is not None:
            return found
    if lowered.startswith(("oua", "oui", "oula")):
        return None
    first = lowered[0]
    if first in _VOWELS:
        return True
    return None if first in "hy" else False


def aspirated(word: str) -> bool:
    """True where a word begins with a vowel letter or h and yet nothing is elided before it."""
    return word[:1].lower() in _VOWELS | {"h", "y"} and elides(word) is False
