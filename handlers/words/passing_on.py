"""Wishes around passing a question on: that a person answers, and what is said to the card that asks first.

Each is the whole message, in words of a closed vocabulary. What else is said makes it a question of its own.
"""

import re

from handlers.words import particles
from handlers.words.fold import Folded
from handlers.words.tokens import Token, Vocabulary, literal
from handlers.words.wishes import Name, Wish

_PERSON = literal(
    "เจ้าหน้าที่ เจ้าหน้าที่ตัวจริง เจ้าหน้าที่จริง เจ้าหน้าที่เขต เจ้าหน้าที่ของเขต เจ้าหน้าที่กลุ่มแผน เจ้าหน้าที่แผน เจ้าหน้าทีี่ "
    "เจ้าหน้าที่ที่ดูแล เจ้าหน้าที่ที่รับผิดชอบ เจ้าหน้าที่ผู้รับผิดชอบ เจ้าหน้าที่ที่เกี่ยวข้อง จนท จนท. พี่เจ้าหน้าที่ พี่ๆเจ้าหน้าที่ พี่จนท แอดมิน "
    "แอดมินตัวจริง แอดมินจริง แอดมินคน แอดมินคนจริง พี่แอดมิน admin staff human person operator คนจริง คนจริงๆ "
    "คนเป็นๆ ตัวจริง ตัวเป็นๆ มนุษย์ คนตัวจริง คนตัวเป็นๆ คนที่รู้เรื่อง ผู้ดูแล ผู้รับผิดชอบ คนรับผิดชอบ คนดูแล คนที่ดูแล คนที่รับผิดชอบ "
    "ทีมงาน พี่ที่เขต พี่ๆที่เขต พี่ที่ดูแล พี่กลุ่มแผน พี่ๆกลุ่มแผน พี่ๆที่กลุ่มแผน พี่ที่กลุ่มแผน พี่แผน กลุ่มแผน กลุ่มนโยบายและแผน "
    "สำนักงานเขต ศึกษานิเทศก์ตัวจริง"
)
_SOMEBODY = re.compile("คน(?!ละ|อืน|ไหน|ใด|ที)")
_TALKS = literal(
    "ถาม สอบถาม ฝากถาม ถามต่อ คุย พูด พูดคุย สนทนา ปรึกษา ตอบ ตอบกลับ ตอบเอง มาตอบ มาคุย ติดต่อ ติดต่อกลับ เรียก ตาม "
    "หา ต่อสาย โอนสาย โอน สาย chat talk speak call เจอ ทัก รับเรื่อง ช่วยตอบ ให้คำตอบ"
)
_SENDS = literal(
    "ส่งต่อ ส่งถึง ส่งให้ ส่งไปให้ ส่งไปถึง ส่งเรื่อง ส่งเรื่องนี้ ส่งเรื่องต่อ ส่งคำถาม ส่งคำถามนี้ ส่งคำถามให้ ส่งข้อความ ส่งข้อความนี้ "
    "ฝาก ฝากเรื่อง ฝากเรื่องนี้ ฝากคำถาม ฝากคำถามนี้ ฝากส่ง ฝากบอก ฝากถาม ฝากแจ้ง แจ้งต่อ ส่งต่อเรื่อง ส่งต่อเรื่องนี้ "
    "ส่งต่อคำถาม ส่งต่อคำถามนี้ โอนเรื่อง โอนคำถาม"
)
_NO_BOT = literal(
    "ไม่เอาบอท ไม่อยากคุยกับบอท ไม่อยากคุยบอท ไม่คุยกับบอท ไม่ใช่บอท ไม่ถามบอท แทนบอท ไม่ต้องบอท ไม่เอาแชทบอท ไม่เอาบอต "
    "ไม่ใช่บอต ไม่คุยกับบอทแล้ว ไม่เอาบอทตอบ ไม่เอาบอทแล้ว ไม่อยากคุยกับบอทแล้ว ไม่ใช่หุ่นยนต์ ไม่เอาหุ่นยนต์ ไม่เอาai "
    "ไม่คุยกับai ไม่ใช่ai ไม่เอาระบบอัตโนมัติ notbot nobot ไม่อยากถามบอท เลิกคุยกับบอท"
)
_WANTS = literal("ขอ อยาก อยากจะ อยากได้ ต้องการ เอา ประสงค์ ประสงค์จะ want need มี")
_GLUE = literal(
    "กับ กะ ถึง ให้ ที่ ไป ไปที่ ไปยัง ไปถึง มา ของ แทน โดยตรง ตรงๆ ดีกว่า เลย เอง จะ ได้ ได้ไหม ได้มั้ย ได้มัย ได้หรือไม่ "
    "ได้ป่าว ได้รึเปล่า ได้หรือเปล่า ไหม มั้ย ก่อน แล้ว ช่วย ผม หนู ดิฉัน ฉัน เรา งั้น ถ้างั้น ขอเป็น เป็น ก็ได้ เท่านั้น จริงๆ "
    "หน่อยได้ไหม เถอะ ละกัน แล้วกัน คะ เดี๋ยว นี้ เรื่อง เรื่องนี้ คำถาม คำถามนี้ ข้อนี้ อันนี้ ด่วน มากกว่า ที to a with the i "
    "can บ้าง โดย ผู้ กรุณา โปรด ขอความกรุณา ขอความอนุเคราะห์ เขา เค้า ด้วยตนเอง ดูแลเรื่องนี้ ที่ดูแลเรื่องนี้ เจ้าของเรื่อง "
    "โทรกลับ ติดต่อกลับ รีบ ด่วนๆ คือ คือว่า คือผม คือหนู จริง ซื่อๆ แหน่ แน"
)
_AGREES = literal(
    "ตกลง ตกลงส่ง ตกลงตามนี้ ส่ง ส่งเลย ส่งได้ ส่งได้เลย ส่งไป ส่งไปเลย ส่งเลยก็ได้ ส่งก็ได้ ส่งคำถาม ส่งคำถามเลย ส่งคำถามนี้ "
    "ส่งคำถามนี้เลย ส่งข้อความนี้ ส่งข้อความนี้เลย ส่งเรื่องนี้ ส่งเรื่องนี้เลย ส่งอันนี้ ส่งอันนี้เลย ส่งตามนี้ ส่งตามนั้น ส่งตามนี้เลย "
    "ส่งแบบนี้ ส่งแบบนี้เลย ยืนยัน ยืนยันส่ง ยืนยันการส่ง ยืนยันให้ส่ง คอนเฟิร์ม confirm ยินยอม ยินยอมให้ส่ง ยินยอมส่ง อนุญาต "
    "อนุญาตให้ส่ง ยอมรับ จัดไป จัดเลย จัดการเลย ลุย ลุยเลย เอาเลย เอาตามนี้ เอาตามนั้น ตามนั้น ตามนี้ ตามนั้นเลย ตามนี้เลย "
    "ดำเนินการ ดำเนินการเลย ดำเนินการได้เลย ถามเลย ถามให้ ถามให้เลย ฝากถาม ฝากส่ง ฝาก ฝากเลย ช่วยส่ง ส่งให้ "
    "ส่งให้เลย ช่วยส่งให้ กดส่ง กดส่งให้ กดส่งเลย ขอส่ง อยากส่ง ต้องการส่ง จะส่ง agree send sendit โอเคส่ง โอเคส่งเลย "
    "เอาส่ง ส่งโลด จัดโลด ส่งเถอะ ส่งเลยครัช"
)
_YES = literal(
    "ใช่ ใช่แล้ว ใช่เลย ได้ ได้เลย โอเค โอเช โอเคเลย ok okay oki เอา ดี ดีเลย yes yep y เยส อือ อืม เออ จ้า ถูกต้อง ไปเลย"
)
_TO_WHOM = literal(
    "ถึงเจ้าหน้าที่ ให้เจ้าหน้าที่ ไปให้เจ้าหน้าที่ หาเจ้าหน้าที่ ถึงจนท ให้จนท ถึงแอดมิน ให้แอดมิน ถึงพี่ๆ ให้พี่ๆ เจ้าหน้าที่ ที่เจ้าหน้าที่ "
    "ไปที่เจ้าหน้าที่"
)
_WITH_YES = literal(
    "ผม หนู ดิฉัน ฉัน เรา งั้น ถ้างั้น ก็ เลย ได้เลย ให้ ให้หน่อย ให้ที แทน คำถาม คำถามนี้ ข้อความ ข้อความนี้ นี้ ไป ไว้"
)
_EDITS = literal(
    "แก้คำถาม แก้ไขคำถาม ขอแก้คำถาม ขอแก้ไขคำถาม ขอแก้ก่อน แก้ก่อน ขอแก้ไขก่อน แก้ไขก่อน แก้ข้อความ แก้ไขข้อความ "
    "ขอแก้ข้อความ เปลี่ยนคำถาม ขอเปลี่ยนคำถาม พิมพ์ใหม่ ขอพิมพ์ใหม่ ถามใหม่ ขอถามใหม่ แก้คำถามก่อน ขอแก้คำถามก่อน แก้คำ "
    "ขอแก้ แก้ ขอแก้ไข แก้ไข"
)
_PARTICLES = (*particles.COURTESY, particles.LAUGHTER)
_FOR_A_PERSON = Vocabulary(
    {
        "no-bot": (_NO_BOT,),
        "person": (_PERSON, _SOMEBODY),
        "sends": (_SENDS,),
        "talks": (_TALKS,),
        "wants": (_WANTS,),
        "glue": (_GLUE,),
        "courtesy": _PARTICLES,
    }
)
_TO_THE_CARD = Vocabulary(
    {
        "agrees": (_AGREES,),
        "edits": (_EDITS,),
        "yes": (_YES,),
        "to-whom": (_TO_WHOM,),
        "beside": (_WITH_YES,),
        "particle": _PARTICLES[:3],
        "courtesy": _PARTICLES[3:],
    }
)
_REQUESTS = literal("ช่วย ให้ ได้ไหม ได้มั้ย ได้มัย ได้หรือไม่ ได้ป่าว ได้รึเปล่า ได้หรือเปล่า ดีกว่า เถอะ หน่อย ด้วย ที รบกวน แทน")
"""What makes a wish of "เจ้าหน้าที่ตอบ"."""
_ASKED = re.compile("ได(?:ไหม|มัย|หรือ|ปาว|รึ)|ไหม|มัย")
_OF_A_PAPER = literal("ส่งให้ ส่งถึง ฝาก ฝากส่ง")
"""Words of sending that may as well be of a plan: "ส่งให้เจ้าหน้าที่ได้ไหม" asks of the manual."""
_DONE = "แลว"
_OWN_WORDS = 8
"""Folded letters beside a wish for a person from which they say something of their own."""


def wish_for_a_person(folded: Folded) -> Wish | None:
    """ "officer", or "pass-on" where it is to be sent to one."""
    tokens = _FOR_A_PERSON.cut(folded.compact)
    name = _for_a_person(tokens, folded.compact) if tokens else None
    return Wish(name) if name else None


def said_to_the_card(folded: Folded) -> Wish | None:
    """ "agree", "yes" or "rephrase"; "stop" is a wish of its own."""
    tokens = _TO_THE_CARD.cut(folded.compact)
    name = _to_the_card([one.kind for one in tokens]) if tokens else None
    return Wish(name) if name else None


def says_more(folded: str) -> bool:
    """Whether a text that wants a person says what about: "ขอคุยกับเจ้าหน้าที่เรื่องงบลงทุน"."""
    at = left = 0
    while at < len(folded):
        token = _FOR_A_PERSON.head(folded, at)
        left += token is None and folded[at].isalnum()
        at = token.end if token else at + 1
    return left >= _OWN_WORDS


def _for_a_person(tokens: list[Token], folded: str) -> Name | None:
    kinds = [one.kind for one in tokens]
    if "no-bot" in kinds:
        return "officer"
    if "person" not in kinds or any(one.text == _DONE for one in tokens):
        return None
    if "sends" in kinds:
        sends = next(one.text for one in tokens if one.kind == "sends")
        return None if _OF_A_PAPER.fullmatch(sends) and _ASKED.search(folded) else "pass-on"
    person = kinds.index("person")
    asked = "wants" in kinds or any(_REQUESTS.fullmatch(one.text) for one in tokens)
    return "officer" if asked or "talks" in kinds[:person] else None


def _to_the_card(kinds: list[str]) -> Name | None:
    if "agrees" in kinds and "edits" not in kinds:
        return "agree"
    if "edits" in kinds:
        return "rephrase" if "agrees" not in kinds else None
    says_yes = "yes" in kinds or all(kind == "particle" for kind in kinds)
    return "yes" if says_yes and "to-whom" not in kinds else None
