"""A worker: a process that answers one request after the other, until the server closes the socket between them.

Its parent gives it a pickled function without arguments first; what that makes answers requests, a frame for a frame.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from typing import IO, Any

from tqcheck.serve import sentences
from tqcheck.serve.frames import Frame, pack, read
from tqcheck.serve.refusal import RefusedError

Answer = Callable[[dict[str, Any], bytes], Frame]
_YOUNG = 50_000  # as in tqcheck.__main__
_LATE = 5.0  # seconds after which a worker ends itself that nobody has ended in time: its parent is dead


def main() -> None:
    """Answer what comes in."""
    incoming, outgoing = _streams()
    gc.set_threshold(_YOUNG, 20, 20)
    first = read(incoming)
    if first is None:
        return
    answer: Answer = pickle.loads(first[1])()  # what our own parent wrote
    gc.collect()
    gc.freeze()
    _send(outgoing, pack({"ready": True}))
    while (frame := read(incoming)) is not None:
        _alarm(float(frame[0].get("seconds", 0)))
        _send(outgoing, pack(*_answer(answer, *frame)))
        _alarm(0)


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Both directions of the socket, which is the standard input; what is printed by accident is no frame.

    Ctrl-C in a terminal and the stop of a service reach the workers too, which have to finish what they do.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    parent = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return parent.makefile("rb"), parent.makefile("wb")


def _send(stream: IO[bytes], data: bytes) -> None:
    try:
        stream.write(data)
        stream.flush()
    except ConnectionError:
        os._exit(0)  # the server is gone


def _alarm(seconds: float) -> None:
    """Let the system end this process if it is still at it so long after its time; 0 to end that."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _LATE if seconds else 0)


def _answer(answer: Answer, head: dict[str, Any], body: bytes) -> Frame:
    """The answer; of a defect only the place is told, for its message may hold words of the text."""
    lang = "fr" if head.get("lang") == "fr" else "en"
    try:
        told, found = answer(head, body)
        if len(found) > int(head["most"]):
            raise sentences.long(int(head["most"]))
        return told, found
    except RefusedError as refused:
        return {"status": refused.status, "reason": refused.reason}, refused.body(lang)
    except Exception as error:
        kind = type(error).__name__
        sys.stderr.write(f"tqcheck: {kind}\n{''.join(traceback.format_tb(error.__traceback__))}")
        defect = RefusedError(
            500,
            "failed",
            f"tqcheck failed on this text ({kind}); please report it, this is a defect of tqcheck.",
            f"tqcheck a échoué sur ce texte ({kind})\N{NO-BREAK SPACE}; signalez-le, c’est un défaut de tqcheck.",
        )
        return {"status": defect.status, "reason": defect.reason}, defect.body(lang)


if __name__ == "__main__":
    main()
