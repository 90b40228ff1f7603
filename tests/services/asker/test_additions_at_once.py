"""What an asker adds in a burst goes to the officer in one push, in order, some seconds later at most."""

from dataclasses import replace
from datetime import timedelta

import pytest
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown
from sqlalchemy import select

from db.engine import Database
from db.models.deliveries import Delivery
from line.gateway import Outcome


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = replace(bureau.desk, burst=timedelta(seconds=2))
    return bureau


def live(bureau: Bureau) -> str:
    name = bureau.asks_officers(TEACHER, "เรื่องที่ไม่มีในคู่มือ")
    bureau.says(NID, "ได้ค่ะ ขอรายละเอียดเพิ่มค่ะ", group=OFFICERS, quote=bureau.card(name))
    return name


def pushed(bureau: Bureau) -> list[Shown]:
    return [one for one in bureau.line.shown if one.chat == OFFICERS and one.pushed]


def goes(bureau: Bureau, seconds: int = 3) -> None:
    bureau.clock.advance(seconds=seconds)
    bureau.work()


def test_texts_of_one_burst_are_one_push_in_their_order(bureau: Bureau) -> None:
    live(bureau)
    shown, keys = len(pushed(bureau)), len(bureau.line.keys)
    for words in ("ขอถามต่อค่ะ", "เรื่องงบปีหน้า"):
        bureau.says(TEACHER, words, work=False)
    bureau.work()
    goes(bureau)

    new = pushed(bureau)[shown:]
    assert [("ขอถามต่อค่ะ" in one.text, "เรื่องงบปีหน้า" in one.text) for one in new] == [
        (True, False),
        (False, True),
    ]
    assert len(bureau.line.keys) == keys + 1
    assert "quickReply" in new[-1].message


def test_a_text_alone_goes_after_two_seconds(bureau: Bureau) -> None:
    live(bureau)
    shown = len(pushed(bureau))
    bureau.says(TEACHER, "ขอถามต่อค่ะ")
    assert len(pushed(bureau)) == shown

    goes(bureau, 2)
    assert len(pushed(bureau)) == shown + 1


def test_what_line_takes_no_more_of_in_one_push_follows_in_the_next(bureau: Bureau) -> None:
    live(bureau)
    shown, keys = len(pushed(bureau)), len(bureau.line.keys)
    for count in range(7):
        bureau.says(TEACHER, f"ข้อที่ {count}", work=False)
        bureau.clock.moment -= timedelta(seconds=1)
    bureau.work()
    for _ in range(4):
        goes(bureau)

    new = pushed(bureau)[shown:]
    assert [one.text.split("ข้อที่ ")[1][0] for one in new] == list("0123456")
    assert len(bureau.line.keys) == keys + 2  # four, as one place is left for a mention, and three


def test_a_burst_of_which_the_first_is_unsent_leaves_the_rest(bureau: Bureau) -> None:
    live(bureau)
    shown = len(pushed(bureau))
    bureau.line.fails = lambda chat: Outcome.RETRY if chat == OFFICERS else None
    for words in ("ความลับ", "เรื่องงบปีหน้า"):
        bureau.says(TEACHER, words, work=False)
    bureau.work()
    goes(bureau)
    with bureau.database.read() as session:
        source = session.scalar(select(Delivery.message_id).where(Delivery.state == "waiting"))
    bureau.happens(TEACHER, "unsend", unsend={"messageId": source}, replyToken=None)
    bureau.line.fails = lambda chat: None
    goes(bureau, 30)

    new = "\n".join(one.text for one in pushed(bureau)[shown:])
    assert "เรื่องงบปีหน้า" in new and "ความลับ" not in new


def test_a_burst_whose_push_may_have_gone_out_keeps_its_words(bureau: Bureau) -> None:
    live(bureau)
    bureau.line.fails = lambda chat: Outcome.UNKNOWN if chat == OFFICERS else None
    for words in ("ขอถามต่อค่ะ", "เรื่องงบปีหน้า"):
        bureau.says(TEACHER, words, work=False)
    bureau.work()
    goes(bureau)
    bureau.says(TEACHER, "อีกเรื่องค่ะ")
    bureau.line.fails = lambda chat: None
    shown, keys = len(pushed(bureau)), len(bureau.line.keys)
    goes(bureau, 30)
    goes(bureau, 30)

    assert [one.text.split("“")[1][:4] for one in pushed(bureau)[shown:]] == ["ขอถา", "เรื่", "อีกเ"]
    assert bureau.line.keys[keys] == bureau.line.keys[keys - 1]


def test_a_worker_that_dies_while_it_sends_a_burst_loses_none_of_it(bureau: Bureau) -> None:
    live(bureau)
    shown = len(pushed(bureau))
    for words in ("ขอถามต่อค่ะ", "เรื่องงบปีหน้า"):
        bureau.says(TEACHER, words, work=False)
    for chat in bureau.dispatcher.claim("worker", 10):
        bureau.dispatcher.handle_chat(chat, "worker")
    bureau.clock.advance(seconds=3)
    assert len(bureau.courier.claim("dies", 20)) == 1
    goes(bureau, 30)

    new = "\n".join(one.text for one in pushed(bureau)[shown:])
    assert "ขอถามต่อค่ะ" in new and "เรื่องงบปีหน้า" in new
