"""SRC_NEG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.opposites import find_opposed
from tqcheck.rule import Bad, Category, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.text.polarity import Contradiction, Side, contradictions, likeness, refuses, side
from tqcheck.text.polarity_english import lexical_places, may_deny, places
from tqcheck.text.poles import swaps

_TABLE = "opposites.txt"
_LIKE = 0.3  # likeness of passages under which a loss is not believed
_FEW = 3  # pairs of a text too short to doubt
_SHAPES = frozenset(((1, 1), (1, 2), (2, 1)))  # sentences of target and source


@rule(
    "SRC_NEG",
    "Negation lost or added",
    Category.MISTRANSLATION,
    Severity.CRITICAL,
    title_fr="Négation perdue ou ajoutée",
    explanation_fr="Un côté nie ce que l’autre affirme.\n\n"
    "Les mots les plus courts sont ceux que les moteurs perdent, et la phrase qui reste se lit bien et dit le contraire. Les langues nient de bien des façons (« declined to comment », « n’a pas souhaité s’exprimer ») : signalé seulement quand le mot nié se retrouve de l’autre côté sans rien qui nie auprès de lui.",
    tier=Tier.B,
    bad=[
        Bad("Le syndicat ⟦a⟧ signé l’accord sur les salaires.", source="The union did not sign the pay deal."),
        Bad("Le club ⟦vendra⟧ son gardien cet hiver.", source="The club will not sell its goalkeeper this winter."),
        Bad("La mairie ⟦exclut⟧ de fermer la piscine.", source="The town hall is not ruling out closing the pool."),
        Bad("La ministre ⟦n’a pas renoncé⟧ à son projet.", source="The minister has given up her project."),
        Bad("Un accord est ⟦probable⟧ avant la fin de l’été.", source="A deal is unlikely before the end of summer."),
        Bad("Le joueur ⟦a⟧ commenté la décision du club.", source="The player declined to comment on the club’s decision."),
    ],
    good=[
        Good("Le joueur n’a pas voulu commenter la décision.", source="The player declined to comment on the decision."),
        Good("L’entreprise n’est pas parvenue à livrer les trains.", source="The company failed to deliver the trains."),
        Good("Le maire nie avoir reçu de l’argent.", source="The mayor said he had not received any money."),
        Good("Le pont ne rouvrira qu’en mai.", source="The bridge will not reopen until May."),
        Good("Non seulement le train était en retard, mais il était bondé.",
             source="The train was not only late but packed."),
        Good("Partez avant qu’il ne pleuve.", source="Leave before it rains."),
        Good("Elle a oublié son passeport.", source="She did not remember her passport."),
        Good("Il est peu probable que le texte passe.", source="The text is unlikely to pass."),
    ],
)  # fmt: skip
def lost_negation(bitext: Bitext) -> Findings:
    """One side denies what the other affirms.

    The shortest words are those that engines lose, and the sentence that is left reads well and says the contrary.
    Languages deny in many ways (“declined to comment”, « n’a pas souhaité s’exprimer »), so that this is reported
    only where the denied word is found on the other side and nothing near it denies.
    """
    for pair in _unequal(bitext):
        source, target = side(pair.source_tokens), side(pair.tokens)
        for found in contradictions(source, target, alone=(pair.targets, pair.sources) == (1, 1)):
            if found.met or _translated(pair):
                yield _finding(bitext, source, target, found)
    yield from _opposites(bitext)


def _translated(pair: Pair) -> bool:
    """True where the words of the pair and its neighbours show that one is the translation of the other."""
    if len(pair.bitext.pairs) < _FEW:
        return True  # nothing else that the source could answer
    near = pair.bitext.pairs[max(0, pair.number - 1) : pair.number + 2]
    source = frozenset(chain.from_iterable(each.source_words for each in near))
    target = frozenset(chain.from_iterable(each.words for each in near))
    return likeness(source, target) >= _LIKE


def _finding(bitext: Bitext, source: Side, target: Side, found: Contradiction) -> Finding:
    start, end = target.tokens[found.target[0]].start, target.tokens[found.target[1]].end
    span = source.tokens[found.source[0]].start, source.tokens[found.source[1]].end
    here, there = bitext.article.text[start:end], bitext.source.text[span[0] : span[1]]
    if found.lost:
        fr = f"La source nie (“{there}”) ce que la traduction affirme : une négation est perdue à « {here} »."
        en = f"The source denies (“{there}”) what the translation affirms: a negation is lost at “{here}”."
    else:
        fr = f"La traduction nie (« {here} ») ce que la source affirme (“{there}”)."
        en = f"The translation denies (“{here}”) what the source affirms (“{there}”)."
    return Finding(start, end, fr, en, confidence=0.85, source=span)


def _unequal(bitext: Bitext) -> Iterator[Pair]:
    """The trusted pairs in which one side negates more often than the other; questions are left out."""
    article, source = bitext.article, bitext.source
    elided = (at for at in article.words.get("n", ()) if article.text[at + 1 : at + 2] == "'")
    here = Counter(map(bitext.number_at, chain(article.words.get("ne", ()), elided)))
    there = Counter(map(bitext.number_of, places(source.words, source.lowered)))
    doubtful = set(map(bitext.number_of, lexical_places(source.words)))
    denying = set(map(bitext.number_of, may_deny(source.words, source.lowered)))
    for number in sorted((here.keys() | there.keys() | doubtful) - {-1}):
        if here[number] == there[number] and number not in doubtful:
            continue
        pair = bitext.pairs[number]
        asks = "?" in pair.target or "?" in pair.source
        if asks or pair.confidence < FLOOR or (pair.targets, pair.sources) not in _SHAPES:
            continue
        if number in denying or (number in here and refuses(side(pair.tokens))):
            yield pair


def _opposites(bitext: Bitext) -> Findings:
    """Words of which one is the negation of the other: unlikely, probable."""
    for pair in bitext.once(find_opposed)[_TABLE]:
        source, target = side(pair.source_tokens), side(pair.tokens)
        for swap in swaps(_TABLE, source, target):
            left, right = source.tokens[swap.source], target.tokens[swap.target]
            fr = f"La source dit “{left.text}”, soit le contraire de « {right.text} »."
            en = f"The source says “{left.text}”, the opposite of “{right.text}”."
            yield Finding(right.start, right.end, fr, en, confidence=0.85, source=(left.start, left.end))
