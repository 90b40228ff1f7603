"""`/calendar.ics`: the work calendar to subscribe to."""

import threading
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response

from bot import key_dates
from bot.settings import BANGKOK, Settings
from db.engine import Database
from knowledge.live import LiveManual
from knowledge.load import MANUAL
from scheduler.occasions import Office
from scheduler.workdays import Workdays

PATH = "/calendar.ics"


def address(settings: Settings) -> str:
    """Where people find the feed; empty where the public address is not set."""
    return f"{settings.public_url}{PATH}" if settings.public_url else ""


def calendar_feed(settings: Settings, database: Database, clock: Callable[[], datetime]) -> Blueprint:
    blueprint, lock = Blueprint("feed", __name__), threading.Lock()
    live: list[LiveManual] = []

    def manual() -> LiveManual:
        """Read when first asked for: most web processes are never asked."""
        with lock:
            if not live:
                live.append(LiveManual(MANUAL))
            live[0].refresh()
            return live[0]

    @blueprint.get(PATH)
    def ics() -> Response:
        from scheduler.feed import feed  # only here: most processes are never asked, and it takes memory

        known = manual().manual
        office = Office(known, key_dates.of(database), Workdays(known.days_off), settings.announce_at)
        body = feed(office, clock().astimezone(BANGKOK).date(), key_dates.set_at(database))
        answer = Response(body, content_type="text/calendar; charset=utf-8")
        answer.headers["Cache-Control"] = "public, max-age=3600"
        answer.headers["Content-Disposition"] = 'inline; filename="planbot.ics"'
        return answer

    return blueprint
