"""`run`, `serve`, `work` and `db upgrade`: the ways to run planbot."""

import os
import signal
import sys
import threading

import click

from bot import feed, files, log, words
from bot.app import create_app
from bot.bell import Bell
from bot.commands.failure import Failure
from bot.desk import DeskKeeper, hours_of
from bot.memory import share_heaps
from bot.server import require_port, serve_until_stopped
from bot.settings import Settings, environment, load
from bot.worker import Worker
from db.engine import Database
from db.schema import require_current, upgrade
from line.gateway import Line

RUN_WEB_THREADS = 4
"""A webhook takes a few milliseconds; the worker's threads share the process."""


def open_database(settings: Settings) -> Database:
    return Database(settings.database_url, power_safe=settings.power_safe, pool_size=16)


def make_worker(settings: Settings, database: Database, bell: Bell) -> Worker:
    line = Line(
        settings.channel_access_token, settings.line_api_base, data_api_base=settings.line_data_api_base
    )
    keeper = DeskKeeper(
        database,
        hours=hours_of(settings),
        announce_at=settings.announce_at,
        feed=feed.address(settings),
        files=files.address(settings),
        keeps=(settings.keep_raw_days, settings.keep_text_years),
    )
    return Worker(settings, database, line, keeper, bell)


@click.command()
def run() -> None:
    """Web and worker in one process; migrates the database first."""
    log.set_up()
    share_heaps()
    settings = load(environment())
    database = open_database(settings)
    database.check()
    upgrade(database)
    bell = Bell()
    app = create_app(settings, database, ring=bell.ring)
    worker = make_worker(settings, database, bell)
    serve_until_stopped(
        app,
        settings.port,
        threads=RUN_WEB_THREADS,
        started=worker.start,
        stopped=worker.stop,
        ready=lambda: click.echo(words.LISTENING.format(port=settings.port)),
    )
    database.close()


@click.command()
def serve() -> None:
    """Web only; any number of processes."""
    log.set_up()
    settings = _split_settings()
    database = open_database(settings)
    require_current(database)
    database.close()  # each web process opens its own after the fork
    require_port(settings.port)
    from bot.web_processes import WebProcesses  # only here: nothing else needs gunicorn in memory

    WebProcesses(settings).run()


@click.command()
def work() -> None:
    """Worker only: events, deliveries, clock; any number of them on PostgreSQL."""
    log.set_up()
    share_heaps()
    settings = _split_settings()
    database = open_database(settings)
    require_current(database)
    worker = make_worker(settings, database, Bell())
    if hasattr(os, "nice"):
        os.nice(10)  # on a busy machine acknowledging comes before answering
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.start()
    click.echo(words.WORKING)
    stop.wait()
    worker.stop()
    database.close()
    sys.exit(0)


def _split_settings() -> Settings:
    settings = load(environment())
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
