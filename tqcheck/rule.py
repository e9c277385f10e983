"""What a rule is: metadata, examples, a trigger and a function from a scope to findings."""

from __future__ import annotations

import enum
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from tqcheck.article import Article, Sentence
from tqcheck.bitext import FLOOR, Bitext, Pair
from tqcheck.compiled import compiled


class Severity(enum.StrEnum):
    """How much an issue harms the reader, as MQM grades it."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 1 for major, 2 for critical."""
        return ("minor", "major", "critical").index(self.value)


class Tier(enum.StrEnum):
    """How far a rule is trusted: A counts, B is shown as "to check", C must be asked for."""

    A = "A"
    B = "B"
    C = "C"


class Category(enum.StrEnum):
    """The MQM type of an issue, as a path below the dimension."""

    UNTRANSLATED = "Accuracy/Untranslated"
    OMISSION = "Accuracy/Omission"
    ADDITION = "Accuracy/Addition"
    MISTRANSLATION = "Accuracy/Mistranslation"
    NUMBER = "Accuracy/Number"
    INCONSISTENCY = "Accuracy/Inconsistency"
    EXTRANEOUS_CRITICAL = "Accuracy/Extraneous"
    TERMINOLOGY = "Terminology"
    TERM_NUMBER = "Terminology/Number"
    TERM_INCONSISTENCY = "Terminology/Inconsistency"
    LOCALE_TERM = "Locale/Terminology"
    LOCALE_TYPOGRAPHY = "Locale/Typography"
    LOCALE_PUNCTUATION = "Locale/Punctuation"
    LOCALE_CAPITALS = "Locale/Capitalisation"
    LOCALE_NUMBER = "Locale/Number format"
    LOCALE_DATE = "Locale/Date format"
    LOCALE_UNITS = "Locale/Units"
    EXTRANEOUS = "Fluency/Extraneous"
    DUPLICATION = "Fluency/Duplication"
    SPELLING = "Fluency/Spelling"
    PUNCTUATION = "Fluency/Punctuation"
    CAPITALS = "Fluency/Capitalisation"
    ENCODING = "Fluency/Encoding"
    MARKUP = "Fluency/Markup"
    GRAMMAR = "Grammar"
    AGREEMENT = "Grammar/Agreement"
    STYLE = "Style/Unidiomatic"


class Edit(NamedTuple):
    """Replace the code points [start, end) of the text by `replacement`."""

    start: int
    end: int
    replacement: str


class Finding(NamedTuple):
    """What a rule reports, in the coordinates of the normalised view.

    `fr` and `en` are one sentence each for a journalist; `safe` says that the edits may be applied unseen. `source` is
    the span of the source, in its own view, that tells.
    """

    start: int
    end: int
    fr: str
    en: str
    edits: tuple[Edit, ...] = ()
    confidence: float = 0.95
    safe: bool = False
    source: tuple[int, int] | None = None


Findings = Iterator[Finding]
Words = Set[str] | Callable[[str], bool]  # lower-case words, or a test of a word as it is written


class Bad(NamedTuple):
    """A defective text with the span between ⟦ and ⟧, and the text after the edits where there is one.

    `source` is the English text, for the rules that read it.
    """

    marked: str
    fixed: str | None = None
    source: str | None = None

    @property
    def text(self) -> str:
        """The text without its marks."""
        return self.marked.replace("⟦", "").replace("⟧", "")

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of the marked span in `text`."""
        start = self.marked.index("⟦")
        return start, self.marked.index("⟧") - 1


class Good(NamedTuple):
    """A correct text, and its source where that tempts, on which every rule must be silent."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its metadata and the function that finds."""

    code: str
    title: str
    category: Category
    severity: Severity
    tier: Tier
    trigger: str | None
    chars: frozenset[str]
    words: frozenset[str]
    outranks: tuple[str, ...]
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]
    scope: type
    function: Callable[[Any], Iterable[Finding]]
    literals: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    title_fr: str = ""
    explanation_fr: str = ""
    test: Callable[[str], bool] | None = None
    gaps: str | None = None
    rows: tuple[tuple[Words, ...], ...] = ()
    any_of: bool = False

    @property
    def family(self) -> str:
        """The part of the code before the underscore."""
        return self.code.split("_")[0]

    def heading(self, lang: str) -> str:
        """The title in a language: the English one where a plug-in's rule has no French one."""
        return self.title_fr if lang == "fr" and self.title_fr else self.title

    @property
    def explanation(self) -> str:
        """The docstring of the function, dedented."""
        return inspect.cleandoc(self.function.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the explanation."""
        return textwrap.shorten(self.explanation.split("\n\n")[0], 400)

    @property
    def options(self) -> dict[str, object]:
        """The options of the rule with their values: the keyword-only parameters of its function."""
        parameters = inspect.signature(self.function).parameters.values()
        return {each.name: each.default for each in parameters if each.kind is each.KEYWORD_ONLY}

    def tuned(self, options: Mapping[str, object]) -> Rule:
        """The rule with other values for its options; TypeError where it has no such option."""
        unknown = options.keys() - self.options.keys()
        if unknown:
            raise TypeError(f"{self.code} has no option {min(unknown)}")
        function = partial(self.function, **options)
        function.__doc__ = self.function.__doc__
        return replace(self, function=function)

    @property
    def sourced(self) -> bool:
        """True where the rule holds the target against its source, and is silent without one."""
        return self.scope in (Bitext, Pair)

    def search(self, article: Article, bitext: Bitext | None = None) -> Iterator[Finding]:
        """The findings in an article that wakes the rule (tqcheck.triggers), looked for where its trigger reaches."""
        if bitext is None and self.sourced:
            return iter(())
        if bitext is not None and self.scope is Bitext:
            return iter(self.function(bitext))
        if bitext is not None and self.scope is Pair:
            trusted = (pair for pair in bitext.pairs if pair.confidence >= FLOOR)
            return chain.from_iterable(map(self.function, trusted))
        if self.scope is Sentence:
            return chain.from_iterable(map(self.function, self._sentences(article)))
        if self.trigger is None or compiled(self.trigger).search(article.text):
            return iter(self.function(article))
        return iter(())

    def _sentences(self, article: Article) -> Iterator[Sentence]:
        if self.trigger is not None:
            hits: Iterable[int] = (hit.start() for hit in compiled(self.trigger).finditer(article.text))
        elif self.words:
            hits = article.where(self.words)
        else:
            yield from article.sentences
            return
        last = -1
        for hit in hits:
            index = article.sentence_index(hit)
            if index is not None and index != last:
                last = index
                yield article.sentences[index]


def _fixed(words: Words) -> Words:
    """Words that cannot change, so that a rule has a hash."""
    return frozenset(words) if isinstance(words, Set) else words


def _scope(function: Callable[[Any], Iterable[Finding]]) -> Any:
    """The annotation of the first parameter; `inspect.signature` would cost each start a tenth of a ms a rule."""
    first = next(iter(function.__annotations__.values()), None)
    if isinstance(first, str) and first.isidentifier():
        return function.__globals__.get(first)
    return next(iter(inspect.signature(function, eval_str=True).parameters.values())).annotation


def rule(
    code: str,
    title: str,
    category: Category,
    severity: Severity,
    *,
    bad: Iterable[Bad],
    good: Iterable[Good],
    title_fr: str = "",
    explanation_fr: str = "",
    tier: Tier = Tier.A,
    trigger: str | None = None,
    chars: Iterable[str] = (),
    words: Iterable[str] = (),
    test: Callable[[str], bool] | None = None,
    gaps: str | None = None,
    rows: Iterable[tuple[Words, ...]] = (),
    any_of: bool = False,
    literals: Iterable[str] = (),
    outranks: Iterable[str] = (),
    yields_to: Iterable[str] = (),
) -> Callable[[Callable[[Any], Iterable[Finding]]], Rule]:
    """Turn a function on an Article, a Sentence, a Pair or a Bitext into a Rule.

    What must be present for the function to be called at all:

    - one of the characters `chars`;
    - one of the lower-case `words`, or a word for which `test` is true; a word is a run of letters, digits and
      underscores, and each is tested as written, once, so that the test must not depend on anything else;
    - a gap between two words in which the pattern `gaps` is found; the gap before the first word begins with a line
      feed, the one behind the last ends with one;
    - two or three words in a row, whatever the gaps, as one of the `rows` says: sets of lower-case words or tests;
    - with `any_of`, one of these last three is enough;
    - one of the strings `literals`, as written;
    - then a match of `trigger`, a regular expression on the normalised view; a function on a Sentence is called for the
      sentences where it matches, one on a Pair for those whose alignment is trusted.

    `outranks` names the codes that this rule silences where their spans overlap, `yields_to` those of rules and
    families that silence it.
    """

    def wrap(function: Callable[[Any], Iterable[Finding]]) -> Rule:
        scope = _scope(function)
        if scope not in (Article, Sentence, Pair, Bitext):
            raise TypeError(f"{code}: the first parameter must be an Article, a Sentence, a Pair or a Bitext")
        return Rule(
            code, title, category, severity, tier, trigger, frozenset(chars), frozenset(words),
            tuple(outranks), tuple(bad), tuple(good),
            scope, function, tuple(literals), tuple(yields_to), title_fr, explanation_fr,
            test, gaps, tuple(tuple(map(_fixed, row)) for row in rows), any_of,
        )  # fmt: skip

    return wrap
