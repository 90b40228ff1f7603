import pytest
from handler_desk import (
    CLOSINGS,
    a_desk,
    a_member_says,
    a_person_says,
    remembered,
    tapped,
    words_of,
)

from knowledge.reading.reading import Reading, Talk
from line.plain_text import as_text


def first_lines(text: str, count: int) -> list[str]:
    return text.split("\n")[:count]


def test_a_question_for_the_date_gets_the_date_first() -> None:
    reply = a_person_says("ส่งแผนปฏิบัติการวันไหน")

    assert first_lines(words_of(reply), 6) == [
        "ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี",
        "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
        "กำหนดเวลา",
        "ภายใน 31 พฤษภาคม 2570",
        "อีก 190 วัน (125 วันทำการ)",
        "ผู้ดำเนินการ โรงเรียน (สถานศึกษา)",
    ]


def test_the_details_have_the_manuals_own_words_whole() -> None:
    text = words_of(tapped("a=details&p=plan-review&s=4"))

    assert "(ในรูปแบบไฟล์ PDF หรือรูปเล่มฉบับจริง)" in text
    assert "ตามคู่มือ: “ภายในเดือนพฤษภาคม ของทุกปี”" in text


def test_details_of_what_is_gone_are_answered_with_what_is_there() -> None:
    assert "มี 6 ขั้นตอน" in words_of(tapped("a=details&p=plan-review&s=99"))
    assert "ปุ่มนี้ใช้ไม่ได้แล้วค่ะ" in words_of(tapped("a=details&p=gone&s=1"))


@pytest.mark.parametrize(
    ("procedure", "step", "who"),
    [
        ("budget-request", 2, "โรงเรียน (สถานศึกษา)"),
        ("budget-request", 3, "สพม.นครพนม"),
        ("budget-request", 4, "สพม.นครพนม ร่วมกับ โรงเรียน (สถานศึกษา)"),
    ],
)
def test_who_acts_is_said_as_the_manual_says_it(procedure: str, step: int, who: str) -> None:
    text = words_of(a_person_says("ใครทำ", Reading("answer", procedure, step, "detail")))

    assert f"ผู้ดำเนินการ {who}" in text.split("\n")


@pytest.mark.parametrize(("procedure", "step"), [("budget-request", 5), ("resource-mobilization", 1)])
def test_nobody_is_named_where_the_manual_names_nobody(procedure: str, step: int) -> None:
    card = words_of(a_person_says("ใครทำ", Reading("answer", procedure, step, "detail")))
    details = words_of(tapped(f"a=details&p={procedure}&s={step}"))

    assert "ผู้ดำเนินการ" not in card
    assert "ผู้ดำเนินการ\nคู่มือไม่ได้ระบุ" in details


@pytest.mark.parametrize(
    ("procedure", "step", "source"),
    [
        ("plan-review", 4, "ที่มา: คู่มือ พ.ศ. ๒๕๖๗ งาน ๑ ข้อ (๔)"),
        ("budget-request", 8, "ที่มา: คู่มือ พ.ศ. ๒๕๖๗ งาน ๒ ข้อ ๕.๑ (๘)"),
    ],
)
def test_the_source_is_a_place_that_a_person_can_find(procedure: str, step: int, source: str) -> None:
    text = words_of(a_person_says("ขั้นนี้", Reading("answer", procedure, step, "detail")))

    assert source in text.split("\n")


def test_a_question_for_the_channel_gets_the_channels_first() -> None:
    reply = a_person_says("ส่งทางไหน", Reading("answer", "plan-review", 4, "channels"))

    lines = words_of(reply).split("\n")
    assert lines[2:4] == ["ช่องทาง", "กลุ่มนโยบายและแผน"]
    assert "AMSS++" in lines


def test_the_card_says_who_acts_what_it_costs_and_where_the_manual_says_so() -> None:
    text = words_of(a_person_says("ส่งแผนปฏิบัติการวันไหน"))

    assert "ผู้ดำเนินการ โรงเรียน (สถานศึกษา)" in text
    assert "ค่าธรรมเนียม\nไม่มีค่าธรรมเนียม" in words_of(tapped("a=details&p=plan-review&s=4"))
    assert "ที่มา: คู่มือ พ.ศ. ๒๕๖๗ งาน ๑ ข้อ (๔)" in text


def test_a_question_for_the_fee_gets_it_first_and_once() -> None:
    text = words_of(a_person_says("เสียเงินไหม", Reading("answer", "plan-review", 4, "fee")))

    assert text.split("\n")[2:4] == ["ค่าธรรมเนียม", "ไม่มีค่าธรรมเนียม"]
    assert text.count("ไม่มีค่าธรรมเนียม") == 1


def test_sub_steps_stand_under_what_to_do() -> None:
    text = words_of(tapped("a=details&p=records&s=3"))

    assert "3.2 เสนอผู้อำนวยการกลุ่ม" in text
    assert "3.5 ผู้มีอำนาจพิจารณาลงนาม" in text


def test_a_step_in_its_span_says_it_runs_now() -> None:
    read = Reading("answer", "plan-review", 5, "timeline")

    text = words_of(a_person_says("ประเมินแผนช่วงไหน", read, at="2027-09-18"))

    assert "1 มิถุนายน – 30 กันยายน 2570\nกำลังอยู่ในช่วง · เหลืออีก 12 วัน (9 วันทำการ)" in text


def test_the_day_is_bangkoks_whatever_zone_the_clock_is_in() -> None:
    late_in_london = "2027-05-30T20:00:00+00:00"

    assert "วันนี้วันสุดท้าย" in words_of(a_person_says("ส่งวันไหน", at=late_in_london))


def test_a_closing_day_is_named_once_the_office_has_set_it() -> None:
    read = Reading("answer", "monitoring", 5, "timeline")
    unset = a_person_says("e-MES ปิดวันไหน", read)
    is_set = a_person_says("e-MES ปิดวันไหน", desk=a_desk(read, key_dates=CLOSINGS))

    assert "รอประกาศวันปิดระบบ" in words_of(unset)
    assert "ระบบปิด 20 เมษายน 2570" in words_of(is_set)


def test_how_many_days_are_left_is_answered_with_the_count_and_the_working_days() -> None:
    read = Reading("answer", "plan-review", 4, "timeline", topic="days-left")

    lines = words_of(a_person_says("อีกกี่วันทำการ", read)).split("\n")

    assert lines[2:6] == ["เหลือเวลา", "อีก 190 วัน", "นับเฉพาะวันทำการ 125 วัน", "ภายใน 31 พฤษภาคม 2570"]


def test_how_many_days_are_left_is_not_made_up_where_there_is_no_date() -> None:
    read = Reading("answer", "budget-request", 2, "timeline", topic="days-left")

    text = words_of(a_person_says("อีกกี่วัน", read))

    assert "ใช้เวลา 4 วัน\nนับจากวันที่เริ่มทำ คู่มือไม่ได้กำหนดวันสิ้นสุด" in text
    assert "วันทำการ" not in text


def test_the_sum_of_a_procedures_days_shows_how_it_was_added() -> None:
    read = Reading("answer", "budget-request", None, "timeline", topic="total")

    lines = words_of(a_person_says("รวมทั้งหมดกี่วัน", read)).split("\n")

    assert lines[2:5] == [
        "รวมทุกขั้นตอน",
        "16 วัน (1+4+1+2+1+1+1+5)",
        "บวกจากเวลาของแต่ละขั้นตอนในคู่มือ ไม่รวมเวลารอระหว่างขั้นตอน",
    ]


def test_the_sum_names_the_steps_that_have_no_count() -> None:
    read = Reading("answer", "records", 3, "timeline", topic="total")

    text = words_of(a_person_says("รวมใช้เวลาเท่าไหร่", read))

    assert "15 นาที (5+5+5)" in text
    assert "ขั้นตอนที่ 2, 5, 6 ไม่ได้กำหนดเป็นจำนวนเวลา จึงไม่ได้รวม" in text


def test_a_procedure_whose_steps_have_no_durations_has_no_sum() -> None:
    read = Reading("answer", "plan-review", None, "timeline", topic="total")

    assert "คู่มือไม่ได้กำหนดจำนวนวันของแต่ละขั้นตอน" in words_of(a_person_says("รวมกี่วัน", read))


def test_a_procedure_lists_its_steps_each_with_its_date_and_a_tap_to_it() -> None:
    reply = a_person_says("ของบทำยังไง", Reading("answer", "budget-request", None, "steps"))

    text = words_of(reply)
    assert "2 โรงเรียนจัดทำคำของบประมาณเสนอเขตพื้นที่\n   ใช้เวลา 4 วัน" in text
    rows = [node for node in reply.messages[0]["contents"]["body"]["contents"] if "action" in node]
    assert [row["action"]["data"] for row in rows][1] == "a=step&p=budget-request&s=2"
    assert len(rows) == 8


def test_the_dates_of_a_procedure_begin_with_what_schools_must_do() -> None:
    read = Reading("answer", "plan-review", None, "timeline")

    lines = words_of(a_person_says("แผนกำหนดเมื่อไหร่", read)).split("\n")

    assert lines[3] == "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา ภายใน 31 พ.ค. 2570 · อีก 190 วัน"
    assert lines[4].startswith("กำหนดถัดไปของเรื่องนี้: แจ้งผลการประเมินแผนปฏิบัติการ ภายใน 31 ธ.ค. 2569")


def test_the_channels_of_a_procedure_are_told_with_their_steps() -> None:
    read = Reading("answer", "records", None, "channels")

    assert "• AMSS++ (ขั้นตอนที่ 2, 4)" in words_of(a_person_says("ช่องทางไหนบ้าง", read))


def test_the_laws_are_those_of_the_procedures_work() -> None:
    text = words_of(a_person_says("กฎหมายอะไร", Reading("answer", "resource-mobilization", None, "law")))

    assert "มี 2 รายการ" in text
    assert "1 ระเบียบงานสารบรรณ สำนักนายกรัฐมนตรี พ.ศ.๒๕๒๖ และแก้ไขเพิ่มเติม\n   ข้อ ๒.๑" in text


def test_a_law_question_about_one_step_gets_the_law_card() -> None:
    reply = a_person_says("ขั้นนี้กฎหมายอะไร", Reading("answer", "plan-review", 4, "law"))

    assert "กฎหมายที่เกี่ยวข้อง\nมี 4 รายการ" in words_of(reply)


def test_the_card_leads_to_its_neighbours() -> None:
    footer = str(a_person_says("ส่งแผนวันไหน").messages[0]["contents"]["footer"])

    for data in (
        "a=procedure&p=plan-review",
        "a=step&p=plan-review&s=5",
        "a=details&p=plan-review&s=4",
        "a=officer&p=plan-review&s=4",
        "a=right&p=plan-review&s=4&f=timeline",
        "a=wrong&p=plan-review&s=4&f=timeline",
    ):
        assert f"'{data}'" in footer


def test_the_last_step_leads_to_the_one_before_it() -> None:
    footer = str(tapped("a=step&p=records&s=6").messages[0]["contents"]["footer"])

    assert "'ขั้นตอนก่อนหน้า'" in footer
    assert "'a=step&p=records&s=5'" in footer


def test_the_alt_text_answers_in_a_sentence() -> None:
    assert a_person_says("ส่งแผนวันไหน").messages[0]["altText"] == (
        "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา (ทบทวนแผนและแผนปฏิบัติการประจำปี ขั้นตอนที่ 4):"
        " ภายใน 31 พฤษภาคม 2570 (อีก 190 วัน)"
    )


def test_the_turn_is_remembered_as_it_was_read() -> None:
    kept = remembered(a_person_says("ส่งแผนวันไหน"))

    assert kept.text == "ส่งแผนวันไหน"
    assert kept.message_id == "m1"
    assert kept.talk == Talk("plan-review", 4, "timeline")
    assert kept.reading.step == 4


@pytest.mark.parametrize(
    ("topic", "step", "told"),
    [("last-step", 6, "ขั้นตอนที่ 6 เป็นขั้นตอนสุดท้ายของ"), ("first-step", 1, "ขั้นตอนที่ 1 เป็นขั้นตอนแรกของ")],
)
def test_asked_for_a_step_past_the_end_it_says_so_and_offers_all_steps(
    topic: str, step: int, told: str
) -> None:
    reading = Reading("answer", "plan-review", step, "detail", topic=topic)

    words, card = a_person_says("ขั้นต่อไปล่ะ", reading).messages
    quoting, in_group = a_member_says("ขั้นต่อไปล่ะ", reading).messages

    assert words["text"].startswith(told)
    assert "มี 6 ขั้นตอน" in as_text((card,))
    assert (quoting["text"], quoting["quoteToken"], in_group["type"]) == (words["text"], "q1", "flex")
