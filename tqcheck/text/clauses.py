"""Subjects at the head of a clause, with what is known of their gender and number.

Only what is certain is told: a pronoun or a determiner, a noun and the adjectives beside it, directly after the start
of the sentence or a conjunction, where no preposition and no other noun can govern them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from tqcheck.lexicon.forms import lookup
from tqcheck.lexicon.grammar import alike, noun_gender, noun_number, nouns, parts
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex

SINGULAR = {"le": "m", "la": "f", "l'": "", "un": "m", "une": "f", "ce": "m", "cet": "m", "cette": "f", "mon": "",
             "ton": "", "son": "", "ma": "f", "ta": "f", "sa": "f", "notre": "", "votre": "", "leur": "", "chaque": "",
             "aucun": "m", "aucune": "f"}  # fmt: skip
PLURAL = {"les": "", "des": "", "ces": "", "mes": "", "tes": "", "ses": "", "nos": "", "vos": "", "leurs": "",
           "plusieurs": "", "quelques": "", "certains": "m", "certaines": "f", "deux": "", "trois": "", "quatre": "",
           "cinq": "", "six": "", "sept": "", "huit": "", "neuf": "", "dix": "", "onze": "", "douze": "", "quinze": "",
           "vingt": "", "trente": "", "quarante": "", "cinquante": "", "cent": ""}  # fmt: skip
LINKS = frozenset("quand lorsque puisque car mais or donc que qu si s lorsqu puisqu où dont".split())
PRONOUNS = {"il": ("m", "s"), "elle": ("f", "s"), "on": ("", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_WORD = regex(r"([^\W\d_]+(?:-[^\W\d_]+)*)(?=[ ,])")
_HEAD = regex(r"(?i:(l') ?|(?:(?:tout|toute|tous|toutes) )?([a-z]+) )(?=\w)")
_COUNT = regex(r"(?:\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt) ")
_OPENING = regex(r"[«“\"—–-]? ?")
_LINK = regex(r"(?<![\w-])\w+(?: |')")
_FIRST = regex(r"([Ii]ls?|[Ee]lles?|[Oo]n) ")
# What leads up to the subject of a sentence, with its comma: Selon la police, …; Lundi, …
_LEAD = regex(
    r"(?:Selon|D'après|Pour|Dans|En|Après|Avant|Depuis|À|Au|Aux|Malgré|Lors|Pendant|Durant|Dès|Sur|Sous|Face|Grâce|Faute|Avec|Sans"
    r"|Outre|Contrairement|Hier|Aujourd'hui|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Ce|Cette|Par|Cependant|Toutefois"
    r"|Pourtant|Enfin|Ensuite|Désormais|Parallèlement|Entre-temps|Récemment|Finalement|Aussitôt|Auparavant)(?![\w'-])"
    r"[^,;:.!?«»“”\"()\n]{0,60}, "
)
_LED = regex(r"([Ee]lles?) ")
_PRONOUN = regex(r"(?<![\w-])(?:(?<!')|(?<=qu')|(?<=s'))(ils?|elles?|on)(?= )")
_BEING = regex(
    r" (?:ne |n')?(?:(est|était|sera|serait|fut|soit|(?:a|avait|aura|aurait|ait)(?: [^\W\d_]+)? été)"
    r"|(?:sont|étaient|seront|seraient|furent|soient|(?:ont|avaient|auront|auraient|aient)(?: [^\W\d_]+)? été))"
    r"(?: (?:pas|plus|déjà|jamais|aussi|également|enfin|toujours|ensuite|ainsi|donc|encore|alors|aussitôt|récemment"
    r"|finalement|notamment|très|trop|assez|peu|si|désormais|maintenant))? (?P<word>[^\W\d_]+)(?![\w'·(-])"
)
_COMPLEMENT = regex(
    r" (?:d'|de l'|(?:de la|du|des|de ces|de ce|de cette|de son|de sa|de ses|de leurs|de leur|de) )"
    r"([^\W\d_]+(?:-[^\W\d_]+)*)(?=[ ,])"
)
# La loi sur les engrais, le match contre la Suède: what is tied to the subject by another preposition.
_ATTACHED = regex(
    r" (?:sur|contre|pour|entre|dans|chez|par|aux?|à|en) (?:(?:les?|la|un|une|des|ces?|cette|son|sa|ses|leurs?) |l')?"
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)*)(?= (?:est|sont|a|ont|sera|seront|était|étaient|avait|avaient|serait|seraient) )"
)
_SET_OFF = regex(r", ([^\W\d_]{4,}) [^,.;:!?«»()\n]{2,80},(?= )")
CROWDS = frozenset("milliers centaines dizaines millions milliards".split())
_UNSURE = frozenset(
    "plupart majorité minorité moitié tiers quart dizaine douzaine quinzaine vingtaine trentaine quarantaine"
    " cinquantaine soixantaine centaine millier million milliard multitude foule partie reste nombre peu couple total"
    " ensemble totalité plus moins pourcentage cinquième dixième".split()
)
_BEFORE_NOUN = frozenset(
    "grand petit nouveau ancien premier deuxième troisième dernier autre jeune vieux beau bon mauvais gros long haut"
    " même seul vrai principal futur prochain meilleur double simple second".split()
)
_GRAMMATICAL = frozenset(("preposition", "pronoun", "adverb", "determiner", "conjunction"))
_WORD_BEFORE = regex(r"([^\W\d_]+) $")
_WITH_QUE = frozenset(
    "parce alors tandis bien pour afin avant après dès depuis puis fait sorte condition moins dit".split()
)
_ELLE_AFTER = frozenset("que quand lorsque puisque car mais si où dont".split())


class Subject(NamedTuple):
    """A subject: [start, end) of the view, its gender ("m", "f" or "" where unknown), its number, its noun."""

    start: int
    end: int
    gender: str
    number: str
    noun: str


@lru_cache(maxsize=32768)
def _agreeing(word: str, gender: str, number: str) -> bool:
    """True for an adjective or participle that goes with this gender and number."""
    return any(
        form.pos in ("adjective", "participle") and number in form.number and (not gender or gender in form.gender)
        for form in alike(word)
    )


@lru_cache(maxsize=32768)
def _precedes(word: str) -> bool:
    """True for the adjectives that stand before their noun."""
    return any(form.lemma in _BEFORE_NOUN for form in lookup(word) if form.pos == "adjective")


def _feminine(word: str) -> str:
    """Return "f" for an adjective that is feminine only (ancienne, nouvelle), else ""."""
    return "f" if {form.gender for form in lookup(word) if form.pos == "adjective"} == {"f"} else ""


@cache
def countries() -> dict[str, str]:
    """The gender of the countries that take a singular article."""
    genders = {"f": "f", "m": "m", "v": "m"}
    return {row[0]: genders[row[1]] for row in rows("countries.txt") if row[1] in genders}


def _determined(text: str, start: int) -> tuple[int, str, str] | None:
    """Read a determiner and a numeral at `start`: where they end, their gender and their number."""
    head = _HEAD.match(text, start)
    if head is None:
        return None
    determiner = (head[1] or head[2]).lower()
    if determiner in SINGULAR:
        return head.end(), SINGULAR[determiner], "s"
    if determiner not in PLURAL:
        return None
    count = _COUNT.match(text, head.end())
    return (count or head).end(), PLURAL[determiner], "p"


def _noun_at(text: str, at: int, gender: str, number: str) -> re.Match[str] | None:
    """The noun at `at`, or after one adjective that stands before its noun."""
    word = _WORD.match(text, at)
    if word and _agreeing(word[1], gender, number):
        following = _WORD.match(text, word.end() + 1)
        if "noun" not in parts(word[1]) or (_precedes(word[1]) and following and nouns(following[1])):
            return following
    return word


def noun_phrase(text: str, start: int) -> Subject | None:
    """Read determiner, adjective, noun, adjectives at `start`."""
    determined = _determined(text, start)
    if determined is None:
        return None
    at, gender, number = determined
    word = _noun_at(text, at, gender, number)
    if word is None:
        return None
    noun, end = word[1], word.end()
    if noun in countries() and number == "s":
        return Subject(start, end, countries()[noun], "s", noun)
    if noun[0].isupper() and number == "s" and not nouns(noun):
        noun = noun.lower()  # le Parlement, la Chambre
    if not any(number in form.number for form in nouns(noun)) or parts(noun) & _GRAMMATICAL:
        return None
    gender = _gender(noun, gender or _feminine(text[at : word.start()].strip()))
    end = _adjectives(text, end, gender, number)
    of = _COMPLEMENT.match(text, end)
    if noun in CROWDS and of and noun_number(of[1]) == "p":
        return Subject(start, _adjectives(text, of.end(), "", "p"), _gender(of[1], ""), "p", of[1])
    if noun in _UNSURE or (of and noun.rstrip("s") in word_set("collective_nouns.txt")):
        return None
    if of and (of[1][0].isupper() or parts(of[1]) & {"noun", "name"}):
        end = _adjectives(text, of.end(), "", "")
    attached = _ATTACHED.match(text, end)
    return Subject(start, attached.end() if attached else end, gender, number, noun)


def _gender(noun: str, determined: str) -> str:
    """The gender of a noun under a determiner of the gender `determined`, "" where they leave it open or clash."""
    own = noun_gender(noun)
    if noun in word_set("epicene_nouns.txt") or not own:
        return "f" if determined == "f" else ""
    return own if determined in ("", own) else ""


def _adjectives(text: str, end: int, gender: str, number: str) -> int:
    """Where the adjectives end that follow a noun which ends at `end`."""
    for _ in range(2):
        word = _WORD.match(text, end + 1)
        if word is None or "verb" in parts(word[1]) or not _agreeing(word[1], gender, number):
            break
        end = word.end()
    return end


def _introduces(text: str, at: int) -> bool:
    """True where the conjunction at `at` opens a clause; que does so after a verb, not in a comparison."""
    if not text.startswith(("que ", "qu'"), at):
        return True
    before = _WORD_BEFORE.search(text, max(0, at - 30), at)
    if before is None:
        return False
    word = before[1].lower()
    found = parts(word)
    return word in _WITH_QUE or ("verb" in found and not found & {"noun", "adjective", "infinitive"})


def _pronoun(text: str, found: re.Match[str], start: int) -> Subject | None:
    """A clitic subject; elle and elles only where no preposition or conjunction makes them anything else."""
    word = found[1].lower()
    if word.startswith("elle") and found.start() != start:
        before = text[start : found.start()].rstrip()
        last = re.split(r"[\s']", before)[-1].lower() if not before.endswith("'") else "'"
        if last not in _ELLE_AFTER and not before.endswith((";", ":", "«")) and not before.endswith("qu'"):
            return None
    gender, number = PRONOUNS[word]
    return Subject(found.start(1), found.end(1), gender, number, "")


def _behind_aside(text: str, subject: Subject) -> re.Match[str] | None:
    """Être behind a participle of the subject between commas: la tombe, découverte en 1922, a été pillée."""
    set_off = subject.noun and subject.gender and text.startswith(", ", subject.end)
    aside = _SET_OFF.match(text, subject.end) if set_off else None
    if aside is None or not _agreeing(aside[1], subject.gender, subject.number):
        return None
    return _BEING.match(text, aside.end())


def after_being(text: str, subject: Subject) -> tuple[int, str] | None:
    """The word after être and its offset, where être comes right after the subject and agrees with it."""
    if not subject.gender and not subject.noun:
        return None
    found = _BEING.match(text, subject.end) or _behind_aside(text, subject)
    if found is None or (found[1] is None) != (subject.number == "p"):
        return None
    return found.start("word"), found["word"]


def _parted(text: str, start: int, end: int) -> Iterator[Subject]:
    """The noun phrases behind the semicolons of a sentence."""
    parted = text.find("; ", start, end)
    while parted >= 0:
        subject = noun_phrase(text, parted + 2)
        if subject:
            yield subject
        parted = text.find("; ", parted + 2, end)


def find_subjects(
    text: str, sentences: Iterable[tuple[int, int]], links: Iterable[int], pronouns: Iterable[int]
) -> Iterator[Subject]:
    """The subjects that stand at the head of a clause, given the sentences and where LINKS and PRONOUNS stand."""
    for start, end in sentences:
        opening = _OPENING.match(text, start, end)
        head = opening.end() if opening else start
        subject = noun_phrase(text, head)
        if subject:
            yield subject
        first = _FIRST.match(text, head)
        if first:
            gender, number = PRONOUNS[first[1].lower()]
            yield Subject(head, first.end(1), gender, number, "")
        yield from _parted(text, head, end)
        lead = _LEAD.match(text, head, end)
        if lead:
            subject, she = noun_phrase(text, lead.end()), _LED.match(text, lead.end())
            if subject:
                yield subject
            if she:
                gender, number = PRONOUNS[she[1]]
                yield Subject(she.start(1), she.end(1), gender, number, "")
    for at in links:
        after = _LINK.match(text, at)
        subject = noun_phrase(text, after.end()) if after and _introduces(text, at) else None
        if subject:
            yield subject
    for at in pronouns:
        found = _PRONOUN.match(text, at)
        subject = _pronoun(text, found, max(0, at - 60)) if found else None
        if subject:
            yield subject
