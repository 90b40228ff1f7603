"""`planbot events` and `planbot deliveries`: what failed is shown, and tried again."""

import uuid

import pytest
from builders import NOON, TEACHER, a_text
from shell import Shell, one_line
from sqlalchemy import select, update

from bot.web.webhook import keep
from db import deliveries, inbox
from db.engine import Database
from db.models.deliveries import Delivery
from db.models.inbox import InboxEvent


def set_aside(url: str) -> int:
    database = Database(url)
    with database.begin() as session:
        keep(session, [a_text("ความลับ")], NOON)
        (number,) = session.scalars(select(InboxEvent.id)).all()
        inbox.set_aside(session, [number], "ValueError at handlers/x.py:3", NOON)
    database.close()
    return number


def a_failed_delivery(url: str, state: str, **values: object) -> int:
    database = Database(url)
    with database.begin() as session:
        messages = [{"type": "text", "text": "ลับ"}]
        deliveries.owe_push(session, TEACHER, messages, to_group=False, now=NOON)
        session.flush()
        (number,) = session.scalars(select(Delivery.id)).all()
        row = {
            "state": state,
            "retry_key": str(uuid.uuid4()),
            "first_try_at": NOON,
            "outcome": "400",
            **values,
        }
        session.execute(update(Delivery).where(Delivery.id == number).values(**row))
    database.close()
    return number


def test_events_that_failed_are_listed_without_their_words(shell: Shell, file_url: str) -> None:
    number = set_aside(file_url)

    ended = shell.runs("events", "failed", DATABASE_URL=file_url)

    assert ended.out.startswith(f"{number}  2026-11-23 12:00  message")
    assert "ValueError at handlers/x.py:3" in ended.out and "ความลับ" not in ended.out


def test_an_event_that_failed_waits_again_after_retry(shell: Shell, file_url: str) -> None:
    number = set_aside(file_url)

    shell.runs("events", "retry", str(number), DATABASE_URL=file_url)

    database = Database(file_url)
    with database.read() as session:
        row = session.get_one(InboxEvent, number)
    database.close()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, None)


@pytest.mark.parametrize(
    ("state", "payload", "said"),
    [
        ("done", {"x": 1}, "จัดการเสร็จไปแล้ว"),
        ("waiting", {"x": 1}, "รออยู่แล้ว"),
        ("aside", None, "ไม่มีเนื้อหาแล้ว"),
    ],
)
def test_an_event_that_cannot_be_retried_says_why(
    shell: Shell, file_url: str, state: str, payload: object, said: str
) -> None:
    number = set_aside(file_url)
    database = Database(file_url)
    with database.begin() as session:
        session.execute(update(InboxEvent).values(state=state, payload=payload))
    database.close()

    assert said in one_line(shell.runs("events", "retry", str(number), DATABASE_URL=file_url))


def test_an_unknown_event_or_delivery_is_a_clear_line(shell: Shell, file_url: str) -> None:
    assert "ไม่พบรายการ 99" in one_line(shell.runs("events", "retry", "99", DATABASE_URL=file_url))
    assert "ไม่พบรายการส่ง 99" in one_line(shell.runs("deliveries", "retry", "99", DATABASE_URL=file_url))


def test_a_refused_delivery_goes_again_under_a_new_key(shell: Shell, file_url: str) -> None:
    number = a_failed_delivery(file_url, "refused", retry_key="old-key")

    listed = shell.runs("deliveries", "failed", DATABASE_URL=file_url).out
    again = shell.runs("deliveries", "retry", str(number), DATABASE_URL=file_url)

    database = Database(file_url)
    with database.read() as session:
        row = session.get_one(Delivery, number)
    database.close()
    assert listed.startswith(f"{number}  ") and "ลับ" not in listed
    assert again.code == 0
    assert (row.state, row.kind, row.attempts, row.first_try_at) == ("waiting", "push", 0, None)
    assert row.retry_key not in (None, "old-key")


def test_a_delivery_that_may_have_gone_out_asks_first(shell: Shell, file_url: str) -> None:
    number = a_failed_delivery(file_url, "unknown")

    asked = shell.spawns("deliveries", "retry", str(number), DATABASE_URL=file_url)
    sure = shell.spawns("deliveries", "retry", str(number), "--yes", DATABASE_URL=file_url)

    assert asked.code == 1 and "อาจถึงผู้รับแล้ว" in asked.out
    assert sure.code == 0


@pytest.mark.parametrize("state", ["sent", "refused", "withdrawn"])
def test_a_delivery_that_cannot_go_again_says_why(shell: Shell, file_url: str, state: str) -> None:
    number = a_failed_delivery(file_url, state, messages=None)

    assert one_line(shell.runs("deliveries", "retry", str(number), DATABASE_URL=file_url))
