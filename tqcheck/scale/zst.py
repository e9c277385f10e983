"""Files packed with Zstandard, read as a stream; one that is cut short is noticed, unlike in the library's stream."""

from __future__ import annotations

import importlib
import io
import zlib
from collections.abc import Iterator
from typing import IO, Any

from tqcheck.errors import TqcheckError

_BLOCK = 1 << 14  # packed bytes at once: a hostile file may hold thirty thousand times as many


def library() -> Any:
    """The library; TqcheckError where it is not installed."""
    try:
        return importlib.import_module("zstandard")
    except ImportError:
        raise TqcheckError(
            "Files packed with Zstandard need pip install 'tqcheck[zstd]'.",
            "Les fichiers compressés avec Zstandard demandent pip install 'tqcheck[zstd]'.",
        ) from None


def unpacked(raw: IO[bytes], zstandard: Any) -> IO[bytes]:
    """The bytes without their packing; EOFError where they end too early, zlib.error where they are no such data.

    `zstandard` is the library.
    """
    return io.BufferedReader(_Unpacked(_blocks(raw, zstandard)), 1 << 20)


def _blocks(raw: IO[bytes], zstandard: Any) -> Iterator[bytes]:
    with raw as stream:
        frame, rest = None, stream.read(_BLOCK)
        while rest:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            try:
                yield frame.decompress(rest)
            except zstandard.ZstdError as error:
                raise zlib.error(str(error)) from None
            rest = frame.unused_data or stream.read(_BLOCK)
            if frame.eof:
                frame = None
        if frame is not None:
            raise EOFError


class _Unpacked(io.RawIOBase):
    """A stream made of blocks of bytes."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        super().__init__()
        self._blocks, self._rest = blocks, b""

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what comes next; 0 at the end."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return 0
            self._rest = block
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
