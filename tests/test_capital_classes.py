"""Character classes that are meant for capitals."""

from __future__ import annotations

from pathlib import Path

import tqcheck

SOURCES = sorted(Path(tqcheck.__file__).parent.rglob("*.py"))


def test_no_class_of_capitals_takes_small_letters_with_accents() -> None:
    wrong = "À-" + "Ÿ"  # U+00C0 to U+0178 holds à, é, ç as well; the capitals are À-ÞŒŸ
    assert [path.name for path in SOURCES if wrong in path.read_text(encoding="utf-8")] == []
