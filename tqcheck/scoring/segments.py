"""Segments: a translation and its references side by side, refused where sacrebleu would score them silently wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tqcheck.errors import TqcheckError

_NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Text:
    """The segments of one file or document: `name` and `fr` as English and French tell it, `lines` their numbers."""

    name: str
    segments: tuple[str, ...]
    lines: tuple[int, ...]
    fr: str = ""

    @property
    def nom(self) -> str:
        """The name in French."""
        return self.fr or self.name


@dataclass(frozen=True, slots=True)
class Segments:
    """Segments of a system and of each reference, one for one; `lines` are those of the system.

    No reference is empty, no segment holds a line end, all have trailing space cut, as sacrebleu's command does.
    """

    system: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    def __len__(self) -> int:
        """The number of segments."""
        return len(self.system)

    @property
    def empty(self) -> int:
        """The number of segments of the system that hold nothing: each scores 0."""
        return sum(not each.strip() for each in self.system)

    @property
    def digest(self) -> str:
        """A digest of the references: scores against other references are not comparable."""
        digest = hashlib.sha256()
        for reference in self.references:
            digest.update("\n".join(reference).encode("utf-8", "surrogatepass") + b"\0")
        return digest.hexdigest()[:16]


def joined(several: Sequence[Segments]) -> Segments:
    """The segments of several texts, one or more, which have as many references."""
    return Segments(
        tuple(chain.from_iterable(each.system for each in several)),
        tuple(
            tuple(chain.from_iterable(each.references[number] for each in several))
            for number in range(len(several[0].references))
        ),
        tuple(chain.from_iterable(each.lines for each in several)),
    )


def listed(system: Sequence[str], references: Sequence[Sequence[str]]) -> Segments:
    """Segments given as lists; TqcheckError where they are no lists, or not one for one."""
    for what in (system, references, *([] if isinstance(references, str) else references)):
        if isinstance(what, str) or not isinstance(what, Sequence):
            raise TqcheckError(
                "A system is a list of segments and references are a list of such lists, not a string.",
                f"Un système est une liste de segments et les références une liste de telles listes,"
                f" pas une chaîne{_NBSP}; mettez-les entre crochets.",
            )
    numbers = range(1, len(references) + 1)
    return pair(
        _listed(system, "the system", "le système"),
        [_listed(references[n - 1], f"reference {n}", f"la référence {n}") for n in numbers],
    )


def _listed(segments: Sequence[str], name: str, fr: str) -> Text:
    for number, each in enumerate(segments, 1):
        if not isinstance(each, str):
            raise TqcheckError(
                f"Segment {number} of {name} is {each!r}, not a string.",
                f"Le segment {number} ({fr}) est {each!r}, pas une chaîne.",
            )
        if "\n" in each:
            raise TqcheckError(
                f"Segment {number} of {name} holds a line end; give each line as a segment of its own.",
                f"Le segment {number} ({fr}) contient une fin de ligne{_NBSP}; donnez un segment par ligne.",
            )
    return Text(name, tuple(segments), tuple(range(1, len(segments) + 1)), fr)


def lines(name: str, text: str) -> Text:
    """One segment a line, blank lines too, but for those at the end; lines end at U+000A alone."""
    split = text.split("\n")
    while split and not split[-1].strip():
        split.pop()
    return Text(name, tuple(split), tuple(range(1, len(split) + 1)))


def paragraphs(name: str, text: str, fr: str = "") -> Text:
    """One segment a paragraph: the lines that hold something."""
    kept = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return Text(name, tuple(line for _, line in kept), tuple(number for number, _ in kept), fr)


def pair(system: Text, references: Sequence[Text]) -> Segments:
    """The system beside its references; a line that is blank in all of them parts paragraphs and is no segment.

    TqcheckError names the file and the line of what cannot be scored.
    """
    if not references:
        raise TqcheckError(
            f"{system.name} has no reference to be scored against; give one with --reference.",
            f"{system.nom} n’a pas de référence{_NBSP}; donnez-en une avec --reference.",
        )
    for each in (system, *references):
        _hold(each)
    for each in references:
        if len(each.segments) != len(system.segments):
            a, b = len(system.segments), len(each.segments)
            raise TqcheckError(
                f"{system.name} has {a} segment{'s' * (a != 1)} but {each.name} has {b}: they must be one for one.",
                f"{system.nom} a {a} segment{'s' * (a > 1)} mais {each.nom} en a {b}{_NBSP}: "
                "il en faut autant de part et d’autre.",
            )
    kept = [
        number
        for number, segments in enumerate(zip(system.segments, *(each.segments for each in references), strict=True))
        if any(segment.strip() for segment in segments)
    ]
    for each in references:
        for number in kept:
            if not each.segments[number].strip():
                raise _empty(each, number, system)
    return Segments(
        tuple(system.segments[number].rstrip() for number in kept),
        tuple(tuple(each.segments[number].rstrip() for number in kept) for each in references),
        tuple(system.lines[number] for number in kept),
    )


def _hold(text: Text) -> None:
    if not any(each.strip() for each in text.segments):
        raise TqcheckError(
            f"{text.name} is empty: there is nothing to score.",
            f"{text.nom} est vide{_NBSP}: il n’y a rien à noter.",
        )
    for each, line in zip(text.segments, text.lines, strict=True):
        if "\r" in each.rstrip():
            raise TqcheckError(
                f"{text.name}, line {line}: a carriage return stands inside the segment; end lines with U+000A.",
                f"{text.nom}, ligne {line}{_NBSP}: un retour chariot se trouve dans le segment{_NBSP}; "
                "terminez les lignes par U+000A.",
            )


def _empty(reference: Text, number: int, system: Text) -> TqcheckError:
    line, there = reference.lines[number], system.lines[number]
    return TqcheckError(
        f"{reference.name}, line {line}: the reference is empty, but {system.name} has a segment there (line {there}).",
        f"{reference.nom}, ligne {line}{_NBSP}: la référence est vide, alors que {system.nom} y a un segment "
        f"(ligne {there}).",
    )
