"""TMX: a translation memory, one segment a unit. The first English variant is the source of each French one."""

from __future__ import annotations

from collections.abc import Iterator

from tqcheck.errors import Trouble
from tqcheck.readers.inline import Inline
from tqcheck.readers.markup import Event, MarkupError, events
from tqcheck.readers.reader import Reader, Reading, Results
from tqcheck.readers.segments import Segment, assemble, broken, foreign_sources, place, quoted, speaks


def documents(data: bytes, path: str, reading: Reading) -> Results:
    """The documents of the bytes of a TMX file, which declares its encoding itself."""
    yield from assemble(_File(path, reading).segments(data), path, reading)


class _File:
    """What has been read of a file: the unit that is open, its variants, the one that is open."""

    def __init__(self, path: str, reading: Reading) -> None:
        self.path = path
        self.reading = reading
        self.unit, self.line, self.number = "", 0, 0
        self.language = ""
        self.variants: list[tuple[str, Inline]] = []
        self.seg: Inline | None = None
        self.preserve: list[bool] = [False]
        self.untranslated: list[Trouble] = []
        self.french = False
        self.told = False

    def segments(self, data: bytes) -> Iterator[Segment | Trouble]:
        """The segments, and what is wrong, in order."""
        try:
            for event in events(data):
                if not self.number and event.kind == "<" and len(self.preserve) == 1 and event.name != "tmx":
                    raise MarkupError(event.line, *_no_tmx(event.name))
                if event.kind == "<":
                    self.start(event)
                elif event.kind == ">":
                    yield from self.end(event.name)
                elif self.seg is not None:
                    self.seg.text(event.name)
        except MarkupError as error:
            yield broken(self.path, error)
        yield from self.missing()

    def start(self, event: Event) -> None:
        inherited = self.preserve[-1]
        self.preserve.append(inherited if event.preserve is None else event.preserve)
        if self.seg is not None:
            self.seg.start(event.name, (event.attributes.get("type"),))
        elif event.name == "tu":
            self.number += 1
            self.unit = event.attributes.get("tuid") or str(self.number)
            self.line, self.variants = event.line, []
        elif event.name == "tuv":
            self.language = event.language
        elif event.name == "seg":
            self.seg = Inline(event.line, self.preserve[-1])

    def end(self, name: str) -> Iterator[Segment | Trouble]:
        self.preserve.pop()
        if name == "seg" and self.seg is not None:
            self.variants.append((self.language, self.seg))
            self.seg = None
        elif self.seg is not None:
            self.seg.end()
        elif name == "tu":
            yield from self.translated()

    def translated(self) -> Iterator[Segment | Trouble]:
        """The segments of the unit that has ended."""
        targets = [variant for variant in self.variants if speaks(variant[0], "fr")]
        source = next((seg.value().strip() for language, seg in self.variants if speaks(language, "en")), None)
        others = ", ".join(language for language, _ in self.variants) or "…"
        if not targets:
            self.untranslated.append(_untranslated(self.path, self.line, self.unit, others))
        elif source is None and self.reading.source and not self.told:
            self.told = True
            yield foreign_sources(self.path, self.line, others)
        self.french = self.french or bool(targets)
        if self.french:
            yield from self.untranslated
            self.untranslated.clear()
        for language, seg in targets:
            name = self.unit if len(targets) == 1 else f"{self.unit} {language}"
            yield Segment(name, seg.value().strip(), source, seg.line)

    def missing(self) -> Iterator[Trouble]:
        """What no French variant was found for: one sentence where there is none at all."""
        if self.untranslated:
            yield Trouble(
                self.path,
                f'{self.path} n’a aucun texte en français\N{NO-BREAK SPACE}: xml:lang="fr" est attendu.',
                f'{self.path} holds no French: xml:lang="fr" is expected.',
            )


def _untranslated(path: str, line: int, unit: str, languages: str) -> Trouble:
    return place(
        path,
        line,
        f"l’unité {quoted(unit)} n’a pas de français ({languages}), elle n’a pas été vérifiée.",
        f"the unit “{unit}” has no French ({languages}), it was not checked.",
    )


def _no_tmx(name: str) -> tuple[str, str]:
    return (
        f"l’élément <tmx> est attendu, pas <{name}>.",
        f"the element <tmx> is expected, not <{name}>.",
    )


TMX = Reader("TMX", (".tmx",), bytes=documents)
