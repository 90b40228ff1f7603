"""Pictures that were sent together get one reply, and go on together in as few pushes as LINE takes."""

import random
from typing import Any

import pytest
from builders import an_event, bangkok
from consult_office import NID, OFFICERS, PICTURE, TEACHER, Bureau, Shown
from officer_words import officer_words
from sqlalchemy import select

from bot.web.webhook import keep
from db.engine import Database
from db.models.attachments import Attachment
from line.gateway import Content, LineError


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def pictures(
    bureau: Bureau,
    person: str,
    places: list[int],
    *,
    total: int | None = None,
    named: bool = True,
    group: str | None = None,
    set_: str = "set-1",
    work: bool = True,
) -> list[Shown]:
    """Pictures of a set arrive one after the other, a tenth of a second apart, those of `places`."""
    before = len(bureau.line.shown)
    for place in places:
        image_set: dict[str, Any] = {"id": set_}
        if named:
            image_set["index"] = place
        if total is not None:
            image_set["total"] = total
        source = {"type": "user", "userId": person}
        if group:
            source = {"type": "group", "groupId": group, "userId": person}
        message = {"id": f"{set_}-{place}", "type": "image", "imageSet": image_set}
        event = an_event("message", bureau.clock(), source=source, message=message)
        bureau.line.tokens[event["replyToken"]] = group or person
        bureau.line.contents.setdefault(
            f"{set_}-{place}", Content(PICTURE.data + bytes([place]), "image/png")
        )
        with bureau.database.begin() as session:
            keep(session, [event], bureau.clock())
        bureau.clock.advance(seconds=0.1)
        if work:
            bureau.work()
    return [one for one in bureau.line.shown[before:] if one.chat == (group or person)]


def pushed(bureau: Bureau, chat: str, since: int = 0) -> list[Shown]:
    return [one for one in bureau.line.shown[since:] if one.chat == chat and one.pushed]


def in_order(bureau: Bureau, shown: list[Shown]) -> list[int]:
    """Which pictures were shown, by the last byte of what stands at their addresses."""
    found = []
    with bureau.database.read() as session:
        rows = {row.token: bytes(row.content or b"-") for row in session.scalars(select(Attachment))}
    for one in shown:
        if one.message["type"] == "image":
            found.append(rows[one.message["originalContentUrl"].rpartition("/")[2]][-1])
    return found


def live(bureau: Bureau) -> tuple[str, int]:
    """A consultation in which an officer has answered; how much was shown before."""
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, f"{name} รอดูเอกสารค่ะ", group=OFFICERS)
    return name, len(bureau.line.shown)


def settle(bureau: Bureau) -> None:
    for _ in range(4):
        bureau.clock.advance(seconds=3)
        bureau.work()


def test_an_askers_pictures_get_one_reply_and_one_push_in_their_order(bureau: Bureau) -> None:
    name, since = live(bureau)

    said = pictures(bureau, TEACHER, [3, 1, 4, 2], total=4)
    settle(bureau)

    assert [one.text.split(" (")[0] for one in said] == ["ส่งรูปภาพ 4 รูป ถึงเจ้าหน้าที่ให้ค่ะ"]
    lead, *shown = pushed(bureau, OFFICERS, since)
    assert lead.text == f"{name} ครูสมใจ ส่งรูปภาพ 4 รูป เพิ่มเติม"
    assert in_order(bureau, shown) == [1, 2, 3, 4]
    assert len({one.id for one in shown}) == 4
    assert _pushes(bureau, OFFICERS, since) == 1


def _pushes(bureau: Bureau, chat: str, since: int) -> int:
    """Pushes, told apart by their deliveries."""
    with bureau.database.read() as session:
        rows = session.scalars(select(Attachment).where(Attachment.to_chat == chat))
        return len({row.delivery_id for row in rows if row.passed_at})


@pytest.mark.parametrize(("count", "pushes"), [(2, 1), (4, 1), (5, 2), (9, 2), (10, 3)])
def test_many_pictures_take_as_few_pushes_as_five_objects_allow(
    bureau: Bureau, count: int, pushes: int
) -> None:
    _, since = live(bureau)

    pictures(bureau, TEACHER, random.sample(range(1, count + 1), count), total=count)
    settle(bureau)

    shown = pushed(bureau, OFFICERS, since)
    assert in_order(bureau, shown) == list(range(1, count + 1))
    assert _pushes(bureau, OFFICERS, since) == pushes


def test_without_index_or_total_pictures_go_in_the_order_of_arrival(bureau: Bureau) -> None:
    _, since = live(bureau)

    said = pictures(bureau, TEACHER, [2, 3, 1], named=False)
    assert said == []
    settle(bureau)

    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [2, 3, 1]
    assert _pushes(bureau, OFFICERS, since) == 1


def test_a_set_that_never_completes_goes_after_some_seconds_with_what_came(bureau: Bureau) -> None:
    _, since = live(bureau)

    assert pictures(bureau, TEACHER, [2, 1], total=7) == []
    bureau.clock.advance(seconds=2)
    bureau.work()
    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == []
    bureau.clock.advance(seconds=1)
    bureau.work()

    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [1, 2]
    late = pictures(bureau, TEACHER, [3], total=7)
    settle(bureau)
    assert late == []
    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [1, 2, 3]


def test_a_question_behind_the_pictures_does_not_wait_for_the_rest(bureau: Bureau) -> None:
    pictures(bureau, TEACHER, [1, 2], total=5)

    said = bureau.says(TEACHER, "ส่งแผนวันไหน")

    assert len(said) == 2
    assert "31 พฤษภาคม 2570" in said[-1].text


def test_pictures_to_the_bot_itself_get_one_line(bureau: Bureau) -> None:
    said = pictures(bureau, TEACHER, [1, 2, 3], total=3)
    settle(bureau)

    assert len(said) == 1 == len([one for one in bureau.line.shown if one.chat == TEACHER])


def test_an_officers_pictures_are_parts_of_the_answer_in_their_order(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS)

    told = pictures(bureau, NID, [2, 3, 1], total=3, group=OFFICERS)

    assert [one.text for one in told] == [
        "เก็บรูปภาพ 3 รูป (ข้อความที่ 3) ของ ปศ. 1/2570 แล้ว พิมพ์ต่อ หรือ “จบ” เพื่อดูก่อนส่ง"
    ]
    since = len(bureau.line.shown)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)
    settle(bureau)
    assert in_order(bureau, pushed(bureau, TEACHER, since)) == [1, 2, 3]


def test_an_officers_pictures_after_an_answer_go_together(bureau: Bureau) -> None:
    name, _ = live(bureau)

    [card] = pictures(bureau, NID, [2, 1, 3], total=3, group=OFFICERS)
    since = len(bureau.line.shown)
    assert "รูปภาพ 3 รูป" in card.text
    bureau.presses(NID, f"ส่ง {name} ครูสมใจ", group=OFFICERS, on=card)
    settle(bureau)

    shown = pushed(bureau, TEACHER, since)
    assert in_order(bureau, shown) == [1, 2, 3]
    assert _pushes(bureau, TEACHER, since) == 1
    assert "เพิ่มเติมจากเจ้าหน้าที่" in officer_words(shown[0]) or "เพิ่มเติม" in shown[0].text


def test_a_picture_that_line_does_not_hand_out_holds_up_no_other(bureau: Bureau) -> None:
    _, since = live(bureau)
    bureau.line.contents["set-1-2"] = LineError("gone", 404)

    pictures(bureau, TEACHER, [1, 2, 3], total=3)
    settle(bureau)

    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [1, 3]
    assert len([one for one in pushed(bureau, TEACHER, since) if "ไม่ได้ส่งถึง" in one.text]) == 1


def test_an_unsent_picture_of_a_set_goes_nowhere_and_the_others_go(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-11-23 16:05")
    live(bureau)
    bureau.clock.moment = bangkok("2026-11-23 16:25")
    bureau.says(TEACHER, "ขอส่งรูปให้ดูนะคะ")
    bureau.clock.moment = bangkok("2026-11-23 16:45")  # the office is closed, and no officer there
    since = len(bureau.line.shown)
    pictures(bureau, TEACHER, [1, 2, 3], total=3)
    bureau.work()
    gone = an_event(
        "unsend", bureau.clock(), source={"type": "user", "userId": TEACHER}, unsend={"messageId": "set-1-1"}
    )
    gone.pop("replyToken", None)
    with bureau.database.begin() as session:
        keep(session, [gone], bureau.clock())
    settle(bureau)
    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == []
    bureau.clock.advance(seconds=16 * 3600)
    settle(bureau)

    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [2, 3]


def test_pictures_whose_sender_died_half_way_through_go_on_together(bureau: Bureau) -> None:
    _, since = live(bureau)
    pictures(bureau, TEACHER, [1, 2], total=2, work=False)
    assert bureau.dispatcher.claim("dead", 10) == [TEACHER]
    bureau.clock.advance(seconds=25)
    bureau.work()
    settle(bureau)

    assert in_order(bureau, pushed(bureau, OFFICERS, since)) == [1, 2]
    assert _pushes(bureau, OFFICERS, since) == 1
