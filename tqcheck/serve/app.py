"""The application: paths, what each takes, and what it answers. Texts are for the workers; here they are bytes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tqcheck import __version__
from tqcheck.serve import metrics, sentences
from tqcheck.serve.frames import Frame
from tqcheck.serve.pool import Job, Pool
from tqcheck.serve.refusal import RefusedError

_JSON = "application/json"
_PARAMETERS = ("lang", "id")
_CHECK, _OTHER = "/check", "other"
_PIECE = 1 << 18  # bytes of an answer that are written at once
_LEFT = "499"  # the status, as nginx has it, of a request whose client left
STATUS = "tqcheck-status"  # the header with the exit status that `tqcheck check` would have


class _LeftError(Exception):
    """The client has gone away."""


@dataclass(frozen=True)
class Service:
    """What the application needs: workers, the language where a request asks for none, and its rules as JSON."""

    pool: Pool
    lang: str
    rules: bytes = field(default=b"[]", repr=False)

    def app(self) -> ASGIApp:
        """The application."""
        routes = [
            Route("/", self._about, methods=["GET"]),
            Route(_CHECK, _Check(self), methods=["POST"]),
            Route("/health", self._health, methods=["GET"]),
            Route("/metrics", self._metrics, methods=["GET"]),
            Route("/rules", self._rules, methods=["GET"]),
        ]
        app = Starlette(routes=routes, exception_handlers={HTTPException: self._elsewhere})
        app.router.redirect_slashes = False
        return _Counting(app, self.pool.metrics, frozenset(route.path for route in routes))

    async def _about(self, request: Request) -> Response:
        line = f"tqcheck {__version__}: POST a text to {_CHECK}; GET /health, /metrics, /rules.\n"
        return Response(line, media_type="text/plain")

    async def _health(self, request: Request) -> Response:
        """Ready where a worker is up and the server does not stop; it is alive where it answers at all."""
        pool = self.pool
        up = len(pool.workers)
        status = "stopping" if pool.closing else "ok" if up == pool.size else "degraded" if up else "down"
        sound = status in ("ok", "degraded")
        body = (
            f'{{"status": "{status}", "version": "{__version__}", "workers": {pool.size}, "up": {up}, '
            f'"busy": {pool.busy}, "waiting": {len(pool.waiting)}}}\n'
        )
        return Response(body, 200 if sound else 503, media_type=_JSON)

    async def _metrics(self, request: Request) -> Response:
        pool = self.pool
        up, busy = len(pool.workers), pool.busy
        states = {"busy": busy, "idle": up - busy, "missing": pool.size - up}
        text = pool.metrics.render(
            {
                "tqcheck_workers": ("Workers by state.", states),
                "tqcheck_queue_depth": ("Requests that wait for a worker.", len(pool.waiting)),
                "tqcheck_queue_limit": ("Requests that may wait.", pool.limits.queue),
                "tqcheck_requests_inside": ("Requests that are read, wait or are checked.", pool.places),
            }
        )
        return Response(text, media_type=metrics.TYPE)

    async def _rules(self, request: Request) -> Response:
        return Response(self.rules, media_type=_JSON)

    async def _elsewhere(self, request: Request, error: Exception) -> Response:
        """What Starlette refuses itself: a path or a method."""
        lang = _spoken(request.query_params, self.lang)
        if isinstance(error, HTTPException) and error.status_code == 405:
            allowed = (error.headers or {}).get("Allow", "")
            response = self.refuse(sentences.method(request.method, allowed), lang)
            response.headers["allow"] = allowed
            return response
        return self.refuse(sentences.missing(request.scope["path"]), lang)

    def refuse(self, refused: RefusedError, lang: str) -> Response:
        """The answer to a request that gets no report."""
        self.pool.metrics.rejected[refused.reason] += 1
        headers = {"retry-after": str(refused.retry)} if refused.retry else {}
        return Response(refused.body(lang), refused.status, headers, _JSON)


@dataclass(frozen=True)
class _Check:
    """POST /check."""

    service: Service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, service = Request(scope, receive), self.service
        lang = _spoken(request.query_params, service.lang)
        began = time.monotonic()
        try:
            with service.pool.place():
                response = await self._answer(request, lang)
                if response.status_code == 200:
                    service.pool.metrics.seconds.add(time.monotonic() - began)
                await response(scope, receive, send)
                return
        except RefusedError as refused:
            response = service.refuse(refused, lang)
        except _LeftError:
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request, lang: str) -> Response:
        limits = self.service.pool.limits
        head = {"kind": _kind(request.headers), **_parameters(request.query_params, lang)}
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > limits.size:
            raise sentences.large(limits.size)
        try:
            async with asyncio.timeout(limits.reading):
                body = await _body(request, limits.size)
        except TimeoutError:
            raise sentences.slow(limits.reading) from None
        return self._told(*await _outcome(self.service.pool, self.service.pool.ask(head, body), request.receive))

    def _told(self, head: Mapping[str, Any], body: bytes) -> Response:
        """The answer of a worker, and what it adds to the metrics."""
        counts, status = self.service.pool.metrics, int(head["status"])
        if status != 200:
            counts.rejected[str(head["reason"])] += 1
            return Response(body, status, media_type=_JSON)
        counts.documents += 1
        counts.words += int(head["words"])
        counts.issues.update(head["rules"])
        return _Pieces(body, 200, {STATUS: str(head["exit"])}, _JSON)


class _Pieces(Response):
    """An answer that is written as the client takes it, so that a long one keeps its place until it is gone."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        for start in range(0, len(self.body) or 1, _PIECE):
            piece, more = bytes(self.body[start : start + _PIECE]), start + _PIECE < len(self.body)
            await send({"type": "http.response.body", "body": piece, "more_body": more})


@dataclass(frozen=True)
class _Counting:
    """The application with every answer counted."""

    app: ASGIApp
    metrics: metrics.Metrics
    paths: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = _LEFT

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            if scope["type"] == "http":
                path = scope["path"] if scope["path"] in self.paths else _OTHER
                self.metrics.requests[path, status] += 1


def _spoken(parameters: QueryParams, lang: str) -> str:
    wanted = parameters.get("lang", lang)
    return wanted if wanted in ("fr", "en") else lang


def _parameters(parameters: QueryParams, lang: str) -> dict[str, str]:
    """What the query asks for; RefusedError where there is no such thing."""
    strange = [name for name in parameters if name not in _PARAMETERS]
    if strange:
        raise sentences.unknown(strange, _PARAMETERS, ("Parameter", "Paramètre inconnu"))
    if parameters.get("lang", lang) != lang:
        raise sentences.invalid("lang is neither fr nor en.", "lang n’est ni fr ni en.")
    return {"lang": lang, "id": parameters.get("id", "")}


def _kind(headers: Mapping[str, str]) -> str:
    """The type of the body; RefusedError where it is none that is read."""
    given = headers.get("content-type", "")
    kind, _, rest = (part.strip().lower() for part in given.partition(";"))
    charset = rest.removeprefix("charset=").strip("\"' ") if rest.startswith("charset=") else ""
    if kind not in sentences.TYPES or charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise sentences.kind(sentences.shown(given))
    packing = headers.get("content-encoding", "identity")
    if packing.lower() != "identity":
        raise sentences.packed(sentences.shown(packing))
    return kind


async def _body(request: Request, limit: int) -> bytes:
    """The whole body; RefusedError as soon as it is too long, whatever its length was said to be."""
    body = bytearray()
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise _LeftError
        body += message.get("body", b"")
        if len(body) > limit:
            raise sentences.large(limit)
        if not message.get("more_body", False):
            return bytes(body)


async def _outcome(pool: Pool, job: Job, receive: Receive) -> Frame:
    """The answer to a job, unless its client leaves first."""
    left = asyncio.ensure_future(_gone(receive))
    both: set[asyncio.Future[Any]] = {job.answer, left}
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if not job.answer.done():
            raise _LeftError
        return job.answer.result()
    finally:
        left.cancel()
        if not job.answer.done():
            pool.forget(job)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
