"""AGR_DET."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.compounds import compound_parts
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known, lookup
from tqcheck.lexicon.grammar import alike, inflected, noun_gender, noun_number, nouns, parts, persons
from tqcheck.lexicon.words import rows, word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Words, rule
from tqcheck.text.rows import Rows

_PAIR = regex(
    r"(?<![\w.@/-])(?<![^dD]')(?P<det>(?i:le|la|une?|du|au|cet?|cette|son|sa|mon|ma|ton|ta)) "
    r"(?P<word>[a-zà-öø-ÿœ]{3,}(?:-[a-zà-öø-ÿœ]+)*)(?![\w'(·•-]|\.\w| ?[#▁@￭])(?= (?P<next>[a-zà-öø-ÿœ]{3,})(?![\w'·•-]))?"
)
_GENDER = {"le": "m", "un": "m", "du": "m", "au": "m", "ce": "m", "cet": "m", "son": "m", "mon": "m", "ton": "m",
           "la": "f", "une": "f", "cette": "f", "sa": "f", "ma": "f", "ta": "f"}  # fmt: skip
_MASCULINE = frozenset(small for small in _GENDER if _GENDER[small] == "m")
_FEMININE = frozenset(_GENDER) - _MASCULINE
_OTHER = {"le": "la", "la": "le", "un": "une", "une": "un", "du": "de la", "au": "à la", "ce": "cette", "cet": "cette",
          "cette": "ce", "son": "sa", "sa": "son", "mon": "ma", "ma": "mon", "ton": "ta", "ta": "ton"}  # fmt: skip
_PLURAL_DETERMINERS = frozenset("les des ces ses mes tes leurs nos vos plusieurs quelques aux".split())
_PLURAL = regex(
    r"(?<![\w'.@/-])(?i:les|des|ces|ses|mes|tes|leurs|nos|vos|plusieurs|quelques|aux) (?P<adjective>[a-zà-öø-ÿœ]{4,}) "
    r"(?P<noun>[a-zà-öø-ÿœ]{3,})(?![\w'(·•-])"
)
_EITHER = frozenset("gens amours délices orgues mères tantes hymnes œuvres".split())
_EPICENE = frozenset(
    "grave vaste énorme autre même jeune simple double triple large rare riche pauvre brave terrible véritable célèbre"
    " immense propre faible ultime unique deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
    " onzième douzième redoutable formidable remarquable modeste humble triste".split()
)
_NOMINAL = frozenset("autre même jeune simple double triple rare riche pauvre brave propre unique humble".split())
_GOVERNED = regex(
    r"(?i)\b(?:dans|sur|avec|contre|par|selon|après|avant|sous|entre|vers|depuis|pendant|sans|devant|derrière|chez|durant"
    r"|malgré|dès|pour|parmi) $"
)
_ENGLISH = 4  # half-nats of evidence from which a word of both languages counts as English
_NOUN = regex(r"[ ']?([^\W\d_]+)")
_CONTRACTS = regex(r"(?<![\w'-])(de|à|De|À) $")
_LEFT = regex(r"(?i)(?:\b(?:le|un|du|au|ce|de|en|l'|plus d'|chacun|quelqu'|pas) ?)$")


@lru_cache(maxsize=32768)
def _gender(word: str, pronoun: bool) -> str:
    """The one gender of a word that can only be a singular noun here, or ""."""
    allowed = {"noun", "adjective"} if pronoun else {"noun", "adjective", "verb"}
    if not nouns(word) or not parts(word) <= allowed or word in word_set("epicene_nouns.txt"):
        return ""
    gender = noun_gender(word)
    if any(form.pos == "adjective" and form.gender != gender for form in alike(word)):
        return ""
    return "" if noun_number(word) == "p" else gender


@lru_cache(maxsize=32768)
def _adjective_gender(word: str, pronoun: bool) -> str:
    """The gender of a singular adjective of one gender that can be no verb, or of one that stands before its noun."""
    allowed = {"adjective", "noun"} if pronoun else {"adjective", "noun", "verb"}
    genders = {form.gender for form in alike(word) if form.pos == "adjective" and form.number == "s"}
    only = genders.pop() if len(genders) == 1 else ""
    return only if only in ("m", "f") and parts(word) <= allowed else ""


def _fits(small: str, gender: str, word: str) -> bool:
    """True where the determiner may stand before a word of this gender, or where ELI_MISSING or ELI_CET judges it."""
    if not gender or _GENDER[small] == gender:
        return True
    return small not in ("un", "une", "cet") and elides(word) is not False


def _suits(small: str, gender: str, adjective: str) -> bool:
    """As `_fits`, for an adjective between: ELI_CET judges only cette before a noun."""
    return _fits(small, gender, adjective) and (small != "cette" or gender == "f")


def _right(small: str, before: str | None, word: str) -> tuple[str, bool]:
    """The determiner of the other gender, and whether it takes the preposition before it in."""
    right = _OTHER[small]
    if small == "cette" and elides(word) is not False:
        right = "cet"
    if small == "la" and before:
        return {"de": "du", "à": "au"}[before.lower()], True
    return right, False


def _mends(article: Article, found: re.Match[str]) -> tuple[int, tuple[Edit, ...]] | None:
    """The end of the wrong group and its edits, or None where determiner and noun may go together."""
    small, word, following = found["det"].lower(), found["word"], found["next"]
    left = article.text[max(0, found.start() - 14) : found.start()]
    clitic = small in ("le", "la") and found["det"].islower() and not _GOVERNED.search(left)
    clitic = clitic and not (small == "la" and _CONTRACTS.search(left))
    if small in ("un", "une", "son", "mon", "ton") and _LEFT.search(left):
        return None
    if "verb" in parts(word) and "adjective" not in parts(word) and following and parts(following) == {"noun"}:
        return None  # presse papiers, porte avions
    before_noun = "adjective" in parts(word) and following is not None and bool(nouns(following))
    if not before_noun and not _fits(small, _gender(word, clitic), word):
        return found.end("word"), (_edit(article, found, word),)
    adjective = _adjective_gender(word, clitic)
    gender = ""
    if following and word in _EPICENE:
        clear = small not in ("le", "la") and word not in _NOMINAL
        adjective = gender = _gender(following, not clear)
    elif following and adjective and adjective != _GENDER[small]:
        gender = noun_gender(following)
    elif following and word in word_set("preposed_adjectives.txt") and not persons(following) & {"1s", "3s"}:
        gender = _gender(following, False)
    if not gender or (adjective == gender and _suits(small, adjective, word)):
        return None
    edits = [] if _GENDER[small] == gender else [_edit(article, found, word)]
    if adjective != gender:
        form = next(form for form in lookup(word) if form.pos == "adjective")
        right = inflected(form, word, gender=gender, number="s")
        if not right or _GENDER[small] == gender:
            return None
        edits.append(Edit(found.start("word"), found.end("word"), right))
    return found.end("next") if adjective != gender else found.end("word"), tuple(edits)


def _edit(article: Article, found: re.Match[str], word: str) -> Edit:
    before = _CONTRACTS.search(article.text, max(0, found.start() - 4), found.start())
    right, joined = _right(found["det"].lower(), before and before[1], word)
    start = before.start() if joined and before else found.start("det")
    if article.text[start].isupper():
        right = right[0].upper() + right[1:]
    return Edit(start, found.end("det"), right)


@lru_cache(maxsize=4096)
def _stands_before(word: str) -> bool:
    """True for the plural of an adjective that stands before its noun and has one gender: nouveaux, premières."""
    forms = [form for form in lookup(word) if form.pos == "adjective"]
    return any(form.lemma in word_set("preposed_adjectives.txt") and form.gender in ("m", "f") for form in forms)


def _noun(gender: str) -> Words:
    return lambda word: word.islower() and noun_gender(word) == gender


def _judged(gender: str) -> Words:
    return lambda word: len(word) > 2 and word.islower() and _gender(word, False) == gender


def _bare(gender: str) -> Words:
    """Nouns before which nothing is elided: the others are left to ELI_MISSING and ELI_CET."""
    return lambda word: len(word) > 2 and word.islower() and _gender(word, False) == gender and elides(word) is False


def _before(gender: str) -> Words:
    """Adjectives behind which a noun of the gender is judged."""
    both = _EPICENE | word_set("preposed_adjectives.txt")
    return lambda word: word.islower() and (word in both or _adjective_gender(word, False) == gender)


def _only(gender: str) -> Words:
    """Plurals of one gender that stand before their noun."""
    return lambda word: (
        word.islower()
        and {form.gender for form in alike(word) if form.pos == "adjective"} == {gender}
        and _stands_before(word)
    )


def _part(gender: str, place: int, *, long: bool = False) -> Words:
    return lambda word: word in compound_parts(gender, place, long)


def _bare_part(gender: str) -> Words:
    return lambda word: word in compound_parts(gender, 1, False) and elides(word) is not True


_STRICT = frozenset(("un", "une", "cet"))  # where elision is no excuse
_ROWS = Rows(
    (_MASCULINE & _STRICT, _judged("f")),
    (_MASCULINE - _STRICT, _bare("f")),
    (_FEMININE & _STRICT, _judged("m")),
    (_FEMININE - _STRICT, _bare("m")),
    (_MASCULINE, _before("f"), _noun("f")),
    (_FEMININE, _before("m"), _noun("m")),
)
# Compounds, whose parts are words of their own here; those with three parts or more, of which the second is grammatical,
# are known by three.
_COMPOUND_ROWS = Rows(
    (_MASCULINE & _STRICT, _part("f", 1), _part("f", 2)),
    (_MASCULINE - _STRICT, _bare_part("f"), _part("f", 2)),
    (_FEMININE & (_STRICT | {"cette"}), _part("m", 1), _part("m", 2)),
    (_FEMININE - (_STRICT | {"cette"}), _bare_part("m"), _part("m", 2)),
    *((_part(gender, 1, long=True), _part(gender, 2, long=True), _part(gender, 3, long=True)) for gender in "mf"),
)
_PLURAL_ROWS = Rows(
    (_PLURAL_DETERMINERS, _only("m"), _noun("f")),
    (_PLURAL_DETERMINERS, _only("f"), _noun("m")),
)


def _plurals(article: Article) -> Iterator[tuple[int, int, Edit]]:
    """Plural groups whose adjective stands before the noun in the wrong gender: les nouveaux mesures."""
    for found in article.at_rows(_PLURAL_ROWS, _PLURAL):
        noun, adjective = found["noun"], found["adjective"]
        forms = [form for form in lookup(adjective) if form.pos == "adjective"]
        gender = noun_gender(noun)
        if noun in _EITHER:
            continue
        if not parts(noun) <= {"noun", "verb"} or not persons(noun) <= {"2s"} or noun_number(noun) != "p":
            continue
        if gender not in ("m", "f") or any(gender in form.gender for form in forms):
            continue
        if word_set("epicene_nouns.txt").isdisjoint((noun, noun.removesuffix("s"))):
            right = inflected(forms[0], adjective, gender=gender, number="p")
            if right:
                yield found.start(), found.end("noun"), Edit(*found.span("adjective"), right)


@rule(
    "AGR_DET",
    "Determiner–noun gender",
    Category.AGREEMENT,
    Severity.MINOR,
    title_fr="Genre du déterminant",
    explanation_fr="L’article ou le possessif n’a pas le genre du nom qui suit.\n\n"
    "Ne sont jugés que les noms d’un seul genre qui ne peuvent être rien d’autre ; ceux que la presse emploie aux deux genres sont laissés.",
    outranks=["AGR_ADJ"],
    rows=(*_ROWS.rows, *_COMPOUND_ROWS.rows, *_PLURAL_ROWS.rows),
    bad=[
        Bad("⟦La gouvernement⟧ a réagi mardi.", fixed="Le gouvernement a réagi mardi."),
        Bad("Le juge a rendu ⟦un décision⟧ attendue.", fixed="Le juge a rendu une décision attendue."),
        Bad("⟦Cette quartier⟧ a été évacué.", fixed="Ce quartier a été évacué."),
        Bad("La police de ⟦la département⟧ enquête.", fixed="La police du département enquête."),
        Bad("Il quitte ⟦son maison⟧ chaque matin.", fixed="Il quitte sa maison chaque matin."),
        Bad("Elle signe ⟦un dernière⟧ victoire.", fixed="Elle signe une dernière victoire."),
        Bad("⟦Les principaux gares⟧ resteront ouvertes.", fixed="Les principales gares resteront ouvertes."),
    ],
    good=[
        Good("Le livre et la livre, le tour et la tour, la mode et le mode."),
        Good("On le porte, elle la juge, il la note, je le guide."),
        Good("Son amie et son école, cet enfant et cette élève."),
        Good("Le mannequin et la médecin, une auteur et un témoin."),
        Good("Le son guitare du groupe a un peu vieilli."),
        Good("Les vieilles gens, les grands mères poules, les anciens élèves et les premiers nés."),
        Good("Le street art du quartier et la running mania."),
        Good("Un après-midi ou une après-midi, le covid ou la covid."),
    ],
)  # fmt: skip
def wrong_gender(article: Article) -> Findings:
    """The article or possessive before a noun has the wrong gender.

    Only nouns of a single gender that can be nothing else are judged; nouns of persons that news prints with both are left.
    """
    at = {found.start(): found for found in article.at_rows(_ROWS, _PAIR)}
    at |= {found.start(): found for found in article.at_rows(_COMPOUND_ROWS, _PAIR, back=1)}
    for found in at.values():
        mends = _mends(article, found)
        foreign = (found["next"] and not known(found["next"])) or _is_english(article.text, found.end("det"))
        shouted = len(found["det"]) > 1 and found["det"].isupper()
        if mends is None or foreign or shouted or article.masked(found.start(), found.end()):
            continue
        noun = _NOUN.match(article.text, found.end("det"))
        yield _finding(article, found.start("det"), *mends, sure=noun is None or noun[1].lower() not in _persons())
    for start, end, edit in _plurals(article):
        if not article.masked(start, end):
            yield _finding(article, start, end, (edit,))


@cache
def _persons() -> frozenset[str]:
    """Functions that have a form for a man and one for a woman: which of the two words is wrong only the article tells."""
    return frozenset(name for row in rows("gendered_functions.txt") if row[0] != row[1] for name in row[:2])


def _is_english(text: str, end: int) -> bool:
    """True where the word behind the determiner is English first of all: le street art, la running."""
    noun = _NOUN.match(text, end)
    return noun is not None and english_evidence().get(noun[1], 0) >= _ENGLISH


def _finding(article: Article, start: int, end: int, edits: tuple[Edit, ...], *, sure: bool = True) -> Finding:
    first = min(edits[0].start, start)
    wrong = right = article.text[first:end]
    for edit in reversed(edits):
        right = right[: edit.start - first] + edit.replacement + right[edit.end - first :]
    return Finding(
        start,
        end,
        f"Faute de genre : « {right} » et non « {wrong} ».",
        f"Wrong gender: “{right}”, not “{wrong}”.",
        edits,
        0.94,
        safe=sure,
    )
