from handler_desk import CLOSINGS, a_desk, a_person_says, remembered, tapped, words_of

from knowledge.reading.reading import MonthAsked, Reading
from line.plain_text import as_text


def asked(month: MonthAsked, procedure: str | None = None) -> Reading:
    return Reading("calendar", procedure, month=month)


def test_a_month_begins_with_what_schools_must_do() -> None:
    text = words_of(a_person_says("เดือนพฤษภาต้องส่งอะไร", asked(5)))

    assert text.split("\n")[1:5] == [
        "ปฏิทินงาน พฤษภาคม 2570",
        "โรงเรียนต้องทำ",
        "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
        "ภายใน 31 พ.ค. 2570 · อีก 190 วัน",
    ]


def test_a_month_with_nothing_for_schools_says_so_and_what_comes_next() -> None:
    lines = words_of(a_person_says("เดือนนี้มีอะไรต้องส่ง", asked("this"))).split("\n")

    assert lines[1:5] == [
        "ปฏิทินงาน พฤศจิกายน 2569",
        "โรงเรียนต้องทำ",
        "ไม่มีงานที่โรงเรียนต้องส่งตามคู่มือ",
        "ถัดไป: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา ภายใน 31 พ.ค. 2570 · อีก 190 วัน",
    ]


def test_a_month_tells_the_offices_work_apart() -> None:
    text = words_of(a_person_says("เดือนธันวา", asked(12)))

    assert "งานของ สพม.นครพนม\nแจ้งผลการประเมินแผนปฏิบัติการ\n" in text
    assert "ภายใน 31 ธ.ค. 2569 ซึ่งเป็นวันหยุด ให้เสร็จไม่เกิน 30 ธ.ค. 2569 · อีก 39 วัน" in text


def test_what_merely_runs_on_stands_apart() -> None:
    text = words_of(a_person_says("เดือนสิงหา", asked(8)))

    assert "ดำเนินการต่อเนื่อง\nประเมินแผนปฏิบัติการของโรงเรียน\nถึง 30 ก.ย. 2570" in text


def test_next_month_in_december_is_januarys_of_the_next_year() -> None:
    text = words_of(a_person_says("เดือนหน้า", asked("next"), at="2026-12-20"))

    assert "ปฏิทินงาน มกราคม 2570" in text


def test_a_month_that_is_over_is_next_years() -> None:
    assert "ปฏิทินงาน มกราคม 2570" in words_of(a_person_says("เดือนมกรา", asked(1)))
    assert "ปฏิทินงาน พฤศจิกายน 2569" in words_of(a_person_says("เดือนพฤศจิกา", asked(11)))


def test_a_month_asked_for_one_procedure_shows_that_alone() -> None:
    text = words_of(a_person_says("งานสารบรรณเดือนธันวา", asked(12, "records")))

    assert "สรุปและประเมินผลการใช้ระบบรับ-ส่งหนังสือ" in text
    assert "แจ้งผลการประเมินแผนปฏิบัติการ" not in text


def test_a_closing_day_is_in_its_month_with_the_report_before_and_after_it() -> None:
    text = words_of(a_person_says("เมษา", desk=a_desk(asked(4), key_dates=CLOSINGS)))

    assert "ระบบปิด 20 เม.ย. 2570" in text
    assert "ภายใน 17 เม.ย. 2570" in text
    assert "ตั้งแต่ 21 เม.ย. 2570 · อีก 150 วัน (หลังระบบปิด)" in text


def test_the_year_is_twelve_months_from_this_one_in_four_cards() -> None:
    reply = a_person_says("ทั้งปี", asked("all"))

    text = words_of(reply)
    assert len(reply.messages[0]["contents"]["contents"]) == 4
    assert "ปฏิทินงาน พฤศจิกายน 2569 – มกราคม 2570" in text
    assert "ปฏิทินงาน สิงหาคม 2570 – ตุลาคม 2570" in text
    assert "กรกฎาคม 2570\nดำเนินการต่อเนื่อง: ประเมินแผนปฏิบัติการของโรงเรียน" in text


def test_the_year_is_also_behind_its_button() -> None:
    assert words_of(tapped("a=year")) == words_of(a_person_says("ทั้งปี", asked("all")))


def test_the_years_short_wording_is_what_schools_must_do() -> None:
    assert tapped("a=year").messages[0]["altText"] == (
        "ปฏิทินงาน 12 เดือน โรงเรียนต้องทำ: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา ภายใน 31 พ.ค. 2570 · อีก 190 วัน"
    )


def test_last_month_is_the_one_that_is_over_and_is_remembered_by_its_number() -> None:
    reply = a_person_says("เดือนที่แล้วมีอะไร", Reading("calendar", month="last"), at="2027-06-10")

    assert "ปฏิทินงาน พฤษภาคม 2570" in words_of(reply)
    assert remembered(reply).reading.month == 5


def test_last_month_in_january_is_decembers_of_the_year_before() -> None:
    reply = a_person_says("เดือนที่แล้วมีอะไร", Reading("calendar", month="last"), at="2027-01-10")

    assert "ปฏิทินงาน ธันวาคม 2569" in words_of(reply)
    assert remembered(reply).reading.month == 12


def test_a_month_that_there_is_not_is_told_so_beside_the_years_calendar() -> None:
    reading = Reading("calendar", month="all", topic="no-such-month")

    words, card = a_person_says("เดือน 13 มีอะไร", reading).messages

    assert words["text"].startswith("ไม่มีเดือนนั้นค่ะ")
    assert card["type"] == "flex"


def test_what_schools_must_do_stands_first_and_apart_from_the_months() -> None:
    cases: list[tuple[MonthAsked, int]] = [("this", 2), ("all", 5)]
    for month, bubbles in cases:
        reading = Reading("calendar", month=month, topic="for-schools")
        [card] = a_person_says("โรงเรียนต้องส่งอะไรบ้าง", reading).messages

        first, *months = card["contents"]["contents"]
        assert len(months) == bubbles - 1
        assert as_text(({"type": "flex", "altText": "", "contents": first},)).split("\n")[1:] == [
            "โรงเรียนต้องทำ",
            "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
            "ภายใน 31 พ.ค. 2570 · อีก 190 วัน",
            "ขั้นตอนที่ 4 · ทบทวนแผนและแผนปฏิบัติการประจำปี",
            "โรงเรียนจัดทำคำของบประมาณเสนอเขตพื้นที่",
            "ใช้เวลา 4 วัน",
            "ขั้นตอนที่ 2 · จัดตั้งและเสนอของบประมาณ",
        ]
        assert card["altText"].startswith("โรงเรียนต้องทำ: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา ภายใน 31 พ.ค. 2570")
