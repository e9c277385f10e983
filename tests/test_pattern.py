from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import tqcheck
from tqcheck.pattern import Lazy, regex

MODULES = [info.name for info in pkgutil.walk_packages(tqcheck.__path__, "tqcheck.") if "__main__" not in info.name]


def test_a_pattern_works_like_a_compiled_one() -> None:
    pattern = regex(r"(\w)\1", re.IGNORECASE)
    assert pattern.pattern == r"(\w)\1"
    assert [hit[0] for hit in pattern.finditer("aA bb c")] == ["aA", "bb"]
    assert pattern.sub("-", "aab") == "-b"
    assert pattern.groups == 1


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


@pytest.mark.parametrize("module", MODULES)
def test_every_pattern_of_a_module_compiles(module: str) -> None:
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, Lazy):
            re.compile(value.pattern, value.flags)
