"""ninjs: which values of the JSON are text, and where they stand in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import tqcheck
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.marked.ninjs import documents as parsed
from tqcheck.readers.reader import Reading

ONE = r"""{"uri": "urn:1", "language": "fr-FR", "byline": "J. Roy",
 "headline": "Le bl\u00e9 \ud83c\udf3e remonte",
 "body_text": "Sans balises.",
 "body_xhtml": "<p>Le \"prix\" <b>du<\/b> ma&iuml;s<\/p>\n<p lang=\"en\">No.</p>"}
"""
TWO = """{"uri": "urn:2", "language": "fr",
 "bodies": [{"contenttype": "text/plain", "value": "Oui."}, {"contenttype": "text/html", "value": "<p>Oui.</p>"}],
 "headlines": [{"role": "main", "value": "Titre"}, {"value": "Sous-titre"}, 5]}"""


def read(text: str) -> list[Document | Trouble]:
    return list(parsed(text, "a.json", Reading()))


def document(text: str) -> Document:
    (found,) = read(text)
    assert isinstance(found, Document)
    return found


def said(text: str) -> list[str]:
    return [each.en for each in read(text) if isinstance(each, Trouble)]


def test_headline_and_body_are_text_and_the_body_with_markup_is_read() -> None:
    found = document(ONE)
    assert found.id == "urn:1"
    assert found.text == 'Le blé 🌾 remonte\n\nLe "prix" du maïs'
    assert [(cell.unit, cell.line) for cell in found.cells] == [("headline", 2), ("body_xhtml", 4)]


def test_the_second_version_has_lists_of_values() -> None:
    assert document(TWO).text == "Titre\n\nSous-titre\n\nOui."


def test_an_offset_leads_through_escapes_to_the_file() -> None:
    found = document(ONE)
    for words, there in (
        ("blé", r"bl\u00e9"),
        ("🌾 r", r"\ud83c\udf3e r"),
        ('"prix"', r"\"prix\""),
        ("maïs", "ma&iuml;s"),
    ):
        start = found.text.index(words)
        assert ONE[slice(*found.lift(start, start + len(words)))] == there
        assert found.exact(start, start + len(words)) == found.lift(start, start + len(words))
    assert found.exact(found.text.index('" du'), found.text.index(" maïs")) is None


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_character_has_its_place(value: str, ascii_: bool) -> None:
    text = json.dumps({"headline": f"a{value}", "language": "fr"}, ensure_ascii=ascii_)
    found = document(text)
    assert found.text == f"a{value}"
    for start, char in enumerate(found.text):
        first, last = found.lift(start, start + 1)
        assert json.loads(f'"{text[first:last]}"') == char


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"headline": "a",\n "b": x}', "a.json, line 2: invalid JSON, column 7."),
        ("[" * 100_000, "a.json, line 1: invalid JSON, column 1."),
        ('{"text": "a"}', "a.json is not ninjs: a JSON object with headline, body_text or body_xhtml is expected "
         "(one document a line is called .jsonl)."),
        ("[1]", "a.json is not ninjs: a JSON object with headline, body_text or body_xhtml is expected "
         "(one document a line is called .jsonl)."),
        ('{"headline": "a", "language": "en"}', "a.json holds no French text: its language is en (lang)."),
        ('{"headline": " "}', "a.json holds no text that a reader would see: there is nothing to check."),
    ],
)  # fmt: skip
def test_what_is_no_french_news_is_named(text: str, sentence: str) -> None:
    assert said(text) == [sentence]


def test_an_issue_is_reported_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(ONE.replace("Le bl", "Le prix du du bl"), encoding="utf-8")
    result = tqcheck("a.json", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    (issue,) = document["issues"]
    assert (issue["line"], issue["column"], issue["unit"]) == (2, 23, "headline")
