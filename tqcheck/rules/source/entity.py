"""SRC_ENTITY."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.source import Span
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
from tqcheck.text.source_persons import Name, broken, is_called, is_surname, shared, slip, unanswered, within
from tqcheck.text.source_swaps import Place, Side, find_swap
from tqcheck.text.wordindex import index_capitals

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
        Bad("Le juge ⟦Haverkamp⟧ a suspendu l’audience.", source="Judge Haverkorn adjourned the hearing."),
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
            yield from _persons(bitext, pair)
            yield from _replaced(bitext, pair)
            yield from _swapped(bitext, pair)


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
                sure = 0.97 if likeness(mention.label, original.label) >= _CONFUSABLE else 0.9
                yield _finding(bitext, (mention.start, mention.end), (original.start, original.end), sure)
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


def _names(bitext: Bitext) -> tuple[list[Name], list[Name]]:
    source, article = bitext.source, bitext.article
    return (
        unanswered(source.text, index_capitals(source.text), article.words, "en"),
        unanswered(article.text, article.capitals, source.words, "fr"),
    )


def _persons(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """A name that the source has nowhere, where one of the passage that the article has nowhere looks like it."""
    english, french = bitext.once(_names)
    here = within(french, pair.start, pair.end)
    if not here:
        return
    there = within(english, pair.source_start, pair.source_end)
    text = bitext.article.text
    single = len({name.text for name in here}) == 1 == len({name.text for name in there})
    for name in here:
        original, sure = slip(name, there), 0.95
        if original is None and single and pair.targets == 1 == pair.sources:
            facing = is_called(text, name) and is_surname(bitext.source.text, there[0])
            original, sure = (there[0], 0.9) if facing else (None, 0.0)
        if original is not None and not bitext.article.masked(name.start, name.end) and _trusted(pair):
            yield _finding(bitext, (name.start, name.end), (original.start, original.end), sure)


def _shared(bitext: Bitext) -> tuple[list[Name], list[Name]]:
    return shared(bitext.article.capitals, index_capitals(bitext.source.text))


def _replaced(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """A name of the article that stands where the source has another one: each is the only one of its kind."""
    french, english = bitext.once(_shared)
    here, there = within(french, pair.start, pair.end), within(english, pair.source_start, pair.source_end)
    if not here or not there:
        return
    wrong = broken(bitext.article.text, here, bitext.source.text, there)
    if wrong is not None and _trusted(pair):
        yield _finding(bitext, (wrong[0].start, wrong[0].end), (wrong[1].start, wrong[1].end), 0.93)
        return
    gained = [name for name in here if name.text not in {other.text for other in there}]
    lost = [name for name in there if name.text not in {other.text for other in here}]
    if len(gained) == 1 and len({name.text for name in lost}) == 1 and _trusted(pair):
        yield _finding(bitext, (gained[0].start, gained[0].end), (lost[0].start, lost[0].end), 0.92)


def _places_of(mentions: Sequence[Mention], names: Sequence[Name]) -> list[Place]:
    """Both kinds of names as places of a passage."""
    towns = (Place(m.start, m.end, min(m.label.keys), class_of(m)) for m in mentions if m.alone and not m.label.people)
    return sorted((*towns, *(Place(name.start, name.end, name.text, "person") for name in names)))


def _swapped(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """Two names that have changed places."""
    if pair.targets != 1 or pair.sources != 1:
        return
    (english, french), (names, originals) = bitext.once(_mentions), bitext.once(_shared)
    here = _places_of(between(french, pair.start, pair.end), within(names, pair.start, pair.end))
    if len(here) < 2:
        return
    start, end = pair.source_start, pair.source_end
    there = _places_of(between(english, start, end), within(originals, start, end))
    text = bitext.article.text
    swap = find_swap(Side(text, pair.start, pair.end, here), Side(bitext.source.text, start, end, there))
    if swap is not None and _trusted(pair):
        first, second = (text[place.start : place.end] for place in (swap.first, swap.second))
        yield Finding(
            swap.first.start,
            swap.first.end,
            f"« {first} » et « {second} » ont échangé leurs places par rapport à la source.",
            f"“{first}” and “{second}” have changed places: the source has them the other way round.",
            confidence=0.9,
            source=(swap.second_source.start, swap.second_source.end),
        )


def _trusted(pair: Pair) -> bool:
    """True where the passages around are translations of one another, whatever their lengths say."""
    if len(pair.bitext.pairs) <= _FEW:
        return True
    (start, end), (source_start, source_end) = pair.near()
    return overlap(pair.bitext.source.text[source_start:source_end], pair.bitext.article.text[start:end]) >= _OVERLAP


def _lacking(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in mentions if not answers(mention, others)]


def _finding(bitext: Bitext, here: Span, there: Span, confidence: float) -> Finding:
    text = bitext.article.text
    name, original = text[slice(*here)], bitext.source.text[slice(*there)]
    start = here[0] - 2 if text[max(0, here[0] - 2) : here[0]].lower() in ("l'", "d'") else here[0]
    return Finding(
        start,
        here[1],
        f"La source dit « {original} », l'article « {name} ».",
        f"The source says “{original}”, the article “{name}”.",
        confidence=confidence,
        source=there,
    )
