"""French words that lost their accents."""

from __future__ import annotations

import itertools
from functools import lru_cache

from tqcheck.lexicon.forms import known

_SIGNS = {"e": "eéèê", "a": "aâ", "i": "iîï", "o": "oô", "u": "uû", "c": "cç"}
_CHANGES = 3  # letters of one word that may bear an accent


@lru_cache(maxsize=4096)
def accented(word: str) -> str:
    """The French form that differs from this lower-case word by accents alone, or "" where there is none or several."""
    places = [index for index, sign in enumerate(word) if sign in _SIGNS]
    for count in range(1, _CHANGES + 1):
        found = {
            form
            for chosen in itertools.combinations(places, count)
            for signs in itertools.product(*(_SIGNS[word[index]][1:] for index in chosen))
            if known(form := _replaced(word, chosen, signs))
        }
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _replaced(word: str, places: tuple[int, ...], signs: tuple[str, ...]) -> str:
    letters = list(word)
    for index, sign in zip(places, signs, strict=True):
        letters[index] = sign
    return "".join(letters)
