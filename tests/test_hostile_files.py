"""Files that were made to do harm: refused by size, ratio and depth, in one sentence and without a traceback."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from command import tqcheck

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers import files as reading_files
from tqcheck.readers.files import File

DEEP = 100_000
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MARKUP = {
    "a.xlf": "<xliff><file><body><trans-unit id='1'><target>&{};</target></trans-unit></body></file></xliff>",
    "a.tmx": "<tmx><body><tu><tuv xml:lang='fr'><seg>&{};</seg></tuv></tu></body></tmx>",
    "a.nitf": "<nitf><body><p>&{};</p></body></nitf>",
    "a.newsml": "<newsItem><contentSet><inlineXML>&{};</inlineXML></contentSet></newsItem>",
}  # fmt: skip


def read(path: Path) -> list[Document | Trouble]:
    return list(documents(File(path.name, path)))


def said(path: Path) -> list[str]:
    return [each.en for each in read(path) if isinstance(each, Trouble)]


def word(**parts: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


@pytest.mark.parametrize("name", MARKUP)
@pytest.mark.parametrize(("entity", "head"), [("c", LAUGHS), ("a", OUTSIDE)], ids=["laughs", "outside"])
def test_entities_are_refused_in_every_reader_of_xml(tmp_path: Path, name: str, entity: str, head: str) -> None:
    (tmp_path / name).write_text(head + MARKUP[name].format(entity), encoding="utf-8")
    assert "the file defines an entity or refers to another file, which is refused" in said(tmp_path / name)[0]


@pytest.mark.parametrize("entity", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_entities_are_refused_in_a_word_file(tmp_path: Path, entity: str) -> None:
    (tmp_path / "a.docx").write_bytes(word(document=f"{entity}<document><p><r><t>&a;</t></r></p></document>"))
    assert "defines an entity" in said(tmp_path / "a.docx")[0]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.xlf", "<xliff>" + "<file>" * DEEP, "more than 200 elements are nested"),
        ("a.tmx", "<tmx>" + "<tu>" * DEEP, "more than 200 elements are nested"),
        ("a.nitf", "<nitf>" + "<body>" * DEEP, "more than 200 elements are nested"),
        ("a.html", "<html lang=fr>" + "<div>" * DEEP, "more than 1000 elements are nested"),
        ("a.jsonl", '{"text": ' + "[" * DEEP + "]" * DEEP + "}", "invalid JSON (too deeply nested)"),
        ("a.jsonl", '{"text": "Oui.", "id": ' + "9" * 5000 + "}", "invalid JSON (a number has too many digits)"),
        ("a.ninjs", "[" * DEEP, "invalid JSON"),
        ("a.ninjs", '{"body_text": "Oui.", "x": ' + "9" * 5000 + "}", "invalid JSON"),
    ],
)
def test_deep_nesting_and_endless_numbers_are_refused(tmp_path: Path, name: str, text: str, why: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert why in said(tmp_path / name)[0]


@pytest.mark.parametrize(
    "text", ["> " * 20_000, "- " * 20_000, "[" * 20_000, "*" * 20_000, "![" * 20_000, "`` ` " * 9000]
)
def test_deeply_nested_markdown_is_read_or_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"{text}Le prix du blé.", encoding="utf-8")
    assert read(tmp_path / "a.md")


def test_gzip_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "_SMALL", 1 << 20)
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * (8 << 20)))
    assert said(tmp_path / "a.txt.gz") == ["a.txt.gz unpacks to more than 1 MB, which is refused."]


def test_gzip_of_a_text_that_repeats_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("Le prix du blé. ".encode() * 200_000))
    (found,) = read(tmp_path / "a.txt.gz")
    assert isinstance(found, Document)
    assert len(found.text) == 3_200_000


def test_the_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("../../outside.xml", "/etc/outside.xml", "word/document.xml"):
            archive.writestr(name, "<document><p><r><t>Le prix du blé.</t></r></p></document>")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "a.docx").write_bytes(stream.getvalue())
    assert [each.text for each in read(inside / "a.docx") if isinstance(each, Document)] == ["Le prix du blé."]
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "a.docx"]


def test_an_encrypted_part_and_a_part_that_lies_about_its_size_are_refused(tmp_path: Path) -> None:
    data = bytearray(word(document="<document/>"))
    for at in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    (tmp_path / "a.docx").write_bytes(bytes(data))
    assert said(tmp_path / "a.docx") == ["a.docx: the archive is protected by a password."]
    data = bytearray(word(document=b" " * 5000))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (3).to_bytes(4, "little")
    (tmp_path / "a.docx").write_bytes(bytes(data))
    assert len(said(tmp_path / "a.docx")) == 1


def test_a_cell_of_a_million_signs_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('target,id\n"' + "Le blé. " * 125_000 + '",1\n', encoding="utf-8")
    (found,) = read(tmp_path / "a.csv")
    assert isinstance(found, Document)
    assert len(found.text) == 1_000_000


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("c.toml", "a = " + "[" * DEEP, ["--config", "c.toml"]),
        ("c.toml", "max-issues = " + "9" * 5000, ["--config", "c.toml"]),
        (".tqcheck-ignore.toml", "ignore = " + "[" * DEEP, []),
        (".tqcheck-ignore.toml", "ignore = " + "9" * 5000, []),
        ("b.json", "[" * DEEP, ["--baseline", "b.json"]),
        ("b.json", '{"schema": ' + "9" * 5000 + "}", ["--baseline", "b.json"]),
        ("b.json", "[" * DEEP, ["--against", "b.json"]),
        ("b.json", json.dumps({"schema": "tqcheck/1", "documents": [[]]}), ["--against", "b.json"]),
        ("g.tsv", "source\ttarget\n" + "|" * DEEP, ["--glossary", "g.tsv"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_settings_that_make_no_sense_are_one_sentence(name: str, text: str, arguments: list[str]) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = tqcheck("clean.txt", *arguments)
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.output
