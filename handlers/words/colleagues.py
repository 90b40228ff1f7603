"""What officers say to each other on who is to answer, in so many words and no others."""

from handlers.words import particles
from handlers.words.fold import compact
from handlers.words.tokens import Vocabulary, literal

_WORDS = Vocabulary(
    {
        "answers": (literal("ตอบ", "ดู"),),
        "deals": (literal("จัดการ", "ดูแล", "รับผิดชอบ", "ดำเนินการ", "โทรกลับ", "รับ", "รับเรื่อง", "เป็นคนตอบ"),),
        "self": (literal("เอง"),),
        "whose": (literal("ใคร", "ของใคร", "คนไหน", "ท่านไหน", "ท่านใด", "พี่คนไหน", "ใครว่าง"),),
        "please": (literal("ฝาก", "ช่วย", "รบกวน", "ให้หน่อย", "ให้ด้วย", "ให้ที", "ขอให้"),),
        "beside": (
            literal(
                "พี่ น้อง หนู ผม ฉัน ดิฉัน เรา เดี๋ยว งั้น ขอ ก็ จะ ให้ ก่อน ละ แล้ว ได้ไหม ได้มั้ย ดี ที่ ว่าง "
                "เรื่องนี้ อันนี้ เคสนี้ คำถามนี้ ข้อนี้ เรื่อง คำถาม นี้ หัวหน้า"
            ),
        ),
        "courtesy": (*particles.COURTESY, particles.LAUGHTER),
    }
)


def talks_of_who_answers(text: str) -> bool:
    """ "เดี๋ยวพี่ตอบเองค่ะ", "ใครตอบดีคะ", "ฝากตอบด้วยนะ"; not "โรงเรียนจัดการเองค่ะ", "รบกวนดำเนินการด้วยค่ะ"."""
    tokens = _WORDS.cut(compact(text))
    kinds = {one.kind for one in tokens or ()}
    if "answers" in kinds:
        return bool(kinds & {"self", "whose", "please"})
    return "deals" in kinds and bool(kinds & {"self", "whose"})
