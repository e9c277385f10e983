"""ENC_MIXED."""

from __future__ import annotations

import re
from functools import cache

from tqcheck.article import Article
from tqcheck.lexicon.words import rows
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_WORD = regex(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_OTHER = regex("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = regex("[A-Za-zÀ-ÖØ-öø-ɏ]")
_SCIENCE = regex(r"[a-zA-Z]{0,2}[αβγδεηκλμνρστχωΔΩΣ][a-zA-Z]{0,2}$")


def _is_mixed(word: str) -> bool:
    return not word.isascii() and _OTHER.search(word) is not None and _LATIN.search(word) is not None


@cache
def _lookalikes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("lookalikes.txt")}


def _latin(word: str) -> str | None:
    """The word in Latin letters, in the case of its neighbours, or None where a letter looks like none."""
    table = _lookalikes()
    letters = [table.get(c, c) if _OTHER.match(c) else c for c in word]
    if any(_OTHER.match(c) for c in letters):
        return None
    latin = [c for c in word if _LATIN.match(c)]
    if all(c.islower() for c in latin[1:]) and len(latin) > 1:
        return letters[0] + "".join(letters[1:]).lower()
    return "".join(letters)


@rule(
    "ENC_MIXED",
    "Look-alike letters of another script inside a word",
    Category.ENCODING,
    Severity.MAJOR,
    title_fr="Lettres d’un autre alphabet dans un mot",
    explanation_fr="Un mot mêle aux lettres latines des lettres cyrilliques ou grecques de même allure.\n\n"
    "L’œil ne le voit pas, mais une recherche ne trouve pas le mot. La correction met la lettre latine de même forme.",
    test=_is_mixed,
    outranks=["LEX", "ENG", "CAP", "ENC_SCRIPT", "CON_NAME", "AGR", "ELI"],
    bad=[
        Bad("La ⟦m\N{CYRILLIC SMALL LETTER A}irie⟧ ouvre lundi.", fixed="La mairie ouvre lundi."),
        Bad("Le port d’⟦\N{CYRILLIC CAPITAL LETTER O}dessa⟧ a rouvert.", fixed="Le port d’Odessa a rouvert."),
        Bad("Une ⟦r\N{GREEK SMALL LETTER OMICRON}ute⟧ coupée par la neige.", fixed="Une route coupée par la neige."),
        Bad("Le ⟦mini\N{CYRILLIC SMALL LETTER DZE}tre⟧ se tait.", fixed="Le ministre se tait."),
    ],
    good=[
        Good("Les rayons \N{GREEK SMALL LETTER GAMMA} et le \N{GREEK SMALL LETTER BETA}-carotène."),
        Good("La particule mesure 3 \N{MICRO SIGN}m, soit 3 \N{GREEK SMALL LETTER MU}m."),
        Good("Le groupe «\N{NO-BREAK SPACE}Ленинград\N{NO-BREAK SPACE}» joue à Lyon."),
        Good("La résistance est de 4 k\N{GREEK CAPITAL LETTER OMEGA}."),
    ],
)  # fmt: skip
def mixed_scripts(article: Article) -> Findings:
    """A word mixes Latin letters with Cyrillic or Greek ones that look the same.

    The eye does not see it, a search does not find the word. The mend puts the Latin letter of the same shape.
    """
    for found in _WORD.finditer(article.text):
        word = found[0]
        if _OTHER.search(word) is None or _LATIN.search(word) is None or _SCIENCE.match(word):
            continue
        for part in re.finditer(r"[^'-]+", word):
            if _OTHER.search(part[0]) is None or _LATIN.search(part[0]) is None:
                continue
            latin = _latin(part[0])
            if latin is None:
                continue
            start, end = found.start() + part.start(), found.start() + part.end()
            odd = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(part[0]) if _OTHER.match(c))
            yield Finding(
                start,
                end,
                f"Le mot « {latin} » contient une lettre d’un autre alphabet ({odd}).",
                f"The word “{latin}” holds a letter of another alphabet ({odd}).",
                (Edit(start, end, latin),),
                0.96,
                safe=True,
            )
