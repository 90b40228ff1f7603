"""Web processes under gunicorn, for `planbot serve`."""

from collections.abc import Mapping
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from bot import words
from bot.opening import open_database
from bot.settings import Settings
from bot.web import gunicorn_worker
from bot.web.app import create_app
from bot.web.server import address_of
from console.office.site import Checks
from services import metrics


class WebProcesses(BaseApplication):  # type: ignore[misc]
    """As many as WEB_CONCURRENCY says, each with its own connections."""

    def __init__(self, settings: Settings, checks: Checks) -> None:
        self._settings, self._checks = settings, checks
        super().__init__()

    def load_config(self) -> None:
        options: Mapping[str, Any] = {
            "bind": address_of(self._settings.bind, self._settings.port),
            "workers": self._settings.web_concurrency,
            "threads": gunicorn_worker.THREADS,
            "worker_class": gunicorn_worker.LimitedWorker,
            "worker_connections": gunicorn_worker.MOST_CONNECTIONS,
            "keepalive": gunicorn_worker.IDLE_SECONDS,
            "control_socket_disable": True,  # it would stand in the home folder, shared by every `serve`
            "when_ready": lambda _: click.echo(
                words.LISTENING.format(address=address_of(self._settings.bind, self._settings.port))
            ),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        database = open_database(self._settings)
        metrics.watch(database)
        return create_app(self._settings, database, checks=self._checks)
