"""NUM_ORDINAL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.forms import known, lookup
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_ORDINAL = regex(r"(?<![\w.,:/'$€£-])(?:(?P<digits>\d{1,4})|(?P<roman>[IVXLC]{1,7}))(?P<suffix>st|nd|rd|th)\b(?!-)")
_SUFFIXES = ("st", "nd", "rd", "th")
_AFTER = regex(r" ([^\W\d_]+)")
_BEFORE = regex(
    r"(?i)(?:^|[^\w'])(l[ae]s?|une?|du|des|aux?|de|en|sa|son|ses|leurs?|cette|cet?|notre|votre|d'une?|pour|à) $"
)
_FRENCH = -4  # half-nats of evidence for English, below which a word with a capital is French
_FEMININE = frozenset(("la", "une", "sa", "cette", "d'une"))
_ENGLISH = regex(r" (?:of|and|the|anniversary|century|floor|street|avenue|infantry|round|edition|amendment|district)\b")


def _names(word: str) -> bool:
    """True for a capital that may belong to an English name, false for a French one: 14th Congrès."""
    lowered = word.lower()
    return word[:1].isupper() and not (known(lowered) and english_evidence().get(lowered, 0) <= _FRENCH)


def _french(found: re.Match[str], before: str, after: str) -> str:
    """21st -> 21e, 1st -> 1er or 1re."""
    number = found["digits"] or found["roman"]
    if number not in ("1", "I"):
        return f"{number}e"
    readings = [reading.gender for reading in lookup(after) if reading.pos == "noun"]
    feminine = before.lower() in _FEMININE or (bool(readings) and all(gender == "f" for gender in readings))
    return f"{number}{'re' if feminine else 'er'}"


def _ordinals(article: Article) -> Iterator[re.Match[str]]:
    """The matches of the pattern, in figures and then in Roman numerals."""
    yield from article.at_digits(_ORDINAL, before="snrt")
    for word, offsets in article.capitals.items():
        if word[0] in "IVXLC" and word.endswith(_SUFFIXES):
            yield from filter(None, (_ORDINAL.match(article.text, offset) for offset in offsets))


def _is_ordinal(word: str) -> bool:
    return word.endswith(_SUFFIXES) and (word[:-2].isdecimal() or (len(word) > 2 and not word[:-2].strip("IVXLC")))


@rule(
    "NUM_ORDINAL",
    "English ordinal suffix",
    Category.LOCALE_NUMBER,
    Severity.MINOR,
    title_fr="Ordinal à l’anglaise",
    explanation_fr="Un nombre a un suffixe ordinal anglais devant des mots français.\n\n"
    "Le suffixe reste quand le moteur recopie le nombre ; les noms (20th Century Fox) gardent le leur.",
    test=_is_ordinal,
    outranks=["ENG_WORD", "LEX_NONWORD"],
    bad=[
        Bad("Le ⟦19th⟧ siècle a vu naître la presse.", fixed="Le 19e siècle a vu naître la presse."),
        Bad("C’est sa ⟦33rd⟧ victoire en Coupe du monde.", fixed="C’est sa 33e victoire en Coupe du monde."),
        Bad("La ⟦1st⟧ étape part de Brest.", fixed="La 1re étape part de Brest."),
        Bad("Le ⟦XVIIIth⟧ siècle fut celui des Lumières.", fixed="Le XVIIIe siècle fut celui des Lumières."),
        Bad("Le ⟦14th⟧ Congrès du parti s’est ouvert.", fixed="Le 14e Congrès du parti s’est ouvert."),
        Bad("Il a fêté son ⟦80th⟧ anniversaire.", fixed="Il a fêté son 80e anniversaire."),
    ],
    good=[
        Good("La 21st Century Fox, la 5th Avenue et le 4th of July Parade sont des noms."),
        Good("Le 2nd régiment de chasseurs et la 2e division défilent."),
        Good("La 3e édition, le XXe siècle, le 1er rang, la 1re fois."),
        Good("Le club des 18th Street a été dissous."),
        Good("Le groupe « 30th Anniversary » a chanté."),
    ],
)  # fmt: skip
def english_ordinal(article: Article) -> Findings:
    """A number has an English ordinal suffix before French words.

    The suffix stays when the engine copies the number; names (20th Century Fox) keep theirs.
    """
    text = article.text
    for found in _ordinals(article):
        if found["suffix"] == "nd" and found["digits"] == "2":
            continue
        after = _AFTER.match(text, found.end())
        before = _BEFORE.search(text, max(0, found.start() - 10), found.start())
        word = after[1] if after else ""
        if article.masked(found.start(), found.end()) or _ENGLISH.match(text, found.end()) or _names(word):
            continue
        french = word != "" and (known(word) or known(word.lower()) or word in word_set("function_words_fr.txt"))
        if not (before and (french or not word)) and not (french and found["digits"]):
            continue
        right = _french(found, before[1] if before else "", word)
        yield Finding(
            found.start(),
            found.end(),
            f"« {found[0]} » est un ordinal anglais ; le français écrit « {right} ».",
            f"“{found[0]}” is an English ordinal; French writes “{right}”.",
            (Edit(found.start(), found.end(), right),),
            0.97,
            safe=True,
        )
