"""Words and cards for officers who announce."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from domain.time import BANGKOK
from knowledge.facts.manual import Role
from line import thai_dates
from line.actions import Action, postback
from line.cards import flex
from line.cards.preview_card import EDIT_WORD, STOP
from line.messages import Message
from line.messages import flex as card
from line.texts.announce_texts import first_line
from line.texts.notice_texts import ROLES

COLOUR = flex.PLAIN_ACCENT
HEADING, WAITING = "ประกาศของเจ้าหน้าที่", "ประกาศที่รอ"
WHICH_GROUP, WHEN, SURE = "ประกาศในกลุ่มไหน", "ประกาศเมื่อไร", "ยืนยันประกาศ"
NOW, OTHER_TIME, CONFIRM, CANCEL = "ส่งเดี๋ยวนี้", "เลือกวันเวลา", "ยืนยันส่ง", "ยกเลิก"
STOPPED = "งดแล้ว"
A_PAGE = 8

HOW_TO_ANNOUNCE = "ประกาศเอง: พิมพ์ “ประกาศ” เว้นวรรค แล้วตามด้วยข้อความ จากนั้นเลือกกลุ่มและเวลา บอทให้ยืนยันก่อนส่งเสมอค่ะ"
TOO_LONG = "ข้อความยาวเกินไปค่ะ ประกาศหนึ่งครั้งยาวได้ไม่เกิน 4,500 ตัวอักษร"
NO_WORDS = "ยังไม่มีข้อความที่จะประกาศค่ะ"
NO_ROLE = "ยังไม่ได้เลือกกลุ่มที่จะประกาศค่ะ"
TOO_FAR = "ตั้งประกาศล่วงหน้าได้ไม่เกินหนึ่งปีค่ะ กรุณาเลือกเวลาใหม่"
NO_GROUPS = "ยังไม่มีกลุ่มที่ผูกไว้ จึงยังประกาศไม่ได้ค่ะ ให้ผู้ดูแลระบบสั่ง planbot groups code"
DRAFT_GONE = "ประกาศนี้ยืนยันหรือยกเลิกไปแล้วค่ะ ดูรายการที่รอได้ด้วยคำว่า “ประกาศที่รอ”"
MOMENT_GONE = "เวลาที่เลือกผ่านไปแล้วค่ะ กรุณาเลือกเวลาใหม่"
TOO_LATE = "รายการนี้ประกาศไปแล้ว หรือไม่มีในแผนแล้วค่ะ ดูรายการที่รอได้ด้วยคำว่า “ประกาศที่รอ”"
CANCELLED = "ยกเลิกประกาศแล้วค่ะ"
OWN_UNSENT = "ยกเลิกประกาศที่ตั้งไว้แล้วค่ะ เพราะข้อความถูกยกเลิกการส่ง ถ้ายังต้องการประกาศ พิมพ์ “ประกาศ” พร้อมข้อความใหม่"
SENT_AND_UNSENT = "ประกาศนี้ส่งในกลุ่มไปแล้ว บอทเรียกคืนจาก LINE ไม่ได้ค่ะ ถ้าต้องแก้ พิมพ์ “ประกาศ” พร้อมข้อความใหม่"
ORDER_UNSENT = "ข้อความใหม่ถูกยกเลิกการส่ง จึงจะประกาศตามข้อความเดิมของบอทค่ะ ดูได้ด้วยคำว่า “ประกาศที่รอ”"
NOTHING_WAITS = "ไม่มีประกาศที่รออยู่จนถึงสิ้นเดือนหน้าค่ะ"
EDIT_FORM = (
    "พิมพ์แบบนี้ค่ะ: แก้ประกาศ <ชื่อรายการ> <กลุ่ม> แล้วขึ้นบรรทัดใหม่ตามด้วยข้อความใหม่ (แตะปุ่ม “แก้ข้อความ” ในตัวอย่างจะเติมให้)"
)


@dataclass(frozen=True)
class Listed:
    """An announcement that is still to be sent. own: an officer wrote it."""

    id: str
    role: str
    at: datetime
    title: str
    own: bool = False
    stopped: bool = False


def moment(at: datetime) -> str:
    here = at.astimezone(BANGKOK)
    return f"{thai_dates.with_weekday(here.date())} {here:%H:%M} น."


def no_group(role: str) -> str:
    return f"{ROLES[role]}: ยังไม่มีกลุ่มที่ผูกไว้ จึงยังประกาศไม่ได้ ให้ผู้ดูแลระบบสั่ง planbot groups code --role {role}"


def short_moment(at: datetime) -> str:
    """A moment, short enough for a button."""
    here = at.astimezone(BANGKOK)
    return f"{thai_dates.short(here.date())} {here:%H:%M} น."


def cost(members: int) -> str:
    return f"ใช้โควตา {members} ข้อความ" if members else "ยังไม่ทราบจำนวนสมาชิก"


def pick_group(message: str, text: str, members: Mapping[Role, int]) -> Message:
    buttons = [
        postback(ROLES[role], f"{ROLES[role]} ({cost(count)})", a="own", n=message, r=role)
        for role, count in members.items()
    ]
    rows = [flex.quiet(f"{ROLES[role]}: {cost(count)}") for role, count in members.items()]
    rows += [flex.quiet(no_group(role)) for role in get_args(Role) if role not in members]
    return _card(WHICH_GROUP, [*_lines(text), flex.rule(), flex.column(*rows, margin="md")], buttons, text)


def pick_moment(message: str, role: str, morning: datetime) -> Message:
    fields = {"a": "own", "n": message, "r": role}
    other = postback(OTHER_TIME, **fields, t="picked")
    other = {
        "type": "datetimepicker",
        "label": OTHER_TIME,
        "data": other["data"],
        "mode": "datetime",
        "initial": f"{morning.astimezone(BANGKOK):%Y-%m-%dT%H:%M}",
    }
    buttons = [
        postback(NOW, NOW, **fields, t="now"),
        postback(short_moment(morning), moment(morning), **fields, t="morning"),
        other,
        postback(CANCEL, CANCEL, **fields, w="cancel"),
    ]
    return _card(WHEN, [flex.words(ROLES[role])], buttons, ROLES[role])


def confirm(message: str, text: str, role: str, when: str, at: datetime, members: int) -> Message:
    fields = {"a": "own", "n": message, "r": role}
    shown = NOW if when == "now" else moment(at)
    where_and_when = (flex.words(ROLES[role], bold=True, margin="md"), flex.words(shown, bold=True))
    body = [*_lines(text), flex.rule(), *where_and_when, flex.quiet(cost(members))]
    buttons = [
        postback(CONFIRM, CONFIRM, **fields, t=when, w="sure"),
        postback(CANCEL, CANCEL, **fields, w="cancel"),
    ]
    return _card(SURE, body, buttons, f"{ROLES[role]} {shown} {cost(members)}")


def waiting_card(listed: Sequence[Listed]) -> Message:
    """Announcements to come, the nearest first; several bubbles where there are many."""
    alt = f"{WAITING}: {first_line(', '.join(f'{one.title} ({moment(one.at)})' for one in listed))}"
    pages = [listed[at : at + A_PAGE] for at in range(0, len(listed), A_PAGE)]
    bubbles = [
        flex.bubble(flex.header(HEADING, WAITING, COLOUR), [_row(one) for one in page], []) for page in pages
    ]
    return card(alt, bubbles[0] if len(bubbles) == 1 else flex.carousel(bubbles))


def _row(one: Listed) -> flex.Node:
    return flex.column(*_listed(one), paddingTop="6px", paddingBottom="6px")


def _listed(one: Listed) -> list[flex.Node | None]:
    action = (
        postback(CANCEL, f"{CANCEL}: {one.title}", a="own-cancel", o=one.id)
        if one.own
        else postback(STOP, f"{STOP}: {one.title}", a="announce", w="stop", o=one.id, r=one.role)
    )
    return [
        flex.words(one.title, bold=True),
        flex.quiet(f"{ROLES[one.role]} · {moment(one.at)}" + (f" · {STOPPED}" if one.stopped else "")),
        None if one.stopped else flex.button(action, COLOUR),
    ]


def _lines(text: str) -> list[flex.Node]:
    return [flex.words(text)]


def _card(title: str, body: Sequence[flex.Node], buttons: Sequence[Action], alt: str) -> Message:
    footer = [flex.button(action, COLOUR) for action in buttons]
    return card(f"{title}: {first_line(alt)}", flex.bubble(flex.header(HEADING, title, COLOUR), body, footer))


def will_send(title: str, role: str, at: datetime) -> str:
    return f"จะส่ง “{title}” ใน{ROLES[role]} {moment(at)} ตามตัวอย่างค่ะ"


def will_not_send(title: str, role: str, at: datetime) -> str:
    return f"งดส่ง “{title}” ใน{ROLES[role]} {moment(at)} แล้วค่ะ"


def edited(role: str, at: datetime, text: str) -> str:
    return f"จะส่งข้อความนี้ใน{ROLES[role]} {moment(at)} ค่ะ\n\n{text}"


def how_to_edit(occasion: str, role: str) -> str:
    return f"พิมพ์ข้อความใหม่ต่อท้ายบรรทัดนี้แล้วส่งค่ะ (คัดลอกไปใช้ได้)\n{EDIT_WORD} {occasion} {role}"


def confirmed(role: str, at: datetime, at_once: bool) -> str:
    when = "เดี๋ยวนี้" if at_once else moment(at)
    return f"จะประกาศใน{ROLES[role]} {when} ค่ะ ดูหรือยกเลิกได้ด้วยคำว่า “ประกาศที่รอ”"
