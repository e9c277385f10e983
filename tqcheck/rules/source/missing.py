"""SRC_MISSING."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.align import length_cost
from tqcheck.text.anchors import Vocabulary
from tqcheck.text.omission import INVITING, boilerplate, invitation, lost_part, told

_WORDS = 5  # of a sentence that is missed
_FOUND = 0.45  # share of its words that the translation may answer near its place
_PART, _HALF = (
    0.75,
    0.85,
)  # letters of French for one of English below which a part, or one of two sentences, may be lost
_TOLD, _NONE, _SOME, _FITS = 3, 0.15, 0.3, 3.0  # words asked for, shares of them that are answered, cost of the lengths
_SURE = 0.9  # confidence from which on fewer words are asked for
_BESIDE = 0.3  # share of its words that one neighbour may answer
_TRUST = 0.6  # confidence that nothing answers


@rule(
    "SRC_MISSING",
    "Sentence or clause not translated",
    Category.OMISSION,
    Severity.MAJOR,
    title_fr="Phrase ou proposition non traduite",
    explanation_fr="Une phrase de la source, ou la fin d’une phrase, n’a pas de traduction.\n\n"
    "Le lecteur de la traduction ne le voit pas, car ce qui reste se lit bien. Signalé seulement quand les mots et les nombres du passage ne se trouvent pas près de sa place, et que l’un d’eux n’est nulle part ; les invitations et les crédits peuvent partir.",
    tier=Tier.B,
    bad=[
        Bad("La directrice a quitté l’usine⟦⟧.", source="The director left the plant, which her father had built."),
        Bad(
            "Le pont a été fermé lundi.⟦⟧ Les travaux dureront six semaines.",
            source="The bridge was closed on Monday. Engineers from Rotterdam had found 14 cracks in its northern pillar. "
            "The work will take six weeks.",
        ),
        Bad(
            "Le pont a été fermé lundi. Les travaux dureront six semaines.⟦⟧",
            source="The bridge was closed on Monday. The work will take six weeks. Drivers are being sent through "
            "Hasselt and the old tunnel, says Peter Maes.",
        ),
        Bad(
            "Les pompiers ont évacué deux familles⟦⟧.",
            source="Firefighters evacuated two families trapped by smoke on the upper floors.",
        ),
    ],
    good=[
        Good("Elle a vendu la ferme, ses fils sont partis.", source="She sold the farm; her sons left."),
        Good(
            "Le pont, fermé lundi après la découverte de 14 fissures, rouvrira dans six semaines.",
            source="The bridge was closed on Monday after 14 cracks were found. It will reopen in six weeks.",
        ),
        Good(
            "Le pont a été fermé lundi.",
            source="The bridge was closed on Monday. Sign up for our morning newsletter to get the 10 stories that matter.",
        ),
        Good(
            "La maire, qui avait promis une crèche, a ouvert le chantier.",
            source="The mayor, who had promised a nursery, opened the building site.",
        ),
        Good("Le texte est entré en vigueur.", source="The law entered into force."),
    ],
)  # fmt: skip
def missing(bitext: Bitext) -> Findings:
    """A sentence of the source, or the end of one, has no translation.

    A reader of the translation cannot see it, for what is left reads well. Reported only where the words and numbers of
    the passage stand nowhere near its place, and one of them nowhere at all; invitations and credits may go.
    """
    invited = bitext.article.holds(INVITING)
    for run in _gaps(bitext.pairs, invited):
        run = [pair for pair in run if _missed(pair)]
        if run:
            yield _sentences(bitext, run)
    for pair in bitext.pairs:
        if pair.confidence >= _TRUST and (pair.sources, pair.targets) == (2, 1) and _short(pair, _HALF):
            yield from _half(bitext, pair)
        if pair.confidence >= _TRUST and pair.sources == 1 and pair.targets == 1 and _short(pair, _PART):
            part = lost_part(pair.source_tokens, pair.target, bitext.once(_vocabulary))
            if part is not None:
                place = pair.end - (pair.target[-1] in ".!?")
                yield _finding(bitext, place, part, "a part of a sentence", "Une partie d’une phrase")


def _short(pair: Pair, share: float) -> bool:
    return pair.end - pair.start < share * (pair.source_end - pair.source_start)


def _half(bitext: Bitext, pair: Pair) -> Iterator[Finding]:
    """The one of two sentences of the source of which their common translation holds nothing."""
    sentences = [span for span in bitext.source.sentences if pair.source_start <= span[0] < pair.source_end]
    held = Vocabulary(pair.words)
    words = [set(told(bitext.source.tokens(*span))) for span in sentences]
    shares = [sum(map(held.answers, each)) / max(1, len(each)) for each in words]
    lost = shares.index(min(shares))
    (start, end), other = sentences[lost], sentences[1 - lost]
    if len(words[lost]) < _TOLD or shares[lost] > _NONE or shares[1 - lost] < _SOME or boilerplate(pair.source):
        return
    if length_cost(other[1] - other[0], pair.end - pair.start) < _FITS:
        place = pair.end if lost else pair.start
        yield _finding(bitext, place, (start, end), "a sentence", "Une phrase")


def _gaps(pairs: Sequence[Pair], invited: bool) -> Iterator[list[Pair]]:
    """Runs of sentences of the source that nothing answers; `invited` where the article holds words of invitations."""
    for gap, run in groupby(pairs, key=lambda pair: not pair.targets or (invited and _invites(pair))):
        if gap:
            yield list(run)


def _invites(pair: Pair) -> bool:
    """True where a line that the page added, and no author wrote, stands beside a sentence of the source."""
    return invitation(pair.target) and not boilerplate(pair.source)


def _vocabulary(bitext: Bitext) -> Vocabulary:
    return Vocabulary(bitext.article.words)


def _missed(pair: Pair) -> bool:
    """True where a sentence that nothing answers is surely missed."""
    if pair.confidence < max(FLOOR, _TRUST) or len(pair.source.split()) < _WORDS or boilerplate(pair.source):
        return False
    if pair.source[-1] not in ".!?\"”’'" and pair.number:
        return False
    words = set(told(pair.source_tokens))
    if not words:
        return False
    pairs = pair.bitext.pairs
    beside = pairs[max(0, pair.number - 2) : pair.number + 3]
    if any(near.sources == 0 and length_cost(len(pair.source), len(near.target)) < _FITS for near in beside):
        return False  # that sentence may be the translation, in words that nothing links
    if any(_takes_in(near, pair) for near in pairs[max(0, pair.number - 1) : pair.number + 2]):
        return False
    for each in pairs[max(0, pair.number - 1) : pair.number + 2]:
        if sum(map(Vocabulary(each.words).answers, words)) > _BESIDE * len(words):
            return False  # a neighbour says the same
    near = Vocabulary(word for each in beside for word in each.words)
    if sum(map(near.answers, words)) > (_FOUND + 0.2 * (pair.confidence > _SURE)) * len(words):
        return False
    return pair.confidence >= _SURE or not all(map(pair.bitext.once(_vocabulary).answers, words))


def _takes_in(near: Pair, pair: Pair) -> bool:
    """True where a neighbour is so long that it may hold the sentence as well."""
    if not near.targets or not near.sources:
        return False
    source, target = near.source_end - near.source_start, near.end - near.start
    return length_cost(source + len(pair.source), target) < length_cost(source, target)


def _sentences(bitext: Bitext, run: Sequence[Pair]) -> Finding:
    before = bitext.pairs[run[0].number - 1] if run[0].number else None
    place = run[0].start if before is None else before.end
    span = min(pair.source_start for pair in run), max(pair.source_end for pair in run)
    if len(run) == 1:
        return _finding(bitext, place, span, "a sentence", "Une phrase")
    return _finding(bitext, place, span, f"{len(run)} sentences", f"{len(run)} phrases")


def _finding(bitext: Bitext, place: int, span: tuple[int, int], what: str, quoi: str) -> Finding:
    passage = " ".join(bitext.source.text[span[0] : span[1]].split()).lstrip(" ,;–—")
    passage = passage if len(passage) <= 90 else f"{passage[:87].rsplit(' ', 1)[0]}…"
    lost, perdu = ("are", "manquent") if quoi[0].isdigit() else ("is", "manque")
    return Finding(
        place,
        place,
        f"{quoi} de la source {perdu} ici : “{passage}”.",
        f"{what[0].upper()}{what[1:]} of the source {lost} missing here: “{passage}”.",
        confidence=0.85,
        source=(span[0], span[1]),
    )
