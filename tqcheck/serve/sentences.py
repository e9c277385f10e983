"""What the server refuses, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from tqcheck.serve.refusal import RefusedError

TYPES = ("text/plain", "application/json")
_NAMED = 5  # unknown keys that are named


def full(retry: int) -> RefusedError:
    """That there is no place."""
    return RefusedError(
        503, "queue",
        f"All workers are busy and the queue is full; try again in {retry} s.",
        f"Tous les processus sont occupés et la file est pleine\N{NO-BREAK SPACE}; réessayez dans {retry} s.",
        retry=retry,
    )  # fmt: skip


def waited(retry: int) -> RefusedError:
    """That no worker has become free."""
    return RefusedError(
        503, "waited",
        f"No worker became free in time; try again in {retry} s.",
        f"Aucun processus ne s’est libéré à temps\N{NO-BREAK SPACE}; réessayez dans {retry} s.",
        retry=retry,
    )  # fmt: skip


def stopping() -> RefusedError:
    """That the server ends."""
    return RefusedError(
        503, "stopping",
        "The server is stopping; this text was not checked.",
        "Le serveur s’arrête\N{NO-BREAK SPACE}; ce texte n’a pas été vérifié.",
        retry=1,
    )  # fmt: skip


def overdue(seconds: float) -> RefusedError:
    """That a text takes too long."""
    return RefusedError(
        504, "overdue",
        f"This text was not checked within {seconds:g} s (--timeout); send it in parts.",
        f"Ce texte n’a pas été vérifié en {seconds:g} s (--timeout)\N{NO-BREAK SPACE}; envoyez-le par parties.",
    )  # fmt: skip


def died(status: int | None) -> RefusedError:
    """That a text ended two workers."""
    signal = f"signal {-status}" if status is not None and status < 0 else ""
    en, fr = signal or f"status {status}", signal or f"statut {status}"
    return RefusedError(
        500, "died",
        f"The processes that checked this text were ended ({en}); it was not checked.",
        f"Les processus qui vérifiaient ce texte ont pris fin ({fr})\N{NO-BREAK SPACE}; il n’a pas été "
        "vérifié.",
    )  # fmt: skip


def large(limit: int) -> RefusedError:
    """That a body is too long."""
    return RefusedError(
        413, "size",
        f"The request is longer than {limit} bytes (--max-bytes).",
        f"La requête dépasse {limit} octets (--max-bytes).",
    )  # fmt: skip


def long(limit: int) -> RefusedError:
    """That a report is too long."""
    return RefusedError(
        413, "report",
        f"The report on this text would be longer than {limit} bytes; send it in parts.",
        f"Le rapport sur ce texte dépasserait {limit} octets\N{NO-BREAK SPACE}; envoyez-le par parties.",
    )  # fmt: skip


def slow(seconds: float) -> RefusedError:
    """That a body does not come."""
    return RefusedError(
        408, "slow",
        f"The request did not arrive within {seconds:g} s (--read-timeout).",
        f"La requête n’est pas arrivée en {seconds:g} s (--read-timeout).",
    )  # fmt: skip


def kind(found: str) -> RefusedError:
    """That a body is of another type."""
    named = found or "none"
    return RefusedError(
        415, "type",
        f"Content-Type must be text/plain or application/json, in UTF-8, not {named}.",
        "Content-Type doit être text/plain ou application/json, en UTF-8, pas "
        f"{found or 'absent'}.",
    )  # fmt: skip


def packed(found: str) -> RefusedError:
    """That a body is compressed."""
    return RefusedError(
        415, "type",
        f"Content-Encoding {found} is not taken; send the body as it is.",
        f"Content-Encoding {found} n’est pas accepté\N{NO-BREAK SPACE}; envoyez le corps tel quel.",
    )  # fmt: skip


def unknown(keys: Iterable[str], known: Iterable[str], where: tuple[str, str]) -> RefusedError:
    """That a request names what there is not; `where` tells of what, in English and in French."""
    first = list(keys)
    named, all_ = ", ".join(map(shown, first[:_NAMED])) + (" …" if len(first) > _NAMED else ""), ", ".join(known)
    return RefusedError(
        400, "invalid",
        f"{where[0]} unknown: {named}; known are {all_}.",
        f"{where[1]}\N{NO-BREAK SPACE}: {named}\N{NO-BREAK SPACE}; sont connus {all_}.",
    )  # fmt: skip


def missing(path: str) -> RefusedError:
    """That there is nothing at a path."""
    known = "POST /check, GET /health, /metrics, /rules"
    return RefusedError(
        404, "path",
        f"There is nothing at {shown(path)}; there is {known}.",
        f"Il n’y a rien à {shown(path)}\N{NO-BREAK SPACE}; il y a {known}.",
    )  # fmt: skip


def method(used: str, allowed: str) -> RefusedError:
    """That a path does not take a method."""
    return RefusedError(
        405, "method", f"{shown(used)} is not taken here, but {allowed}.",
        f"{shown(used)} n’est pas accepté ici, mais {allowed}.",
    )  # fmt: skip


def invalid(en: str, fr: str) -> RefusedError:
    """That a body cannot be meant."""
    return RefusedError(400, "invalid", en, fr)


def shown(name: str) -> str:
    """A name of the request, cut where it is long."""
    return name if len(name) <= 60 else f"{name[:60]}…"
