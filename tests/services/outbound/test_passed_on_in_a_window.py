"""A picture or file that an officer passes on by a tap goes after an undo window, as every answer does."""

import json

import pytest
from answering_day import labels, wait, with_window
from consult_office import NID, OFFICERS, PICTURE, SOMSRI, TEACHER, Bureau
from passing_on import UNTIL, answered, files, given, history, offered, passed, pictures
from sqlalchemy import select

from db.engine import Database
from db.models.deliveries import Delivery
from line.gateway import Content, LineError

HUGE = Content(b"." * 10_000_001, "application/octet-stream")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return with_window(database)


def test_its_officer_is_shown_to_whom_and_what_and_how_to_stop_it(bureau: Bureau) -> None:
    name, shown = passed(bureau)

    assert "จะส่งในอีก 8 วินาที" in shown.text
    raw = json.dumps(shown.message, ensure_ascii=False)
    assert "ครูสมใจ" in raw and '"รูปภาพ"' in raw and name in raw
    assert labels(shown) == ["ไม่ใช่คำตอบ", "ส่งเลย"]


def test_it_goes_once_its_seconds_are_over_and_stands_in_the_ledger(bureau: Bureau) -> None:
    name, _ = passed(bureau)
    wait(bureau, 6)
    assert pictures(bureau) == []
    assert "attached" not in [what for what, _ in history(bureau, name)]
    assert files(bureau) == ["kept"]  # fetched meanwhile

    wait(bureau, 6)

    assert len(pictures(bureau)) == 1
    assert history(bureau, name)[-1] == ("attached", "[รูปภาพ]")
    assert given(bureau) == [("attached", "went")]
    assert bureau.case(name).answer == "ดูจากรูปนี้ค่ะ"


@pytest.mark.parametrize("how", ["button", "word", "colleague", "unsend", "asker"])
def test_it_is_stopped_as_an_answer_is(bureau: Bureau, how: str) -> None:
    name, shown = passed(bureau)
    wait(bureau, 4)
    if how == "button":
        bureau.presses(NID, "ไม่ใช่คำตอบ", group=OFFICERS, on=shown)
    elif how == "word":
        bureau.says(NID, "ไม่ใช่คำตอบค่ะ 🙏", group=OFFICERS)
    elif how == "colleague":
        bureau.says(SOMSRI, "ไม่ใช่คำตอบ", group=OFFICERS)
    elif how == "unsend":
        source = {"type": "group", "groupId": OFFICERS, "userId": NID}
        bureau.happens(NID, "unsend", source=source, unsend={"messageId": "pic"})
    else:
        bureau.says(TEACHER, "ลบข้อมูลของฉัน")
        bureau.presses(TEACHER, "ยืนยันลบข้อมูล")
    wait(bureau, UNTIL)

    assert pictures(bureau) == []
    assert given(bureau) == [("attached", "stopped")]
    assert "attached" not in [what for what, _ in history(bureau, name)]


def test_the_askers_withdrawal_stops_it_with_the_answer(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=offered(bureau))

    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    wait(bureau, UNTIL)

    assert pictures(bureau) == []
    assert given(bureau) == [("attached", "stopped")]
    assert bureau.case(name).state == "withdrawn"


def test_stopped_it_may_be_passed_on_anew_by_the_same_button(bureau: Bureau) -> None:
    name = answered(bureau)
    card = offered(bureau)
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    wait(bureau, 3)
    told = bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS)[-1].text
    assert told == (
        "หยุดแล้วค่ะ ปศ. 1/2570 ไม่มีอะไรส่งถึงผู้ถาม\nรูปหรือไฟล์ของ ปศ. 1/2570 ถ้าจะส่ง แตะปุ่ม “ส่ง ปศ. 1/2570” เดิมอีกครั้ง"
    )
    assert files(bureau) == ["offered"]

    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    wait(bureau, UNTIL)

    assert len(pictures(bureau)) == 1
    assert given(bureau) == [("attached", "stopped"), ("attached", "went")]


@pytest.mark.parametrize("fetched", [True, False])
def test_send_now_ends_its_window_whether_it_is_here_or_not(bureau: Bureau, fetched: bool) -> None:
    if not fetched:
        bureau.line.contents["pic"] = LineError("LINE answered 202", 202)
    _, shown = passed(bureau)
    wait(bureau, 2)
    told = bureau.presses(NID, "ส่งเลย", group=OFFICERS, on=shown)[-1].text
    assert told == "กำลังส่งคำตอบ ปศ. 1/2570 ถึงครูสมใจค่ะ"
    bureau.line.contents["pic"] = PICTURE

    wait(bureau, 2 if fetched else 3)

    assert len(pictures(bureau)) == 1


def test_fetched_later_than_its_window_it_goes_at_once(
    bureau: Bureau,
) -> None:
    bureau.line.contents["pic"] = LineError("LINE answered 202", 202)
    name, _ = passed(bureau)
    wait(bureau, 20)
    assert (pictures(bureau), given(bureau)) == ([], [("attached", "waiting")])
    assert bureau.says(SOMSRI, "ปิด 1", group=OFFICERS)[-1].text.startswith(f"คำตอบ {name} ของ")

    bureau.line.contents["pic"] = PICTURE
    wait(bureau, 20)

    assert len(pictures(bureau)) == 1
    assert given(bureau) == [("attached", "went")]


def test_stopped_while_line_still_prepares_it_it_never_goes(bureau: Bureau) -> None:
    bureau.line.contents["pic"] = LineError("LINE answered 202", 202)
    passed(bureau)
    wait(bureau, 20)
    bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS)
    bureau.line.contents["pic"] = PICTURE
    wait(bureau, 60)

    assert pictures(bureau) == []


@pytest.mark.parametrize(
    ("content", "why"),
    [(LineError("LINE answered 410", 410), "รับจาก LINE ไม่ได้"), (HUGE, "ใหญ่เกิน 10 MB")],
)
def test_what_cannot_be_had_ends_its_window_and_its_officer_is_told(
    bureau: Bureau, content: Content | Exception, why: str
) -> None:
    bureau.line.contents["pic"] = content
    name, _ = passed(bureau)
    wait(bureau, UNTIL)

    assert f"รูปภาพของ {name} ไม่ได้ส่งถึงผู้ถาม เพราะ{why}" in bureau.in_chat(OFFICERS)
    assert given(bureau) == [("attached", "stopped")]
    bureau.says(NID, "ปิด 1", group=OFFICERS)
    assert "กำลังจะส่งในไม่กี่วินาที" not in bureau.in_chat(OFFICERS)


def test_it_follows_an_answer_whose_own_window_still_runs(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=offered(bureau))
    wait(bureau, 20)

    shown = [one for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    kinds = [one.message["type"] for one in shown]
    assert kinds.index("image") > next(n for n, one in enumerate(shown) if "ดูจากรูปนี้ค่ะ" in one.text)


def test_a_correction_in_its_window_takes_the_picture_back(bureau: Bureau) -> None:
    name, _ = passed(bureau)
    shown = bureau.says(NID, f"ส่งผิด {name} ส่งได้ถึงวันที่ 31", group=OFFICERS)[-1]
    wait(bureau, UNTIL)

    assert "รูปหรือไฟล์ที่ส่งตามหยุดแล้วและไม่ได้ส่ง" in json.dumps(shown.message, ensure_ascii=False)
    assert pictures(bureau) == []
    assert bureau.case(name).answer == "ส่งได้ถึงวันที่ 31"


def test_to_whoever_blocked_the_bot_it_goes_with_their_next_message(bureau: Bureau) -> None:
    name = answered(bureau)
    card = offered(bureau)
    bureau.happens(TEACHER, "unfollow")
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    wait(bureau, UNTIL)
    assert pictures(bureau) == []

    bureau.happens(TEACHER, "follow")
    bureau.says(TEACHER, "ขอบคุณค่ะ")

    assert len(pictures(bureau)) == 1


def test_two_taps_at_once_give_one_answer(bureau: Bureau) -> None:
    name = answered(bureau)
    card = offered(bureau)
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    told = bureau.presses(SOMSRI, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)[-1].text
    wait(bureau, UNTIL)

    assert told == "รูปภาพนี้ส่งไปแล้ว หรือกำลังส่งอยู่ค่ะ"
    assert len(pictures(bureau)) == 1


def test_a_worker_that_dies_in_between_changes_nothing(bureau: Bureau) -> None:
    passed(bureau)
    with bureau.database.read() as session:
        held = session.scalars(select(Delivery).where(Delivery.given_id.is_not(None))).all()
        assert [one.state for one in held if one.state != "sent"] in ([], ["waiting"])
    bureau.clock.advance(minutes=10)
    wait(bureau, 2)

    assert len(pictures(bureau)) == 1
