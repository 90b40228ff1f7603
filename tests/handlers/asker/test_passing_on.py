import pytest
from handler_desk import a_desk, a_person_says, remembered, tapped, with_office, words_of

from knowledge.reading.reading import Reading

CLAIMS = ("ส่งต่อแล้ว", "แจ้งเจ้าหน้าที่แล้ว", "รับเรื่องแล้ว", "จะติดต่อกลับ", "บันทึกเรื่องแล้ว")


def passed_on(topic: str, *, at: str = "2026-11-23", step: int | None = None) -> str:
    procedure = "plan-review" if step else None
    return words_of(a_person_says("ถามหน่อย", Reading("escalate", procedure, step, topic=topic), at=at))


def test_wanting_a_person_is_told_how_to_reach_one() -> None:
    assert passed_on("person").split("\n")[2:] == [
        "ติดต่อเจ้าหน้าที่ได้โดยตรงตามช่องทางนี้ค่ะ",
        "ขณะนี้ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE คำถามนี้จึงยังไม่ได้ส่งถึงใครค่ะ",
        "กลุ่มไลน์",
        "Line Group “กลุ่มนโยบายและแผน สพม.นครพนม”",
        "มาด้วยตนเอง",
        "กลุ่มนโยบายและแผน สำนักงานเขตพื้นที่การศึกษามัธยมศึกษานครพนม",
        "เวลาทำการ",
        "วันและเวลาราชการ",
    ]


def test_the_phone_is_given_once_the_office_has_filled_it_in() -> None:
    read = Reading("escalate", topic="person")
    reply = a_person_says("ขอเบอร์", desk=a_desk(read, manual=with_office(phone="042-511-511")))

    assert "โทรศัพท์\n042-511-511" in words_of(reply)
    assert "'uri': 'tel:042-511-511'" in str(reply.messages[0])


@pytest.mark.parametrize("topic", ["person", "system", "case", "file", "orders", "abuse", "unknown"])
def test_nothing_claims_that_something_was_passed_on(topic: str) -> None:
    assert not any(claim in passed_on(topic, step=4) for claim in CLAIMS)


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("system", "เรื่องระบบขัดข้องหรือเข้าใช้งานไม่ได้ ตรวจจากที่นี่ไม่ได้ค่ะ"),
        ("case", "เรื่องเฉพาะราย เช่น สถานะ การผ่อนผัน หรือยอดเงิน คู่มือไม่มีคำตอบค่ะ"),
        ("file", "ไม่มีไฟล์หรือแบบฟอร์มให้ดาวน์โหลดจากที่นี่ค่ะ"),
        ("orders", "ตอบได้เฉพาะเรื่องในคู่มือการให้บริการค่ะ"),
        ("abuse", "ขออภัยที่ทำให้ไม่สะดวกค่ะ"),
        ("unknown", "ไม่พบคำตอบเรื่องนี้ในคู่มือค่ะ"),
        ("a-topic-of-tomorrow", "ไม่พบคำตอบเรื่องนี้ในคู่มือค่ะ"),
    ],
)
def test_each_sort_of_question_is_told_why_the_manual_does_not_answer_it(topic: str, says: str) -> None:
    assert passed_on(topic).split("\n")[2].startswith(says)


def test_another_groups_topic_names_that_group_and_who_keeps_the_table() -> None:
    text = passed_on("other-group:finance")

    assert "เรื่องนี้ไม่อยู่ในงานของกลุ่มนโยบายและแผนค่ะ กลุ่มที่ดูแลคือ กลุ่มบริหารงานการเงินและสินทรัพย์" in text
    assert "สำนักงานเป็นผู้ปรับปรุง หากไม่ตรงแจ้งเจ้าหน้าที่ได้ค่ะ" in text


def test_a_group_that_left_the_table_is_not_named() -> None:
    assert passed_on("other-group:gone").split("\n")[2].startswith("ไม่พบคำตอบเรื่องนี้ในคู่มือค่ะ")


def test_on_a_day_off_it_says_when_officers_work_again() -> None:
    assert "วันนี้เป็นวันหยุด (วันอาทิตย์) เจ้าหน้าที่ทำงานอีกครั้งวันจันทร์ที่ 23 พฤศจิกายน 2569" in passed_on(
        "person", at="2026-11-22"
    )
    assert "วันหยุด" not in passed_on("person", at="2026-11-23")


def test_what_the_manual_has_on_the_subject_is_one_tap_away() -> None:
    reply = a_person_says("แผนที่ส่งไปถึงไหนแล้ว", Reading("escalate", "plan-review", 4, topic="case"))

    assert "'a=step&p=plan-review&s=4'" in str(reply.messages[0]["contents"]["footer"])


def test_a_subject_that_nobody_named_is_not_shown() -> None:
    reading = Reading("escalate", "records", 3, topic="person", named=False)

    assert "เรื่องที่ถาม" not in words_of(a_person_says("ขอเบอร์โทรเจ้าหน้าที่", reading))


def test_asking_from_a_card_names_its_subject() -> None:
    text = words_of(tapped("a=officer&p=plan-review&s=4"))

    subject = "ทบทวนแผนและแผนปฏิบัติการประจำปี ขั้นตอนที่ 4: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา"
    assert f"เรื่องที่ถาม\n{subject}" in text


def test_the_turn_is_remembered() -> None:
    assert remembered(a_person_says("ขอคุยกับคน", Reading("escalate", topic="person"))).text == "ขอคุยกับคน"
