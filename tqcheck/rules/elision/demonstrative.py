"""ELI_CET."""

from __future__ import annotations

from functools import partial

from tqcheck.article import Article
from tqcheck.lexicon.aspirated import elides
from tqcheck.lexicon.grammar import noun_gender, noun_number, parts
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_PAIR = regex(r"(?<![\w'.@/-])([Cc]e|[Cc]et|[Cc]ette|[MmTtSs]a) ([^\W\d_]+)(?:-[^\W\d_]+)*(?![\w-])")
_NOUN = regex(r" ([a-zà-öø-ÿœ]+)(?![\w'-])")
_SMALL = frozenset(("ce", "cet", "cette", "ma", "ta", "sa"))
_NOMINAL = frozenset(("noun", "adjective", "participle"))
_GRAMMATICAL = frozenset(("preposition", "conjunction", "pronoun", "determiner", "numeral", "gerund", "adverb"))


def _before_vowel(small: str, word: str) -> str:
    """What ce, cette, ma, ta or sa becomes before a word that begins with a vowel sound, or ""."""
    gender = "" if word in word_set("epicene_nouns.txt") else noun_gender(word)
    if small == "cette":
        return "cet" if gender == "m" and parts(word) <= {"noun", "verb"} else ""
    if parts(word) & _GRAMMATICAL or not parts(word) & _NOMINAL:
        return ""
    if small == "ce":
        if parts(word) <= {"verb", "adjective"} and "noun" not in parts(word):
            return ""
        return {"m": "cet", "f": "cette"}.get(gender, "")
    return small[0] + "on"


def _right(small: str, word: str) -> str:
    """What should stand before `word`, or "" where `small` may be right."""
    if small == "cet":
        plain = elides(word) is False and noun_gender(word) == "m" and parts(word) <= {"noun", "verb"}
        return "ce" if plain else ""
    if small == "ce" and word in ("est", "était", "étaient"):
        return ""
    return _before_vowel(small, word) if elides(word) else ""


def _may_be_wrong(small: str, word: str) -> bool:
    """True where `small` may be wrong before this word, by itself or by the noun behind it."""
    if elides(word) is False:
        return small == "cet"
    return small != "cet" and bool(_right(small, word) or (small == "ce" and _is_led(word)))


def _is_led(word: str) -> bool:
    """True for an adjective behind which a noun may stand."""
    return word == "autre" or "adjective" in parts(word) <= {"verb", "adjective"}


def _before_adjective(text: str, small: str, word: str, end: int) -> str:
    """What "ce" becomes before an adjective, by the noun behind it: cet immense chantier."""
    if small != "ce" or not elides(word) or not _is_led(word):
        return ""
    noun = _NOUN.match(text, end)
    if noun is None or not parts(noun[1]) <= {"noun", "verb"} or noun_number(noun[1]) != "s":
        return ""
    return {"m": "cet", "f": "cette"}.get(noun_gender(noun[1]), "")


@rule(
    "ELI_CET",
    "ce/ma/ta/sa before a vowel",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Ce, ma, ta ou sa devant une voyelle",
    explanation_fr="Ce, cette, ma, ta ou sa précède une voyelle, où le français dit cet, mon, ton ou son.\n\n"
    "La forme dépend du premier son du mot suivant, qu’un moteur qui assemble des morceaux n’entend pas.",
    rows=[(frozenset((small,)), partial(_may_be_wrong, small)) for small in sorted(_SMALL)],
    outranks=["AGR_DET"],
    bad=[
        Bad("⟦Ce incident⟧ a choqué le pays.", fixed="Cet incident a choqué le pays."),
        Bad("La ministre défend ⟦sa opinion⟧ à la télévision.", fixed="La ministre défend son opinion à la télévision."),
        Bad("⟦Cette hôpital⟧ a fermé ses portes en mai.", fixed="Cet hôpital a fermé ses portes en mai."),
        Bad("Le juge a examiné ⟦ce affaire⟧ mardi.", fixed="Le juge a examiné cette affaire mardi."),
        Bad("⟦Ce énorme⟧ incendie a détruit la halle.", fixed="Cet énorme incendie a détruit la halle."),
        Bad("⟦Cet héros⟧ ordinaire a sauvé dix enfants.", fixed="Ce héros ordinaire a sauvé dix enfants."),
    ],
    good=[
        Good("Sa haine et sa huitième place n’ont rien changé."),
        Good("Et ce, après un mois, ce avant quoi rien n’était dit."),
        Good("Ce ou cette ministre, ce onze et ce hameau resteront."),
        Good("Cette enquête et cet enfant, cet ancien juge, cet après-midi."),
        Good("Ma ta sa : les trois notes ne suffisent pas."),
    ],
)  # fmt: skip
def wrong_before_vowel(article: Article) -> Findings:
    """Ce, cette, ma, ta or sa stands before a vowel where French says cet, mon, ton or son.

    The form depends on the first sound of the next word, which an engine that assembles pieces does not hear.
    """
    for found in article.apart_at_words(_SMALL, _PAIR):
        small, word = found[1], found[2]
        if found.end(2) != found.end() or small.isupper() or article.masked(found.start(), found.end()):
            continue
        right = _right(small.lower(), word) or _before_adjective(article.text, small.lower(), word, found.end())
        if not right:
            continue
        if small[0].isupper():
            right = right.capitalize()
        yield Finding(
            found.start(),
            found.end(),
            f"Devant « {word} », on écrit « {right} » et non « {small} ».",
            f"Before “{word}”, French writes “{right}”, not “{small}”.",
            (Edit(found.start(1), found.end(1), right),),
            0.95,
            safe=True,
        )
