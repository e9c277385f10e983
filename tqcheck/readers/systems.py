"""Systems: the output of one engine each, as articles under names that several systems share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers import documents
from tqcheck.readers.companions import Wish, pair
from tqcheck.readers.files import File, find
from tqcheck.readers.reader import Reading, is_plain, reader_of

_ONLY = "1"  # the name of the article of a system that is one file of text


@dataclass(frozen=True, slots=True)
class System:
    """The articles of a system by name: the path below its folder, or the id in its file.

    `plain` is its file where it is just one file of text.
    """

    name: str
    documents: dict[str, Document] = field(default_factory=dict)
    plain: File | None = None


def systems(paths: Iterable[str], reading: Reading, wish: Wish) -> tuple[list[System], list[Trouble]]:
    """The systems that the paths name: a folder or a file is one; a file whose rows name their system holds several.

    TqcheckError where two have the same name.
    """
    found: dict[str, System] = {}
    troubles: list[Trouble] = []
    for path in paths:
        here: dict[str, System] = {}
        for name, key, document, plain in _documents(path, reading, wish, troubles):
            system = here.setdefault(name, System(name, plain=plain))
            if key in system.documents:
                troubles.append(_twice(name, key))
            system.documents.setdefault(key, document)
        for name, system in here.items():
            if name in found:
                raise TqcheckError(
                    f"Two systems are called {name}; give each path once.",
                    f"Deux systèmes s’appellent {name}\N{NO-BREAK SPACE}; donnez chaque chemin une fois.",
                )
            found[name] = system
    return list(found.values()), troubles


def _documents(
    path: str, reading: Reading, wish: Wish, troubles: list[Trouble]
) -> Iterator[tuple[str, str, Document, File | None]]:
    files, lost = find([path])
    articles, alone = pair(files, wish) if files else ([], [])
    troubles += [*lost, *alone]
    name = path.rstrip("/\\") or path
    for file in articles:
        for each in documents(file, reading):
            if isinstance(each, Trouble):
                troubles.append(each)
            else:
                plain = file if is_plain(file.name) and not file.root else None
                yield each.system or name, _key(file, each), each, plain


def _key(file: File, document: Document) -> str:
    if reader_of(file.name).alone:
        return os.path.relpath(file.name, file.root) if file.root else _ONLY
    return document.id.removesuffix(f"#{document.system}") if document.system else document.id


def _twice(name: str, key: str) -> Trouble:
    return Trouble(
        name,
        f"{name}\N{NO-BREAK SPACE}: l’article {key} s’y trouve deux fois, le premier est pris.",
        f"{name}: the article {key} stands there twice, the first is taken.",
    )
