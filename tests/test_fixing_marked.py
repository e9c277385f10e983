"""Mending marked-up files: whatever is mended, the file gives the text that was meant and no mark is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import catalogue
from tqcheck.document import Document
from tqcheck.fixing import fix
from tqcheck.readers import sound
from tqcheck.readers.files import File
from tqcheck.readers.reader import Reading, reader_of

WORDS = [
    "Le prix",
    "du",
    "du du",
    "blé",
    "bl&eacute;",
    "remonte",
    ",",
    " ,",
    ".",
    "  ",
    "la la",
    "dans dans",
    "les",
    "10,000",
]
MARKS = {
    "a.md": [
        "**",
        "*",
        "_",
        "[",
        "](http://x)",
        "`c`",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "# ",
        "\\*",
        "![i](j)",
        "  \n",
        "|",
    ],
    "a.html": ["<b>", "</b>", "<p>", "</p>", "<br>", "\n", "<i lang=en>x</i>", "<code>c</code>", "<li>", "&nbsp;"],
    "a.srt": ["\n", "\n\n2\n00:00:01,000 --> 00:00:02,000\n", "<i>", "</i>", "- "],
}
RULES = tuple(catalogue.choose())
READING = Reading()


@pytest.mark.parametrize("name", MARKS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_mended_file_gives_the_text_that_was_meant(name: str, data: st.DataObject) -> None:
    piece = st.one_of(st.sampled_from(WORDS).map(lambda word: f"{word} "), st.sampled_from(MARKS[name]))
    page = "".join(data.draw(st.lists(piece, min_size=3, max_size=25)))
    if name == "a.srt":
        page = f"1\n00:00:00,000 --> 00:00:01,000\n{page}"
    if data.draw(st.booleans()):
        page = page.replace("\n", "\r\n")
    text, file = reader_of(name).text, File(name, None)
    assert text is not None
    for document in text(page, name, READING):
        if not isinstance(document, Document):
            continue
        fixed = fix(document, RULES, unsafe=True, sound=lambda each: sound(each, file, READING))
        after = fixed.left.document
        assert sound(after, file, READING)
        assert after.text == fixed.text
        assert fixed.fixed or after.file.text == page
        for mark in "*_`[]|" if name == "a.md" else "<>":
            there, here = (each.file.text.count(mark) - each.text.count(mark) for each in (document, after))
            assert there == here
