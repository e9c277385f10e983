"""What the documents show is what happens."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck import catalogue
from tqcheck.check import apply, check
from tqcheck.document import Document
from tqcheck.rule import Rule

ROOT = Path(__file__).parent.parent


@pytest.fixture
def shown(tmp_path: Path) -> Rule:
    """The rule that CONTRIBUTING.md shows."""
    code = re.search(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code is not None
    path = tmp_path / "percent.py"
    path.write_text(code[1], encoding="utf-8")
    spec = importlib.util.spec_from_file_location("percent", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.percent_twice
    assert isinstance(rule, Rule)
    return rule


def test_the_rule_that_contributing_shows_keeps_its_contract(shown: Rule) -> None:
    rules = (*catalogue.choose(), shown)
    for bad in shown.bad:
        [issue] = check(Document(bad.text), rules).issues
        assert (issue.code, issue.start, issue.end) == (shown.code, *bad.span)
        assert apply(bad.text, issue.edits) == bad.fixed
        assert check(Document(bad.fixed or ""), rules).issues == ()
    for good in shown.good:
        assert check(Document(good.text), rules).issues == ()


@pytest.mark.parametrize("name", ["README.md", "docs/comparing.md", "docs/first-steps.md", "docs/precision.md"])
def test_the_documents_show_what_their_commands_print(name: str) -> None:
    command = [sys.executable, "tools/paste.py", "--check", name]
    pasted = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert pasted.returncode == 0, f"Run `make reports`:\n{pasted.stdout}{pasted.stderr}"


DOCUMENTS = [
    "README.md", "CONTRIBUTING.md", "corpora/README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_path_that_a_document_links_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", re.sub(r"```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []
