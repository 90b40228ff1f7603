"""The Thai words on cards and buttons."""

from collections.abc import Sequence

from line import thai_dates
from line.limits import cut_graphemes

# Labels of cards
ASKED = {"detail": "สิ่งที่ต้องทำ", "timeline": "กำหนดเวลา", "channels": "ช่องทาง", "fee": "ค่าธรรมเนียม"}
WHO_ACTS = "ผู้ดำเนินการ"
NOBODY_NAMED = "คู่มือไม่ได้ระบุ"
SCHOOL = "โรงเรียน (สถานศึกษา)"
DAYS_LEFT = "เหลือเวลา"
STEPS = "ขั้นตอน"
LAWS = "กฎหมายที่เกี่ยวข้อง"
MENU = "เรื่องที่ถามได้"
CONTACT = "ติดต่อเจ้าหน้าที่"
CLARIFY = "หมายถึงเรื่องไหนคะ"
ALIKE = "ทุกเรื่องที่อาจหมายถึง คำตอบเหมือนกันค่ะ"
CALENDAR = "ปฏิทิน"
ONE_AT_A_TIME = "ดูได้ทีละเรื่องค่ะ เลือกเรื่องแรกก่อนได้เลย"
FACET_NAMES = {
    "detail": "รายละเอียด",
    "steps": "ขั้นตอนทั้งหมด",
    "timeline": "กำหนดเวลา",
    "channels": "ช่องทาง",
    "fee": "ค่าธรรมเนียม",
    "law": "กฎหมาย",
}

# On the contact card
SUBJECT = "เรื่องที่ถาม"
PHONE = "โทรศัพท์"
LINE_GROUP = "กลุ่มไลน์"
IN_PERSON = "มาด้วยตนเอง"
WEBSITE = "เว็บไซต์"
EMAIL = "อีเมล"
MAP_LINK = "เปิดแผนที่"
NOT_FILLED = "สำนักงานยังไม่ได้ใส่ไว้ในระบบนี้"
HOURS = "เวลาทำการ"
OFFICE_HOURS = "วันและเวลาราชการ"

# Labels of buttons
ALL_STEPS = "ทุกขั้นตอน"
NEXT_STEP = "ขั้นตอนถัดไป"
PREVIOUS_STEP = "ขั้นตอนก่อนหน้า"
LAW_BUTTON = "กฎหมาย"
THIS_MONTH = "ปฏิทินเดือนนี้"
NEXT_MONTH = "ปฏิทินเดือนหน้า"
ALL_YEAR = "ปฏิทินทั้งปี"
ASK_OFFICER = "ถามเจ้าหน้าที่"
MENU_BUTTON = "เมนู"
PRIVACY_BUTTON = "ข้อมูลส่วนบุคคล"
RIGHT = "ถูกต้อง"
WRONG = "ไม่ตรง"
WAS_IT_RIGHT = "ตรงกับที่ถามไหมคะ"
NONE_OF_THESE = "ไม่ใช่เรื่องเหล่านี้"
OWN_CHAT = "ถามต่อในแชตส่วนตัว"
DETAILS = "รายละเอียด"
SEE_MANUAL = "ดูที่คู่มือเขียนไว้"


# Links to the public pages
SEE_ON_THE_WEB = "ดูในคู่มือบนเว็บ"
WHOLE_MANUAL_ON_THE_WEB = "คู่มือทั้งเล่มบนเว็บ"
CALENDAR_ON_THE_WEB = "ปฏิทินทั้งปีบนเว็บ"
CONTACTS_ON_THE_WEB = "ช่องทางติดต่อบนเว็บ"


def together(names: Sequence[str]) -> str:
    return " ร่วมกับ ".join(names)


def step_name(number: int) -> str:
    return f"ขั้นตอนที่ {number}"


def step_of(procedure: str, number: int, count: int) -> str:
    return f"ขั้นตอนที่ {number} จาก {count} · {procedure}"


def whole_of(procedure: str) -> str:
    return f"ทั้งกระบวนงาน{procedure}"


def step_meant(title: str, number: int) -> str:
    return f"{title} (ขั้นที่ {number})"


def ask_the_rest(names: Sequence[str]) -> str:
    """Questions of a message that were too many for one reply."""
    return f"ส่วนเรื่อง{' และ'.join(names)} พิมพ์ถามต่อได้เลยค่ะ"


def quoted(question: str) -> str:
    """A question as it was typed, cut where it is long."""
    return f" “{cut_graphemes(' '.join(question.split()), 60)}”"


def place(procedure: str, number: int) -> str:
    return f"ขั้นตอนที่ {number} · {procedure}"


def work_of(number: int, name: str) -> str:
    return f"งานที่ {number} {name}"


def of_steps(numbers: list[int]) -> str:
    return f"ขั้นตอนที่ {', '.join(str(number) for number in numbers)}"


# Dates
DUE, CLOSES, FROM, STARTS, ENDS, UNTIL = "ภายใน", "ระบบปิด", "ตั้งแต่", "เริ่ม", "สิ้นสุด", "ถึง"
AFTER_CLOSING = "หลังระบบปิด"
RUNS_NOW = "กำลังอยู่ในช่วง"
RUNS = "อยู่ในช่วง"
TODAY = "วันนี้"
LAST_DAY = "วันนี้วันสุดท้าย"
PAST = "ผ่านแล้ว"
BEGUN = "เริ่มแล้ว"
ALWAYS = "ตลอดเวลา"
ALL_YEAR_ROUND = "ทำได้ตลอดปี ไม่มีวันสิ้นสุด"
NO_END_DATE = "นับจากวันที่เริ่มทำ คู่มือไม่ได้กำหนดวันสิ้นสุด"
CLOSING_NOT_SET = "รอประกาศวันปิดระบบ"
ASK_FOR_CLOSING = "ยังไม่มีวันปิดระบบรอบถัดไป สอบถามเจ้าหน้าที่ได้ค่ะ"
UNITS = {"day": "วัน", "minute": "นาที"}


def in_days(days: int) -> str:
    return f"อีก {days} วัน"


def days_more(days: int) -> str:
    return f"เหลืออีก {days} วัน"


def starts_in(days: int) -> str:
    return f"อีก {days} วันจะเริ่ม"


def of_working_days(days: int) -> str:
    return f"{days} วันทำการ"


def working_days(days: int) -> str:
    return f"นับเฉพาะวันทำการ {days} วัน"


def takes(amount: int, unit: str) -> str:
    return f"ใช้เวลา {amount} {UNITS[unit]}"


def day_off(until: str, last: str) -> str:
    """until: the date as it is given, last: the working day before it."""
    return f"{until} ซึ่งเป็นวันหยุด ให้เสร็จไม่เกิน {last}"


def before_closing(closing: str, again: bool) -> str:
    return f"ระบบปิด {closing}" + (" และรายงานอีกครั้งหลังระบบปิด" if again else "")


# Of a whole procedure
TOTAL = "รวมทุกขั้นตอน"
NO_TOTAL = "คู่มือไม่ได้กำหนดจำนวนวันของแต่ละขั้นตอน"
SEE_DATES = "แต่กำหนดเป็นช่วงเวลาของปี ดูแต่ละขั้นตอนด้านล่าง"
SUM_IS_OURS = "บวกจากเวลาของแต่ละขั้นตอนในคู่มือ ไม่รวมเวลารอระหว่างขั้นตอน"
NO_DATES = "คู่มือไม่ได้กำหนดวันที่"
DURATIONS_ONLY = "กำหนดเป็นเวลาที่ใช้ในแต่ละขั้นตอน ดูด้านล่าง"
CHANNELS_BY_STEP = "แยกตามขั้นตอน"
FEES_DIFFER = "ต่างกันตามขั้นตอน"


def comes_next(what: str) -> str:
    return f"กำหนดถัดไปของเรื่องนี้: {what}"


def count_of_steps(count: int) -> str:
    return f"มี {count} ขั้นตอน แตะเพื่อดูรายละเอียด"


def every_step(count: int) -> str:
    return f"ทุกขั้นตอน ({count} ขั้นตอน)"


def sum_of(added: int, unit: str, parts: list[int]) -> str:
    """The sum with its parts: "16 วัน (1+4+1)"."""
    shown = f" ({'+'.join(str(part) for part in parts)})" if len(parts) > 1 else ""
    return f"{added} {UNITS[unit]}{shown}"


def without_count(numbers: list[int]) -> str:
    return f"{of_steps(numbers)} ไม่ได้กำหนดเป็นจำนวนเวลา จึงไม่ได้รวม"


def count_of_laws(count: int) -> str:
    return f"มี {count} รายการ"


def law_brief(procedure: str, laws: list[str]) -> str:
    first = f" เช่น {laws[0]}" if laws else ""
    return f"{LAWS} {procedure} {count_of_laws(len(laws))}{first}"


# Questions that a button asks in the person's name
def ask_step(procedure: str, number: int) -> str:
    return f"{procedure} ขั้นตอนที่ {number}"


def subject(procedure: str, number: int, title: str) -> str:
    return f"{procedure} ขั้นตอนที่ {number}: {title}"


def ask_details(procedure: str, number: int) -> str:
    return f"{procedure} ขั้นตอนที่ {number}: รายละเอียด"


def meant(other: str) -> str:
    return f"หมายถึง {other}?"


def ask_steps(procedure: str) -> str:
    return f"{procedure}: มีขั้นตอนอะไรบ้าง"


def ask_law(procedure: str) -> str:
    return f"{procedure}: ใช้กฎหมายอะไรบ้าง"


def ask_month(gregorian: int, month: int) -> str:
    return f"เดือน{thai_dates.month_and_year(gregorian, month)} มีกำหนดการอะไรบ้าง"


ASK_THIS_MONTH = "เดือนนี้มีกำหนดการอะไรบ้าง"
ASK_NEXT_MONTH = "เดือนหน้ามีกำหนดการอะไรบ้าง"
ASK_ALL_YEAR = "ทั้งปีมีกำหนดการอะไรบ้าง"
ASK_MENU = "ถามอะไรได้บ้าง"
ASK_PRIVACY = "เก็บข้อมูลอะไรบ้าง"

# Calendar
CALENDAR = "ปฏิทินงาน"
SCHOOLS_DO = "โรงเรียนต้องทำ"
RUNNING = "ดำเนินการต่อเนื่อง"
NOTHING_FOR_SCHOOLS = "ไม่มีงานที่โรงเรียนต้องส่งตามคู่มือ"
NOTHING_AT_ALL = "ไม่มีกำหนดการตามคู่มือ"


def office_does(office: str) -> str:
    return f"งานของ {office}"


def running(titles: list[str]) -> str:
    return f"{RUNNING}: {', '.join(titles)}"


def month_title(gregorian: int, month: int) -> str:
    return f"{CALENDAR} {thai_dates.month_and_year(gregorian, month)}"


def next_for_schools(title: str, when: str) -> str:
    return f"ถัดไป: {title} {when}"


def year_brief(schools: list[str]) -> str:
    return f"{CALENDAR} 12 เดือน {SCHOOLS_DO}: {', '.join(schools) or NOTHING_FOR_SCHOOLS}"


def year_title(first: str, last: str) -> str:
    return f"{CALENDAR} {first} – {last}"


# Menu and clarification
EXAMPLES = "พิมพ์ถามด้วยคำพูดของตัวเองได้เลยค่ะ เช่น\n“ส่งแผนปฏิบัติการวันไหน”\n“ของบประมาณต้องทำยังไง”\n“เดือนนี้มีอะไรต้องส่ง”"
PICK_A_NUMBER = "แตะเลือก หรือพิมพ์หมายเลข เช่น 1"


def menu_alt(names: list[str]) -> str:
    return "ถามได้ทุกเรื่องในคู่มือการให้บริการ: " + ", ".join(names)


def no_such_choice(last: int) -> str:
    return f"มีให้เลือก 1–{last} ค่ะ หมายถึงเรื่องไหนคะ"


def clarify_alt(asks: str, choices: list[str]) -> str:
    numbered = " · ".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    return f"{asks}: {numbered}"


def whole(count: int) -> str:
    return f"ทั้งกระบวนงาน {count} ขั้นตอน"


def apart(procedure: str, number: int, when: str) -> str:
    return f"{place(procedure, number)}\n{when}"


def with_facet(title: str, facet: str | None) -> str:
    return f"{FACET_NAMES[facet]}: {title}" if facet else title
