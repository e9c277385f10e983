"""Names that are half English and half French: "South Corée", "Cour suprême of …", "University de …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known, lookup
from tqcheck.lexicon.hybrids import (
    Name,
    all_heads,
    english_places,
    french_behind,
    french_beside,
    french_head,
    french_heads,
    french_places,
    head_words,
    kept_heads,
    name_heads,
    name_words,
    names_with,
    place_words,
)
from tqcheck.pattern import regex

_LINK = r"(?:de la |de l'|du |des |de |d')"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][\w'-]*(?: [A-ZÀ-ÖØ-Þ][\w'-]*){0,3}"
_TAIL = regex(rf" {_LINK}(?:{_CAPITALS}|[a-zà-ÿœ][\w-]{{2,}})(?: {_LINK}{_CAPITALS})?")
_ADJECTIVE = regex(r" ([a-zà-ÿœ][\w-]{3,})")
_LEFT_NAME = regex(r"([A-ZÀ-ÖØ-Þ][\w-]*)(?: ([\w-]+))?$")
_RIGHT_NAME = regex(rf" (?:(the )|(la |le |les |l'|du |des |d'))?({_CAPITALS})")
_STEP = regex(r"(?:[ -](?:of the |of |and |et |de la |de l'|du |des |de |d'|sur |la |le |l')?)([^\W\d_]+)")
_BACK = regex(r"([^\W\d_]+)(?:[ -](?:of the |of |and |et |de la |de l'|du |des |de |d'|sur |la |le |l')?)$")
_WORD = regex(r"[^\W\d_]+")
_RUN = regex(r"\w+")
_ARTICLES = frozenset("La Le Les L Un Une Des De Du À Au Aux Cette Ce Cet Sa Son Notre Votre Leur".split())
_FOLLOWING = regex(r" ([^\W\d_]+)")
_CAPITAL_BEFORE = regex(r"[A-ZÀ-ÖØ-Þ][\w-]* $")
_SURELY_FRENCH = -8  # half-nats of a noun that English does not know
_REACH = 60  # code points that a name may take up on one side
_LONGEST = 10  # words of a name
_COMPASS = frozenset("nord sud est ouest".split())  # capitals in names
_ENGLISH_COMPASS = frozenset("North South East West Northern Southern Eastern Western".split())
_PLACE = regex(r" ([A-ZÀ-ÖØ-Þ][\w'-]+)")
_DIRECTIONS = regex(
    r" (?:du (?:Nord|Sud|Centre)|de l'(?:Est|Ouest)|saoudite|occidentale?|orientale?|centrale?|australe?|subsaharienne"
    r"|équatoriale|septentrionale|méridionale)\b"
)


class Hybrid(NamedTuple):
    """A name half in English, [start, end) of the view, and the French name where it is known, else ""."""

    start: int
    end: int
    french: str


def find_hybrids(text: str, anchors: Iterable[int]) -> Iterator[Hybrid]:
    """The names of a text that mix both languages, looked for where words of `hot` stand; linear in its length."""
    places, kept = english_places(), kept_heads()
    last = 0
    for start, word in _anchors(text, anchors):
        end = start + len(word)
        hybrid = None
        if start < last:
            continue
        if word in ("of", "for"):
            hybrid = _of(text, start, end)
        else:
            if word in name_words() and not french_beside(word).isdisjoint(_around(text, start, end)):
                hybrid = _mixed(text, start, end, names_with(word))
            if hybrid is None and word in name_words():
                hybrid = _weak(text, start, end, french_behind(word))
            if hybrid is None and word in _ENGLISH_COMPASS:
                hybrid = _compass(text, start, end)
            if hybrid is None and word in places:
                hybrid = _place(text, start, end, places[word])
            if hybrid is None and word in head_words() and french_head(word):
                hybrid = _head(text, start, end, french_head(word))
            if hybrid is None and word in kept:
                hybrid = _kept(text, start, end, kept[word])
        if hybrid is not None and hybrid.start >= last:
            last = hybrid.end
            yield hybrid


@cache
def hot() -> frozenset[str]:
    """The words, as they are written, beside which a hybrid may stand."""
    return _ENGLISH_COMPASS.union(("of", "for"), name_words(), head_words(), english_places(), kept_heads())


def tells(word: str) -> bool:
    """True for a word, as written, beside which a hybrid may stand whatever is next to it."""
    if word in name_words() and names_with(word):
        return True
    return word in ("of", "for") or (word in head_words() and french_head(word) != "")


def _begins(word: str) -> bool:
    """True for a word that stands first in an English name."""
    return word in name_words()


def _heads_name(word: str) -> bool:
    """True for what begins with a noun that stands first in a French name."""
    found = _WORD.match(word)
    return found is not None and found[0].lower() in name_heads()


# The other words of `hot`, each with what must stand behind it.
ROWS = (
    (_begins, _heads_name),
    (_ENGLISH_COMPASS.__contains__, lambda word: word in place_words()),
    (lambda word: word in kept_heads(), frozenset(("de", "du", "des", "d"))),
    (
        lambda word: word in english_places(),
        frozenset(
            "du de saoudite occidental occidentale oriental orientale central centrale austral australe subsaharienne"
            " équatoriale septentrionale méridionale".split()
        ),
    ),
)


def _anchors(text: str, anchors: Iterable[int]) -> Iterator[tuple[int, str]]:
    """The words beside which a hybrid may stand, with their offsets."""
    for start in anchors:
        found = _RUN.match(text, start)
        word = found[0] if found else ""
        if word not in ("of", "for") or text.startswith(f" {word} ", start - 1):
            yield start, word


def _around(text: str, start: int, end: int) -> list[str]:
    """The words near by, in lower case."""
    runs = _RUN.findall(text[max(0, start - _REACH) : end + _REACH].lower())
    return [word for run in runs for word in ((run,) if run.isalpha() else _WORD.findall(run))]


def _after(text: str, end: int) -> list[tuple[str, int]]:
    """The words that follow, with or without a link between them, and their ends."""
    words: list[tuple[str, int]] = []
    while len(words) < _LONGEST and (step := _STEP.match(text, end)):
        end = step.end()
        words.append((step[1], end))
    return words


def _before(text: str, start: int) -> list[tuple[str, int]]:
    """The words that stand before, the nearest first, and their starts."""
    words: list[tuple[str, int]] = []
    while len(words) < _LONGEST and (back := _BACK.search(text, max(0, start - 40), start)):
        start = back.start(1)
        words.append((back[1], start))
    return words


def _mixed(text: str, start: int, end: int, names: tuple[Name, ...]) -> Hybrid | None:
    """An English word of a known name beside French words of the same name."""
    best: Hybrid | None = None
    after, before = _after(text, end), _before(text, start)
    for name in names:
        found = [text[start:end].lower()]
        edges = [start, end]
        for side, near in ((1, after), (0, before)):
            for word, edge in near:
                if word.lower() not in name.words or word in _COMPASS:
                    break
                found.append(word.lower())
                edges[side] = edge
        if name.french.isdisjoint(found):
            continue
        left, right = edges
        whole = len(found) == len([word for word in _WORD.findall(name.rendering.lower()) if word in name.words])
        if best is None or (right - left, whole) > (best.end - best.start, best.french != ""):
            best = Hybrid(left, right, name.rendering if whole else "")
    return best


def _weak(text: str, start: int, end: int, french: frozenset[str]) -> Hybrid | None:
    """A word of both languages before a French noun, as in English: "Central" before "Asie"."""
    following = _FOLLOWING.match(text, end)
    if following is None or following[1].lower() not in french:
        return None
    return Hybrid(start, following.end(), "")


def _compass(text: str, start: int, end: int) -> Hybrid | None:
    """An English point of the compass before the French name of a place: "North Chypre"."""
    place = _PLACE.match(text, end) if _first(text, start) else None
    return Hybrid(start, place.end(), "") if place and place[1] in french_places() else None


def _place(text: str, start: int, end: int, french: str) -> Hybrid | None:
    """The English name of a country with a French point of the compass."""
    tail = _DIRECTIONS.match(text, end)
    return Hybrid(start, tail.end(), french + tail[0]) if tail else None


def _first(text: str, start: int) -> bool:
    """True where no other capitalised word stands just before, so that a name begins here."""
    before = text[max(0, start - 30) : start]
    if not before or before[-1] not in " '«“\"(":
        return not before or before[-1] == "\n"
    words = before.split()
    word = words[-1].rsplit("'", 1)[-1] if words and before[-1] == " " else ""
    return not word[:1].isupper() or (len(words) == 1 and start < 30) or word in _ARTICLES


def _head(text: str, start: int, end: int, french: str) -> Hybrid | None:
    """An English noun with a French complement or adjective."""
    if not _first(text, start):
        return None
    stop = end
    while stop - end < _REACH and (adjective := _ADJECTIVE.match(text, stop)):
        if not _is_adjective(adjective[1]):
            break
        stop = adjective.end()
    tail = _TAIL.match(text, stop)
    if tail is not None and tail[0][-1] not in "'":
        stop = tail.end()
    if stop == end:
        return None
    return Hybrid(start, stop, french + text[end:stop])


def _kept(text: str, start: int, end: int, french: str) -> Hybrid | None:
    """An English noun of landscape before the French name of a place."""
    tail = _TAIL.match(text, end) if _first(text, start) else None
    if tail is None or not any(word in french_places() for word in _WORD.findall(tail[0])):
        return None
    return Hybrid(start, tail.end(), french.lower() + tail[0])


def _is_adjective(word: str) -> bool:
    if english_evidence().get(word, 0) > -2:
        return False
    kinds = {reading.pos for reading in lookup(word)}
    return "adjective" in kinds and "verb" not in kinds


def _of(text: str, start: int, end: int) -> Hybrid | None:
    """An English "of" beside a French noun or a French place, or "for" before a French place."""
    right = _RIGHT_NAME.match(text, end)
    left = _LEFT_NAME.search(text, max(0, start - 60), start - 1)
    if right is None or left is None:
        return None
    noun, adjective = left[1], left[2]
    if adjective and adjective[0].isupper():
        noun, adjective = adjective, None
    begin = left.start(2) if adjective is None and left[2] else left.start()
    while left.start() - begin < _REACH and (before := _CAPITAL_BEFORE.search(text, max(0, begin - 30), begin)):
        if before[0].strip() in _ARTICLES:
            break
        begin -= len(before[0])
    first = re.match(r"[^\W\d_]+", right[3])
    place = first[0] if first else ""
    regions = french_places()
    if text[start:end] == "for":
        whole = place in regions and not right[1] and not right[2] and not (adjective and adjective[0].islower())
        return Hybrid(begin, right.start(3) + len(place), "") if whole else None
    if adjective and not _is_adjective(adjective):
        return None
    if right[2] and noun not in all_heads() and noun not in french_heads():
        return None
    if place in regions or _is_french(text, noun, begin) or right[2]:
        grammar = regions.get(place, "")
        stop = right.start(3) + len(place) if place in regions else right.end()
        link = _link(place, grammar)
        if not link or right[2]:
            return Hybrid(begin, stop, "")
        head = all_heads().get(noun, noun)
        if noun not in french_heads() and noun not in all_heads():
            return Hybrid(begin, stop, "")
        return Hybrid(begin, stop, text[begin:start].replace(noun, head) + link + place)
    return None


def _is_french(text: str, noun: str, start: int) -> bool:
    """True for a French noun: one that begins names, or another with a capital inside a sentence."""
    if noun in french_heads():
        return True
    inside = start > 1 and text[start - 1] in " '" and text[start - 2] not in ".!?:»”\n"
    return inside and english_evidence().get(noun.lower(), 0) <= _SURELY_FRENCH and known(noun.lower())


def _link(place: str, grammar: str) -> str:
    """The French "of" before a country, where it is certain."""
    if not grammar:
        return ""
    if grammar[0] in "mf" and place[0] in "AEIOUÉÎ":
        return "d'"
    return {"m": "du ", "p": "des "}.get(grammar[0], "")
