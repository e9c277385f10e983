"""Whether a sentence of a text may come again, whole or nearly so: a look at its words that needs no sentences."""

from __future__ import annotations

from itertools import compress

from tqcheck.remembered import Remembered
from tqcheck.text.running import Running

_STOPS = frozenset(".!?…\n")
_SPACES = 6  # spaces between two words, from which on there may be sentences without words
_DATED = 8  # words at the end of a sentence among which a number may stand


def _parts(gap: str) -> bool:
    return not _STOPS.isdisjoint(gap)


_parting = Remembered(_parts)


def may_echo(running: Running) -> bool:
    """False where no sentence comes again, nor two are alike but for the few words that DUP_SENT lets differ.

    Sentences begin and end where a stop or a line end stands between two words, though not at all such places. Those
    that come again begin with the same six words, or end with the same five, or do both with fewer: four and three, or
    the last three with a number among them.
    """
    words, gaps = running.words, running.gaps
    places = list(compress(range(len(gaps)), map(_parting.__getitem__, gaps)))
    heads, tails = _heads(words, places, 4), _tails(words, places, 3)
    begun, ended = _repeated(heads), _repeated(tails)
    return (
        (begun and ended)
        or (begun and _repeated(_heads(words, places, 6)))
        or (ended and (_repeated(_tails(words, places, 5)) or _is_dated(words, places, tails)))
        or any(_is_said_thrice(head) for head in heads)
        or any(gaps[place].count(" ") >= _SPACES for place in places)
    )


def _heads(words: list[str], places: list[int], size: int) -> list[str]:
    return [" ".join(words[place : place + size]).lower() for place in places if place < len(words)]


def _tails(words: list[str], places: list[int], size: int) -> list[str]:
    return [" ".join(words[max(0, place - size) : place]).lower() for place in places if place]


def _repeated(passages: list[str]) -> bool:
    return len(set(passages)) < len(passages)


def _is_dated(words: list[str], places: list[int], tails: list[str]) -> bool:
    """True where a tail that comes twice has a number near."""
    seen: set[str] = set()
    for place, tail in zip((place for place in places if place), tails, strict=True):
        if tail in seen and any(word[0].isdigit() for word in words[max(0, place - _DATED) : place]):
            return True
        seen.add(tail)
    return False


def _is_said_thrice(head: str) -> bool:
    first, _, rest = head.partition(" ")
    return rest.startswith(f"{first} {first}")
