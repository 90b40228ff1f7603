"""Greetings, thanks and the like: a friendly line, and where to go from there."""

import re

from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from line.cards import quick_buttons
from line.messages import text, with_quick_replies
from line.texts import conversation_texts

_PRAISES = re.compile(
    "(?<!ไม่)(?<!ไม่ค่อย)(?:เก่ง|ดี|เยี่ยม|เจ๋ง|น่ารัก|ไว|เร็ว|ชอบ|รัก|สุดยอด|ขอบ|ฉลาด|ช่วย|ปลื้ม|ประทับใจ|เลิศ|แจ่ม|ปัง|เทพ"
    "|แม่น|ล้ำ|สวย|หล่อ|ยอด|ดาว|คะแนน|สะดวก|ง่าย|ครบ|ชัด|โดน|ว้าว)|good|great|nice|best|love|like|wow|cool|super|smart"
)


def answer(ask: Ask) -> Reply:
    office = ask.desk.manual.office
    topic = ask.reading.topic or "greeting"
    if topic == "who":
        words = conversation_texts.who_am_i(ask.desk.bot.name, office.group, office.short)
    elif topic == "praise" and not _PRAISES.search(ask.said.text.lower()):
        words = conversation_texts.NO_QUESTION  # read so for want of anything else: no thanks for it
    else:
        words = conversation_texts.SMALLTALK.get(topic, conversation_texts.SMALLTALK["greeting"])
    return ask.answered(with_quick_replies(text(words), quick_buttons.everyday()))
