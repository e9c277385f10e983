"""tqcheck init looks at a repository and writes what fits it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from tqcheck.cli import main

FRENCH = "Le maire a reçu les riverains mardi et leur a promis une école avant la rentrée. Il neige depuis ce matin.\n"
ENGLISH = "The mayor met the residents on Tuesday and promised them a school before the autumn. It has been snowing.\n"


def init(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", "--lang", "en", *arguments])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "wire" / "b.fr.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "wire" / "a.en.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "todo.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "node_modules" / "x").mkdir(parents=True)
    (tmp_path / "node_modules" / "x" / "a.txt").write_text(FRENCH, encoding="utf-8")
    return tmp_path


def test_the_french_texts_are_found_and_the_workflow_checks_them(repository: Path) -> None:
    (repository / ".github").mkdir()
    result = init()
    assert result.exit_code == 0
    assert "2 French texts in wire, 1 of them with an English source." in result.stdout
    assert "Next: tqcheck check wire\n" in result.stdout
    assert tomllib.loads((repository / "tqcheck.toml").read_text(encoding="utf-8")) == {"lang": "en"}
    workflow = yaml.safe_load((repository / ".github" / "workflows" / "tqcheck.yml").read_text(encoding="utf-8"))
    runs = [step["run"].strip() for step in workflow["jobs"]["tqcheck"]["steps"] if "run" in step]
    assert runs[1] == "tqcheck check wire --report=tqcheck-report"


def test_what_it_writes_is_sound_for_check(repository: Path) -> None:
    init("--ci", "none")
    assert sorted(path.name for path in repository.iterdir()) == ["node_modules", "notes", "tqcheck.toml", "wire"]
    assert CliRunner().invoke(main, ["check", "wire"]).exit_code == 0


def test_nothing_is_overwritten_without_force(repository: Path) -> None:
    (repository / "tqcheck.toml").write_text("max-issues = 3\n", encoding="utf-8")
    assert "tqcheck.toml is there and stays" in init().stdout
    assert (repository / "tqcheck.toml").read_text(encoding="utf-8") == "max-issues = 3\n"
    assert "tqcheck.toml is written." in init("--force").stdout
    assert "max-issues = 3" not in (repository / "tqcheck.toml").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(repository: Path) -> None:
    before = sorted(repository.rglob("*"))
    assert "--- .gitlab-ci.yml" in init("--dry-run", "--ci", "gitlab").stdout
    assert sorted(repository.rglob("*")) == before


def test_a_gitlab_pipeline_that_is_there_is_told_what_to_include(repository: Path) -> None:
    (repository / ".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    assert "Add to .gitlab-ci.yml: include: tqcheck.gitlab-ci.yml" in init("--install", "tqcheck==1").stdout
    job = yaml.safe_load((repository / "tqcheck.gitlab-ci.yml").read_text(encoding="utf-8"))["tqcheck"]
    assert job["script"][0].strip() == "pip install 'tqcheck==1'"
    assert job["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert (repository / ".gitlab-ci.yml").read_text(encoding="utf-8") == "stages: [test]\n"


def test_settings_in_a_pyproject_stay_there(repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[tool.tqcheck]\n", encoding="utf-8")
    assert "The settings stay in pyproject.toml." in init("--force").stdout
    assert not (repository / "tqcheck.toml").exists()


def test_a_folder_of_sources_is_set(repository: Path) -> None:
    (repository / "en").mkdir()
    for name in ("a.fr.txt", "b.fr.txt"):
        (repository / "en" / name).write_text(ENGLISH, encoding="utf-8")
    (repository / "wire" / "a.en.txt").unlink()
    assert "2 of them with an English source" in init().stdout
    assert tomllib.loads((repository / "tqcheck.toml").read_text(encoding="utf-8"))["source-dir"] == "en"


def test_an_empty_folder_gets_a_place_to_fill_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = init()
    assert "No French text was found" in result.stdout
    assert (result.exit_code, [path.name for path in tmp_path.iterdir()]) == (0, ["tqcheck.toml"])


def test_users_of_pre_commit_are_shown_their_hook(repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    said = init("--install", "tqcheck @ git+https://git.example/t.git@abc").stdout
    [hook] = yaml.safe_load(said[said.index("- repo:") : said.index("Next:")])
    assert (hook["repo"], hook["rev"]) == ("https://git.example/t.git", "abc")
    assert hook["hooks"] == [{"id": "tqcheck", "files": "^(wire/)"}]


def test_a_place_that_cannot_be_written_is_one_sentence(repository: Path) -> None:
    (repository / ".github").write_text("", encoding="utf-8")
    result = init("--ci", "github")
    assert result.exit_code == 2
    assert result.stderr.startswith("tqcheck: .github/workflows/tqcheck.yml could not be written (")
    assert result.stderr.count("\n") == 1
