"""Half a sentence and a mere introduction wait for more; what can be answered alone does not."""

import pytest

from knowledge.reading.understand import Understanding


@pytest.mark.parametrize(
    "text",
    [
        "แผนปฏิบัติการต้อง",
        "ปีนี้แผน",
        "แล้วก็",
        "แล้วถ้า",
        "อ่อ แล้ว",
        "งบประมาณของ",
        "คือว่าเรื่องแผน",
        "แผนใหม่ต้อง",
        "สอบถามเรื่องงบค่ะ",
    ],
)
def test_half_a_sentence_is_incomplete(understanding: Understanding, text: str) -> None:
    assert not understanding.read(text).complete


@pytest.mark.parametrize(
    "text",
    [
        "ส่งแผนแล้ว",
        "เข้าใจแล้ว",
        "ถูกต้อง",
        "แล้วแต่",
        "ขอคุยกับเจ้าหน้าที่",
        "ขอคุยกับพี่เจ้าของเรื่องค่ะ",
        "ส่งแผนปฏิบัติการวันไหนจะ",
        "โรงเรียนต้องส่งแผนปฏิบัติการ",
        "แผน",
        "ของบ",
        "แล้วงบล่ะ",
        "อยากทราบกำหนดส่งแผน",
        "อยากรู้ช่องทางส่งแผน",
        "ช่วยบอกวันส่งแผนหน่อย",
        "จากโรงเรียนนาแก ขอถามกำหนดส่งแผน",
        "ขอทราบสถานที่",
        "ต้องส่งแผนทุกที่",
    ],
)
def test_what_only_looks_like_half_a_sentence_is_complete(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).complete


@pytest.mark.parametrize(
    "text",
    [
        "สวัสดีค่ะ ครูสมใจ รร.นครพนมวิทยาคมนะคะ",
        "สวัสดีค่ะ จากโรงเรียนปลาปากวิทยาค่ะ",
        "ครูสมใจ รร.ปลาปากวิทยา",
        "ดิฉันธุรการโรงเรียนนาแกค่ะ",
        "สวัสดีครับ ผมครูวิชัย โรงเรียนธาตุพนมครับ",
        "สวัสดีค่ะ หนูครูแผน รร.นาแกสามัคคีวิทยาค่ะ",
        "สวัสดีค่ะ น.ส.สมใจ ใจดี โรงเรียนปิยะมหาราชาลัย",
        "สวัสดีค่ะ รบกวนเวลาหน่อยนะคะ",
    ],
)
def test_who_tells_only_who_it_is_is_greeted_once_nothing_follows(
    understanding: Understanding, text: str
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.topic, reading.complete) == ("smalltalk", "greeting", False)


@pytest.mark.parametrize("text", ["ครูย้ายไป รร.นาแก", "โรงเรียนไฟดับ", "อยากร้องเรียน ผอ.โรงเรียน ไปหาไผ"])
def test_what_happens_at_a_school_is_no_introduction(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind == "escalate"


@pytest.mark.parametrize(
    "text",
    [
        "สวัสดีค่ะ ครูสมใจ รร.ปลาปาก ส่งแผนวันไหนคะ",
        "ส่งแผนวันไหนคะ ครูสมใจ รร.ปลาปาก",
        "สวัสดีค่ะ ครูสมใจ รร.นครพนมวิทยาคมนะคะ แผนปฏิบัติการส่งวันไหนคะ",
    ],
)
def test_who_asks_does_not_hide_the_question(understanding: Understanding, text: str) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.procedure, reading.step, reading.facet) == (
        "answer",
        "plan-review",
        4,
        "timeline",
    )


@pytest.mark.parametrize(
    ("text", "procedures"),
    [
        ("แผน", ["plan-review", "monitoring"]),
        ("งบ", ["budget-request", "resource-mobilization"]),
        ("งาน", ["plan-review", "budget-request", "resource-mobilization", "monitoring", "records"]),
        ("คือว่าเรื่องแผน", ["plan-review", "monitoring"]),
        ("สอบถามเรื่องงบค่ะ", ["budget-request", "resource-mobilization"]),
    ],
)
def test_the_plainest_subject_is_asked_back_among_the_procedures_it_belongs_to(
    understanding: Understanding, text: str, procedures: list[str]
) -> None:
    reading = understanding.read(text)

    assert reading.kind == "clarify"
    assert [(option.procedure, option.step) for option in reading.options] == [
        (id, None) for id in procedures
    ]
