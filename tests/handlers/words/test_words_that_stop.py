"""Words that stop an answer in its window: always, only in a window, or never."""

import pytest

from handlers.words import read

ALWAYS = (
    "ไม่ใช่คำตอบ",
    "ไม่ใช่คำตอบค่ะ",
    "ไม่ใช่คำตอบครับ 🙏",
    "🙏 ไม่ใช่คำตอบ",
    "🙏🙏ไม่ใช่คำตอบนะคะ🙏",
    "ไม่ใช่คำตอบบบ",
    "ไม่ใช่คำตอบ!!",
    "ไม่ใช้คำตอบค่ะ",
    "ไม่ไช่คำตอบ",
    "มิใช่คำตอบค่ะ",
    "ขอโทษค่ะ ไม่ใช่คำตอบ",
    "อุ๊ย ไม่ใช่คำตอบ",
    "ส่งผิดค่ะ ไม่ใช่คำตอบ",
    "พิมพ์ผิดค่ะ ไม่ใช่คำตอบ",
    "อันนี้ไม่ใช่คำตอบนะคะ",
    "เมื่อกี้ไม่ใช่คำตอบค่ะ",
    "ข้อความเมื่อกี้ไม่ใช่คำตอบ",
    "ข้อความนี้ไม่ใช่คำตอบค่ะ",
    "นั่นไม่ใช่คำตอบ",
    "ไม่ใช่คำตอบของคำถามนี้ค่ะ",
    "ไม่ใช่คำตอบเรื่องนี้",
    "หยุดส่งคำตอบ",
    "อย่าเพิ่งส่งคำตอบค่ะ",
    "ยกเลิกการส่ง",
    "ยกเลิกการส่งคำตอบครับ",
    "ไม่ใช่คำตอบ 12",
    "ไม่ใช่คำตอบ ปศ. 12/2570",
    "ปศ. 12 ไม่ใช่คำตอบค่ะ",
    "ไม่ใช่คำตอบ เรื่อง ๑๒ 🙏",
)
IN_A_WINDOW = (
    "หยุด",
    "หยุดก่อน",
    "หยุดก่อนค่ะ🙏",
    "หยุดเลยค่ะ",
    "หยุดส่ง",
    "อย่าเพิ่งส่ง",
    "อย่าเพิ่งส่งนะคะ",
    "อย่าพึ่งส่งครับ",
    "อย่าส่งค่ะ",
    "ไม่ส่งแล้วค่ะ",
    "ไม่ต้องส่งค่ะ",
    "ยังไม่ส่งนะ",
    "รอก่อนค่ะ",
    "เดี๋ยวก่อน",
    "ผิดห้องค่ะ",
    "ส่งผิดกลุ่มค่ะ",
    "ผิดแชต",
    "ไม่ใช่ค่ะ",
    "พิมพ์ผิดค่ะ",
    "ขอโทษค่ะ ผิดห้อง",
)
NEVER = (
    "ไม่ใช่คำตอบที่ถูกทั้งหมด แต่ใช้ได้",
    "หยุดวันที่ 5 ธันวาคมค่ะ",
    "ไม่ต้องส่งเอกสารตัวจริงค่ะ",
    "ไม่ส่งทางไปรษณีย์นะคะ ส่งทาง e-MES",
    "รอก่อนนะคะ เดี๋ยวหนังสือจากเขตจะออกวันศุกร์",
    "อย่าเพิ่งส่งจนกว่าระบบจะเปิดค่ะ",
    "ผิดหมวดเงิน แก้แล้วส่งใหม่",
    "ยกเลิกคำตอบเดิม ใช้หนังสือ ว 12 แทน",
    "หยุดเบิกไว้ก่อนจนถึงสิ้นเดือน",
    "ไม่ใช่ค่ะ ต้องเป็นแบบ ป.1",
    "พิมพ์ผิดค่ะ ที่ถูกคือ 31 พ.ค.",
    "ส่งผิดระบบ ให้ส่งใหม่ทาง e-MES",
    "ข้อความนี้ไม่ใช่คำตอบสุดท้าย รอ ผอ. อนุมัติ",
)


@pytest.mark.parametrize("words", ALWAYS)
def test_not_an_answer_is_always_a_command(words: str) -> None:
    command = read(words).command

    assert command is not None
    assert (command.name, command.sure) == ("undo", True)


@pytest.mark.parametrize("words", IN_A_WINDOW)
def test_other_words_stop_only_while_an_answer_waits(words: str) -> None:
    command = read(words).command

    assert command is not None
    assert (command.name, command.row.is_of_moment) == ("hold-on", True)


@pytest.mark.parametrize("words", NEVER)
def test_answers_that_begin_like_one_stop_nothing(words: str) -> None:
    command = read(words).command

    assert command is None or command.name not in ("undo", "hold-on", "stop")


def test_its_number_is_read() -> None:
    command = read("ไม่ใช่คำตอบ ปศ. 12/2570 ค่ะ").command

    assert command is not None
    assert [(number.number, number.year) for number in command.numbers] == [(12, 2570)]


def test_a_correction_keeps_its_words_though_they_are_such() -> None:
    command = read("ส่งผิด 1 หยุดค่ะ").command

    assert command is not None
    assert (command.name, command.rest) == ("correct", "หยุดค่ะ")
