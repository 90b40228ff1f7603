"""A picture or file that an officer passes on by a tap goes after an undo window, as every answer does."""

import json

import pytest
from answering_day import labels, wait, with_window
from builders import an_event
from consult_office import NID, OFFICERS, PICTURE, SOMSRI, TEACHER, Bureau, Shown
from sqlalchemy import select

from bot.web.webhook import keep
from db import consultations
from db.engine import Database
from db.models.attachments import Attachment
from db.models.deliveries import Delivery
from db.models.given_answers import GivenAnswer
from line.gateway import Content, LineError

HUGE = Content(b"." * 10_000_001, "application/octet-stream")
UNTIL = 12
"""Seconds after which a window of eight is surely over."""


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return with_window(database)


def answered(bureau: Bureau) -> str:
    """A question that was answered in the group, so that a picture may belong to it."""
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    wait(bureau)
    return name


def offered(bureau: Bureau, name: str, id: str = "pic") -> Shown:
    """The picture in the group, and the card that asks for whom it is."""
    return bureau.sends(NID, "image", id=id, group=OFFICERS)[-1]


def passed(bureau: Bureau, *, group: str = OFFICERS) -> tuple[str, Shown]:
    name = answered(bureau)
    card = offered(bureau, name)
    return name, bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=group, on=card)[-1]


def pictures(bureau: Bureau, chat: str = TEACHER) -> list[Shown]:
    return [one for one in bureau.line.shown if one.chat == chat and one.message["type"] == "image"]


def given(bureau: Bureau) -> list[tuple[str, str]]:
    with bureau.database.read() as session:
        return [
            (one.what, one.state) for one in session.scalars(select(GivenAnswer).order_by(GivenAnswer.id))
        ][1:]


def files(bureau: Bureau) -> list[str]:
    with bureau.database.read() as session:
        return list(session.scalars(select(Attachment.state).order_by(Attachment.id)))


def history(bureau: Bureau, name: str) -> list[tuple[str, str | None]]:
    with bureau.database.read() as session:
        return [(one.what, one.words) for one in consultations.history(session, bureau.case(name).id)]


def test_its_officer_is_shown_to_whom_and_what_and_how_to_stop_it(bureau: Bureau) -> None:
    name, shown = passed(bureau)

    assert "จะส่งในอีก 8 วินาที" in shown.text
    raw = json.dumps(shown.message, ensure_ascii=False)
    assert "ครูสมใจ" in raw and '"รูปภาพ"' in raw and name in raw
    assert labels(shown) == ["ไม่ใช่คำตอบ", "ส่งเลย"]


def test_it_goes_once_its_seconds_are_over_and_the_ledger_has_it_then(bureau: Bureau) -> None:
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


def test_the_askers_withdrawal_stops_one_after_an_answer_that_still_waits(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=offered(bureau, name))

    bureau.says(TEACHER, "ยกเลิกคำถาม 1")
    wait(bureau, UNTIL)

    assert pictures(bureau) == []
    assert given(bureau) == [("attached", "stopped")]
    assert bureau.case(name).state == "withdrawn"


def test_one_that_was_stopped_may_be_passed_on_anew_with_the_same_button(bureau: Bureau) -> None:
    name = answered(bureau)
    card = offered(bureau, name)
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


def test_fetched_later_than_its_window_it_goes_at_once_and_could_be_stopped_until_then(
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


def several(bureau: Bureau, count: int) -> str:
    """Pictures sent together after an answer, and the tap that passes them on."""
    name, before = answered(bureau), len(bureau.line.shown)
    for place in range(1, count + 1):
        image_set = {"id": "set-1", "index": place, "total": count}
        message = {"id": f"set-{place}", "type": "image", "imageSet": image_set}
        source = {"type": "group", "groupId": OFFICERS, "userId": NID}
        event = an_event("message", bureau.clock(), source=source, message=message)
        bureau.line.tokens[event["replyToken"]] = OFFICERS
        bureau.line.contents.setdefault(f"set-{place}", PICTURE)
        with bureau.database.begin() as session:
            keep(session, [event], bureau.clock())
        bureau.work()
    [card] = [one for one in bureau.line.shown[before:] if one.chat == OFFICERS]
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    return name


def test_pictures_sent_together_are_one_answer_with_one_window(bureau: Bureau) -> None:
    name = several(bureau, 6)
    assert "รูปภาพ 6 รูป" in bureau.in_chat(OFFICERS)
    wait(bureau, 6)
    assert pictures(bureau) == []

    wait(bureau, 8)

    assert len(pictures(bureau)) == 6
    assert [what for what, _ in history(bureau, name)].count("attached") == 6
    assert given(bureau) == [("attached", "went")]


def test_pictures_sent_together_are_stopped_together(bureau: Bureau) -> None:
    several(bureau, 6)
    wait(bureau, 6)
    bureau.says(NID, "ไม่ใช่คำตอบ", group=OFFICERS)
    wait(bureau, UNTIL)

    assert pictures(bureau) == []
    assert files(bureau) == ["offered"] * 6


def test_one_of_a_set_that_line_does_not_give_holds_up_no_other(bureau: Bureau) -> None:
    bureau.line.contents["set-2"] = LineError("LINE answered 410", 410)
    several(bureau, 3)
    wait(bureau, UNTIL)

    assert len(pictures(bureau)) == 2
    assert "ไม่ได้ส่งถึงผู้ถาม" in bureau.in_chat(OFFICERS)
    assert given(bureau) == [("attached", "went")]


def test_the_late_one_of_a_set_follows_without_a_window_of_its_own(bureau: Bureau) -> None:
    bureau.line.contents["set-2"] = LineError("LINE answered 202", 202)
    name = several(bureau, 3)
    wait(bureau, 25)
    assert len(pictures(bureau)) == 2
    bureau.line.contents["set-2"] = PICTURE

    wait(bureau, 20)

    assert len(pictures(bureau)) == 3
    assert [what for what, _ in history(bureau, name)].count("attached") == 3


def test_it_follows_an_answer_whose_own_window_still_runs(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=offered(bureau, name))
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
    card = offered(bureau, name)
    bureau.happens(TEACHER, "unfollow")
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    wait(bureau, UNTIL)
    assert pictures(bureau) == []

    bureau.happens(TEACHER, "follow")
    bureau.says(TEACHER, "ขอบคุณค่ะ")

    assert len(pictures(bureau)) == 1


def test_two_taps_at_once_give_one_answer(bureau: Bureau) -> None:
    name = answered(bureau)
    card = offered(bureau, name)
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
