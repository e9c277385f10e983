from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tqcheck.document import Document
from tqcheck.errors import TqcheckError, Trouble
from tqcheck.readers import documents, read
from tqcheck.readers.files import File, find
from tqcheck.readers.reader import Reading, readers


def names(*paths: Path | str) -> list[str]:
    files, troubles = find([str(path) for path in paths])
    assert troubles == []
    return [file.name for file in files]


def from_bytes(tmp_path: Path, data: bytes, name: str = "a.txt", encoding: str = "utf-8") -> list[Document | Trouble]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(documents(File(name, path), Reading(encoding)))


def said(results: list[Document | Trouble]) -> list[str]:
    return [each.en for each in results if isinstance(each, Trouble)]


def lines(tmp_path: Path, *rows: object) -> list[Document | Trouble]:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    return from_bytes(tmp_path, text.encode("utf-8", "surrogatepass"), "a.jsonl")


# What paths name


def test_a_folder_is_read_at_any_depth_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "a/y.jsonl.gz", "a/y.gold.json", ".git/x.txt", ".x.txt", "README.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == [str(tmp_path / name) for name in ("a/y.jsonl.gz", "a/z.jsonl", "b.txt")]


def test_the_folder_we_are_in_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert names(".") == ["b.txt"]


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.touch()
    assert names(path, tmp_path, path) == [str(path)]


def test_a_pattern_is_expanded(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "a.gold.json", "d/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path / "*.txt") == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert names(tmp_path / "**" / "c*") == [str(tmp_path / "d/c.txt")]
    assert names(tmp_path / "*") == [str(tmp_path / name) for name in ("a.txt", "b.txt", "d/c.txt")]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").touch()
    assert names(tmp_path / "a[1].txt") == [str(tmp_path / "a[1].txt")]


def test_a_path_that_names_nothing_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, troubles = find([f"{tmp_path}/no.txt", f"{tmp_path}/empty", f"{tmp_path}/*.txt"])
    endings = ", ".join(sorted(suffix for each in readers() if each.folders for suffix in each.suffixes))
    assert [trouble.en.replace(str(tmp_path), "") for trouble in troubles] == [
        "/no.txt does not exist.",
        f"The folder /empty holds no file that tqcheck takes from folders ({endings}; others are named by a pattern, "
        "such as **/*.md); --allow-empty allows this.",
        "No file matches /*.txt (--allow-empty allows this).",
    ]


def test_nothing_may_be_allowed_but_a_missing_file_is_still_missing(tmp_path: Path) -> None:
    _, troubles = find([f"{tmp_path}/no.txt", str(tmp_path), f"{tmp_path}/*.txt"], allow_empty=True)
    assert [trouble.path for trouble in troubles] == [f"{tmp_path}/no.txt"]


def test_a_folder_that_is_closed_is_a_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", closed)
    _, troubles = find([str(tmp_path)])
    assert [trouble.en for trouble in troubles] == [f"The folder {tmp_path} cannot be read (Permission denied)."]


def test_a_folder_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Le blé.")
    assert names(tmp_path) == [f"{tmp_path}/b.txt"]


def test_a_path_that_is_empty_is_told_as_such() -> None:
    _, (trouble,) = find([""])
    assert trouble.en == "“” does not exist."


# Plain text


def test_a_text_file_is_one_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Le blé.\r\n\u2028Fin.".encode())
    assert list(read(path)) == [Document("Le blé.\r\n\u2028Fin.", "a.txt", str(path))]


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (document,) = from_bytes(tmp_path, "\ufeffLe blé.".encode())
    assert isinstance(document, Document)
    assert document.text == "Le blé."


def test_a_text_may_be_packed(tmp_path: Path) -> None:
    (document,) = from_bytes(tmp_path, gzip.compress("Le blé.".encode()), "a.txt.gz")
    assert isinstance(document, Document)
    assert document.text == "Le blé."


def test_the_standard_input_is_read_in_the_manner_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "Le prix."}\n')))
    ((file,), _) = find(["-"], stdin_name="x.jsonl")
    (document,) = documents(file)
    assert document == Document("Le prix.", "1", "x.jsonl")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "a.txt is empty: there is nothing to check."),
        (b"\xef\xbb\xbf \n", "a.txt is empty: there is nothing to check."),
        (b"Le\nbl\0", "a.txt holds a NUL byte (at byte 5): it is not a text file."),
        (
            b"Le\ncaf\xe9 du",
            "a.txt is not UTF-8: byte 0xE9 at offset 6 (line 2); give its encoding, for example --encoding cp1252.",
        ),
        (
            b"\xff\xfeL\0e\0",
            "a.txt is not UTF-8: byte 0xFF at offset 0 (line 1); give its encoding, for example --encoding utf-16.",
        ),
    ],
)
def test_what_is_no_text_is_named_with_its_place(tmp_path: Path, data: bytes, sentence: str) -> None:
    assert said(from_bytes(tmp_path, data)) == [sentence]


def test_an_encoding_that_is_given_is_used(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-16"):
        (document,) = from_bytes(tmp_path, "café".encode(encoding), encoding=encoding)
        assert isinstance(document, Document)
        assert document.text == "café"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"hi", "it is not gzip"),
        (gzip.compress(b"Le prix du pain")[:20], "it is cut short"),
        (gzip.compress(b"Le prix")[:-6] + b"abcdef", "its contents are corrupt"),
        (gzip.compress(b"Le prix")[:10] + b"\xff" * 20, "its contents are corrupt"),
    ],
)
def test_damaged_gzip_is_named(tmp_path: Path, data: bytes, why: str) -> None:
    assert said(from_bytes(tmp_path, data, "a.jsonl.gz")) == [f"a.jsonl.gz: the gzip data is damaged ({why})."]


def test_a_format_that_is_not_read_is_named(tmp_path: Path) -> None:
    (sentence,) = said(from_bytes(tmp_path, b"{}", "a.pdf"))
    assert sentence.startswith("a.pdf is not in a format that tqcheck reads")


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (trouble,) = documents(File("a.txt", tmp_path / "a.txt"))
    assert isinstance(trouble, Trouble)
    assert trouble.en == "a.txt cannot be read (No such file or directory)."
    assert trouble.fr == "a.txt ne peut pas être lu (No such file or directory)."


# JSON lines


def test_a_line_is_a_document_and_other_fields_are_left_alone(tmp_path: Path) -> None:
    row = {"id": "x", "text": "Le prix.", "source": "The price.", "reference": None, "score": 0.5}
    (document,) = lines(tmp_path, row)
    assert document == Document("Le prix.", "x", "a.jsonl", "The price.")
    assert isinstance(document, Document)
    assert document.file_line == 1


def test_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    text = "Le prix.\u2028La suite.\u0085Fin.\fEncore.\x1cFin."
    results = lines(tmp_path, {"id": 1, "text": text}, "", {"id": 2, "text": "Le blé."})
    assert [(each.id, each.text, each.file_line) for each in results if isinstance(each, Document)] == [
        ("1", text, 1),
        ("2", "Le blé.", 3),
    ]


def test_a_missing_id_is_the_number_of_the_line(tmp_path: Path) -> None:
    assert [each.id for each in lines(tmp_path, "", {"text": "Le blé."}) if isinstance(each, Document)] == ["2"]


def test_a_lone_surrogate_is_read(tmp_path: Path) -> None:
    (document,) = lines(tmp_path, '{"text": "Le bl\\ud83d"}')
    assert isinstance(document, Document)
    assert document.text == "Le bl\ud83d"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('{"id": "b"', "invalid JSON, column 11."),
        ('{"text": "Le prix.", "x": NaN}', "invalid JSON (NaN is no part of it)."),
        ('{"text": "Le prix.", "x": ' + "9" * 5000 + "}", "invalid JSON (a number has too many digits)."),
        ('{"text": "Le prix.", "x": ' + "[" * 100_000, "invalid JSON (too deeply nested)."),
        ("[1]", "a JSON object {…} is expected, not a list."),
        ('{"id": "b"}', "the field “text” is missing."),
        ('{"text": null}', "the field “text” is null, not a string."),
        ('{"text": ["Le prix."]}', "the field “text” is a list, not a string."),
        ('{"text": " ", "id": "b"}', "the text of “b” is empty."),
        ('{"text": "Le prix.", "id": 1.5}', "the field “id” is a number, not a string or an integer."),
        ('{"text": "Le prix.", "id": "a"}', "the id “a” is already that of line 1."),
        ('{"text": "Le prix.", "source": {}}', "the field “source” is an object, not a string."),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path, row: str, sentence: str) -> None:
    results = lines(tmp_path, {"id": "a", "text": "Un."}, row, {"id": "z", "text": "Deux."})
    assert [each.id for each in results if isinstance(each, Document)] == ["a", "z"]
    assert said(results) == [f"a.jsonl, line 2: {sentence}"]


def test_a_line_that_is_no_json_is_told_in_french_without_a_word_of_english(tmp_path: Path) -> None:
    (trouble,) = lines(tmp_path, '{"id": "b"')
    assert isinstance(trouble, Trouble)
    assert trouble.fr == "a.jsonl, ligne 1\N{NO-BREAK SPACE}: JSON invalide, colonne 11."


def test_a_file_of_blank_lines_holds_no_document(tmp_path: Path) -> None:
    assert said(from_bytes(tmp_path, b"\n\n", "a.jsonl")) == ["a.jsonl is empty: there is nothing to check."]


def test_the_strict_reader_raises_the_first_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[]")
    with pytest.raises(TqcheckError, match="a JSON object") as caught:
        list(read(tmp_path / "a.jsonl"))
    assert "un objet JSON" in caught.value.message("fr")
