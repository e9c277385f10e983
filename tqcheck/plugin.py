"""The pytest plug-in: a fixture `tqcheck` that holds articles to the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # pytest loads every plug-in, also for people who do not use this one
    from tqcheck.check import Checked


@pytest.fixture(name="tqcheck", scope="session")
def fixture() -> Callable[..., tuple[Checked, ...]]:
    """`assert_clean`: `def test_output(tqcheck): tqcheck(translate("…"))` fails with every issue in its line."""
    from tqcheck.testing import assert_clean

    return assert_clean
