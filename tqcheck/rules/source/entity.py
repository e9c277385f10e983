"""SRC_ENTITY."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.text.source_names import (
    Mention,
    answers,
    between,
    class_of,
    find_mentions,
    is_language,
    likeness,
    overlap,
    same,
)

_OVERLAP = 0.12  # of two passages that translate one another, with their neighbours
_FEW = 2  # pairs of a text too short to doubt
_CONFUSABLE = 0.6  # likeness of two names from which on they are easily confused


@rule(
    "SRC_ENTITY",
    "Named entity changed or missing",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    outranks=["ENG_EXONYM"],
    bad=[
        Bad("Le chef du gouvernement ⟦libyen⟧ a quitté la salle.", source="The Lebanese prime minister left the room."),
        Bad("La ⟦Lettonie⟧ a fermé un poste-frontière.", source="Lithuania has closed a border crossing."),
        Bad("Le tribunal de ⟦Milan⟧ rendra son avis jeudi.", source="The Turin court will rule on Thursday."),
    ],
    good=[
        Good("Les Pays-Bas ont gagné à Lyon.", source="Holland won in Lyons."),
        Good("La Maison-Blanche n’a pas réagi.", source="Washington did not react."),
        Good("L’OTAN a livré trois radars à l’Ukraine.", source="NATO delivered three radars to Ukraine."),
    ],
)
def changed_entity(bitext: Bitext) -> Findings:
    """A place, a people, a body or a person of the source has another name in the article.

    Engines confuse what their data hold in the same places, Slovakia and Slovenia, Niger and Nigeria, and rare names
    come out as frequent ones. Reported where one name on each side stands without an answer near by.
    """
    for pair in bitext.pairs:
        if pair.confidence >= FLOOR and pair.targets and pair.sources:
            yield from _places(bitext, pair)


def _mentions(bitext: Bitext) -> tuple[list[Mention], list[Mention]]:
    source, article = bitext.source, bitext.article
    return find_mentions(source.text, source.words, "en"), find_mentions(article.text, article.words, "fr")


def _places(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """The mentions of the pair that nothing answers near by, where one of the source's lacks an answer too.

    What the source names nowhere is held against what the passage itself lacks; what it names elsewhere, against what
    the passages around lack as well, for it may have come from there.
    """
    english, french = bitext.once(_mentions)
    there = between(english, pair.source_start, pair.source_end)
    here = between(french, pair.start, pair.end)
    if not there or not here:
        return
    (start, end), (source_start, source_end) = pair.near()
    gained = _lacking(here, between(english, source_start, source_end))
    if not gained:
        return
    lost = [mention for mention in there if not same(mention, here)]
    nowhere = _lacking(gained, english)
    for ours, theirs in ((nowhere, lost), (gained, _lacking(lost, between(french, start, end)))):
        found = list(_facing(ours, theirs))
        for mention, original in found:
            if not is_language(bitext.article.text, mention) and _trusted(pair):
                yield _finding(bitext, mention, original)
        if found:
            return


def _facing(ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """A mention of the article and the one of the source in its place, where each is the only one of its class."""
    for group in {class_of(mention) for mention in ours}:
        here = [mention for mention in ours if class_of(mention) == group]
        there = [mention for mention in theirs if class_of(mention) == group]
        if len({m.label.keys for m in here}) == 1 and len({m.label.keys for m in there}) == 1:
            mention = next((m for m in here if m.alone), None)
            original = next((m for m in there if m.alone), None)
            if mention and original:
                yield mention, original


def _trusted(pair: Pair) -> bool:
    """True where the passages around are translations of one another, whatever their lengths say."""
    if len(pair.bitext.pairs) <= _FEW:
        return True
    (start, end), (source_start, source_end) = pair.near()
    return overlap(pair.bitext.source.text[source_start:source_end], pair.bitext.article.text[start:end]) >= _OVERLAP


def _lacking(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not answers(mention, others)]


def _finding(bitext: Bitext, mention: Mention, original: Mention) -> Finding:
    here = bitext.article.text[mention.start : mention.end]
    there = bitext.source.text[original.start : original.end]
    return Finding(
        mention.start,
        mention.end,
        f"La source dit « {there} », l'article « {here} ».",
        f"The source says “{there}”, the article “{here}”.",
        confidence=0.97 if likeness(mention.label, original.label) >= _CONFUSABLE else 0.9,
        source=(original.start, original.end),
    )
