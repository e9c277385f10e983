"""TSV and CSV: which columns and rows are read, and what is said of those that are not."""

from __future__ import annotations

import pytest

from tqcheck.document import Cell, Document
from tqcheck.errors import Trouble
from tqcheck.readers.formats.table import documents
from tqcheck.readers.reader import Columns, Reading

BOTH: Columns = (("source", "1"), ("target", "2"))


def read(text: str, name: str = "a.tsv", columns: Columns = (), *, whole: bool = False) -> list[Document]:
    found = list(documents(text, name, Reading(columns=columns, whole=whole)))
    assert [each.en for each in found if isinstance(each, Trouble)] == []
    return [each for each in found if isinstance(each, Document)]


def troubles(text: str, name: str = "a.tsv", columns: Columns = ()) -> list[str]:
    found = documents(text, name, Reading(columns=columns))
    return [each.en for each in found if isinstance(each, Trouble)]


def pairs(found: list[Document]) -> list[tuple[str | None, str]]:
    return [(each.source, each.text) for each in found]


# Columns


def test_a_header_with_usual_names_needs_no_option() -> None:
    (document,) = read("ID\tSource\ten plus\tTarget\tReference\nx\tWheat.\t-\tLe blé.\tDu blé.\n")
    assert document == Document("Le blé.", "x", "a.tsv", "Wheat.", "Du blé.")
    assert document.file_line == 2
    assert document.cells == (Cell(0, "x", 2, 4),)


def test_columns_are_numbers_or_names_of_the_first_row() -> None:
    text = "Anglais brut\tTraduit\nWheat.\tLe blé.\n"
    assert pairs(read(text, columns=(("source", "anglais BRUT"), ("target", "Traduit")))) == [("Wheat.", "Le blé.")]
    assert pairs(read("Wheat.\tLe blé.\n", columns=BOTH)) == [("Wheat.", "Le blé.")]


def test_a_header_is_no_segment_where_columns_are_numbers() -> None:
    assert pairs(read("en\tfr-CA\nWheat.\tLe blé.\n", columns=BOTH)) == [("Wheat.", "Le blé.")]


def test_a_row_without_an_id_is_called_by_its_line() -> None:
    assert [each.id for each in read("target\n\nLe blé.\nLe riz.\n")] == ["3", "4"]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ((), "no column is called “target”; say which to read, for example --columns source=1,target=2 (2 columns)."),
        ((("target", "mt"),), "no column is called “mt”; the first row has Wheat., Le blé.."),
        ((("target", "3"),), "there is no column 3; the first row has 2."),
        ((("target", "0"),), "there is no column 0; the first row has 2."),
        ((("source", "2"), ("target", "2")), "--columns gives one column two roles."),
    ],
)
def test_columns_that_are_not_there_are_named(columns: Columns, sentence: str) -> None:
    assert troubles("Wheat.\tLe blé.\n", columns=columns) == [f"a.tsv, line 1: {sentence}"]


# Rows


def test_a_quotation_mark_in_a_tsv_is_text() -> None:
    text = 'source\ttarget\n"No", he said.\t"Non", dit-il.\nOpen "\tOuvert "\n'
    assert [each.text for each in read(text)] == ['"Non", dit-il.', 'Ouvert "']


def test_a_tsv_of_a_spreadsheet_is_unquoted() -> None:
    text = 'source\ttarget\n"He said ""no""."\t"Il a dit ""non""."\nA\t"Deux\nlignes"\n'
    assert [(each.text, each.file_line) for each in read(text)] == [('Il a dit "non".', 2), ("Deux\nlignes", 3)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_parted_by_what_parts_it_evenly(separator: str) -> None:
    rows = [["source", "target"], ['"One, two; three."', '"Un, ""deux"";\ntrois."'], ["Four.", "Quatre."]]
    found = read("\r\n".join(separator.join(row) for row in rows), "a.csv")
    assert pairs(found) == [("One, two; three.", 'Un, "deux";\ntrois.'), ("Four.", "Quatre.")]
    assert [each.file_line for each in found] == [2, 4]


def test_a_cell_may_be_long() -> None:
    text = "mot " * 100_000
    assert read(f'target\n"{text}"\n', "a.csv")[0].text == text


def test_lines_end_at_line_feeds_alone() -> None:
    text = "Le blé.\u2028La suite.\u0085Fin.\fEncore.\x1cFin."
    assert [each.text for each in read(f"target\n{text}\r\nLe riz.\r\n")] == [text, "Le riz."]
    assert [each.text for each in read(f"id,target\n1,{text}\n", "a.csv")] == [text]


def test_a_row_of_another_width_is_named_and_the_others_are_read() -> None:
    text = "source\ttarget\nA.\tUn.\nB.\nC.\tTrois.\tde trop\nD.\tQuatre.\n"
    assert troubles(text) == [
        "a.tsv, line 3: 1 column, where the first row has 2; this row was not checked.",
        "a.tsv, line 4: 3 columns, where the first row has 2; this row was not checked.",
    ]
    found = list(documents(text, "a.tsv", Reading()))
    assert [each.text for each in found if isinstance(each, Document)] == ["Un.", "Quatre."]


def test_a_cell_that_is_not_closed_costs_what_it_swallows() -> None:
    text = 'id,target\n1,"Oui" dit-il\n2,Le blé.\n3,"Non\n4,Le riz.\n'
    sentence = (
        'a quotation mark (") opens a cell, and none closes it before a separator; nothing was checked up to line'
    )
    assert troubles(text, "a.csv") == [f"a.csv, line 2: {sentence} 2.", f"a.csv, line 4: {sentence} 5."]
    assert [each.id for each in documents(text, "a.csv", Reading()) if isinstance(each, Document)] == ["2"]


def test_a_row_that_lacks_a_translation_or_its_source_is_named() -> None:
    text = "source\ttarget\nA.\t \n\tDeux.\n \t \nC.\tTrois.\n"
    assert troubles(text) == [
        "a.tsv, line 2: the segment “2” has no translation, it was not checked.",
        "a.tsv, line 3: the source of the segment “3” is empty, it is checked without it.",
    ]
    found = [each for each in documents(text, "a.tsv", Reading()) if isinstance(each, Document)]
    assert pairs(found) == [(None, "Deux."), ("C.", "Trois.")]


def test_a_table_of_a_header_alone_holds_nothing() -> None:
    assert troubles("source\ttarget\n") == ["a.tsv holds no segment to check."]


# One document


def test_rows_may_be_lines_of_one_document_that_knows_their_places() -> None:
    text = "id\tsource\ttarget\nx\tA.\tUn.\n\ny\tB.\tDeux.\n"
    (document,) = read(text, whole=True)
    assert (document.id, document.text, document.source, document.file_line) == ("a.tsv", "Un.\nDeux.", "A.\nB.", None)
    assert [document.cell(offset) for offset in (0, 3, 4, 8)] == [
        Cell(0, "x", 2, 3), Cell(0, "x", 2, 3), Cell(4, "y", 4, 3), Cell(4, "y", 4, 3),
    ]  # fmt: skip
    assert [document.row(offset) for offset in (0, 4)] == [2, 4]
