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
    """The offsets of words from which a run of English may go out: a sentence without any holds none.

    What marks take off is heeded, what hyphens and capitals inside a sentence do just as far as words show it.
    """
    found = [contraction.start() for contraction in _CONTRACTION.finditer(text)]
    for piece in pieces:
        most, marks = list(map(_MOST.__getitem__, piece.words)), list(map(_MARKS.__getitem__, piece.gaps))
        for number in [number for number, value in enumerate(most) if value > 0]:
            now = most[number] if _OPENED[piece.gaps[number]] else _inside(piece.words[number])
            following = number + 1
            while 0 < now <= ENTRY and following < len(most):
                now += marks[following] + most[following]
                following += 1
            if now > ENTRY:
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
    if word[0].islower() or word.isupper() or lowered in CALENDAR or lowered in word_set("function_words_en.txt"):
        return value
    return value // 2


def _inside(word: str) -> int:
    """The most of a word that opens nothing: a capital there proves little."""
    value = _MOST[word]
    return value if word[0].islower() or word.isupper() or word.lower() in CALENDAR else value // 2


def _taken(gap: str) -> int:
    return QUOTE * sum(map(gap.count, "«»“”\"„")) + STOP * sum(map(gap.count, ":;()[]"))


_MOST = Remembered(_most)
_MARKS = Remembered(_taken)
_OPENED = Remembered(lambda gap: _OPENS.search(gap) is not None)
