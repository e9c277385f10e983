"""Page: what a reader sees of a marked-up file, as a text with its origin, in one language and not as code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from tqcheck.document import Comment, Document
from tqcheck.origin import Origin
from tqcheck.readers.marked.flow import LINE, PARAGRAPH, Flow
from tqcheck.readers.marked.tags import Tag
from tqcheck.readers.segments import speaks

DEEPEST = 1000
_COMMAND = "tqcheck-"


class DepthError(Exception):
    """More elements are nested than anybody writes; the offset of the one too many."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the elements of a format mean.

    `unseen` ones are not text but for those `seen` inside them, `code` is seen but no text; `blocks` tell how they are
    divided from what is around them; `marks` is what a reader sees in front of them; `void` ones have no end tag;
    `within` names the elements in one of which another one is text, the foot of an article and not of a page;
    `closes` names the open elements that a start tag ends, `fences` those that it does not look behind for them.
    """

    unseen: frozenset[str]
    code: frozenset[str]
    blocks: Mapping[str, str]
    marks: Mapping[str, str] = field(default_factory=dict)
    void: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset(("br",))
    pictures: frozenset[str] = frozenset(("img",))
    closes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fences: frozenset[str] = frozenset()
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    unseen: bool = False
    spoken: bool = True
    translate: bool = True

    @property
    def shown(self) -> bool:
        return self.spoken and self.translate and not self.unseen


class Page:
    """Takes the markup and text of a file in order, and gathers what is to be checked."""

    def __init__(self, dialect: Dialect, text: str, language: str) -> None:
        self.dialect = dialect
        self.language = language
        self.file = text
        self.flow = Flow()
        self.foreign = ""
        self.comments: list[Tag] = []
        self._open: list[_Open] = [_Open("")]
        self._names: Counter[str] = Counter()

    @property
    def shown(self) -> bool:
        """True where text is to be checked."""
        return self._open[-1].shown

    def take(self, tag: Tag) -> None:
        """A piece of markup or text."""
        if tag.kind == "":
            self.text(tag.start, tag.end)
        elif tag.kind == "<":
            self.start(tag)
        elif tag.kind == ">":
            self.end(tag)
        elif tag.kind == "!":
            self.comment(tag)

    def text(self, start: int, end: int) -> None:
        """A stretch of the file that is text."""
        if self.shown:
            self.flow.escaped(self.file[start:end], start)

    def comment(self, tag: Tag) -> None:
        """A comment, which is kept where it is meant for us."""
        if tag.name.lstrip().startswith(_COMMAND):
            self.comments.append(tag)

    def start(self, tag: Tag) -> None:
        """An element begins."""
        name, dialect = tag.name, self.dialect
        self._close(dialect.closes.get(name, frozenset()))
        outer = self._open[-1]
        if name in dialect.blocks:
            self.flow.divide(dialect.blocks[name])
        elif name in dialect.breaks and outer.shown:
            self.flow.divide(PARAGRAPH if self.flow.pending else LINE)
        if name in dialect.pictures and outer.shown:
            self.flow.hole(tag.start, tag.end, picture=True)
        if name in dialect.void:
            return
        inner = self._inside(outer, tag)
        if outer.shown and not inner.shown and not (name in dialect.blocks or name in dialect.unseen):
            self.flow.hole(tag.start, tag.end)
        if inner.shown and name in dialect.marks:
            self.flow.mark(dialect.marks[name])
        if len(self._open) > DEEPEST:
            raise DepthError(tag.start)
        self._open.append(inner)
        self._names[name] += 1

    def end(self, tag: Tag) -> None:
        """An element ends, and what is open inside it."""
        if self._names[tag.name]:
            while self._pop() != tag.name:
                pass

    def leave(self) -> None:
        """All that is open ends."""
        while len(self._open) > 1:
            self._pop()

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        if name in self.dialect.blocks:
            self.flow.divide(self.dialect.blocks[name])
        if name in self.dialect.marks:
            self.flow.mark("")
        return name

    def _close(self, names: frozenset[str]) -> None:
        """End the innermost open element of these names, unless a fence stands before it."""
        if not names or not any(self._names[name] for name in names):
            return
        for each in reversed(self._open):
            if each.name in names:
                while self._pop() != each.name:
                    pass
                return
            if each.name in self.dialect.fences:
                return

    def _inside(self, outer: _Open, tag: Tag) -> _Open:
        name = tag.name
        hidden = outer.unseen and name not in self.dialect.seen
        unseen = hidden or name in self.dialect.unseen or name in self.dialect.code
        homes = self.dialect.within.get(name)
        if homes is not None and not any(self._names[home] for home in homes):
            unseen = True
        if tag.get("hidden") is not None or (tag.get("aria-hidden") or "").lower() == "true":
            unseen = True
        spoken, translate = outer.spoken, outer.translate
        language = tag.get("lang") or tag.get("xml:lang")
        if language:
            spoken = speaks(language.strip(), self.language)
            if not spoken:
                self.foreign = self.foreign or language.strip()
        wish = tag.get("translate")
        if wish is not None:
            translate = wish.strip().lower() != "no"
        return _Open(name, unseen, spoken, translate)

    def document(self, id_: str, path: str) -> Document:
        """The text that was gathered, with its origin and the comments that are meant for us."""
        plain = Document(self.file)
        comments = tuple(
            Comment(tag.name.strip(), plain.place(tag.start)[0], plain.place(max(tag.start, tag.end - 1))[0])
            for tag in self.comments
        )
        origin = Origin(self.file, tuple(self.flow.pieces()))
        return Document(self.flow.value, id_, path, origin=origin, comments=comments)
