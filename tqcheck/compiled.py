"""Regular expressions whose compiled code is kept beside the compiled modules, as the interpreter keeps theirs.

Compiling the two hundred patterns that one article needs takes longer than all that is done with them. Their code is
data, which `marshal` reads back in a millisecond; it is kept where Python keeps the compiled module, and only where it
may. It is used by the very interpreter that wrote it alone, and whatever is wrong with it, `re.compile` is asked.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import os
import re
import sys
from array import array
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

_MOST = 5000  # patterns that are kept
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_Kept = dict[tuple[str, int], _Code]


def _place() -> Path | None:
    """The file beside the compiled form of this module; None where there is none."""
    cached = __spec__.cached if __spec__ is not None else None
    return Path(cached).with_suffix(".patterns") if cached else None


def _signature() -> tuple[str, int, int]:
    """What the code of a pattern depends on."""
    machine = import_module("_sre")
    return sys.version, machine.MAGIC, machine.CODESIZE


def _read(place: Path | None) -> _Kept:
    """What is kept for this interpreter; nothing where that cannot be read."""
    try:
        signature, kept = marshal.loads(place.read_bytes()) if place else ((), {})
        return dict(kept) if signature == _signature() else {}
    except (OSError, ValueError, EOFError, TypeError, ImportError, AttributeError):
        return {}


@cache
def _kept() -> _Kept:
    return _read(_place())


_new: _Kept = {}


def _write() -> None:
    """Add the new patterns to those kept; whole or not at all, whoever else writes."""
    place = _place()
    if place is None or sys.dont_write_bytecode:
        return
    kept = _read(place) | _new
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError, ValueError):
        if len(kept) <= _MOST:
            draft.write_bytes(marshal.dumps((_signature(), kept)))
            draft.replace(place)


def _encode(pattern: str, flags: int) -> _Code:
    """The code of a pattern: what `re` makes before it hands it to its machine."""
    parsed = import_module("re._parser").parse(pattern, flags)
    code = import_module("re._compiler")._code(parsed, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    words = array("I", code).tobytes()
    return flags | state.flags, words, state.groups - 1, dict(state.groupdict), tuple(names)


def _build(pattern: str, code: _Code) -> re.Pattern[str]:
    flags, words, groups, numbers, names = code
    machine: Any = import_module("_sre")
    built: re.Pattern[str] = machine.compile(
        pattern, flags, memoryview(words).cast("I").tolist(), groups, numbers, names
    )
    return built


@lru_cache(maxsize=4096)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, sooner where an earlier run compiled the pattern."""
    key = pattern, int(flags)
    try:
        code = _kept().get(key)
        if code is None:
            code = _encode(*key)
            if not _new:
                atexit.register(_write)
            _new[key] = code
        return _build(pattern, code)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return re.compile(pattern, flags)
