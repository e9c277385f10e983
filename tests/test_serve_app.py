"""The application: paths, statuses, limits, metrics. Its workers only do as they are told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from serving import PLAIN, client, play, pool

from tqcheck import __version__
from tqcheck.serve.metrics import BUCKETS
from tqcheck.serve.pool import Pool

Scene = Callable[[httpx.AsyncClient, Pool], Awaitable[Any]]


def met(scene: Scene, lang: str = "en", jobs: int = 1, **limits: Any) -> Any:
    """What comes of a scene with a client and a pool."""

    async def whole() -> Any:
        async with pool(jobs, **limits) as workers, client(workers, lang) as http:
            return await scene(http, workers)

    return play(whole)


def once(method: str, path: str, lang: str = "en", jobs: int = 0, **more: Any) -> httpx.Response:
    """The answer to one request; without workers where it is refused before it gets to one."""

    async def scene(http: httpx.AsyncClient, workers: Pool) -> httpx.Response:
        return await http.request(method, path, **more)

    response: httpx.Response = met(scene, lang, jobs)
    return response


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Every sample of a page of metrics, by its name and labels, as Prometheus reads it."""
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_a_text_is_answered_with_the_report_and_the_status_of_the_command() -> None:
    response = once("POST", "/check", jobs=1, content=b"text", headers=PLAIN)
    assert (response.status_code, response.content) == (200, b"text")
    assert response.headers["content-type"] == "application/json"
    assert response.headers["tqcheck-status"] == "0"
    assert "access-control-allow-origin" not in response.headers


def test_texts_and_objects_in_utf_8_are_taken() -> None:
    kinds = ("text/plain", "text/plain; charset=utf-8", 'Text/Plain;charset="UTF-8"', "application/json;charset=utf-8")

    async def scene(http: httpx.AsyncClient, workers: Pool) -> set[int]:
        posts = [http.post("/check", content=b"text", headers={"content-type": kind}) for kind in kinds]
        return {response.status_code for response in await asyncio.gather(*posts)}

    assert met(scene) == {200}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "text/html"},
        {"content-type": "text/plain; charset=latin-1"},
        {"content-type": "text/plain", "content-encoding": "gzip"},
    ],
)
def test_other_types_and_packings_are_refused_with_415(headers: dict[str, str]) -> None:
    response = once("POST", "/check", content=b"text", headers=headers)
    assert response.status_code == 415
    assert response.json()["error"].endswith(".")


def test_a_parameter_that_there_is_not_is_named() -> None:
    response = once("POST", "/check?path=/etc/passwd", content=b"text", headers=PLAIN)
    assert response.status_code == 400
    assert response.json() == {"error": "Parameter unknown: path; known are lang, id."}
    response = once("POST", "/check?lang=de", content=b"text", headers=PLAIN)
    assert response.json() == {"error": "Lang is neither fr nor en."}


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/check"), ("PUT", "/check"), ("OPTIONS", "/check"), ("POST", "/health")]
)
def test_another_method_is_refused_with_405_and_what_is_allowed(method: str, path: str) -> None:
    response = once(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] in ("POST", "GET, HEAD", "HEAD, GET")
    assert response.json()["error"].startswith(f"{method} is not taken here")


@pytest.mark.parametrize("path", ["/nothing", "/check/", "/check/..%2f..%2fetc/passwd", "/docs", "/%1b"])
def test_another_path_is_refused_with_404(path: str) -> None:
    response = once("GET", path)
    assert response.status_code == 404
    assert response.json()["error"].startswith("There is nothing at /")


def test_refusals_are_in_the_language_of_the_server_or_of_the_query() -> None:
    assert once("GET", "/x", lang="fr").json()["error"].startswith("Il n’y a rien à /x")
    assert once("GET", "/x?lang=en", lang="fr").json()["error"].startswith("There is nothing")


def test_a_body_that_is_too_long_is_refused_whether_it_says_so_or_not() -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 10

    async def scene(http: httpx.AsyncClient, workers: Pool) -> list[int]:
        said = await http.post("/check", content=b"x" * 101, headers=PLAIN)
        unsaid = await http.post("/check", content=parts(), headers=PLAIN)
        right = await http.post("/check", content=b"x" * 100, headers=PLAIN)
        assert said.json() == unsaid.json() == {"error": "The request is longer than 100 bytes (--max-bytes)."}
        return [said.status_code, unsaid.status_code, right.status_code]

    assert met(scene, size=100) == [413, 413, 200]


def test_a_body_that_does_not_come_is_refused() -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(30)
        yield b"y"

    async def scene(http: httpx.AsyncClient, workers: Pool) -> httpx.Response:
        return await http.post("/check", content=parts(), headers=PLAIN)

    response = met(scene, reading=0.2)
    assert response.status_code == 408
    assert response.json() == {"error": "The request did not arrive within 0.2 s (--read-timeout)."}


def test_where_there_is_no_place_503_says_when_to_come_again() -> None:
    async def scene(http: httpx.AsyncClient, workers: Pool) -> list[httpx.Response]:
        posts = (http.post("/check", content=b"sleep 0.3", headers=PLAIN) for _ in range(5))
        return await asyncio.gather(*posts)

    responses = met(scene, queue=1)
    assert sorted(each.status_code for each in responses) == [200, 200, 503, 503, 503]
    for each in responses:
        if each.status_code == 503:
            assert int(each.headers["retry-after"]) >= 1
            assert "try again" in each.json()["error"]


def test_a_text_that_takes_too_long_is_refused_with_504() -> None:
    async def scene(http: httpx.AsyncClient, workers: Pool) -> httpx.Response:
        return await http.post("/check", content=b"sleep 60", headers=PLAIN)

    response = met(scene, check=0.3)
    assert response.status_code == 504
    assert response.json() == {"error": "This text was not checked within 0.3 s (--timeout); send it in parts."}


def test_a_text_that_ends_two_workers_is_refused_with_500() -> None:
    response = once("POST", "/check", jobs=1, content=b"die", headers=PLAIN)
    assert response.status_code == 500
    assert "it was not checked" in response.json()["error"]


def test_health_tells_of_workers_and_of_the_stop() -> None:
    async def scene(http: httpx.AsyncClient, workers: Pool) -> list[httpx.Response]:
        sound = await http.get("/health")
        workers.closing = True
        return [sound, await http.get("/health"), await http.post("/check", content=b"text", headers=PLAIN)]

    sound, stopping, refused = met(scene, jobs=2)
    assert sound.status_code == 200
    assert sound.json() == {
        "status": "ok", "version": __version__, "workers": 2, "up": 2, "busy": 0, "waiting": 0
    }  # fmt: skip
    assert (stopping.status_code, stopping.json()["status"]) == (503, "stopping")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")


def test_a_line_says_what_there_is_and_rules_lists_the_rules() -> None:
    assert "POST a text to /check" in once("GET", "/").text
    assert once("GET", "/rules").json() == [{"code": "DUP_WORD"}]


def test_metrics_are_what_prometheus_reads_and_add_up() -> None:
    async def scene(http: httpx.AsyncClient, workers: Pool) -> str:
        for body in (b"one", b"two", b"die"):
            await http.post("/check", content=body, headers=PLAIN)
        await http.post("/check", content=b"x" * 101, headers=PLAIN)
        await http.get("/nothing")
        response = await http.get("/metrics")
        assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
        return response.text

    found = samples(met(scene, size=100, jobs=2))
    assert found["tqcheck_requests_total", (("path", "/check"), ("status", "200"))] == 2
    assert found["tqcheck_requests_total", (("path", "/check"), ("status", "413"))] == 1
    assert found["tqcheck_requests_total", (("path", "/check"), ("status", "500"))] == 1
    assert found["tqcheck_requests_total", (("path", "other"), ("status", "404"))] == 1
    assert found["tqcheck_rejected_total", (("reason", "size"),)] == 1
    assert found["tqcheck_rejected_total", (("reason", "died"),)] == 1
    assert found["tqcheck_documents_total", ()] == 2
    assert found["tqcheck_words_total", ()] == 4
    assert found["tqcheck_issues_total", (("rule", "DUP_WORD"),)] == 2
    assert found["tqcheck_retries_total", ()] == 1
    assert found["tqcheck_workers_lost_total", (("reason", "died"),)] == 2
    assert found["tqcheck_check_seconds_count", ()] == 2
    buckets = [found["tqcheck_check_seconds_bucket", (("le", str(bound)),)] for bound in BUCKETS]
    assert buckets == sorted(buckets)
    assert found["tqcheck_check_seconds_bucket", (("le", "+Inf"),)] == 2
    states = ("busy", "idle", "missing")
    assert sum(found["tqcheck_workers", (("state", state),)] for state in states) == 2
    assert found["tqcheck_queue_limit", ()] == 100
    assert found["tqcheck_requests_inside", ()] == 0


def test_no_answer_holds_what_a_text_said_but_its_own() -> None:
    async def scene(http: httpx.AsyncClient, workers: Pool) -> str:
        await http.post("/check?id=hidden", content=b"fail hidden", headers=PLAIN)
        return str((await http.get("/metrics")).text) + json.dumps((await http.get("/health")).json())

    assert "hidden" not in met(scene)
