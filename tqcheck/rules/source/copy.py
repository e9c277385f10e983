"""SRC_COPY."""

from __future__ import annotations

from bisect import bisect_left

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.lexicon.evidence import english_evidence
from tqcheck.lexicon.words import word_set
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.passages import Role
from tqcheck.text.source_copy import copies, telling
from tqcheck.text.wordindex import present

_WORD = regex(r"[^\W\d_]+")
_SHOWN = word_set("shown_words.txt") | word_set("term_nouns.txt")
_PLAIN = 9  # half-nats of a word that French does not quote as a word
_SMALL = 50_000  # code points of a source that is searched from end to end
_QUOTED = 60  # code points of a quotation that may be about its words


@rule(
    "SRC_COPY",
    "Source copied into the target",
    Category.UNTRANSLATED,
    Severity.CRITICAL,
    title_fr="Source recopiée dans la traduction",
    explanation_fr="Des mots de la source se trouvent tels quels dans l’article, non traduits.\n\n"
    "Ce qu’un moteur ne connaît pas, il le recopie ; un mot qui a l’air d’un emprunt est prouvé anglais par la source où il figure.",
    outranks=["ENG_SENT", "ENG_SPAN", "AGR", "GRM", "ELI", "LEX_NONWORD"],
    bad=[
        Bad(
            "⟦Hundreds of fishermen were stranded⟧ au large de Bergen.",
            source="Hundreds of fishermen were stranded off Bergen.",
        ),
        Bad("Le juge a annulé l’⟦earlier ruling⟧ du tribunal.", source="The judge quashed the court's earlier ruling."),
        Bad("Le vainqueur a choisi l’un des quarante ⟦designs⟧.", source="The winner chose one of the forty designs."),
    ],
    good=[
        Good("L’ONG Save the Children a ouvert un bureau.", source="The NGO Save the Children opened an office."),
        Good(
            "Le film « The Silence of the Lambs » ressort mercredi.",
            source="The film The Silence of the Lambs is back on Wednesday.",
        ),
        Good("La station de radio a une question importante.", source="The radio station has an important question."),
        Good("Le marketing et le design du smartphone.", source="The marketing and design of the smartphone."),
    ],
)
def copied_source(bitext: Bitext) -> Findings:
    """Words of the source stand in the article as they were, untranslated.

    What an engine does not know it copies; a word that looks like a loan is proved English by the source in which it
    stands.
    """
    article = bitext.article
    passages = [passage for passage in article.english if passage.role in (Role.SENTENCE, Role.SPAN)]
    for passage in passages:
        words = article.text[passage.start : passage.end]
        place = _in_source(bitext, passage.start, words.lower().rstrip(" .!?"))
        if place is not None and " " in words and (words[0].islower() or article.opens(passage.start)):
            yield _finding(bitext, passage.start, passage.end, place)
    starts = [passage.start for passage in passages]
    for pair, offsets in _anchors(bitext):
        for copy in copies(article.text, pair.tokens, pair.source_tokens, offsets):
            last = bisect_left(starts, copy.end) - 1
            if last >= 0 and passages[last].end > copy.start:
                continue
            if not article.masked(copy.start, copy.end) and not _shown(bitext, copy.start, copy.end):
                yield _finding(bitext, copy.start, copy.end, (copy.source_start, copy.source_end))


def _in_source(bitext: Bitext, offset: int, words: str) -> tuple[int, int] | None:
    """Where these words stand in the source, in or beside the passage that answers an offset; anywhere in a short one."""
    source, pair = bitext.source, bitext.pair_at(offset)
    start, end = pair.near()[1] if pair is not None else (0, 0)
    place = source.lowered.find(words, start, end)
    if place < 0 and len(source.text) < _SMALL:
        place = source.lowered.find(words)
    return None if place < 0 else (place, place + len(words))


def _anchors(bitext: Bitext) -> list[tuple[Pair, list[int]]]:
    """The pairs in which words stand that are English where they are copied, with their offsets."""
    article = bitext.article
    words = telling(article.text, article.words.keys(), bitext.source.words.keys())
    found: dict[int, tuple[Pair, list[int]]] = {}
    for offset in sorted(offset for word in present(article.words, words) for offset in article.words[word]):
        if not article.text[offset].islower():
            continue
        pair = bitext.pair_at(offset)
        if pair is not None and pair.confidence >= FLOOR and pair.sources:
            found.setdefault(pair.number, (pair, []))[1].append(offset)
    return list(found.values())


def _shown(bitext: Bitext, start: int, end: int) -> bool:
    """True in a short quotation that may be a title, or about its words; not where it holds a phrase of the source."""
    text = bitext.article.text
    around = bitext.article.quotes.around(start)
    if around is None or around[1] - around[0] >= _QUOTED:
        return False
    near = _WORD.findall(text[max(0, around[0] - _QUOTED) : around[0]].lower())
    if text.startswith(" (", around[1] + 1) or not _SHOWN.isdisjoint(near) or not text[start].islower():
        return True
    if " " not in text[start:end]:
        return english_evidence().get(text[start:end], 0) < _PLAIN
    return text[around[0] + 1 : start].strip() not in ("", "a", "an", "the")


def _finding(bitext: Bitext, start: int, end: int, source: tuple[int, int]) -> Finding:
    words = bitext.article.text[start:end]
    return Finding(
        start,
        end,
        f"« {words} » est repris tel quel de la source anglaise.",
        f"“{words}” was copied from the source as it stands.",
        confidence=0.96,
        source=source,
    )
