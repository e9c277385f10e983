"""Word: what of a .docx is text, in which paragraph and run it stands, and which archives are refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from command import tqcheck

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked.word import documents as parsed
from tqcheck.readers.reader import Reading

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, marks: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr>{''.join(runs)}</w:p>"


def part(*paragraphs: str, root: str = "document") -> str:
    return f'<?xml version="1.0"?>\n<w:{root} xmlns:w="{W}"><w:body>{"".join(paragraphs)}</w:body></w:{root}>'


def archive(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def word(*paragraphs: str) -> bytes:
    return archive(document=part(*paragraphs))


def read(data: bytes) -> list[Document | Trouble]:
    return list(parsed(data, "a.docx", Reading()))


def document(data: bytes) -> Document:
    (found,) = read(data)
    assert isinstance(found, Document)
    return found


def said(data: bytes) -> list[str]:
    return [each.en for each in read(data) if isinstance(each, Trouble)]


def test_paragraphs_are_paragraphs_and_runs_are_cells() -> None:
    found = document(word(paragraph(run("Titre")), paragraph(), paragraph(run("Le prix "), run("du blé"), run("."))))
    assert found.text == "Titre\n\nLe prix du blé."
    cells = [found.cell(found.text.index(words)) for words in ("Titre", "prix", "du", ".")]
    assert [(cell.unit, cell.line, cell.column) for cell in cells if cell] == [
        ("¶ 1.1", 1, 1), ("¶ 3.1", 3, 1), ("¶ 3.2", 3, 2), ("¶ 3.3", 3, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        (run("a") + "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>" + run("b") + "</w:ins>", "ab"),
        (run("a") + "<w:moveFrom>" + run("x") + "</w:moveFrom>" + run("b"), "ab"),
        (run("a") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("b"), "ab"),
        (run("a") + run("x", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
        ("<w:hyperlink>" + run("a") + "</w:hyperlink><w:r><w:noBreakHyphen/></w:r>" + run("b &amp; c"), "a-b & c"),
    ],
)
def test_what_a_reader_does_not_see_is_no_text(inside: str, expected: str) -> None:
    tabs = '<w:tabs><w:tab w:val="left"/></w:tabs>'
    assert document(word(paragraph(inside, marks=tabs))).text == expected


@pytest.mark.parametrize("marks", ["<w:numPr/>", '<w:pStyle w:val="ListBullet"/>', '<w:pStyle w:val="Listepuces"/>'])
def test_items_have_bullets(marks: str) -> None:
    found = document(word(paragraph(run("Un")), paragraph(run("deux"), marks=marks)))
    assert found.text == "Un\n\n• deux"


def test_a_text_box_is_read_after_the_paragraph_that_it_stands_in_and_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('boîte'))}</w:txbxContent>"
    both = f"<w:r><AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent></w:r>"
    found = document(word(paragraph(run("avant"), both, run("après")), paragraph(run("fin"))))
    assert found.text.split("\n\n") == ["avantaprès", "boîte", "fin"]


def test_notes_are_read_and_comments_are_not() -> None:
    parts = {name: part(paragraph(run(name)), root=name) for name in ("footnotes", "endnotes", "comments", "header1")}
    found = document(archive(document=part(paragraph(run("Texte"))), **parts))
    assert found.text == "Texte\n\nfootnotes\n\nendnotes"


def test_an_issue_is_reported_in_its_paragraph_and_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(word(paragraph(run("Titre")), paragraph(run("Le prix "), run("du du blé."))))
    result = tqcheck("a.docx", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    (issue,) = document["issues"]
    assert (issue["unit"], issue["file_line"], issue["file_column"]) == ("¶ 2.2", 2, 2)
    assert "a.docx:2:1: minor DUP_WORD" in tqcheck("a.docx", "--format", "concise").stdout


# What is refused


def test_what_is_no_word_document_is_named() -> None:
    assert said(b"Le texte") == ["a.docx: the archive is damaged, or none."]
    assert said(word(paragraph(run("Un")))[:-30]) == ["a.docx: the archive is damaged, or none."]
    assert said(b"\xd0\xcf\x11\xe0 x") == ["a.docx: the file is protected by a password, or older than 2007 (.doc)."]
    assert said(archive(other="x")) == ["a.docx: this is no Word document (word/document.xml is missing)."]
    assert said(word()) == ["a.docx holds no text: there is nothing to check."]


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(word(paragraph(run("Le prix du blé " * 50))))
    place = data.index(b"word/document.xml") + 60
    data[place : place + 20] = b"\0" * 20
    assert said(bytes(data)) == ["a.docx: the archive is damaged, or none."]


def test_an_archive_that_swells_is_refused_before_it_is_unpacked() -> None:
    assert said(archive(document=b" " * (40 << 20))) == [
        "a.docx: word/document.xml unpacks to more than 7 MB, which is refused."
    ]


def test_an_archive_of_very_many_files_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for number in range(10_001):
            file.writestr(f"{number}", "")
    assert said(stream.getvalue()) == ["a.docx: the archive holds more than 10000 files."]


def test_entities_and_deep_nesting_are_refused_and_what_stands_before_is_read() -> None:
    bomb = part(paragraph(run("&a;"))).replace("\n", '\n<!DOCTYPE w [<!ENTITY a "aaaa">]>\n')
    assert "defines an entity" in said(archive(document=bomb))[0]
    deep = word(paragraph(run("Un")), "<w:tbl>" * 300)
    assert said(deep) == ["a.docx, paragraph 1: more than 200 elements are nested. What follows was not checked."]
    assert [each.text for each in read(deep) if isinstance(each, Document)] == ["Un"]
