"""What readers say in French: whole sentences with French spaces, and no English of a library."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tqcheck.errors import Trouble
from tqcheck.readers import documents
from tqcheck.readers.files import File
from tqcheck.readers.reader import Columns, Reading

XLIFF = "<xliff version='1.2'><file source-language='{}' target-language='{}'><body>{}</body></file></xliff>"
UNIT = "<trans-unit id='a'><source>A</source><target>{}</target></trans-unit>"
BROKEN: list[tuple[str, str, Columns]] = [
    ("a.tsv", "x\ty\n", ()),
    ("a.tsv", "x\ty\n", (("target", "z"),)),
    ("a.tsv", "x\ty\n", (("target", "9"),)),
    ("a.tsv", "x\ty\n", (("source", "1"), ("target", "1"))),
    ("a.tsv", "source\ttarget\nA\n", ()),
    ("a.tsv", "source\ttarget\nA\t\n", ()),
    ("a.tsv", "source\ttarget\n\tUn.\n", ()),
    ("a.tsv", "source\ttarget\n", ()),
    ("a.csv", 'source,target\n"A" b,Un.\n', ()),
    ("a.xlf", "<xliff>", ()),
    ("a.xlf", "<xliff", ()),
    ("a.xlf", "<html/>", ()),
    ("a.xlf", "<xliff>&eacute;</xliff>", ()),
    ("a.xlf", "<?xml version='1.0' encoding='klingon'?><xliff/>", ()),
    ("a.xlf", "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff/>", ()),
    ("a.xlf", f"<xliff>{'<g>' * 300}", ()),
    ("a.xlf", XLIFF.format("en", "de", UNIT.format("Weizen")), ()),
    ("a.xlf", XLIFF.format("de", "fr", UNIT.format("Le blé.")), ()),
    ("a.xlf", XLIFF.format("en", "fr", UNIT.format("")), ()),
    ("a.xlf", "", ()),
    ("a.tmx", "<tmx><body><tu><tuv xml:lang='de'><seg>Weizen</seg></tuv></tu></body></tmx>", ()),
    ("a.tmx", "<a/>", ()),
    ("a.po", 'msgid "a"\n', ()),
    ("a.po", "hello\n", ()),
    ("a.po", 'msgid ""\nmsgstr "Language: de\\n"\n', ()),
    ("a.po", '"charset=klingon\\n"', ()),
]


@pytest.mark.parametrize(("name", "text", "columns"), BROKEN)
def test_sentences_are_french(tmp_path: Path, name: str, text: str, columns: Columns) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(documents(File(name, tmp_path / name), Reading(columns=columns)))
    said = [each for each in found if isinstance(each, Trouble)]
    assert said
    for each in said:
        assert each.path == name
        assert each.fr.startswith(name)
        assert each.fr.endswith(".")
        assert not re.search(r" [:;?!»]|« |'", each.fr), each.fr
        assert not re.search(r"\b(?:the|is|was|not|expected|token|line)\b", each.fr), each.fr
        assert each.en != each.fr
