"""What the documents take from the code is what the code says, and every page is in the site."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

import pages

from tqcheck import catalogue
from tqcheck.cli import main as tqcheck
from tqcheck.cli import options
from tqcheck.readers.reader import Reading, reader_of

ROOT = Path(__file__).parent.parent
SHOWN = ("README.md", "docs/first-steps.md", "docs/formats.md", "docs/gate.md", "docs/configuration.md")
FRENCH = "La maire a annoncé lundi que que le pont rouvrirait.\n"


def test_no_made_page_is_stale() -> None:
    differences = list(pages.stale())
    assert not differences, "Run `make pages`:\n" + "\n".join(line[:200] for line in differences[:40])


def test_a_rule_that_changes_makes_its_page_stale() -> None:
    path = pages.RULES / "dup.md"
    assert path.read_text(encoding="utf-8") == pages.family_page("DUP")
    assert catalogue.get("DUP_WORD").summary in pages.family_page("DUP")


def test_every_rule_has_a_heading_that_links_reach() -> None:
    for rule in catalogue.all_rules():
        assert f"\n## {rule.code}\n" in pages.family_page(rule.family)
        assert f"({rule.family.lower()}.md#{rule.code.lower()})" in pages.catalogue_page()


def test_every_format_has_its_readers_and_its_sample() -> None:
    assert set(pages.READERS) == set(options.FORMATS)
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (\w+)$", text)
    assert headings == list(options.FORMATS)
    samples = {name.partition(".")[0] for name in re.findall(r"<!-- made: sample (\S+) -->", text)}
    assert samples == set(options.FORMATS) - {"html"}


def test_a_part_that_nothing_makes_is_an_error() -> None:
    with pytest.raises(KeyError):
        pages.completed("<!-- made: nonsense -->\n<!-- end -->")


def test_every_page_is_in_the_site() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    listed = set(re.findall(r"[\w/-]+\.md", navigation))
    written = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert written - listed == set()
    assert len(re.findall(r"[\w/-]+\.md", navigation)) == len(listed)


def test_every_picture_is_there_and_small() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))]
    named = {Path(name).name for text in texts for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)}
    taken = {path.name: path.stat().st_size for path in (ROOT / "docs" / "images").iterdir()}
    assert named == set(taken)
    assert sum(taken.values()) < 1_000_000


def test_the_action_and_the_hooks_that_documents_show_are_there() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    inputs = set(re.findall(r"(?m)^  ([\w-]+):$", action.partition("\noutputs:")[0]))
    for name in ("README.md", "docs/gate.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        blocks = re.findall(r"uses: OWNER/tqcheck@main.*?\n        with:\n((?:          .*\n)+)", text)
        given = {key for block in blocks for key in re.findall(r"(?m)^ {10}([\w-]+):", block)}
        assert "paths" in given
        assert given <= inputs
        assert set(re.findall(r"- id: (tqcheck[\w-]*)", text)) <= set(re.findall(r"- id: (\S+)", hooks))


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that stand for the reader's own."""
    for folder in ("articles", "wire/today", "engine-a", "engine-b"):
        (tmp_path / folder).mkdir(parents=True)
    names = "article.txt article.fr.txt articles/a.fr.txt engine-a/a.txt engine-b/a.txt ref.txt mt.txt source.txt"
    for name in names.split():
        (tmp_path / name).write_text(FRENCH, encoding="utf-8")
    row = json.dumps({"id": "a", "text": FRENCH})
    (tmp_path / "wire/today/a.jsonl").write_text(f"{row}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith(("TQCHECK_", "GITHUB_"))]:
        monkeypatch.delenv(name)
    return tmp_path


def commands(name: str) -> Iterator[list[str]]:
    """The commands of tqcheck in the shell blocks of a document, without what a pipe does with them."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            words = shlex.split(line.partition(" | ")[0].partition(" < ")[0], comments=True)
            if words[:1] == ["tqcheck"]:
                yield words[1:]


@pytest.mark.parametrize("name", SHOWN)
def test_the_commands_of_a_document_run(name: str, newsroom: Path) -> None:
    ran = list(commands(name))
    assert ran
    against = CliRunner().invoke(tqcheck, ["check", "articles/", "--output", "json=last.json", "--quiet"])
    assert against.exit_code == 1
    for words in ran:
        if "--diff-base" in words:
            continue  # needs a repository; tests/test_cli_aside.py has one
        result = CliRunner().invoke(tqcheck, words, input=FRENCH)
        assert result.exit_code in (0, 1), (words, result.stderr)


def test_the_settings_that_documents_show_are_settings(newsroom: Path) -> None:
    for name in SHOWN:
        text = (ROOT / name).read_text(encoding="utf-8")
        for block in re.findall(r"```toml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            if "[[ignore]]" in block:
                assert set(tomllib.loads(block)["ignore"][0]) == {"rule", "path", "text", "reason"}
                continue
            (newsroom / "tqcheck.toml").write_text(block.replace("baseline =", "# baseline ="), encoding="utf-8")
            result = CliRunner().invoke(tqcheck, ["check", "articles/"])
            assert result.exit_code in (0, 1), (name, result.stderr)


def python(name: str) -> list[str]:
    """The Python blocks of a document."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_the_reader_that_a_document_shows_reads() -> None:
    names: dict[str, Any] = {}
    exec(python("docs/extending.md")[0], names)
    reader = names["FORTUNE"]
    assert reader_of("a.fortune") is not reader  # an example, not a format
    assert [each.text for each in reader.text("Un.\n%\nDeux.", "a.fortune", Reading())] == ["Un.", "Deux."]


@pytest.mark.parametrize("name", ["README.md", "docs/python.md", "docs/gate.md"])
def test_the_python_that_a_document_shows_runs(name: str, newsroom: Path) -> None:
    (newsroom / "articles/pont.fr.txt").write_text(FRENCH, encoding="utf-8")
    [block] = [each for each in python(name) if each.startswith("from tqcheck import")]
    found = subprocess.run([sys.executable, "-c", block], capture_output=True, encoding="utf-8", check=True)
    assert "DUP_WORD" in found.stdout
