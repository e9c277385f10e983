"""Markup: XML from strangers, read as a stream of events without entities, network or document type.

`defusedxml` refuses entities and external references. Nothing is kept but the open elements, so that memory does not
grow with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

_CHUNK = 1 << 16
_DEEPEST = 200
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Event(NamedTuple):
    """A start ("<"), an end (">") or some text (""); `name` is the element's, without its namespace, or the text."""

    kind: str
    name: str
    attributes: Mapping[str, str]
    line: int

    @property
    def language(self) -> str:
        """xml:lang, or lang as old TMX has it, in lower case."""
        return (self.attributes.get(_LANG) or self.attributes.get("lang") or "").lower()

    @property
    def preserve(self) -> bool | None:
        """True where xml:space keeps white space, None where it does not say."""
        space = self.attributes.get(_SPACE)
        return None if space is None else space == "preserve"


class MarkupError(Exception):
    """A place at which XML cannot be read on: its line, and why."""

    def __init__(self, line: int, fr: str, en: str) -> None:
        super().__init__(en)
        self.line, self.fr, self.en = line, fr, en


class _Listener:
    """Takes what the parser tells and keeps it until it is fetched."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.open: list[tuple[str, int]] = []
        self.where: Callable[[], int] = lambda: 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name, line = tag.rpartition("}")[2], self.where()
        self.open.append((name, line))
        if len(self.open) > _DEEPEST:
            raise MarkupError(
                line, f"plus de {_DEEPEST} éléments sont emboîtés.", f"more than {_DEEPEST} elements are nested."
            )
        self.events.append(Event("<", name, attributes, line))

    def end(self, tag: str) -> None:
        name, _ = self.open.pop()
        self.events.append(Event(">", name, {}, 0))

    def data(self, text: str) -> None:
        self.events.append(Event("", text, {}, 0))

    def close(self) -> None:
        """Nothing is built."""


def events(data: bytes) -> Iterator[Event]:
    """What XML tells, in order; MarkupError at the place where it can be read no further."""
    from defusedxml.ElementTree import XMLParser

    listener = _Listener()
    parser = XMLParser(target=listener, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    listener.where = lambda: parser.parser.CurrentLineNumber
    for start in range(0, len(data) + 1, _CHUNK):
        failure = _feed(parser, data[start : start + _CHUNK], start + _CHUNK > len(data), listener)
        yield from listener.events
        listener.events.clear()
        if failure is not None:
            raise failure


def _feed(parser: Any, chunk: bytes, last: bool, listener: _Listener) -> MarkupError | None:
    """Give the parser a piece of the file; what stops it, if anything does."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        parser.feed(chunk)
        if last:
            parser.close()
    except MarkupError as error:
        return error
    except DefusedXmlException:
        return MarkupError(
            listener.where(),
            "le fichier définit une entité ou renvoie à un autre fichier, ce qui est refusé.",
            "the file defines an entity or refers to another file, which is refused.",
        )
    except ParseError as error:
        return _malformed(error.position[0], error.position[1] + 1, str(error), listener.open)
    except (LookupError, ValueError):
        return MarkupError(1, "l’encodage déclaré n’est pas connu.", "the declared encoding is not known.")
    return None


def _malformed(line: int, column: int, why: str, opened: list[tuple[str, int]]) -> MarkupError:
    """The sentence for a complaint of the parser: what it expected, where that is known."""
    name, start = opened[-1] if opened else ("", 0)
    if name and why.startswith(("mismatched tag", "no element found")):
        return MarkupError(
            line,
            f"</{name}> est attendu, pour fermer l’élément de la ligne {start}.",
            f"</{name}> is expected, to close the element of line {start}.",
        )
    if why.startswith("undefined entity"):
        return MarkupError(
            line,
            f"colonne {column}, une entité n’est pas définie\N{NO-BREAK SPACE}; & s’écrit &amp;.",
            f"column {column}, an entity is not defined; & is written &amp;.",
        )
    return MarkupError(
        line,
        f"ce n’est pas du XML bien formé (colonne {column}).",
        f"this is not well-formed XML (column {column}: {why.partition(':')[0]}).",
    )
