"""Sentence boundaries of news in French and English: abbreviations, initials, ellipses and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tqcheck.pattern import regex

# A possible end: a stop with its closing marks, then white space.
_END = regex(r"[.!?…](?<![.!?…].)[.!?…]*(?:[»”\"')\]]| [»”\")])*\s+")
_WORD_BEFORE = regex(r"[(«“\"'’\[]")  # what a word begins behind, but for white space
_PREVIOUS = regex(r"([^\W\d_][\w'-]*) $")
_FOLLOWING = regex(r"[^\W\d_]+")
_OPENING = "«“\"'([—–-‹„[¿¡"

ABBREVIATIONS = frozenset(
    "m mm mme mmes mlle mlles me dr drs pr st ste sts mgr av apr env etc p pp art al cf n no nos vol éd coll chap fig"
    " ibid op cit univ boul bd tél ex inc co corp ltd s.a s.a.r.l cie é.-u u.s d.c j.-c adj adv réf hab dir cap gén"
    " col lt sgt cpt mr mrs ms jr sr vs janv févr avr juil sept oct nov déc min sec max approx".split()
)
# These may also end a sentence: what follows decides.
_MAY_END = frozenset("etc inc co corp ltd s.a s.a.r.l cie é.-u u.s d.c j.-c jr sr min sec hab".split())
# These are words too: they end a sentence where the next one begins as sentences do.
_ALSO_WORDS = frozenset("art cap col vol ex nos no coll dir max me n p".split())
# Nouns that a single capital letter may follow: le plan B, la vitamine C.
_LETTERED = frozenset(
    "plan vitamine vitamines groupe hépatite hépatites poule série catégorie classe type ligne porte bloc bâtiment"
    " point option lettre grippe terminal annexe article zone hall quai".split()
)
_STARTERS = frozenset(
    "Le La Les L Un Une Des Du De D Il Elle Ils Elles On Ce Cet Cette Ces C Son Sa Ses Leur Leurs Nous Vous Je J Mais"
    " Et Or Car Si S Dans En Au Aux À A Pour Par Sur Selon Après Avant Depuis Lors Lorsque Quand Alors Ainsi Aucun"
    " Aucune Plus Plusieurs Chaque Tout Toute Tous Toutes Deux Trois Quelques Certains Certaines Aujourd Hier Puis"
    " Enfin Parmi Malgré Pendant Sans Avec Qui Que Qu Comme Notre Nos Ni Ne N Y Celui Celle Ceux Cela".split()
)
_INITIAL = regex(r"(?:[A-ZÀ-ÞŒŸ][a-z]?\.-?)*[A-ZÀ-ÞŒŸ][a-z]?$")


class Stops(NamedTuple):
    """What a full stop may belong to in a language: words in lower case but for `starters`, which begin sentences.

    `may_end` are abbreviations that may also end a sentence (those of `titled` just before a starter: the U.S. Senate),
    `also_words` those that are words too, and `lettered` nouns that a single capital letter may follow.
    """

    abbreviations: frozenset[str]
    may_end: frozenset[str]
    titled: frozenset[str]
    also_words: frozenset[str]
    lettered: frozenset[str]
    starters: frozenset[str]


FRENCH = Stops(ABBREVIATIONS, _MAY_END, frozenset(), _ALSO_WORDS, _LETTERED, _STARTERS)
ENGLISH = Stops(
    frozenset(
        "mr mrs ms dr prof st jr sr gen col lt sgt capt cpt maj cmdr adm gov sen rep reps rev hon pres supt messrs vs"
        " no nos vol fig pp inc co corp ltd plc bros jan feb mar apr jun jul aug sept sep oct nov dec approx est e.g"
        " i.e a.m p.m u.s u.k u.n u.a.e d.c b.c a.d ph.d etc al ave blvd rd mt ft".split()
    ),
    frozenset("jr sr inc co corp ltd plc bros a.m p.m u.s u.k u.n u.a.e d.c b.c a.d ph.d etc al ave blvd".split()),
    frozenset("a.m p.m u.s u.k u.n u.a.e d.c co corp jr sr".split()),
    frozenset("no mar est fig sen rep gen gov hon al".split()),
    frozenset("plan vitamin hepatitis group class type grade line gate option block category part phase".split()),
    frozenset(
        "The A An He She It They We You I This That These Those His Her Its Their Our My But And Or So If When While As"
        " In On At By For From With After Before During Since Until Under Over Despite Although Because However There"
        " What Who Why How Where Then Now Meanwhile Both Some Many Most Several Two Three No Not Only Last Earlier"
        " Later Police Officials".split()
    ),
)


def is_abbreviation(word: str) -> bool:
    """True where `word`, given without its final stop, is an abbreviation or initials."""
    return word.lower() in ABBREVIATIONS or bool(_INITIAL.match(word))


def _is_boundary(text: str, start: int, stop: int, after: int, end: int, stops: Stops) -> bool:
    """Decide whether the stop at [stop, after) ends the sentence that began at `start`."""
    if after >= end:
        return True
    following = text[after]
    mark = text[stop]
    if following.islower() or not (following.isupper() or following.isdigit() or following in _OPENING):
        return False
    if mark in "!?" and following in '«“"([—–-':
        return True
    if mark != "." or text.startswith("..", stop):
        return True
    before = text[max(start, stop - 24) : stop]
    word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    if not word.isalpha():
        word = _WORD_BEFORE.split(word)[-1]
    return not word or _ends_word(text, start, word, stop - len(word), after, stops)


def _starts(text: str, after: int, stops: Stops) -> bool:
    """True where a word stands that begins sentences."""
    following = _FOLLOWING.match(text, after)
    return following is not None and following[0] in stops.starters


def _ends_word(text: str, start: int, word: str, begin: int, after: int, stops: Stops) -> bool:
    """Decide whether a full stop after the word that begins at `begin` ends the sentence, or belongs to the word."""
    lowered = word.lower()
    if lowered in stops.also_words and word.islower():
        return _starts(text, after, stops)
    if lowered in stops.abbreviations:
        following = _starts(text, after, stops) if lowered in stops.titled else text[after].isupper()
        return lowered in stops.may_end and following
    if word.isdigit() and len(word) < 3 and begin == start:
        return False  # the number of an item
    if len(word) == 1 and word.isupper():
        previous = _PREVIOUS.search(text, max(start, begin - 24), begin)
        if previous is None or not _starts(text, after, stops):
            return False
        # « Salah A. Le procès … » but « M. A. Le Pen », « l'écrivain J. Le Goff ».
        return previous[1] in stops.lettered or previous[1][0].isupper()
    return not ("." in word and _INITIAL.match(word))


def sentence_spans(text: str, start: int, end: int, stops: Stops = FRENCH) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph text[start:end], as spans without surrounding white space."""
    begin = start
    for found in _END.finditer(text, start, end):
        after = found.end()
        if text[after - 2] == '"' and text[after - 3] == " " and not text.count('"', begin, after - 2) % 2:
            after -= 2  # the straight mark opens what follows
        if found.start() == begin and after < end:
            continue  # an ellipsis or a mark that begins the sentence
        if _is_boundary(text, begin, found.start(), after, end, stops):
            tail = after
            while tail > found.start() and text[tail - 1].isspace():
                tail -= 1
            yield begin, tail
            begin = after
    if begin < end:
        yield begin, end
