"""Changed lines: only what the branch touched counts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tqcheck.changes import since
from tqcheck.check import Checked, State, check
from tqcheck.document import Document
from tqcheck.errors import TqcheckError

OLD = "Le prix du du blé remonte.\n\nLa récolte sera moyenne.\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "café.txt").write_text(OLD, encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "one")
    git(tmp_path, "checkout", "-q", "-b", "branch")
    return tmp_path


def states(path: Path, revision: str = "main") -> list[State]:
    checked: Checked = check(Document(path.read_text(encoding="utf-8"), path.name, str(path)))
    return [issue.state for each in since(revision, [path]).apply([checked]) for issue in each.issues]


def test_an_issue_of_an_old_line_is_set_aside(repository: Path) -> None:
    path = repository / "café.txt"
    path.write_text(f"{OLD}\nLe maire a a démissionné.\n", encoding="utf-8")
    assert states(path) == [State.UNCHANGED, State.NEW]


def test_committed_changes_of_the_branch_count_too(repository: Path) -> None:
    path = repository / "café.txt"
    path.write_text(f"Le maire a a démissionné.\n\n{OLD}", encoding="utf-8")
    git(repository, "commit", "-q", "-am", "two")
    assert states(path) == [State.NEW, State.UNCHANGED]


def test_what_others_changed_since_the_fork_does_not_count(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    path = repository / "café.txt"
    path.write_text(OLD.replace("du du blé", "du blé"), encoding="utf-8")
    git(repository, "commit", "-q", "-am", "mended")
    git(repository, "checkout", "-q", "branch")
    assert states(path) == [State.UNCHANGED]


def test_a_new_file_counts_whole_and_a_renamed_one_only_where_it_changed(repository: Path) -> None:
    new = repository / 'deux "noms".txt'
    new.write_text(OLD, encoding="utf-8")
    assert states(new) == [State.NEW]
    git(repository, "mv", "café.txt", "thé.txt")
    assert states(repository / "thé.txt") == [State.UNCHANGED]


def test_a_name_that_git_quotes_is_read(repository: Path) -> None:
    path = repository / 'deux "noms" é.txt'
    path.write_text("Rien à dire.\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "named")
    path.write_text("Le prix du du blé remonte.\n", encoding="utf-8")
    assert states(path, "HEAD") == [State.NEW]


def test_an_unknown_revision_and_a_folder_without_git_are_told(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(TqcheckError, match="knows no revision nowhere"):
        since("nowhere", [repository / "café.txt"])
    with pytest.raises(TqcheckError, match="knows no revision --output=x"):
        since("--output=x", [repository / "café.txt"])
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    with pytest.raises(TqcheckError, match="in no git repository"):
        since("HEAD", [outside])
