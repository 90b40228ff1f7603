"""`/calendar.ics` over the web, and how people in the chat find it."""

from datetime import date

import pytest
import vobject
from builders import SECRET, bangkok

from bot.settings import Settings
from bot.web import calendar_feed
from bot.web.app import create_app
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
    assert calendar_feed.address(Settings("s", "t", public_url=public_url)) == address


def test_a_closing_that_is_moved_raises_the_sequence_of_its_events(database: Database) -> None:
    client = create_app(SETTINGS, database, clock=lambda: bangkok("2026-11-23 12:00")).test_client()
    found = []
    for day, moment in ((20, "2026-11-20 09:00"), (27, "2026-11-23 10:00")):
        with database.begin() as session:
            key_dates.set_day(session, "emes-close-6m", 2570, date(2027, 4, day), bangkok(moment))
        read = vobject.readOne(client.get("/calendar.ics").text)
        by_id = {event.uid.value: event for event in read.vevent_list}
        found.append(by_id["monitoring-5:emes-close-6m:2570@planbot"])

    before, moved = found
    assert int(moved.sequence.value) > int(before.sequence.value) > 0
    assert before.last_modified.value == bangkok("2026-11-20 09:00")
    assert moved.last_modified.value == bangkok("2026-11-23 10:00")
    assert moved.dtstart.value == date(2027, 4, 27)
