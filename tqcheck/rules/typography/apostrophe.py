"""TYP_APOS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.lexicon.forms import lookup
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.tokens import word_start

_CLITIC = r"(?:jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|[ldnsjmtc]|qu)"
_SIGNS = "`\N{ACUTE ACCENT}\N{PRIME}\N{MODIFIER LETTER PRIME}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{FULLWIDTH APOSTROPHE}"
_VOWEL = r"[aeiouyhàâäéèêëîïôöûùüœæ]"
_APOSTROPHE = regex(
    rf"(?<![\w'-])(?P<after>(?i:{_CLITIC}|aujourd)'[ ]+(?=(?i:{_VOWEL})\w|[aàyAÀY](?![\w']))\w+)"
    rf"|(?<![\w'-])(?P<before>(?i:{_CLITIC}|aujourd) '(?=(?i:{_VOWEL})\w))"
    rf"|(?<![\w'-])(?i:{_CLITIC}|aujourd)(?P<sign>[{_SIGNS}] ?|'')(?=(?i:{_VOWEL}))"
    rf"|(?<![\w'.-])(?P<missing>[lLdD] (?=(?i:{_VOWEL})\w)\w+)"
)
_ANCHOR = regex(r"'(?:(?<= ')|(?=[ ']))")  # no apostrophe of clean text, which touches letters or a guillemet
_SIGN = regex(f"[{_SIGNS}]")
_ALONE = regex(r" (?<=[lLdD] )(?<![\w'.-]. )")
_LETTER = regex(
    r"\b(?:lettre|plan|groupe|point|option|vitamine|zone|catégorie|division|série|taille|ligne|classe|bâtiment|hall|niveau|type|jour|heure|quai|porte) $"
)
_ROMAN = regex(r"[IVX]+$")


def _is_missing(article: Article, found: re.Match[str]) -> bool:
    """True where "L" or "l" before a word that begins with a vowel is an article without its apostrophe."""
    text, (start, end) = article.text, found.span()
    word = text[start + 2 : end]
    if found[0][0] in "dD" and found[0][0] == "D":
        return False
    if text[end : end + 1] in ("'", "’", "-", ".", "&") or text[start - 1 : start] in ("'", ".", "&", "/"):
        return False
    before = text[max(0, start - 24) : start]
    if _LETTER.search(before) or before[-2:-1].isdigit() or re.search(r"\b[A-Z]\.? $", before):
        return False
    readings = lookup(word) or lookup(word.lower()) or lookup(word.capitalize())
    if found[0][0] != "l":
        readings = tuple(reading for reading in readings if reading.pos in ("noun", "adjective", "name", "infinitive"))
    return not _ROMAN.match(word) and bool(readings)


@rule(
    "TYP_APOS",
    "Apostrophe artefact",
    Category.LOCALE_TYPOGRAPHY,
    Severity.MINOR,
    title_fr="Apostrophe mal formée",
    explanation_fr="L’apostrophe d’une élision est suivie d’une espace, écrite avec un autre signe ou perdue.\n\n"
    "Des apostrophes droites et courbes côte à côte ne sont pas ici un défaut.",
    outranks=["PUN_SPACE", "ELI", "QUO", "CAP_SENTSTART", "AGR", "TYP_SPACING", "CAP_MIDUPPER", "PUN_NOSPACE", "CAP_LOWER", "LEX", "ENG"],
    bad=[
        Bad("Le maire de ⟦l’ île⟧ a démissionné.", fixed="Le maire de l’île a démissionné."),
        Bad("Une perte d⟦`⟧énergie a été mesurée.", fixed="Une perte d’énergie a été mesurée."),
        Bad("⟦Aujourd’ hui⟧, le port est fermé.", fixed="Aujourd’hui, le port est fermé."),
        Bad("⟦L Allemagne⟧ a gagné la finale.", fixed="L’Allemagne a gagné la finale."),
        Bad("Il n⟦\N{ACUTE ACCENT}⟧a rien vu.", fixed="Il n’a rien vu."),
        Bad("Elle ⟦n' a⟧ rien vu.", fixed="Elle n'a rien vu."),
        Bad("La fin ⟦d' un⟧ conflit.", fixed="La fin d'un conflit."),
    ],
    good=[
        Good("Le rock ’n’ roll des Guns N’ Roses et de Rock ’n’ Folk."),
        Good("L'air et l’eau sont partout, aujourd'hui comme hier."),
        Good("Sana’a, O’Neill et McDonald’s."),
        Good("Le plan d’urgence et le groupe L Atos."),
        Good("Le XXL et la taille L existent aussi."),
        Good("Les 20 l environ de carburant ont fui."),
    ],
)  # fmt: skip
def apostrophe_artefact(article: Article) -> Findings:
    """The apostrophe of an elision is followed by a space, written with another sign, or lost.

    Straight and curly apostrophes side by side are no fault here.
    """
    for found in _artefacts(article):
        apostrophe = article.profile.apostrophe
        start, end = found.span()
        if found["sign"] is not None:
            start, end = found.span("sign")
            if article.masked(start, end):
                continue
            replacement = apostrophe
        elif found["missing"] is not None:
            if not _is_missing(article, found):
                continue
            letter = found[0][0] if article.opens(start) else found[0][0].lower()
            replacement = letter + apostrophe + found[0][2:]
        else:
            replacement = re.sub(r"\s", "", article.raw(start, end))
        yield _finding(start, end, article.text[start:end], replacement)


def _artefacts(article: Article) -> Iterator[re.Match[str]]:
    """The matches of the pattern: around apostrophes beside a space, other signs, and lone letters."""
    text = article.text
    starts = [hit.start() - 1 for hit in _ALONE.finditer(text)]
    hits = [hit.start() for hit in _ANCHOR.finditer(text)]
    if not article.characters.isdisjoint(_SIGNS):
        hits += [hit.start() for hit in _SIGN.finditer(text)]
    starts += [word_start(text, hit - (text[hit - 1 : hit] == " ")) for hit in hits]
    done = 0
    for start in sorted(starts):
        found = _APOSTROPHE.match(text, start) if start >= done else None
        if found is not None:
            done = found.end()
            yield found


def _finding(start: int, end: int, shown: str, replacement: str) -> Finding:
    return Finding(
        start,
        end,
        f"L’apostrophe de l’élision est fautive : « {shown} » au lieu de « {replacement} ».",
        f"The apostrophe of the elision is wrong: “{shown}” instead of “{replacement}”.",
        (Edit(start, end, replacement),),
        0.95,
        safe=True,
    )
