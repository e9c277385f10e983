"""What a peer is: something that is installed into a folder and finds places in texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A place that a peer marks: [start, end) in code points, and the peer's own name for what is wrong there."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to check; `name` is that of its file in the working folder, `source` its English where there is one."""

    name: str
    text: str
    source: str | None = None


Found = Mapping[str, Sequence[Finding]]
"""The findings by the name of the text; a text without any may be left out."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A checker: `install` brings it into a folder and returns its version, `run` checks the texts of a working folder.

    Both raise PeerError. `variants` are further rows of the table, made of some of its findings.
    """

    name: str
    licence: str
    command: str
    install: Callable[[Path], str]
    run: Callable[[Path, Path, Sequence[Text]], Found]
    note: str = ""
    variants: Mapping[str, Callable[[Finding], bool]] = field(default_factory=dict)
