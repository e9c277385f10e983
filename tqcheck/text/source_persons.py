"""Names of persons and things: those that nothing on the other side answers, and those that both sides share."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from tqcheck.lexicon.entities import labels
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.text.spelling import distance, plain, same_name, skeleton
from tqcheck.text.wordindex import WordIndex

_LEAST = 4  # letters of a name that is compared
_SHORT = 3  # letters of a name that both texts write alike
_NEAR = 0.6  # likeness of two spellings from which on one is a slip for the other
_ENGLISH = 6  # half-nats of an English word that is no name
_ENDINGS = ("ien", "iens", "ienne", "iennes", "ais", "aise", "aises", "ois", "oise", "oises", "iste", "istes", "ité")
_ELIDED = frozenset("aujourd entretemps jusqu lorsqu presqu prud puisqu quelqu quoiqu".split())
_BEGIN = 4  # letters with which two names begin alike
_SOME = 3  # half-nats from which on a word may be English
_TITLES = frozenset(
    "M. MM. Mme Mlle Dr docteur professeur avocat avocate romancier romancière écrivain cycliste chanteur chanteuse"
    " économiste acteur actrice joueur joueuse coureur entraîneur".split()
)
_OFFICES = frozenset(
    "minister president mayor judge lawyer senator lawmaker captain colonel general coach king queen prince princess"
    " professor spokesman spokeswoman singer writer novelist driver striker goalkeeper director chancellor".split()
)
_CALLED = regex(r"(?<!\w)([^\W\d_][\w-]*\.?) $")
_FOLLOWS = regex(r" ([A-ZÀ-ÖØ-Þ][^\W\d_]+)(?![\w])")
_LEADS = regex(r"(?<!\w)([A-ZÀ-ÖØ-Þ][^\W\d_]+) $")
_WORD = regex(r"[^\W\d_]+")


Placed = TypeVar("Placed", bound=tuple[int, *tuple[Any, ...]])


class Name(NamedTuple):
    """A word with a capital: where it stands, and as it is written."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def unanswered(text: str, capitals: WordIndex, others: WordIndex, language: str) -> list[Name]:
    """The words with a capital, in order, that may be names and of which the other text holds no spelling.

    `others` holds the words of the other text in lower case. Parts of compounds are left out.
    """
    open_words = [
        word
        for word in capitals
        if len(word) >= _LEAST and word.lower() not in others and word[1:].islower() and not _ordinary(word, language)
    ]
    if not open_words:
        return []
    written = {plain(word) for word in others}
    bones: dict[str, list[str]] = defaultdict(list)
    for word in written:
        bones[skeleton(word)].append(word)
    return sorted(
        Name(offset, word)
        for word in open_words
        if not _answered(word, written, bones)
        for offset in capitals[word]
        if text[offset - 1 : offset] != "-" and text[offset + len(word) : offset + len(word) + 1] != "-"
    )


def shared(capitals: WordIndex, originals: WordIndex) -> tuple[list[Name], list[Name]]:
    """The names that both texts write alike, where they stand in the article and in the source, in order."""
    names = [
        word
        for word in capitals.keys() & originals.keys()
        if len(word) >= _SHORT and word[1:].islower() and not _ordinary(word, "fr")
    ]
    here, there = (
        sorted(Name(offset, word) for word in names for offset in index[word]) for index in (capitals, originals)
    )
    return here, there


def _answered(word: str, written: set[str], bones: Mapping[str, Sequence[str]]) -> bool:
    bare = plain(word)
    if bare in written or not written.isdisjoint(_equivalents().get(bare, ())):
        return True
    return any(same_name(bare, other) for other in bones.get(skeleton(bare), ()))


@lru_cache(maxsize=16384)
def _ordinary(word: str, language: str) -> bool:
    """True for a word of the language, or a name that a table knows by another one."""
    lowered = word.lower()
    if (
        lowered in labels(language)
        or lowered.rstrip("s") in labels(language)
        or lowered in _variants()
        or lowered in _exonyms()
    ):
        return True
    if language == "fr":
        return (
            known(lowered)
            or lowered in _ELIDED
            or lowered in word_set("function_words_fr.txt")
            or lowered.endswith(_ENDINGS)
        )
    return lowered in word_set("function_words_en.txt") or english_evidence().get(lowered, 0) >= _ENGLISH


@cache
def _equivalents() -> dict[str, tuple[str, ...]]:
    """The other language's names of saints, kings and the ancients, both ways, as `plain` writes them."""
    found: dict[str, tuple[str, ...]] = {}
    for english, french in rows("french_names.txt"):
        for name in (plain(each) for each in french.split(",")):
            found[plain(english)] = (*found.get(plain(english), ()), name)
            found[name] = (*found.get(name, ()), plain(english))
    return found


@cache
def _variants() -> frozenset[str]:
    return frozenset(
        part for row in rows("transliterations.txt") for form in row for part in _WORD.findall(form.lower())
    )


@cache
def _exonyms() -> frozenset[str]:
    forms = (form.lower() for row in rows("exonyms.txt") for form in row[:2])
    return frozenset(part for form in forms for part in _WORD.findall(form))


def within(names: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The names that begin in [start, end)."""
    first = bisect_left(names, (start,))
    if first == len(names) or names[first][0] >= end:
        return ()
    return names[first : bisect_left(names, (end,), first)]


def nearness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: the part of the longer one that need not be changed."""
    first, second = plain(one), plain(other)
    longest = max(len(first), len(second))
    return max(0.0, 1 - distance(first, second, longest // 2) / longest)


def slip(name: Name, others: Sequence[Name]) -> Name | None:
    """The one of the others that the name looks like, and for which it may be a slip."""
    best = max(others, key=lambda other: nearness(name.text, other.text), default=None)
    return best if best is not None and nearness(name.text, best.text) >= _NEAR else None


def broken(text: str, here: Sequence[Name], original: str, there: Sequence[Name]) -> tuple[Name, Name] | None:
    """A name of the article beside another one, and the one that stands there in the source, if that is another.

    Both are names of both texts: "Jane Miller" where the source has Jane Doe and, elsewhere, a Miller, but no Jane
    Miller at all.
    """
    beside = [
        (first, second)
        for first, second in pairwise(here)
        if second.start == first.end + 1
        and text[first.end] == " "
        and original.find(f"{first.text} {second.text}", there[0].start, there[-1].end) < 0
    ]
    if not beside:
        return None
    behind = {name.text: found for name in there if (found := _FOLLOWS.match(original, name.end))}
    before = {
        name.text: found for name in there if (found := _LEADS.search(original, max(0, name.start - 30), name.start))
    }
    for first, second in beside:
        for wrong, found in ((second, behind.get(first.text)), (first, before.get(second.text))):
            if found is None or found[1] == wrong.text or nearness(found[1], wrong.text) >= _NEAR:
                continue
            if f"{first.text} {second.text}" not in original:
                return wrong, Name(found.start(1), found[1])
    return None


def facing(
    text: str, here: Sequence[Name], original: str, there: Sequence[Name], capitals: WordIndex
) -> tuple[Name, Name] | None:
    """A name of the article and the one of the source that stand for each other, whatever their letters.

    `capitals` are the words of the source with a capital. Each is the only one of its side and begins like the other,
    or the only one that follows a title, an office or a first name.
    """
    alone = len({name.text for name in here}) == 1 == len({name.text for name in there})
    if alone and plain(here[0].text)[:_BEGIN] == plain(there[0].text)[:_BEGIN]:
        return here[0], there[0]
    called = [name for name in here if _is_called(text, name, capitals)]
    surnames = [name for name in there if _is_surname(original, name)]
    if len({name.text for name in called}) == 1 == len({name.text for name in surnames}):
        return called[0], surnames[0]
    return None


def _is_called(text: str, name: Name, capitals: WordIndex) -> bool:
    """True where a title, an office or a first name stands before a French name: le juge Martin, M. Martin."""
    found = _CALLED.search(text, max(0, name.start - 30), name.start)
    if found is None:
        return False
    word, lowered = found[1], found[1].lower()
    if word[0].islower() and lowered in labels("fr"):
        return True  # le ministre polonais Martin
    return word in _TITLES or lowered in word_set("functions.txt") or word in capitals


def _is_surname(text: str, name: Name) -> bool:
    """True where a title, an office or a first name stands before an English name that is no English word."""
    found = _CALLED.search(text, max(0, name.start - 30), name.start)
    lowered = name.text.lower()
    if found is None or known(lowered) or english_evidence().get(lowered, 0) >= _SOME:
        return False
    return found[1][0].isupper() or found[1] in _OFFICES
