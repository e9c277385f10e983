"""TOK_UNK."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_UNKNOWN = regex(
    r"(?:<unk>|<UNK>|\[UNK\]|\[unk\]|<unknown>|(?<![\w-])UNK(?![\w-])|\N{DOUBLE QUESTION MARK})+"
    r"(?: (?:<unk>|<UNK>|\[UNK\]|\N{DOUBLE QUESTION MARK}))*"
)
_NAMED = regex(r"(?i)\b(?:code|sigle|groupe|société|indicatif|acronyme|abréviation|marque|label)s? (?:de |d')?$")
_LEFT = regex(r"([^\W\d_]{1,6}) ?$")
_RIGHT = regex(r" ?([a-zà-ÿœ]{1,20})(?![\w'])")


def _is_name_part(word: str) -> bool:
    """True for letters that are no French word: half of a name that was cut in two."""
    lowered = word.lower()
    return lowered not in word_set("function_words_fr.txt") and not known(word) and not known(lowered)


def _span(text: str, start: int, end: int) -> tuple[int, int]:
    """The unknown token, with the halves of the name around it where it stands inside one."""
    left = _LEFT.search(text, max(0, start - 10), start)
    right = _RIGHT.match(text, end)
    if (
        left
        and right
        and _is_name_part(right[1])
        and (len(left[1]) == 1 or _is_name_part(left[1]))
        and left[1][0].isupper()
    ):
        return left.start(1), right.end(1)
    return start, end


@rule(
    "TOK_UNK",
    "Unknown token",
    Category.OMISSION,
    Severity.MAJOR,
    title_fr="Jeton inconnu",
    explanation_fr="Le moteur ne connaissait pas un mot, le plus souvent un nom, et a écrit son signe pour l’inconnu.\n\n"
    "Le mot est perdu ; quand un nom le précède, la phrase peut s’en passer.",
    literals=("unk", "UNK", "\N{DOUBLE QUESTION MARK}"),
    trigger=r"(?i:<unk|\[unk)|UNK|\N{DOUBLE QUESTION MARK}",
    outranks=["PUN", "TYP", "BRK", "MKP", "ENG", "CAP", "ELI"],
    bad=[
        Bad("La joueuse ⟦<unk>⟧ a gagné.", fixed="La joueuse a gagné."),
        Bad("Le village de ⟦\N{DOUBLE QUESTION MARK}⟧ est coupé du monde."),
        Bad("Le prix va à ⟦G \N{DOUBLE QUESTION MARK} ran⟧, le batteur."),
        Bad("Le ministre ⟦[UNK]⟧ se tait.", fixed="Le ministre se tait."),
    ],
    good=[
        Good("Le soldat inconnu et le \N{EXCLAMATION QUESTION MARK} du titre."),
        Good("Qui sait ? Une inconnue demeure."),
        Good("L’aéroport UNK-2 n’a pas de liaison."),
    ],
)  # fmt: skip
def unknown_token(article: Article) -> Findings:
    """The engine did not know a word, most often a name, and wrote its sign for the unknown.

    The word is lost; where a noun stands before it, the sentence can do without.
    """
    text = article.text
    for found in _UNKNOWN.finditer(text):
        if found[0] == "UNK" and _NAMED.search(text, max(0, found.start() - 16), found.start()):
            continue
        start, end = _span(text, *found.span())
        yield Finding(
            start,
            end,
            "Le moteur n’a pas su écrire ce mot : il manque au texte.",
            "The engine could not write this word: it is missing from the text.",
            _deletion(text, start, end) if (start, end) == found.span() else (),
            0.96,
        )


def _deletion(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """The proposal to drop the sign, where the word before it needs no noun."""
    before = re.search(r"([\w'-]+) $", text[max(0, start - 30) : start])
    if before is None or before[1].lower() in word_set("function_words_fr.txt") or before[1][-1] == "'":
        return ()
    return (Edit(start - 1, end, ""),)
