"""The user's glossary: reading it, and what it reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import tqcheck

from tqcheck import catalogue
from tqcheck.check import Issue, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError
from tqcheck.glossary import Glossary, parse, read

HEADER = "source\ttarget\tforbidden\tcase\tnote\n"


def glossary(*lines: str) -> Glossary:
    return parse(HEADER + "\n".join(lines), "terms.tsv")


def issues(source: str, target: str, terms: Glossary | None) -> list[Issue]:
    found = check(Document(target, source=source), catalogue.choose(["SRC_TERM"]), glossary=terms).issues
    return list(found)


def test_a_row_gives_its_variants() -> None:
    [term] = glossary("bill|bills\tprojet de loi | proposition de loi\tfacture\tno\tHouse style").terms
    assert term.source == ("bill", "bills")
    assert term.target == ("projet de loi", "proposition de loi")
    assert (term.forbidden, term.case, term.note) == (("facture",), False, "House style")


def test_empty_lines_and_comments_are_skipped() -> None:
    assert len(glossary("", "# a comment", "mayor\tmaire").terms) == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("\tmaire", "the column source is empty."),
        ("mayor", "neither target nor forbidden is filled in."),
        ("mayor\tmaire\tmaire", "“maire” is wanted and forbidden."),
        ("mayor\tmaire\t\tperhaps", "the column case takes yes or no, not “perhaps”."),
        ("mayor\tmaire\t\t\t\tmore", "6 cells for 5 columns."),
    ],
)
def test_a_bad_row_is_one_sentence_with_its_line_and_the_others_stay(row: str, why: str) -> None:
    made = glossary("judge\tjuge", row)
    assert [trouble.en for trouble in made.troubles] == [f"terms.tsv, line 3: {why}"]
    assert len(made.terms) == 1


def test_a_term_that_is_there_twice_names_both_lines() -> None:
    [trouble] = glossary("mayor\tmaire", "mayor\tédile").troubles
    assert trouble.en == "terms.tsv, line 3: “mayor” is on line 2 already."


@pytest.mark.parametrize("header", ["", "mayor\tmaire", "source\tnote", "source\ttarget\ttarget"])
def test_a_missing_header_is_refused(header: str) -> None:
    with pytest.raises(TqcheckError, match="line 1: a glossary begins with the names of its columns"):
        parse(f"{header}\nmayor\tmaire\n", "terms.tsv")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TqcheckError, match="could not be read"):
        read(str(tmp_path / "none.tsv"))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_bytes(HEADER.encode() + "mayor\tédile\n".encode("latin-1"))
    with pytest.raises(TqcheckError, match="is not utf-8"):
        read(str(path))
    assert read(str(path), "latin-1").terms[0].target == ("édile",)


def test_a_forbidden_form_is_reported_in_any_inflection() -> None:
    terms = glossary("town crier\tcrieur public\tcrieur de ville")
    [issue] = issues("The town criers sang.", "Les crieurs de ville ont chanté.", terms)
    assert issue.text == "crieurs de ville"
    assert issue.source == (4, 15)


def test_a_missing_term_is_reported_where_no_variant_is_near() -> None:
    terms = glossary("town crier\tcrieur public")
    [issue] = issues("The town crier sang.", "Le héraut a chanté.", terms)
    assert issue.start == issue.end
    assert "« crieur public »" in issue.fr
    assert issues("The town crier sang.", "Le crieur public a chanté.", terms) == []


def test_the_glossary_outweighs_the_table() -> None:
    source, target = "The president signed an executive order.", "Le président a signé un ordre exécutif."
    assert len(issues(source, target, None)) == 1
    assert issues(source, target, glossary("executive order\tordre exécutif")) == []


def test_capitals_count_where_the_row_says_so() -> None:
    terms = glossary("House\tChambre\tMaison\tyes")
    assert issues("A house burned.", "Une maison a brûlé.", terms) == []
    assert [each.text for each in issues("The House voted.", "La Maison a voté.", terms)] == ["Maison"]


def test_the_command_reads_it_checks_the_rest_and_names_the_bad_row(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text(HEADER + "mayor\tmaire\tbourgmestre\nbroken\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Le bourgmestre a chanté.", "source": "The mayor sang."}\n', encoding="utf-8"
    )
    done = tqcheck(str(tmp_path / "a.jsonl"), "--glossary", str(tmp_path / "terms.tsv"), "--lang", "en")
    assert done.exit_code == 2
    assert "terms.tsv, line 3: neither target nor forbidden is filled in." in done.output
    assert "SRC_TERM" in done.output


def test_the_signature_names_the_glossary() -> None:
    first, second = glossary("mayor\tmaire"), glossary("mayor\tédile")
    assert first.digest != second.digest
