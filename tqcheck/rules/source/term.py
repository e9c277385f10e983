"""SRC_TERM."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.glossary import Term
from tqcheck.lexicon.words import rows
from tqcheck.rule import Bad, Category, Edit, Finding, Findings, Good, Severity, Tier, rule
from tqcheck.source import Span
from tqcheck.text.terms import english_pattern, french_terms, heads
from tqcheck.text.tokens import Token, tokenise
from tqcheck.text.wordindex import present

_Use = tuple[Pair, Span]  # where a term of the source stands, and the pair that holds it


@rule(
    "SRC_TERM",
    "Term that the glossary forbids or misses",
    Category.TERMINOLOGY,
    Severity.MAJOR,
    title_fr="Terme contraire au glossaire",
    explanation_fr="Un terme de la source a une forme française connue pour fausse, ou que le glossaire interdit.\n\n"
    "Les institutions ont des noms qui ne se traduisent pas mot à mot, et les maisons leurs propres termes. De la table fournie, seules les formes fausses sont signalées ; d’un glossaire (--glossary), aussi les termes dont la forme française manque.",
    tier=Tier.B,
    outranks=["LEX_NAMELIT", "LEX_CALQUE", "LEX_FALSEFRIEND", "SRC_FALSEFRIEND"],
    bad=[
        Bad("La ⟦Maison des représentants⟧ siège jeudi.", source="The House of Representatives meets on Thursday."),
        Bad("Le ⟦secrétaire à l’État⟧ est à Doha.", source="The secretary of state is in Doha."),
        Bad("Les sénateurs ont amendé la ⟦facture⟧.",
            source="Senators amended the bill."),
        Bad("Le président a signé un ⟦ordre exécutif⟧.", source="The president signed an executive order."),
        Bad("L’incendie d’une ⟦plante⟧ nucléaire inquiète Kyiv.",
            source="A fire at a nuclear plant worries Kyiv."),
    ],
    good=[
        Good("La Chambre basse siège jeudi.", source="The House of Representatives meets on Thursday."),
        Good("Le chef de la diplomatie américaine est à Doha.", source="The secretary of state is in Doha."),
        Good("Les sénateurs ont amendé le projet de loi.", source="Senators amended the bill."),
        Good("La facture d’électricité double.", source="The electricity bill doubles."),
        Good("Le procureur général de l’État a fait appel.", source="The state attorney general appealed."),
    ],
)  # fmt: skip
def wrong_term(bitext: Bitext) -> Findings:
    """A term of the source has a French form that is known to be wrong, or that the glossary forbids.

    Institutions have names that are not to be translated word by word, and houses have terms of their own. Of the
    built-in table only wrong forms are reported; of a glossary (--glossary) also terms whose French form is missing.
    """
    own = bitext.glossary.terms if bitext.glossary else ()
    said = {variant.lower() for term in own for variant in term.source}
    for term in own:
        yield from _held(bitext, term, required=bool(term.target))
    numbers = chain.from_iterable(map(_by_head().__getitem__, present(bitext.source.words, _heads())))
    for number in sorted(set(numbers)):
        term, unless = _built_in()[number]
        if not said or said.isdisjoint(variant.lower() for variant in term.source):
            yield from _held(bitext, term, unless=unless)


@cache
def _built_in() -> tuple[tuple[Term, frozenset[str]], ...]:
    """The terms of the table, with the English words beside which nothing is said."""
    table = rows("institutional_terms.txt")
    return tuple(
        (Term(tuple(source.split("|")), tuple(target.split("|")), tuple(wrong.split("|"))), _words(unless))
        for source, target, wrong, unless in table
    )


@cache
def _by_head() -> dict[str, list[int]]:
    """The numbers of the terms of the table that may begin with a word."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (term, _) in enumerate(_built_in()):
        for head in chain.from_iterable(map(heads, term.source)):
            found[head].append(number)
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(_by_head())


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.lower().split())


def _uses(bitext: Bitext, term: Term) -> Iterator[_Use]:
    """Where a term stands in the source, one use for each trusted pair."""
    seen: set[int] = set()
    for variant in term.source:
        for head in heads(variant):
            for at in bitext.source.words.get(head, ()):
                found = english_pattern(variant, term.case).match(bitext.source.text, at)
                pair = bitext.pair_of(at) if found else None
                if found and pair and pair.targets and pair.confidence >= FLOOR and pair.number not in seen:
                    seen.add(pair.number)
                    yield pair, found.span()


def _held(bitext: Bitext, term: Term, *, required: bool = False, unless: frozenset[str] = frozenset()) -> Findings:
    """What is wrong with the uses of one term."""
    for pair, use in _uses(bitext, term):
        forbidden = list(french_terms(term.forbidden, pair.tokens, case=term.case))
        if not (forbidden or required) or (unless and not unless.isdisjoint(pair.source_words)):
            continue
        wanted = list(french_terms(term.target, pair.tokens, case=term.case))
        wrong = [
            span
            for span in forbidden
            if not any(start <= span[0] and span[1] <= end and end - start > span[1] - span[0] for start, end in wanted)
        ]
        right = [span for span in wanted if not any(start <= span[0] and span[1] <= end for start, end in wrong)]
        if wrong and (required or not right):
            yield from (_wrong(bitext, term, span, use) for span in sorted(set(wrong))[:1])
        elif required and not wrong and not right and not _near(bitext, pair, term):
            yield _missing(bitext, term, pair, use)


def _near(bitext: Bitext, pair: Pair, term: Term) -> bool:
    """True where an accepted form stands in the passages before and behind."""
    (start, end), _ = pair.near()
    tokens: tuple[Token, ...] = tokenise(bitext.article.text, start, end)
    return next(french_terms(term.target, tokens, case=term.case), None) is not None


def _wrong(bitext: Bitext, term: Term, span: Span, use: Span) -> Finding:
    here, there = bitext.article.text[slice(*span)], bitext.source.text[slice(*use)]
    instead = term.target[0] if term.target else ""
    fr = f"« {here} » ne rend pas le terme “{there}” de la source" + (f" : « {instead} »." if instead else ".")
    en = f"“{here}” is no rendering of the source’s “{there}”" + (f": “{instead}”." if instead else ".")
    note = f" {term.note}" if term.note else ""
    edits = (Edit(*span, instead),) if instead and len(term.target) == 1 and here == term.forbidden[0] else ()
    return Finding(*span, fr + note, en + note, edits, 0.85, source=use)


def _missing(bitext: Bitext, term: Term, pair: Pair, use: Span) -> Finding:
    there, wanted = bitext.source.text[slice(*use)], " ou ".join(f"« {each} »" for each in term.target)
    english = " or ".join(f"“{each}”" for each in term.target)
    note = f" {term.note}" if term.note else ""
    return Finding(
        pair.end,
        pair.end,
        f"Le glossaire rend “{there}” par {wanted}, qui manque dans la phrase.{note}",
        f"The glossary renders “{there}” as {english}, which is missing from the sentence.{note}",
        confidence=0.8,
        source=use,
    )
