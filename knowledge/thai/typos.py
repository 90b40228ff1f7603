"""Typing errors and small talk around a question, made by rule, to fit on. Not used at run time."""

from random import Random

from knowledge.thai.keyboard import neighbours
from knowledge.thai.text import is_thai

BEFORE = (
    "สวัสดีค่ะ ", "สวัสดีครับ ", "ขอสอบถามหน่อยค่ะ ", "รบกวนสอบถามครับ ", "พี่คะ ", "แอดมินคะ ", "เรียนสอบถาม ",
    "คือว่า", "พอดีหนูเพิ่งมารับงานแผนแทนพี่คนเก่า ", "พอดี ผอ. ให้มาถามค่ะ ", "ผมครูแผนใหม่ครับ ",
    "โรงเรียนเราเป็นโรงเรียนเล็กค่ะ ", "เมื่อวานประชุมที่เขตมาแล้วงงๆ ", "ถามในกลุ่มแล้วไม่มีใครตอบ ",
    "หัวหน้าวิชาการลาออกไปเมื่อเดือนก่อน ไม่มีใครรู้เรื่อง ", "เห็นโรงเรียนอื่นเขาทำกันแล้ว ", "ขออนุญาตถามค่ะ ",
    "ไม่แน่ใจว่าต้องทำไหม ", "หาในเว็บไม่เจอค่ะ ", "ปีที่แล้วครูอีกคนทำ ปีนี้มาทำเอง ", "อยากทราบว่า",
    "คือหนูสงสัยว่า", "เอ่อ คือ", "อยากรู้ว่า", "ช่วยบอกหน่อย ", "พี่ๆ ", "ขอโทษนะคะ ",
)  # fmt: skip
AFTER = (
    " ขอบคุณค่ะ", " ขอบคุณครับ", " รบกวนด้วยนะคะ", " ผอ.ถามมา", " ด่วนค่ะ", " ช่วยตอบหน่อยค่ะ", " พอดีรีบ",
    " ไม่เคยทำเลย", " งงมากค่ะ", " กลัวไม่ทัน", " จะได้เตรียมตัวถูก",
)  # fmt: skip


def mistyped(text: str, chance: Random) -> str:
    """About one wrong, missing or swapped letter in every dozen."""
    letters = list(text)
    for _ in range(max(1, round(len(letters) / 14))):
        places = [at for at, char in enumerate(letters[:-1]) if is_thai(char)]
        if len(places) < 4:
            break
        at = chance.choice(places)
        what = chance.random()
        if what < 0.4:
            letters[at] = chance.choice(neighbours(letters[at]) or letters[at])
        elif what < 0.7:
            del letters[at]
        elif what < 0.85:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters.insert(at, chance.choice(neighbours(letters[at]) or letters[at]))
    return "".join(letters)


def wrapped(text: str, chance: Random) -> str:
    """The question with an opening, sometimes an ending, that asks nothing."""
    before = "".join(chance.sample(BEFORE, chance.choice((1, 1, 2))))
    after = chance.choice(AFTER) if chance.random() < 0.5 else ""
    return before + text + after
