"""The terminal: colours, width, what is written to it, and a sign of life during long work."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, TypeVar

from tqcheck.errors import TqcheckError
from tqcheck.output import encode

_Item = TypeVar("_Item")
_PIPE_WIDTH = 100
_PATIENCE = 1.0  # seconds of work before a progress bar appears
_PAUSE = 0.1  # seconds between two states of it
_STEADY = 3.0  # seconds after which its rate means something
_CELLS = 24
_CI = "CI GITHUB_ACTIONS GITLAB_CI TF_BUILD BUILDKITE JENKINS_URL TEAMCITY_VERSION".split()
_PACE = 18  # columns, so that a shorter state covers a longer one


def colours(choice: str, environ: Mapping[str, str], terminal: bool) -> bool:
    """Whether to colour: by the option, FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, TERM=dumb and `terminal`, in order."""
    if choice != "auto":
        return choice == "always"
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return terminal


def colours_on_stdout(choice: str) -> bool:
    """Whether to colour what goes to the standard output."""
    return colours(choice, os.environ, sys.stdout.isatty())


def width() -> int:
    """The columns of the terminal, or a fixed number where the output goes to a file."""
    return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else _PIPE_WIDTH


def both() -> bool:
    """Whether a terminal shows both the standard output and the standard error, which then must not mix."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def show(text: str, *, machine: bool = False) -> bool:
    """Write a text and a line end to the standard output: for machines in UTF-8, else in the encoding of the output.

    False where nobody reads it any more.
    """
    if not text:
        return True
    return emit(
        encode(text if text.endswith("\n") else f"{text}\n", "utf-8" if machine else sys.stdout.encoding or "utf-8")
    )


def emit(data: bytes) -> bool:
    """Write bytes to the standard output; False, in silence, where its reader has gone away."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _drop_output()
        return False
    except OSError as error:
        _drop_output()
        why = error.strerror or error
        raise TqcheckError(
            f"The output could not be written ({why}).", f"La sortie n’a pas pu être écrite ({why})."
        ) from error
    return True


@contextlib.contextmanager
def unbroken() -> Iterator[None]:
    """Hold Ctrl-C back until something is whole; a second one is heeded at once, since a reader may be slow."""
    import signal
    import threading

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = False

    def hear(number: int, frame: object) -> None:
        nonlocal heard
        if heard:
            raise KeyboardInterrupt
        heard = True

    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt


def _drop_output() -> None:
    """Let what Python still flushes when it ends go nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Write a line to the standard error."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(encode(text, sys.stderr.encoding or "utf-8").decode(sys.stderr.encoding or "utf-8") + "\n")
        sys.stderr.flush()


def in_ci(environ: Mapping[str, str]) -> bool:
    """True in a job of a CI system, whose log keeps every state of a bar although some pretend to be terminals."""
    return any(environ.get(name, "").lower() not in ("", "0", "false") for name in _CI)


class Progress:
    """A bar on a terminal, drawn once the work has lasted a second, and wiped at the end."""

    def __init__(
        self, total: int, unit: str, stream: IO[str] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream = sys.stderr if stream is None else stream
        self.total, self.unit, self.clock = total, unit, clock
        self.start, self.drawn = clock(), 0.0
        self.live = self.stream.isatty() and not in_ci(os.environ)

    def show(self, done: int, count: int) -> None:
        """Say that `done` of the total and `count` units have been worked through."""
        now = self.clock()
        if not self.live or now - self.start < _PATIENCE or now - self.drawn < _PAUSE:
            return
        self.drawn = now
        share = min(1.0, done / self.total) if self.total else 0.0
        filled = int(share * _CELLS)
        bar = "#" * filled + "-" * (_CELLS - filled)
        self.stream.write(f"\r[{bar}] {share:4.0%}  {count} {self.unit}{self._pace(share, count, now - self.start)} ")
        self.stream.flush()

    def _pace(self, share: float, count: int, elapsed: float) -> str:
        """How fast it goes, and how long it will, once there is something to tell it by."""
        if elapsed < _STEADY or not 0 < share < 1:
            return ""
        left = round(elapsed / share - elapsed)
        hours, minutes, seconds = left // 3600, left // 60 % 60, left % 60
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        return f"  {count / elapsed:.0f}/s  -{clock}".ljust(_PACE)

    def close(self) -> None:
        """Wipe the bar."""
        if self.drawn:
            self.stream.write("\r\x1b[K")
            self.stream.flush()


def progress(files: Sequence[_Item]) -> Iterator[_Item]:
    """The files one by one, with a bar that shows how many are done."""
    bar = Progress(len(files), "files")
    try:
        for number, file in enumerate(files):
            bar.show(number, number)
            yield file
    finally:
        bar.close()
