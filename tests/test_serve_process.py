"""What only a real server can show: sockets, slow clients, signals, kills."""

from __future__ import annotations

import concurrent.futures
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from command import CLEAN, FAULTY, tqcheck
from serving import Server, children, server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="workers are given a socket as standard input")


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with server("--jobs", "2", "--read-timeout", "1.5", "--queue", "8", "--max-bytes", "200000") as found:
        yield found


def answered(connection: socket.socket) -> bytes:
    """All that comes until the server hangs up."""
    found = b""
    try:
        while data := connection.recv(65536):
            found += data
    except ConnectionResetError:
        pass
    return found


def test_a_text_gets_what_the_command_prints(running: Server) -> None:
    response = running.post(FAULTY, id="<stdin>")
    wanted = tqcheck("-", "--isolated", "--format", "json", "--lang", "en", stdin=FAULTY.encode())
    assert response.text == wanted.stdout.replace('"path": "<stdin>"', '"path": ""')
    assert response.headers["tqcheck-status"] == str(wanted.exit_code) == "1"
    assert running.post(CLEAN).headers["tqcheck-status"] == "0"


def test_an_object_with_a_source_gets_a_report_in_its_language(running: Server) -> None:
    row = {"text": "Le prix a monté de 5 % en mai.", "source": "The price rose 7% in May.", "lang": "fr", "id": "n"}
    report = running.post(json.dumps(row), "application/json").json()
    assert report["summary"]["by_rule"] == {"SRC_NUM": 1}
    assert report["documents"][0]["issues"][0]["source"]["text"] == "7%"


def test_health_metrics_and_rules_are_there(running: Server) -> None:
    assert httpx.get(f"{running.url}/health").json()["up"] == 2
    assert "tqcheck_documents_total" in httpx.get(f"{running.url}/metrics").text
    assert {"code": "DUP_WORD"}.items() <= next(
        rule for rule in httpx.get(f"{running.url}/rules").json() if rule["code"] == "DUP_WORD"
    ).items()


def test_one_connection_carries_many_requests_and_what_is_refused_does_not_end_it(running: Server) -> None:
    with httpx.Client(base_url=running.url, timeout=60) as client:
        for _ in range(5):
            assert client.post("/check", content=FAULTY.encode(), headers={"content-type": "text/plain"}).is_success
            assert client.post("/check", content=b"x" * 200_001).status_code == 415
            large = client.post("/check", content=b"x" * 200_001, headers={"content-type": "text/plain"})
            assert large.status_code == 413


def test_a_long_body_without_length_is_cut_off(running: Server) -> None:
    with running.connect() as connection:
        connection.sendall(
            b"POST /check HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        sent = 0
        connection.settimeout(30)
        try:
            while sent < 2000:  # 130 MB, were it not cut off
                connection.sendall(chunk)
                sent += 1
        except OSError:
            pass
        assert sent < 2000 or b"413" in connection.recv(65536)


def test_headers_that_do_not_come_end_the_connection(running: Server) -> None:
    with running.connect() as silent, running.connect() as slow:
        slow.sendall(b"POST /check HTTP/1.1\r\nhost: a\r\n")
        stop = threading.Event()

        def drip() -> None:
            while not stop.wait(0.2):
                try:
                    slow.sendall(b"x: y\r\n")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            assert answered(slow) == b""
            assert answered(silent) == b""
        finally:
            stop.set()
            thread.join()
    assert running.post(CLEAN).status_code == 200


def test_a_body_that_does_not_come_is_told(running: Server) -> None:
    with running.connect() as connection:
        connection.sendall(
            b"POST /check HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 100\r\n\r\nLe prix"
        )
        assert connection.recv(65536).startswith(b"HTTP/1.1 408")


def test_requests_that_come_in_one_piece_are_answered_in_their_order(running: Server) -> None:
    body = FAULTY.encode()
    with running.connect() as connection:
        head = "POST /check?id=n{} HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: {}\r\n{}\r\n"
        heads = [head.format(n, len(body), "connection: close\r\n" * (n == 2)).encode() for n in range(3)]
        connection.sendall(b"".join(each + body for each in heads))
        found = answered(connection)
    assert re.findall(rb'"id": "(n\d)"', found) == [b"n0", b"n1", b"n2"]


@pytest.mark.parametrize("host", [b"[", b"a b", b"\xff", b"evil.example:99999999", b""])
def test_a_strange_host_or_path_is_no_error_of_the_server(running: Server, host: bytes) -> None:
    with running.connect() as connection:
        connection.sendall(b"GET //..//%00%ff?lang=en&%ff HTTP/1.1\r\nhost: " + host + b"\r\nconnection: close\r\n\r\n")
        found = answered(connection)
    assert found.startswith((b"HTTP/1.1 404", b"HTTP/1.1 400"))
    assert set(json.loads(found.partition(b"\r\n\r\n")[2])) == {"error"}


def test_what_is_no_http_is_told_in_json(running: Server) -> None:
    with running.connect() as connection:
        connection.sendall(b"\x16\x03\x01 GET\r\n\r\n")
        found = answered(connection)
    assert found.startswith(b"HTTP/1.1 400")
    assert json.loads(found.partition(b"\r\n\r\n")[2]) == {"error": "Invalid HTTP request."}


def test_a_client_that_leaves_takes_nothing_with_it(running: Server) -> None:
    for _ in range(20):
        with running.connect() as connection:
            body = FAULTY.encode()
            head = f"POST /check HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)
    assert running.post(FAULTY).status_code == 200
    deadline = time.monotonic() + 30
    while "tqcheck_requests_inside 0" not in httpx.get(f"{running.url}/metrics").text:
        assert time.monotonic() < deadline


def test_at_saturation_each_request_is_answered_once_with_200_or_503(running: Server) -> None:
    before = children(running.process.pid) if sys.platform == "linux" else []

    def one(number: int) -> tuple[int, bool]:
        response = running.post(FAULTY, id=f"n{number}")
        if response.status_code == 200:
            [document] = response.json()["documents"]
            return 200, document["id"] == f"n{number}" and len(document["issues"]) == 1
        return response.status_code, int(response.headers["retry-after"]) >= 1

    with concurrent.futures.ThreadPoolExecutor(24) as threads:
        statuses, right = zip(*threads.map(one, range(150)), strict=True)
    assert all(right)
    counts = Counter(statuses)
    assert set(counts) <= {200, 503}
    assert counts[200] > 10
    if before:
        assert children(running.process.pid) == before


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who the workers are")
def test_no_request_is_lost_while_workers_are_killed() -> None:
    rng, kills = random.Random(7), 4
    with server("--jobs", "2", "--queue", "50", "--select", "DUP_WORD") as found:
        done = threading.Event()

        def kill() -> None:
            for _ in range(kills):
                time.sleep(rng.uniform(0.05, 0.4))
                for pid in children(found.process.pid)[:1]:
                    os.kill(pid, signal.SIGKILL)
            done.set()

        def post(number: int) -> list[tuple[int, bool]]:
            seen: list[tuple[int, bool]] = []
            while not done.is_set() or not seen:
                response = found.post(FAULTY, id=f"n{number}")
                own = response.status_code == 200 and response.json()["documents"][0]["id"] == f"n{number}"
                seen.append((response.status_code, own))
            return seen

        killer = threading.Thread(target=kill)
        killer.start()
        with concurrent.futures.ThreadPoolExecutor(6) as threads:
            posts = [each for of_one in threads.map(post, range(6)) for each in of_one]
        killer.join()
        assert {status for status, _ in posts} <= {200, 500}
        assert all(own for status, own in posts if status == 200)
        assert sum(own for _, own in posts) >= 6
        deadline = time.monotonic() + 60
        while httpx.get(f"{found.url}/health").json()["up"] < 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert found.post(FAULTY).status_code == 200


def test_a_service_that_is_stopped_ends_with_0_and_its_workers_with_it() -> None:
    with server("--jobs", "2", "--select", "DUP_WORD") as found:
        workers = children(found.process.pid) if sys.platform == "linux" else []
        assert found.post(FAULTY).status_code == 200
        assert found.end() == 0
        with pytest.raises(httpx.ConnectError):
            found.post(FAULTY)
        for pid in workers:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def test_ctrl_c_ends_it_with_130_and_no_traceback() -> None:
    with server("--jobs", "1", "--select", "DUP_WORD") as found:
        assert found.end(signal.SIGINT) == 130
        assert found.process.stderr is not None
        assert found.process.stderr.read() == ""


def test_workers_end_when_the_server_is_killed() -> None:
    with server("--jobs", "2", "--select", "DUP_WORD") as found:
        workers = children(found.process.pid) if sys.platform == "linux" else []
        found.process.kill()
        found.process.wait()
        deadline = time.monotonic() + 30
        while any(
            Path(f"/proc/{pid}/stat").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text() for pid in workers
        ):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def started(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """A server that does not start."""
    program = f"{code}\nfrom tqcheck.__main__ import main\nimport sys\nsys.argv[0] = 'tqcheck'\nmain()"
    command = [sys.executable, "-c", program, "serve", "--isolated", "--lang", "en", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = started("--port", str(port))
    assert result.returncode == 2
    assert result.stderr == f"tqcheck: Port {port} of 127.0.0.1 is in use; give another with --port.\n"


def test_a_host_that_is_not_here_is_told() -> None:
    result = started("--host", "192.0.2.1", "--port", "0")
    assert result.returncode == 2
    assert result.stderr.startswith("tqcheck: The server cannot listen at 192.0.2.1, port 0 (")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("package", ["starlette", "uvicorn"])
def test_a_package_that_is_missing_is_named_with_what_to_install(package: str) -> None:
    result = started("--port", "0", code=f"import sys\nsys.modules['{package}'] = None")
    assert result.returncode == 2
    assert result.stderr == (
        f"tqcheck: tqcheck serve needs {package}, which is not installed: pip install 'tqcheck[serve]'.\n"
    )
