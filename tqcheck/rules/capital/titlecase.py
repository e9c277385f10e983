"""CAP_TITLECASE."""

from __future__ import annotations

import re

from tqcheck.article import Article
from tqcheck.lexicon.forms import known
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.lines import Kind

_WORD = regex(r"(?:[LDNSJMTCldnsjmtc]'|[Qq]u')?([^\W\d_][\w-]*)")
_MOST = 18  # words of a headline
_LEAST = 5
_LONGEST = 160  # code points of a headline
_SHARE = 0.8  # of the words behind the first, that have a capital
_LOWER = 3  # words without a capital that a headline may have at most: what is left of that share
_STOPS = (".", "!", "?", "…")
_COMMON = 3  # common words with a capital that make up for a second small one
# Small words whose capital inside a French headline can only come from English habits.
_TELLTALE = frozenset(
    "de du des le la les un une et ou à au aux en dans sur pour par avec sans sous après avant que qui ce cette ses son"
    " sa ses leur leurs nos ces est sont ne pas plus contre entre depuis chez".split()
)


@rule(
    "CAP_TITLECASE",
    "English title case in a headline",
    Category.LOCALE_CAPITALS,
    Severity.MINOR,
    title_fr="Titre aux majuscules à l’anglaise",
    explanation_fr="Un titre porte une majuscule à presque chaque mot, comme en anglais.\n\n"
    "Le français n’en met qu’au premier mot et aux noms propres. La correction abaisse tout mot qui n’est pas un nom ailleurs dans l’article ; les noms qui ne figurent que dans le titre sont à rétablir à la main.",
    tier=Tier.B,
    outranks=["CAP_NATION", "CAP_MONTH", "CAP_MIDUPPER", "CAP_TITLE"],
    bad=[
        Bad("⟦Le Gouvernement Recule Sur La Réforme Des Retraites⟧\n\nLe texte sera revu, selon la ministre.",
            fixed="Le gouvernement recule sur la réforme des retraites\n\nLe texte sera revu, selon la ministre."),
        Bad("⟦Une Tempête Prive De Courant Des Milliers De Foyers⟧\n\nLe vent a soufflé toute la nuit.",
            fixed="Une tempête prive de courant des milliers de foyers\n\nLe vent a soufflé toute la nuit."),
        Bad("⟦Le Parlement Rejette Ses Propositions⟧\n\nLe vote a été serré.",
            fixed="Le parlement rejette ses propositions\n\nLe vote a été serré."),
    ],
    good=[
        Good("Les Aventuriers du rail : La Traversée du désert\n\nLa série revient à l’écran."),
        Good("La Voix du Nord et La Croix rachètent Le Journal de la Maison\n\nLa presse se regroupe."),
        Good("Grand Prix de Monaco : Leclerc En Tête\n\nIl a mené toute la course."),
    ],
)  # fmt: skip
def english_title_case(article: Article) -> Findings:
    """A headline has a capital at nearly every word, as English writes them.

    French gives a capital to the first word and to names only. The mend lowers every word that is no name elsewhere in
    the article; names that stand in the headline alone must be put back by hand.
    """
    if not any(map(_may_end, article.text.split("\n"))):
        return
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        if end - start > _LONGEST or article.text[end - 1] in _STOPS:
            continue
        found = list(_WORD.finditer(article.text, start, end))
        if not _LEAST <= len(found) <= _MOST:
            continue
        inner = [match for match in found[1:] if not match[0].isupper() or len(match[0]) == 1]
        small = [match[1] for match in inner if match[1].lower() in _TELLTALE]
        capital = sum(match[1][0].isupper() for match in inner)
        telltale = sum(word[0].isupper() for word in small)
        common = sum(_is_common(match[1]) for match in inner)
        if not telltale or (telltale < 2 and common < _COMMON) or capital < _SHARE * len(inner):
            continue
        if any(word[0].islower() for word in small):
            continue
        if paragraph.kind not in (Kind.HEADLINE, Kind.SUBHEADING) and len(article.paragraphs) > 1:
            continue
        yield Finding(
            start,
            end,
            "Titre à l’anglaise, avec une majuscule à chaque mot : le français n’en met qu’au premier mot et aux noms propres.",
            "English title case: French gives a capital to the first word and to names only.",
            tuple(_lowered(article.text, end, found[1:])),
            0.85,
        )


def _may_end(line: str) -> bool:
    """True for a line that may be a headline of that kind, or its end."""
    line = line.strip()
    return 0 < len(line) <= _LONGEST and not line.endswith(_STOPS) and sum(map(str.islower, line.split())) <= _LOWER + 1


def _is_common(word: str) -> bool:
    """True for a common word with a capital: Annonce, Mesures."""
    low = word.lower()
    return word[0].isupper() and low not in _TELLTALE and known(low) and not known(word)


def _lowered(text: str, end: int, words: list[re.Match[str]]) -> list[Edit]:
    """Edits that lower the words, but acronyms, names, and what the article writes with a capital in its body."""
    edits = []
    for match in words:
        word = match[1]
        places = [match.start()] if match.start() < match.start(1) else []
        if not _is_name(word, text, end):
            places.append(match.start(1))
        edits += [Edit(place, place + 1, text[place].lower()) for place in places if text[place].isupper()]
    return edits


def _is_name(word: str, text: str, end: int) -> bool:
    """True for an acronym, a word that has no French lower case, and one with a capital in the article's body."""
    if word.lower() in word_set("function_words_fr.txt"):
        return False
    if (word.isupper() and len(word) > 1) or known(word) or not all(known(part) for part in word.lower().split("-")):
        return True
    return re.search(rf"[a-zà-öø-ÿœ,'] ?{re.escape(word)}\b", text[end:]) is not None
