"""XLIFF 1.2 and 2.x: the text of units, what is left out, and what is named."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.formats.xliff import documents
from tqcheck.readers.reader import Reading

PLAIN = Reading()


def old(units: str, file: str = "source-language='en' target-language='fr-CA'", more: str = "") -> str:
    return (
        f"<?xml version='1.0'?>\n<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2' {more}>"
        f"<file original='a.html' {file}><body>\n{units}</body></file></xliff>"
    )


def new(units: str, languages: str = "srcLang='en-GB' trgLang='fr'") -> str:
    return (
        f"<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0' {languages}><file id='f'>\n"
        f"{units}</file></xliff>"
    )


def every(text: str, reading: Reading = PLAIN) -> list[Document | Trouble]:
    return list(documents(text.encode(), "a.xlf", reading))


def read(text: str, reading: Reading = PLAIN) -> list[Document]:
    found = every(text, reading)
    assert [each.en for each in found if isinstance(each, Trouble)] == []
    return [each for each in found if isinstance(each, Document)]


def said(text: str) -> list[str]:
    return [each.en.removeprefix("a.xlf, ") for each in every(text) if isinstance(each, Trouble)]


def unit(target: str, source: str = "Wheat.", name: str = "u1", more: str = "") -> str:
    return f"<trans-unit id='{name}' {more}><source>{source}</source>\n<target>{target}</target></trans-unit>\n"


def units(*segments: str, name: str = "u1", more: str = "") -> str:
    return f"<unit id='{name}' {more}>{''.join(segments)}</unit>\n"


def segment(target: str, source: str = "Wheat.") -> str:
    return f"<segment><source>{source}</source><target>{target}</target></segment>"


def test_a_unit_is_a_document_with_its_id_its_source_and_its_line() -> None:
    (document,) = read(old(unit("Le blé.")))
    assert document == Document("Le blé.", "u1", "a.xlf", "Wheat.")
    assert document.file_line == 4
    (document,) = read(new(units(segment("Le blé."))))
    assert document == Document("Le blé.", "u1", "a.xlf", "Wheat.")
    assert document.file_line == 2


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("Le <g id='1'>blé <g id='2'>dur</g></g>.", "Le blé dur."),
        ("Le <mrk mtype='seg'>blé</mrk>.", "Le blé."),
        ("Le <bpt id='1'>&lt;b></bpt>blé<ept id='1'>&lt;/b></ept>.", "Le blé."),
        ("Le <ph id='1'>code <sub>texte</sub> code</ph>blé.", "Le blé."),
        ("Le <x id='1'/> blé.", "Le blé."),
        ("<x id='1'/> Le blé.<x id='2'/>", "Le blé."),
        ("Le  blé.", "Le  blé."),
        ("Le blé.<x id='1' ctype='lb'/>Le riz.", "Le blé.\nLe riz."),
        ("\n  Le\n  blé. \n", "Le blé."),
        ("Le &lt;blé&gt; &amp; <![CDATA[le <riz>]]>.", "Le <blé> & le <riz>."),
    ],
)
def test_tags_are_no_text_in_xliff_1(target: str, text: str) -> None:
    assert [each.text for each in read(old(unit(target)))] == [text]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("Le <pc id='1'>blé</pc>.", "Le blé."),
        ("Le <mrk id='m' type='term'>blé</mrk>.", "Le blé."),
        ("Le <ph id='1'/> blé<sc id='2'/>.<ec startRef='2'/>", "Le blé."),
        ("Le blé.<ph id='1' type='fmt' subType='xlf:lb'/>Le riz.", "Le blé.\nLe riz."),
    ],
)
def test_tags_are_no_text_in_xliff_2(target: str, text: str) -> None:
    assert [each.text for each in read(new(units(segment(target))))] == [text]


def test_white_space_is_kept_where_the_file_says_so() -> None:
    (document,) = read(old(unit("Le\n  blé.", more="xml:space='preserve'")))
    assert document.text == "Le\n  blé."


def test_the_segments_of_a_unit_are_its_text() -> None:
    ignorable = "<ignorable><source> </source></ignorable>"
    (document,) = read(new(units(segment("Un.", "A."), ignorable, segment("Deux.", "B."), segment("Trois.", "C."))))
    assert (document.text, document.source) == ("Un. Deux. Trois.", "A. B. C.")


def test_what_is_not_to_be_translated_is_left_out() -> None:
    kept = unit("Le blé.", name="kept", more="translate='yes'")
    hidden = unit("Code code.", name="x"), unit("Code code.", name="y", more="translate='no'")
    text = f"<group translate='no'>{hidden[0]}{kept}</group>{hidden[1]}"
    assert [each.id for each in read(old(text))] == ["kept"]
    assert [
        each.id for each in read(new(units(segment("Code."), more="translate='no'") + units(segment("Un."), name="k")))
    ] == ["k"]


def test_proposals_notes_and_segmented_sources_are_left_out() -> None:
    more = "<seg-source><mrk mtype='seg'>No.</mrk></seg-source>"
    proposal = "<alt-trans><source>No.</source><target>Non non.</target></alt-trans><note>Note.</note>"
    text = f"<trans-unit id='u1'><source>Wheat.</source>{more}<target>Le blé.</target>{proposal}</trans-unit>"
    assert read(old(text)) == [Document("Le blé.", "u1", "a.xlf", "Wheat.")]


def test_a_unit_without_a_translation_is_named_and_the_others_are_read() -> None:
    text = old(
        f"<trans-unit id='a'><source>Wheat.</source></trans-unit>\n{unit('', name='b')}{unit('Le riz.', name='c')}"
    )
    assert said(text) == [
        "line 3: the segment “a” has no translation, it was not checked.",
        "line 5: the segment “b” has no translation, it was not checked.",
    ]
    assert [each.id for each in every(text) if isinstance(each, Document)] == ["c"]


def test_a_unit_that_is_translated_in_part_is_named_and_checked_in_part() -> None:
    text = new(units(segment("Un.", "A."), "<segment><source>B.</source></segment>"))
    assert said(text) == ["line 2: a part of the unit “u1” has no translation, it was not checked."]
    assert [(each.text, each.source) for each in every(text) if isinstance(each, Document)] == [("Un.", "A.")]


@pytest.mark.parametrize(
    "text",
    [
        old(unit("Der Weizen.") + unit("Der Reis."), "source-language='en' target-language='de'"),
        new(units(segment("Der Weizen.")) + units(segment("Der Reis.")), "srcLang='en' trgLang='de-AT'"),
        old("<trans-unit id='u1'><source>A.</source>\n<target xml:lang='de'>Der Weizen.</target></trans-unit>"),
    ],
)
def test_another_target_language_is_said_once(text: str) -> None:
    (sentence,) = said(text)
    assert "French is expected; these segments were not checked." in sentence
    assert not [each for each in every(text) if isinstance(each, Document)]


def test_a_source_in_another_language_is_said_once_and_not_used() -> None:
    text = old(unit("Le blé.") + unit("Le riz."), "source-language='de' target-language='fr'")
    assert said(text) == [
        "line 4: the source is not in English (de), this file is checked without it (--no-source allows this)."
    ]
    assert [each.source for each in every(text) if isinstance(each, Document)] == [None, None]
    assert [each.text for each in read(text, Reading(source=False))] == ["Le blé.", "Le riz."]


def test_a_file_without_languages_is_taken_as_english_and_french() -> None:
    assert [each.source for each in read(old(unit("Le blé."), ""))] == ["Wheat."]


def test_a_file_without_units_is_no_success() -> None:
    assert [each.en for each in every(old("")) if isinstance(each, Trouble)] == ["a.xlf holds no segment to check."]


def test_the_units_of_each_file_may_be_one_document() -> None:
    other = (
        "<file original='b.html' target-language='fr'><body>" + unit("Le riz.", name="u9") + "</body></file></xliff>"
    )
    text = old(unit("Un.", "A.") + unit("Deux.", "B.", "u2")).replace("</xliff>", other)
    first, second = read(text, Reading(whole=True))
    assert (first.id, first.text, first.source) == ("a.html", "Un.\nDeux.", "A.\nB.")
    assert [cell.unit for cell in first.cells] == ["u1", "u2"]
    assert second.id == "b.html"


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")))
)
def test_whatever_stands_between_tags_is_read_as_it_is(pieces: list[str]) -> None:
    tags = ["<g id='1'>{}</g>", "<mrk mtype='x'>{}</mrk>", "{}", "<g id='2'><g id='3'>{}</g></g>"]
    target = "".join(tags[n % len(tags)].format(escape(piece)) for n, piece in enumerate(pieces))
    text = "".join(pieces).strip()
    found = every(old(unit(target, more="xml:space='preserve'")))
    assert [each.text for each in found if isinstance(each, Document)] == ([text] if text else [])


def test_a_long_run_of_spaces_is_read_in_linear_time() -> None:
    text = f"Le{' ' * 300_000}blé."
    assert [each.text for each in read(old(unit(text)))] == [text]
