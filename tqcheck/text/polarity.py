"""What one side of a pair of sentences denies and the other affirms.

Nothing is said where either side has another word that denies near the verb: translators deny in many ways, and a
verdict is certain only where one of the sides has none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from tqcheck.lexicon.equivalents import answers, french, lemmas, plain, stem
from tqcheck.lexicon.negatives import denies_in_english, denies_in_french
from tqcheck.text import polarity_english, polarity_french
from tqcheck.text.polarity_english import LEXICAL, Negation, is_not, units, window
from tqcheck.text.polarity_french import leader, may_lead
from tqcheck.text.tokens import Token

_CERTAIN = frozenset("ne n' pas jamais aucun aucune nul nulle personne rien ni sans non".split())
_NOT_IN_SOURCE = frozenset(("unless", "without", "only"))
_EXPLAINS_NOTHING = LEXICAL.union("instead rather stopped stops stop ceased ceases".split())
_COMMON = frozenset(
    "will that this with from they their them have been were will would could should what when which there than then"
    " about into over some such also does didn't don't doesn't isn't wasn't won't can't cannot couldn't wouldn't"
    " shouldn't haven't hasn't hadn't aren't weren't never nobody nothing your your it's that's being because very just"
    " said".split()
)
_VOTING = frozenset("vote voted votes voting support back favor favour".split())
_RESTRICTS = frozenset("seulement seul seule seuls seules que qu' sans uniquement moins tant autant court 0".split())
_DOUBLE = frozenset("arrêter cesser hésiter tarder bouger oublier".split())
_HIGHEST = frozenset("most ever first always".split())
_CLOSE = 0.2  # likeness of two sentences from which on an added negation is believed
_BEHIND = 7  # tokens behind a negation that tell which clause of the target answers it


class Contradiction(NamedTuple):
    """Numbers of tokens, first and last, of what one side denies and the other affirms; `lost` in the target.

    `met` says that the denied word itself was found on the other side.
    """

    target: tuple[int, int]
    source: tuple[int, int]
    lost: bool
    met: bool = True


class Side(NamedTuple):
    """The tokens of one side, and their texts in lower case."""

    tokens: Sequence[Token]
    words: list[str]


def side(tokens: Sequence[Token]) -> Side:
    """A side of a pair, from its tokens."""
    return Side(tokens, [token.text.lower() for token in tokens])


def refuses(target: Side) -> bool:
    """True for a French sentence that denies something."""
    return next(polarity_french.negations(target.words), None) is not None


def contradictions(source: Side, target: Side, *, alone: bool) -> Iterator[Contradiction]:
    """What one side denies and the other affirms; `alone` says that one sentence answers one."""
    denied = [each for each in polarity_english.negations(source.words) if not _rendered(source, target, each)]
    refused = list(polarity_french.negations(target.words))
    if len(denied) > len(refused):
        lost = list(_lost(source, target, denied))
        yield from lost or _all_lost(source, target, denied[0], alone=alone)
    elif len(refused) > len(denied):
        added = list(_added(source, target, refused))
        yield from added or (_all_added(source, target, refused) if alone else ())


def _rendered(source: Side, target: Side, negation: Negation) -> bool:
    """True for a denying verb that is in the target too: refused, a refusé; has yet to sign, doit encore signer."""
    first = source.words[negation.first]
    if first == "yet":
        return any("devoir" in lemmas(word) for word in target.words)
    return first in LEXICAL and bool(_answers(target, first))


def _lost(source: Side, target: Side, denied: list[Negation]) -> Iterator[Contradiction]:
    """The denied words of the source that one word of the target answers, in a clause without a word that denies."""
    for negation in denied:
        at = _answer(source, target, negation.head) if negation.head >= 0 and not _doubled(source, negation) else -1
        if at < 0:
            continue
        first, last = window(target.words, at)
        if not any(_denies(word, source) for i, word in enumerate(target.words[first:last], first) if i != at):
            verb = leader(target.words, at)
            yield Contradiction((verb, verb), (negation.first, negation.head), lost=True)


def _doubled(source: Side, negation: Negation) -> bool:
    """True where something else in the clause denies as well."""
    first, last = window(source.words, negation.head)
    around = source.words[first : negation.first] + source.words[negation.head + 1 : last]
    return any(is_not(word) or word in _NOT_IN_SOURCE for word in around)


def _denies(word: str, source: Side) -> bool:
    """True for a French word that denies, and that no word of the source explains: "moins" answers "at least"."""
    if word == "contre":
        return not _VOTING.isdisjoint(source.words)  # will not vote for it: votera contre
    if not denies_in_french(word):
        return False
    return word in _CERTAIN or not any(answers(each, word) for each in source.words if each not in _EXPLAINS_NOTHING)


def _answers(target: Side, unit: str) -> list[int]:
    return [i for i, word in enumerate(target.words) if target.tokens[i].kind == "word" and answers(unit, word)]


def _answer(source: Side, target: Side, head: int) -> int:
    """The number of the one word of the target that answers a word of the source; -1 where none or several do."""
    for unit in units(source.words, head):
        if "_" in unit and not french(unit):
            continue
        found = _answers(target, unit)
        if found:
            return found[0] if len(found) == 1 and _only(source, unit, head) else -1
    return -1


def _only(source: Side, unit: str, head: int) -> bool:
    """True where no other word of the source means the same."""
    meaning, beginning = french(unit), stem(unit)
    for i, word in enumerate(source.words):
        if i == head or (i == head + 1 and "_" in unit):
            continue
        if not meaning.isdisjoint(french(word)) or (not meaning and beginning and stem(word) == beginning):
            return False
    return True


def _all_lost(source: Side, target: Side, negation: Negation, *, alone: bool) -> Iterator[Contradiction]:
    """The first negation of the source, where the target holds no word that denies at all."""
    if any(_denies(word, source) for word in target.words):
        return
    if negation.head >= 0 and denies_in_english(source.words[negation.head]):
        return  # never forgot: s'est toujours souvenue
    if negation.head >= 0 and not _met(source, target, negation.head):
        return
    at = _nearest(source, target, negation, alone=alone)
    if at >= 0:
        yield Contradiction((at, at), (negation.first, max(negation.last, negation.head)), lost=True, met=False)


def _met(source: Side, target: Side, head: int) -> bool:
    """False where the table knows how the word at `head` is translated, and the target has no such word."""
    known = [unit for unit in units(source.words, head) if french(unit)]
    return not known or any(_answers(target, unit) for unit in known)


def likeness(source: Collection[str], target: Collection[str]) -> float:
    """The share of the longer words of an English text that a word of a French one answers."""
    longer = {word for word in source if len(word) > 3 and word not in _COMMON}
    meant = frozenset().union(*map(lemmas, target))
    heads = {plain(word)[:4] for word in target if len(word) > 3}
    found = sum(plain(word)[:4] in heads or not french(word).isdisjoint(meant) for word in longer)
    return found / len(longer) if longer else 0.0


def _nearest(source: Side, target: Side, negation: Negation, *, alone: bool) -> int:
    """The number of the verb of the target that answers a negation best, by its meaning or, where alone, its place."""
    place = negation.first / len(source.words) * len(target.words)
    _, last = window(source.words, negation.first)
    for i in range(negation.last + 1, min(last, negation.last + _BEHIND)):
        for unit in units(source.words, i):
            found = _answers(target, unit) if french(unit) or ("_" not in unit and stem(unit)) else []
            if found:
                return leader(target.words, min(found, key=lambda at: abs(at - place)))
    verbs = (at for at, word in enumerate(target.words) if may_lead(word)) if alone else ()
    return min(verbs, key=lambda at: abs(at - place), default=-1)


def _added(source: Side, target: Side, refused: list[Negation]) -> Iterator[Contradiction]:
    """The denied verbs of the target that one word of the source answers, in a sentence without a word that denies."""
    for negation in refused:
        head = target.words[negation.head]
        found = [
            (i, i + ("_" in unit))
            for i in range(len(source.words))
            if source.tokens[i].kind == "word"
            for unit in units(source.words, i)
            if ("_" not in unit or french(unit)) and answers(unit, head)
        ]
        if len({first for first, _ in found}) != 1 or _again(target, negation.head):
            continue
        first, last = found[0]
        others = source.words[:first] + source.words[last + 1 :]
        if not any(_denies_too(word, target) for word in others) and not _mild(source, target, negation):
            yield Contradiction((negation.first, negation.last), (first, last), lost=False)


def _all_added(source: Side, target: Side, refused: list[Negation]) -> Iterator[Contradiction]:
    """The first negation of the target, where the source holds no word that denies and the two are close."""
    negation = refused[0]
    if any(_denies_too(word, target) for word in source.words) or _mild(source, target, negation):
        return
    if likeness(source.words, target.words) < _CLOSE:
        return
    if any(word not in _CERTAIN and _denies(word, source) for word in target.words):
        return  # n'est pas impossible
    place = min(len(source.words) - 1, negation.first * len(source.words) // len(target.words))
    yield Contradiction((negation.first, negation.last), (place, place), lost=False, met=False)


def _denies_too(word: str, target: Side) -> bool:
    """True for an English word that denies, and that no word of the target answers: "rejected" answers « rejeté »."""
    return word == "0" or is_not(word) or (denies_in_english(word) and not _answers(target, word))


def _mild(source: Side, target: Side, negation: Negation) -> bool:
    """True for what is no denial of the source's: n'a pas cessé, n'oubliez pas, n'est pas le seul, jamais vu."""
    if not _DOUBLE.isdisjoint(lemmas(target.words[negation.head])):
        return True
    if "jamais" in target.words and any(word.endswith("est") or word in _HIGHEST for word in source.words):
        return True
    behind = target.words[negation.first : negation.last + 5]
    return target.words[negation.first + 1].endswith("ez") or not _RESTRICTS.isdisjoint(behind)


def _again(target: Side, head: int) -> bool:
    """True where another word of the target has a lemma of the one at `head`."""
    own = lemmas(target.words[head])
    return any(i != head and not own.isdisjoint(lemmas(word)) for i, word in enumerate(target.words))
