"""Messages of nothing but courtesy, in many voices; and work that must not be taken for it."""

import pytest

from knowledge.reading.understand import Understanding


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("กราบสวัสดีท่านผู้อำนวยการครับ", "greeting"),
        ("sawatdee ka", "greeting"),
        ("sabai dee mai krub", "greeting"),
        ("khob khun mak krub", "thanks"),
        ("ขอบคุณครูแนนมากเลยนะคะ", "thanks"),
        ("khor thod ka", "sorry"),
        ("ขอประทานโทษครับ", "sorry"),
        ("บ่มีหยังดอก", "ok"),
        ("โอเค 555", "ok"),
        ("my bad", "sorry"),
    ],
)
def test_courtesy_is_seen_in_thai_isan_english_and_romanised(
    understanding: Understanding, text: str, topic: str
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.topic) == ("smalltalk", topic)


@pytest.mark.parametrize("text", ["T_T", "xD", ":D", "^_^", "<3", "😂 555", "TwT", "??"])
def test_a_face_of_letters_is_a_sticker(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind == "smalltalk"


@pytest.mark.parametrize(
    "text",
    [
        "พอแค่นี้ก่อนนะคะ ไว้มีเรื่องแล้วมาถามใหม่",
        "ไปประชุมก่อนครับ แล้วคุยกันใหม่",
        "บอทตอบไม่ค่อยตรงเลยอะ",
        "สรุปนี่คุยกับคนหรือบอทอยู่คะ",
        "อยากรู้ว่าบอทช่วยเรื่องอะไรได้มั่ง",
        "เดี๋ยวเอาไปเล่าให้ ผอ. ฟังค่ะ",
    ],
)
def test_leaving_talk_of_the_bot_and_promises_are_no_questions(
    understanding: Understanding, text: str
) -> None:
    assert understanding.read(text).kind == "smalltalk"


@pytest.mark.parametrize("text", ["ระยะเวลาเป็นไงคะ", "ใน AMSS ++ ส่งหนังสืออะไรได้บ้าง", "ข้อ 5", "ขอแผนหน่อย"])
def test_a_few_words_that_name_work_are_not_taken_for_courtesy(
    understanding: Understanding, text: str
) -> None:
    assert understanding.read(text).kind != "smalltalk"


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("ส่งแผนปฏิบัติการตอนนี้ยังทันไหม", "timeline"),
        ("ผลประเมินแผนของโรงเรียนออกทันปีใหม่ไหม", "timeline"),
        ("ลงทะเบียนรับหนังสือแป๊บเดียวใช่ไหม", "timeline"),
        ("ผลประเมินแผนของโรงเรียนแจ้งในกรุ๊ปไหน", "channels"),
        ("งานสารบรรณอิงเอกสารอะไร", "law"),
        ("แผนปฏิบัติการโรงเรียนที่ส่งไปต้องแก้ตรงไหนบ้างหลังเขตแจ้งผลประเมิน", "detail"),
    ],
)
def test_a_facet_is_read_from_words_that_seldom_ask_it(
    understanding: Understanding, text: str, facet: str
) -> None:
    assert understanding.read(text).facet == facet


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("เดือนที่จะถึงมีอะไรต้องส่ง", "next"),
        ("ตั้งแต่มกราถึงธันวามีอะไรต้องส่งบ้าง", "all"),
        ("ตุลาถึงกันยาปีหน้ามีงานอะไรบ้าง", "all"),
        ("ธันวาถึงมกรามีอะไรต้องทำบ้าง", 12),
    ],
)
def test_the_coming_month_and_a_year_from_month_to_month_are_found(
    understanding: Understanding, text: str, month: int | str
) -> None:
    reading = understanding.read(text)

    assert (reading.kind, reading.month) == ("calendar", month)


@pytest.mark.parametrize("text", ["หนังสือที่เสนอไปเซ็นหรือยังคะ", "ปีนี้ใครเป็นประธานกรรมการครับ"])
def test_one_case_and_one_person_are_not_answered_from_the_manual(
    understanding: Understanding, text: str
) -> None:
    assert understanding.read(text).kind == "escalate"


@pytest.mark.parametrize("text", ["so sorry", "thank you very much", "good night ka", "happy new year na ka"])
def test_polite_words_of_another_language_are_smalltalk(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind == "smalltalk"
