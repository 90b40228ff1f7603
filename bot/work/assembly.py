"""A worker with all that it needs, made from the settings."""

from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.web import calendar_feed, files
from bot.work.wakeup import Bell
from console.office.address import console_address
from db.engine import Database
from knowledge.loading.live import LiveManual
from services import metrics
from services.memory import loading

if TYPE_CHECKING:
    from bot.work.worker import Worker


def make_worker(settings: Settings, database: Database, manual: LiveManual, bell: Bell) -> "Worker":
    # Only here: LINE's SDK and the manual take seconds that the web part need not wait for, or have.
    with loading():
        from bot.office_hours import hours_of
        from bot.work.worker import Worker
        from line.gateway import Line
        from services.snapshot.desk import DeskKeeper

    line = Line(
        settings.channel_access_token, settings.line_api_base, data_api_base=settings.line_data_api_base
    )
    line.when_called = metrics.line_called
    keeper = DeskKeeper(
        database,
        manual,
        hours=hours_of(settings),
        announce_at=settings.announce_at,
        feed=calendar_feed.address(settings),
        files=files.address(settings),
        pages=settings.public_url or "",
        console=console_address(settings.public_url),
        keeps=(settings.keep_raw_days, settings.keep_text_years),
        undo_seconds=settings.answer_undo_seconds,
    )
    return Worker(settings, database, line, keeper, bell)
