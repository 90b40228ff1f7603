"""In a schools' group: quiet that is wished for, and questions about what was announced there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from consult_office import TEACHER, Bureau
from sqlalchemy import select

from db import announcements, chats, deliveries
from db.announcements import Entry
from db.engine import Database
from db.models.inbox import InboxEvent
from domain.purposes import Purpose
from knowledge.reading.understand import Understanding

SCHOOLS = "C" + "e" * 32


@pytest.fixture
def bureau(database: Database, understanding: Understanding) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = replace(bureau.desk, understanding=understanding)
    return bureau


def announce(bureau: Bureau, *names: str) -> str:
    """What the clock does when these are due; LINE's id of the message."""
    now = bureau.clock()
    entries = [Entry(name, SCHOOLS, now, now.date() + timedelta(days=5), "sent") for name in names]
    with bureau.database.begin() as session:
        taken = announcements.record(session, entries, now)
        message = {"type": "text", "text": "ใกล้ครบกำหนดแล้วค่ะ"}
        owed = deliveries.owe_push(
            session, SCHOOLS, [message], to_group=True, now=now, purpose=Purpose.CALENDAR
        )
        announcements.deliver_by(session, taken, owed.id)
    bureau.work()
    return bureau.line.shown[-1].id


def asked(bureau: Bureau, words: str, quote: str | None = None) -> str:
    return "\n".join(one.text for one in bureau.says(TEACHER, words, group=SCHOOLS, quote=quote))


def test_a_quiet_group_keeps_no_mere_calls_until_the_next_working_day(bureau: Bureau) -> None:
    assert "จนถึงวันอังคารที่ 24 พฤศจิกายน 2569" in asked(bureau, "บอท เงียบหน่อยค่ะ")

    assert asked(bureau, "บอท ส่งแผนปฏิบัติการวันไหน") == ""
    assert asked(bureau, "บอท เงียบ") == ""  # it was said once
    with bureau.database.read() as session:
        kept = session.scalars(select(InboxEvent.payload).order_by(InboxEvent.id)).all()
    assert [payload is None for payload in kept] == [False, True, True]

    bureau.clock.advance(hours=14)
    assert "31 พฤษภาคม 2570" in asked(bureau, "บอท ส่งแผนปฏิบัติการวันไหน")


def test_a_quiet_group_may_want_it_back(bureau: Bureau) -> None:
    asked(bureau, "บอท เงียบ")

    assert asked(bureau, "บอท พูดได้แล้วค่ะ") == "ค่ะ ตอบคำว่า “บอท” ในกลุ่มนี้ตามเดิมแล้วค่ะ"
    assert "31 พฤษภาคม 2570" in asked(bureau, "บอท ส่งแผนปฏิบัติการวันไหน")


def test_quiet_is_one_groups_own(bureau: Bureau) -> None:
    asked(bureau, "บอท เงียบ")

    with bureau.database.read() as session:
        assert chats.is_quiet(session, SCHOOLS, bureau.clock())
        assert not chats.is_quiet(session, "C" + "d" * 32, bureau.clock())


DUE = "reminder:plan-review-4:2027-05-31:7d"
OTHER = "start:budget-request-2:2027-01-04"


@pytest.mark.parametrize("question", ["ส่งที่ไหนคะ", "ส่งทางไหนคะ", "ต้องส่งที่ไหนครับ 🙏"])
def test_a_question_that_quotes_an_announcement_is_about_it(bureau: Bureau, question: str) -> None:
    message = announce(bureau, DUE)
    bureau.clock.advance(hours=30)

    assert "ขั้นตอนที่ 4" in asked(bureau, question, quote=message)


def test_a_called_question_without_a_subject_is_about_the_last_announced(bureau: Bureau) -> None:
    announce(bureau, DUE)
    bureau.clock.advance(minutes=20)

    assert "ทบทวนแผนและแผนปฏิบัติการประจำปี" in asked(bureau, "บอท ส่งที่ไหนคะ")


def test_long_after_an_announcement_such_a_question_is_about_nothing(bureau: Bureau) -> None:
    announce(bureau, DUE)
    bureau.clock.advance(hours=7)

    assert "เรื่องนี้ขอคุยในแชตส่วนตัว" in asked(bureau, "บอท ส่งที่ไหนคะ")


def test_a_question_with_a_subject_of_its_own_is_about_that(bureau: Bureau) -> None:
    announce(bureau, OTHER)

    assert "31 พฤษภาคม 2570" in asked(bureau, "บอท ส่งแผนปฏิบัติการวันไหน")


def test_thanks_that_quote_an_announcement_get_no_word(bureau: Bureau) -> None:
    message = announce(bureau, DUE)

    assert asked(bureau, "รับทราบค่ะ ขอบคุณค่ะ", quote=message) == ""
