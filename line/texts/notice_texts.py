"""Thai sentences to officers about announcing itself."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.time import BANGKOK
from line import thai_dates

ROLES = {
    "announcements": "กลุ่มประกาศสำหรับโรงเรียน",
    "officers": "กลุ่มเจ้าหน้าที่",
    "personnel": "กลุ่มบุคลากร",
}
HEADING = "แจ้งเจ้าหน้าที่"


MISSED = "เลยเวลาที่จะเป็นประโยชน์แล้ว จึงไม่ได้ประกาศ"


def notice(told: Sequence[tuple[str, str]]) -> str:
    """told: pairs of heading (empty where the line stands alone) and line."""
    under: dict[str, list[str]] = {}
    for heading, line in told:
        under.setdefault(heading, []).append(line)
    lines = [f"• {line}" for line in under.pop("", [])]
    for heading, several in under.items():
        lines += [f"• {heading}:", *(f"   - {line}" for line in several)]
    return "\n".join([HEADING, *lines])


def missed(what: str, group: str, day: date) -> str:
    return f"{thai_dates.short(day)} “{what}” ใน{group}"


def no_group(what: str, role: str) -> str:
    return f"ไม่ได้ประกาศ “{what}” เพราะยังไม่มี{ROLES[role]} ให้ผู้ดูแลระบบสั่ง planbot groups code --role {role}"


def own_waits(what: str, role: str, at: datetime, until: date) -> str:
    return (
        f"ประกาศของเจ้าหน้าที่ “{what}” ที่ตั้งไว้ {moment(at)} ยังส่งไม่ได้ เพราะไม่มี{ROLES[role]}แล้ว "
        f"ถ้าผูกกลุ่มใหม่ภายใน {thai_dates.short(until)} จะส่งให้ (ผู้ดูแลระบบสั่ง planbot groups code --role {role}) "
        "หรือยกเลิกด้วยคำว่า “ประกาศที่รอ”"
    )


def stood_still(since: datetime, until: datetime) -> str:
    return (
        f"ระบบประกาศหยุดทำงานตั้งแต่ {moment(since)} ถึง {moment(until)} ประกาศที่ยังใช้ได้ส่งตามแล้ว ให้ผู้ดูแลระบบตรวจเครื่อง"
    )


def group_gone(group: str) -> str:
    return f"ส่งประกาศใน{group}ไม่ได้ LINE แจ้งว่าบอทไม่อยู่ในกลุ่มแล้ว จะไม่ส่งอีกจนกว่าจะเชิญบอทเข้ากลุ่มใหม่"


def refused(what: str, group: str) -> str:
    return f"LINE ไม่รับประกาศ “{what}” ใน{group} ให้ผู้ดูแลระบบตรวจ แล้วแจ้งกลุ่มด้วยตนเอง"


def doubtful(what: str, group: str) -> str:
    return f"ไม่แน่ใจว่าประกาศ “{what}” ใน{group} ส่งถึงหรือไม่ ให้เปิดดูในกลุ่ม"


def held(what: str, group: str) -> str:
    return f"โควตาข้อความเดือนนี้หมด ประกาศ “{what}” ใน{group} รอส่งเมื่อมีโควตา"


def too_dear(month: tuple[int, int], left: int, cost: int, pushes: Sequence[str]) -> str:
    """month: Gregorian year and month; pushes: those that the quota does not cover."""
    listed = "\n".join(f"   - {push}" for push in pushes)
    return (
        f"โควตาข้อความเดือน{thai_dates.month_and_year(*month)} มี {left} แต่ประกาศตามแผนต้องใช้ {cost} "
        f"ถ้าไม่ซื้อเพิ่มหรืองดรายการอื่น (พิมพ์ “ประกาศที่รอ”) จะส่งรายการนี้ไม่ได้:\n{listed}"
    )


def push(day: date, what: str, group: str, members: int) -> str:
    return f"{thai_dates.short(day)} {what} ใน{group} ({members} ข้อความ)"


def moment(moment: datetime) -> str:
    here = moment.astimezone(BANGKOK)
    return f"{thai_dates.short(here.date())} {here:%H:%M} น."


def group_name(name: str, role: str) -> str:
    return f"กลุ่ม “{name}”" if name else ROLES[role]


def suggest_role(name: str, role: str, group: str) -> str:
    return (
        f"บอทอยู่ในกลุ่ม “{name}” ซึ่งชื่อตรงกับ{ROLES[role]}ในคู่มือ แต่ยังไม่ได้ผูก "
        f"ถ้าใช่ให้ผู้ดูแลระบบสั่ง planbot groups bind --role {role} {group}"
    )


def no_ploughing_day(year: int) -> str:
    """year: พ.ศ."""
    return (
        f"ปฏิทินวันหยุดยังไม่มีวันพืชมงคลปี {year} กำหนดการจึงยังนับวันนั้นเป็นวันทำการ เมื่อมีประกาศแล้ว"
        "ให้ใส่ใน days_off.yaml (extra) หรือสั่ง planbot knowledge set days_off - extra"
    )
