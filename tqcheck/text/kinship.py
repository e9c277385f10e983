"""Kinship: whether two texts can be translations of one another, by the words and numbers that they share."""

from __future__ import annotations

from tqcheck.remembered import Remembered
from tqcheck.text.wordindex import WordIndex

_PLAIN = str.maketrans("àâäáãåçéèêëíìîïñóòôöõøúùûüÿ", "aaaaaaceeeeiiiinoooooouuuuy")
_STEM = 5  # letters that cognates share
_BESIDE = 0.12  # share of the text by which a word may stand earlier or later in the translation
_WEIGHT = 4  # of a word that both hold once, at the same place, beside one that both hold anywhere
_FEW, _MANY = 80, 220  # different words of the shorter text below which nothing is said, and from which on it is sure
_LEAST = 0.1, 0.17  # kinship below which two texts of few or of many words are no translations


def related(source: WordIndex, target: WordIndex, sizes: tuple[int, int]) -> bool:
    """False where two texts, of these lengths, are surely no translations of one another.

    Human translations of 200 words share 0.13 or more and those of 400 words 0.27; articles on other things 0.11 and
    0.17 at most, but for one in twenty.
    """
    words = min(len(source), len(target))
    return words < _FEW or kinship(source, target, sizes) >= _LEAST[words >= _MANY]


def kinship(source: WordIndex, target: WordIndex, sizes: tuple[int, int]) -> float:
    """0 for texts that share nothing, about 0.5 for an article and its translation."""
    first, second = (set(map(_STEMS.__getitem__, words)) - {""} for words in (source, target))
    alike = sum(
        len(source[word]) == len(target[word]) == 1
        and abs(source[word][0] / sizes[0] - target[word][0] / sizes[1]) < _BESIDE
        for word in filter(_STEMS.__getitem__, source.keys() & target.keys())
    )
    shared = len(first & second) / max(1, min(len(first), len(second)))
    return shared + _WEIGHT * alike / max(1, min(len(source), len(target)))


def _stem(word: str) -> str:
    """The letters or the figures with which a word tells; empty for one that tells nothing."""
    if len(word) < _STEM and not word[0].isdigit():
        return ""
    return word[:_STEM] if word.isascii() else word[:_STEM].translate(_PLAIN)


_STEMS = Remembered(_stem)
