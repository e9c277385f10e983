"""Cases: inputs that broke a claim, made small, and kept so that they are tried again for ever."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from bench.fuzz import claims, files
from bench.fuzz.claims import BrokenError

KEPT = Path(__file__).resolve().parent.parent.parent / "tests" / "fuzzed"
_Data = TypeVar("_Data", str, bytes)
_TRIES = 600  # inputs that are tried to make one smaller


@dataclass(frozen=True, slots=True)
class Case:
    """One input: a text with or without its source, a file, or a file of settings with the arguments that name it."""

    text: str | None = None
    source: str | None = None
    name: str = ""
    data: bytes = b""
    arguments: tuple[str, ...] | None = None
    whole: bool = False
    deep: bool = False

    def hold(self) -> None:
        """BrokenError where a claim does not hold."""
        if self.text is not None:
            claims.hold(self.text, self.source, deep=self.deep)
        elif self.arguments is None:
            files.hold(self.name, self.data, whole=self.whole, deep=self.deep)
        else:
            files.hold_settings(self.name, self.data, self.arguments)

    def small(self, name: str) -> Case:
        """The smallest input found that breaks the claim called `name`."""
        if self.text is None:
            return self._with(data=_shrunk(self.data, lambda data: self._with(data=data)._broken() == name))
        text = _shrunk(self.text, lambda text: self._with(text=text)._broken() == name)
        case = self._with(text=text)
        if case.source is not None:
            case = case._with(source=_shrunk(case.source, lambda source: case._with(source=source)._broken() == name))
        return case

    def _with(self, **changes: Any) -> Case:
        return replace(self, **changes)

    def _broken(self) -> str:
        try:
            self.hold()
        except BrokenError as error:
            return error.name
        return ""

    def write(self, claim: str, number: str) -> Path:
        """Keep the case in tests/fuzzed; the test there replays all of them."""
        row: dict[str, Any] = {"claim": claim, "input": number}
        if self.text is not None:
            row |= {"text": self.text, "source": self.source}
        else:
            row |= {"name": self.name, "data": base64.b64encode(self.data).decode(), "arguments": self.arguments}
        row |= {"whole": self.whole, "deep": self.deep}
        KEPT.mkdir(exist_ok=True)
        path = KEPT / f"{hashlib.sha256(claim.encode()).hexdigest()[:12]}.json"
        path.write_text(json.dumps(row, indent=1) + "\n", encoding="ascii")
        return path


def read(path: Path) -> Case:
    """The case of a file."""
    row = json.loads(path.read_text(encoding="ascii"))
    arguments = row.get("arguments")
    return Case(
        row.get("text"), row.get("source"), row.get("name", ""), base64.b64decode(row.get("data", "")),
        None if arguments is None else tuple(arguments), row["whole"], row["deep"],
    )  # fmt: skip


def _shrunk(value: _Data, breaks: Callable[[_Data], bool]) -> _Data:
    """The value without what it can lose and still break: ever smaller pieces are left out."""
    tries, size = _TRIES, max(1, len(value) // 2)
    while tries > 0:
        at, lost = 0, False
        while at < len(value) and tries > 0:
            shorter = value[:at] + value[at + size :]
            tries -= 1
            if shorter and breaks(shorter):
                value, lost = shorter, True
            else:
                at += size
        if size == 1 and not lost:
            break
        size = size if lost else max(1, size // 2)
    return value
