"""The deliveries of a chat go out in the order they were owed, whatever LINE answers in between."""

from datetime import datetime, timedelta

import pytest
from builders import GROUP, NOON, TEACHER
from post_office import HELLO, Office

from db import deliveries
from db.engine import Database
from domain.purposes import Purpose
from line.gateway import Outcome, Sent

pytestmark = pytest.mark.fault("LINE down: order in a chat")

DOWN = Sent(Outcome.RETRY, status=503)


def text(words: str) -> list[dict[str, str]]:
    return [{"type": "text", "text": words}]


def owe(
    office: Office,
    words: str,
    chat: str = TEACHER,
    purpose: Purpose = Purpose.NONE,
    case: int | None = None,
    not_before: datetime | None = None,
    carried: bool = False,
) -> int:
    with office.database.begin() as session:
        return deliveries.owe_push(
            session,
            chat,
            text(words),
            to_group=chat.startswith("C"),
            now=office.clock(),
            purpose=purpose,
            consultation=case,
            not_before=not_before,
            carried=carried,
        ).id


def answer(office: Office, words: str, case: int = 1) -> int:
    return owe(office, words, purpose=Purpose.ANSWER, case=case)


def sent(office: Office) -> list[str]:
    """What LINE was asked to push, each once, in the order it was first asked."""
    return list(dict.fromkeys(messages[0]["text"] for _, messages, _ in office.line.pushed))


def test_a_correction_never_overtakes_the_answer_through_an_outage(database: Database) -> None:
    office = Office(database, *[DOWN] * 3)
    answer(office, "ส่งภายใน 30 พ.ค.")
    office.work()
    office.clock.advance(seconds=0.5)
    answer(office, "ขอแก้: ส่งภายใน 31 พ.ค.")

    office.work_until(NOON + timedelta(minutes=5))

    assert sent(office) == ["ส่งภายใน 30 พ.ค.", "ขอแก้: ส่งภายใน 31 พ.ค."]
    assert [m[0]["text"] for _, m, _ in office.line.pushed][-2:] == sent(office)


def test_what_is_in_flight_bars_what_was_owed_after_it(database: Database) -> None:
    office = Office(database)
    owe(office, "ก่อน")
    [job] = office.courier.claim("one", 10)
    owe(office, "หลัง")

    assert office.courier.claim("two", 10) == []

    office.courier.send(job)
    office.work("two")
    assert sent(office) == ["ก่อน", "หลัง"]


def test_one_claim_takes_the_oldest_of_each_chat(database: Database) -> None:
    office = Office(database)
    owe(office, "ครู 1")
    owe(office, "ครู 2")
    owe(office, "กลุ่ม 1", GROUP)

    jobs = office.courier.claim("one", 10)

    assert [job.messages[0]["text"] for job in jobs] == ["ครู 1", "กลุ่ม 1"]


def test_a_reply_does_not_wait_for_a_push(database: Database) -> None:
    office = Office(database, DOWN)
    owe(office, "ก่อน")
    office.work()
    owed = office.owe_reply()

    office.work()

    assert office.row(owed).state == "sent"


def test_a_reply_waits_for_an_earlier_reply_into_the_same_chat(database: Database) -> None:
    office = Office(database, DOWN)
    first = office.owe_reply(token="first")
    office.work()
    with database.begin() as session:
        later = deliveries.owe_reply(
            session,
            TEACHER,
            HELLO,
            to_group=False,
            token="later",
            token_until=office.clock() + timedelta(seconds=55),
            now=office.clock(),
            owner="now",
        )
        assert (later.state, later.owner) == ("waiting", None)

    office.work_until(NOON + timedelta(seconds=10))

    assert [token for token, _ in office.line.replied] == ["first", "first", "later"]
    assert office.row(first).state == "sent"


def test_held_carried_and_future_deliveries_bar_nothing(database: Database) -> None:
    office = Office(database, Outcome.HOLD)
    owe(office, "รอโควตา")
    office.work()
    owe(office, "รอข้อความถัดไป", carried=True)
    owe(office, "พรุ่งนี้", not_before=NOON + timedelta(days=1))

    owe(office, "เดี๋ยวนี้")
    office.work()

    assert sent(office) == ["รอโควตา", "เดี๋ยวนี้"]


def test_a_correction_waits_for_its_answer_that_is_held(database: Database) -> None:
    office = Office(database, Outcome.HOLD)
    answer(office, "คำตอบ")
    office.work()
    answer(office, "แก้คำตอบ")
    answer(office, "เรื่องอื่น", case=2)

    office.work()
    office.work()
    assert sent(office) == ["คำตอบ", "เรื่องอื่น"]

    office.clock.advance(hours=1)
    office.work()
    office.work()
    assert sent(office) == ["คำตอบ", "เรื่องอื่น", "แก้คำตอบ"]


def test_a_correction_of_a_carried_answer_is_carried_behind_it(database: Database) -> None:
    office = Office(database)
    office.line.unreachable.add(TEACHER)
    first = answer(office, "คำตอบ")
    office.work()
    office.line.unreachable.clear()
    second = answer(office, "แก้คำตอบ")
    office.work()
    assert (office.row(first).state, office.row(second).state) == ("carried", "carried")

    office.owe_reply()
    office.work()

    [(_, messages)] = office.line.replied
    assert [one["text"] for one in messages][:2] == ["คำตอบ", "แก้คำตอบ"]


def test_the_next_look_is_not_for_what_is_barred(database: Database) -> None:
    office = Office(database, DOWN, DOWN)
    owe(office, "ก่อน")
    office.work()
    owe(office, "หลัง")

    with database.read() as session:
        assert deliveries.next_due_at(session, office.clock()) == NOON + timedelta(seconds=1)
