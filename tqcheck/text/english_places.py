"""Where a text may hold English at all: words that, each taken for as English as it can be, pay the cost of entry."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.lexicon.evidence import english_evidence
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
_CONTRACTION = regex(r"'(?:s|t|re|ve|ll|d|m)\b(?!')")  # what English writes behind an apostrophe
_LETTERS = regex(r"[^\W\d_]+")
_OPENS = regex(r"[\n.!?…«»“”\"„:;(\[\])]")


def places(text: str, pieces: Iterable[Running]) -> list[int]:
    """The offsets of words from which a run of English may go out: a sentence without any holds none that matters.

    What marks take off is heeded, what hyphens and capitals inside a sentence do just as far as words show it. A run
    of capitals is a name, and left out unless a word in lower case, a small one or shouting is in it.
    """
    found = [contraction.start() for contraction in _CONTRACTION.finditer(text)]
    for piece in pieces:
        words = piece.words
        most, marks = list(map(_MOST.__getitem__, words)), list(map(_MARKS.__getitem__, piece.gaps))
        for number in [number for number, value in enumerate(most) if value > 0]:
            now = most[number] if _OPENED[piece.gaps[number]] else _inside(words[number])
            tells, following = _TELLS[words[number]], number + 1
            while now > 0 and not (tells and now > ENTRY) and following < len(most):
                now += marks[following] + most[following]
                tells = tells or (_TELLS[words[following]] and most[following] > 0)
                following += 1
            if tells and now > ENTRY:
                found.append(piece.starts[number])
    return found


def _most(word: str) -> int:
    """The most that a word may tell for English, wherever it stands."""
    if word.isalpha():
        return _one(word)
    return sum(max(0, _one(part)) for part in _LETTERS.findall(word))  # digits and underscores part words


def _one(word: str) -> int:
    lowered = word.lower()
    value = english_evidence().get(lowered)
    if value is None:
        return ACCENTED if word.islower() and ACCENT.search(word) else 0
    if value <= 0:
        return value if word.islower() else value // 2
    return value if _tells(word) or word[0].islower() else value // 2


def _inside(word: str) -> int:
    """The most of a word that opens nothing: a capital there proves little."""
    value = _MOST[word]
    return value if word[0].islower() or word.isupper() or word.lower() in CALENDAR else value // 2


def _taken(gap: str) -> int:
    return QUOTE * sum(map(gap.count, "«»“”\"„")) + STOP * sum(map(gap.count, ":;()[]"))


def _tells(word: str) -> bool:
    """True for what may be more than a part of a name."""
    lowered = word.lower()
    return word.islower() or word.isupper() or lowered in CALENDAR or lowered in word_set("function_words_en.txt")


_MOST = Remembered(_most)
_TELLS = Remembered(_tells)
_MARKS = Remembered(_taken)
_OPENED = Remembered(lambda gap: _OPENS.search(gap) is not None)
