"""XLIFF 1.x and 2.x: one segment a unit, whose text is that of its targets; also the dialects of translation tools.

Units that are not to be translated and proposals of memories (alt-trans, matches) are left out; states are not looked
at: what is there is checked, and a unit without a target is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tqcheck.errors import Trouble
from tqcheck.readers.inline import Inline
from tqcheck.readers.markup import Event, MarkupError, events
from tqcheck.readers.reader import Reader, Reading, Results
from tqcheck.readers.segments import Segment, assemble, broken, foreign_sources, place, quoted, speaks

_UNITS = frozenset(("trans-unit", "unit"))
_HOLDERS = frozenset(("trans-unit", "segment", "ignorable"))
_KINDS = ("ctype", "subType", "type")


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The documents of the bytes of an XLIFF file, which declares its encoding itself."""
    yield from assemble(_File(path, reading).segments(data), path, reading)


class _Scope(NamedTuple):
    """What an element passes on to those inside it."""

    name: str
    translate: bool = True
    preserve: bool = False
    source: str = ""
    target: str = ""
    file: str = ""


@dataclass(slots=True)
class _Unit:
    """A unit that is being read: its finished pieces of source and target, and those of the segment that is open."""

    id: str
    line: int
    pieces: list[tuple[str, str]] = field(default_factory=list)
    target_line: int = 0
    open: dict[str, Inline] = field(default_factory=dict)
    foreign: bool = False


class _File:
    """What has been read of a file: the open elements, the unit and the text that is open."""

    def __init__(self, path: str, reading: Reading) -> None:
        self.path = path
        self.reading = reading
        self.scopes: list[_Scope] = []
        self.unit: _Unit | None = None
        self.text: Inline | None = None
        self.depth = 0
        self.told: set[tuple[str, str]] = set()

    def segments(self, data: bytes) -> Iterator[Segment | Trouble]:
        """The segments, and what is wrong, in order."""
        try:
            for event in events(data):
                if event.kind == "<":
                    yield from self.start(event)
                elif event.kind == ">":
                    yield from self.end(event.name)
                elif self.text is not None:
                    self.text.text(event.name)
        except MarkupError as error:
            yield broken(self.path, error)

    def start(self, event: Event) -> Iterator[Trouble]:
        if self.text is not None:
            self.depth += 1
            self.text.start(event.name, tuple(event.attributes.get(key) for key in _KINDS))
            return
        scope = self._scope(event)
        holder = self.scopes[-1].name if self.scopes else ""
        self.scopes.append(scope)
        if event.name in _UNITS and scope.translate:
            self.unit = _Unit(event.attributes.get("id") or str(event.line), event.line)
        elif self.unit is not None and holder in _HOLDERS and event.name in ("source", "target"):
            self.text = self.unit.open[event.name] = Inline(event.line, scope.preserve)
            if event.name == "target":
                self.unit.target_line = self.unit.target_line or event.line
                yield from self._target(self.unit, event.language or scope.target, scope.file, event.line)

    def end(self, name: str) -> Iterator[Segment | Trouble]:
        if self.text is not None:
            if self.depth:
                self.depth -= 1
                self.text.end()
                return
            self.text = None
        scope = self.scopes.pop()
        if self.unit is None:
            return
        if name in _HOLDERS:
            _close(self.unit, name)
        if name in _UNITS:
            yield from self._finish(self.unit, scope)
            self.unit = None

    def _scope(self, event: Event) -> _Scope:
        given = event.attributes
        if not self.scopes:
            if event.name != "xliff":
                raise MarkupError(event.line, *_no_xliff(event.name))
            return _Scope("xliff", source=given.get("srcLang", ""), target=given.get("trgLang", ""))
        outer = self.scopes[-1]
        file = (given.get("original") or given.get("id", "")) if event.name == "file" else outer.file
        return _Scope(
            event.name,
            {"yes": True, "no": False}.get(given.get("translate", ""), outer.translate),
            outer.preserve if event.preserve is None else event.preserve,
            given.get("source-language", outer.source),
            given.get("target-language", outer.target),
            file,
        )

    def _target(self, unit: _Unit, language: str, file: str, line: int) -> Iterator[Trouble]:
        """Tell once for a file that its targets are not French."""
        unit.foreign = bool(language) and not speaks(language, "fr")
        if unit.foreign and (file, language) not in self.told:
            self.told.add((file, language))
            yield place(
                self.path,
                line,
                f"la langue cible est {language}, le français est attendu\N{NO-BREAK SPACE}; ces segments n’ont pas "
                "été vérifiés.",
                f"the target language is {language}, French is expected; these segments were not checked.",
            )

    def _finish(self, unit: _Unit, scope: _Scope) -> Iterator[Segment | Trouble]:
        if unit.foreign:
            return
        translated = [piece for piece in unit.pieces if piece[1].strip() or not piece[0].strip()]
        line = unit.target_line or unit.line
        if len(translated) < len(unit.pieces) and any(target.strip() for _, target in translated):
            yield _partly(self.path, line, unit.id)
        chosen = translated if any(target.strip() for _, target in translated) else unit.pieces
        source, target = (_run([piece[side] for piece in chosen]) for side in (0, 1))
        known = speaks(scope.source, "en") or not scope.source
        if target and not known and self.reading.source and ("", scope.file) not in self.told:
            self.told.add(("", scope.file))
            yield foreign_sources(self.path, line, scope.source)
        yield Segment(unit.id, target, source if known or not target else None, line, group=scope.file)


def _close(unit: _Unit, name: str) -> None:
    """Keep the texts of the segment that ends; what is ignorable is the same in both where it has no target."""
    source, target = (unit.open[key].value() if key in unit.open else "" for key in ("source", "target"))
    unit.open.clear()
    unit.pieces.append((source, target or (source if name == "ignorable" else "")))


def _run(pieces: list[str]) -> str:
    """The pieces in a row, with a space where none parts two of them."""
    text = ""
    for piece in pieces:
        apart = not text or not piece or text[-1].isspace() or piece[0].isspace()
        text += piece if apart else f" {piece}"
    return text.strip()


def _partly(path: str, line: int, unit: str) -> Trouble:
    return place(
        path,
        line,
        f"une partie de l’unité {quoted(unit)} n’a pas de traduction, elle n’a pas été vérifiée.",
        f"a part of the unit “{unit}” has no translation, it was not checked.",
    )


def _no_xliff(name: str) -> tuple[str, str]:
    return (
        f"l’élément <xliff> est attendu, pas <{name}>.",
        f"the element <xliff> is expected, not <{name}>.",
    )


XLIFF = Reader("XLIFF", (".xlf", ".xliff", ".sdlxliff", ".mqxliff"), bytes=documents)
