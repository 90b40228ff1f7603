from datetime import date

from knowledge.facts.manual import Always, AroundDates, Duration, EndOfMonth, MonthSpan, Rounds
from knowledge.facts.timeline import When
from line.texts import when_words
from line.texts.when_words import Due

MAY = EndOfMonth(kind="end-of-month", month=5, words="ภายในเดือนพฤษภาคม ของทุกปี")
JUNE_TO_SEPTEMBER = MonthSpan(kind="month-span", first=6, last=9, words="เดือนมิถุนายนถึงกันยายน ของทุกปี")
ROUNDS = Rounds(kind="rounds", dates=("emes-close-6m",), words="รอบ ๖ เดือน")
AROUND = AroundDates(kind="around-dates", dates=("emes-close-6m",), days_before=3, after=True, words="ก่อนปิด")


def a_due_day(day: date, days_left: int) -> When:
    return When(first=None, last=day, running=False, days_left=days_left, last_working_day=day)


def a_span(running: bool, days_left: int) -> When:
    last = date(2027, 9, 30)
    return When(date(2027, 6, 1), last, running, days_left, last_working_day=last)


def test_a_due_day_is_said_with_the_days_left() -> None:
    due = Due(a_due_day(date(2027, 5, 31), 190))

    assert when_words.headline(MAY, due) == "ภายใน 31 พฤษภาคม 2570"
    assert when_words.remaining(MAY, due) == "อีก 190 วัน"
    assert when_words.row(MAY, due) == "ภายใน 31 พ.ค. 2570 · อีก 190 วัน"
    assert when_words.sentence(MAY, due) == "ภายใน 31 พฤษภาคม 2570 (อีก 190 วัน)"


def test_working_days_are_said_where_they_were_counted() -> None:
    due = Due(a_due_day(date(2027, 5, 31), 190), working_days=125)

    assert when_words.remaining(MAY, due) == "อีก 190 วัน (125 วันทำการ)"


def test_the_due_day_itself_is_called_the_last_day() -> None:
    due = Due(a_due_day(date(2027, 5, 31), 0), working_days=0)

    assert when_words.remaining(MAY, due) == "วันนี้วันสุดท้าย"


def test_a_due_day_that_is_a_day_off_keeps_its_date_and_adds_the_last_working_day() -> None:
    when = When(None, date(2027, 2, 28), False, 98, last_working_day=date(2027, 2, 26))

    due = Due(when, off="วันอาทิตย์")
    assert when_words.headline(MAY, due) == "ภายใน 28 ก.พ. 2570 ซึ่งเป็นวันหยุด ให้เสร็จไม่เกิน 26 ก.พ. 2570"
    assert when_words.notes(MAY, due) == []


def test_a_span_that_runs_says_so() -> None:
    due = Due(a_span(running=True, days_left=12))

    assert when_words.headline(JUNE_TO_SEPTEMBER, due) == "1 มิถุนายน – 30 กันยายน 2570"
    assert when_words.remaining(JUNE_TO_SEPTEMBER, due) == "กำลังอยู่ในช่วง · เหลืออีก 12 วัน"
    assert when_words.row(JUNE_TO_SEPTEMBER, due) == "1 มิ.ย. – 30 ก.ย. 2570 · อยู่ในช่วง เหลืออีก 12 วัน"


def test_a_span_ahead_says_when_it_starts() -> None:
    due = Due(a_span(running=False, days_left=191))

    assert when_words.remaining(JUNE_TO_SEPTEMBER, due) == "เริ่ม 1 มิถุนายน 2570 · อีก 191 วัน"
    assert when_words.days_left(due) == "อีก 191 วันจะเริ่ม"


def test_a_span_on_its_last_day_says_so() -> None:
    due = Due(a_span(running=True, days_left=0))

    assert when_words.remaining(JUNE_TO_SEPTEMBER, due) == "กำลังอยู่ในช่วง · วันนี้วันสุดท้าย"


def test_a_duration_is_told_without_an_invented_date() -> None:
    timeline = Duration(kind="duration", amount=4, unit="day", words="๔ วัน")

    assert when_words.headline(timeline, Due()) == "ใช้เวลา 4 วัน"
    assert when_words.remaining(timeline, Due()) == "นับจากวันที่เริ่มทำ คู่มือไม่ได้กำหนดวันสิ้นสุด"


def test_always_is_told_as_always() -> None:
    timeline = Always(kind="always", words="ตลอดเวลา")

    assert when_words.headline(timeline, Due()) == "ตลอดเวลา"
    assert when_words.sentence(timeline, Due()) == "ตลอดเวลา"


def test_a_closing_day_that_is_not_set_is_not_invented() -> None:
    assert when_words.headline(ROUNDS, Due()) == "รอประกาศวันปิดระบบ"
    assert when_words.remaining(ROUNDS, Due()) == "ยังไม่มีวันปิดระบบรอบถัดไป สอบถามเจ้าหน้าที่ได้ค่ะ"


def test_a_closing_day_that_is_set_is_named() -> None:
    due = Due(a_due_day(date(2027, 4, 20), 30))

    assert when_words.headline(ROUNDS, due) == "ระบบปิด 20 เมษายน 2570"


def test_a_report_before_closing_names_the_closing_and_the_report_after_it() -> None:
    when = When(None, date(2027, 4, 17), False, 27, date(2027, 4, 12), closing=date(2027, 4, 20))

    assert when_words.headline(AROUND, Due(when)) == "ภายใน 17 เมษายน 2570"
    assert when_words.notes(AROUND, Due(when)) == ["ระบบปิด 20 เมษายน 2570 และรายงานอีกครั้งหลังระบบปิด"]


def test_a_report_after_closing_is_no_deadline() -> None:
    day = date(2027, 4, 21)
    when = When(day, day, True, 0, day, closing=date(2027, 4, 20), after=True)

    assert when_words.headline(AROUND, Due(when)) == "ตั้งแต่ 21 เมษายน 2570 (หลังระบบปิด)"
    assert when_words.remaining(AROUND, Due(when)) == "วันนี้"
