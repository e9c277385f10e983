"""Names that have changed places: each stands in the article among the words that the source has around the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.text.source_names import related
from tqcheck.text.spelling import plain

_WORD = regex(r"[^\W_]+")
_WORDS = 4  # words on each side of a name that tell its place
_REACH = 60  # code points in which they are looked for
_MOST = 6  # names of a sentence that are compared, each with each
_GENITIVE = regex(r"(?:(?: and)? [A-Z]\w+){0,3}'")  # Apple and Google's
_APPOSED = regex(r"(?: [A-Z][\w'-]+){0,2},")  # Jane Doe, professeur à Oxford, for: Oxford professor Jane Doe
_HEAD = regex(r"(?:Le |La |Les |L'|The )?")
_PREDICATE = regex(r" [a-zà-ÿ][\w'-]*(?: [a-zà-ÿ][\w'-]*){0,5} ?(?:[dl]')?")
# Verbs and voices that another turns round, each with what says the same in French; _EITHER says the same of both.
_CONVERSE = tuple(
    (regex(rf"(?i)\b(?:{english})\b"), regex(rf"(?i)\b(?:{french})\b"))
    for english, french in (
        ("by", "par"), ("beat|beats|beaten|defeat(?:s|ed)?", "bat|batt\\w+|vainc\\w+|domin\\w+"),
        ("lost|loses?|losing|conced\\w+", "perd\\w*|inclin\\w+|cédé\\w*|concéd\\w+"),
        ("sold|sells?|selling", "vend\\w*"), ("bought|buys?|buying", "achet\\w*|achèt\\w+|rachet\\w*"),
        ("receiv\\w+|got|gets|gained", "reçu\\w*|reçoi\\w+|gagn\\w+|obten\\w+|obtien\\w+"),
        ("gave|gives?|given", "donn\\w+|accord\\w+"), ("follow\\w*", "suiv\\w*|suit"),
        ("ahead|led|leads", "devant|devanc\\w+"),
        ("behind|trail\\w*", "derrière"), ("succeed\\w*", "succéd\\w*"), ("replac\\w*", "remplac\\w*"),
        ("face|faces|facing", "face|affront\\w+"), ("weaken\\w*|fell|falls?", "recul\\w+|baiss\\w+"),
        ("rose|rises?", "progress\\w+|mont\\w+"),
    )
)  # fmt: skip
_SAYS = regex(r"(?i)\b(?:selon|d'après|pour|said|says|according to|told|by) (?:le |la |l'|les |the )?$")
_EITHER = regex(r"(?i)\b(?:met|meets|rencontr\w*|between|entre|married|épous\w*)\b")
_EQUALS = regex(  # what joins two subjects, or two that do the same
    r"(?i)\b(?:and|or|et|ou|with|avec|of|than|from|signed|signé\w*|play\w*|jou\w+|against|contre|like|comme|said|says)\b"
)
_COMPOUND = regex(r"(?: [A-Z]\w+)*(?: [a-z][\w-]+){1,4}(?: [A-Z][\w.]+)* ")
_FIRM = ("country", "city", "body", "full name")  # kinds whose order translations keep
_SERIES = regex(
    r"[\s,]*(?:\b(?:and|or|et|ou|the|l[ae]s?|en|in|à|to|de|of|l'|de l'|d')\b[\s,]*|(?<![\w-])[A-ZÀ-ÖØ-Þ][\w-]*[\s,]*)*"
)
_LEAST = 2  # shared words by which the other place must be better


class Place(NamedTuple):
    """A name in a passage: [start, end), its key, the same in both languages, and the class in which it may change."""

    start: int
    end: int
    key: str
    kind: str


class Swap(NamedTuple):
    """Two names of the article, in order, and where the second stands in the source."""

    first: Place
    second: Place
    second_source: Place


class Side(NamedTuple):
    """A passage, [start, end) of its text, and the names in it."""

    text: str
    start: int
    end: int
    places: Sequence[Place]


def find_swap(target: Side, source: Side) -> Swap | None:
    """The two names of a passage that have changed places; None where all stand where they should.

    The order of the two is the other one than in the source, and what stands before and behind each is what the source
    has before and behind the other. A genitive of the source turns the order by itself; names that stand twice say
    nothing.
    """
    here, home = _single(target.places), _single(source.places)
    keys = [key for key in here if key in home][:_MOST]
    turned = [(one, other) for one, other in combinations(keys, 2) if home[one].start > home[other].start]
    for one, other in turned:
        if _genitive(source.text, home[one]) or _genitive(source.text, home[other]):
            continue
        if _apposed(target, source, here[one], home[other], home[one]):
            continue
        pairs = (here[one], here[other]), (home[other], home[one])
        if _converse(target, source, *pairs) or _listed(target, source, *pairs):
            continue
        if here[one].kind == here[other].kind in _FIRM and _turned(target, source, *pairs):
            return Swap(here[one], here[other], home[other])
        if _subjects(target, source, *pairs):
            return Swap(here[one], here[other], home[other])
        now = [_around(target, here[key], "fr") for key in (one, other)]
        before = [_around(source, home[key], "en") for key in (one, other)]
        kept = _shared(now[0], before[0]) + _shared(now[1], before[1])
        if _shared(now[0], before[1]) + _shared(now[1], before[0]) >= kept + _LEAST:
            return Swap(here[one], here[other], home[other])
    return None


def reconciled(source: Sequence[Place], target: Sequence[Place]) -> list[Place]:
    """The places of the source, a capital under the name of the country that the article says instead of it."""
    there, here = {place.key for place in source}, {place.key: place.kind for place in target}
    found = []
    for place in source:
        instead = (
            [key for key in related(frozenset((place.key,))) if key in here and key not in there]
            if (place.key not in here and place.kind in _FIRM[:3])
            else []
        )
        found.append(place._replace(key=instead[0], kind=here[instead[0]]) if len(instead) == 1 else place)
    return found


def keeps_order(source: Sequence[str], target: Sequence[str]) -> bool:
    """True where the keys that both sequences hold stand in the same order: nothing can have changed places."""
    both = set(source).intersection(target)
    return len(both) < 2 or list(dict.fromkeys(filter(both.__contains__, source))) == list(
        dict.fromkeys(filter(both.__contains__, target))
    )


def _turned(target: Side, source: Side, here: tuple[Place, Place], there: tuple[Place, Place]) -> bool:
    """True where no verb, voice or enumeration explains that two names of one kind stand the other way round."""
    for side, (first, second) in ((target, here), (source, there)):
        if _SAYS.search(side.text, max(side.start, first.start - 14), first.start):
            return False
        if _SAYS.search(side.text, max(side.start, second.start - 14), second.start):
            return False
    return True


def _listed(target: Side, source: Side, here: tuple[Place, Place], there: tuple[Place, Place]) -> bool:
    """True where nothing but other names and small words stands between the two, on either side: an enumeration."""
    return any(
        _SERIES.fullmatch(side.text, first.end, second.start) is not None
        for side, (first, second) in ((target, here), (source, there))
    )


def _subjects(target: Side, source: Side, here: tuple[Place, Place], there: tuple[Place, Place]) -> bool:
    """True where each sentence begins with one of the names, does something, and has the other one behind its verb."""
    for side, (first, second) in ((target, here), (source, there)):
        between = side.text[first.end : second.start]
        if not _HEAD.fullmatch(side.text, side.start, first.start) or not _PREDICATE.fullmatch(between):
            return False
        if _EQUALS.search(between):
            return False
    return True


def _converse(target: Side, source: Side, here: tuple[Place, Place], there: tuple[Place, Place]) -> bool:
    """True where one side says by another verb or voice what the other says of the names the other way round."""
    french = target.text[here[0].end : min(target.end, here[1].end + _REACH)]
    english = source.text[there[0].end : min(source.end, there[1].end + _REACH)]
    if _EITHER.search(english) or _EITHER.search(french):
        return True
    return any((one.search(english) is None) != (other.search(french) is None) for one, other in _CONVERSE)


def _apposed(target: Side, source: Side, one: Place, before: Place, behind: Place) -> bool:
    """True where the English noun that stands before a name stands behind it in French, with its own name."""
    between = source.text[before.end : behind.start]
    return _APPOSED.match(target.text, one.end) is not None and _COMPOUND.fullmatch(between) is not None


def _genitive(text: str, place: Place) -> bool:
    return _GENITIVE.match(text, place.end) is not None


def _single(places: Sequence[Place]) -> dict[str, Place]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        found[place.key].append(place)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


_Words = tuple[list[frozenset[str]], list[frozenset[str]]]


def _around(side: Side, place: Place, language: str) -> _Words:
    """What the words before and behind a name share with their translations."""
    text = side.text
    left = _WORD.findall(text, max(side.start, place.start - _REACH), place.start)[-_WORDS:]
    right = _WORD.findall(text, place.end, min(side.end, place.end + _REACH))[:_WORDS]
    return [_traits(word, language) for word in left], [_traits(word, language) for word in right]


def _shared(one: _Words, other: _Words) -> int:
    """How many words on each side answer a word on the same side of the other, each once."""
    count = 0
    for words, theirs in zip(one, other, strict=True):
        left = list(theirs)
        for traits in words:
            found = next((number for number, there in enumerate(left) if not traits.isdisjoint(there)), None)
            if found is not None:
                del left[found]
                count += 1
    return count


@lru_cache(maxsize=32768)
def _traits(word: str, language: str) -> frozenset[str]:
    """What a word shares with its translation: its first letters, and the English word that it translates."""
    lowered = word.lower()
    found = set(_meanings(language).get(lowered, ()))
    if len(word) >= 4 or word[0].isupper() or word.isdigit():
        found.add(plain(word)[:5])
    return frozenset(found)


@cache
def _meanings(language: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(meanings) for word, meanings in _pairs(language)}


def _pairs(language: str) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for english, french in rows("translations.txt"):
        for word in (english,) if language == "en" else french.split():
            found[word].append(f"={english}")
    yield from found.items()
