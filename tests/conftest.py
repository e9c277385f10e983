from __future__ import annotations

from pathlib import Path

import pytest
from command import CLEAN, FAULTY

pytest_plugins = ["reviewer"]  # its fixtures: one browser for all tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in a browser last: its event loop goes on in the main thread, where others cannot run one then."""
    items.sort(key=lambda item: "chromium" in getattr(item, "fixturenames", ()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a clean and a faulty text, and no wishes in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR", "TQCHECK_LANG", "TQCHECK_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path
