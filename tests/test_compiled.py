"""The code of patterns is kept between runs, and what is kept changes nothing."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tqcheck import compiled as store

PATTERNS = (
    r"(?P<word>\w+)(?:-(?P<tail>[a-zà-ÿ]{2,}))?(?!\d)",
    r"(?i)\b(?:le|la) (?=x|y)|(a)(b)?\2",
    r"(?m)^ *[.,;]|\Z",
    r"[Ͱ-Ͽἀ-\u1fff𠀀-𪛟]",
    "",
)
TEXTS = ("Le x, la-bas avant-hier ab", "abb\n ; là-bas", "𠀀 Ω", "")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of its own, empty, with nothing remembered."""
    path = tmp_path / "kept.patterns"
    monkeypatch.setattr(store, "_place", lambda: path)
    monkeypatch.setattr(store, "_new", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    store._kept.cache_clear()
    yield path
    store._kept.cache_clear()


def found(pattern: re.Pattern[str]) -> object:
    spans = [[(hit.span(), hit.groups(), hit.groupdict()) for hit in pattern.finditer(text)] for text in TEXTS]
    return spans, pattern.flags, pattern.groups, dict(pattern.groupindex), pattern.pattern


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.DOTALL])
def test_a_pattern_made_from_kept_code_finds_what_re_compile_finds(place: Path, pattern: str, flags: int) -> None:
    first = store.compiled.__wrapped__(pattern, flags)
    store._write()
    store._kept.cache_clear()
    assert store._kept()
    assert found(first) == found(store.compiled.__wrapped__(pattern, flags)) == found(re.compile(pattern, flags))


@pytest.mark.parametrize("damage", [b"", b"nonsense", marshal.dumps(3), marshal.dumps((("other", 1, 4), {}))])
def test_a_damaged_store_is_as_good_as_none_and_is_written_anew(place: Path, damage: bytes) -> None:
    place.write_bytes(damage)
    assert store.compiled.__wrapped__("a+b").findall("aab") == ["aab"]
    store._write()
    assert store._read(place)


def test_code_that_the_machine_refuses_is_compiled_anew(place: Path) -> None:
    code: store._Code = (32, b"\xff\xff\xff\x00", 0, {}, (None,))
    place.write_bytes(marshal.dumps((store._signature(), {("a+b", 0): code})))
    assert store.compiled.__wrapped__("a+b").findall("aab") == ["aab"]


def test_a_wrong_pattern_is_told_as_re_tells_it(place: Path) -> None:
    with pytest.raises(re.error):
        store.compiled("(")


def test_nothing_is_written_where_python_may_not(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    store.compiled.__wrapped__("a+b")
    store._write()
    assert not place.exists()


def test_two_writers_keep_the_patterns_of_both(place: Path) -> None:
    store._new[("b", 0)] = store._encode("b", 0)
    store._write()
    store._new.clear()
    store._new[("c", 0)] = store._encode("c", 0)
    store._write()
    assert set(store._read(place)) == {("b", 0), ("c", 0)}
    assert os.listdir(place.parent) == [place.name]


def test_a_process_leaves_its_patterns_to_the_next(tmp_path: Path) -> None:
    program = "from tqcheck import compiled as c; c.compiled('x+y'); print(('x+y', 0) in c._new)"
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    runs = [subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=ours) for _ in range(2)]
    assert [run.stdout.strip() for run in runs] == ["True", "False"]
