"""Starting what is measured, each as a process of its own, on this machine only."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from bench.load import SECRET
from bot.words import WORKING

ROOT = Path(__file__).parents[2]
GUNICORN = [
    sys.executable,
    "-m",
    "gunicorn",
    "-w",
    "2",
    "--threads",
    "8",
    "-k",
    "gthread",
    "--keep-alive",
    "65",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str] | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The process, once it listens on the port (0: at once); ended with its children afterwards."""
    with (log or Path(os.devnull)).open("ab") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", **(environment or {})},
            stdout=out,
            stderr=out,
        )
    try:
        if port:
            wait_for(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 30) -> float:
    """Seconds until something listens."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        assert process.poll() is None, f"ended with {process.returncode}"
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return time.perf_counter() - began
        time.sleep(0.01)
    raise AssertionError("does not listen")


def wait_until_ready(log: Path, seconds: float = 60) -> None:
    """Wait for the worker's own word in its log: until then what comes in only piles up."""
    ends = time.perf_counter() + seconds
    while WORKING not in log.read_text(encoding="utf-8"):
        assert time.perf_counter() < ends, "no worker is ready"
        time.sleep(0.05)


def settings(line_port: int, port: int, database: Path, **more: str) -> dict[str, str]:
    return {
        "LINE_CHANNEL_SECRET": SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": "bench-token",
        "LINE_API_BASE": f"http://127.0.0.1:{line_port}",
        "DATABASE_URL": f"sqlite:///{database}",
        "PORT": str(port),
        "WEB_CONCURRENCY": "2",
        **more,
    }


@contextmanager
def slow_line() -> Iterator[int]:
    port = free_port()
    with running([sys.executable, "-m", "bench.slow_line", str(port)], port):
        yield port


def seen_by(line_port: int) -> dict[str, float]:
    """When each reply token came in at LINE, as unix times."""
    import json

    with urllib.request.urlopen(f"http://127.0.0.1:{line_port}/seen", timeout=10) as answer:
        seen: dict[str, float] = json.load(answer)
    return seen


def planbot(*command: str) -> list[str]:
    return [sys.executable, "-m", "bot", *command]


def megabytes(process: subprocess.Popen[bytes]) -> float:
    """Resident memory of a process and its children."""
    parent = psutil.Process(process.pid)
    family = [parent, *parent.children(recursive=True)]
    return sum(member.memory_info().rss for member in family) / 1e6
