"""SRC_ENTITY."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, rule
from tqcheck.source import Span
from tqcheck.text.source_fullnames import FullName, full_names, lacking
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
    standing,
)
from tqcheck.text.source_persons import Name, Placed, broken, facing, shared, slip, unanswered, within
from tqcheck.text.source_swaps import Place, Side, find_swap, keeps_order, reconciled

_OVERLAP = 0.12  # of two passages that translate one another, with their neighbours
_SHORT = 3  # sentences of both sides in which names may have changed places
_MANY = 60  # names of one kind in a passage from which on it is a list
_FEW = 2  # pairs of a text too short to doubt
_CONFUSABLE = 0.6  # likeness of two names from which on they are easily confused


@rule(
    "SRC_ENTITY",
    "Named entity changed or missing",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Nom propre changé ou absent",
    explanation_fr="Un lieu, un peuple, un organisme ou une personne de la source porte un autre nom dans l’article.\n\n"
    "Les moteurs confondent ce que leurs données emploient aux mêmes places, Slovaquie et Slovénie, Niger et Nigeria, et remplacent les noms rares par de fréquents. Signalé quand, de chaque côté, un nom reste sans réponse à proximité.",
    outranks=["ENG_EXONYM"],
    bad=[
        Bad("Le chef du gouvernement ⟦libyen⟧ a quitté la salle.", source="The Lebanese prime minister left the room."),
        Bad("La ⟦Lettonie⟧ a fermé un poste-frontière.", source="Lithuania has closed a border crossing."),
        Bad("Le juge ⟦Haverkamp⟧ a suspendu l’audience.", source="Judge Haverkorn adjourned the hearing."),
        Bad("Selon ⟦Ulla Brandström⟧, le lac est pollué.", source="The lake is polluted, says Petra Quandt."),
        Bad(
            "⟦Tunis⟧ a reproché à Rabat de retarder l’accord.",
            source="Rabat blamed Tunis for holding up the agreement.",
        ),
        Bad("Le tribunal de ⟦Milan⟧ rendra son avis jeudi.", source="The Turin court will rule on Thursday."),
    ],
    good=[
        Good("Les Pays-Bas ont gagné à Lyon.", source="Holland won in Lyons."),
        Good("La Maison-Blanche n’a pas réagi.", source="Washington did not react."),
        Good("Iouri Chevtchenko a quitté Kiev.", source="Yuri Shevchenko has left Kyiv."),
        Good("La chancelière allemande a reçu Petra Quandt.", source="Merkel received Petra Quandt."),
        Good("Le Portugal s’est incliné face à la Suède.", source="Sweden beat Portugal."),
        Good("L’OTAN a livré trois radars à l’Ukraine.", source="NATO delivered three radars to Ukraine."),
    ],
)
def changed_entity(bitext: Bitext) -> Findings:
    """A place, a people, a body or a person of the source has another name in the article.

    Engines confuse what their data hold in the same places, Slovakia and Slovenia, Niger and Nigeria, and rare names
    come out as frequent ones. Reported where one name on each side stands without an answer near by.
    """
    (mentions, places), (names, originals) = bitext.once(_mentions), bitext.once(_shared)
    french, english = _by_pair(bitext.number_at, places), _by_pair(bitext.number_of, mentions)
    own, known = _by_pair(bitext.number_at, names), _by_pair(bitext.number_of, originals)
    strange = _by_pair(bitext.number_at, bitext.once(_strangers))
    for number in sorted((french.keys() | own.keys() | strange.keys()) - {-1}):
        pair = bitext.pairs[number]
        if pair.confidence < FLOOR or not pair.targets or not pair.sources:
            continue
        here, there = french.get(number, ()), english.get(number, ())
        ours, theirs, odd = own.get(number, ()), known.get(number, ()), strange.get(number, ())
        if max(len(here), len(there), len(ours), len(theirs), len(odd)) > _MANY:
            continue
        if here and there:
            yield from _places(bitext, pair, here, there)
        if odd:
            yield from _persons(bitext, pair, odd)
        if ours and theirs:
            yield from _replaced(bitext, pair, ours, theirs)
        if odd or any(name.text not in pair.source for name in ours):
            yield from _other_person(bitext, pair)
        if len(here) + len(ours) > 1 and not keeps_order(_order(there, theirs), _order(here, ours)):
            yield from _swapped(bitext, pair)


def _by_pair(number: Callable[[int], int], found: Iterable[Placed]) -> dict[int, list[Placed]]:
    """What was found, in its order, under the numbers of the pairs that hold it."""
    pairs: dict[int, list[Placed]] = defaultdict(list)
    for each in found:
        pairs[number(each[0])].append(each)
    return pairs


def _order(mentions: Sequence[Mention], names: Sequence[Name]) -> list[str]:
    """The keys of all names of a passage, in order."""
    if not names:
        return [standing(mention.label) for mention in mentions]
    found = [(mention.start, standing(mention.label)) for mention in mentions]
    return [key for _, key in sorted([*found, *((name.start, name.text) for name in names)])]


def _mentions(bitext: Bitext) -> tuple[list[Mention], list[Mention]]:
    source, article = bitext.source, bitext.article
    return find_mentions(source.text, source.words, "en"), find_mentions(article.text, article.words, "fr")


def _places(bitext: Bitext, pair: Pair, here: Sequence[Mention], there: Sequence[Mention]) -> Iterator[Finding]:
    """The mentions of the pair that nothing answers near by, where one of the source's lacks an answer too.

    What the source names nowhere is held against what the passage itself lacks; what it names elsewhere, against what
    the passages around lack as well, for it may have come from there.
    """
    english, french = bitext.once(_mentions)
    if all(same(mention, there) for mention in here):
        return
    (start, end), (source_start, source_end) = pair.near()
    single = pair.targets == 1 == pair.sources
    gained = _lacking(here, there if single else between(english, source_start, source_end))
    if not gained:
        return
    original = bitext.source.text
    lost = [m for m in there if not same(m, here) and original[m.start : m.end] not in pair.target]
    nowhere = _lacking(gained, english)
    for ours, theirs in ((nowhere, lost), (gained, _lacking(lost, here if single else between(french, start, end)))):
        found = list(_facing(ours, theirs))
        for mention, instead in found:
            alike = likeness(mention.label, instead.label) >= _CONFUSABLE
            if is_language(bitext.article.text, mention) or (
                mention.label.people and not alike and _drops_name(bitext, pair)
            ):
                continue
            if _trusted(pair):
                yield _finding(
                    bitext, (mention.start, mention.end), (instead.start, instead.end), 0.97 if alike else 0.9
                )
        if found:
            return


def _drops_name(bitext: Bitext, pair: Pair) -> bool:
    """True where the article leaves out a person whom it may call by office and country instead."""
    names, originals = bitext.once(_shared)
    here = {name.text for name in within(names, pair.start, pair.end)}
    there = within(originals, pair.source_start, pair.source_end)
    if any(name.text not in here for name in there):
        return True
    return bool(within(bitext.once(_missing), pair.source_start, pair.source_end))


def _facing(ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """A mention of the article and the one of the source in its place, where each is the only one of its class."""
    for group in {class_of(mention) for mention in ours}:
        here = [mention for mention in ours if class_of(mention) == group]
        there = [mention for mention in theirs if class_of(mention) == group]
        if group == "country" and not there:
            there = [m for m in theirs if class_of(m) == "city" and not any(m.label.keys & o.label.keys for o in ours)]
        if len({m.label.keys for m in here}) == 1 and len({m.label.keys for m in there}) == 1:
            mention = next((m for m in here if m.alone), None)
            original = next((m for m in there if m.alone), None)
            if mention and original:
                yield mention, original


def _strangers(bitext: Bitext) -> list[Name]:
    """The names of the article that the source has nowhere."""
    article, source = bitext.article, bitext.source
    return unanswered(article.text, article.capitals, source.words, "fr")


def _missing(bitext: Bitext) -> list[Name]:
    """The names of the source that the article has nowhere."""
    article, source = bitext.article, bitext.source
    return unanswered(source.text, bitext.source.capitals, article.words, "en")


def _persons(bitext: Bitext, pair: Pair, here: Sequence[Name]) -> Iterator[Finding]:
    """A name that the source has nowhere, where one of the passage that the article has nowhere looks like it."""
    start, end, target = pair.source_start, pair.source_end, pair.target
    elsewhere = (name for name in within(bitext.once(_shared)[1], start, end) if name.text not in target)
    there = [*within(bitext.once(_missing), start, end), *elsewhere]
    text = bitext.article.text
    faces = (
        facing(text, here, bitext.source.text, there, bitext.source.capitals)
        if pair.targets == 1 == pair.sources
        else None
    )
    for name in here:
        original, sure = slip(name, there), 0.95
        if original is None and faces is not None and name.text == faces[0].text:
            original, sure = faces[1], 0.9
        if original is not None and not bitext.article.masked(name.start, name.end) and _trusted(pair):
            yield _finding(bitext, (name.start, name.end), (original.start, original.end), sure)


def _shared(bitext: Bitext) -> tuple[list[Name], list[Name]]:
    return shared(bitext.article.capitals, bitext.source.capitals)


def _replaced(bitext: Bitext, pair: Pair, here: Sequence[Name], there: Sequence[Name]) -> Iterator[Finding]:
    """A name of the article that stands where the source has another one: each is the only one of its kind."""
    wrong = broken(bitext.article.text, here, bitext.source.text, there)
    if wrong is not None and _trusted(pair):
        yield _finding(bitext, (wrong[0].start, wrong[0].end), (wrong[1].start, wrong[1].end), 0.93)
        return
    texts, originals = {name.text for name in here}, {name.text for name in there}
    gained = [name for name in here if name.text not in originals]
    lost = [name for name in there if name.text not in texts]
    if len(gained) == 1 and len(originals - texts) == 1 and _trusted(pair):
        yield _finding(bitext, (gained[0].start, gained[0].end), (lost[0].start, lost[0].end), 0.92)


def _full_names(bitext: Bitext, pair: Pair) -> tuple[list[FullName], list[FullName]]:
    here = full_names(bitext.article.text, pair.start, pair.end, "fr")
    return here, full_names(bitext.source.text, pair.source_start, pair.source_end, "en")


def _other_person(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """A full name of which the source's passage has no word, where the passage lacks one full name of the source's."""
    french, english = _full_names(bitext, pair)
    here, there = lacking(french, pair.source), lacking(english, pair.target)
    if len(here) == 1 == len(there) and _trusted(pair):
        yield _finding(bitext, (here[0].start, here[0].end), (there[0].start, there[0].end), 0.93)


def _stands(bitext: Bitext, pair: Pair) -> tuple[list[Place], list[Place]]:
    """All names of the passages of both sides as places: persons by their full names where they have any."""
    mentions, names, full = bitext.once(_mentions), bitext.once(_shared), _full_names(bitext, pair)
    span, there = (pair.start, pair.end), (pair.source_start, pair.source_end)
    here = _places_of(between(mentions[1], *span), within(names[0], *span), full[0])
    return here, reconciled(_places_of(between(mentions[0], *there), within(names[1], *there), full[1]), here)


def _places_of(mentions: Sequence[Mention], names: Sequence[Name], full: Sequence[FullName]) -> list[Place]:
    found = [Place(m.start, m.end, min(m.label.keys), class_of(m)) for m in mentions if not m.label.people and m.alone]
    found += (Place(name.start, name.end, " ".join(name.words), "full name") for name in full)
    for name in names:
        if not any(each.start <= name.start < each.end for each in full):
            found.append(Place(name.start, name.end, name.text, "person"))
    return sorted(found)


def _swapped(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """Two names that have changed places."""
    if pair.targets + pair.sources > _SHORT:
        return
    here, there = _stands(bitext, pair)
    text = bitext.article.text
    source = Side(bitext.source.text, pair.source_start, pair.source_end, there)
    swap = find_swap(Side(text, pair.start, pair.end, here), source)
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
    if len(pair.bitext.pairs) <= _FEW or _shares_name(pair):
        return True
    (start, end), (source_start, source_end) = pair.near()
    return overlap(pair.bitext.source.text[source_start:source_end], pair.bitext.article.text[start:end]) >= _OVERLAP


def _shares_name(pair: Pair) -> bool:
    """True where both passages name one place or body."""
    english, french = pair.bitext.once(_mentions)
    there = between(english, pair.source_start, pair.source_end)
    return any(same(mention, there) for mention in between(french, pair.start, pair.end))


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
