"""Serves the simulator: LINE's API and the chat page, on one port."""

import logging
import threading
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore

from simulator import api, page
from simulator.platform import Platform

THREADS = 24


def create_app(platform: Platform) -> Flask:
    app = Flask(__name__)
    app.register_blueprint(api.blueprint(platform))
    app.register_blueprint(page.blueprint(platform))
    return app


class Server:
    """A running server; `close` stops it."""

    def __init__(self, waitress: Any, host: str) -> None:
        self.url = f"http://{host}:{waitress.effective_port}"
        self._waitress = waitress
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="simulator", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            wasyncore.loop(timeout=1, map=self._waitress._map, count=1)

    def close(self) -> None:
        """The trigger wakes the loop, which would else notice only a second later."""
        self._stop.set()
        self._waitress.trigger.pull_trigger()
        self._thread.join(timeout=5)
        wasyncore.close_all(self._waitress._map)
        self._waitress.task_dispatcher.shutdown(timeout=0.5)


def serve(platform: Platform, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Serve in a thread. Port 0 takes any free one; raises OSError where the port is in use."""
    for chatty in ("waitress", "waitress.queue"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    waitress = create_server(create_app(platform), host=host, port=port, threads=THREADS)
    return Server(waitress, host)
