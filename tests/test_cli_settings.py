"""Settings of a file and of the environment, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import tqcheck

from tqcheck.cli import main


def write(folder: Path, text: str, name: str = "tqcheck.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_a_file_gives_options(folder: Path) -> None:
    write(folder, 'max-issues = 5\nlang = "en"\nformat = "concise"\n')
    result = tqcheck("faulty.txt")
    assert result.exit_code == 0
    assert "faulty.txt:1:" in result.stdout
    assert "written twice" in result.stdout or "twice" in result.stdout


def test_pyproject_holds_them_too_and_only_with_its_table(folder: Path) -> None:
    write(folder, '[project]\nname = "x"\n', "pyproject.toml")
    assert tqcheck("faulty.txt").exit_code == 1
    write(folder, '[tool.tqcheck]\nignore = ["DUP"]\n', "pyproject.toml")
    assert tqcheck("faulty.txt").exit_code == 0


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, "max-issues = 5\n")
    monkeypatch.setenv("TQCHECK_MAX_ISSUES", "0")
    assert tqcheck("faulty.txt").exit_code == 1
    assert tqcheck("faulty.txt", "--max-issues", "3").exit_code == 0


def test_isolated_reads_no_file_and_config_names_one(folder: Path) -> None:
    write(folder, "max-issues = 5\n")
    assert tqcheck("faulty.txt", "--isolated").exit_code == 1
    write(folder, 'ignore = "DUP"\n', "other.toml")
    assert tqcheck("faulty.txt", "--config", "other.toml").exit_code == 0


def test_paths_in_a_file_are_relative_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, 'output = ["json=out/report.json"]\nexit-zero = true\n')
    (folder / "deep").mkdir()
    (folder / "deep" / "a.txt").write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    monkeypatch.chdir(folder / "deep")
    assert tqcheck("a.txt").exit_code == 0
    assert (folder / "out" / "report.json").is_file()


def test_overrides_hold_for_their_files_alone(folder: Path) -> None:
    write(folder, '[[overrides]]\nfiles = ["cult*/*.txt"]\nignore = ["DUP"]\n')
    (folder / "culture").mkdir()
    for name in ("culture/a.txt", "b.txt"):
        (folder / name).write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    documents = json.loads(tqcheck("culture", "b.txt", "--format", "json").stdout)["documents"]
    assert [len(each["issues"]) for each in documents] == [0, 1]


def test_fix_reads_the_same_file(folder: Path) -> None:
    write(folder, 'ignore = ["DUP"]\nmax-issues = 3\n')
    assert CliRunner().invoke(main, ["fix", "faulty.txt", "--diff"]).exit_code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nmax-isues = 1\n", "tqcheck.toml, line 2: there is no setting max-isues; did you mean max-issues?"),
        ('max-issues = "3"\n', "tqcheck.toml, line 1: max-issues must be a whole number."),
        ("max-issues = true\n", "tqcheck.toml, line 1: max-issues must be a whole number."),
        ("max-issues = -1\n", "tqcheck.toml, line 1: max-issues must be at least 0."),
        ("exit-zero = 1\n", "tqcheck.toml, line 1: exit-zero must be true or false."),
        ('\n\nfail-on = "hard"\n', "tqcheck.toml, line 3: fail-on must be one of critical, major, minor, never"),
        ("select = [1]\n", "tqcheck.toml, line 1: select must be a string."),
        ("a = \n", "tqcheck.toml: invalid TOML"),
        ('[[overrides]]\nfile = ["a"]\n', "an override names its files"),
        (
            '[[overrides]]\nfiles = ["a"]\nignored = ["DUP"]\n',
            "line 3: an override has no key ignored; did you mean ignore?",
        ),
        ("[rules.DUP_WORD]\nmost = 3\n", "line 2: DUP_WORD has no option most"),
        ("[rules.DUP_WORDS]\n", "Did you mean DUP_WORD?"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_with_its_line(folder: Path, text: str, said: str) -> None:
    write(folder, text)
    result = tqcheck("clean.txt", "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["DUPP"]\n', "line 1: There is no rule or family called DUPP. Did you mean DUP?\n"),
        ('profile = "fr"\n', "line 1: There is no profile called fr. Did you mean fr-FR?\n"),
        ('columns = "3"\n', "line 1: --columns takes target=COLUMN"),
        ('encoding = "uft-8"\n', "line 1: There is no text encoding called uft-8"),
        ('output = "htm=a"\n', "line 1: --output takes FORMAT=PATH"),
        ('format = "txt"\n', "not txt; did you mean text?\n"),
        ('[[overrides]]\nfiles = ["a"]\n[[overrides]]\nfiles = ["b"]\nselect = ["X"]\n', "line 5: There is no rule"),
    ],
)
def test_a_value_that_means_nothing_is_named_where_it_stands(folder: Path, text: str, said: str) -> None:
    write(folder, text)
    result = tqcheck("clean.txt", "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("order", [["--lang", "en", "--config", "a.toml"], ["--config", "a.toml", "--lang", "en"]])
def test_what_is_wrong_is_said_in_the_language_that_was_asked_for(folder: Path, order: list[str]) -> None:
    write(folder, "fail = 1\n", "a.toml")
    assert "there is no setting fail" in tqcheck("clean.txt", *order).stderr
    write(folder, 'lang = "en"\nfail = 1\n', "a.toml")
    assert "there is no setting fail" in tqcheck("clean.txt", "--config", "a.toml").stderr


def test_isolated_wins_over_the_variable_and_contradicts_the_option(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TQCHECK_CONFIG", "none.toml")
    assert tqcheck("clean.txt").exit_code == 2
    assert tqcheck("clean.txt", "--isolated").exit_code == 0
    for order in (["--isolated", "--config", "a.toml"], ["--config", "a.toml", "--isolated"]):
        assert "contradict each other" in tqcheck("clean.txt", "--lang", "en", *order).stderr


def test_overrides_may_leave_no_rule_and_yield_to_the_command_line(folder: Path) -> None:
    write(folder, 'select = ["DUP"]\n[[overrides]]\nfiles = ["faulty.txt"]\nignore = ["DUP"]\n')
    assert tqcheck("faulty.txt").exit_code == 0
    write(folder, '[[overrides]]\nfiles = ["faulty.txt"]\nselect = ["DUP"]\n')
    assert tqcheck("faulty.txt").exit_code == 1
    assert tqcheck("faulty.txt", "--select", "QUO").exit_code == 0


def test_a_folder_with_a_slash_is_all_that_is_in_it(folder: Path) -> None:
    (folder / "culture" / "film").mkdir(parents=True)
    (folder / "faulty.txt").rename(folder / "culture" / "film" / "faulty.txt")
    write(folder, '[[overrides]]\nfiles = ["culture/"]\nignore = ["DUP"]\n')
    assert tqcheck("culture").exit_code == 0


def test_fix_follows_overrides(folder: Path) -> None:
    write(folder, '[[overrides]]\nfiles = ["faulty.txt"]\nignore = ["DUP"]\n')
    assert CliRunner().invoke(main, ["fix", "faulty.txt", "--diff"]).exit_code == 0


def test_a_config_that_is_not_there_is_named(folder: Path) -> None:
    result = tqcheck("clean.txt", "--lang", "en", "--config", "none.toml")
    assert (result.exit_code, result.stderr) == (2, "tqcheck: There is no configuration none.toml.\n")
