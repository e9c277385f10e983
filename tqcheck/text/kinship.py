"""Kinship: whether two texts can be translations of one another, by the words and numbers that they share."""

from __future__ import annotations

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
    if words < _FEW:
        return True
    least, placed = _LEAST[words >= _MANY], _placed(source, target, sizes)
    return placed >= least or placed + _shared(source, target) >= least


def kinship(source: WordIndex, target: WordIndex, sizes: tuple[int, int]) -> float:
    """0 for texts that share nothing, about 0.5 for an article and its translation."""
    return _shared(source, target) + _placed(source, target, sizes)


def _placed(source: WordIndex, target: WordIndex, sizes: tuple[int, int]) -> float:
    """What words tell that both hold once, at about the same place."""
    alike = sum(
        len(source[word]) == len(target[word]) == 1
        and abs(source[word][0] / sizes[0] - target[word][0] / sizes[1]) < _BESIDE
        for word in source.keys() & target.keys()
        if _tells(word)
    )
    return _WEIGHT * alike / max(1, min(len(source), len(target)))


def _shared(source: WordIndex, target: WordIndex) -> float:
    """The part of the longer words and the numbers of the poorer text whose beginning the other one holds too."""
    first, second = _stems(source), _stems(target)
    return len(first & second) / max(1, min(len(first), len(second)))


def _stems(words: WordIndex) -> set[str]:
    return {word[:_STEM] if word.isascii() else word[:_STEM].translate(_PLAIN) for word in words if _tells(word)}


def _tells(word: str) -> bool:
    return len(word) >= _STEM or word[0].isdigit()
