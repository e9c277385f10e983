"""SRC_ADDED."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.bitext import Bitext, Pair
from tqcheck.lexicon.forms import is_doubtful
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.align import length_cost
from tqcheck.text.anchors import Vocabulary, told_in

_WORDS = 5  # of a sentence that is taken for added
_FOUND = 0.35  # share of its words that the source may hold near its place
_TRUST = 0.6


@rule(
    "SRC_ADDED",
    "Sentence or fact not in the source",
    Category.ADDITION,
    Severity.MAJOR,
    title_fr="Phrase ou fait absent de la source",
    explanation_fr="Une phrase ou un nom de la traduction n’a rien en face dans la source.\n\n"
    "Les moteurs qui écrivent bien inventent bien aussi. Mais les traducteurs expliquent : un parti, le pays d’une ville. Ce qui est entre parenthèses est donc laissé, et la règle ne s’applique que sur demande.",
    tier=Tier.C,
    yields_to=["LLM", "BOI", "MET", "DUP", "ENG", "SRC_COPY"],  # which say what the surplus is
    bad=[
        Bad(
            "Le pont a été fermé lundi. ⟦Les riverains dénoncent depuis longtemps la négligence des ingénieurs.⟧ Il "
            "rouvrira en juin.",
            source="The bridge was closed on Monday. It will reopen in June.",
        ),
        Bad("Un ⟦Airbus⟧ a atterri sur la route.", source="A plane landed on the road."),
    ],
    good=[
        Good("La maire (PS) a quitté son poste.", source="The mayor left her post."),
        Good("À Berlin, le chancelier a signé le texte.", source="The chancellor signed the text in Berlin."),
        Good("Le pont a été fermé lundi. Il rouvrira en juin.", source="The bridge was closed on Monday and will reopen in June."),
    ],
)  # fmt: skip
def added(bitext: Bitext) -> Findings:
    """A sentence or a name of the translation has nothing in the source.

    Engines that write well also invent well. Translators explain, too: a party, the country of a city. What stands in
    brackets is therefore left alone, and this is asked for by name only.
    """
    vocabulary = None
    for pair in bitext.pairs:
        if pair.sources == 0 and _invented(pair):
            yield Finding(
                pair.start,
                pair.end,
                "Aucune phrase de la source ne répond à celle-ci.",
                "No sentence of the source answers this one.",
                confidence=0.7,
            )
        elif pair.sources and pair.targets and pair.confidence >= _TRUST:
            vocabulary = vocabulary or told_in(bitext.source.words)
            yield from _names(pair, vocabulary)


def _invented(pair: Pair) -> bool:
    """True where a sentence that nothing answers shares little with the source near it."""
    if pair.confidence < _TRUST or len(pair.target.split()) < _WORDS:
        return False
    pairs = pair.bitext.pairs
    beside = pairs[max(0, pair.number - 2) : pair.number + 3]
    for near in beside:
        if near.sources and near.targets:
            source, target = near.source_end - near.source_start, near.end - near.start
            if abs(near.number - pair.number) == 1 and (
                length_cost(source, target + len(pair.target)) < length_cost(source, target)
            ):
                return False
    own = Vocabulary(pair.words)
    words = {word for near in beside for word in near.source_words if len(word) > 3}
    asked = [word for word in pair.words if len(word) > 3]
    return sum(map(own.answers, words)) <= _FOUND * len(asked)


def _names(pair: Pair, source: frozenset[str]) -> Iterator[Finding]:
    """Names inside a sentence that the whole source does not hold, in any likely spelling."""
    text, depth = pair.bitext.article.text, 0
    own = Vocabulary(pair.words)
    if any(t.text[0].isupper() and not own.answers(t.text.lower()) for t in pair.source_tokens[1:] if t.kind == "word"):
        return  # a name that may stand here in another form
    for before, token in zip(pair.tokens, pair.tokens[1:], strict=False):
        depth += (token.text == "(") - (token.text == ")")
        if depth or token.kind != "word" or not token.text.isalpha() or not token.text.istitle() or len(token.text) < 4:
            continue
        if before.kind == "mark" or not is_doubtful(token.text.lower()):
            continue
        stems = Vocabulary((token.text.lower(),)).names
        if stems & source or token.text.lower()[:3] in {name[:3] for name in source}:
            continue
        yield Finding(
            token.start,
            token.end,
            f"« {text[token.start : token.end]} » n’est nulle part dans la source.",
            f"“{text[token.start : token.end]}” is nowhere in the source.",
            confidence=0.6,
            source=(pair.source_start, pair.source_end),
        )
