"""Whether some subject and its verb, or what is said of it, may not agree: a quick look back from each verb.

Subjects (tqcheck.text.clauses) are dear to make and nearly always agree. What follows here never misses one that does
not, and takes a text without any for clean by its words alone.
"""

from __future__ import annotations

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
_ASIDE = 42  # words between two commas

# What a verb may be wrong for: a noun of the singular, of the plural, a pronoun of either; and the forms of être.
_NOUN_S, _NOUN_P, _PRONOUN_S, _PRONOUN_P, _BE_S, _BE_P, _BEEN = (1 << n for n in range(7))
_THIRD = ("nt", "e", "t", "d", "a", "c")  # how third persons end
_BEING = dict.fromkeys("est était sera serait fut soit".split(), _BE_S)
_BEING |= dict.fromkeys("sont étaient seront seraient furent soient".split(), _BE_P)
_HAVING = dict.fromkeys("a avait aura aurait ait".split(), "s") | dict.fromkeys(
    "ont avaient auront auraient aient".split(), "p"
)
_ADVERBS = frozenset(
    "pas plus déjà jamais aussi également enfin toujours ensuite ainsi donc encore alors aussitôt récemment finalement"
    " notamment très trop assez peu si désormais maintenant".split()
)
# Words of a group.
_DETERMINES = {"s": 1, "p": 2}
_INSIDE = 4
_SMALL = frozenset(
    "de d du des la l le les ces ce cet cette son sa ses leurs leur un une sur contre pour entre dans chez par au aux"
    " à en tout toute tous toutes".split()
)
_OPENERS = LINKS | {"tout", "toute", "tous", "toutes"}  # behind which a subject begins
_LIGHT = frozenset("ne n y en s se".split())  # between a noun and its verb
_CLITICS = _LIGHT | frozenset("me m te t nous vous lui leur les la l le".split())
_JOINED = frozenset((" ", "'", "' ", "-"))
_STOPS = frozenset(",.;:!?«»()\n")  # marks that no aside holds
_LEADS = frozenset("selon d malgré comme en dans à au pour depuis lors".split())
_HELD = frozenset("a va doit peut avait aura fait devra pourra".split())  # read behind an aside


def _verb(word: str) -> int:
    if word == "été":
        return _BEEN
    if not word.endswith(_THIRD) or not word.islower():
        return 0
    found = persons(word)
    if ("3s" in found) is ("3p" in found):
        return _BEING.get(word, 0)
    kinds = parts(word)
    single = "3s" in found
    roles = _BEING.get(word, 0)
    if word in COMMON or kinds == {"verb"}:
        roles |= _NOUN_P if single else _NOUN_S
    if kinds <= {"verb", "noun", "adjective", "participle"}:
        roles |= _PRONOUN_P if single else _PRONOUN_S
    return roles


def _member(word: str) -> int:
    """What a word may be in a noun phrase."""
    lowered = word.lower()
    found = _DETERMINES["s"] if lowered in SINGULAR or lowered == "l" else 0
    found |= _DETERMINES["p"] if lowered in PLURAL else 0
    inside = found or lowered in _SMALL or word[0].isupper() or word.isdecimal()
    if inside or not parts(word).isdisjoint(("noun", "adjective", "participle", "name")):
        found |= _INSIDE
    return found


_verbs, _members = Remembered(_verb), Remembered(_member)


def may_clash(text: str, running: Running) -> bool:
    """False where every subject of a piece of a text agrees with its verb and with what is said of it."""
    roles = list(map(_verbs.__getitem__, running.words))
    return any(_clashes(text, running, at, roles[at]) for at in compress(range(len(roles)), roles))


def _clashes(text: str, running: Running, at: int, role: int) -> bool:
    words = running.words
    if role & _BEEN:
        for verb in (at - 1, at - 2):
            number = _HAVING.get(words[verb], "") if verb >= 0 else ""
            if number and _misfits(text, running, verb, number, _lacking(running, at, number)):
                return True
        return False
    if role & (_BE_S | _BE_P):
        number = "s" if role & _BE_S else "p"
        if _misfits(text, running, at, number, _lacking(running, at, number)):
            return True
    wrong = "s" if role & (_NOUN_S | _PRONOUN_S) else "p" if role & (_NOUN_P | _PRONOUN_P) else ""
    return wrong != "" and _is_wrong(text, running, at, role, wrong)


def _lacking(running: Running, being: int, number: str) -> str:
    """The genders that a subject must not have for what is said of it behind être; "mf" where its number is wrong."""
    words, gaps = running.words, running.gaps
    at = being + 1
    if at < len(words) and words[at] in _ADVERBS:
        at += 1
    if at >= len(words) or gaps[at] != " ":
        return ""
    kinds = parts(words[at])
    if "participle" in kinds:
        kind = "participle"
    elif kinds == {"adjective"} and words[at] not in word_set("invariable_adjectives.txt"):
        kind = "adjective"
    else:
        return ""
    return _not_of(words[at], (kind,), number)


def _not_of(word: str, kinds: tuple[str, ...], number: str) -> str:
    """The genders that no reading of these kinds has in this number."""
    forms = [form for form in alike(word) if form.pos in kinds and number in form.number]
    return "".join(gender for gender in "mf" if not any(gender in form.gender for form in forms))


def _misfits(text: str, running: Running, verb: int, number: str, lacking: str) -> bool:
    """True where the subject before être may be of this number and of a gender that what follows does not have."""
    if not lacking:
        return False
    words = running.words
    last = _before(words, verb, _LIGHT)
    if last < 0:
        return False
    gender, own = PRONOUNS.get(words[last].lower(), ("", ""))
    if own == number and gender and gender in lacking:
        return True
    if "," in running.gaps[last + 1]:
        return lacking == "mf" or _is_aside(running, last, number, lacking)
    return _is_headed(text, running, last, number, lacking)


def _before(words: list[str], verb: int, light: frozenset[str]) -> int:
    """The last word before a verb and up to three small words."""
    last = verb - 1
    while last >= 0 and verb - last <= 3 and words[last] in light:
        last -= 1
    return last


def _opening(running: Running, last: int) -> int:
    """The word behind the comma that opens an aside of which `last` is the last word, or -1."""
    for at in range(last, max(0, last - _ASIDE), -1):
        gap = running.gaps[at]
        if gap not in _JOINED and not _STOPS.isdisjoint(gap):
            return at if gap == ", " else -1
    return -1


def _is_aside(running: Running, last: int, number: str, lacking: str) -> bool:
    """True where a participle behind a comma is of the gender that the one behind être lacks."""
    at = _opening(running, last)
    if at < 0:
        return False
    other = _not_of(running.words[at], ("adjective", "participle"), number)
    return any(gender not in other for gender in lacking)


def _is_wrong(text: str, running: Running, at: int, role: int, number: str) -> bool:
    """True where the verb may have a subject of this number, which it does not suit."""
    words, gaps = running.words, running.gaps
    if role & (_PRONOUN_S | _PRONOUN_P):
        last = _before(words, at, _CLITICS)
        if last >= 0 and PRONOUNS.get(words[last].lower(), ("", ""))[1] == number:
            return True
    if not role & (_NOUN_S | _NOUN_P):
        return False
    last = _before(words, at, _LIGHT)
    if last < 0:
        return False
    if words[last] == "qui":
        return last > 0 and _is_headed(text, running, last - 1, number, "mf")
    if "," not in gaps[last + 1]:
        return _is_headed(text, running, last, number, "mf")
    if number == "p" and words[at] in _HELD:
        opening = _opening(running, last)
        return opening > 0 and words[opening] in _LEADS and _is_headed(text, running, opening - 1, number, "mf")
    return False


def _is_headed(text: str, running: Running, last: int, number: str, lacking: str) -> bool:
    """True where a noun phrase of this number and of one of these genders ends with the word `last`."""
    words, gaps = running.words, running.gaps
    for at in range(last, max(-1, last - _REACH), -1):
        kind, gap = _members[words[at]], gaps[at]
        joined = gap in _JOINED
        if kind & _DETERMINES[number] and (not joined or (at and words[at - 1].lower() in _OPENERS)):
            may_be = lacking == "mf" or _is_of(running, at, lacking)
            if may_be and _is_subject(text, running, at, _offset(running, last) + len(words[last]), lacking):
                return True
        if not joined or not (kind & _INSIDE or at == last or gap == "-" or gaps[at + 1] == "-"):
            return False
    return False


def _is_subject(text: str, running: Running, determiner: int, end: int, lacking: str) -> bool:
    """True where the subject that begins with the determiner ends at `end` and lacks a gender."""
    subject = noun_phrase(text, _offset(running, determiner))
    return subject is not None and subject.end == end and (lacking == "mf" or subject.gender == lacking)


def _offset(running: Running, number: int) -> int:
    """Where a word stands in the text; not worth the offsets of all for the few that are asked for."""
    return running.start - 1 + sum(map(len, running.words[:number])) + sum(map(len, running.gaps[: number + 1]))


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
