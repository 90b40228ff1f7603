"""Serving a web application from this process until it is told to stop."""

import errno
import logging
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from flask import Flask
from waitress.server import create_server

from bot import words
from bot.failure import Failure
from bot.web.waitress_limits import limit, options
from domain.error_place import place_of

log = logging.getLogger("planbot.server")

WEB_THREADS = 8


def listen(app: Flask, host: str, port: int, threads: int = WEB_THREADS) -> Any:
    """A server that has its port; raises Failure where the port cannot be had."""
    try:
        server = create_server(
            app, host=host, port=port, threads=threads, clear_untrusted_proxy_headers=True, **options()
        )
    except OSError as error:
        raise _no_port(port, error) from None
    limit(server)
    return server


def run_until_closed(server: Any) -> None:
    """Serve in a thread of its own, until another one closes the server under it."""
    try:
        server.run()
    except (OSError, ValueError):
        # It was waiting on what is closed now; waitress has no gentler way of being told.
        if server.accepting:
            raise


def close(server: Any) -> None:
    """End it with the requests in hand answered; what has not begun is dropped.

    Kept connections are closed too: waitress serves on until the last of them is gone.
    """
    server.task_dispatcher.shutdown()
    server.health_dispatcher.shutdown()
    for channel in list(server.active_channels.values()):
        channel.close_when_flushed = True
    server.pull_trigger()
    server.close()


def require_port(port: int, host: str) -> None:
    """Raise Failure where the port cannot be had; for a server that would tell so in its own way."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _no_port(port, error) from None


def address_of(host: str, port: int) -> str:
    """`127.0.0.1:8000`, or `[::1]:8000`."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _no_port(port: int, error: OSError) -> Failure:
    if error.errno == errno.EADDRINUSE:
        return Failure(words.PORT_IN_USE.format(port=port))
    if error.errno == errno.EADDRNOTAVAIL:
        return Failure(words.BIND_NOT_HERE)
    return Failure(words.PORT_REFUSED.format(port=port, reason=error.strerror))


def serve_until_stopped(
    app: Flask,
    port: int,
    *,
    working: Callable[[], AbstractContextManager[None]],
    host: str,
    threads: int = WEB_THREADS,
) -> None:
    """Take the port and serve, then start what works along; at SIGTERM or Ctrl+C end both in good order.

    What works along may take its time to start, or fail to: requests are answered meanwhile.
    """
    server = listen(app, host, port, threads)
    with told_to_stop() as stop:
        web = threading.Thread(target=_serve, args=(server, stop), name="web", daemon=True)
        web.start()
        try:
            with working():
                wait_for(stop)
            if not web.is_alive():
                raise Failure(words.WEB_ENDED)
        finally:
            close(server)
            web.join(timeout=10)


def _serve(server: Any, ended: threading.Event) -> None:
    try:
        run_until_closed(server)
    except Exception as error:
        log.error("web server ended", extra={"error": place_of(error)})
    finally:
        ended.set()


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """Set by SIGTERM or Ctrl+C."""
    stop = threading.Event()
    old = [signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)]
    try:
        yield stop
    finally:
        for number, handler in zip((signal.SIGTERM, signal.SIGINT), old, strict=True):
            signal.signal(number, handler)


def wait_for(event: threading.Event) -> None:
    """Looking now and then: a signal that comes just as the wait begins does not end it by itself."""
    while not event.wait(0.5):
        pass
