"""The public pages of an office whose facts are known, for tests."""

from collections.abc import Callable
from datetime import date, datetime

from builders import SECRET, bangkok
from flask import Flask
from flask.testing import FlaskClient
from office_pages import served as served

from bot.settings import Settings
from bot.web.app import create_app, site_of
from console.public import FactKeeper
from db import chats, key_dates
from db.engine import Database
from knowledge.loading.laying import Laid
from knowledge.loading.live import LiveManual
from knowledge.reading.understand import Understanding

PUBLIC_URL = "https://planbot.example.go.th"
TODAY = bangkok("2026-11-23 12:00")
PATHS = (
    "/",
    "/manual",
    "/manual/plan-review",
    "/manual/budget-request",
    "/manual/resource-mobilization",
    "/manual/monitoring",
    "/manual/records",
    "/manual/print",
    "/calendar",
    "/statistics",
    "/e-service",
    "/privacy",
    "/search",
)


def an_office(database: Database, now: datetime = TODAY) -> None:
    """LINE has told who the bot is, and one closing day is set."""
    with database.begin() as session:
        chats.remember_account(session, "Ubot", "@123abcde", "บอทแผน", now)
        key_dates.set_day(session, "emes-close-6m", 2570, date(2027, 4, 20), now)


def settings(public_url: str | None = PUBLIC_URL) -> Settings:
    return Settings(SECRET, "token", public_url=public_url)


def pages_of(
    database: Database,
    understanding: Understanding | None = None,
    *,
    clock: Callable[[], datetime] = lambda: TODAY,
    public_url: str | None = PUBLIC_URL,
) -> Flask:
    """understanding: built already, for tests that search; else the manual is read anew."""
    given = settings(public_url)
    facts = None
    if understanding:
        live = LiveManual()
        live.laid = Laid(understanding.manual)
        facts = FactKeeper(site_of(given), database, live, lambda: understanding)
    return create_app(given, database, clock=clock, facts=facts)


def visitor(database: Database, understanding: Understanding | None = None) -> FlaskClient:
    return pages_of(database, understanding).test_client()
