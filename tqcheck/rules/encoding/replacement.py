"""ENC_REPL."""

from __future__ import annotations

import re
from itertools import product

from tqcheck.article import Article
from tqcheck.lexicon.forms import known, lookup
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.normalise import LOST_LETTER

_LOST = regex(r"\ufffd+")
_CLITIC = r"(?<![\w'-])(?:jusqu|lorsqu|puisqu|quoiqu|[ldnsjmtcLDNSJMTC]|[Qq]u)"
_MARK = regex(
    rf"(?<=[a-zà-ÿœ])\?(?=[a-zà-ÿœ])|(?<![\w'-])[A-ZÀ-Þ](\?)(?=[a-zà-ÿœ]{{3}})|(?<![\w'-])[ldnsjmtcLDNSJMTC]'(\?)(?=[a-zà-ÿœ])|(?:{_CLITIC})(\?)(?=[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊÎÔ]\w)"
)
_WORD = regex(r"[\w\ufffd?-]+")
_OPEN = frozenset("aeiouyhàâéèêëîïôûœ")  # letters before which a clitic drops its own
_LETTERS = "éèêàçôîâûùëïœ"
_RARE = frozenset(("past", "past subjunctive"))
_WIDEST = 30  # letters on either side of a mark that still make one word
_MOST = 3  # marks that are still worth a guess


def _is_maimed(word: str) -> bool:
    return LOST_LETTER in word


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that holds the lost letter, without the clitic before it."""
    left = start
    while left > start - _WIDEST and left and (text[left - 1].isalpha() or text[left - 1] in "\ufffd?"):
        left -= 1
    right = end
    while right < end + _WIDEST and right < len(text) and (text[right].isalpha() or text[right] in "\ufffd"):
        right += 1
    return left, right


def _completions(word: str, mark: str) -> list[str]:
    """The French words that the marks can stand for, without the tenses that news does not use."""
    pieces = word.split(mark)
    if len(pieces) - 1 > _MOST:
        return []
    found = []
    for letters in product(_LETTERS if pieces[0] else _LETTERS + "ÉÈÀÇ", repeat=len(pieces) - 1):
        candidate = "".join(a + b for a, b in zip(pieces, (*letters, ""), strict=True))
        readings = lookup(candidate) or lookup(candidate.lower())
        if any(not (reading.moods and _RARE.issuperset(reading.moods)) for reading in readings):
            found.append(candidate)
    return found


def _proposal(article: Article, text: str, start: int, end: int) -> str | None:
    """The one letter or apostrophe that completes the word, or None where none or several do."""
    if re.search(rf"(?:{_CLITIC})$", text[max(0, start - 7) : start]) and text[end : end + 1].lower() in _OPEN:
        return article.profile.apostrophe
    left, right = _word_around(text, start, end)
    word, mark = text[left:right], text[start : start + 1]
    if end - start > 1 or word == mark:
        return None
    found = _completions(word, mark)
    if len({candidate.lower() for candidate in found}) != 1:
        return None
    position = start - left
    return found[0][position : position + 1]


def _is_question(article: Article, start: int) -> bool:
    """True where words of French stand on both sides of the mark: a question without its space."""
    left, right = _word_around(article.text, start, start + 1)
    before, after = article.text[left:start].lower(), article.text[start + 1 : right].lower()
    return len(before) > 1 and known(before) and known(after)


@rule(
    "ENC_REPL",
    "Replacement character or ? inside a word",
    Category.ENCODING,
    Severity.MAJOR,
    title_fr="Caractère de remplacement ou ? dans un mot",
    explanation_fr="Une lettre s’est perdue en route, et un caractère de remplacement ou un point d’interrogation tient sa place.\n\n"
    "La lettre est proposée quand un seul mot français convient.",
    chars="\ufffd?",
    gaps=r"(?:\A|')\?\Z",
    test=_is_maimed,
    any_of=True,
    trigger=rf"{LOST_LETTER}|\?(?<=[\w']\?)\w",
    outranks=["PUN_NOSPACE", "TYP_SPACING", "PUN_DOUBLED", "LEX_NONWORD", "CAP_SENTSTART", "PUN_NOFINAL", "PUN_TRUNC", "ENG_WORD", "TOK_UNK", "PUN_ORPHAN"],
    bad=[
        Bad("Le mus⟦\ufffd⟧e rouvre samedi.", fixed="Le musée rouvre samedi."),
        Bad("Le pr⟦?⟧fet a pris un arrêté.", fixed="Le préfet a pris un arrêté."),
        Bad("Il s⟦?⟧agit d’une erreur.", fixed="Il s’agit d’une erreur."),
        Bad("L’⟦?⟧cole a fermé.", fixed="L’école a fermé."),
        Bad("Le nom de la ville, ⟦\ufffd\ufffd\ufffd⟧, est illisible."),
    ],
    good=[
        Good("La page exemple.fr/recherche?ville=Nantes ne répond plus."),
        Good("« Pourquoi moi?! », a crié le joueur."),
        Good("Qui viendra? Personne ne le sait."),
        Good("Qui l’a vu ? Où ?"),
    ],
)  # fmt: skip
def replacement_character(article: Article) -> Findings:
    """A letter was lost on the way, and a replacement character or a question mark stands in its place.

    The letter is proposed where exactly one French word fits.
    """
    text = article.text
    if "\ufffd" in article.document.text:
        text = text.replace(LOST_LETTER, "\ufffd")
    found = [(m.start(), m.end()) for m in _LOST.finditer(text)]
    for match in _MARK.finditer(text):
        start = match.start(match.lastindex or 0)
        if not article.masked(start, start + 1) and not _is_question(article, start):
            found.append((start, start + 1))
    for start, end in sorted(found):
        letter = _proposal(article, text, start, end)
        yield Finding(
            start,
            end,
            "Un caractère a été perdu à cet endroit (caractère de remplacement).",
            "A character was lost here (replacement character).",
            () if letter is None else (Edit(start, end, letter),),
            0.96,
        )
