"""Where a text may hold English at all: words that, each taken for as English as it can be, pay the cost of entry."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.text.running import Running

ENTRY = 4  # half-nats that a run must bring in
QUOTE = -8  # a quotation mark: languages change there
STOP = -3  # colon, semicolon, bracket
ACCENTED = -8  # an unknown word with a French accent
# Weekdays and months whose English name is no first name.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february july september october november"
    " december".split()
)
ACCENT = regex("[éèêàâçùûîôëïœ]")
# Small words that join the parts of a name.
JOINERS = frozenset(
    "of and the for in on to by at with from a an as or into about under over per vs our your my his her their".split()
)
_FAR = 200  # words after which a run is looked at, whatever it brings in
_AT_MOST = -1  # half-nats of a word with an accent
_HEAVY = 11  # half-nats of a word that makes a passage with a small word beside it
_CONTRACTION = regex(r"'(?:s|t|re|ve|ll|d|m)\b(?!')")  # what English writes behind an apostrophe
_OPENS = regex(r"[\n.!?…«»“”\"„:;(\[\])]")


def places(text: str, pieces: Iterable[Running]) -> list[int]:
    """The offsets of words from which a run of English may go out: a sentence without any holds none that matters.

    What marks take off is heeded, what hyphens and capitals inside a sentence do just as far as words show it. A run
    must hold a word that is no part of a name, and two words that speak for English or one that French does not know.
    """
    found = [contraction.start() for contraction in _CONTRACTION.finditer(text)]
    for piece in pieces:
        speaking = compress(range(len(piece.words)), map(_FOR.__getitem__, piece.words))
        numbers = [number for number in speaking if _pays(piece, number)]
        found += [piece.starts[number] for number in numbers]
    return found


def _pays(piece: Running, number: int) -> bool:
    """True where the words from one on bring in more than a run costs, before French words take it away."""
    words, gaps, far = piece.words, piece.gaps, number + _FAR
    now = _MOST[words[number]] if _OPENED[gaps[number]] else _inside(words[number])
    tells, speaking = _tells(piece, number), 1 + _SURE[words[number]]
    while now > 0:
        if number == far or (tells and speaking > 1 and now > ENTRY):
            return True
        number += 1
        if number == len(words):
            return False
        now += _MARKS[gaps[number]] + _MOST[words[number]]
        if _FOR[words[number]]:
            tells = tells or _tells(piece, number)
            speaking += 1
    return False


def _tells(piece: Running, number: int) -> bool:
    """True where a word is no part of a name: in lower case and not between capitals, small, a date, or shouted."""
    words = piece.words
    word, before = words[number], words[number - 1] if number else ""
    after = words[number + 1] if number + 1 < len(words) else ""
    if word in JOINERS:
        return not (_capital(before) and _capital(after)) or piece.gaps[number - 1] == "-"
    if word.islower():
        return True
    return (word.isupper() and (before.isupper() or after.isupper())) or (_is_small(word) and not after[:1].isupper())


def _capital(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _is_small(word: str) -> bool:
    return word.lower() in CALENDAR or word.lower() in word_set("function_words_en.txt")


def _is_sure(word: str) -> bool:
    """True for a word that may be reported alone, or that weighs enough with an article or the like."""
    return _is_small(word) or _MOST[word] >= _HEAVY or not known(word.lower())


def _most(word: str) -> int:
    """The most that a word may tell for English, wherever it stands."""
    if word.isalpha():
        return _one(word)
    if not word.replace("_", "a").isalpha():
        return 0  # a digit makes a code of a word, or a slip
    return sum(max(0, _one(part)) for part in word.split("_") if part)


def _one(word: str) -> int:
    lowered = word.lower()
    if ACCENT.search(lowered):
        return _AT_MOST  # no look-up: a word with an accent speaks for French, if it is no name
    value = english_evidence().get(lowered)
    if value is None:
        return 0
    if value <= 0:
        return value if word.islower() else value // 2
    return value if word[0].islower() or word.isupper() or _is_small(word) else value // 2


def _inside(word: str) -> int:
    """The most of a word that opens nothing: a capital there proves little."""
    value = _MOST[word]
    return value if not word[0].isupper() or word.isupper() or word.lower() in CALENDAR else value // 2


def _taken(gap: str) -> int:
    return QUOTE * sum(map(gap.count, '«»“”"„')) + STOP * sum(map(gap.count, ":;()[]"))


_MOST = Remembered(_most)
_FOR = Remembered(lambda word: max(0, _most(word)))
_SURE = Remembered(_is_sure)
_MARKS = Remembered(_taken)
_OPENED = Remembered(lambda gap: _OPENS.search(gap) is not None)
