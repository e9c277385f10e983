"""SRC_LENGTH."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.bitext import Bitext
from tqcheck.pattern import regex
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.align import RATIO, Bead, length_cost
from tqcheck.text.anchors import Vocabulary
from tqcheck.text.lines import Kind
from tqcheck.text.omission import boilerplate, lost_part

_UNLIKELY = 5.2  # cost of the lengths, that of a translation in a thousand
_TRUST = 0.7
_PROSE = (Kind.BODY, Kind.DATELINE)
_JOINT = regex(
    r",? (?:à|au|aux|qui|que|qu|dont|où|pour|après|avant|avec|par|dans|sur|selon|afin|lors|et|mais|tandis|alors|en|sous|sans|contre|entre|vers|chez|depuis|pendant|malgré|puis|car|lorsque|quand)\b|[;:.!?—–]"
)
Sides = tuple[tuple[int, int], tuple[int, int]]  # spans of source and target


@rule(
    "SRC_LENGTH",
    "Implausible length ratio",
    Category.OMISSION,
    Severity.MAJOR,
    title_fr="Longueur invraisemblable",
    explanation_fr="Un passage est bien plus long ou bien plus court que celui de la source auquel il répond.\n\n"
    "Le français prend un cinquième de lettres de plus que l’anglais. Là où il en prend moitié moins ou deux fois plus, quelque chose s’est perdu ou ajouté, même si aucun nombre ni aucun nom ne le dit. Un paragraphe est d’abord comparé avec ses voisins, où du texte a pu passer.\n\n"
    "`low` et `high` sont les lettres du passage par lettre de la source qui restent plausibles ; `least` est le nombre de lettres du côté le plus long au-dessous duquel rien n’est dit.",
    tier=Tier.B,
    yields_to=["LLM", "BOI", "MET", "DUP", "ENG", "SRC_COPY"],  # which say what the surplus is
    bad=[
        Bad(
            "⟦Le fleuve monte.⟧",
            source="The river is rising in the lower valley but has begun to fall around the two dams and in the delta.",
        ),
        Bad(
            "Le match a été annulé⟦ par la ligue après une longue discussion avec les arbitres, les deux entraîneurs et les "
            "responsables de la sécurité du stade⟧.",
            source="The match was cancelled.",
        ),
    ],
    good=[
        Good("La reine est morte.", source="The queen has died."),
        Good("Rien à signaler.", source="There was nothing at all that anybody could report."),
        Good(
            "Le maire a reçu les riverains mardi.\nIl leur a promis une école avant la rentrée de 2027 et une place.",
            source="The mayor met residents on Tuesday and promised them a school before the autumn of 2027.\nAnd a square.",
        ),
    ],
)  # fmt: skip
def length(bitext: Bitext, *, least: int = 80, low: float = 0.65, high: float = 1.9) -> Findings:
    """A passage is far longer or shorter than the passage of the source that it answers.

    French takes about a fifth more letters than English. Where it takes half of them or twice as many, something was lost
    or invented, even if no number or name tells. A paragraph is held against its source together with its neighbours
    first: text may have moved to the next one.

    `low` and `high` are the letters of the passage for each letter of its source that are still plausible; `least` is the
    number of letters of the longer side below which nothing is said.
    """
    blocks = bitext.blocks
    for number, block in enumerate(blocks):
        sides = _sides(bitext, block)
        if sides is None or not _odd(sides, least, low, high) or not _prose(bitext, block):
            continue
        if any(_levels(bitext, sides, near) for near in blocks[max(0, number - 1) : number + 2] if near is not block):
            continue
        yield from _told(bitext, sides)


def _sides(bitext: Bitext, block: Bead) -> Sides | None:
    """The spans of a block, None where one side is empty or the block is not to be trusted."""
    if block.source[0] == block.source[1] or block.target[0] == block.target[1] or block.sure < _TRUST:
        return None
    source, target = bitext.source.paragraphs[slice(*block.source)], bitext.article.paragraphs[slice(*block.target)]
    return (source[0].start, source[-1].end), (target[0].start, target[-1].end)


def _odd(sides: Sides, least: int, low: float, high: float) -> bool:
    source, target = (end - start for start, end in sides)
    if max(source, target) < least or low < target / source < high:
        return False
    return length_cost(source, target) > _UNLIKELY


def _prose(bitext: Bitext, block: Bead) -> bool:
    return all(
        paragraph.kind in _PROSE
        for paragraphs, span in ((bitext.source.paragraphs, block.source), (bitext.article.paragraphs, block.target))
        for paragraph in paragraphs[slice(*span)]
    )


def _levels(bitext: Bitext, sides: Sides, near: Bead) -> bool:
    """True where a block and its neighbour, taken together, are of a likely length."""
    source = sum(p.end - p.start for p in bitext.source.paragraphs[slice(*near.source)])
    target = sum(p.end - p.start for p in bitext.article.paragraphs[slice(*near.target)])
    first, second = sides[0][1] - sides[0][0], sides[1][1] - sides[1][0]
    before = abs(second - RATIO * first)
    after = abs(second + target - RATIO * (first + source))
    return after < before / 2


def _told(bitext: Bitext, sides: Sides) -> Iterator[Finding]:
    (s0, s1), (start, end) = sides
    source, target = bitext.source.text[s0:s1], bitext.article.text[start:end]
    if boilerplate(source):
        return
    if len(target) < len(source):
        if any(not pair.targets and s0 <= pair.source_start < s1 for pair in bitext.pairs):
            return  # a sentence is missing
        if lost_part(bitext.source.tokens(s0, s1), target, Vocabulary(bitext.article.words)) is not None:
            return
        share = round(100 * len(target) / (RATIO * len(source)))
        fr = (
            f"Ce passage n’a que {share} % de la longueur attendue pour sa source : il en manque sans doute une partie."
        )
        en = f"This passage has only {share}% of the length expected for its source: a part of it is probably missing."
    else:
        start += _consumed(target, len(source))
        start += bitext.article.text[start - 1 : start + 1] in (". ", "! ", "? ")
        end -= target[-1] in ".!?"
        times = len(target) / (RATIO * len(source))
        fr = f"La traduction est {times:.1f} fois plus longue que sa source ne le laisse attendre : ceci semble ajouté."
        fr = fr.replace(".", ",", 1)
        en = f"The translation is {times:.1f} times as long as its source leads to expect: this seems to be added."
    yield Finding(start, end, fr, en, confidence=0.8, source=(s0, s1))


def _consumed(target: str, source: int) -> int:
    """Where, in the target, the part probably ends that the source accounts for."""
    wanted = RATIO * source
    joints = [found.start() if found[0][-1].isalpha() else found.end() for found in _JOINT.finditer(target, 1)]
    inside = [joint for joint in joints if joint < len(target) - 1]
    before = [joint for joint in inside if joint <= wanted + 2]
    return before[-1] if before and before[-1] > wanted / 2 else min(inside, default=0)
