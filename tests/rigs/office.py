"""planbot as a process of its own, against the simulator, for tests of the running system."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.words import WORKING
from simulator.driver import Simulator

ROOT = Path(__file__).parents[2]
START_SECONDS = 90
RUNNING: "list[Planbot]" = []
"""All that were started; a test that fails leaves its own to be killed by the fixture that looks after it."""


class Planbot:
    """`planbot run` (or another command) with LINE's address set to the simulator's."""

    def __init__(
        self,
        sim: Simulator,
        database_url: str,
        port: int,
        log: Path,
        command: str = "run",
        settings: dict[str, str] | None = None,
        program: Sequence[str] = ("-m", "bot"),
        folder: Path = ROOT,
    ) -> None:
        """program, folder: in place of this planbot, as one that dies, or an older one."""
        self.program, self._folder = tuple(program), folder
        self._log = log
        self._command = command
        self.port = port
        self._environment = {
            **os.environ,
            "LINE_CHANNEL_SECRET": sim.secret,
            "LINE_CHANNEL_ACCESS_TOKEN": sim.token,
            "LINE_API_BASE": sim.url,
            "LINE_DATA_API_BASE": sim.url,
            "DATABASE_URL": database_url,
            "PORT": str(port),
            "WEB_CONCURRENCY": "1",
            **(settings or {}),
        }
        self.process: subprocess.Popen[bytes] | None = None
        self._starts = 0

    @property
    def webhook(self) -> str:
        return f"http://127.0.0.1:{self.port}/callback"

    def start(self, *, wait: bool = True) -> None:
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.program, self._command],
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._starts += 1
        RUNNING.append(self)
        if wait:
            self.wait_until(self._is_ready)

    def wait_until_listening(self) -> None:
        self.wait_until(self._answers)

    def _is_ready(self) -> bool:
        """It answers, and its worker said that it works."""
        works = self._command == "serve" or self._log.read_text("utf-8").count(WORKING) >= self._starts
        return works and (self._command == "work" or self._answers())

    def wait_until(self, holds: Callable[[], bool]) -> None:
        ends = time.monotonic() + START_SECONDS
        while not holds():
            assert self.process and self.process.poll() is None, self.log()
            assert time.monotonic() < ends, f"not ready: {self.log()}"
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """As a power cut would: no chance to clean up."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def stop(self) -> int:
        """In good order; the exit code."""
        assert self.process
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(timeout=40)

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-3000:]


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
