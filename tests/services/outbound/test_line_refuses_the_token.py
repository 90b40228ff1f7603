"""LINE refuses our token: nothing is lost, nothing goes twice, and those who can mend it are told."""

from datetime import timedelta

import pytest
from builders import GROUP, NOON, TEACHER
from post_office import Office

from bot.work.watchman import Watchman
from db import announcements, deliveries, line_access, officers
from db.engine import Database
from domain.purposes import Purpose
from knowledge.facts.manual import Manual
from line.gateway import Outcome, Sent

pytestmark = pytest.mark.fault("LINE refuses the token")

HELLO = [{"type": "text", "text": "ส่งภายใน 31 พ.ค."}]


def owe(office: Office, chat: str = TEACHER, purpose: Purpose = Purpose.ANSWER) -> int:
    with office.database.begin() as session:
        to_group = chat.startswith("C")
        return deliveries.owe_push(
            session, chat, HELLO, to_group=to_group, now=office.clock(), purpose=purpose
        ).id


def denied(database: Database) -> bool:
    with database.read() as session:
        return line_access.denial(session) is not None


def refused(database: Database, status: int = 401) -> Office:
    office = Office(database)
    office.line.refuses = status
    return office


def minutes(office: Office, count: int) -> None:
    for _ in range(count):
        office.clock.advance(minutes=1)
        office.courier.probe("probe")
        office.work()


def minutes_watched(office: Office, watchman: Watchman, count: int) -> None:
    for _ in range(count):
        minutes(office, 1)
        with office.database.begin() as session:
            announcements.beat(session, office.clock())
        watchman.look()


def test_nothing_is_tried_or_lost_while_the_token_is_refused(database: Database) -> None:
    office = refused(database)
    first, second = owe(office), owe(office, GROUP, Purpose.NONE)

    office.work()
    minutes(office, 5)

    assert denied(database) is True
    assert {office.row(owed).state for owed in (first, second)} == {"waiting"}
    assert len(office.line.pushed) <= 2


def test_all_goes_out_once_line_accepts_the_token_again(database: Database) -> None:
    office = refused(database)
    first, second = owe(office), owe(office, GROUP, Purpose.NONE)
    office.work()
    minutes(office, 3)
    pushed = len(office.line.pushed)

    office.line.refuses = None
    minutes(office, 2)

    assert denied(database) is False
    assert (office.row(first).state, office.row(second).state) == ("sent", "sent")
    assert len(office.line.pushed) == pushed + 2


def test_after_days_what_surely_was_not_sent_goes_under_a_new_key(database: Database) -> None:
    office = refused(database)
    owed = owe(office, GROUP, Purpose.NONE)
    office.work()
    before = office.row(owed).retry_key
    office.clock.advance(hours=72)

    office.line.refuses = None
    minutes(office, 3)

    assert office.row(owed).state == "sent"
    assert office.row(owed).retry_key != before


def test_after_days_what_may_have_been_sent_is_not_sent_again(database: Database) -> None:
    office = Office(database, Sent(Outcome.UNKNOWN, reason="ReadTimeoutError"))
    owed = owe(office, GROUP, Purpose.NONE)
    office.work()
    office.line.refuses = 401
    office.clock.advance(seconds=2)
    office.work()
    office.clock.advance(hours=72)

    office.line.refuses = None
    minutes(office, 3)

    assert office.row(owed).state == "unknown"
    assert len(office.line.pushed) == 2


def test_a_403_to_a_push_holds_pushes_until_one_is_taken(database: Database) -> None:
    office = refused(database, 403)
    owed = owe(office)
    office.work()
    minutes(office, 2)
    assert (office.row(owed).state, denied(database)) == ("waiting", True)

    office.line.refuses = None
    minutes(office, 1)

    assert (office.row(owed).state, denied(database)) == ("sent", False)


def test_an_unreachable_line_tells_nothing_about_the_token(database: Database) -> None:
    office = refused(database)
    owe(office)
    office.work()

    office.line.refuses = 503
    minutes(office, 2)

    assert denied(database) is True


def test_officers_hear_of_it_once_when_it_is_over(database: Database, manual: Manual) -> None:
    office = refused(database)
    watchman = Watchman(database, lambda: manual, office.clock)
    with database.begin() as session:
        officers.add(session, "U" + "e" * 32, "พี่นิด", NOON)
    owe(office)
    office.work()
    minutes_watched(office, watchman, 3)

    office.line.refuses = None
    minutes_watched(office, watchman, 60)

    told = [messages[0]["text"] for to, messages, _ in office.line.pushed if to == "U" + "e" * 32]
    assert len(told) == 1
    assert "LINE ไม่รับข้อความของระบบตั้งแต่ 23 พ.ย. 2569 12:01 น. ถึง 23 พ.ย. 2569 12:04 น." in told[0]


def test_of_several_processes_one_tries_again_each_minute(database: Database) -> None:
    with database.begin() as session:
        line_access.deny(session, "any", NOON)

    got = []
    for seconds in (30, 60, 60, 90, 120):
        with database.begin() as session:
            got.append(line_access.take_probe(session, NOON + timedelta(seconds=seconds)) is not None)

    assert got == [False, True, False, False, True]
