"""ELI_TIL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from tqcheck.article import Article
from tqcheck.lexicon.grammar import parts, persons
from tqcheck.pattern import regex
from tqcheck.remembered import Remembered
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, rule

_PRONOUNS = frozenset(("il", "ils", "elle", "elles", "on"))
_PRONOUN = r"(ils?|elles?|on)(?![\w'-])"
_REACH = 48  # code points that a verb and its marks may take before the pronoun
_WITH_T = regex(rf"(?<![\w'-])([Yy] )?([^\W\d_]{{1,40}})(-t-| -?t ?[-' ]|-t ?[' ]|-t -|-? t ?- ?|-t -|t-){_PRONOUN}")
_WITHOUT_T = regex(rf"(?<![\w'-])([Yy] )?([^\W\d_]{{0,40}}[aec])-{_PRONOUN}")
_HAVE = regex(rf"(?<![\w'-])(?<!\by )([Yy] )?([Aa]|[Vv]a) {_PRONOUN}")
_QUOTED = regex(rf"(?:[»”\"],?|,) ([^\W\d_]{{2,40}}) {_PRONOUN}(?= ?(?:[.,;:?!»]|$|\n))")


_ENDS = regex(r"[a-z]+ ?(?:[.,;:?!»]|$|\n)")
_REPORTING = frozenset(("verb", "noun", "participle", "adjective"))


def _third(word: str) -> bool:
    return not {"3s", "3p"}.isdisjoint(persons(word.lower()))


def _may_join(word: str) -> bool:
    """True for what may stand before a pronoun in a badly joined inversion: the -t-, or a verb."""
    if word in ("t", "A") or (word[-1] in "ae" and _third(word)):
        return True
    if word[-1] == "t" and not parts(word) and _third(word[:-1]):
        return True
    return parts(word) <= _REPORTING and bool(persons(word))


_joins = Remembered(_may_join)


def _joined(verb: str, pronoun: str) -> str:
    """Verb and pronoun as inversion writes them."""
    return f"{verb}{'-t-' if verb[-1].lower() in 'aec' else '-'}{pronoun}"


def _suspect(text: str, offset: int) -> bool:
    """True where what stands right before and after a pronoun may be a badly joined inversion."""
    mark, letter = text[offset - 1 : offset], text[offset - 2 : offset - 1]
    if mark in ("-", "'"):
        return text[offset - 3 : offset] != "-t-" or text[offset - 4 : offset - 3] in "td"
    return mark == " " and (letter in "aAtT'-" or _ENDS.match(text, offset) is not None)


def _places(article: Article) -> Iterator[int]:
    """Where the pronouns stand behind such words, but for dit-il."""
    seen = -1
    for running in article.running:
        words, gaps = running.words, running.gaps
        for number in compress(range(len(words)), map(_PRONOUNS.__contains__, words)):
            before = words[number - 1] if number else ""
            if not before or not _joins[before]:
                continue
            if gaps[number] == "-" and before[-1] not in "ae" and before != "t" and parts(before):
                continue
            if running.starts[number] > seen:
                seen = running.starts[number]
                yield seen


def _candidates(article: Article) -> Iterator[tuple[int, int, str]]:
    """Spans that look like an inversion badly joined, with what they should be."""
    text = article.text
    for offset in _places(article):
        if offset > 1 and _suspect(text, offset):
            start = max(0, offset - _REACH)
            for begin, end, right in _near(text, start, offset + 6):
                if begin < offset < end:
                    yield begin, end, right


def _near(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The candidates between `start` and `stop`."""
    for found in _WITH_T.finditer(text, start, stop):
        verb = found[2]
        if not _third(verb) or (found[3] == "-t-" and verb[-1].lower() not in "td"):
            continue
        if found[3] == "t-" and (parts(verb + "t") or verb[-1] not in "ae"):
            continue
        yield found.start(), found.end(), (found[1] or "") + _joined(verb, found[4])
    for found in _WITHOUT_T.finditer(text, start, stop):
        if _third(found[2]) and found[2][-1] in "ae":
            yield found.start(), found.end(), (found[1] or "") + _joined(found[2], found[3])
    for found in _HAVE.finditer(text, start, stop):
        yield found.start(), found.end(), (found[1] or "") + _joined(found[2], found[3])
    for found in _QUOTED.finditer(text, start, stop):
        person = "3p" if found[2] in ("ils", "elles") else "3s"
        if parts(found[1]) <= _REPORTING and person in persons(found[1]):
            yield found.start(1), found.end(), _joined(found[1], found[2])


@rule(
    "ELI_TIL",
    "Verb–pronoun inversion without -t-",
    Category.GRAMMAR,
    Severity.MINOR,
    title_fr="Inversion sans le -t- de liaison",
    explanation_fr="Un verbe et son pronom sont inversés sans les traits d’union et le -t- qu’il faut : a t-il, a-t’elle, va-il, dit-t-il.\n\n"
    "Le français les lie par des traits d’union et ne met -t- qu’entre deux voyelles.",
    rows=[(_may_join, _PRONOUNS.__contains__)],
    outranks=["TYP_APOS", "PUN_MIDSTOP"],
    bad=[
        Bad("« Le vote est clos », ⟦a t’elle⟧ annoncé.", fixed="« Le vote est clos », a-t-elle annoncé."),
        Bad("Le maire ⟦va-il⟧ se retirer ?", fixed="Le maire va-t-il se retirer ?"),
        Bad("« Tout est prêt », ⟦affirme t-il⟧.", fixed="« Tout est prêt », affirme-t-il."),
        Bad("« Nous verrons », ⟦dit-t-elle⟧.", fixed="« Nous verrons », dit-elle."),
        Bad("⟦Y a-t’on⟧ songé assez tôt ?", fixed="Y a-t-on songé assez tôt ?"),
        Bad("« C’est un tournant », ⟦explique elle⟧.", fixed="« C’est un tournant », explique-t-elle."),
    ],
    good=[
        Good("« Pourquoi maintenant ? » demande-t-elle, et que répond-il ?"),
        Good("Convainc-t-il encore ? Il y a, on le sait, des doutes."),
        Good("Va-t’en, entre elle et lui, comme elle, contre elle."),
        Good("Puisse-t-il guérir ; fût-il ministre, doit-on l’écouter ?"),
        Good("Le parti qu’il a, elle l’a quitté."),
    ],
)  # fmt: skip
def bad_inversion(article: Article) -> Findings:
    """A verb and its pronoun are inverted without the right hyphens and -t-: a t-il, a-t’elle, va-il, dit-t-il.

    French links them with hyphens, and puts -t- between two vowels only.
    """
    for start, end, right in _candidates(article):
        if article.masked(start, end):
            continue
        yield Finding(
            start,
            end,
            f"L’inversion s’écrit « {right} ».",
            f"The inversion is written “{right}”.",
            (Edit(start, end, right),),
            0.95,
            safe=True,
        )
