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


class ChangedError(OSError):
    """A file no longer holds what was read from it."""


def write(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Replace the contents of `path`, made with its folders where missing, at once; OSError leaves it as it was.

    A temporary file beside it takes its place, with its permissions. A symbolic link is followed, and what is no
    regular file (a device, a pipe) is written to directly. With `expected`, only a file that still holds these bytes
    is replaced.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_bytes(data)
        return
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        if expected is None:
            target.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from None
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    # In a container every process may have one number, and a killed one leaves its file behind.
    temporary = target.with_name(f".{target.name[:200]}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _own(temporary, target)
        temporary.chmod(mode)
        if expected is not None and target.read_bytes() != expected:
            raise ChangedError
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _own(temporary: Path, target: Path) -> None:
    """Give the new file to the owner of the old one, where we may."""
    with contextlib.suppress(OSError, AttributeError):
        owner = target.stat()
        if (owner.st_uid, owner.st_gid) != (os.geteuid(), os.getegid()):
            os.chown(temporary, owner.st_uid, owner.st_gid)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
