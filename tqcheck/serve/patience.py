"""Patience: how long a client may take to send its headers, and to take its answer. Bodies are the app's."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from tqcheck.serve.refusal import error

_INVALID = {"fr": "Requête HTTP invalide.", "en": "Invalid HTTP request."}


class _Patient(H11Protocol):
    """The protocol of uvicorn, with two clocks; `patience` are seconds."""

    patience = 10.0
    lang = "fr"
    _reading: asyncio.TimerHandle | None = None
    _writing: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._reading, self._writing):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._writing = self._writing or self.loop.call_later(self.patience, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is told in JSON too."""
        body = error(_INVALID[self.lang])
        head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
        self.transport.write(f"{head}\r\nconnection: close\r\n\r\n".encode() + body)
        self.transport.close()

    @property
    def _inside(self) -> bool:
        """True from the end of a request's headers to the end of its answer."""
        return self.cycle is not None and not self.cycle.response_complete

    def _watch(self) -> None:
        """Count the seconds from the first byte of a request to the end of its headers."""
        if self._inside and self._reading is not None:
            self._reading.cancel()
            self._reading = None
        elif not self._inside and self._reading is None:
            self._reading = self.loop.call_later(self.patience, self._late)

    def _late(self) -> None:
        self._reading = None
        if not self._inside:
            self.transport.abort()


def patient(seconds: float, lang: str) -> type[asyncio.Protocol]:
    """A protocol that waits so many seconds, and says what is no HTTP in this language."""
    return type("Patient", (_Patient,), {"patience": seconds, "lang": lang})
