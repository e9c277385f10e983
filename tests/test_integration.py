"""What other tools read: hooks of pre-commit, the GitHub action, completion of shells, the container."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from command import FAULTY

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(sys.executable).parent
CLEAN = "Le prix du blé remonte à Chicago.\n"
QUIET = {name: value for name, value in os.environ.items() if not name.startswith(("TQCHECK_", "GITHUB_"))}
GIT = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**QUIET, **more}, capture_output=True, encoding="utf-8"
    )


def repository(folder: Path, message: str = "a") -> Path:
    for words in (["init", "-q", "."], ["add", "-A"], ["commit", "-q", "-m", message]):
        assert run(*GIT, *words, cwd=folder).returncode == 0
    return folder


@pytest.fixture
def hooked(tmp_path: Path) -> Path:
    """A repository that uses our hooks; they are those of the checkout, run with the tqcheck of these tests."""
    if shutil.which("pre-commit", path=SCRIPTS) is None:
        pytest.skip("pre-commit is not installed")
    (tmp_path / "hooks").mkdir()
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        hook["entry"] = f"{SCRIPTS}/{hook['entry']}"
        hook["language"] = "system"
    (tmp_path / "hooks" / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
    repository(tmp_path / "hooks")
    revision = run("git", "rev-parse", "HEAD", cwd=tmp_path / "hooks").stdout.strip()
    site = tmp_path / "site"
    site.mkdir()
    used = [{"repo": str(tmp_path / "hooks"), "rev": revision, "hooks": [{"id": "tqcheck"}]}]
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": used}), encoding="utf-8")
    (site / "a.fr.txt").write_text(CLEAN, encoding="utf-8")
    (site / "requirements.txt").write_text("the package that we need and that is not French at all\n" * 9)
    return repository(site)


def pre_commit(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(SCRIPTS / "pre-commit", *words, cwd=site, PRE_COMMIT_HOME=str(site.parent / "cache"))


def test_pre_commit_runs_our_hook_on_french_texts_alone(hooked: Path) -> None:
    passed = pre_commit(hooked, "run", "--all-files")
    assert (passed.returncode, "Passed" in passed.stdout) == (0, True), passed.stdout + passed.stderr
    (hooked / "a.fr.txt").write_text(FAULTY, encoding="utf-8")
    run("git", "add", "-A", cwd=hooked)
    failed = pre_commit(hooked, "run")
    assert failed.returncode == 1
    assert "DUP_WORD" in failed.stdout
    assert "requirements.txt" not in failed.stdout


def test_pre_commit_stops_a_commit(hooked: Path) -> None:
    assert pre_commit(hooked, "install").returncode == 0
    (hooked / "a.fr.txt").write_text(FAULTY, encoding="utf-8")
    run("git", "add", "-A", cwd=hooked)
    stopped = run(*GIT, "commit", "-m", "b", cwd=hooked, PRE_COMMIT_HOME=str(hooked.parent / "cache"))
    assert stopped.returncode == 1
    assert "DUP_WORD" in stopped.stderr + stopped.stdout


def test_the_hooks_are_what_pre_commit_takes() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["tqcheck", "tqcheck-fix"]
    for hook in hooks:
        assert hook["language"] == "python"
        assert not {"verbose", "fail_fast"} & hook.keys()
        names = {"a.fr.txt": True, "x/a.fr.html": True, "a.en.txt": False, "requirements.txt": False, "a.fr.py": False}
        assert {name: bool(re.search(hook["files"], name)) for name in names} == names


@pytest.fixture
def action() -> dict[str, dict[str, str]]:
    """The steps of the action by their names."""
    data = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return {step["name"]: step for step in data["runs"]["steps"] if "name" in step}


def test_the_action_is_one_by_the_published_schema() -> None:
    schema = json.loads((ROOT / "tests" / "schemas" / "github-action.json").read_text(encoding="utf-8"))
    data = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    for output in data["outputs"].values():
        assert re.fullmatch(r"\$\{\{ steps\.check\.outputs\.(passed|issues|per-1000-words) \}\}", output["value"])


def test_what_a_caller_gives_is_never_text_of_a_script(action: dict[str, dict[str, str]]) -> None:
    assert [name for name, step in action.items() if "${{" in step["run"]] == []


@pytest.mark.parametrize(("text", "status", "passed"), [(CLEAN, 0, "true"), (FAULTY, 1, "false")])
def test_the_script_of_the_action_checks_and_leaves_its_outputs(
    tmp_path: Path, action: dict[str, dict[str, str]], text: str, status: int, passed: str
) -> None:
    (tmp_path / "un article.txt").write_text(text, encoding="utf-8")
    (tmp_path / "tqcheck").mkdir()
    (tmp_path / "tqcheck" / "bin").symlink_to(SCRIPTS)
    (tmp_path / "out").touch()
    done = run(
        "bash", "-e", "-o", "pipefail", "-c", action["Check"]["run"], cwd=tmp_path,
        RUNNER_TEMP=str(tmp_path), TQ_PATHS="un article.txt\n", TQ_ARGS="--lang=en\n--max-issues=0\n",
        TQ_REPORT="re port", GITHUB_ACTIONS="true", GITHUB_OUTPUT=str(tmp_path / "out"),
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert f"passed={passed}" in (tmp_path / "out").read_text(encoding="utf-8")
    assert (tmp_path / "re port" / "tqcheck.html").is_file()
    assert ("::error" in done.stdout or "::warning" in done.stdout or "::notice" in done.stdout) is bool(status)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(tmp_path: Path, shell: str) -> None:
    script = run(SCRIPTS / "tqcheck", cwd=tmp_path, _TQCHECK_COMPLETE=f"{shell}_source")
    assert script.returncode == 0, script.stderr
    assert "_TQCHECK_COMPLETE" in script.stdout
    asked = {"COMP_WORDS": "tqcheck che", "COMP_CWORD": "1" if shell != "fish" else "che"}
    commands = run(SCRIPTS / "tqcheck", cwd=tmp_path, _TQCHECK_COMPLETE=f"{shell}_complete", **asked)
    assert "check" in commands.stdout
    asked = {"COMP_WORDS": "tqcheck check --fail-", "COMP_CWORD": "2" if shell != "fish" else "--fail-"}
    options = run(SCRIPTS / "tqcheck", cwd=tmp_path, _TQCHECK_COMPLETE=f"{shell}_complete", **asked)
    assert "--fail-on" in options.stdout


def test_the_container_has_what_the_build_needs() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert all((ROOT / name).exists() for name in kept)
    assert {"pyproject.toml", "README.md", "LICENSE", "tqcheck"} <= set(kept)
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "USER reader" in dockerfile
    assert 'ENTRYPOINT ["tqcheck"]' in dockerfile
