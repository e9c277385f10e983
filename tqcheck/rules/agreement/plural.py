"""AGR_PLUR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.forms import known, lookup
from tqcheck.lexicon.grammar import alike, inflected, noun_gender, noun_number, nouns, parts, persons
from tqcheck.lexicon.quantities import is_measure
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Words, rule
from tqcheck.text.digits import begins_groups
from tqcheck.text.rows import Rows

_NUMERALS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante"
    "|cinquante|soixante|cent"
)
_PAIR = regex(
    rf"(?:(?<![\w'.@/-])|(?<=[gq]t-)|(?<=nte-))(?:(?P<det>(?i:les|des|ces|mes|tes|ses|nos|vos|leurs|aux|plusieurs|quelques|certaine?s|diverse?s))"
    rf"|(?P<numeral>(?i:(?:[ldc]es \d{{1,3}})|{_NUMERALS}))"
    r") (?P<noun>[a-zà-öø-ÿœ]{3,})(?![\w'(·•-]|\.\w| ?[#▁@￭])(?P<joined>,| et | ou )?(?: (?P<next>[a-zà-öø-ÿœ]{3,})(?![\w'(·•-]|\.\w| ?[#▁@￭]))?"
)
_CROWD = regex(
    r"(?<![\w'-])(?P<crowd>(?:milliers|centaines|dizaines|millions|milliards|douzaine|quinzaine|centaine"
    r"|dizaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine) (?:de |d'))(?P<noun>[a-zà-öø-ÿœ]{3,})(?![\w'(·•-]|\.\w| ?[#▁@￭])"
)
_COUNTED = regex(r"(?:[2-9]|[1-9]\d{1,2}|[1-9]\d{0,2} \d{3}) (?P<noun>[a-zà-öø-ÿœ]{4,})(?![\w'(·•-]|\.\w| ?[#▁@￭]| \d)")
_COUNTS = regex(
    r"(?:^|[\n«“(] ?|[.!?…:;] |\b(?:a|ont|avait|de|d'|des|les|ces|ses|leurs|nos|aux|à|pour|environ|avec|dans|par|quelque|sur|après|contre"
    r"|sont|compte|comptait|emploie|employait|tué|blessé|perdu|gagné|inscrit|reçu|vendu|construit|acheté|livré|accueille|moins) )$"
)
_CROWDS = frozenset(
    "milliers centaines dizaines millions milliards douzaine quinzaine centaine dizaine vingtaine trentaine quarantaine"
    " cinquantaine soixantaine".split()
)
_BARE = regex(r" ?([^\W\d_]+)(?!')")
_SMALL = frozenset("les le la des du de aux au à ces ses leurs un une en tels pour sur par".split())
_TOGETHER = regex(r"(?:tous|toutes|à) $")
_OPENS = regex(
    r"(?:^|[\n:;«“\"(] ?|[.!?…] |\b(?:a|ont|avec|pour|dans|par|après|sur|contre|environ|sont|était|étaient|avait|avaient|parmi) )$"
)
_NAMED = regex(
    r"(?i:\b(?:le|du|ce|au|un|la|notre|son|sa|numéro|page|article|chapitre|saison|épisode|acte|groupe|chaîne|tome|point)) $"
)
_DETERMINERS = frozenset("des ces mes tes ses nos vos leurs aux quelques".split())
_OTHERS = frozenset("les certains certaines divers diverses".split())
_UNITS = frozenset(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre demi mille cent vingt"
    " zéro virgule point fois euro million milliard billion pourcent people ego pop ayant".split()
)
_ANY = frozenset(("noun", "gerund", "verb", "adjective", "participle"))


@lru_cache(maxsize=32768)
def _singular(word: str, allowed: frozenset[str]) -> bool:
    """True for a noun that is singular only and, besides, only what `allowed` holds."""
    found = parts(word) - {"pronoun"} if word == "personne" else parts(word)
    return noun_number(word) == "s" and word not in _UNITS and found <= allowed


def _lone(following: str | None) -> bool:
    """True where what follows is no noun or adjective that the word before could qualify."""
    return not following or parts(following).isdisjoint({"noun", "adjective"})


def _allowed(found: re.Match[str]) -> frozenset[str]:
    """The parts of speech that a noun may be besides, after this determiner."""
    small = found["det"] or ""
    allowed = {"noun", "gerund"}
    if small.lower() in _DETERMINERS or small == "Les" or small.lower() == "plusieurs":
        allowed.add("verb")
    elif found["numeral"] and not _TOGETHER.search(found.string, max(0, found.start() - 8), found.start()):
        allowed |= {"participle", "adjective"}
        if _OPENS.search(found.string, max(0, found.start() - 9), found.start()):
            allowed.add("verb")  # no verb in the singular has deux for its subject
    else:
        allowed.discard("gerund")
    if found["joined"]:
        allowed -= {"adjective", "participle"}
    elif _lone(found["next"]):
        allowed |= {"adjective"}
    return frozenset(allowed)


@lru_cache(maxsize=32768)
def _plural(word: str) -> str:
    """The plural of a noun, or "" where there is not exactly one."""
    found = {inflected(form, word, gender=form.gender[:1], number="p") for form in lookup(word) if form.pos == "noun"}
    return found.pop() if len(found) == 1 else ""


def _invariable(word: str) -> bool:
    return (
        word.islower()
        and bool(nouns(word))
        and parts(word) == {"noun"}
        and {form.number for form in nouns(word)} == {"sp"}
    )


def _lone_adjective(word: str, noun: str) -> str:
    """The plural of a singular adjective that stands after an invariable noun, or ""."""
    gender = {form.gender for form in nouns(noun)}
    readings = [form for form in lookup(word) if form.pos == "adjective"]
    if not readings or not parts(word) <= {"adjective", "noun"} or len(gender) != 1:
        return ""
    if any("p" in form.number for form in lookup(word)):
        return ""
    return inflected(readings[0], word, gender=gender.pop()[:1], number="p")


def _preposed(word: str, noun: str) -> str:
    """The plural of an adjective of the singular before a plural noun, or ""."""
    if noun_number(noun) != "p" or not parts(noun) <= {"noun", "verb"} or persons(noun) - {"2s"}:
        return ""
    form = next(form for form in lookup(word) if form.pos == "adjective")
    return "" if "p" in form.number else inflected(form, word, gender=noun_gender(noun) or form.gender[:1], number="p")


def _shared(text: str, at: int) -> bool:
    """True where the word at `at` is a second noun under the same determiner: les nom et prénom."""
    word = _BARE.match(text, at)
    return word is not None and word[1] not in _SMALL and "noun" in parts(word[1])


def _lacking(*besides: str) -> Words:
    """Nouns in the singular that are nothing else but what `besides` holds."""
    allowed = frozenset(("noun", *besides))
    return lambda word: word.islower() and noun_number(word) == "s" and _singular(word, allowed)


def _is_preposed(word: str) -> bool:
    """True for an adjective of the singular that stands before its noun."""
    return word in word_set("preposed_adjectives.txt") and any(
        form.pos == "adjective" and "p" not in form.number for form in alike(word)
    )


def _is_several(word: str) -> bool:
    return word.islower() and noun_number(word) == "p"


def _is_one(word: str) -> bool:
    """True for an adjective of the singular that is at most a noun besides."""
    return (
        word.islower()
        and "adjective" in parts(word) <= {"adjective", "noun"}
        and not any("p" in form.number for form in alike(word))
    )


_ROWS = Rows(
    (_DETERMINERS | {"plusieurs"}, _lacking("gerund", "verb", "adjective")),
    ("Les".__eq__, _lacking("gerund", "verb", "adjective")),
    (_OTHERS, _lacking("adjective")),
    (frozenset(_NUMERALS.split("|")), _lacking(*_ANY)),
    (frozenset(("les", "des", "ces")), begins_groups, _lacking(*_ANY)),
    (_DETERMINERS | _OTHERS | {"plusieurs"}, _is_preposed, _is_several),
    (_DETERMINERS | _OTHERS | {"plusieurs"}, _invariable, _is_one),
)
_CROWD_ROWS = Rows((_CROWDS, frozenset(("de", "d")), _lacking(*_ANY)))
_COUNTED_ROWS = Rows((begins_groups, _lacking("adjective")))


def _counted(article: Article) -> Iterator[tuple[int, Edit]]:
    """Nouns in the singular behind figures: de 40 prisonnier."""
    text = article.text
    for found in article.at_digits(_COUNTED):
        noun = found["noun"]
        following = _BARE.match(text, found.end())
        lone = following is None or noun_number(following[1]) != "s"
        if (
            not _singular(noun, frozenset(("noun", "adjective") if lone else ("noun",)))
            or is_measure(noun)
            or not known(noun)
        ):
            continue
        if _COUNTS.search(text, max(0, found.start() - 12), found.start()):
            yield found.start("noun"), Edit(found.start("noun"), found.end(), _plural(noun))


def _candidates(article: Article) -> Iterator[tuple[int, Edit]]:
    """Where the wrong group begins, and the edit of the word that lacks its plural."""
    text = article.text
    for found in article.at_rows(_CROWD_ROWS, _CROWD):
        noun = found["noun"]
        if _singular(noun, _ANY):
            yield found.start(), Edit(found.start("noun"), found.end(), _plural(noun))
    yield from _counted(article)
    for found in article.at_rows(_ROWS, _PAIR):
        noun, start = found["noun"], found.start("det" if found["det"] else "noun")
        if found["next"] and not known(found["next"]):
            continue
        if found["joined"] and _shared(text, found.end("joined")):
            continue
        if found["numeral"] and _NAMED.search(text, max(0, found.start() - 10), found.start()):
            continue
        if noun not in word_set("preposed_adjectives.txt") and _singular(noun, _allowed(found)):
            yield start, Edit(found.start("noun"), found.end("noun"), _plural(noun))
        elif found["det"] and found["next"] and noun in word_set("preposed_adjectives.txt"):
            yield start, Edit(found.start("noun"), found.end("noun"), _preposed(noun, found["next"]))
        elif found["det"] and found["next"] and _invariable(noun):
            yield start, Edit(found.start("next"), found.end("next"), _lone_adjective(found["next"], noun))


@rule(
    "AGR_PLUR",
    "Plural marker missing after a plural determiner",
    Category.AGREEMENT,
    Severity.MINOR,
    title_fr="Marque du pluriel absente",
    explanation_fr="Un nom reste au singulier après les, des, plusieurs, trois, des milliers de…\n\n"
    "Le s du pluriel ne s’entend pas, et les moteurs qui composent les mots par morceaux le perdent ; seules sont signalées les formes qui ne peuvent être qu’un nom au singulier.",
    rows=(*_ROWS.rows, *_CROWD_ROWS.rows, *_COUNTED_ROWS.rows),
    outranks=["AGR_ADJ"],
    bad=[
        Bad("⟦Les pompier⟧ sont arrivés en dix minutes.", fixed="Les pompiers sont arrivés en dix minutes."),
        Bad("Deux ⟦hôpital⟧ ont été touchés.", fixed="Deux hôpitaux ont été touchés."),
        Bad("Des ⟦centaines de maison⟧ ont brûlé.", fixed="Des centaines de maisons ont brûlé."),
        Bad("⟦Ces pays voisin⟧ ont protesté.", fixed="Ces pays voisins ont protesté."),
        Bad("Il a rencontré ⟦plusieurs ministre⟧ du gouvernement.",
            fixed="Il a rencontré plusieurs ministres du gouvernement."),
    ],
    good=[
        Good("Les prix, les pays et les voix ; les porte-parole des demi-finales."),
        Good("On les porte, il les guide, elle les juge tous."),
        Good("Du deux juin au trois mars, à zéro heure, deux virgule cinq."),
        Good("Les Dupont, les Airbus et les Canadair ont volé."),
        Good("Plusieurs ont témoigné, certains note à l’appui."),
    ],
)  # fmt: skip
def missing_plural(article: Article) -> Findings:
    """A noun stays in the singular after les, des, plusieurs, trois, des milliers de …

    The plural s is mute, and engines that build words from pieces drop it; only forms that are singular nouns and nothing
    else are reported.
    """
    for start, edit in _candidates(article):
        if not edit.replacement or article.masked(start, edit.end):
            continue
        yield Finding(
            start,
            edit.end,
            f"Le pluriel manque : « {edit.replacement} ».",
            f"The plural is missing: “{edit.replacement}”.",
            (edit,),
            0.93,
            safe=True,
        )
