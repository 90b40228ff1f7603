"""The commands that go on running: what they say, what they refuse, and how they end."""

import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from office import free_port
from shell import SECRETS, Shell, one_line

from bot.work.one_worker import OneWorker
from db.engine import Database
from db.schema import upgrade


@contextmanager
def serving(shell: Shell, file_url: str) -> Iterator[int]:
    """The port of `planbot serve`, which then ends in good order."""
    port = free_port()
    settings = {**SECRETS, "DATABASE_URL": file_url, "PORT": str(port), "WEB_CONCURRENCY": "1"}
    process = subprocess.Popen(
        shell.command("serve"),
        cwd=shell.folder,
        env=shell.environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == f"planbot รับ webhook แล้ว ที่ 127.0.0.1:{port} (/callback)\n"
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=40)
    assert code == 0


def test_serve_answers_lines_health_check_and_stops_in_good_order(shell: Shell, file_url: str) -> None:
    with (
        serving(shell, file_url) as port,
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer,
    ):
        assert answer.read() == b"ok"


def test_a_body_over_a_megabyte_whose_length_was_not_told_is_too_large_for_serve_too(
    shell: Shell, file_url: str
) -> None:
    with serving(shell, file_url) as port:
        line = HTTPConnection("127.0.0.1", port, timeout=20)
        line.request(
            "POST",
            "/callback",
            iter([b"x" * 100_000] * 12),
            encode_chunked=True,
            headers={"Transfer-Encoding": "chunked", "X-Line-Signature": "none"},
        )

        assert line.getresponse().status == 413


def test_a_second_demo_on_a_port_in_use_leaves_the_first_ones_database_alone(
    shell: Shell, taken_port: int
) -> None:
    database = shell.folder / "var" / "demo.db"
    database.parent.mkdir()
    database.write_bytes(b"in use")

    ended = shell.runs("demo", "--port", str(taken_port))

    assert one_line(ended).startswith(f"PORT: พอร์ต {taken_port} มีโปรแกรมอื่นใช้อยู่")
    assert database.read_bytes() == b"in use"


def test_a_second_demo_on_another_port_refuses_to_start(shell: Shell) -> None:
    first = Database("sqlite:///var/demo.db")
    upgrade(first)
    lock = OneWorker(first)
    lock.take()

    ended = shell.runs("demo", "--port", str(free_port()))

    assert one_line(ended).startswith("มี worker ทำงานกับฐานข้อมูล SQLite นี้อยู่แล้ว")
    lock.give_back()


def test_a_worker_says_that_it_works_and_stops_in_good_order(shell: Shell, file_url: str) -> None:
    settings = {**SECRETS, "DATABASE_URL": file_url, "LINE_API_BASE": "http://127.0.0.1:1"}
    process = subprocess.Popen(
        shell.command("work"),
        cwd=shell.folder,
        env=shell.environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "planbot worker พร้อมแล้ว\n"

    started = time.monotonic()
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=40) == 0
    assert time.monotonic() - started < 10
