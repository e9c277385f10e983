"""Frames: what a worker and the server send each other, an object of JSON and some bytes, each after its length."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

Frame = tuple[dict[str, Any], bytes]
_LENGTHS = struct.Struct("!II")


def pack(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """A frame as bytes."""
    data = json.dumps(head).encode()
    return b"".join((_LENGTHS.pack(len(data), len(body)), data, body))


def read(stream: IO[bytes]) -> Frame | None:
    """The next frame; None at the end of the stream, also where that cuts a frame."""
    try:
        lengths = stream.read(_LENGTHS.size)
        if len(lengths) < _LENGTHS.size:
            return None
        first, second = _LENGTHS.unpack(lengths)
        data, body = stream.read(first), stream.read(second)
    except ConnectionError:
        return None
    return (json.loads(data), body) if len(data) == first and len(body) == second else None


async def receive(stream: asyncio.StreamReader) -> Frame | None:
    """The same of a stream that others do not wait for."""
    try:
        first, second = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
        data = await stream.readexactly(first)
        return json.loads(data), await stream.readexactly(second)
    except (EOFError, ConnectionError):
        return None
