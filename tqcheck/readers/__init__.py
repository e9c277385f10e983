"""Readers: paths to files, files to documents; what cannot be read is a trouble among the documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers import companions
from tqcheck.readers.files import File, contents, decode, empty
from tqcheck.readers.reader import Reading, Results, reader_of

_PLAIN = Reading()


def documents(file: File, reading: Reading = _PLAIN) -> Iterator[Document | Trouble]:
    """The documents of a file, one or many, and a trouble for each part that cannot be read."""
    kind, data = reader_of(file.name), contents(file)
    if isinstance(data, Trouble):
        yield data
    elif kind.bytes is not None:
        found = kind.bytes(data, file.name, reading) if data.strip() else iter((empty(file.name),))
        yield from completed(found, file, reading)
    else:
        text = decode(data, reading.encoding, file.name)
        yield from (text,) if isinstance(text, Trouble) else parsed(text, file, reading)


def parsed(text: str, file: File, reading: Reading) -> Iterator[Document | Trouble]:
    """The documents of the text of a file."""
    kind = reader_of(file.name)
    if kind.text is not None:
        yield from completed(kind.text(text, file.name, reading), file, reading)


def sound(document: Document, file: File, reading: Reading) -> bool:
    """True where the file of a document that was edited gives, when it is read again, the text that the edits meant."""
    kind = reader_of(file.name)
    if document.origin is None or kind.text is None:
        return True
    found = kind.text(document.origin.text, file.name, reading)
    return [each.text for each in found if isinstance(each, Document)] == [document.text]


def completed(found: Results, file: File, reading: Reading) -> Results:
    """What a reader found, each document with what stands beside its file."""
    for each in found:
        yield from (each,) if isinstance(each, Trouble) else _with_companions(each, file, reading)


def _with_companions(document: Document, file: File, reading: Reading) -> Iterator[Document | Trouble]:
    """The document with its source and reference, where they stand in files of their own and where they do not."""
    if not reading.source:
        document = replace(document, source=None)
    elif document.source is not None:
        document = replace(document, source_path=document.path)
    if document.source is not None and not document.source.strip():
        yield companions.blank(document)
        document = replace(document, source=None, source_path="")
    if file.source is not None:
        text = companions.text(file.source, file, "source", reading.encoding)
        if isinstance(text, Trouble):
            yield text
        else:
            document = replace(document, source=text, source_path=file.source.name)
    if file.reference is not None:
        text = companions.text(file.reference, file, "reference", reading.encoding)
        if isinstance(text, Trouble):
            yield text
        else:
            document = replace(document, reference=text, reference_path=file.reference.name)
    yield document


def read(path: str | Path, encoding: str = "utf-8") -> Iterator[Document]:
    """The documents of a file; TqcheckError at the first part that cannot be read."""
    for each in documents(File(str(path), Path(path)), Reading(encoding)):
        if isinstance(each, Trouble):
            raise TqcheckError(each.en, each.fr)
        yield each
