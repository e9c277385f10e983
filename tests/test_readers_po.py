"""PO: strings, plurals and contexts, and what is named."""

from __future__ import annotations

import pytest

from tqcheck.document import Document
from tqcheck.errors import Trouble
from tqcheck.readers.formats.po import documents
from tqcheck.readers.reader import Reading

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr_CA\\n"\n\n'
EXPECTED = "msgctxt, msgid, msgstr or a text in straight quotation marks is expected; this entry was not checked."


def every(text: str, encoding: str = "utf-8") -> list[Document | Trouble]:
    return list(documents(text.encode(encoding), "a.po", Reading()))


def read(text: str) -> list[Document]:
    found = every(text)
    assert [each.en for each in found if isinstance(each, Trouble)] == []
    return [each for each in found if isinstance(each, Document)]


def said(text: str) -> list[str]:
    return [each.en.removeprefix("a.po, ") for each in every(text) if isinstance(each, Trouble)]


def test_a_string_is_a_document_with_its_source_and_its_line() -> None:
    (document,) = read(f'{HEAD}# note\n#: a.c:1\nmsgid "Wheat."\nmsgstr "Le blé."\n')
    assert document == Document("Le blé.", "Wheat.", "a.po", "Wheat.")
    assert document.file_line == 9


def test_a_string_may_go_on_and_holds_escapes() -> None:
    (document,) = read(f'{HEAD}msgid "a"\nmsgstr ""\n"Le \\"blé\\"\\n"\n"\\tet \\\\ le riz."')
    assert document.text == 'Le "blé"\n\tet \\ le riz.'


def test_a_context_is_part_of_the_name_and_a_long_name_is_cut() -> None:
    first, second = read(
        f'{HEAD}msgctxt "menu"\nmsgid "Open"\nmsgstr "Ouvrir"\n\nmsgid "{"word " * 20}"\nmsgstr "Mots"\n'
    )
    assert first.id == "menu|Open"
    assert second.id == f"{('word ' * 20)[:39]}…"


def test_each_plural_is_checked_beside_its_own_source() -> None:
    found = read(f'{HEAD}msgid "One day"\nmsgid_plural "%d days"\nmsgstr[0] "Un jour"\nmsgstr[1] "%d jours"\n')
    assert [(each.id, each.text, each.source) for each in found] == [
        ("One day[0]", "Un jour", "One day"),
        ("One day[1]", "%d jours", "%d days"),
    ]


def test_fuzzy_strings_are_checked_and_obsolete_ones_are_not() -> None:
    text = f'{HEAD}#, fuzzy\n#| msgid "Old"\nmsgid "Wheat"\nmsgstr "Blé"\n\n#~ msgid "Gone"\n#~ msgstr "Parti parti"\n'
    assert [each.text for each in read(text)] == ["Blé"]


def test_a_string_without_a_translation_is_named() -> None:
    text = f'{HEAD}msgid "Wheat"\nmsgstr ""\n\nmsgid "Rice"\nmsgstr "Riz"\n'
    assert said(text) == ["line 7: the segment “Wheat” has no translation, it was not checked."]
    assert [each.text for each in every(text) if isinstance(each, Document)] == ["Riz"]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('msgid "Wheat\nmsgstr "Blé"\n', 6),
        ('msgid "Wheat"\nmsgstr "Blé" x\n', 7),
        ('msgid "Wheat"\nmsgid "Rice"\nmsgstr "Riz"\n', 7),
        ("msgid 'Wheat'\nmsgstr 'Blé'\n", 6),
        ("What is this?\n", 6),
        ('"nothing before"\n', 6),
        ('msgstr "Blé"\n', 6),
        ('msgid "Wheat"\nmsgstr "Blé"\nWhat is this?\n', 8),
    ],
)
def test_what_is_no_entry_is_named_and_the_others_are_read(broken: str, line: int) -> None:
    text = f'{HEAD}{broken}\nmsgid "Oats"\nmsgstr "Avoine"\n'
    assert said(text) == [f"line {line}: {EXPECTED}"]
    assert [each.text for each in every(text) if isinstance(each, Document)] == ["Avoine"]


def test_entries_need_no_blank_line_between_them() -> None:
    text = f'{HEAD}msgid "Rice"\nmsgstr "Riz"\nmsgctxt "menu"\nmsgid "Wheat"\nmsgstr "Blé"\n'
    assert [each.id for each in read(text)] == ["Rice", "menu|Wheat"]


def test_a_file_that_is_cut_short_is_named() -> None:
    assert said(f'{HEAD}msgid "Rice"\nmsgstr "Riz"\n\nmsgid "Wheat"\n') == [
        "line 9: msgstr is expected after msgid, but the file ends."
    ]


def test_another_language_is_one_sentence() -> None:
    text = HEAD.replace("fr_CA", "de") + 'msgid "Wheat"\nmsgstr "Weizen"\n'
    assert said(text) == ["line 2: the language of the catalogue is de, French is expected; nothing was checked."]
    assert len(every(text)) == 1


def test_the_charset_of_the_header_is_used() -> None:
    text = HEAD.replace("UTF-8", "ISO-8859-1") + 'msgid "Wheat"\nmsgstr "Blé"\n'
    assert [each.text for each in every(text, "latin-1") if isinstance(each, Document)] == ["Blé"]
    (trouble,) = every(HEAD.replace("UTF-8", "klingon"))
    assert isinstance(trouble, Trouble)
    assert trouble.en == "a.po: the encoding klingon of the header is not known."


def test_an_empty_catalogue_is_no_success() -> None:
    assert said(HEAD) == ["a.po holds no segment to check."]
