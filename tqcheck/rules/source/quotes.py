"""SRC_QUOTES."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tqcheck.bitext import Bitext, Pair
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.source import Span
from tqcheck.text.english_quotes import SINGLE_OPENING, Quoted, quotations
from tqcheck.text.lines import Paragraph
from tqcheck.text.quotes import MARKS

_TRUST = 0.8
_SHORT = 4  # words of a quotation that is looked for in the translation
_LIKE = 0.7  # likeness of a word with the one that it translates
_SAYING = frozenset(
    "said says say told tells called calls described describes claimed claims added adds insisted denounced dubbed"
    " wrote writes stated labelled labeled accused declared spoke speaks announced promised vowed pledged praised hailed welcomed criticised criticized urged deemed branded asked replied explained warned argued admitted".split()
)
_WORD = regex(r"[a-z]+")
_PRECEDED = regex(r"(?i)\b(?:l[ae]s?|l'|une?|des|du|aux?|cet(?:te)?|ces?|son|sa|ses|leurs?) ?$")


@rule(
    "SRC_QUOTES",
    "Quotation lost or gained",
    Category.OMISSION,
    Severity.MAJOR,
    title_fr="Citation perdue ou ajoutée",
    explanation_fr="Un passage n’a de guillemets que d’un côté.\n\n"
    "Sans eux, une citation devient l’opinion du journal ; avec des guillemets que la source n’a pas, des mots sont prêtés à quelqu’un. Les titres, que les deux langues distinguent autrement, sont laissés.",
    tier=Tier.B,
    bad=[
        Bad("Le préfet a dit que la route était ⟦impraticable⟧.", source="The prefect said the road was \"impracticable\"."),
        Bad("La ministre a évoqué ⟦« un grave échec »⟧ pour le pays.", source="The minister spoke of a serious failure for the country."),
        Bad("⟦Elle a répondu qu’elle ne céderait jamais.⟧", source="She replied: \"We will never give in to them.\""),
    ],
    good=[
        Good("Le préfet a qualifié l’accord de « sage et utile ».", source="The prefect called the deal \"wise and useful.\""),
        Good("« Je reste », a-t-elle dit. « Il faut tenir. »", source="\"I am staying,\" she said. \"We must hold on.\""),
        Good("Elle a joué dans « Les Enfants du paradis ».", source="She acted in Children of Paradise."),
        Good("Il a reçu le prix pour « Le Pont noir ».", source="He won the prize for “The Black Bridge”."),
        Good("Le préfet a dit que la route était « impraticable ».", source="The prefect said the road was ‘impracticable’."),
    ],
)  # fmt: skip
def quotations_lost_or_gained(bitext: Bitext) -> Findings:
    """A passage has quotation marks on one side only.

    Without its marks a quotation becomes the paper's own opinion; with marks that the source does not have, words are
    put into somebody's mouth. Titles, which French and English set apart in different ways, are left alone.
    """
    source = quotations(bitext.source.text, bitext.source.paragraphs)
    if not source and not MARKS.search(bitext.article.text):
        return
    starts = [each.start for each in source]
    marks = [found.start() for found in MARKS.finditer(bitext.article.text)]
    for block in bitext.blocks:
        if block.sure < _TRUST or block.source[0] == block.source[1] or block.target[0] == block.target[1]:
            continue
        original, passage = (
            _span(bitext.source.paragraphs, block.source),
            _span(bitext.article.paragraphs, block.target),
        )
        here = source[bisect_left(starts, original[0]) : bisect_left(starts, original[1])]
        there = marks[bisect_left(marks, passage[0]) : bisect_left(marks, passage[1])]
        if here and not there:
            yield from _lost(bitext, passage, here)
        elif there and not here:
            yield from _gained(bitext, original, passage)


def _span(paragraphs: Sequence[Paragraph], numbers: Span) -> Span:
    return paragraphs[numbers[0]].start, paragraphs[numbers[1] - 1].end


def _lost(bitext: Bitext, target: Span, found: list[Quoted]) -> Iterator[Finding]:
    """A quotation of the source in a passage without any mark in the translation."""
    if bitext.article.quotes.around(target[0]) is not None:
        return
    for quoted in found:
        if not quoted.whole:
            return
        passage = bitext.source.text[quoted.start : quoted.end].strip("“”„\"«»'‘’ ").rstrip(".,;:!?")
        pair = next((p for p in bitext.pairs if p.sources and p.source_start <= quoted.start < p.source_end), None)
        if not passage or pair is None or not pair.targets or pair.confidence < _TRUST or _title(passage):
            continue
        if len(passage.split()) <= _SHORT and not _SAYING & pair.source_words:
            continue
        if " " in passage and passage.lower() in pair.target.lower():
            continue  # what French writes as English does
        start, end = _unmarked(pair, passage)
        fr = f"Citation dans la source (“{passage}”), sans guillemets dans la traduction."
        en = f"A quotation of the source (“{passage}”) has no quotation marks in the translation."
        yield Finding(start, end, fr, en, confidence=0.8, source=(quoted.start, quoted.end))
        return


def _title(passage: str) -> bool:
    """True for what may be a title or a name: all longer words have capitals."""
    longer = [word for word in passage.split() if len(word) > 3]
    return all(word[0].isupper() or not word[0].isalpha() for word in longer) if longer else passage[:1].isupper()


def _unmarked(pair: Pair, passage: str) -> Span:
    """The words of the translation that lost their marks; its whole passage where they cannot be told."""
    words = passage.split()
    tokens = [token for token in pair.tokens if token.kind == "word" and len(token.text) > 3]
    if len(words) > _SHORT or not tokens:
        return pair.start, pair.end
    found = []
    for word in (words[0], words[-1]) if len(words[0]) > 3 else (words[-1],):
        likeness, token = max((SequenceMatcher(None, word.lower(), t.text.lower()).ratio(), t) for t in tokens)
        if likeness >= _LIKE:
            found.append(token)
    if not found and pair.source.rstrip(' ."”').endswith(words[-1].rstrip(".")) and len(words) == 1:
        found = [tokens[-1]]
    if not found:
        return pair.start, pair.end
    return min(token.start for token in found), max(token.end for token in found)


def _gained(bitext: Bitext, source: Span, target: Span) -> Iterator[Finding]:
    """A quotation of the translation in a passage without any mark in the source."""
    original = bitext.source.text[source[0] : source[1]]
    if SINGLE_OPENING.search(original) or "``" in original:
        return
    lowered = original.lower()
    for quoted in bitext.article.quotes.pairs:
        if not target[0] <= quoted.start < quoted.end < target[1] or quoted.depth:
            continue
        passage = bitext.article.text[quoted.start + 1 : quoted.end].strip()
        words = passage.split()
        if _PRECEDED.search(bitext.article.text, max(0, quoted.start - 12), quoted.start):
            continue  # a name that is given to something: la « flotte noire »
        if len(words) < 2 or not passage[0].islower() or any(word.isupper() for word in words):
            continue
        if any(word in lowered for word in passage.lower().split() if len(word) > 3) or not _SAYING & set(
            lowered.split()
        ):
            continue
        fr = "Ce passage est entre guillemets, sans citation dans la source."
        en = "This passage stands in quotation marks, but the source quotes nothing here."
        yield Finding(quoted.start, quoted.end + 1, fr, en, confidence=0.75, source=source)
