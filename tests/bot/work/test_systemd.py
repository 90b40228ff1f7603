"""systemd is told that the service is ready, alive and stopping."""

import socket
from pathlib import Path

from bot.work.systemd import Notifier


def heard(listener: socket.socket) -> str:
    return listener.recv(100).decode()


def test_systemd_hears_ready_alive_and_stopping(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.settimeout(5)
        given = {"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "100000"}

        with Notifier(given, lambda: True):
            said = [heard(listener) for _ in range(3)]
        while (last := heard(listener)) == "WATCHDOG=1":
            pass

    assert said == ["READY=1", "WATCHDOG=1", "WATCHDOG=1"]
    assert last == "STOPPING=1"


def test_a_worker_that_hangs_is_not_reported_alive(tmp_path: Path) -> None:
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.settimeout(0.3)
        with Notifier({"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "20000"}, lambda: False):
            assert heard(listener) == "READY=1"
            try:
                more = heard(listener)
            except TimeoutError:
                more = ""

    assert more == ""


def test_a_socket_in_the_abstract_namespace_is_reached() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind("\0planbot-notify-test")
        listener.settimeout(5)
        with Notifier({"NOTIFY_SOCKET": "@planbot-notify-test"}, lambda: True):
            assert heard(listener) == "READY=1"


def test_without_systemd_nothing_happens() -> None:
    with Notifier({}, lambda: True):
        pass
