"""`run`, `serve`, `work` and `db upgrade`: the ways to run planbot."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from bot import log, words
from bot.failure import Failure
from bot.settings import MISSPELT, Settings, environment, load, misspelt
from bot.web.app import create_app, site_of
from bot.web.server import address_of, require_port, serve_until_stopped, told_to_stop, wait_for
from bot.work.one_worker import require_no_worker
from bot.work.systemd import Notifier
from bot.work.wakeup import Bell
from console.public import FactKeeper
from db.engine import Database
from db.schema import require_current, upgrade
from knowledge.loading.live import LiveManual
from services import metrics
from services.memory import share_heaps

if TYPE_CHECKING:
    from bot.work.worker import Worker
from bot.opening import open_database
from bot.work.assembly import make_worker

RUN_WEB_THREADS = 12
"""A webhook takes a few milliseconds; the worker's threads share the process."""


bind_option = click.option("--bind", metavar="ADDRESS", help="Address to listen on; over the setting BIND.")


def checks(settings: Settings) -> list[tuple[str, str, str]]:
    """What `planbot doctor` finds, for the office's pages."""
    from bot.commands.doctor import (
        examine,  # only here: LINE's SDK takes memory that a web process need not have
    )
    from line.gateway import Line

    line = Line(settings.channel_access_token, settings.line_api_base)
    return [(one.level, one.what, one.todo) for one in examine(settings, line, datetime.now(UTC))]


@click.command()
@bind_option
def run(bind: str | None) -> None:
    """Web and worker in one process; migrates the database first."""
    share_heaps()
    settings = _settings(bind)
    require_port(settings.port, settings.bind)
    database = open_database(settings)
    database.check()
    upgrade(database)
    _count(settings, database)
    manual = LiveManual()
    require_no_worker(database)
    bell = Bell()
    workers: list[Worker] = []
    # One manual and one understanding for the pages and the worker: each takes memory.
    facts = FactKeeper(
        site_of(settings), database, manual, lambda: workers[0].understanding if workers else None
    )
    serve_until_stopped(
        create_app(settings, database, ring=bell.ring, facts=facts, checks=lambda: checks(settings)),
        settings.port,
        host=settings.bind,
        threads=RUN_WEB_THREADS,
        working=lambda: _working(settings, database, manual, bell, workers),
    )
    database.close()


@contextmanager
def _working(
    settings: Settings, database: Database, manual: LiveManual, bell: Bell, workers: "list[Worker]"
) -> Iterator[None]:
    """A worker at work, put into `workers`. Making it takes the most of a start; webhooks are kept."""
    click.echo(words.LISTENING.format(address=address_of(settings.bind, settings.port)))
    worker = make_worker(settings, database, manual, bell)
    workers.append(worker)
    worker.start()
    click.echo(words.WORKING)
    with Notifier(environment(), lambda: worker.is_alive):
        try:
            yield
        finally:
            worker.stop()


@click.command()
@bind_option
def serve(bind: str | None) -> None:
    """Web only; any number of processes."""
    settings = _split_settings(bind)
    database = open_database(settings)
    require_current(database)
    _count(settings, database)
    database.close()  # each web process opens its own after the fork
    require_port(settings.port, settings.bind)
    from bot.web.web_processes import WebProcesses  # only here: nothing else needs gunicorn in memory

    WebProcesses(settings, lambda: checks(settings)).run()


@click.command()
def work() -> None:
    """Worker only: events, deliveries, clock; any number of them on PostgreSQL."""
    share_heaps()
    settings = _split_settings()
    database = open_database(settings)
    require_current(database)
    _count(settings, database)
    worker = make_worker(settings, database, LiveManual(), Bell())
    if hasattr(os, "nice"):
        os.nice(10)  # on a busy machine acknowledging comes before answering
    with told_to_stop() as stop:
        worker.start()
        click.echo(words.WORKING)
        with Notifier(environment(), lambda: worker.is_alive):
            wait_for(stop)
            worker.stop()
    database.close()


def _count(settings: Settings, database: Database) -> None:
    if settings.metrics_token:
        metrics.start(database)


def _settings(bind: str | None = None) -> Settings:
    """The settings, and logging as they say; a name that was probably misspelt is told, and stops nothing."""
    given = environment()
    settings = load(given if bind is None else {**given, "BIND": bind})
    log.set_up(settings.log_level, settings.log_format)
    for wrong, right in misspelt().items():
        click.echo(f"{wrong}: {MISSPELT.format(right=right)}", err=True)
    return settings


def _split_settings(bind: str | None = None) -> Settings:
    settings = _settings(bind)
    if not settings.database_url_is_set:
        raise Failure(words.NEEDS_DATABASE_URL)
    return settings


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the tables up to date."""
    database = open_database(load(environment(), secrets=False))
    database.check()
    upgrade(database)
    click.echo(words.UPGRADED.format(name=database.name))
    database.close()
