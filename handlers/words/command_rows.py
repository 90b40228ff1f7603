"""Officers' commands: one row each, with the everyday forms of its word and what it takes.

What a command does stands beside the handlers that do it (`handlers.officer.DOES`), under the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Name = Literal[
    "take", "give-back", "hand-over", "close", "collect", "correct", "more", "learn", "approve", "reject",
    "withdraw-entry", "waiting", "back", "away", "end", "stop", "record", "change-record", "announcements",
    "send", "drop-part", "propose", "undo", "hold-on", "log-in", "log-out", "statistics", "commands",
    "record-call", "view",
]  # fmt: skip
Takes = Literal["number", "words", "name", "date", "part", "nothing"]


@dataclass(frozen=True)
class Row:
    name: Name
    word: str
    """As the bot itself writes it."""
    also: tuple[str, ...] = ()
    takes: Takes = "number"
    when_done: Literal["yes", "doubt", "no"] = "doubt"
    """What the word with แล้ว behind it is: the command, in doubt, or no command."""
    of_entry: bool = False
    """Its number is a taught entry's, not a consultation's."""

    @property
    def may_be_said_bare(self) -> bool:
        return self.takes == "number" or self.name in ("end", "stop", "correct")

    @property
    def is_of_moment(self) -> bool:
        """A command only while something is shown that it may be about; else words like any other."""
        return self.name in ("send", "drop-part", "hold-on", "propose")

    @property
    def is_of_case(self) -> bool:
        return self.takes in ("number", "words", "name") and not self.of_entry


def _with_object(word: str) -> tuple[str, ...]:
    return tuple(f"{word}{what}{this}" for what in ("เรื่อง", "เคส", "คำถาม") for this in ("", "นี้"))


COMMANDS: tuple[Row, ...] = (
    Row("take", "รับ", ("รับไว้", *_with_object("รับ")), when_done="yes"),
    Row("give-back", "คืน", _with_object("คืน")),
    Row("hand-over", "โอน", _with_object("โอน"), "name", when_done="no"),
    Row("close", "ปิด", _with_object("ปิด")),
    Row("collect", "หลายข้อความ", ("ตอบหลายข้อความ",), when_done="no"),
    Row("correct", "ส่งผิด", ("ส่งผิดไป", "ตอบผิด"), "words", when_done="yes"),
    Row("more", "ส่งเพิ่มเติม", when_done="no"),
    Row("learn", "เพิ่มเป็นความรู้", ("เพิ่มความรู้",), when_done="no"),
    Row(
        "propose", "เสนอความรู้", ("เสนอเป็นความรู้", "เสนอเลย", "เสนอตามนี้", "เสนอได้เลย"), "nothing",
        when_done="no",
    ),
    Row("approve", "อนุมัติความรู้", when_done="no", of_entry=True),
    Row("reject", "ไม่ใช้ความรู้", when_done="no", of_entry=True),
    Row("withdraw-entry", "ถอนความรู้", when_done="no", of_entry=True),
    Row(
        "waiting", "งานค้าง",
        ("ค้าง", "คำถามค้าง", "เรื่องค้าง", "ดูงานค้าง", "ขอดูงานค้าง", "ขอดูคำถามค้าง", "มีงานค้าง"),
        "nothing", when_done="no",
    ),
    Row(
        "view", "ดู",
        ("ขอดู", "เปิดดู", "แสดง", "ดูรายละเอียด", "ขอดูรายละเอียด", "ดูประวัติ", "ประวัติ", *_with_object("ดู")),
        when_done="no",
    ),
    Row("back", "กลับมาแล้ว", ("มาทำงานแล้ว", "กลับมาทำงานแล้ว"), "nothing", when_done="no"),
    Row("away", "ไม่อยู่ถึง", ("ลาถึง",), "date"),
    Row(
        "end", "จบ", ("จบข้อความ", "จบคำตอบ", "จบการตอบ", "จบแล้วส่งเลย", "จบส่งเลย"), "nothing",
        when_done="yes",
    ),
    Row("stop", "ยกเลิก", ("ยกเลิกก่อน", "ขอยกเลิก", "ยกเลิกไปก่อน"), "nothing"),
    Row(
        "send", "ส่ง",
        ("ส่งเลย", "ส่งได้เลย", "ส่งได้", "ส่งทั้งหมด", "ส่งทั้งหมดเลย", "ส่งคำตอบ", "ส่งคำตอบเลย", "ยืนยันส่ง", "ยืนยัน"),
        "nothing", when_done="no",
    ),
    Row(
        "drop-part", "ลบข้อ",
        ("ลบข้อที่", "ลบ", "ลบข้อความ", "ลบข้อความที่", "ตัดข้อ", "ตัดข้อที่", "เอาออกข้อ", "ไม่เอาข้อ", "ไม่ส่งข้อ"), "part",
        when_done="no",
    ),
    Row("record", "บันทึก", ("บันทึกเลย", "ยืนยันบันทึก"), "nothing", when_done="no"),
    Row("change-record", "แก้ไข", takes="nothing", when_done="no"),
    Row(
        "log-in", "เข้าระบบ",
        ("เข้าระบ", "เข้าสู่ระบบ", "เข้าสู่ระบ", "ล็อกอิน", "ล็อคอิน", "ลงชื่อเข้าใช้", "ลงชื่อเข้าระบบ", "login",
         "เปิดหน้าจัดการงาน", "หน้าจัดการงาน"),
        "nothing", when_done="no",
    ),
    Row(
        "log-out", "ออกจากระบบทุกเครื่อง",
        ("ขอออกจากระบบทุกเครื่อง", "ขอออกจากระบบ", "ออกจากระบบ", "ออกจากระบบทั้งหมด", "ออกระบบทุกเครื่อง",
         "ล็อกเอาต์", "ล็อกเอาท์", "ล็อคเอาท์", "logout"),
        "nothing", when_done="no",
    ),
    Row("announcements", "ประกาศที่รอ", ("ดูประกาศที่รอ",), "nothing", when_done="no"),
    Row(
        "statistics", "สถิติ",
        (
            "ดูสถิติ", "ขอสถิติ", "ขอดูสถิติ", "สถิติการให้บริการ", "ขอสถิติการให้บริการ", "ดูสถิติการให้บริการ",
            "สถิติปีนี้", "สถิติของปีนี้", "ดูสถิติปีนี้", "ขอสถิติปีนี้", "ขอดูสถิติปีนี้", "สถิติการให้บริการปีนี้",
            "ขอสถิติการให้บริการปีนี้", "ขอดูสถิติการให้บริการปีนี้",
        ),
        "nothing", when_done="no",
    ),
    Row(
        "commands", "คำสั่ง",
        (
            "คำสั่งทั้งหมด", "ดูคำสั่ง", "ขอดูคำสั่ง", "ขอคำสั่ง", "รายการคำสั่ง", "วิธีใช้", "วิธีใช้งาน", "ขอวิธีใช้", "ดูวิธีใช้",
            "วิธีใช้บอท", "ขอดูวิธีใช้", "ใช้ยังไง", "ใช้งานยังไง", "ช่วยเหลือ", "ขอความช่วยเหลือ", "ช่วยด้วย", "help",
        ),
        "nothing", when_done="no",
    ),
    Row(
        "record-call", "บันทึกโทร", ("บันทึกการโทร", "บันทึกโทรศัพท์", "บันทึกการโทรศัพท์"), "nothing", when_done="no",
    ),
)  # fmt: skip
UNDO = Row(
    "undo", "ไม่ใช่คำตอบ",
    (
        "ไม่ไช่คำตอบ", "ไม่ได้เป็นคำตอบ", "มิใช่คำตอบ", "ไม่ใช่คำตอบของคำถามนี้", "ไม่ใช่คำตอบของเรื่องนี้", "ไม่ใช่คำตอบเรื่องนี้",
        "หยุดส่งคำตอบ", "อย่าส่งคำตอบ", "อย่าเพิ่งส่งคำตอบ", "ยกเลิกการส่ง", "ยกเลิกการส่งคำตอบ", "ยกเลิกคำตอบ",
    ),
    when_done="no",
)  # fmt: skip
"""Stops an answer in its window. Whatever excuse stands beside it, it is never an answer itself."""
HOLD_ON = Row(
    "hold-on", "หยุดก่อน",
    (
        "หยุด", "หยุดส่ง", "หยุดส่งก่อน", "อย่าเพิ่งส่ง", "อย่าเพิ่ง", "อย่าพึ่งส่ง", "อย่าพึ่ง", "อย่าส่ง", "ไม่ส่ง", "ไม่ส่งแล้ว",
        "ไม่ต้องส่ง", "ยังไม่ส่ง", "ห้ามส่ง", "รอก่อน", "เดี๋ยวก่อน", "ยกเลิกส่ง", "ไม่ใช่", "พิมพ์ผิด", "ผิด", "ผิดห้อง", "ผิดแชต",
        "ผิดกลุ่ม", "ส่งผิดห้อง", "ส่งผิดกลุ่ม", "ส่งผิดแชต", "ส่งผิดคน",
    ),
    "nothing", when_done="no",
)  # fmt: skip
"""The same while an answer is in its window; else words like any other."""
BY_NAME: Mapping[str, Row] = {row.name: row for row in COMMANDS}
