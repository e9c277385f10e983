"""Whether some subject and its verb, or what is said of it, may not agree: a quick look.

Subjects (tqcheck.text.clauses) are dear to make and nearly always agree. What follows here never misses one that does
not, and takes a text without any for clean by its words alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from tqcheck.lexicon.grammar import alike, noun_gender, parts, persons
from tqcheck.lexicon.words import word_set
from tqcheck.remembered import Remembered
from tqcheck.text.clauses import CROWDS, LINKS, PLURAL, PRONOUNS, SINGULAR, countries, noun_phrase
from tqcheck.text.running import Running

# Verbs that are read behind a noun, whatever else they may be.
COMMON = frozenset(
    "a est était avait va sera aura doit peut fait veut fut eut serait aurait devrait pourrait ont sont étaient avaient"
    " vont seront auront doivent peuvent font veulent seraient auraient devraient pourraient restent reste".split()
)
_REACH = 30  # words of the longest subject, and of the parts of its compounds
_ASIDE = 62  # words between two commas

# What a word may be. A verb: wrong for a noun of the singular, of the plural, for a pronoun of either; être and avoir
# in either number. A member of a group: a determiner or pronoun of either number, something that may stand inside it.
_BITS = (1 << n for n in range(15))
_NOUN_S, _NOUN_P, _PRONOUN_S, _PRONOUN_P, _BE_S, _BE_P, _HAVE_S, _HAVE_P, *_BITS_LEFT = _BITS
_DETERMINES_S, _DETERMINES_P, _STANDS_FOR, _INSIDE, _OPENS, _QUI, _LIGHT = _BITS_LEFT
_STARTS = _DETERMINES_S | _DETERMINES_P | _STANDS_FOR
_WRONG = {"s": _NOUN_S | _BE_S | _HAVE_S, "p": _NOUN_P | _BE_P | _HAVE_P}
_WRONG_BEHIND = {"s": _PRONOUN_S | _BE_S | _HAVE_S, "p": _PRONOUN_P | _BE_P | _HAVE_P}
_ANY_NOUN = _NOUN_S | _NOUN_P
_HAVE = _HAVE_S | _HAVE_P
_PASSES = _INSIDE | _LIGHT
_THIRD = ("nt", "e", "t", "d", "a", "c")  # how third persons end
_LINKING = dict.fromkeys("est était sera serait fut soit".split(), _BE_S)
_LINKING |= dict.fromkeys("sont étaient seront seraient furent soient".split(), _BE_P)
_LINKING |= dict.fromkeys("a avait aura aurait ait".split(), _HAVE_S)
_LINKING |= dict.fromkeys("ont avaient auront auraient aient".split(), _HAVE_P)
_ADVERBS = frozenset(
    "pas plus déjà jamais aussi également enfin toujours ensuite ainsi donc encore alors aussitôt récemment finalement"
    " notamment très trop assez peu si désormais maintenant".split()
)
_SMALL = frozenset(
    "de d du des la l le les ces ce cet cette son sa ses leurs leur un une sur contre pour entre dans chez par au aux"
    " à en tout toute tous toutes".split()
)
_OPENERS = LINKS | {"tout", "toute", "tous", "toutes"}  # behind which a subject begins
_LIGHT_WORDS = frozenset("ne n y en s se".split())  # between a noun and its verb
_CLITICS = _LIGHT_WORDS | frozenset("me m te t nous vous lui leur les la l le".split())
_JOINED = frozenset((" ", "'", "' ", "-"))
_STOPS = frozenset(",.;:!?«»\n")  # marks that no aside holds; some hold brackets
_LEADS = frozenset("selon d malgré comme en dans à au pour depuis lors".split())
_PARTS = frozenset("dont qui que où pour selon parmi".split())
_HELD = frozenset("a va doit peut avait aura fait devra pourra".split())  # read behind an aside


def _verb(word: str) -> int:
    if not word.endswith(_THIRD) or not word.islower():
        return 0
    found, roles = persons(word), _LINKING.get(word, 0)
    single = "3s" in found
    if single is ("3p" in found):
        return roles
    kinds = parts(word)
    if word in COMMON or kinds == {"verb"}:
        roles |= _NOUN_P if single else _NOUN_S
    if kinds <= {"verb", "noun", "adjective", "participle"}:
        roles |= _PRONOUN_P if single else _PRONOUN_S
    return roles


def _kind(word: str) -> int:
    lowered, found = word.lower(), _verb(word)
    found |= _DETERMINES_S if lowered in SINGULAR or lowered == "l" else 0
    found |= _DETERMINES_P if lowered in PLURAL else 0
    found |= _STANDS_FOR if lowered in PRONOUNS else 0
    found |= _OPENS if lowered in _OPENERS else 0
    found |= _LIGHT if word in _LIGHT_WORDS else 0
    found |= _QUI if word == "qui" else 0
    inside = found & (_DETERMINES_S | _DETERMINES_P) or lowered in _SMALL or word[0].isupper() or word.isdecimal()
    if inside or not parts(word).isdisjoint(("noun", "adjective", "participle", "name")):
        found |= _INSIDE
    return found


_kinds = Remembered(_kind)
_starting = Remembered(lambda word: _kinds[word] & _STARTS)


def may_clash(text: str, running: Running) -> bool:
    """False where every subject of a piece of a text agrees with its verb and with what is said of it."""
    words, gaps = running.words, running.gaps
    for at in compress(range(len(words)), map(_starting.__getitem__, words)):
        kind = _kinds[words[at]]
        if kind & _STANDS_FOR:
            if _pronoun_clashes(running, at):
                return True
        elif gaps[at] not in _JOINED or (at and _kinds[words[at - 1]] & _OPENS):
            number = "s" if kind & _DETERMINES_S else "p"
            if _is_judged(running, at, _WRONG[number] | _QUI) and any(
                _is_subject(text, running, at, *found) for found in _clashes(running, at, number)
            ):
                return True
    return False


def _is_judged(running: Running, start: int, wrong: int) -> bool:
    """False where `_clashes` finds nothing: the same way through the words, without the dear questions."""
    words, gaps, strange = running.words, running.gaps, False
    for at in range(start + 1, min(len(words), start + _REACH)):
        kind = _kinds[words[at]]
        if gaps[at] not in _JOINED:
            return "," in gaps[at] and not strange
        if kind & wrong and (kind & wrong & ~_HAVE or "été" in words[at + 1 : at + 3]):
            return True
        if strange and not kind & _LIGHT:
            return False
        strange = strange or not (kind & _PASSES or gaps[at] == "-" or gaps[at + 1] == "-")
    return False


def _pronoun_clashes(running: Running, at: int) -> bool:
    """True where the verb behind a pronoun, or what follows être, does not agree with it."""
    words = running.words
    gender, number = PRONOUNS[words[at].lower()]
    verb = at + 1
    while verb < len(words) and verb - at <= 3 and words[verb] in _CLITICS:
        verb += 1
    role = _kinds[words[verb]] & _WRONG_BEHIND[number] if verb < len(words) else 0
    if role & (_PRONOUN_S | _PRONOUN_P):
        return True
    return role != 0 and gender != "" and gender in _lacking(running, verb, role, number)


def _clashes(running: Running, start: int, number: str) -> Iterator[tuple[int, str]]:
    """The last words of groups that begin with the determiner at `start` and may be wrong subjects.

    With each the gender that a wrong one has, or "mf" for any. A word that cannot stand inside a group ends it, but for
    one right before the verb: la loi sur l'eau est votée.
    """
    words, gaps, wrong = running.words, running.gaps, _WRONG[number]
    last, strange = start, False
    for at in range(start + 1, min(len(words), start + _REACH)):
        kind, gap = _kinds[words[at]], gaps[at]
        if gap not in _JOINED:
            if "," in gap and not strange:
                yield from ((last, lacking) for lacking in _behind_comma(running, at, number))
            return
        if kind & wrong:
            lacking = "mf" if kind & _ANY_NOUN & wrong else _lacking(running, at, kind & wrong, number)
            if lacking:
                yield last, lacking
        if kind & _QUI:
            if _is_wrong_behind(words, at, wrong):
                yield last, "mf"
            return
        if not kind & _LIGHT:
            if strange:
                return
            strange = not (kind & _INSIDE or gap == "-" or gaps[at + 1] == "-")
            last = at


def _is_wrong_behind(words: list[str], at: int, wrong: int) -> bool:
    """True where the verb behind the pronoun qui is wrong."""
    return any(_kinds[word] & wrong & _ANY_NOUN for word in words[at + 1 : at + 3])


def _behind_comma(running: Running, start: int, number: str) -> Iterator[str]:
    """The genders that a subject has not before the comma in front of the word `start`, as verbs behind it tell."""
    words = running.words
    first = words[start]
    if first == "qui" and _is_wrong_behind(words, start, _WRONG[number]):
        yield "mf"
    other = _not_of(first, ("adjective", "participle"), number)
    if other == "mf" and not (number == "p" and first in _LEADS | _PARTS):
        return
    verb = _closing(running, start)
    if verb < 0:
        return
    kind = _kinds[words[verb]]
    if number == "p" and words[verb] in _HELD and first in _LEADS:
        yield "mf"
    said = _said(running, verb, kind & (_BE_S | _HAVE_S)) if number == "p" else ""
    if said and _not_of(said, ("adjective", "participle"), "s") == "mf":
        yield "mf"
    verb += kind & _LIGHT != 0 and verb + 1 < len(words)
    lacking = _lacking(running, verb, _kinds[words[verb]] & _WRONG[number], number)
    yield from (gender for gender in lacking if gender not in other)


def _closing(running: Running, start: int) -> int:
    """The word behind the comma that closes an aside which begins with the word `start`, or -1."""
    for at in range(start + 1, min(len(running.words), start + _ASIDE)):
        gap = running.gaps[at]
        if gap not in _JOINED and not _STOPS.isdisjoint(gap):
            return at if "," in gap else -1
    return -1


def _said(running: Running, verb: int, role: int) -> str:
    """What is said of the subject behind être, or "" where the verb of this role is no être."""
    words, gaps = running.words, running.gaps
    at = verb + 1
    if role & _HAVE and "été" in words[at : at + 2]:
        at += 2 if words[at + 1 : at + 2] == ["été"] else 1
    elif not role & (_BE_S | _BE_P):
        return ""
    if at < len(words) and words[at] in _ADVERBS:
        at += 1
    return words[at] if at < len(words) and gaps[at] == " " else ""


def _lacking(running: Running, verb: int, role: int, number: str) -> str:
    """The genders that a subject must not have for what is said of it behind être; "mf" where its number is wrong."""
    word = _said(running, verb, role)
    kinds = parts(word) if word else frozenset()
    if "participle" in kinds:
        return _not_of(word, ("participle",), number)
    if kinds == {"adjective"} and word not in word_set("invariable_adjectives.txt"):
        return _not_of(word, ("adjective",), number)
    return ""


@lru_cache(maxsize=16384)
def _not_of(word: str, kinds: tuple[str, ...], number: str) -> str:
    """The genders that no reading of these kinds has in this number."""
    forms = [form for form in alike(word) if form.pos in kinds and number in form.number]
    return "".join(gender for gender in "mf" if not any(gender in form.gender for form in forms))


def _is_subject(text: str, running: Running, start: int, last: int, lacking: str) -> bool:
    """True where the subject that begins with the determiner `start` ends with the word `last` and lacks a gender."""
    if lacking != "mf" and not _is_of(running, start, lacking):
        return False
    first = _offset(running, start)
    subject = noun_phrase(text, first)
    between = zip(running.words[start : last + 1], running.gaps[start : last + 1], strict=True)
    end = first - len(running.gaps[start]) + sum(len(word) + len(gap) for word, gap in between)
    return subject is not None and subject.end == end and (lacking == "mf" or subject.gender == lacking)


def _offset(running: Running, number: int) -> int:
    """Where a word stands in the text; not worth the offsets of all for the few that are asked for."""
    before = len("".join(running.words[:number])) + len("".join(running.gaps[: number + 1]))
    return running.start - 1 + before


def _is_of(running: Running, determiner: int, lacking: str) -> bool:
    """True where the noun behind a determiner may have the gender."""
    words, gaps = running.words, running.gaps
    at = determiner + 1
    if at < len(words) and (words[at].isdecimal() or words[at].lower() in PLURAL):
        at += 1
    for noun in range(at, min(at + 2, len(words))):
        word = words[noun]
        if gaps[noun + 1] == "-" or word in CROWDS or word in countries():
            return True
        if lacking in (noun_gender(word), noun_gender(word.lower())):
            return True
        if lacking == "f" and (not noun_gender(word) or word.lower() in word_set("epicene_nouns.txt")):
            return True
        if parts(word).isdisjoint(("adjective", "participle")):
            return False
    return False
