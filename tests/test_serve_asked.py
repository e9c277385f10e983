"""What the server reads of a request, and what it refuses."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.document import Document
from tqcheck.serve.asked import KEYS, Asked, read
from tqcheck.serve.refusal import RefusedError

JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: (
    st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*KEYS, "x"]) | st.text(), inner, max_size=5)
))  # fmt: skip
TEXT = "Le prix du blé remonte à Chicago."


def plain(body: bytes, **given: str) -> Asked:
    return read(body, "text/plain", {"lang": "fr", **given})


def posted(value: object, **given: str) -> Asked:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return read(body, "application/json", {"lang": "fr", **given})


def refused(body: object, kind: str = "application/json") -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        plain(body) if kind == "text/plain" and isinstance(body, bytes) else posted(body)
    assert caught.value.status == 400
    return caught.value


def test_a_text_is_a_document_with_the_id_of_the_query() -> None:
    assert plain(TEXT.encode(), id="a1") == Asked(Document(TEXT, "a1"), (), "fr")
    assert plain(TEXT.encode()).document.id == "<request>"


def test_a_byte_order_mark_is_no_part_of_a_text() -> None:
    assert plain(TEXT.encode("utf-8-sig")).document.text == TEXT


def test_an_object_may_have_a_source_a_reference_an_id_and_a_language() -> None:
    asked = posted({"text": TEXT, "source": "Wheat is up.", "reference": "Le blé monte.", "id": 7, "lang": "en"})
    assert asked.document == Document(TEXT, "7", "", "Wheat is up.", "Le blé monte.")
    assert asked.lang == "en"
    assert asked.document.file_line is None


def test_the_body_wins_over_the_query() -> None:
    asked = posted({"text": TEXT, "id": "b", "lang": "en"}, id="a", lang="fr")
    assert (asked.document.id, asked.lang) == ("b", "en")
    assert posted({"text": TEXT}, id="a").document.id == "a"


def test_a_null_source_is_none_and_a_blank_one_is_told() -> None:
    assert posted({"text": TEXT, "source": None}).document.source is None
    asked = posted({"text": TEXT, "source": " \n"})
    assert asked.document.source is None
    assert [each.en for each in asked.troubles] == ["<request>: the source is empty, this text is checked without it."]


def test_lone_surrogates_and_escaped_nul_are_taken_as_the_command_takes_them() -> None:
    assert posted(b'{"text": "a\\ud800\\u0000b"}').document.text == "a\ud800\0b"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "the text is empty: there is nothing to check."),
        (b" \n", "the text is empty: there is nothing to check."),
        (b"\xef\xbb\xbf", "the text is empty: there is nothing to check."),
        (b"ab\0c", "the body holds a NUL byte (at byte 2): it is no text."),
        (b"a\nb\xe9c", "the body is not UTF-8: byte 0xE9 at offset 3 (line 2)."),
        (b"\xed\xa0\x80", "the body is not UTF-8: byte 0xED at offset 0 (line 1)."),
    ],
)
def test_what_is_no_text_is_told_with_its_place(body: bytes, sentence: str) -> None:
    assert refused(body, "text/plain").en == sentence


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "invalid JSON, column 1."),
        (b'{"text": "a"', "invalid JSON, column 13."),
        (b'{\n"text": }', "invalid JSON, line 2, column 9."),
        (b'{"text": NaN}', "invalid JSON (NaN is no part of it)."),
        (b"[" * 100_000, "invalid JSON (too deeply nested)."),
        (b'{"text":' * 50_000, "invalid JSON (too deeply nested)."),
        (b'{"text": "a", "id": %s}' % (b"1" * 5000), "invalid JSON (a number has too many digits)."),
        (b'{"text": "\xff"}', "the body is not UTF-8: byte 0xFF at offset 10 (line 1)."),
        ([TEXT], "a JSON object {…} is expected, not a list."),
        (TEXT, "a JSON object {…} is expected, not a string."),
        ({}, "the field “text” is missing."),
        ({"text": None}, "the field “text” is null, not a string."),
        ({"text": [TEXT]}, "the field “text” is a list, not a string."),
        ({"text": ""}, "the text of “<request>” is empty."),
        ({"text": TEXT, "source": {"path": "/etc/passwd"}}, "the field “source” is an object, not a string."),
        ({"text": TEXT, "reference": 3}, "the field “reference” is a number, not a string."),
        ({"text": TEXT, "id": True}, "the field “id” is a boolean, not a string or an integer."),
        ({"text": TEXT, "id": None}, "the field “id” is null, not a string or an integer."),
        ({"text": TEXT, "lang": "de"}, "the field “lang” is neither fr nor en."),
        ({"text": TEXT, "lang": ["fr"]}, "the field “lang” is neither fr nor en."),
        (
            {"text": TEXT, "path": "/etc/passwd", "file": "x"},
            "Key unknown: path, file; known are text, source, reference, id, lang.",
        ),
    ],
)
def test_what_is_no_request_is_told(body: object, sentence: str) -> None:
    assert refused(body).en == sentence


def test_a_refusal_is_in_the_language_that_the_body_asks_for() -> None:
    body = refused({"text": TEXT, "lang": "en", "more": 1}).body("fr")
    assert json.loads(body) == {"error": "Key unknown: more; known are text, source, reference, id, lang."}
    body = refused({"text": 3}).body("fr")
    assert json.loads(body)["error"].startswith("Le champ «\N{NO-BREAK SPACE}text")


def test_a_name_that_is_long_or_would_move_a_terminal_is_shown_harmlessly() -> None:
    body = refused({"text": TEXT, "\x1b[2J\u202e\ud800" + "x" * 1000: 1}).body("en")
    assert b"\\u001b[2J\\u202e\\ud800" in body
    assert len(body) < 300


def outcome(body: bytes, kind: str) -> Asked | RefusedError:
    try:
        return read(body, kind, {"lang": "en", "id": ""})
    except RefusedError as error:
        return error


def told(refused: RefusedError) -> bool:
    return refused.status == 400 and set(json.loads(refused.body("fr"))) == {"error"}


@given(st.binary(), st.sampled_from(["text/plain", "application/json"]))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_bytes_are_a_document_or_refused(body: bytes, kind: str) -> None:
    found = outcome(body, kind)
    assert told(found) if isinstance(found, RefusedError) else found.document.text.strip()


@given(JSON)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_json_is_a_document_or_refused(value: object) -> None:
    found = outcome(json.dumps(value).encode(), "application/json")
    if isinstance(found, RefusedError):
        assert told(found)
        return
    assert isinstance(value, dict)
    assert found.document.text == value["text"]
    assert found.document.path == found.document.source_path == ""
