"""Shards: the input of a large run, cut into parts of one size at places where documents end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tqcheck.readers.files import File

SIZE = 16_000_000  # bytes of a shard: some seconds of work, so that little is done twice after an accident
_BLOCK = 1 << 20
_PACKED = 4  # how many times longer a packed file is than it looks, about


@dataclass(frozen=True, slots=True)
class Part:
    """A file or a range of it; `ruleset` is the number of its rules in the Setup.

    `start` and `end` are bytes of JSON lines, or row groups of Parquet, and `line` is the number of the first line or
    row; with no `end` the whole file is meant.
    """

    name: str
    ruleset: int = 0
    start: int = 0
    end: int | None = None
    line: int = 1
    source: str = ""
    reference: str = ""

    def file(self, base: Path = Path()) -> File:
        """The file that the part is of, with what stands beside it; names are relative to `base`."""
        beside = (File(name, base / name) if name else None for name in (self.source, self.reference))
        return File(self.name, base / self.name, "", False, *beside)


@dataclass(frozen=True, slots=True)
class Shard:
    """What one task works through; `size` is its length in bytes, roughly."""

    number: int
    size: int
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The name of its files, without an ending; names sort as the shards do."""
        return f"{self.number:06}"


def cut(files: Iterable[tuple[File, int]], size: int = SIZE) -> list[Shard]:
    """The shards of files, each given with the number of its rules: files in order, small ones together."""
    shards: list[Shard] = []
    held: list[Part] = []
    weight = 0
    for part, length in _parts(files, size):
        if held and weight + length > size:
            shards.append(Shard(len(shards), weight, tuple(held)))
            held, weight = [], 0
        held.append(part)
        weight += length
    if held:
        shards.append(Shard(len(shards), weight, tuple(held)))
    return shards


def _parts(files: Iterable[tuple[File, int]], size: int) -> Iterator[tuple[Part, int]]:
    for file, ruleset in files:
        beside = (each.name if each else "" for each in (file.source, file.reference))
        whole = Part(file.name, ruleset, 0, None, 1, *beside)
        found: Iterator[tuple[int, int, int, int]] = iter(())
        if file.name.endswith(".jsonl") and file.size > size:
            found = _lines(file.name, size)
        elif file.name.endswith(".parquet") and file.size > size:
            found = _row_groups(file.name, size)
        ranges = list(found)
        for start, end, line, length in ranges:
            yield Part(file.name, ruleset, start, end, line), length
        if not ranges:
            yield whole, file.size * (_PACKED if file.name.endswith((".gz", ".zst")) else 1)


def _lines(name: str, size: int) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of bytes that end with a line, with the number of their first line; none where the file cannot be read."""
    start = place = 0
    line = first = 1
    try:
        with open(name, "rb") as stream:
            while block := stream.read(min(_BLOCK, size // 8 + 1)):
                cut_at = block.rfind(b"\n") + 1
                if cut_at and place + cut_at - start >= size:
                    lines = block.count(b"\n")
                    yield start, place + cut_at, first, place + cut_at - start
                    start, first = place + cut_at, line + lines
                    line += lines
                else:
                    line += block.count(b"\n")
                place += len(block)
    except OSError:
        return  # reading the whole tells why
    if place > start:
        yield start, place, first, place - start


def _row_groups(name: str, size: int) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of row groups, with the number of their first row; none where the file cannot be read."""
    from tqcheck.scale.parquet import groups

    start, first, row, weight = 0, 1, 1, 0
    found = groups(name)
    for number, (rows, length) in enumerate(found):
        if weight and weight + length > size:
            yield start, number, first, weight
            start, first, weight = number, row, 0
        row += rows
        weight += length
    if weight:
        yield start, len(found), first, weight
