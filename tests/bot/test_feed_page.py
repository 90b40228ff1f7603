"""`/calendar.ics` over the web, and how people in the chat find it."""

from datetime import date

import pytest
from builders import SECRET, bangkok

from bot import feed
from bot.app import create_app
from bot.settings import Settings
from db import key_dates
from db.engine import Database

SETTINGS = Settings(SECRET, "token", public_url="https://planbot.example.go.th")


def test_the_feed_has_the_closing_days_that_are_set_and_may_be_kept_for_an_hour(database: Database) -> None:
    with database.begin() as session:
        key_dates.set_day(session, "emes-close-6m", 2570, date(2027, 4, 20), bangkok("2026-11-23 12:00"))
    client = create_app(SETTINGS, database, clock=lambda: bangkok("2026-11-23 12:00")).test_client()

    answer = client.get("/calendar.ics")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert "UID:monitoring-5:emes-close-6m:2570@planbot" in answer.text


@pytest.mark.parametrize(
    ("public_url", "address"),
    [("https://planbot.example.go.th", "https://planbot.example.go.th/calendar.ics"), (None, "")],
)
def test_the_feeds_address_is_known_where_the_public_address_is(public_url: str | None, address: str) -> None:
    assert feed.address(Settings("s", "t", public_url=public_url)) == address
