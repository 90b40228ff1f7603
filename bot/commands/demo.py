"""`planbot demo`: planbot and a LINE to try it on, in one process, with one clock for both."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path

import click

from bot import log, words
from bot.commands.run import checks
from bot.failure import Failure
from bot.office_hours import hours_of
from bot.setting_values import OfficeHours
from bot.settings import Settings
from bot.web import calendar_feed, files
from bot.web.app import create_app, site_of
from bot.web.server import close, free_port, listen, require_port, run_until_closed, serve_until_stopped
from bot.work.one_worker import require_no_worker
from bot.work.wakeup import Bell
from bot.work.worker import Worker
from console.office.address import console_address
from console.public import FactKeeper
from db import chats, officers
from db.engine import Database
from db.schema import upgrade
from domain.ranks import Rank
from knowledge.loading.live import LiveManual
from line.gateway import Line
from services.snapshot.desk import DeskKeeper
from simulator.demo import OFFICER, OFFICER_2, OFFICERS_GROUP, PERSONNEL_GROUP, PLAN_GROUP, demo_world
from simulator.platform import Platform
from simulator.server import create_app as create_line

DATABASE = Path("var/demo.db")
ADDRESS = Path("var/demo.address")
"""Where the demo that runs can be found."""
PAGE_THREADS = 24
ROLES = {PLAN_GROUP: "announcements", OFFICERS_GROUP: "officers", PERSONNEL_GROUP: "personnel"}


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def demo(port: int) -> None:
    """Try planbot in a browser, with no LINE account. Starts afresh each time."""
    log.set_up()
    _require_no_other()
    require_port(port, "127.0.0.1")  # before the database of a demo that runs already is thrown away
    platform = Platform()
    own_port = free_port()
    settings = _settings(platform, port, own_port)
    database = _fresh_database(settings)
    bell = Bell()
    clock = platform.clock.now
    manual = LiveManual()
    keeper = DeskKeeper(
        database,
        manual,
        hours=hours_of(settings),
        feed=calendar_feed.address(settings),
        files=files.address(settings),
        pages=settings.public_url or "",
        undo_seconds=settings.answer_undo_seconds,
        console=console_address(settings.public_url),
    )
    facts = FactKeeper(site_of(settings), database, manual, lambda: keeper.desk.understanding)
    app = create_app(
        settings, database, clock=clock, ring=bell.ring, facts=facts, checks=lambda: checks(settings)
    )
    bot = listen(app, "127.0.0.1", own_port)
    platform.settings.webhook_url = f"{settings.public_url}/callback"
    line = Line(settings.channel_access_token, settings.line_api_base)
    worker = Worker(settings, database, line, keeper, bell, clock)

    @contextmanager
    def working() -> Iterator[None]:
        threading.Thread(target=run_until_closed, args=(bot,), name="bot", daemon=True).start()
        worker.start()
        _people(platform, database)
        ADDRESS.write_text(f"http://127.0.0.1:{port}/", encoding="utf-8")
        pages = f"{settings.public_url}/"
        click.echo(words.DEMO_READY.format(address=f"http://127.0.0.1:{port}/", pages=pages, officer=OFFICER))
        try:
            yield
        finally:
            platform.close()
            close(bot)
            worker.stop()
            database.close()

    serve_until_stopped(create_line(platform), port, working=working, host="127.0.0.1", threads=PAGE_THREADS)


def _settings(platform: Platform, port: int, own_port: int) -> Settings:
    return Settings(
        channel_secret=platform.secret,
        channel_access_token=platform.token,
        line_api_base=f"http://127.0.0.1:{port}",
        line_data_api_base=f"http://127.0.0.1:{port}",
        database_url=f"sqlite:///{DATABASE}",
        port=port,
        public_url=f"http://127.0.0.1:{own_port}",
        office_hours=OfficeHours(time(0, 0), time(23, 59), always=True),  # whoever tries it should not wait
    )


def _require_no_other() -> None:
    """Raise Failure where a demo is running already, saying where."""
    if not DATABASE.exists():
        return
    database = Database(f"sqlite:///{DATABASE}")
    try:
        require_no_worker(database)
    except Failure:
        if not ADDRESS.is_file():
            raise
        raise Failure(words.DEMO_RUNS.format(address=ADDRESS.read_text(encoding="utf-8"))) from None
    finally:
        database.close()


def _fresh_database(settings: Settings) -> Database:
    """An empty one; raises Failure where a demo is running on the old one."""
    if DATABASE.exists():
        old = Database(settings.database_url)
        require_no_worker(old)
        old.close()
    for path in DATABASE.parent.glob(f"{DATABASE.name}*"):
        try:
            path.unlink()
        except OSError as error:
            raise Failure(words.DATABASE["folder"].format(detail=f"{path}: {error.strerror}")) from None
    database = Database(settings.database_url)
    upgrade(database)
    return database


def _people(platform: Platform, database: Database) -> None:
    """Everybody is a friend of the bot, which is in all three groups and knows their roles."""
    people, groups = demo_world(platform)
    with database.begin() as session:
        for name, group in groups.items():
            chats.bind_group(session, group.id, ROLES[name], platform.clock.now())
            chats.name_group(session, group.id, name)
        for officer, rank in ((OFFICER, Rank.ADMIN), (OFFICER_2, Rank.OFFICER)):
            officers.add(session, people[officer].id, officer, platform.clock.now(), rank)
    platform.introduce()
