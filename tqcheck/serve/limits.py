"""Limits: what the server takes, and for how long."""

from __future__ import annotations

from dataclasses import dataclass

_RATIO = 16


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of a body, requests that may wait, and seconds: to read a request, to check it, to stop."""

    size: int = 1_000_000
    queue: int = 100
    check: float = 30.0
    reading: float = 10.0
    grace: float = 8.0

    @property
    def report(self) -> int:
        """Bytes of a report: what is asked for with a little must not be too much to hold."""
        return _RATIO * self.size

    @property
    def wait(self) -> float:
        """Seconds that a request may wait for a worker."""
        return self.check
