"""tqcheck align."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck.cli import main

SOURCE = "The mayor has resigned.\n\nHer deputy, Anna Lund, will replace her until the vote in May 2027."
TARGET = "La maire a démissionné.\n\nL’opposition se réjouit."


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "a.en.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text(TARGET, encoding="utf-8")
    return [str(tmp_path / "a.en.txt"), str(tmp_path / "a.fr.txt")]


def test_pairs_stand_side_by_side_with_their_confidence(files: list[str]) -> None:
    result = CliRunner().invoke(main, ["align", *files, "--lang", "en"])
    assert result.exit_code == 0
    rows = [row for row in result.output.split("\n") if row.startswith("1–1")]
    assert rows
    assert rows[0].split("  ")[0].split()[0] == "1–1"
    assert "The mayor has resigned." in rows[0]
    assert "La maire a démissionné." in rows[0]


def test_json_gives_spans_of_the_texts_as_given(files: list[str]) -> None:
    result = CliRunner().invoke(main, ["align", *files, "--format", "json"])
    pairs = json.loads(result.output)["documents"][0]["pairs"]
    for pair in pairs:
        for side, text in (("source", SOURCE), ("target", TARGET)):
            assert text[pair[side]["start"] : pair[side]["end"]] == pair[side]["text"]
    assert sum(pair["target"]["sentences"] for pair in pairs) == 2
    assert sum(pair["source"]["sentences"] for pair in pairs) == 2


def test_no_line_is_wider_than_the_terminal(files: list[str]) -> None:
    from tqcheck.article import Article
    from tqcheck.bitext import Bitext
    from tqcheck.document import Document
    from tqcheck.report.aligned import to_text
    from tqcheck.source import Source

    bitext = Bitext(Article(Document(TARGET, source=SOURCE)), Source(SOURCE))
    for width in (40, 72, 100):
        rows = to_text([bitext], "fr", width).split("\n")[1:]
        assert max(map(len, rows)) <= width


def test_a_file_that_does_not_exist_is_named(files: list[str]) -> None:
    result = CliRunner().invoke(main, ["align", "absent.txt", files[1], "--lang", "en"])
    assert result.exit_code == 2
    assert "absent.txt" in result.output
