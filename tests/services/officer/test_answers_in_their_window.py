"""An officer's answer waits some seconds and can be stopped: nothing follows from it before it goes."""

from collections.abc import Callable

import pytest
from answering_day import WORDS, answers, given, wait, with_window
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau, Shown

from db.engine import Database


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return with_window(database)


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
