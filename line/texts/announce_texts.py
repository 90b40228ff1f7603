"""Announcements as Thai text: each line says who acts, by when, and how to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.facts.manual import Manual, Procedure, Role, Step
from line import limits, thai_dates
from line.calendar_entry import Entry
from line.texts import labels, when_words
from line.texts.notice_texts import ROLES
from line.texts.when_words import Due

Kind = Literal["digest", "reminder", "start", "after"]

ROUND_NAMES = {"emes-close-6m": "รอบ 6 เดือน", "emes-close-12m": "รอบ 12 เดือน"}
NOTHING = "ไม่มีกำหนดการตามคู่มือ"
SCHOOL = "โรงเรียน"
LAST_WORKING_DAY = "วันทำการสุดท้าย"
NEXT_MONTH = "ครบกำหนดเดือนหน้า"
ANSWER_SHOWN = 200
"""Most graphemes of the manual's text under the question asked most."""
CLOSED = "ระบบปิดแล้ว ถึงเวลารายงานผลหลังระบบปิด"


@dataclass(frozen=True)
class Unset:
    """A round whose closing day is still to be set."""

    name: str
    fiscal_year: int
    """พ.ศ."""


@dataclass(frozen=True)
class AskedMost:
    """A step that many people asked about in the month before a digest."""

    procedure: Procedure
    step: Step
    due: Due


@dataclass(frozen=True)
class Announcement:
    """The content of one announcement. `today` is the day on which it is read."""

    manual: Manual
    today: date
    kind: Kind
    entries: tuple[Entry, ...]
    month: tuple[int, int]
    """Gregorian year and month that a digest lists."""
    ahead: Entry | None = None
    none_for: tuple[Role, ...] = ()
    """Groups that get no digest this month; said to officers."""
    question: AskedMost | None = None
    unset: tuple[Unset, ...] = ()
    working_days_left: int | None = None
    """Working days left before a system closes, today included; None where not counted so."""
    planned: date | None = None
    """The day on which it should have been sent; None where it is not late."""

    @property
    def told(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.why not in ("runs", "next")]

    @property
    def running(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.why == "runs"]

    @property
    def coming(self) -> list[Entry]:
        """Due next month."""
        return [entry for entry in self.entries if entry.why == "next"]


def title(said: Announcement) -> str:
    if said.kind == "digest":
        return f"กำหนดการเดือน{thai_dates.month_and_year(*said.month)}"
    entry = said.entries[0]
    if said.kind == "after":
        return CLOSED
    if said.kind == "start":
        return f"เริ่มแล้ว: {entry.step.title}"
    days = (entry.closing or entry.due) - said.today
    until = "ระบบปิด" if entry.closing else "ครบกำหนด"
    return f"{until}{left(days.days)}"


def left(days: int) -> str:
    """days: 0 is today."""
    return {0: "วันนี้", 1: "พรุ่งนี้"}.get(days, f"อีก {days} วัน") if days >= 0 else labels.PAST


def as_text(said: Announcement) -> str:
    """The whole announcement as plain text; a month with nothing in it is two lines."""
    head = title(said)
    lines = [_line(said, entry) for entry in said.told]
    if said.coming:
        lines += [f"{NEXT_MONTH}:", *(_line(said, entry) for entry in said.coming)]
    if said.kind == "digest" and not said.entries:
        head = f"{head}: {NOTHING}"
    return "\n".join([*late(said), head, *lines, *after_entries(said), *asked_most(said)])


def _line(said: Announcement, entry: Entry) -> str:
    return f"• {entry.step.title}: {' · '.join(details(said, entry))}"


def late(said: Announcement) -> list[str]:
    return [] if said.planned is None else late_by(said.planned, said.today)


def late_by(planned: date, today: date) -> list[str]:
    """Lines above an announcement that is late."""
    if planned == today:
        return ["(แจ้งช้ากว่าเวลาปกติ)"]
    return [f"(แจ้งล่าช้า จากกำหนดเดิม{thai_dates.with_weekday(planned)})"]


def after_entries(said: Announcement) -> list[str]:
    """Lines below the list: days left, spans that run on, the next deadline, closing days not set."""
    found = []
    if said.working_days_left:
        found.append(leaves(said.working_days_left))
    if said.running:
        found.append(labels.running([_running(said, entry) for entry in said.running]))
    if said.ahead:
        found.append(ahead(said, said.ahead))
    found += [no_digest(role) for role in said.none_for]
    return [*found, *(unset(one) for one in said.unset)]


def no_digest(role: Role) -> str:
    return f"เดือนนี้ไม่ส่งสรุปประจำเดือนให้{ROLES[role]} เพราะไม่มีกำหนดการให้แจ้ง (ไม่เสียโควตาข้อความ)"


def asked_most(said: Announcement) -> list[str]:
    """The question asked most in the month before, in the manual's own words."""
    asked = said.question
    if asked is None:
        return []
    step, (year, month) = asked.step, said.month
    before = thai_dates.month_and_year(year - (month == 1), (month - 2) % 12 + 1)
    return [
        f"คำถามที่ถามกันมากที่สุดเมื่อเดือน{before}: {step.title}",
        limits.cut_graphemes(step.text, ANSWER_SHOWN),
        f"{when_words.row(step.timeline, asked.due)} · {channels(said, step)}",
    ]


def leaves(days: int) -> str:
    if days == 1:
        return "วันนี้เป็นวันทำการสุดท้ายก่อนระบบปิด"
    return f"นับรวมวันนี้เหลือ {days} วันทำการก่อนระบบปิด"


def ahead(said: Announcement, entry: Entry) -> str:
    return f"กำหนดถัดไป: {entry.step.title} ({who(said, entry)}) {when(entry, said.today)} {how(said, entry)}"


def unset(one: Unset) -> str:
    return (
        f"ยังไม่ได้ตั้งวันปิดระบบ e-MES {ROUND_NAMES.get(one.name, one.name)} ปีงบประมาณ {one.fiscal_year}: "
        f"เมื่อ สพฐ. แจ้งวันแล้ว ให้ผู้ดูแลระบบสั่ง planbot dates set {one.name} ปี-เดือน-วัน (ค.ศ.)"
    )


def details(said: Announcement, entry: Entry) -> list[str]:
    """Who acts, by when with the days left, how to send."""
    return [who(said, entry), when(entry, said.today), how(said, entry)]


def who(said: Announcement, entry: Entry) -> str:
    return SCHOOL if entry.step.acts == "school" else said.manual.office.short


def how(said: Announcement, entry: Entry) -> str:
    return channels(said, entry.step)


def channels(said: Announcement, step: Step) -> str:
    found = [(said.manual.channel(use.channel), use) for use in step.channels]
    names = ", ".join(channel.name if channel else use.words for channel, use in found)
    return f"{'ส่งทาง' if step.acts == 'school' else 'ช่องทาง'} {names}"


def when(entry: Entry, today: date) -> str:
    """The date of an entry with the days left from `today`."""
    days_ = days(entry, today)
    return f"{dates(entry, today)} {days_ if entry.after else f'({days_})'}{beside(entry, today)}"


def dates(entry: Entry, today: date) -> str:
    due = thai_dates.long(entry.due)
    if entry.after:
        return f"ตั้งแต่ {due}"
    if entry.why == "start" and entry.first:
        begun = "เริ่มแล้วเมื่อ" if entry.first < today else "เริ่ม"
        return f"{begun} {thai_dates.long(entry.first)} ถึง {due}"
    if _still_to_begin(entry, today) and entry.first:
        return thai_dates.span(entry.first, entry.due)
    word = "ถึง" if entry.why in ("end", "runs") else "ระบบปิด" if entry.due == entry.closing else "ภายใน"
    return f"{word} {due}"


def days(entry: Entry, today: date) -> str:
    if _still_to_begin(entry, today) and entry.first:
        return f"เริ่ม{left((entry.first - today).days)}"
    return left((entry.due - today).days)


def beside(entry: Entry, today: date) -> str:
    """Further remarks on the date, such as that it is a day off."""
    if entry.after:
        return f" (ระบบปิด {thai_dates.long(entry.closing)})" if entry.closing else ""
    if _still_to_begin(entry, today):
        return ""
    if entry.why == "start":
        return _last_working_day(entry)
    return f"{_last_working_day(entry)}{_before_closing(entry)}"


def _still_to_begin(entry: Entry, today: date) -> bool:
    """Whether a span that is listed by its end has not begun yet."""
    return entry.why == "end" and entry.first is not None and entry.first > today and not entry.after


def _running(said: Announcement, entry: Entry) -> str:
    until = f"ถึง {thai_dates.short(entry.due)} {days(entry, said.today)}"
    return f"{entry.step.title} ({who(said, entry)} {until} {how(said, entry)})"


def _last_working_day(entry: Entry) -> str:
    if entry.last_working_day == entry.due:
        return ""
    return f" ตรงวันหยุด {LAST_WORKING_DAY} {thai_dates.long(entry.last_working_day)}"


def _before_closing(entry: Entry) -> str:
    if entry.closing is None or entry.closing == entry.due:
        return ""
    return f" ก่อนระบบปิด {thai_dates.long(entry.closing)}"


def several(titles: Sequence[str]) -> str:
    return " / ".join(titles)


def and_more(count: int) -> str:
    return f"และอีก {count} รายการ พิมพ์ “บอท เดือนนี้มีอะไรบ้าง” เพื่อดูทั้งหมด"


PREVIEW = "ตัวอย่างประกาศ"


def first_line(text: str) -> str:
    return limits.cut_graphemes(text.strip().split("\n")[0], 60)


def from_the_office(group: str, text: str) -> str:
    return f"ประกาศจาก{group}\n{text.strip()}"


def feed_name(group: str, office: str) -> str:
    return f"ปฏิทินงาน {group} {office}"


def feed_title(said: Announcement, entry: Entry) -> str:
    return f"{who(said, entry)}: {entry.step.title}"


def feed_details(said: Announcement, entry: Entry, procedure: str, text: str) -> str:
    dates = _last_working_day(entry).strip()
    return "\n".join(line for line in (text, how(said, entry), dates, procedure) if line)


def subscribe(address: str) -> str:
    return f"สมัครรับปฏิทินนี้ใน Google Calendar หรือโทรศัพท์ ด้วยที่อยู่นี้ค่ะ\n{address}"


def subscribe_schools(address: str) -> str:
    return f"สมัครรับเฉพาะงานของโรงเรียน ใน Google Calendar หรือโทรศัพท์ ด้วยที่อยู่นี้ค่ะ\n{address}?who=school"


def near(step: Step, last: date, last_working_day: date, today: date, manual: Manual) -> str:
    acts = SCHOOL if step.acts == "school" else manual.office.short
    off = (
        f" ตรงวันหยุด {LAST_WORKING_DAY} {thai_dates.long(last_working_day)}"
        if last_working_day != last
        else ""
    )
    return (
        f"ใกล้ครบกำหนด: {step.title} ({acts}) ภายใน {thai_dates.long(last)} ({left((last - today).days)}){off}"
    )
