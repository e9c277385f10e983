"""XML from strangers: what is not well formed is named with its place, and nothing of it is expanded or fetched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.readers.markup import MarkupError, events

UNIT = "<trans-unit id='{0}'><source>Wheat.</source>\n<target>Le blé.</target></trans-unit>\n"
HEAD = "<xliff version='1.2'><file target-language='fr' source-language='en' original='x'><body>\n"
TAIL = "</body></file></xliff>"


def read(tmp_path: Path, data: str | bytes) -> tuple[list[str], list[str]]:
    """The ids of the documents, and what is said."""
    path = tmp_path / "a.xlf"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(documents(File("a.xlf", path)))
    ids = [each.id for each in found if isinstance(each, Document)]
    return ids, [each.en for each in found if isinstance(each, Trouble)]


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        ("<group>\n</body>", "line 5: </group> is expected, to close the element of line 4."),
        ("<group>\n", "line 5: </group> is expected, to close the element of line 4."),
        ("a < b", "line 4: this is not well-formed XML (column 4: not well-formed (invalid token))."),
        ("a &amp b", "line 4: this is not well-formed XML (column 7: not well-formed (invalid token))."),
        ("&eacute;", "line 4: column 1, an entity is not defined; & is written &amp;."),
        ("<g>" * 300, "line 4: more than 200 elements are nested."),
        ("\x01", "line 4: this is not well-formed XML (column 1: not well-formed (invalid token))."),
    ],
)
def test_what_is_malformed_is_named_and_what_stands_before_it_is_read(tmp_path: Path, rest: str, sentence: str) -> None:
    ids, said = read(tmp_path, f"{HEAD}{UNIT.format(1)}{rest}")
    assert ids == ["1"]
    assert said == [f"a.xlf, {sentence} What follows was not checked."]


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY a SYSTEM "http://localhost:9/a">',
        '<!ENTITY % a SYSTEM "http://localhost:9/a"> %a;',
    ],
)
def test_entities_are_refused(tmp_path: Path, subset: str) -> None:
    ids, said = read(tmp_path, f"<!DOCTYPE xliff [{subset}]>\n{HEAD}{UNIT.format('&b;')}{TAIL}")
    assert ids == []
    assert said == [
        "a.xlf, line 1: the file defines an entity or refers to another file, which is refused. "
        "What follows was not checked."
    ]


def test_a_document_type_is_neither_fetched_nor_a_fault(tmp_path: Path) -> None:
    ids, said = read(tmp_path, f"<!DOCTYPE xliff SYSTEM 'http://localhost:9/x.dtd'>\n{HEAD}{UNIT.format(1)}{TAIL}")
    assert (ids, said) == (["1"], [])
    ids, said = read(tmp_path, f"<!DOCTYPE xliff SYSTEM 'x.dtd'>\n{HEAD}{UNIT.format(1)}&lost;{TAIL}")
    assert ids == ["1"]
    assert said == [
        "a.xlf, line 5: column 1, an entity is not defined; & is written &amp;. What follows was not checked."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_what_the_file_declares(tmp_path: Path, encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{HEAD}{UNIT.format('é')}{TAIL}"
    assert read(tmp_path, text.encode(encoding)) == (["é"], [])


def test_an_encoding_that_nobody_knows_is_named(tmp_path: Path) -> None:
    ids, said = read(tmp_path, "<?xml version='1.0' encoding='klingon'?><xliff/>")
    assert (ids, said) == ([], ["a.xlf, line 1: the declared encoding is not known. What follows was not checked."])


def test_another_kind_of_xml_and_an_empty_file_are_named(tmp_path: Path) -> None:
    assert read(tmp_path, "<html></html>")[1] == [
        "a.xlf, line 1: the element <xliff> is expected, not <html>. What follows was not checked."
    ]
    assert read(tmp_path, " \n")[1] == ["a.xlf is empty: there is nothing to check."]
    assert read(tmp_path, "{}")[1] == [
        "a.xlf, line 1: this is not well-formed XML (column 1: not well-formed (invalid token)). "
        "What follows was not checked."
    ]


def test_events_are_told_before_the_end_is_read() -> None:
    stream = events(b"<a><b/>" + b" " * 200_000 + b"</c>")
    assert [next(stream).name for _ in range(3)] == ["a", "b", "b"]
    with pytest.raises(MarkupError):
        list(stream)


def test_the_parser_is_loaded_with_the_first_file_that_needs_it() -> None:
    import subprocess

    code = "import sys, tqcheck.readers.reader as r; r.readers(); print('defusedxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
