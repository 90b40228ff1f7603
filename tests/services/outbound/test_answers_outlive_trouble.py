"""What is between askers and officers is not lost to blocks, quota or outages, and somebody is told."""

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau

from db.engine import Database
from line.gateway import Outcome

pytestmark = pytest.mark.fault("LINE down, quota, refusals")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def answers_of(bureau: Bureau, count: int, number: int = 1) -> None:
    """An answer of so many messages, which with its card are one more."""
    bureau.says(NID, f"หลายข้อความ {number}")
    for part in range(1, count + 1):
        bureau.says(NID, f"ข้อ {part}")
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")
    bureau.clock.advance(seconds=10)
    bureau.work()


def lines(bureau: Bureau, person: str) -> list[str]:
    return [line for line in bureau.in_chat(person).split("\n") if line.startswith("ข้อ ")]


def comes_back(bureau: Bureau) -> None:
    bureau.happens(TEACHER, "follow", follow={"isUnblocked": True})
    bureau.clock.advance(minutes=40)
    for words in ("ส่งแผนวันไหน", "แผนส่งทางไหน", "แผนส่งใคร"):
        bureau.says(TEACHER, words)


@pytest.mark.parametrize("count", [4, 9])
def test_an_answer_too_large_for_one_reply_rides_along_on_several_in_its_order(
    bureau: Bureau, count: int
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.happens(TEACHER, "unfollow")
    answers_of(bureau, count)
    bureau.says(NID, "ปศ. 1 ข้อ สรุป")
    bureau.work()
    comes_back(bureau)

    told = "\n".join(lines(bureau, TEACHER))
    assert [told.count(f"ข้อ {part}") for part in range(1, count + 1)] == [1] * count
    assert lines(bureau, TEACHER)[-1] == "ข้อ สรุป"


def test_the_rest_of_an_answer_that_rides_along_can_still_be_quoted(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.happens(TEACHER, "unfollow")
    answers_of(bureau, 4)
    comes_back(bureau)
    card = next(one for one in bureau.line.shown if one.chat == TEACHER and "คำตอบจากเจ้าหน้าที่" in one.text)
    bureau.says(TEACHER, "แล้วปีหน้าล่ะคะ", quote=card)

    assert bureau.case("ปศ. 1/2570").state == "reopened"


def test_an_answer_that_the_quota_held_up_goes_out_once_there_is_quota(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.fails = lambda chat: Outcome.HOLD
    answers_of(bureau, 4)
    told = bureau.says(NID, "งานค้าง")[0].text
    assert told.startswith("คำตอบ ปศ. 1/2570 ยังไปไม่ถึง โควตาข้อความของเดือนนี้หมด")
    bureau.clock.advance(hours=2)
    bureau.work()
    bureau.line.fails = lambda chat: None
    bureau.clock.advance(hours=2)
    bureau.work()

    assert lines(bureau, TEACHER) == ["ข้อ 1", "ข้อ 2", "ข้อ 3", "ข้อ 4"]
    assert bureau.in_chat(NID).count("ยังไปไม่ถึง โควตา") == 1


def test_while_the_quota_is_known_to_be_used_up_an_answer_is_not_said_to_be_sent(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    told = bureau.says(NID, "ปศ. 1 ได้ค่ะ")[-1].text

    assert told.startswith("รับคำตอบ ปศ. 1/2570 แล้ว แต่โควตาข้อความของเดือนนี้หมด คำตอบอาจยังไปไม่ถึงครูสมใจค่ะ")


@pytest.mark.parametrize("trouble", ["blocked", "quota"])
def test_closing_leaves_an_answer_that_still_waits_for_its_asker(bureau: Bureau, trouble: str) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    if trouble == "blocked":
        bureau.happens(TEACHER, "unfollow")
    else:
        bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.says(NID, "ปศ. 1 ข้อ สำคัญ")
    bureau.work()
    bureau.says(NID, "ปิด 1")
    comes_back(bureau)

    assert lines(bureau, TEACHER) == ["ข้อ สำคัญ"]


def fails_for_a_day(bureau: Bureau, chat: str, outcome: Outcome) -> None:
    bureau.line.fails = lambda to: outcome if to == chat else None
    bureau.work()
    for _ in range(52):
        bureau.clock.advance(minutes=30)
        bureau.work()
    bureau.line.fails = lambda to: None
    bureau.clock.advance(hours=2)
    bureau.work()


def test_an_answer_that_line_surely_did_not_take_for_a_day_goes_out_after_it_and_its_officer_is_told(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ข้อ สำคัญ", work=False)
    fails_for_a_day(bureau, TEACHER, Outcome.RETRY)

    assert lines(bureau, TEACHER) == ["ข้อ สำคัญ"]
    assert bureau.in_chat(NID).count("คำตอบ ปศ. 1/2570 ยังไปไม่ถึง LINE ขัดข้องมากว่า 1 วัน") == 1


def test_an_answer_that_line_may_have_taken_a_day_ago_rides_on_the_askers_next_message(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ปศ. 1 ข้อ สำคัญ", work=False)
    fails_for_a_day(bureau, TEACHER, Outcome.UNKNOWN)
    assert lines(bureau, TEACHER) == []
    assert "ไม่แน่ใจว่าคำตอบ ปศ. 1/2570 ไปถึงผู้ถามหรือไม่" in bureau.in_chat(NID)
    bureau.says(TEACHER, "ส่งแผนวันไหน")

    assert lines(bureau, TEACHER) == ["ข้อ สำคัญ"]


def test_a_question_that_line_surely_did_not_take_for_a_day_still_reaches_its_officers(
    bureau: Bureau,
) -> None:
    bureau.line.fails = lambda to: Outcome.RETRY
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    fails_for_a_day(bureau, OFFICERS, Outcome.RETRY)

    assert "เรื่องหนึ่ง" in bureau.card("ปศ. 1/2570").text


def test_an_answer_of_several_pushes_that_reaches_nobody_is_told_once_to_its_officer_alone(
    bureau: Bureau,
) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.unreachable.add(TEACHER)
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS, on=bureau.card(name))
    for part in range(1, 10):
        bureau.says(NID, f"ข้อ {part} " + "ก" * 2000, group=OFFICERS)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)
    for _ in range(3):
        bureau.clock.advance(seconds=10)
        bureau.work()

    told = [one for one in bureau.line.shown if "ยังไปไม่ถึง ผู้ถามบล็อกบอท" in one.text]
    assert [(one.chat, one.pushed) for one in told] == [(NID, True)]
    bureau.line.unreachable.clear()
    comes_back(bureau)
    told_of = "\n".join(lines(bureau, TEACHER))
    assert [told_of.count(f"ข้อ {part} ") for part in range(1, 10)] == [1] * 9


def test_a_card_that_line_refuses_goes_to_another_officer(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.REFUSED if chat == OFFICERS else None
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    bureau.work()

    there = [one for one in (NID, SOMSRI) if "เรื่องหนึ่ง" in bureau.in_chat(one)]
    assert len(there) == 1
    bureau.says(there[0], "ได้ค่ะ", quote=bureau.card("ปศ. 1/2570", there[0]))
    assert bureau.case("ปศ. 1/2570").answer == "ได้ค่ะ"


def test_where_line_refuses_a_card_to_everybody_its_asker_is_told(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: None if chat == TEACHER else Outcome.REFUSED
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    for _ in range(4):
        bureau.work()

    assert bureau.in_chat(TEACHER).count("ปศ. 1/2570 ยังส่งถึงเจ้าหน้าที่ทาง LINE ไม่ได้") == 1


@pytest.mark.parametrize(
    ("back_at", "goes_at"),
    [("2026-12-01 00:30", "2026-12-01 08:30"), ("2026-11-30 18:00", "2026-12-01 08:30")],
)
def test_a_card_that_was_held_up_goes_in_office_hours(bureau: Bureau, back_at: str, goes_at: str) -> None:
    bureau.clock.moment = bangkok("2026-11-30 16:00")
    bureau.line.fails = lambda chat: Outcome.HOLD
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.work()
    bureau.line.fails = lambda chat: None
    bureau.clock.moment = bangkok(back_at)
    bureau.work()
    assert bureau.in_chat(OFFICERS) == ""
    bureau.clock.moment = bangkok(goes_at)
    bureau.work()

    assert "เรื่องหนึ่ง" in bureau.in_chat(OFFICERS)


def test_a_note_to_an_officer_that_failed_in_the_afternoon_is_not_tried_again_at_night(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.clock.moment = bangkok("2026-11-23 16:29")
    bureau.line.fails = lambda chat: Outcome.RETRY
    bureau.says(NID, "โอน 1 สมศรี")
    bureau.line.fails = lambda chat: None
    for at, there in (("2026-11-23 16:40", False), ("2026-11-23 21:00", False), ("2026-11-24 08:30", True)):
        bureau.clock.moment = bangkok(at)
        bureau.work()
        assert ("โอน ปศ. 1/2570 ให้ท่าน" in bureau.in_chat(SOMSRI)) is there


def test_what_an_asker_says_while_an_officer_answers_live_in_the_evening_goes_at_once(
    bureau: Bureau,
) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.clock.moment = bangkok("2026-11-23 18:00")
    bureau.says(NID, "ปศ. 1 ปีไหนคะ")
    bureau.says(TEACHER, "ปีนี้ค่ะ")

    assert "ปีนี้ค่ะ" in bureau.in_chat(NID)
