"""Thai words of officers and groups."""

from datetime import datetime

from domain.ranks import Rank
from domain.time import BANGKOK
from handlers.contract.officers import Colleague
from line import thai_dates

RANKS = {Rank.OFFICER: "เจ้าหน้าที่", Rank.HEAD: "หัวหน้ากลุ่ม", Rank.ADMIN: "ผู้ดูแลระบบ"}
MAY = {
    Rank.OFFICER: "ตอบคำถาม บันทึก ดูสถิติ แก้ข้อมูลสำนักงาน",
    Rank.HEAD: "เหมือนเจ้าหน้าที่ และจัดการเจ้าหน้าที่ สิทธิ์ เผยแพร่สถิติ",
    Rank.ADMIN: "เหมือนหัวหน้ากลุ่ม และหน้าระบบ",
}
ROLES = {
    "announcements": "กลุ่มของโรงเรียน (ได้ยินประกาศ)",
    "officers": "กลุ่มเจ้าหน้าที่ (ได้รับคำถามที่ส่งต่อ)",
    "personnel": "กลุ่มบุคลากร",
}
SHORT_ROLES = {"announcements": "กลุ่มของโรงเรียน", "officers": "กลุ่มเจ้าหน้าที่", "personnel": "กลุ่มบุคลากร"}
CHANGED = "มีคนแก้ข้อมูลนี้ไปก่อน หน้านี้แสดงข้อมูลล่าสุดแล้ว สิ่งที่กรอกยังอยู่ ตรวจแล้วกดอีกครั้ง"
CHANGED_GROUP = "มีคนเปลี่ยนหน้าที่ของกลุ่มนี้ไปก่อน หน้านี้แสดงข้อมูลล่าสุดแล้ว"
SAVED = "บันทึกแล้ว"
NOT_A_DAY = "วันที่ไม่ถูกต้อง ใส่เป็น วัน/เดือน/ปี พ.ศ. เช่น 12/5/2570"
HOURS = "ใส่จำนวนชั่วโมงทำการ 1 ถึง 80"

_ACTS = {
    "invited": "ทำรหัสเชิญ",
    "renamed": "เปลี่ยนชื่อ",
    "ranked-officer": "ให้เป็นเจ้าหน้าที่:",
    "ranked-head": "ให้เป็นหัวหน้ากลุ่ม:",
    "ranked-admin": "ให้เป็นผู้ดูแลระบบ:",
    "away": "บันทึกการลาของ",
    "back": "ยกเลิกการลาของ",
    "removed": "ให้พ้นจากการเป็นเจ้าหน้าที่:",
    "group-code": "ทำรหัสผูก",
    "bound-announcements": "ให้เป็นกลุ่มของโรงเรียน:",
    "bound-officers": "ให้เป็นกลุ่มเจ้าหน้าที่:",
    "bound-personnel": "ให้เป็นกลุ่มบุคลากร:",
    "unbound": "เลิกผูกกลุ่ม",
    "announce-stop": "งดประกาศใน",
    "announce-send": "ให้ส่งประกาศตามปฏิทินใน",
    "announce-edit": "แก้ข้อความประกาศใน",
    "announce-write": "เขียนประกาศใน",
    "announce-cancel": "ยกเลิกประกาศที่เขียน",
}


def may_do(mine: Rank) -> str:
    """What each rank may do, of those that she gives."""
    return " · ".join(f"{RANKS[one]}: {MAY[one]}" for one in Rank if mine.reaches(one))


def act_of(what: str, about: str) -> str:
    """A line of the log of acts, without who did it."""
    return f"{_ACTS.get(what, what)} {SHORT_ROLES.get(about, about)}".rstrip()


def leave_of(one: Colleague, names: dict[str, str], now: datetime) -> str:
    """Empty where she is there and will be."""
    if one.away_until is None or one.away_until <= now:
        return ""
    until = thai_dates.short(one.away_until.astimezone(BANGKOK).date())
    stands_in = names.get(one.substitute or "", "")
    by = f" {stands_in} ทำแทน" if stands_in else ""
    if one.away_from is not None and one.away_from > now:
        return f"จะลา {thai_dates.short(one.away_from.astimezone(BANGKOK).date())} ถึง {until}{by}"
    return f"ลาถึง {until}{by}"
