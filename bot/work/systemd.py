"""Tell systemd that the service is ready and alive, by a datagram to its socket (sd_notify)."""

import socket
import threading
from collections.abc import Callable, Mapping
from typing import Self


class Notifier:
    """Does nothing where the process was not started by systemd with Type=notify."""

    def __init__(self, given: Mapping[str, str], is_alive: Callable[[], bool]) -> None:
        """given: the environment; is_alive: whether work gets done, asked at half of WatchdogSec."""
        self._socket = given.get("NOTIFY_SOCKET", "")
        self._every = _seconds(given.get("WATCHDOG_USEC", ""))
        self._is_alive = is_alive
        self._stopping = threading.Event()

    def __enter__(self) -> Self:
        self._say("READY=1")
        if self._socket and self._every:
            threading.Thread(target=self._go_on, name="watchdog", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._say("STOPPING=1")

    def _go_on(self) -> None:
        while not self._stopping.is_set():
            if self._is_alive():
                self._say("WATCHDOG=1")
            self._stopping.wait(self._every / 2)

    def _say(self, state: str) -> None:
        if not self._socket:
            return
        # A name that begins with @ is in Linux' abstract namespace, which is written with a zero byte.
        address = f"\0{self._socket[1:]}" if self._socket.startswith("@") else self._socket
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.sendto(state.encode(), address)
        except OSError:  # systemd does not listen: nothing that the service could do about it
            return


def _seconds(microseconds: str) -> float:
    return int(microseconds) / 1_000_000 if microseconds.isdecimal() else 0.0
