"""gunicorn's threaded worker with limits: idle and slow connections keep no thread for long."""

import io
import selectors
import socket
import threading
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from bot.web import large_forms
from bot.web.arrival import arrived
from bot.web.large_forms import may_be_large

THREADS = 64
"""Made only when needed: most of them are for connections that send slowly."""
MOST_CONNECTIONS = 400
"""Of each process."""
IDLE_SECONDS = 65
FIRST_BYTE_SECONDS = 10
READ_SECONDS = 10
"""From the first byte of a request to its last."""
CROWDED_SECONDS = 2
MOST_BYTES = 1_000_000
"""A body past it is refused by the application, and its connection ends."""


class LimitedWorker(ThreadWorker):  # type: ignore[misc]
    """Reads a request whole before the application is called, within a time."""

    def init_process(self) -> None:
        self._reading: dict[Any, float] = {}
        self._large = threading.BoundedSemaphore(large_forms.AT_ONCE)
        super().init_process()

    def accept(self, listener: Any) -> None:
        """A new connection waits for its first byte in the main loop, and takes no thread."""
        try:
            client, address = listener.accept()
        except OSError:  # it went away again
            return
        self.nr_conns += 1
        connection = TConn(self.cfg, client, address, listener.getsockname())
        connection.came_at = time.monotonic()
        connection.timeout = connection.came_at + FIRST_BYTE_SECONDS
        self.pending_conns.append(connection)
        self.poller.register(
            connection.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, connection)
        )

    def handle(self, conn: Any) -> Any:
        began = self._reading[conn] = time.monotonic()
        arrived(began)
        try:
            return super().handle(conn)
        finally:
            arrived(None)
            self._reading.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        large = may_be_large(req.method, req.path) and self._large.acquire(blocking=False)
        most = large_forms.MOST_BYTES if large else MOST_BYTES
        if large:
            self._reading[conn] = time.monotonic() + large_forms.READ_SECONDS - READ_SECONDS
        try:
            body = req.body.read(most + 1)
        finally:
            if large:
                self._large.release()
        whole = len(body) <= most
        req.body = io.BytesIO(body)
        self._reading.pop(conn, None)
        kept = super().handle_request(req, conn)
        return kept and whole

    def murder_pending(self) -> None:
        """Also end connections that are too slow, sooner where there are many."""
        now = time.monotonic()
        if self.nr_conns > MOST_CONNECTIONS // 2:
            for connection in self.pending_conns:
                connection.timeout = min(connection.timeout, connection.came_at + CROWDED_SECONDS)
        super().murder_pending()
        reading = list(self._reading.items())
        limit = CROWDED_SECONDS if len(reading) > THREADS // 2 else READ_SECONDS
        for connection, began in reading:
            if now - began > limit:
                _cut(connection)


def _cut(connection: Any) -> None:
    """Wake the thread that reads from it: it finds that nothing more is to come."""
    try:
        connection.sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
