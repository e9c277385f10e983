"""PUN_NOSPACE."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.sentences import is_abbreviation

_LETTERS = r"[^\W\d_]"
_GLUED = regex(
    r"(?:,(?=[^\W\d_]{2}|[LldDnNsSjJcCmMtT]')|[;:!?](?=[^\W\d_]{2})"
    r"|\.(?=(?:les|des|une|dans|pour|qui|que|elle|mais|aux|sur|dont|avec|selon)\b"
    r"|[A-ZÀ-ÞŒŸ](?:[a-zà-öø-ÿœ]+|'[^\W\d_]|[ ])))"
    rf"(?:(?<={_LETTERS}{_LETTERS}[.,;:!?])|(?<=[»)][.,;:!?])|(?<={_LETTERS}{_LETTERS} [;:!?]))"
    rf"(?:{_LETTERS}+(?:[-']{_LETTERS}+)*'?)"
)
_LATIN = "\N{LATIN SMALL LETTER Y WITH STROKE}"  # the last letter of Latin Extended-B: beyond it is another script
_BEFORE = regex(r"[^\s«“\"(]+$")


def _is_one_word(word: str, mark: str, after: str) -> bool:
    """True where the mark belongs to the word: an abbreviation, a name such as will.i.am or re:publica."""
    if mark == ".":
        return is_abbreviation(word) or "." in word or "/" in word or word.startswith("@") or (
            word[:1].isupper() and after.lower() in ("com", "fr", "net", "org", "eu", "be", "ch", "js", "io", "ai")
        )  # fmt: skip
    if mark == ":" and len(word) < 3:
        return True
    return "/" in word or (mark in ":!" and word[:1].isupper())


@rule(
    "PUN_NOSPACE",
    "Missing space after punctuation",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Espace absente après une ponctuation",
    explanation_fr="Aucune espace ne sépare un signe du mot suivant.\n\n"
    "Les moteurs qui traduisent par morceaux oublient l’espace là où deux morceaux se joignent.",
    gaps=r"(?:\A ?|[»)])[.,;:!?]\Z",
    outranks=["TYP_SPACING"],
    bad=[
        Bad("Le refuge est fermé⟦.La⟧ route aussi.", fixed="Le refuge est fermé. La route aussi."),
        Bad("Le refuge est fermé⟦.mais⟧ la route est ouverte."),
        Bad("La gardienne⟦,interrogée⟧ hier, hésite.", fixed="La gardienne, interrogée hier, hésite."),
        Bad("Trois vallées : Aspe⟦,Ossau⟧ et Barétous.", fixed="Trois vallées : Aspe, Ossau et Barétous."),
        Bad("« Le refuge est fermé »⟦.La⟧ route aussi.", fixed="« Le refuge est fermé ». La route aussi."),
        Bad("Le col est ouvert⟦!Les⟧ skieurs arrivent.", fixed="Le col est ouvert! Les skieurs arrivent."),
        Bad("Deux cols sont fermés⟦:le⟧ Galibier et l’Iseran.", fixed="Deux cols sont fermés: le Galibier et l’Iseran."),
        Bad("Le col est ouvert ⟦;la⟧ route est sèche.", fixed="Le col est ouvert ; la route est sèche."),
        Bad("Le col est ouvert⟦;la⟧ route est sèche.", fixed="Le col est ouvert; la route est sèche."),
    ],
    good=[
        Good("Le site meteofrance.fr est en panne, pas Booking.com."),
        Good("La société a levé 3,5 millions, soit un rapport de 2:1."),
        Good("La chanteuse M.I.A. a couru en 49\"87 à 20h30."),
        Good("Le salon re:publica se tient à Berlin."),
        Good("Le N,N-diméthyl est interdit."),
    ],
)  # fmt: skip
def glued_mark(article: Article) -> Findings:
    """No space stands between a mark and the next word.

    Engines that translate piece by piece forget the space where two pieces meet.
    """
    text = article.text
    for found in _GLUED.finditer(text):
        start, end = found.span()
        mark, after = text[start], text[start + 1 : end]
        before = _BEFORE.search(text, max(0, start - 40), start)
        if (
            after[0] > _LATIN
            or article.masked(start, end)
            or (before and _is_one_word(before[0].strip("»)"), mark, after))
        ):
            continue
        yield Finding(
            start, end,
            f"Il manque une espace entre « {mark} » et « {after} ».",
            f"A space is missing between “{mark}” and “{after}”.",
            (Edit(start + 1, start + 1, " "),),
            0.94,
            safe=True,
        )  # fmt: skip
