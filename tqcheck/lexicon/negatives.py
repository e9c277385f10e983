"""Words that deny or restrict by themselves, in both languages."""

from __future__ import annotations

from functools import cache, lru_cache

from tqcheck.lexicon.grammar import parts
from tqcheck.lexicon.words import entries

_PREFIXES = ("in", "im", "il", "ir", "non-", "mal", "dés", "mé")
_NO_UN = ("under", "unit", "univ", "union", "unique", "unanim", "unfold", "unveil")
_NO_PREFIX = frozenset("interne internes important importante importants importantes intense intenses malin".split())


@cache
def _list(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole words of a list, and its stems."""
    found = entries(name)
    stems = tuple(entry[:-1] for entry in found if entry.endswith("*"))
    return frozenset(entry for entry in found if not entry.endswith("*")), stems


@lru_cache(maxsize=32768)
def denies_in_english(word: str) -> bool:
    """True for a lower-case English word that denies or restricts, or may."""
    words, stems = _list("negative_words_en.txt")
    if word.startswith("un") and not word.startswith(_NO_UN):
        return True
    return word in words or word.startswith(stems)


@lru_cache(maxsize=32768)
def denies_in_french(word: str) -> bool:
    """True for a lower-case French word that denies or restricts, or may."""
    words, stems = _list("negative_words_fr.txt")
    return word in words or word.startswith(stems) or affirmed(word) != ""


@lru_cache(maxsize=32768)
def affirmed(word: str) -> str:
    """The French adjective that a prefix turns into its opposite: "légal" of "illégal"; empty for other words."""
    found = parts(word) if word.startswith(_PREFIXES) and word not in _NO_PREFIX else frozenset()
    if "adjective" not in found or "participle" in found:
        return ""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 3 and parts(rest) & {"adjective", "participle"}:
            return rest
    return ""
