"""Idle and slow connections make neither server deaf."""

import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from builders import SECRET
from migrated import migrated
from office import free_port
from shell import SECRETS, Shell

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import close, listen, run_until_closed

pytestmark = pytest.mark.fault("idle and slow connections")

SETTINGS = Settings(channel_secret=SECRET, channel_access_token="token")
PART = b"POST /callback HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc"


@pytest.fixture
def run_port(tmp_path: Path) -> Iterator[int]:
    """What `planbot run` serves with."""
    database = migrated(tmp_path / "web.db")
    server = listen(create_app(SETTINGS, database), "127.0.0.1", 0, threads=4)
    threading.Thread(target=run_until_closed, args=(server,), daemon=True).start()
    yield int(server.effective_port)
    close(server)
    database.close()


@pytest.fixture
def serve_port(shell: Shell, file_url: str) -> Iterator[int]:
    """`planbot serve` with one process."""
    port = free_port()
    settings = {**SECRETS, "DATABASE_URL": file_url, "PORT": str(port), "WEB_CONCURRENCY": "1"}
    process = subprocess.Popen(
        shell.command("serve"), cwd=shell.folder, env=shell.environment(**settings), stdout=subprocess.PIPE
    )
    assert process.stdout and process.stdout.readline()
    yield port
    process.terminate()
    process.wait(timeout=40)


@pytest.fixture(params=["run_port", "serve_port"])
def port(request: pytest.FixtureRequest) -> int:
    found: int = request.getfixturevalue(request.param)
    return found


@contextmanager
def connections(port: int, count: int, say: bytes) -> Iterator[list[socket.socket]]:
    made = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(count)]
    for one in made:
        one.sendall(say)
    try:
        yield made
    finally:
        for one in made:
            one.close()


def seconds_to_answer(port: int) -> float:
    began = time.monotonic()
    line = HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("POST", "/callback", b"{}", {"X-Line-Signature": "none"})
    assert line.getresponse().status == 400
    line.close()
    return time.monotonic() - began


@pytest.mark.parametrize("say", [b"", PART, b"POST /call"], ids=["idle", "half a body", "half a line"])
def test_idle_and_slow_connections_do_not_make_others_wait(port: int, say: bytes) -> None:
    with connections(port, 150 if not say else 40, say):
        time.sleep(0.5)

        assert seconds_to_answer(port) < 1.5


def test_a_request_that_does_not_come_to_an_end_is_cut_off(port: int) -> None:
    with connections(port, 1, PART) as (slow,):
        began = time.monotonic()
        ended = False
        while not ended and time.monotonic() - began < 16:
            with contextlib.suppress(TimeoutError):
                slow.settimeout(0.5)
                ended = slow.recv(1000) == b""
            with contextlib.suppress(OSError):
                slow.sendall(b"x")  # never silent for long, and never done

    assert ended


def test_more_idle_connections_than_are_allowed_are_dropped_soon(run_port: int) -> None:
    with connections(run_port, 520, b""):
        assert seconds_to_answer(run_port) < 6


@pytest.mark.parametrize("chunk", [b"zz\r\nabc\r\n", b"-5\r\nabc\r\n", b"3\r\nabcdef\r\n0\r\n\r\n"])
def test_a_bad_chunk_is_a_bad_request(port: int, chunk: bytes) -> None:
    head = b"POST /callback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with connections(port, 1, head + chunk) as (line,):
        assert line.recv(1000).startswith(b"HTTP/1.1 400 ")
