"""An officer quotes a card in the instant it appears, before we know that LINE took it."""

import pytest
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau, Shown
from sqlalchemy import select

from db.engine import Database
from db.models.inbox import InboxEvent


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def quotes_at_once(bureau: Bureau, *, meanwhile: int = 1) -> list[Shown]:
    """What was said in the group while LINE had shown the card and not answered yet, a second at a time."""
    said: list[Shown] = []

    def quote(chat: str) -> None:
        bureau.line.before_answering = lambda chat: None
        if chat != OFFICERS:
            return
        card = bureau.line.shown[-1]
        bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=card, work=False)
        before = len(bureau.line.shown)
        for _ in range(meanwhile):
            for claimed in bureau.dispatcher.claim("officers", 10):
                bureau.dispatcher.handle_chat(claimed, "officers")
            bureau.clock.advance(seconds=1)
        said.extend(bureau.line.shown[before:])

    bureau.line.before_answering = quote
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    return said


def test_it_is_looked_at_again_and_is_the_answer(bureau: Bureau) -> None:
    assert quotes_at_once(bureau) == []
    bureau.work()
    bureau.work()

    assert bureau.case("ปศ. 1/2570").answer == "ได้ค่ะ"
    assert "ได้ค่ะ" in bureau.in_chat(TEACHER).split("\n")


def test_however_often_it_was_looked_at_it_is_not_given_up(bureau: Bureau) -> None:
    assert quotes_at_once(bureau, meanwhile=18) == []
    bureau.work()
    bureau.work()

    assert bureau.case("ปศ. 1/2570").answer == "ได้ค่ะ"


def test_what_is_said_after_it_waits_its_turn(bureau: Bureau) -> None:
    quotes_at_once(bureau)
    bureau.says(SOMSRI, "ปศ. 1 ของสมศรี", group=OFFICERS)
    bureau.work()

    assert bureau.case("ปศ. 1/2570").answer == "ได้ค่ะ"
    assert "ปศ. 1/2570 มีผู้ตอบแล้ว (พี่นิด)" in bureau.in_chat(OFFICERS)


def test_after_twenty_seconds_it_is_asked_back(bureau: Bureau) -> None:
    [told] = quotes_at_once(bureau, meanwhile=22)

    assert told.text.startswith("ไม่พบว่าข้อความที่อ้างถึงเป็นคำถามเรื่องใด จึงยังไม่ได้ส่ง")
    assert bureau.case("ปศ. 1/2570").answer is None


def test_with_nothing_on_its_way_it_is_asked_back_at_once(bureau: Bureau) -> None:
    bureau.asks_officers(SECOND, "เรื่องหนึ่ง")
    told = bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote="never-heard-of")

    assert told[-1].text.startswith("ไม่พบว่าข้อความที่อ้างถึง")
    with bureau.database.read() as session:
        assert session.scalars(select(InboxEvent.id).where(InboxEvent.state == "waiting")).all() == []
