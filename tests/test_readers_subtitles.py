"""Subtitles: what of a file is text, and where it stands there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import tqcheck

from tqcheck.cli import main
from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked.subtitles import documents as parsed
from tqcheck.readers.reader import Reading

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Le prix du blé</i>
remonte,

2
00:00:04,000 --> 00:00:06,000 X1:10
{\\an8}a dit le maire.

3
00:00:07,000 --> 00:00:08,000
- Vous êtes sûr ?
- Oui.
"""
VTT = """\N{ZERO WIDTH NO-BREAK SPACE}WEBVTT - Journal

STYLE
::cue { color: red }

NOTE tqcheck-disable DUP_WORD -- la chanson

intro
00:01.000 --> 00:03.500 align:start
<v Jean>Le prix <00:02.000>du <c.or>bl&eacute;</c>
monte.

00:00:04.000 --> 00:00:06.000
Fin
"""


def read(text: str, name: str = "a.srt") -> list[Document | Trouble]:
    return list(parsed(text, name, Reading()))


def document(text: str) -> Document:
    (found,) = read(text)
    assert isinstance(found, Document)
    return found


def said(text: str) -> list[str]:
    return [each.en for each in read(text) if isinstance(each, Trouble)]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_sentence_goes_on_from_cue_to_cue_and_speakers_have_lines_of_their_own(ending: str) -> None:
    text = document(SRT.replace("\n", ending)).text
    assert text == "Le prix du blé remonte, a dit le maire.\n- Vous êtes sûr ?\n- Oui."


def test_tags_notes_styles_and_settings_are_no_text() -> None:
    found = document(VTT)
    assert found.text == "Le prix du blé monte.\nFin"
    assert [(each.text, each.first) for each in found.comments] == [("tqcheck-disable DUP_WORD -- la chanson", 6)]


def test_an_offset_is_a_place_in_the_file_and_in_a_cue() -> None:
    found = document(SRT)
    assert [found.where(found.text.index(word)) for word in ("prix", "remonte", "dit", "Oui")] == [
        (3, 7), (4, 1), (8, 9), (13, 3),
    ]  # fmt: skip
    cells = [found.cell(found.text.index(word)) for word in ("remonte", "dit", "Oui")]
    assert [(cell.unit, cell.line) for cell in cells if cell] == [
        ("00:00:01,000", 3), ("00:00:04,000", 8), ("00:00:07,000", 12),
    ]  # fmt: skip


def test_no_edit_reaches_from_one_cue_into_the_next() -> None:
    found = document(SRT)
    start = found.text.index(", a dit")
    assert found.exact(start, start + 3) is None
    assert found.exact(start - len(" remonte"), start) is not None


def test_cues_without_a_blank_line_between_them_are_read() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nUn.\n2\n00:00:03,000 --> 00:00:04,000\nDeux."
    assert document(text).text == "Un.\nDeux."


def test_text_without_a_time_is_named_and_the_rest_is_read() -> None:
    found = read(f"{SRT}\nPerdu\n")
    assert [each.text[-4:] for each in found if isinstance(each, Document)] == ["Oui."]
    assert said(f"{SRT}\nPerdu\n") == [
        "a.srt, line 15: this text belongs to no subtitle (it has no time), it was not checked."
    ]


def test_a_file_without_subtitles_is_named() -> None:
    assert said("Le prix du blé.") == [
        "a.srt holds no subtitle: a line 00:00:01,000 --> 00:00:03,000 is expected before each."
    ]


def test_subtitles_are_checked_and_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = SRT.replace("prix du", "prix du du").replace("a dit", "remonte a dit")
    path = tmp_path / "a.srt"
    path.write_bytes(page.encode())
    result = tqcheck("a.srt", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    first = document["issues"][0]
    assert (first["line"], first["column"], first["unit"]) == (3, 12, "00:00:01,000")
    assert CliRunner().invoke(main, ["fix", "a.srt"]).exit_code == 0
    assert path.read_bytes().decode() == page.replace("prix du du", "prix du")
