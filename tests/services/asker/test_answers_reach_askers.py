"""After an answer: more is asked, live and later; what cannot be brought now is brought when it can."""

import pytest
from consult_office import NID, OFFICERS, TEACHER, Bureau

from db.engine import Database
from line.gateway import Outcome


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def test_an_unclear_answer_goes_back_to_the_same_officer_with_what_is_added(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "คำตอบสั้น", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    told = bureau.says(TEACHER, "หมายถึงปีไหนคะ")
    bureau.work()

    assert bureau.case(name).state == "reopened"
    assert "ส่งข้อความถึงเจ้าหน้าที่แล้วค่ะ (ปศ. 1/2570)" in told[-1].text
    assert "ปศ. 1/2570 ครูสมใจ เพิ่มเติมว่า\n“หมายถึงปีไหนคะ”" in bureau.in_chat(OFFICERS)


def test_while_an_officer_answers_live_the_bot_keeps_quiet_until_the_menu_is_asked_for(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปีไหนคะ", group=OFFICERS, quote=bureau.card(name))
    assert "ส่งข้อความถึงเจ้าหน้าที่แล้ว" in bureau.says(TEACHER, "ปีของแผนนี้")[-1].text
    assert "กลับมาคุยกับบอทแล้วค่ะ" in bureau.says(TEACHER, "เมนู")[-1].text

    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text


def test_thirty_minutes_after_the_officers_last_message_the_bot_answers_again(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.clock.advance(minutes=31)

    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, "ส่งแผนวันไหน")[-1].text


def test_an_answer_to_somebody_who_blocked_the_bot_is_kept_for_them_and_the_officer_told(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.happens(TEACHER, "unfollow")
    [told] = bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.work()
    assert "ได้ค่ะ" not in bureau.in_chat(TEACHER).split("\n")
    assert told.text.startswith("รับคำตอบ ปศ. 1/2570 แล้ว แต่ยังไปไม่ถึงครูสมใจ เพราะบล็อกบอทไว้ค่ะ")

    bureau.happens(TEACHER, "follow", follow={"isUnblocked": True})
    assert "ได้ค่ะ" in bureau.in_chat(TEACHER).split("\n")


def test_with_the_quota_used_up_the_answer_rides_on_the_askers_next_message(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.work()
    bureau.clock.advance(minutes=40)
    bureau.says(TEACHER, "ส่งแผนวันไหน")

    assert "ได้ค่ะ" in bureau.in_chat(TEACHER).split("\n")
    assert "โควตาข้อความของเดือนนี้หมด" in "\n".join(
        one.text for one in bureau.says(NID, "งานค้าง", group=OFFICERS)
    )


def test_with_the_quota_used_up_the_card_waits_the_asker_is_told_once_and_it_goes_when_there_is_quota(
    bureau: Bureau,
) -> None:
    bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    assert bureau.in_chat(OFFICERS) == ""
    first = "\n".join(one.text for one in bureau.says(TEACHER, "ส่งแผนวันไหน"))
    again = "\n".join(one.text for one in bureau.says(TEACHER, "แล้วแผนส่งที่ไหน"))
    assert "ปศ. 1/2570 ยังไปไม่ถึงเจ้าหน้าที่ เพราะโควตาข้อความ LINE ของเดือนนี้หมด" in first
    assert "โควตา" not in again

    bureau.line.fails = lambda chat: None
    bureau.clock.advance(minutes=61)
    bureau.work()
    assert "เรื่องหนึ่ง" in bureau.card("ปศ. 1/2570").text
    assert bureau.in_chat(TEACHER).count("ยังไปไม่ถึงเจ้าหน้าที่") == 1


def unsends(bureau: Bureau, message: str) -> None:
    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    bureau.happens(NID, "unsend", source=source, unsend={"messageId": message})


def answers_as(bureau: Bureau, message: str, words: str) -> str:
    """A quoted answer in a message of that id."""
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    said = {"id": message, "type": "text", "quoteToken": "q", "text": f"{name} {words}"}
    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    bureau.happens(NID, "message", source=source, message=said)
    bureau.work()
    return name


def test_an_answer_that_its_officer_unsends_is_kept_no_longer_and_the_officer_told_that_it_went(
    bureau: Bureau,
) -> None:
    name = answers_as(bureau, "wrong-answer", "คำตอบลับ")
    unsends(bureau, "wrong-answer")

    assert (bureau.case(name).answer, bureau.case(name).state) == (None, "answered")
    told = bureau.says(NID, "งานค้าง", group=OFFICERS)[0].text
    assert "ส่งถึงผู้ถามไปแล้ว LINE เรียกคืนไม่ได้" in told and "ส่งผิด ปศ. 1/2570" in told


def test_an_answer_that_still_waits_when_its_officer_unsends_it_goes_no_more(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.HOLD
    name = answers_as(bureau, "wrong-answer", "คำตอบลับ")
    unsends(bureau, "wrong-answer")

    assert (bureau.case(name).answer, bureau.case(name).state) == (None, "taken")
    assert "คำตอบลับ" not in "\n".join(one.text for one in bureau.says(TEACHER, "ส่งแผนวันไหน"))
    told = "\n".join(one.text for one in bureau.says(NID, "งานค้าง", group=OFFICERS))
    assert "ยกเลิกคำตอบ ปศ. 1/2570 แล้ว ยังไม่ถึงผู้ถาม" in told


def test_a_card_that_the_quota_holds_up_goes_free_with_the_next_reply_to_the_officers(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.HOLD
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    card, listed = bureau.says(NID, "งานค้าง", group=OFFICERS)
    assert "เรื่องหนึ่ง" in card.text and listed.text.startswith("งานค้าง 1 เรื่อง")

    # The asker had not been told yet, and now need not be.
    assert "โควตา" not in "\n".join(one.text for one in bureau.says(TEACHER, "ส่งแผนวันไหน"))
    bureau.says(NID, "ได้ค่ะ", group=OFFICERS, quote=card)
    assert bureau.case(name).answer == "ได้ค่ะ"
    bureau.line.fails = lambda chat: None
    bureau.clock.advance(minutes=61)
    bureau.work()
    assert sum("คำถามถึงเจ้าหน้าที่" in one.text for one in bureau.line.shown if one.chat == OFFICERS) == 1
