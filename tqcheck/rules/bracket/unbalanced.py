"""BRK_UNBAL."""

from __future__ import annotations

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.brackets import all_paired

_CLOSERS = {"(": ")", "[": "]"}
_WHOLE = r"(?:[A-ZÀ-ÞŒŸ][A-ZÀ-ÞŒŸ0-9]{1,8}|\d{1,3} ans)"  # an acronym or an age, which stands alone in its brackets
_HEAD = regex(rf"[(\[]({_WHOLE})(?=[ ,.;])")
_TAIL = regex(rf"(?<![\w-])({_WHOLE})[)\]]")


def _may_be_cut(article: Article, offset: int) -> bool:
    """True where the text is cut from an article inside a parenthesis that holds whole sentences."""
    if not article.excerpt:
        return False
    sentence = article.sentence_at(offset)
    if article.text[offset] in "([":
        return sentence is None or sentence.start == offset
    return article.text[max(0, offset - 1) : offset] in (".", "!", "?", "…")


def _opened(text: str, offset: int, mark: str) -> Edit:
    """Open the bracket at `offset`, in the place of the comma before it where there is one."""
    opening = "(" if mark == ")" else "["
    if text[max(0, offset - 2) : offset] == ", ":
        return Edit(offset - 2, offset, f" {opening}")
    return Edit(offset, offset, opening)


def _unopened(article: Article, offset: int) -> Finding:
    """A closing bracket that closes nothing; a doubled one can go."""
    text = article.text
    mark = text[offset]
    if text[max(0, offset - 1) : offset] == mark:
        return Finding(
            offset - 1, offset + 1,
            f"La parenthèse fermante {mark} est écrite deux fois.",
            f"The closing bracket {mark} is written twice.",
            (Edit(offset, offset + 1, ""),), 0.95, safe=True,
        )  # fmt: skip
    whole = next((hit for hit in _TAIL.finditer(text, max(0, offset - 12), offset + 1) if hit.end() > offset), None)
    return Finding(
        offset, offset + 1,
        f"Le signe {mark} ferme une parenthèse que rien n’ouvre.",
        f"The bracket {mark} closes what nothing opens.",
        (_opened(text, whole.start(), mark),) if whole else (),
        0.93,
    )  # fmt: skip


@rule(
    "BRK_UNBAL",
    "Unbalanced brackets",
    Category.PUNCTUATION,
    Severity.MINOR,
    title_fr="Parenthèse ou crochet dépareillé",
    explanation_fr="Une parenthèse s’ouvre et rien ne la ferme, ou se ferme sans avoir été ouverte.\n\n"
    "La source met sigles et âges entre parenthèses ; le moteur perd l’un des deux signes ou le double. Les énumérations (« a) »), les binettes et les intervalles sont connus.",
    chars="()[]",
    bad=[
        Bad(
            "L’Agence spatiale européenne ⟦(⟧ESA a reporté le vol.",
            fixed="L’Agence spatiale européenne (ESA) a reporté le vol.",
        ),
        Bad("Le vol ⟦(⟧prévu en mai a été reporté."),
        Bad("Le navire (un ancien chalutier⟦))⟧ a coulé.", fixed="Le navire (un ancien chalutier) a coulé."),
        Bad(
            "Le guide, Pierre Morel 61 ans⟦)⟧, connaissait la voie.",
            fixed="Le guide, Pierre Morel (61 ans), connaissait la voie.",
        ),
        Bad(
            "Deux randonneurs (de 20 et 25 ans⟦]⟧ sont portés disparus.",
            fixed="Deux randonneurs (de 20 et 25 ans) sont portés disparus.",
        ),
    ],
    good=[
        Good("Le texte prévoit 1) une pause, 2) un bilan, et le point c) reste ouvert."),
        Good("Le scrutin (le troisième [après celui de mars]) a été annulé."),
        Good("Le segment [2 ; 7[ exclut sa borne droite."),
        Good("Merci à tous :) et bonne route ;-)"),
        Good("(Le nom a été changé.\n\nL’âge aussi.) La suite demain."),
        Good("« Il [le maire] n’a rien dit (ou presque). »"),
    ],
)  # fmt: skip
def unbalanced_brackets(article: Article) -> Findings:
    """A bracket opens and nothing closes it, or closes and nothing has opened it.

    Acronyms and ages stand in brackets in the source; the engine drops one of the two marks or writes it twice.
    Numberings ("a)"), smileys and half-open intervals are known.
    """
    if all_paired(article.text, article.characters):
        return
    brackets = article.brackets
    for offset in brackets.unclosed:
        if not article.masked(offset, offset + 1) and not _may_be_cut(article, offset):
            mark = article.text[offset]
            whole = _HEAD.match(article.text, offset)
            yield Finding(
                offset, offset + 1,
                f"La parenthèse ouverte par {mark} n’est pas refermée.",
                f"The bracket {mark} is not closed.",
                (Edit(whole.end(), whole.end(), _CLOSERS[mark]),) if whole else (),
                0.93,
            )  # fmt: skip
    for offset in brackets.unopened:
        if not article.masked(offset, offset + 1) and not _may_be_cut(article, offset):
            yield _unopened(article, offset)
    for opening, closing in brackets.mixed:
        first, last = article.text[opening], article.text[closing]
        yield Finding(
            closing, closing + 1,
            f"La parenthèse s’ouvre par {first} et se ferme par {last}.",
            f"The bracket opens with {first} and closes with {last}.",
            (Edit(closing, closing + 1, _CLOSERS[first]),), 0.93, safe=True,
        )  # fmt: skip
