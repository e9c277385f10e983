"""Writing: a file is whole or not there at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(text: str, encoding: str = "utf-8") -> bytes:
    """The bytes of a text for people; what the encoding does not hold, lone surrogates included, becomes "?"."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode(encoding, "replace")


def write(path: Path, data: bytes) -> None:
    """Replace the contents of `path`, made with its folders where missing, at once; OSError leaves it as it was.

    A temporary file beside it takes its place, with its permissions. A symbolic link is followed, and what is no
    regular file (a device, a pipe) is written to directly.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(data)
        return
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    temporary = target.with_name(f".{target.name[:200]}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
