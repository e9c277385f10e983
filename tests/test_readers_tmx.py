"""TMX: which variants are source and target, and what is named."""

from __future__ import annotations

import pytest

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.formats.tmx import documents
from tqcheck.readers.reader import Reading

PLAIN = Reading()


def memory(*units: str) -> str:
    return f"<tmx version='1.4'><header srclang='en'/><body>\n{''.join(units)}</body></tmx>"


def unit(name: str = "u1", **variants: str) -> str:
    texts = "".join(
        f"<tuv xml:lang='{language.replace('_', '-')}'><prop type='x'>non non</prop><seg>{text}</seg></tuv>\n"
        for language, text in variants.items()
    )
    return f"<tu tuid='{name}'><note>Note.</note>\n{texts}</tu>\n"


def every(text: str, reading: Reading = PLAIN) -> list[Document | Trouble]:
    return list(documents(text.encode(), "a.tmx", reading))


def read(text: str, reading: Reading = PLAIN) -> list[Document]:
    found = every(text, reading)
    assert [each.en for each in found if isinstance(each, Trouble)] == []
    return [each for each in found if isinstance(each, Document)]


def said(text: str) -> list[str]:
    return [each.en.removeprefix("a.tmx, ") for each in every(text) if isinstance(each, Trouble)]


def test_a_unit_is_a_document_with_its_id_its_source_and_its_line() -> None:
    (document,) = read(memory(unit(de="Der Weizen.", en_GB="Wheat.", fr_FR="Le blé.")))
    assert document == Document("Le blé.", "u1", "a.tmx", "Wheat.")
    assert document.file_line == 5


def test_old_memories_say_lang_and_may_have_no_ids() -> None:
    text = "<tu><tuv lang='EN'><seg>Wheat.</seg></tuv><tuv lang='FR'><seg>Le blé.</seg></tuv></tu>"
    assert read(memory(text)) == [Document("Le blé.", "1", "a.tmx", "Wheat.")]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("Le <bpt i='1'>&lt;b></bpt>blé<ept i='1'>&lt;/b></ept>.", "Le blé."),
        ("Le <hi>blé</hi>.", "Le blé."),
        ("Le <ph>&lt;img alt='<sub>blé</sub>'></ph> blé.", "Le blé."),
        ("Le blé.<it pos='begin' type='lb'>&lt;br></it>Le riz.", "Le blé.\nLe riz."),
        ("\n  Le blé.\n", "Le blé."),
    ],
)
def test_tags_are_no_text(target: str, text: str) -> None:
    assert [each.text for each in read(memory(unit(en="Wheat.", fr=target)))] == [text]


def test_each_kind_of_french_is_checked() -> None:
    found = read(memory(unit(en="Wheat.", fr_FR="Le blé.", fr_CA="Du blé.")))
    assert [(each.id, each.text, each.source) for each in found] == [
        ("u1 fr-fr", "Le blé.", "Wheat."),
        ("u1 fr-ca", "Du blé.", "Wheat."),
    ]


def test_a_unit_without_french_is_named_and_the_others_are_read() -> None:
    text = memory(unit("a", en="Wheat.", de="Der Weizen."), unit("b", en="Rice.", fr="Le riz."), unit("c", en="Oats."))
    assert said(text) == [
        "line 2: the unit “a” has no French (en, de), it was not checked.",
        "line 10: the unit “c” has no French (en), it was not checked.",
    ]
    assert [each.id for each in every(text) if isinstance(each, Document)] == ["b"]


def test_a_memory_without_any_french_is_one_sentence() -> None:
    assert said(memory(*(unit(f"u{n}", en="Wheat.", de="Der Weizen.") for n in range(20)))) == [
        'a.tmx holds no French: xml:lang="fr" is expected.'
    ]


def test_an_empty_translation_is_named() -> None:
    assert said(memory(unit(en="Wheat.", fr=" "))) == [
        "line 4: the segment “u1” has no translation, it was not checked."
    ]


def test_a_memory_from_another_language_is_said_once_and_its_source_is_not_used() -> None:
    text = memory(unit("a", de="Der Weizen.", fr="Le blé."), unit("b", de="Der Reis.", fr="Le riz."))
    assert said(text) == [
        "line 2: the source is not in English (de, fr), this file is checked without it (--no-source allows this)."
    ]
    assert [each.source for each in read(text, Reading(source=False))] == [None, None]


def test_another_kind_of_xml_is_named() -> None:
    assert said("<xliff/>") == ["line 1: the element <tmx> is expected, not <xliff>. What follows was not checked."]


def test_what_stands_before_a_broken_place_is_read() -> None:
    text = memory(unit(en="Wheat.", fr="Le blé.")).replace("</body>", "<tu></body>")
    assert said(text) == ["line 6: </tu> is expected, to close the element of line 6. What follows was not checked."]
    assert [each.id for each in every(text) if isinstance(each, Document)] == ["u1"]
