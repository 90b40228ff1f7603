"""The command line as a person runs it, in a folder and an environment of the test's own."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from office import free_port

from bot.cli import main
from bot.settings import NAMES
from db.engine import Database
from db.schema import upgrade

ROOT = Path(__file__).parents[2]
SECRETS = {"LINE_CHANNEL_SECRET": "0123456789abcdef", "LINE_CHANNEL_ACCESS_TOKEN": "AbC+/9xY="}


@dataclass
class Ended:
    code: int
    out: str
    error: str


@dataclass
class Shell:
    """A working folder of the test's own, and an environment with nothing of planbot's in it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def environment(self, **settings: str) -> dict[str, str]:
        rest = {name: value for name, value in os.environ.items() if name not in NAMES}
        return {**rest, "PYTHONPATH": str(ROOT), **settings}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", *arguments]

    def runs(self, *arguments: str, **settings: str) -> Ended:
        """In this process, for a command that ends before it starts anything."""
        for name, value in settings.items():
            self.monkeypatch.setenv(name, value)
        self.monkeypatch.setattr(sys, "argv", ["planbot", *arguments])
        kept = logging.root.handlers[:], logging.root.level
        streams = sys.stdout, sys.stderr
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        finally:
            sys.stdout, sys.stderr = streams
            logging.root.handlers[:] = kept[0]
            logging.root.setLevel(kept[1])
        out, error = self.capture.readouterr()
        return Ended(int(code or 0), out, error)

    def spawns(self, *arguments: str, **settings: str) -> Ended:
        ended = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=40,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Shell]:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name in NAMES]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORT", str(free_port()))
    yield Shell(tmp_path, monkeypatch, capsys)


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """The address of a migrated SQLite database."""
    url = f"sqlite:///{tmp_path / 'planbot.db'}"
    database = Database(url)
    upgrade(database)
    database.close()
    return url


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        yield int(other.getsockname()[1])


def one_line(ended: Ended) -> str:
    """The only line that the command printed, on stderr, with exit code 1."""
    assert (ended.code, ended.out) == (1, "")
    assert ended.error.count("\n") == 1, ended.error
    return ended.error.rstrip("\n")
