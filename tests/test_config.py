"""The lines that a configuration's keys stand on, and which file is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.config import Config, find

TEXT = '''\
# lang = "en"
"lang" = "fr"
note = """
max-issues = 1
"""
select = [
  "DUP", # ignore = 3
  "[max]",
]
ignore = 'a"""b'
max.DUP = 0

[rules.DUP_WORD]
lang = 1
[[overrides]]
files = ["a"]
[[overrides]]
files = ["b"]
 [ rules . "ENG_WORD" ]
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("lang",), 2),
        (("max-issues",), 1),
        (("select",), 6),
        (("ignore",), 10),
        (("max", "DUP"), 11),
        (("rules", "DUP_WORD", "lang"), 14),
        (("rules", "DUP_WORD", "nothing"), 13),
        (("overrides", 0, "files"), 16),
        (("overrides", 1), 17),
        (("overrides", 1, "files"), 18),
        (("rules", "ENG_WORD"), 19),
    ],
)
def test_every_key_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert Config(Path("tqcheck.toml"), {}, TEXT).line(*path) == line


def test_in_a_pyproject_only_the_keys_of_its_table_are_meant() -> None:
    text = "[tool.ruff]\nselect = []\n[tool.tqcheck]\nselect = []\n[tool.tqcheck.max]\nDUP = 1\n"
    found = Config(Path("pyproject.toml"), {}, text)
    assert (found.line("select"), found.line("max", "DUP"), found.line("ignore")) == (4, 6, 1)


def test_the_nearest_folder_with_settings_is_taken(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "tqcheck.toml").write_text("")
    (tmp_path / "a" / "pyproject.toml").write_bytes(b"# tool.tqcheck is not here\n[tool.tqchecker]\n\xff")
    assert find(deep) == tmp_path / "tqcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool."tqcheck".max]\n')
    assert find(deep) == tmp_path / "a" / "pyproject.toml"
