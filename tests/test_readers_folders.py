"""What a folder gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import CLEAN, FAULTY, tqcheck


@pytest.mark.parametrize("name", ["a.fr.md", "a.fr.html"])
def test_a_folder_gives_markup_that_says_it_is_french(folder: Path, name: str) -> None:
    (folder / "news").mkdir()
    (folder / "news" / "b.fr.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "news" / name).write_text(f"<p>{FAULTY}</p>" if "html" in name else FAULTY, encoding="utf-8")
    (folder / "news" / "README.md").write_text("Read the the manual, please, before you come in.", encoding="utf-8")
    result = tqcheck("news", "--lang", "en")
    assert result.exit_code == 1
    assert f"news/{name}" in result.stdout
    assert "README" not in result.stdout


def test_a_source_without_its_article_is_named_in_a_folder_and_not_checked(folder: Path) -> None:
    (folder / "news").mkdir()
    for name, text in (("a.fr.txt", CLEAN), ("a.en.txt", "Wheat is up."), ("b.en.txt", "The mayor resigned.")):
        (folder / "news" / name).write_text(text, encoding="utf-8")
    result = tqcheck("news", "--lang", "en")
    assert result.exit_code == 2
    assert "news/b.en.txt is the source of no article that is checked." in result.stdout
    assert "ENG_SENT" not in result.stdout
