"""Corpora: articles with their defects, read from a folder and held to their own format."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tqcheck.check import apply
from tqcheck.errors import TqcheckError
from tqcheck.report.wording import family
from tqcheck.rule import Edit

_CLEAN = "clean"
_FIELDS = {"code": str, "alt_codes": list, "start": int, "end": int, "span": str, "needs_source": bool, "note": str}


@dataclass(frozen=True, slots=True)
class Defect:
    """An annotated defect: [start, end) in code points of the text, empty where something is missing.

    `also` names the other codes that a checker may rightly give it; `edits` are a person's mend, None where the right
    text cannot be known.
    """

    code: str
    start: int
    end: int
    span: str
    also: tuple[str, ...] = ()
    edits: tuple[Edit, ...] | None = None
    needs_source: bool = False
    note: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that counts as found."""
        return (self.code, *self.also)

    @property
    def family(self) -> str:
        """The part of the code before the underscore."""
        return self.code.split("_")[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a corpus: `name` is its path below the folder, `source` the English text where there is one."""

    name: str
    text: str
    defects: tuple[Defect, ...]
    source: str | None = None

    @property
    def fixed(self) -> str | None:
        """The text after all mends: a correct text; None where there is no defect or one without a mend."""
        if not self.defects or any(defect.edits is None for defect in self.defects):
            return None
        return apply(self.text, [edit for defect in self.defects for edit in defect.edits or ()])


def load(folder: Path, codes: Collection[str]) -> tuple[Entry, ...]:
    """Every article below the folder, in order of its name; TqcheckError names the file and place of what is wrong.

    X.fr.txt is an article, X.gold.json its defects and X.en.txt its source; in a folder called clean there are none.
    A defect may be of a family that has no rule yet: it does not count until there is one.
    """
    if not folder.is_dir():
        raise TqcheckError(f"There is no folder {folder}; name one that holds annotated articles, as corpora does.")
    golds = sorted(folder.rglob("*.gold.json"))
    texts = {path for path in folder.rglob("*.fr.txt") if path.parent.name == _CLEAN}
    entries = {each.name: each for each in (_annotated(folder, path, codes) for path in golds)}
    for path in sorted(folder.rglob("*.fr.txt")):
        name = path.relative_to(folder).as_posix()
        if name not in entries and path not in texts:
            raise TqcheckError(f"{path} has no gold file; annotate it, or move it to a folder called {_CLEAN}.")
        entries.setdefault(name, Entry(name, _read(path), (), _source(path)))
    if not entries:
        raise TqcheckError(f"{folder} holds no article: no file there is called NAME.fr.txt.")
    return tuple(entries[name] for name in sorted(entries))


def _annotated(folder: Path, gold: Path, codes: Collection[str]) -> Entry:
    path = gold.with_name(gold.name.removesuffix(".gold.json") + ".fr.txt")
    data = _parse(gold)
    if data.get("file") != path.name:
        raise TqcheckError(f'{gold}: "file" must be {path.name}, the text beside it.')
    if not path.is_file():
        raise TqcheckError(f"{gold} has no text: {path.name} is missing beside it.")
    text = _read(path)
    if not isinstance(data.get("defects"), list):
        raise TqcheckError(f'{gold}: "defects" must be a list.')
    defects = tuple(
        _defect(f"{gold}, defect {number}", each, text, codes) for number, each in enumerate(data["defects"], 1)
    )
    _apart(gold, defects)
    return Entry(path.relative_to(folder).as_posix(), text, defects, _source(path))


def _parse(gold: Path) -> dict[str, Any]:
    try:
        data = json.loads(_read(gold))
    except json.JSONDecodeError as error:
        raise TqcheckError(f"{gold}: invalid JSON, line {error.lineno}, column {error.colno}.") from None
    if not isinstance(data, dict):
        raise TqcheckError(f'{gold} must hold one object with "file" and "defects".')
    return data


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise TqcheckError(f"{path} cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError as error:
        raise TqcheckError(f"{path} is not UTF-8: byte {error.start} cannot be decoded.") from None


def _source(path: Path) -> str | None:
    source = path.with_name(path.name.removesuffix(".fr.txt") + ".en.txt")
    return _read(source) if source.is_file() else None


def _defect(place: str, data: object, text: str, codes: Collection[str]) -> Defect:
    if not isinstance(data, dict):
        raise TqcheckError(f"{place} must be an object.")
    for key, kind in _FIELDS.items():
        if not isinstance(data.get(key), kind) or (kind is int and isinstance(data[key], bool)):
            raise TqcheckError(f'{place}: "{key}" must be given, as a value of JSON type {_JSON[kind]}.')
    start, end, span = data["start"], data["end"], data["span"]
    if not 0 <= start <= end <= len(text) or text[start:end] != span:
        raise TqcheckError(f"{place}: {start} to {end} of the text is {text[start:end]!r}, not the span {span!r}.")
    for code in (data["code"], *data["alt_codes"]):
        if not _known(code, codes):
            close = difflib.get_close_matches(str(code), codes, 1, 0.4)
            raise TqcheckError(f"{place}: no rule is called {code}.{f' Did you mean {close[0]}?' if close else ''}")
    edits = data.get("edits")
    mend = None if edits is None else tuple(_edits(place, edits, len(text)))
    return Defect(data["code"], start, end, span, tuple(data["alt_codes"]), mend, data["needs_source"], data["note"])


def _known(code: object, codes: Collection[str]) -> bool:
    """True for the code of a rule, and for any of a family that reports can name but that has no rule yet."""
    if not isinstance(code, str):
        return False
    name = code.split("_")[0]
    return code in codes or (family("en", name) != name and not any(each.startswith(f"{name}_") for each in codes))


_JSON = {str: "string", int: "number", bool: "boolean", list: "array"}


def _edits(place: str, edits: object, size: int) -> Iterator[Edit]:
    wrong = TqcheckError(f'{place}: "edits" must be null or a list of objects with "start", "end" and "replacement".')
    if not isinstance(edits, list) or not edits:
        raise wrong
    for each in edits:
        try:
            edit = Edit(each["start"], each["end"], each["replacement"])
            sound = 0 <= edit.start <= edit.end <= size and isinstance(edit.replacement, str)
        except (KeyError, TypeError):
            raise wrong from None
        if not sound:
            raise wrong
        yield edit


def _apart(gold: Path, defects: tuple[Defect, ...]) -> None:
    """Two mends of one place would make an article that nobody wrote."""
    edits = sorted((edit for each in defects for edit in each.edits or ()), key=lambda edit: (edit.start, edit.end))
    for first, second in pairwise(edits):
        if second.start < first.end:
            raise TqcheckError(f"{gold}: two mends overlap at {second.start}; let each place be mended once.")
