"""Documents checked by other processes, in chunks: how they travel, and what becomes of one that ends its process."""

from __future__ import annotations

import io
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any

from tqcheck.check import Checked, Issue
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.rule import Rule
from tqcheck.scale.checking import Item, Setup, same
from tqcheck.scale.pool import Lost, run
from tqcheck.scale.rows import Read
from tqcheck.scale.stream import Line
from tqcheck.unchecked import fatal

_SIZE = 200_000  # code points of a chunk: some hundredths of a second, so that all processes end together
_MOST = 500  # documents of a chunk


_Given = tuple[Document | Line, int]  # what a process checks, with the number of its rules


@dataclass(slots=True)
class _Chunk:
    """Documents that one process checks at once, and the troubles that were met among them."""

    items: list[tuple[Any, int]] = field(default_factory=list)
    size: int = 0

    @property
    def given(self) -> list[_Given]:
        return [(each, number) for each, number in self.items if isinstance(each, Document | Line)]

    def add(self, item: tuple[Any, int]) -> None:
        self.items.append(item)
        if isinstance(item[0], Document):
            self.size += len(item[0].text) + len(item[0].source or "")
        elif isinstance(item[0], Line):
            self.size += item[0].size

    @property
    def full(self) -> bool:
        return self.size >= _SIZE or len(self.items) >= _MOST


def check_apart(
    setup: Setup, items: Iterable[Item], jobs: int, method: str | None = None
) -> Iterator[Checked | Trouble]:
    """The result for each item, in their order, by processes even if it is one: what ends them is a trouble."""
    return make_apart(setup, items, same, jobs, method)


def make_apart(
    setup: Setup, items: Iterable[tuple[Any, int]], make: Callable[[Checked], Any], jobs: int, method: str | None = None
) -> Iterator[Any]:
    """What `make` makes of each result, where that is found: the less it is, the less travels.

    An item may also be a Line, which is read where it is checked, and gives a Read; any other thing is given back.
    """
    waiting: deque[_Chunk] = deque()
    for result in run(partial(_check_chunk, setup, make), _sent(items, waiting), jobs, method):
        chunk = waiting.popleft()
        if isinstance(result, Lost):
            yield from _one_by_one(setup, chunk, make, method)
            continue
        found = iter(_unpack(result, setup, chunk.given))
        for each, _ in chunk.items:
            yield _met(each, next(found)) if isinstance(each, Document | Line) else each


def _met(each: Document | Line, result: Any) -> Any:
    return Read(each, *result) if isinstance(each, Line) else result


def _one_by_one(setup: Setup, chunk: _Chunk, make: Callable[[Checked], Any], method: str | None) -> Iterator[Any]:
    """The results of a chunk that ended its processes: each document has one of its own, so that one alone is lost."""
    sent = [[each] for each in chunk.given]
    results = run(partial(_check_chunk, setup, make), sent, 1, method)
    for each, number in chunk.items:
        if not isinstance(each, Document | Line):
            yield each
            continue
        result = next(results)
        if isinstance(result, Lost):
            yield fatal(each.document if isinstance(each, Line) else each, result.status)
        else:
            yield _met(each, *_unpack(result, setup, [(each, number)]))


def _sent(items: Iterable[tuple[Any, int]], waiting: deque[_Chunk]) -> Iterator[list[_Given]]:
    """The documents of each chunk; the chunk itself waits for its result."""
    chunk = _Chunk()
    for item in items:
        chunk.add(item)
        if chunk.full:
            waiting.append(chunk)
            yield chunk.given
            chunk = _Chunk()
    if chunk.items:
        waiting.append(chunk)
        yield chunk.given


def _check_chunk(setup: Setup, make: Callable[[Checked], Any], documents: list[_Given]) -> bytes:
    found = [
        setup.make(each, number, make) if isinstance(each, Document) else setup.read(each, number, make)
        for each, number in documents
    ]
    stream = io.BytesIO()
    _Pickler(stream, setup, documents).dump(found)
    return stream.getvalue()


# What a frozen dataclass is made of again: the way that it offers itself takes several times as long.
_PARTS = {kind: attrgetter(*(each.name for each in fields(kind))) for kind in (Checked, Issue)}


class _Pickler(pickle.Pickler):
    """Writes rules and documents, which the other side has, as their numbers."""

    def __init__(self, stream: io.BytesIO, setup: Setup, documents: list[_Given]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._places = {id(rule): ("rule", n) for n, rule in enumerate(setup.rules)}
        self._places |= {id(document): ("document", n) for n, (document, _) in enumerate(documents)}

    def persistent_id(self, thing: Any) -> tuple[str, int] | None:
        return self._places.get(id(thing)) if isinstance(thing, Rule | Document) else None

    def reducer_override(self, thing: Any) -> Any:
        parts = _PARTS.get(type(thing))
        return NotImplemented if parts is None else (type(thing), parts(thing))


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, setup: Setup, documents: list[_Given]) -> None:
        super().__init__(io.BytesIO(data))
        self._rules, self._documents = setup.rules, documents

    def persistent_load(self, place: tuple[str, int]) -> Rule | Document | Line:
        kind, number = place
        return self._rules[number] if kind == "rule" else self._documents[number][0]


def _unpack(data: bytes, setup: Setup, documents: list[_Given]) -> list[Any]:
    found: list[Any] = _Unpickler(data, setup, documents).load()
    return found
