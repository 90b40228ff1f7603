"""Serving a web application from this process until it is told to stop."""

import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress.server import create_server

from bot import words
from bot.commands.failure import Failure

WEB_THREADS = 8


def listen(app: Flask, host: str, port: int, threads: int = WEB_THREADS) -> Any:
    """A server that has its port; raises Failure where the port cannot be had."""
    try:
        return create_server(app, host=host, port=port, threads=threads, clear_untrusted_proxy_headers=True)
    except OSError as error:
        raise _no_port(port, error) from None


def run_until_closed(server: Any) -> None:
    """Serve in a thread of its own, until another one closes the server under it."""
    try:
        server.run()
    except (OSError, ValueError):
        # It was waiting on what is closed now; waitress has no gentler way of being told.
        if server.accepting:
            raise


def require_port(port: int, host: str = "0.0.0.0") -> None:
    """Raise Failure where the port cannot be had; for a server that would tell so in its own way."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise _no_port(port, error) from None


def _no_port(port: int, error: OSError) -> Failure:
    if error.errno == errno.EADDRINUSE:
        return Failure(words.PORT_IN_USE.format(port=port))
    return Failure(words.PORT_REFUSED.format(port=port, reason=error.strerror))


def serve_until_stopped(
    app: Flask,
    port: int,
    *,
    started: Callable[[], None],
    stopped: Callable[[], None],
    ready: Callable[[], None],
    host: str = "0.0.0.0",
    threads: int = WEB_THREADS,
) -> None:
    """Take the port, start what goes along, serve; at SIGTERM or Ctrl+C end in good order."""
    server = listen(app, host, port, threads)
    try:
        started()
    except BaseException:
        server.close()
        raise
    ready()
    with _stopping_on_signal():
        try:
            server.run()
        except KeyboardInterrupt:
            pass
        finally:
            server.close()
            stopped()


@contextmanager
def _stopping_on_signal() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, old)
