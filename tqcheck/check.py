"""check: run rules on a document, lift their findings to it, and keep one issue for one accident. Pure."""

from __future__ import annotations

import enum
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tqcheck import catalogue
from tqcheck.article import Article
from tqcheck.bitext import Bitext
from tqcheck.document import Document
from tqcheck.glossary import Glossary
from tqcheck.profiles import House
from tqcheck.rule import Edit, Finding, Rule, Severity, Tier
from tqcheck.source import Source, Span
from tqcheck.text.language import document_language, source_language
from tqcheck.triggers import plan


class State(enum.StrEnum):
    """Whether an issue counts, or why it does not."""

    NEW = "new"
    KNOWN = "known"  # it is in the baseline
    DISMISSED = "dismissed"  # somebody said, with a reason, that it is none
    UNCHANGED = "unchanged"  # it stands outside the lines that were asked for


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding in the coordinates of the document: code points, end exclusive; `source` is a span of its source."""

    rule: Rule
    start: int
    end: int
    text: str
    fr: str
    en: str
    edits: tuple[Edit, ...]
    confidence: float
    safe: bool
    fingerprint: str
    source: Span | None = None
    state: State = State.NEW
    note: str = ""  # the reason of a dismissal

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def tier(self) -> Tier:
        """The rule's tier."""
        return self.rule.tier

    def message(self, lang: str) -> str:
        """The reason, in French ("fr") or English ("en")."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check saw: the document, its issues in order, and its language (an ISO code, "und" where unsure).

    `doubt` tells why the source, which the document then has no longer, was not used: the language that it is in, or
    "unrelated" where it is that of another text.
    """

    document: Document
    issues: tuple[Issue, ...]
    language: str
    doubt: str = ""

    @property
    def new(self) -> tuple[Issue, ...]:
        """The issues that count: those that nothing set aside."""
        return tuple(issue for issue in self.issues if issue.state is State.NEW)

    @property
    def foreign(self) -> bool:
        """True where the text is in another language, so that no rule could be asked."""
        return self.language not in ("fr", "und")


def check(
    document: Document,
    rules: Iterable[Rule] | None = None,
    profile: House | None = None,
    glossary: Glossary | None = None,
) -> Checked:
    """Check one document; of one that is not French only that is said, of an English one that it is untranslated.

    A `profile` (tqcheck.profiles.get) holds the typography to a house; without one, to the document's own habits. A
    `glossary` (tqcheck.glossary.read) names the terms that are wanted where the document has a source.

    Cost: one pass of every trigger, and the analyses that triggered rules ask for.
    """
    article = Article(document, profile)
    language = document_language(document.text, next(iter(article.running)).words)
    chosen = catalogue.choose() if rules is None else tuple(rules)
    if language not in ("fr", "und"):
        untranslated = _untranslated(article, chosen) if language == "en" else []
        doubt = "" if document.source is None else _not_english(document.source)
        return Checked(document, tuple(_lift(article, untranslated)), language, doubt)
    bitext, doubt = _bitext(article, glossary)
    if doubt:
        document = replace(document, source=None, source_path="")
    found = [(rule, finding) for rule in plan(chosen).wanted(article) for finding in rule.search(article, bitext)]
    kept = arbitrate(found)
    checked = Checked(document, tuple(_lift(article, kept, bitext)), language, doubt)
    for each in (article, bitext) if bitext else (article,):
        vars(each).clear()  # sentences and pairs hold what holds them: without the circle all is freed now
    return checked


def _bitext(article: Article, glossary: Glossary | None) -> tuple[Bitext | None, str]:
    """The article beside its source, or why there is no comparing them: empty where it has none."""
    source = article.document.source
    if source is None:
        return None, ""
    doubt = _not_english(source)
    if doubt:
        return None, doubt
    bitext = Bitext(article, Source(source), glossary)
    return (bitext, "") if bitext.related else (None, "unrelated")


def _not_english(source: str) -> str:
    language = source_language(source)
    return "" if language == "en" else language


def _untranslated(article: Article, rules: Iterable[Rule]) -> list[tuple[Rule, Finding]]:
    """One finding for a text that is English from end to end, where the rule on English sentences was asked for."""
    text = article.text
    start = len(text) - len(text.lstrip())
    finding = Finding(
        start,
        max(start, len(text.rstrip())),
        "Le texte entier est en anglais : il n’a pas été traduit.",
        "The whole text is in English: it was not translated.",
        (),
        0.99,
    )
    return [(rule, finding) for rule in rules if rule.code == "ENG_SENT"]


def arbitrate(found: list[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """Keep one finding for one accident: of two that overlap, the one that outranks, else the earlier and longer."""
    ordered = sorted(found, key=lambda rf: (rf[1].start, -rf[1].end, rf[0].code))
    dropped: set[int] = set()
    open_: list[int] = []
    for index, (rule, finding) in enumerate(ordered):
        open_ = [i for i in open_ if ordered[i][1].end > finding.start and i not in dropped]
        for other in open_:
            rival = ordered[other][0]
            if _outranks(rule, rival):
                dropped.add(other)
            elif index not in dropped and (_outranks(rival, rule) or _same_accident(ordered[other][1], finding)):
                dropped.add(index)
        if index not in dropped:
            open_.append(index)
    return [pair for index, pair in enumerate(ordered) if index not in dropped]


def _outranks(rule: Rule, other: Rule) -> bool:
    return (
        other.code in rule.outranks
        or other.family in rule.outranks
        or rule.code in other.yields_to
        or rule.family in other.yields_to
    )


def _same_accident(first: Finding, second: Finding) -> bool:
    """Overlapping findings are one accident, but for a mark in a long passage, or in one that is mended elsewhere."""
    shorter, longer = sorted((first, second), key=lambda finding: finding.end - finding.start)
    if (
        longer.edits
        and longer.start < shorter.start
        and not any(edit.start <= shorter.end and edit.end >= shorter.start for edit in longer.edits)
    ):
        return False
    length = longer.end - longer.start
    return length < 60 or (shorter.end - shorter.start) * 3 > length


def _lift(article: Article, found: Iterable[tuple[Rule, Finding]], bitext: Bitext | None = None) -> Iterable[Issue]:
    view = article.view
    text = article.document.text
    seen: Counter[str] = Counter()
    for rule, finding in found:
        start, end = view.raw(finding.start), view.raw_end(finding.end)
        context = " ".join(text[_clip(text, start, -30) : _clip(text, end, 30)].split())
        key = f"{rule.code}\0{' '.join(text[start:end].split())}\0{context}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        yield Issue(
            rule, start, end, text[start:end], _typeset(finding.fr), _typeset(finding.en),
            _lift_edits(article, finding.edits), finding.confidence, finding.safe, digest,
            _lift_source(bitext, finding.source),
        )  # fmt: skip


def _clip(text: str, offset: int, reach: int) -> int:
    """The offset that lies `reach` code points away, but on the same line: a paragraph that moves keeps its issues."""
    if reach < 0:
        return max(offset + reach, text.rfind("\n", 0, offset) + 1)
    end = text.find("\n", offset, offset + reach)
    return min(offset + reach, len(text)) if end < 0 else end


def _lift_source(bitext: Bitext | None, span: Span | None) -> Span | None:
    if bitext is None or span is None:
        return None
    view = bitext.source.view
    return view.raw(span[0]), view.raw_end(span[1])


def _lift_edits(article: Article, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits in the document; none where one would cut a letter from its combining marks."""
    view = article.view
    if any(view.splits(edit.start) or view.splits(edit.end) for edit in edits):
        return ()
    text = article.document.text
    return tuple(
        Edit(*_whole_lines(text, view.raw(edit.start), view.raw(edit.end)), _printed(article, edit.replacement))
        for edit in edits
    )


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened or narrowed so that it does not part a carriage return from its line feed."""
    if start == end:
        start = end = start - (start > 0 and text[start - 1 : start + 1] == "\r\n")
    if start < end and text[max(0, start - 1) : start + 1] == "\r\n":
        start -= 1
    if start < end and text[end - 1 : end + 1] == "\r\n":
        end -= 1
    return start, end


def _typeset(message: str) -> str:
    """A message with printed apostrophes, also in what it quotes from the view."""
    return message.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _printed(article: Article, replacement: str) -> str:
    """The replacement with the apostrophe and the line ends that the document prints."""
    if "'" in replacement:
        replacement = replacement.replace("'", article.profile.apostrophe)
    if "\n" in replacement and "\r\n" in article.document.text:
        replacement = replacement.replace("\r\n", "\n").replace("\n", "\r\n")
    return replacement


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, which must not overlap."""
    pieces: list[str] = []
    place = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        pieces += (text[place : edit.start], edit.replacement)
        place = edit.end
    return "".join((*pieces, text[place:]))
