"""An officer's answer waits some seconds and can be stopped: nothing follows from it before it goes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau, Shown
from officer_words import officer_words

from db.engine import Database
from db.models.given_answers import GivenAnswer
from line.gateway import Outcome, Sent

SECONDS = 8
WORDS = "ส่งได้ถึงวันที่ 31 ค่ะ"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    made = Bureau(database, strict=False)
    made.desk = replace(made.desk, undo_seconds=SECONDS)
    return made


def wait(bureau: Bureau, seconds: int = SECONDS + 2) -> None:
    for _ in range(seconds * 2):
        bureau.work()
        bureau.clock.advance(seconds=0.5)
    bureau.work()


def answers(bureau: Bureau, chat: str = TEACHER) -> list[str]:
    return [
        officer_words(one)
        for one in bureau.line.shown
        if one.chat == chat and "ปศ." in one.text and one.pushed
    ]


def given(bureau: Bureau, words: str = WORDS) -> tuple[str, Shown]:
    """A question, and พี่นิด's answer to it in the group, in its window: the number, and what she is shown."""
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    return name, bureau.says(NID, words, group=OFFICERS, quote=bureau.card(name))[-1]


def test_the_officer_sees_whom_it_goes_to_its_words_and_how_to_stop_it(bureau: Bureau) -> None:
    bureau.line.strict = True
    name, shown = given(bureau)

    for words in (name, "จะส่งในอีก 8 วินาที", "ครูสมใจ", "ปิยะมหาราชาลัย", WORDS):
        assert words in shown.text
    assert bureau.button(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=shown)
    assert bureau.button(NID, "ส่งเลย", group=OFFICERS, on=shown)
    assert "quickReply" not in shown.message


def test_nothing_follows_from_it_before_it_goes_and_all_then(bureau: Bureau) -> None:
    name, _ = given(bureau)
    wait(bureau, 5)

    case = bureau.case(name)
    assert (case.state, case.answer, case.answered_at, case.live_until) == ("open", None, None, None)
    assert answers(bureau) == []
    wait(bureau)

    case = bureau.case(name)
    assert (case.state, case.answer, case.officer_name, case.officer_chat) == (
        "answered", WORDS, "พี่นิด", OFFICERS,
    )  # fmt: skip
    assert case.answered_at is not None
    assert case.live_until is not None
    assert WORDS in "".join(answers(bureau))


@pytest.mark.parametrize(
    "words", ["ไม่ใช่คำตอบ", "ไม่ใช่คำตอบค่ะ🙏", "อุ๊ย ไม่ใช่คำตอบ", "หยุดก่อนค่ะ", "ยกเลิก", "อย่าเพิ่งส่งนะคะ"]
)
def test_bare_words_stop_it(bureau: Bureau, words: str) -> None:
    name, _ = given(bureau)

    told = bureau.says(NID, words, group=OFFICERS)
    wait(bureau, 20)

    assert told[-1].text.startswith(f"หยุดแล้วค่ะ {name} ไม่มีอะไรส่งถึงผู้ถาม")
    assert (answers(bureau), bureau.case(name).state, bureau.case(name).answer) == ([], "open", None)


def stops_by_button(bureau: Bureau, name: str, shown: Shown) -> list[Shown]:
    data = bureau.button(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=shown)
    return bureau.taps("", data, group=OFFICERS)  # LINE does not say who tapped


def stops_as_colleague(bureau: Bureau, name: str, shown: Shown) -> list[Shown]:
    return bureau.says(SOMSRI, "ไม่ใช่คำตอบ", group=OFFICERS, quote=shown)


def stops_by_number(bureau: Bureau, name: str, shown: Shown) -> list[Shown]:
    return bureau.says(NID, f"ไม่ใช่คำตอบ {name}", group=OFFICERS)


def stops_on_the_card(bureau: Bureau, name: str, shown: Shown) -> list[Shown]:
    card = next(one for one in bureau.line.shown if one.chat == OFFICERS)
    return bureau.says(NID, "อย่าเพิ่งส่งค่ะ", group=OFFICERS, quote=card)


@pytest.mark.parametrize("stops", [stops_by_button, stops_as_colleague, stops_by_number, stops_on_the_card])
def test_anyone_in_the_group_may_stop_it(
    bureau: Bureau, stops: Callable[[Bureau, str, Shown], list[Shown]]
) -> None:
    name, shown = given(bureau)

    told = stops(bureau, name, shown)
    wait(bureau, 20)

    assert "หยุดแล้วค่ะ" in told[-1].text
    assert answers(bureau) == []


def test_who_comes_too_late_to_stop_it_is_told_when_it_went(bureau: Bureau) -> None:
    name, shown = given(bureau)
    wait(bureau)

    told = bureau.presses(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=shown)
    worded = bureau.says(NID, "ไม่ใช่คำตอบค่ะ", group=OFFICERS)

    at = bureau.case(name).answered_at
    assert at is not None
    clock = f"{at.astimezone(bureau.clock().tzinfo):%H:%M}"
    assert told[-1].text.startswith(f"คำตอบ {name} ส่งไปแล้ว {clock} LINE เรียกคืนไม่ได้ค่ะ พิมพ์ “ส่งผิด 1/2570”")
    assert worded[-1].text == told[-1].text
    assert answers(bureau) == [WORDS]


def test_a_button_of_before_stops_no_newer_answer(bureau: Bureau) -> None:
    name, first = given(bureau)
    card = next(one for one in bureau.line.shown if one.chat == OFFICERS)
    bureau.presses(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=first)
    bureau.says(NID, "คำตอบใหม่ค่ะ", group=OFFICERS, quote=card)

    told = bureau.presses(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=first)
    wait(bureau)

    assert told[-1].text == f"คำตอบ {name} หยุดไปแล้ว และไม่ได้ส่งถึงผู้ถามค่ะ"
    assert bureau.case(name).answer == "คำตอบใหม่ค่ะ"


@pytest.mark.parametrize("words", ["ส่งเลย", "ส่งเลยค่ะ 👍", ""])
def test_it_is_sent_at_once_where_its_officer_says_so(bureau: Bureau, words: str) -> None:
    name, shown = given(bureau)
    bureau.clock.advance(seconds=1)
    bureau.work()

    if words:
        told = bureau.says(NID, words, group=OFFICERS)
    else:
        told = bureau.presses(NID, "ส่งเลย", group=OFFICERS, on=shown)

    assert told[-1].text == f"กำลังส่งคำตอบ {name} ถึงครูสมใจค่ะ"
    assert WORDS in "".join(answers(bureau))


def test_the_second_of_two_officers_is_told_and_may_send_all_the_same(bureau: Bureau) -> None:
    name, shown = given(bureau)

    told = bureau.says(SOMSRI, f"{name} ส่งได้ถึงวันที่ 30 ค่ะ")
    bureau.presses(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=shown)
    bureau.presses(SOMSRI, "ส่งเพิ่มเติม")
    wait(bureau)

    assert f"{name} พี่นิด ตอบแล้ว กำลังจะส่งถึงผู้ถาม" in told[-1].text
    assert (bureau.case(name).answer, bureau.case(name).officer_name) == ("ส่งได้ถึงวันที่ 30 ค่ะ", "สมศรี")


def test_a_correction_in_the_window_takes_the_place_of_the_wrong_words(bureau: Bureau) -> None:
    name, _ = given(bureau)

    shown = bureau.says(NID, f"ส่งผิด {name} ส่งได้ถึงวันที่ 30 ค่ะ", group=OFFICERS)[-1]
    wait(bureau, 20)

    assert "แทนคำตอบก่อนหน้านี้ ซึ่งหยุดแล้วและไม่ได้ส่ง" in shown.text
    assert WORDS not in bureau.in_chat(TEACHER)
    assert "แก้ไขคำตอบ" not in bureau.in_chat(TEACHER)
    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 30 ค่ะ"


def test_said_wrong_without_the_right_words_stops_it_until_they_come(bureau: Bureau) -> None:
    name, shown = given(bureau)

    told = bureau.says(NID, "ส่งผิด", group=OFFICERS, quote=shown)
    wait(bureau, 20)
    assert (told[-1].text.startswith(f"หยุดคำตอบ {name} แล้ว"), answers(bureau)) == (True, [])
    bureau.says(NID, "ส่งได้ถึงวันที่ 30 ค่ะ", group=OFFICERS)
    wait(bureau)

    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 30 ค่ะ"
    assert WORDS not in bureau.in_chat(TEACHER)


def test_a_correction_of_what_went_waits_in_a_window_of_its_own(bureau: Bureau) -> None:
    name, _ = given(bureau)
    wait(bureau)

    shown = bureau.says(NID, f"ส่งผิด {name} ส่งได้ถึงวันที่ 30 ค่ะ", group=OFFICERS)[-1]
    assert "เป็นคำแก้ไขของคำตอบที่ส่งไปแล้ว" in shown.text
    assert "แก้ไขคำตอบ" not in bureau.in_chat(TEACHER)
    wait(bureau)

    assert "แก้ไขคำตอบ" in bureau.in_chat(TEACHER)
    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 30 ค่ะ"


def test_the_askers_withdrawal_stops_it_and_its_officer_hears_so(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, f"{name} {WORDS}")

    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    wait(bureau, 20)
    bureau.says(NID, "งานค้าง")

    assert (bureau.case(name).state, WORDS in bureau.in_chat(TEACHER)) == ("withdrawn", False)
    assert f"ผู้ถามยกเลิกคำถาม {name} ก่อนคำตอบของท่านจะส่ง" in bureau.in_chat(NID)


def test_unsending_it_stops_it(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    sent = bureau.sends(NID, "text", id="the-answer", text=f"{name} {WORDS}")

    bureau.happens(NID, "unsend", unsend={"messageId": "the-answer"})
    wait(bureau, 20)
    bureau.says(NID, "งานค้าง")

    assert "จะส่งในอีก 8 วินาที" in sent[-1].text
    assert (bureau.case(name).state, answers(bureau)) == ("open", [])
    assert f"ยกเลิกคำตอบ {name} แล้ว ยังไม่ถึงผู้ถามค่ะ" in bureau.in_chat(NID)


def test_an_edit_in_the_group_takes_the_place_of_the_words(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    card = bureau.card(name).id
    bureau.sends(NID, "text", id="typed", group=OFFICERS, text="ส่งได้ถึงวันที่ 13", quotedMessageId=card)

    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    message = {"type": "text", "id": "typed", "text": "ส่งได้ถึงวันที่ 31"}
    shown = bureau.happens(NID, "messageEdited", source=source, message=message)
    wait(bureau, 20)

    assert "ตามข้อความที่แก้ไขแล้ว ข้อความเดิมหยุดแล้วและไม่ได้ส่ง" in shown[-1].text
    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 31"
    assert "วันที่ 13" not in bureau.in_chat(TEACHER)


def test_an_edit_into_talk_stops_it(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    card = bureau.card(name).id
    bureau.sends(NID, "text", id="typed", group=OFFICERS, text="เดี๋ยวสมศรีตอบ", quotedMessageId=card)

    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    message = {"type": "text", "id": "typed", "text": "@สมศรี เดี๋ยวตอบนะ"}
    shown = bureau.happens(NID, "messageEdited", source=source, message=message)
    wait(bureau, 20)

    assert f"คำตอบของ {name} ถูกแก้ไข จึงหยุดไว้และยังไม่ได้ส่งค่ะ" in shown[-1].text
    assert answers(bureau) == []


def test_several_messages_go_after_one_window_or_are_kept_when_stopped(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    parts = [f"ข้อ {number} ค่ะ" for number in range(1, 8)]
    bureau.says(NID, f"หลายข้อความ {name}")
    for part in parts:
        bureau.says(NID, part)
    bureau.says(NID, "จบ")
    bureau.says(NID, "ส่ง")

    told = bureau.says(NID, "ไม่ใช่คำตอบ")
    wait(bureau, 20)
    assert "ข้อความ 7 ข้อความยังเก็บไว้" in told[-1].text
    assert answers(bureau) == []
    bureau.says(NID, "ส่งเพิ่มเติม 1")
    wait(bureau, 20)

    assert bureau.case(name).answer == "\n\n".join(parts)
    assert [part for part in parts if part not in bureau.in_chat(TEACHER)] == []


def test_nothing_else_is_done_to_it_meanwhile(bureau: Bureau) -> None:
    name, _ = given(bureau)

    for command in ("รับ 1", "คืน 1", "โอน 1 สมศรี", "ปิด 1"):
        told = bureau.says(SOMSRI, command, group=OFFICERS)
        assert told[-1].text.startswith(f"คำตอบ {name} ของพี่นิดกำลังจะส่ง")
    taught = bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)

    assert taught[-1].text.startswith(f"คำตอบ {name} ยังไม่ได้ส่งถึงผู้ถาม")
    assert bureau.case(name).state == "open"


def test_a_colleague_who_had_it_hears_once_it_went(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(SOMSRI, f"รับ {name}")
    bureau.says(NID, f"{name} {WORDS}")
    wait(bureau, 5)
    assert "พี่นิด" not in bureau.in_chat(SOMSRI)

    wait(bureau)

    assert f"{name} พี่นิด" in bureau.in_chat(SOMSRI)


def test_words_like_a_stop_answer_another_question(bureau: Bureau) -> None:
    name, _ = given(bureau)
    other = bureau.asks_officers("U" + "2" * 32, "วันที่ 5 ธันวา หยุดไหม")

    bureau.says(NID, "หยุดค่ะ", group=OFFICERS, quote=bureau.card(other))
    wait(bureau, 20)

    assert (bureau.case(name).answer, bureau.case(other).answer) == (WORDS, "หยุดค่ะ")


def test_an_outage_that_outlasts_the_window_sends_it_once_line_is_back(bureau: Bureau) -> None:
    bureau.line.fails = lambda chat: Outcome.RETRY if chat == TEACHER else None
    name, _ = given(bureau)
    wait(bureau, 60)
    assert (answers(bureau), bureau.case(name).state) == ([], "answered")

    bureau.line.fails = lambda chat: None
    bureau.clock.advance(minutes=10)
    wait(bureau, 2)

    assert answers(bureau) == [WORDS]
    told = bureau.says(NID, f"ไม่ใช่คำตอบ {name}", group=OFFICERS)
    assert told[-1].text.startswith(f"คำตอบ {name} ส่งไปแล้ว")
    assert bureau.says(NID, "อันนี้ไม่ใช่คำตอบ", group=OFFICERS) == []  # by now it is talk of the group


def test_a_reply_that_cannot_show_it_lets_its_seconds_run_from_its_end(bureau: Bureau) -> None:
    name, reply = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร"), bureau.line.reply
    bureau.line.reply = lambda token, messages: Sent(Outcome.REFUSED, token_invalid=True, status=400)  # type: ignore[method-assign]
    bureau.says(NID, WORDS, group=OFFICERS, quote=bureau.card(name))
    bureau.line.reply = reply  # type: ignore[method-assign]
    wait(bureau, 6)
    assert answers(bureau) == []
    wait(bureau)

    told = bureau.says(NID, "งานค้าง", group=OFFICERS)
    assert WORDS in "".join(answers(bureau))
    assert any("จะส่งในอีก 8 วินาที" in one.text for one in told)


def test_it_waits_for_the_next_message_of_whoever_blocked_the_bot(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.happens(TEACHER, "unfollow")
    shown = bureau.says(NID, f"{name} {WORDS}")
    bureau.says(TEACHER, "ขอบคุณค่ะ")
    assert WORDS not in bureau.in_chat(TEACHER)
    assert "ครูสมใจบล็อกบอทไว้" in shown[-1].text
    wait(bureau)
    assert bureau.case(name).state == "answered"

    bureau.happens(TEACHER, "follow")
    bureau.says(TEACHER, "ขอบคุณค่ะ")

    assert WORDS in bureau.in_chat(TEACHER)


def test_what_the_asker_adds_meanwhile_reaches_the_officers(bureau: Bureau) -> None:
    name, _ = given(bureau)
    other = bureau.says(TEACHER, "แผน")
    wait(bureau)

    assert WORDS not in "".join(one.text for one in other)  # a free reply does not carry it along
    assert bureau.case(name).answer == WORDS


def test_having_ones_data_erased_stops_it(bureau: Bureau) -> None:
    given(bureau)
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    wait(bureau, 20)

    assert answers(bureau) == []
    with bureau.database.read() as session:
        assert [(one.state, one.contents) for one in session.query(GivenAnswer)] == [("stopped", None)]


def test_with_no_seconds_it_goes_at_once(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, undo_seconds=0)
    name, shown = given(bureau)

    assert WORDS in "".join(answers(bureau))
    assert shown.text.startswith(f"รับคำตอบ {name} แล้ว")
    assert bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS, quote=shown)[-1].text
