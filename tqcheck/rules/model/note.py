"""LLM_NOTE."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.article import Article
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule
from tqcheck.text.lines import removal
from tqcheck.text.model import mentions, says

_NOTED = r"[*_ ]*(?i:note|remarque|n\.? ?d\.? ?t|t\.?/?n|n\.?b|nota|comment|préc|avert|expl|discl|transl|tl |obs)"
_OPENINGS = (regex(rf"\n(?:[^\w\n]|_)*+{_NOTED}"), regex(rf"\({_NOTED}"), regex(rf"\[{_NOTED}"))
_BRACKET = regex(rf"[(\[](?={_NOTED})[^()\[\]\n]{{6,400}}(?:\([^()\n]{{0,80}}\)[^()\[\]\n]{{0,200}})?[)\]]")
_SELF = regex(
    r"(?i)[(\[*_ ]*(?:notes? (?:du|de la|des|de) tradu|n\.? ?d\.? ?t\b|translator|tl note|translation note|notes? by the translator)"
)
_EDITOR = regex(r"(?i)ndlr|n\.d\.l\.r|ndr\b|note de la rédaction|sic\b")
_EDITORS = regex(r"\b(?:nous|notre|nos)\b")
_WORDS = frozenset(
    "note notes remarque remarques ndt ndtr tn nb nota commentaire précision avertissement explication explications disclaimer comment"
    " observation translator translators translation tl t".split()
)
_LONGEST = 600


def _is_note(text: str) -> bool:
    """True for a remark on the translation."""
    lowered = text.lower().lstrip("([*_ ")
    if not says("note", lowered) or _EDITOR.search(text):
        return False
    if _SELF.match(text) is not None or mentions("note word", lowered):
        return True
    return mentions("weak word", lowered) and _EDITORS.search(lowered) is None


def _may_note(text: str) -> bool:
    """False where neither a line nor a bracket begins like a note; a cheap look."""
    return any(pattern.search(text) for pattern in _OPENINGS) or _OPENINGS[0].match(f"\n{text[:60]}") is not None


def _notes(article: Article) -> Iterator[tuple[int, int]]:
    text = article.text
    if not _may_note(text) or _WORDS.isdisjoint(article.vocabulary):
        return
    bracketed = not article.characters.isdisjoint("([")
    for paragraph in article.paragraphs:
        start, end = paragraph.start, paragraph.end
        if end - start <= _LONGEST and text[start] not in '«“"' and _is_note(text[start:end]):
            yield start, end
        elif bracketed:
            yield from (bracket.span() for bracket in _BRACKET.finditer(text, start, end) if _is_note(bracket[0]))


@rule(
    "LLM_NOTE",
    "Translator or model note",
    Category.EXTRANEOUS_CRITICAL,
    Severity.MAJOR,
    title_fr="Note du traducteur ou du modèle",
    explanation_fr="Un traducteur, ou un modèle dans ce rôle, commente la traduction dans le texte.\n\n"
    "C’est une parenthèse ou un paragraphe qui s’appelle lui-même une note et parle de termes, de langues ou de l’original.",
    outranks=["ENG", "PUN", "TYP", "QUO", "BRK", "MET", "BOI", "CAP", "LLM_CHATTER", "LEX", "ENC_SCRIPT"],
    bad=[
        Bad("⟦(Note de traduction : « filer » a ici deux sens.)⟧", fixed=""),
        Bad("Le pont rouvre. ⟦[NdT : le terme anglais est ambigu.]⟧", fixed="Le pont rouvre."),
        Bad("Le pont rouvre.\n\n⟦Note : j’ai gardé le titre original entre guillemets.⟧", fixed="Le pont rouvre.\n\n"),
        Bad("Le pont rouvre. ⟦(Translator’s note: literal rendering)⟧", fixed="Le pont rouvre."),
    ],
    good=[
        Good("« Le décret [NDLR : celui de mai] sera retiré », dit-elle."),
        Good("Note : 16 sur 20 pour ce vin de Loire."),
        Good("(Avec Reuters)"),
        Good("Le traducteur a laissé une note dans la marge."),
        Good("Remarque : le musée est fermé le mardi."),
    ],
)  # fmt: skip
def translator_note(article: Article) -> Findings:
    """A translator, or a model in that part, comments on the translation in the text.

    It is a bracket or a paragraph that calls itself a note and speaks of terms, languages or the original.
    """
    text = article.text
    for start, end in _notes(article):
        first, last = removal(text, start, end)
        if (first, last) == (start, end) and text[start - 1 : start] == " ":
            first -= 1
        yield Finding(
            start,
            end,
            "Note sur la traduction, qui n’appartient pas à l’article.",
            "A note on the translation, which does not belong to the article.",
            (Edit(first, last, ""),),
            0.95,
        )
