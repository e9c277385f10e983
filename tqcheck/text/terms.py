"""Terms in running text: an English one in its plural too, a French one in any inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tqcheck.lexicon.equivalents import lemmas
from tqcheck.pattern import regex
from tqcheck.text.tokens import Token, tokenise

Span = tuple[int, int]
_RUN = regex(r"\w+")
# Small words that change with the number of what follows: le projet de loi, les projets des lois.
_SMALL = {
    form: head
    for head, forms in {
        "de": "de d'", "du": "du des", "le": "le la l' les", "à": "à", "au": "au aux", "un": "un une", "que": "que qu'",
    }.items()
    for form in forms.split()
}  # fmt: skip


@lru_cache(maxsize=4096)
def english_pattern(term: str, case: bool) -> re.Pattern[str]:
    """What finds an English term as whole words, the last also in its plural or with a possessive."""
    words = [re.escape(word) for word in term.split()]
    last = words[-1]
    plural = f"(?:{last[:-1]}ies|{last}(?:'?s|es|s')?)" if last.endswith("y") else f"{last}(?:'?s|es|s')?"
    return re.compile(rf"(?<!\w){'[ -]'.join([*words[:-1], plural])}(?!\w)", 0 if case else re.IGNORECASE)


@lru_cache(maxsize=32768)
def heads(term: str) -> tuple[str, ...]:
    """The lower-case words with which an English term can begin in running text: itself, or its plurals."""
    runs = _RUN.findall(term.lower())
    if len(runs) > 1:
        return (runs[0],)
    return (runs[0], f"{runs[0]}s", f"{runs[0]}es", f"{runs[0][:-1]}ies") if runs else ()


@lru_cache(maxsize=8192)
def _wanted(term: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenise(term, 0, len(term)))


def french_terms(terms: Sequence[str], tokens: Sequence[Token], *, case: bool) -> Iterator[Span]:
    """Where one of the French terms stands among the tokens, inflected or not; as written where the case counts."""
    for term in terms:
        wanted = _wanted(term)
        for i in range(len(tokens) - len(wanted) + 1 if wanted else 0):
            if _is(tokens[i].text, wanted[0], case) and all(
                _is(tokens[i + n].text, word, case) for n, word in enumerate(wanted[1:], 1)
            ):
                yield tokens[i].start, tokens[i + len(wanted) - 1].end


@lru_cache(maxsize=65536)
def _is(text: str, word: str, case: bool) -> bool:
    """True where a word of the text is the one of the term, or an inflection of it."""
    if text == word or case:
        return text == word
    low, other = text.lower(), word.lower()
    if low == other or (other in _SMALL and _SMALL.get(low) == _SMALL[other]):
        return True
    return other not in _SMALL and not _lemmas(low).isdisjoint(_lemmas(other))


def _lemmas(word: str) -> frozenset[str]:
    """The lemmas of a word, those of its parts where it has hyphens: vice-présidente."""
    return lemmas(word) or (frozenset((word.rstrip("sx"),)) if len(word) > 3 else frozenset())
