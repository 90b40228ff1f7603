"""What is said in a burst is one question, and what is whole does not wait."""

from datetime import timedelta

import pytest
from builders import a_text, an_event
from consult_office import MONDAY_TEN, NID, TEACHER, Bureau, Shown
from sqlalchemy import select

from bot.web.webhook import keep
from db.engine import Database
from db.models.chats import Turn
from knowledge.reading.understand import Understanding

ASKED_TWICE = [
    ("ส่งแผนปฏิบัติการ", "วันไหนคะ"),
    ("วันไหนคะ", "ส่งแผนปฏิบัติการ"),
    ("แผนปฏิบัติการ", "ส่งวันไหน"),
    ("ส่งภายในวันไหนครับ", "แผนปฏิบัติการประจำปีครับ"),
    ("สวัสดีค่ะ", "ส่งแผนปฏิบัติการวันไหน"),
    ("สวัสดีค่ะ 🙏", "แผนปฏิบัติการส่งวันไหนคะ"),
    ("สอบถามเรื่องแผนปฏิบัติการค่ะ", "ส่งวันไหนคะ"),
]
WHOLE = [
    "ส่งแผนปฏิบัติการวันไหน",
    "กำหนดส่งแผนปฏิบัติการ",
    "เดือนนี้มีอะไรต้องส่ง",
    "ขอคุยกับเจ้าหน้าที่",
    "ขอเบอร์โทรหน่อยค่ะ",
    "ขอบคุณค่ะ",
    "เมนู",
]


@pytest.fixture
def bureau(database: Database, understanding: Understanding) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = bureau.desk.__class__(**{**bureau.desk.__dict__, "understanding": understanding})
    return bureau


def turns(bureau: Bureau) -> list[str | None]:
    with bureau.database.read() as session:
        return list(session.scalars(select(Turn.text).order_by(Turn.id)))


def answers(shown: list[Shown]) -> list[str]:
    return [one.text for one in shown]


@pytest.mark.parametrize(("first", "second"), ASKED_TWICE)
def test_a_burst_gets_one_answer_and_is_one_row(bureau: Bureau, first: str, second: str) -> None:
    assert bureau.says(TEACHER, first) == []  # a second later
    [answer] = bureau.says(TEACHER, second)
    bureau.clock.advance(seconds=5)
    bureau.work()

    assert "31 พฤษภาคม 2570" in answer.text or "31 พ.ค. 2570" in answer.text
    assert turns(bureau) == [f"{first} {second}"]
    assert [(case.procedure, case.step, case.state) for case in bureau.cases()] == [
        ("plan-review", 4, "answered")
    ]
    assert len([one for one in bureau.line.shown if one.chat == TEACHER]) == 1


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_whole_does_not_wait(bureau: Bureau, text: str) -> None:
    assert bureau.says(TEACHER, text)


@pytest.mark.parametrize("greeting", ["สวัสดีค่ะ", "สวัสดีค่ะ🙏", "หวัดดีครับ"])
def test_a_greeting_right_behind_a_question_gets_no_line_of_its_own(bureau: Bureau, greeting: str) -> None:
    assert bureau.says(TEACHER, "ส่งแผนปฏิบัติการวันไหน")
    assert bureau.says(TEACHER, greeting) == []
    bureau.clock.advance(seconds=5)
    bureau.work()
    assert len([one for one in bureau.line.shown if one.chat == TEACHER]) == 1

    bureau.says(TEACHER, greeting)
    bureau.clock.advance(seconds=3)
    bureau.work()
    assert len([one for one in bureau.line.shown if one.chat == TEACHER]) == 2


def test_thanks_right_behind_a_question_are_answered(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนปฏิบัติการวันไหน")

    assert bureau.says(TEACHER, "ขอบคุณค่ะ")


def test_a_half_after_which_nothing_comes_is_answered_after_two_seconds(bureau: Bureau) -> None:
    assert bureau.says(TEACHER, "แผนปฏิบัติการ") == []
    bureau.clock.advance(seconds=1)
    bureau.work()

    assert len([one for one in bureau.line.shown if one.chat == TEACHER]) == 1


def test_a_question_without_a_subject_goes_on_with_the_talk_at_once(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ส่งแผนปฏิบัติการวันไหน")

    assert bureau.says(TEACHER, "ส่งทางไหนคะ")


def test_another_subject_after_a_bare_one_is_a_question_of_its_own(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ระดมทรัพยากร")
    said = bureau.says(TEACHER, "กำหนดส่งแผนปฏิบัติการวันไหน")

    assert len(said) == 2
    assert turns(bureau) == ["ระดมทรัพยากร", "กำหนดส่งแผนปฏิบัติการวันไหน"]


def test_a_wish_after_half_a_question_is_heard_as_the_wish(bureau: Bureau) -> None:
    bureau.says(TEACHER, "ระดมทรัพยากร")
    said = bureau.says(TEACHER, "ลบข้อมูลของฉันค่ะ")

    assert "ลบ" in said[-1].text and turns(bureau)[:1] == ["ระดมทรัพยากร"]


def test_a_greeting_in_an_officers_chat_is_answered_at_once(bureau: Bureau) -> None:
    assert bureau.says(NID, "สวัสดีค่ะ")


def test_unsending_one_half_leaves_the_other_alone(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        keep(session, [a_text("แผนปฏิบัติการ", at=MONDAY_TEN, person=TEACHER, id="half")], bureau.clock())
    bureau.work()
    source = {"type": "user", "userId": TEACHER}
    with bureau.database.begin() as session:
        gone = an_event("unsend", bureau.clock(), source=source, unsend={"messageId": "half"})
        gone.pop("replyToken", None)
        keep(session, [gone], bureau.clock())
    bureau.work()
    bureau.says(TEACHER, "ส่งวันไหนคะ")
    bureau.clock.advance(seconds=3)
    bureau.work()

    assert turns(bureau) == ["ส่งวันไหนคะ"]


def test_halves_that_arrive_the_other_way_round_use_the_newest_token(
    bureau: Bureau,
) -> None:
    late = a_text("แผนปฏิบัติการ", at=MONDAY_TEN, person=TEACHER)
    early = a_text("ส่งวันไหนคะ", at=MONDAY_TEN + timedelta(seconds=1), person=TEACHER)
    bureau.line.tokens[late["replyToken"]] = TEACHER  # the other's token is of no use any more
    for event in (early, late):
        bureau.clock.advance(seconds=1)
        with bureau.database.begin() as session:
            keep(session, [event], bureau.clock())
        bureau.work()

    assert turns(bureau) == ["แผนปฏิบัติการ ส่งวันไหนคะ"]
    assert len([one for one in bureau.line.shown if one.chat == TEACHER]) == 1


def test_a_half_that_waits_survives_the_death_of_its_worker(bureau: Bureau) -> None:
    bureau.says(TEACHER, "แผนปฏิบัติการ", work=False)
    assert bureau.dispatcher.claim("dead", 10) == [TEACHER]  # and dies with the lease

    bureau.says(TEACHER, "ส่งวันไหนคะ", work=False)
    bureau.clock.advance(seconds=25)
    bureau.work()

    assert turns(bureau) == ["แผนปฏิบัติการ ส่งวันไหนคะ"]
