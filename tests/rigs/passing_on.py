"""A picture or file that an officer passes on by a tap, after an answer, in its undo window."""

from answering_day import wait
from builders import an_event
from consult_office import NID, OFFICERS, PICTURE, TEACHER, Bureau, Shown
from sqlalchemy import select

from bot.web.webhook import keep
from db import consultations
from db.models.attachments import Attachment
from db.models.given_answers import GivenAnswer

UNTIL = 12
"""Seconds after which a window of eight is surely over."""


def answered(bureau: Bureau) -> str:
    """A question that was answered in the group, so that a picture may belong to it."""
    name = bureau.asks_officers(TEACHER, "ระบบเปิดถึงเมื่อไร")
    bureau.says(NID, "ดูจากรูปนี้ค่ะ", group=OFFICERS, quote=bureau.card(name))
    wait(bureau)
    return name


def offered(bureau: Bureau) -> Shown:
    """The picture in the group, and the card that asks for whom it is."""
    return bureau.sends(NID, "image", id="pic", group=OFFICERS)[-1]


def passed(bureau: Bureau, *, group: str = OFFICERS) -> tuple[str, Shown]:
    name = answered(bureau)
    card = offered(bureau)
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
