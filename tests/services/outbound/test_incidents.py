"""An incident is told once, by the free way where there is one, and once when it is over."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import NOON, bangkok
from migrated import migrated
from post_office import HELLO, Office

from db import deliveries, officers
from db.engine import Database
from db.health import incidents as kept
from domain.incidents import Incident
from line.gateway import Outcome, Sent
from services.outbound import incidents

pytestmark = pytest.mark.fault("somebody is told")

HEAD, SOMSRI = "U" + "a" * 32, "U" + "b" * 32
BEGAN = "มีคำถามหรือข้อความค้างเกิน 5 นาทีตั้งแต่ 23 พ.ย. 2569 12:00 น. "


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = migrated(tmp_path / "planbot.db")
    yield staffed(Office(database))
    database.close()


def staffed(office: Office) -> Office:
    with office.database.begin() as session:
        officers.add(session, HEAD, "หัวหน้าดวงใจ", NOON)
        officers.add(session, SOMSRI, "สมศรี", NOON)
    return office


def sees(
    office: Office, is_there: bool | None, kind: Incident = Incident.QUEUE, head: str | None = HEAD
) -> None:
    incidents.tell(office.database, {kind: is_there}, head, office.clock())


def minutes(office: Office, count: int, is_there: bool | None, kind: Incident = Incident.QUEUE) -> None:
    for _ in range(count):
        office.clock.advance(minutes=1)
        sees(office, is_there, kind)
        office.work()


def hours(office: Office, count: int) -> None:
    for _ in range(count):
        office.clock.advance(minutes=59)
        minutes(office, 1, True)


def head_writes(office: Office) -> list[str]:
    """What her reply brings beside its own words."""
    with office.database.begin() as session:
        until = office.clock() + timedelta(seconds=55)
        deliveries.owe_reply(
            session, HEAD, HELLO, to_group=False, token="token", token_until=until, now=office.clock()
        )
    office.work()
    return [message["text"] for message in office.line.replied[-1][1]][:-1]


def pushed(office: Office, to: str = HEAD) -> list[str]:
    return [messages[0]["text"] for chat, messages, _ in office.line.pushed if chat == to]


def test_it_goes_free_with_the_heads_next_reply_and_never_again(office: Office) -> None:
    sees(office, True)
    minutes(office, 5, True)

    first, second = head_writes(office), head_writes(office)
    minutes(office, 60, True)

    assert (len(first), second, office.line.pushed) == (1, [], [])
    assert first[0].startswith(f"แจ้งเจ้าหน้าที่\n• {BEGAN}")


def test_where_nobody_writes_it_goes_as_one_push_after_fifteen_minutes(office: Office) -> None:
    sees(office, True)
    minutes(office, 14, True)
    assert office.line.pushed == []

    minutes(office, 120, True)

    assert (len(pushed(office)), len(office.line.pushed)) == (1, 1)


def test_without_a_head_every_officer_is_told_once(office: Office) -> None:
    sees(office, True, head=None)
    minutes(office, 60, True)

    assert (len(pushed(office)), len(pushed(office, SOMSRI))) == (1, 1)


def test_what_is_over_is_told_once_as_over(database: Database) -> None:
    office = staffed(Office(database))
    sees(office, True)
    minutes(office, 20, True)

    minutes(office, 60, False)

    told = pushed(office)
    assert len(told) == 2
    assert "ค้างเกิน 5 นาทีตั้งแต่ 23 พ.ย. 2569 12:00 น. ถึง 23 พ.ย. 2569 12:21 น. ขณะนี้ตอบทันแล้ว" in told[1]


def test_what_was_over_before_it_was_told_is_one_message(office: Office) -> None:
    sees(office, True)
    minutes(office, 2, True)

    minutes(office, 60, False)

    assert len(pushed(office)) == 1
    assert "ถึง 23 พ.ย. 2569 12:03 น. ขณะนี้ตอบทันแล้ว" in pushed(office)[0]


def test_a_few_good_minutes_do_not_end_it(office: Office) -> None:
    sees(office, True)
    minutes(office, 20, True)

    for _ in range(20):
        minutes(office, 4, False)
        minutes(office, 1, True)

    assert len(pushed(office)) == 1
    with office.database.read() as session:
        assert kept.count_open(session) == 1


def test_at_night_nothing_is_pushed_and_in_the_morning_one(office: Office) -> None:
    office.clock.moment = bangkok("2026-11-23 21:00")
    sees(office, True)
    hours(office, 10)
    minutes(office, 59, True)
    assert office.line.pushed == []

    minutes(office, 5, True)

    assert len(pushed(office)) == 1


def test_what_was_not_taken_by_evening_waits_for_the_morning(database: Database) -> None:
    office = staffed(Office(database, *[Sent(Outcome.RETRY, status=503)] * 3))
    office.clock.moment = bangkok("2026-11-23 19:44")
    sees(office, True)
    minutes(office, 17, True)
    tried = len(office.line.pushed)

    hours(office, 11)
    minutes(office, 58, True)
    by_night = len(office.line.pushed)
    minutes(office, 20, True)

    assert (1 <= tried <= 2, by_night - tried) == (True, 0)
    assert len({key for _, _, key in office.line.pushed}) == 1  # LINE takes a key once
    assert len(office.line.pushed) > by_night


def test_without_quota_it_waits_for_a_reply(database: Database) -> None:
    office = staffed(Office(database, Sent(Outcome.HOLD, status=429)))
    sees(office, True)
    minutes(office, 60, True)
    assert len(office.line.pushed) == 1

    assert len(head_writes(office)) == 1


def test_two_processes_that_see_it_at_once_tell_it_once(database: Database) -> None:
    office = staffed(Office(database))
    both = threading.Barrier(2)

    def look() -> None:
        both.wait()
        sees(office, True)

    for _ in range(5):
        threads = [threading.Thread(target=look) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    minutes(office, 60, True)

    assert len(office.line.pushed) == 1


def test_a_process_that_starts_anew_tells_nothing_again(database: Database) -> None:
    office = staffed(Office(database))
    sees(office, True)
    minutes(office, 20, True)

    again = Database(office.database.url.render_as_string(hide_password=False))
    for _ in range(40):
        office.clock.advance(minutes=1)
        incidents.tell(again, {Incident.QUEUE: True}, HEAD, office.clock())
        office.work()
    again.close()

    assert len(office.line.pushed) == 1


def test_what_the_office_has_days_for_is_told_after_a_day(office: Office) -> None:
    for hour in range(24):
        sees(office, True, Incident.FACTS)
        office.clock.advance(hours=1)
        assert head_writes(office) == [], hour

    sees(office, True, Incident.FACTS)

    assert "ข้อมูลของสำนักงานยังกรอกไม่ครบ" in head_writes(office)[0]


def test_what_cannot_be_told_changes_nothing(office: Office) -> None:
    sees(office, True)
    minutes(office, 20, True)

    minutes(office, 30, None)

    with office.database.read() as session:
        assert kept.count_open(session) == 1
