"""Ignores beside the texts: what they dismiss, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck import ignores
from tqcheck.check import Issue, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError

CODES = {"DUP", "DUP_WORD", "ENG", "ENG_WORD"}
TEXT = "Le prix du du blé remonte.\n"


def issues(folder: Path, toml: str, name: str = "a.txt") -> list[Issue]:
    (folder / ignores.NAME).write_text(toml, encoding="utf-8")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, encoding="utf-8")
    checked = check(Document(TEXT, name, str(path)))
    done, _ = ignores.find([path], CODES, folder).apply([checked])
    return list(done[0].issues)


@pytest.mark.parametrize(
    "entry",
    [
        'rule = "DUP_WORD"',
        'rule = "dup"',
        'rule = "ALL"\npath = "*.txt"',
        'rule = "DUP_WORD"\ntext = "du du"',
    ],
)
def test_an_entry_dismisses_with_its_reason(tmp_path: Path, entry: str) -> None:
    found = issues(tmp_path, f'[[ignore]]\n{entry}\nreason = "citation"\n')
    assert [(issue.state, issue.note) for issue in found] == [("dismissed", "citation")]


@pytest.mark.parametrize("entry", ['rule = "ENG_WORD"', 'rule = "DUP_WORD"\npath = "b*"', 'rule = "DUP"\ntext = "le"'])
def test_another_rule_path_or_text_dismisses_nothing(tmp_path: Path, entry: str) -> None:
    found = issues(tmp_path, f'[[ignore]]\n{entry}\nreason = "citation"\n')
    assert [issue.state for issue in found] == ["new"]


def test_a_file_in_a_folder_above_holds_too(tmp_path: Path) -> None:
    found = issues(tmp_path, '[[ignore]]\nrule = "DUP"\npath = "culture/*"\nreason = "vers"\n', "culture/a.txt")
    assert [issue.state for issue in found] == ["dismissed"]


def test_entries_that_dismiss_nothing_are_named(tmp_path: Path) -> None:
    (tmp_path / ignores.NAME).write_text('# un\n\n[[ignore]]\nrule = "ENG"\nreason = "x"\n', encoding="utf-8")
    path = tmp_path / "a.txt"
    _, unused = ignores.find([path], CODES, tmp_path).apply([check(Document(TEXT, "a.txt", str(path)))])
    assert [(entry.rule, entry.line) for entry in unused] == [("ENG", 3)]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[ignore]]\nrule = "DUP"\n', "line 1: reason is missing"),
        ('\n[[ignore]]\nrule = "DUP"\nreson = "x"\n', "line 2: unknown key reson, did you mean reason?"),
        ('[[ignore]]\nrule = "DUP_WORDS"\nreason = "x"\n', "no rule or family DUP_WORDS; did you mean DUP_WORD?"),
        ('[[ignore]]\nrule = 3\nreason = "x"\n', "rule must be a string"),
        ("[[ignore]\n", "invalid TOML"),
        ("ignored = 1\n", "may hold only [[ignore]] entries"),
    ],
)
def test_a_wrong_file_is_one_sentence_with_its_place(tmp_path: Path, toml: str, said: str) -> None:
    with pytest.raises(TqcheckError) as error:
        issues(tmp_path, toml)
    assert said in str(error.value)
