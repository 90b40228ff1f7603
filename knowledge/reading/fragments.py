"""Messages that more words are likely to follow: half a sentence, or who it is that will ask."""

import re
from collections.abc import Collection

from knowledge.reading.message import Message
from knowledge.thai.lexicon import Lexicon
from knowledge.thai.text import normalise, squeeze, squeezed, without_particles
from knowledge.thai.word_signs import Cues, Pieces

ASKS = squeezed(
    """
    ไหม อะไร ไหน กี่ ยังไง อย่างไร เมื่อไหร่ ช่วย ขอ หรือ บ้าง ใคร เท่าไหร่
    """
)
WANTS = squeezed(
    """
    อยาก ต้องการ รบกวน แจ้ง สอบถาม ไม่ได้ ทำไม เมื่อ ยัง
    """
)
_DANGLES = re.compile(
    "(?:(?<!ถูก)ต้อง|(?<!สิ่ง)(?<!เจ้า)(?<!ข้าว)(?<!สิน)ของ|ถ้า|ก็|จะ|(?<!กำ)กับ|คือ|(?<![กห])(?<!ไม่)(?<!เขา)(?<!เพิ่น)ว่า"
    "|เพราะ|(?<!แล้ว)แต่|เพื่อ|(?<=.)โดย|และ|ซึ่ง"
    "|(?<!ได้)(?<![รฮ]ู้)(?<!ทุก)(?<!หลาย)(?<!ของ)เรื่อง|สำหรับ|ระหว่าง|(?<!หน้า)(?<!หนา)(?<!พื้น)(?<!แผน)(?<!ทัน)(?<!ท้อง)"
    "(?<!สถาน)(?<!ทุก)(?<!บาง)(?<!เต็ม)(?<!คง)ที่"
    "|(?:^|[ ])แล้ว)[ .,…]*$"
)
"""What no sentence ends with. Words that only look so are left out: "เจ้าหน้าที่", "ถูกต้อง"; and of a thing
done "แล้ว" is the end: "ส่งแผนแล้ว"."""
_ASKING = re.compile(
    "ไหม|มั้?ย(?!า)|อะไร|ไหน|ยังไง|อย่างไร|กี่|ใคร|เท่าไ|ทำไม|เมื่อไ|(?:หรือ|รึ)(?:ยัง|เปล่า)|หยัง|ไผ|[ไใ](?:ส|ด๋)|[?]"
)
"""As typed, for folded "ใหม่" and "ไหม" are one."""
_GREETING = re.compile("(?:กราบ)?(?:ส?วัสดี|หวัดดี|ดี(?=ค่ะ|ครับ|จ้า))(?:ตอน|ยาม)?(?:เช้า|บ่าย|เที่ยง|เย็น|ค่ำ)?")
_SELF = "(?:กระผม|ดิฉัน|ดิชั้น|ผม|หนู|ข้าพเจ้า|พี่|เรา)"
_TITLE = "(?:คุณครู|ครู|อาจารย์|นาย|นางสาว|นาง|น[.]ส[.]|ว่าที่|ผอ[.]?|ผู้อำนวยการ|รอง|หัวหน้า|ธุรการ|เจ้าหน้าที่ธุรการ)"
_WHO = re.compile(
    rf"(?<![ก-๎]){_SELF}?(?:เป็น|ชื่อ)*{_TITLE}[^ ]*(?: [ก-๎]{{2,12}}(?= |$))?|(?<![ก-๎]){_SELF}?ชื่อ[^ ]+"
)
_SELF_SAID = re.compile(rf"(?<![ก-๎]){_SELF}(?:เป็น|ชื่อ|{_TITLE})")
_SCHOOL = re.compile("(?:โรงเรียน|รร[.]?|ร[.]ร[.]?) ?[ก-๎]{3,}")
_SCHOOLS = re.compile("โรงเรียน|นักเรียน")
_FROM_SCHOOL = re.compile(rf"(?<![ก-๎])จาก ?{_SCHOOL.pattern}")
_FROM = re.compile("(?<![ก-๎])(?:จาก|อยู่|ประจำ|สังกัด|ที่)(?=$| )")
_JOB = re.compile(
    "(?P<whose>ครู|งาน|หัวหน้า|ฝ่าย|เจ้าหน้าที่)(?:ฝ่าย|งาน)*(?:แผนงาน|แผน|งบประมาณ|การเงิน|พัสดุ|สารบรรณ|ธุรการ|วิชาการ|บุคคล)"
)
_WORKS = re.compile("ส่ง|งบ|ค่า|ไม่")
"""Of what is asked and done, the words too short to be looked for in folded names."""
_NOT_IN_NAMES = 3
_LONGEST = 90
_FIRST_NAME = 8
_MOST_WORDS = 8
_LONGEST_OPENING = 22
_OPENS = squeezed("ปีนี้ ปีหน้า ปีที่แล้ว เดือนนี้ เมื่อวาน วันนี้ พรุ่งนี้ ตอนนี้ ทีนี้ แล้ว ก็")


def dangles(message: Message) -> bool:
    """Stops in the middle of a sentence: "แผนปฏิบัติการต้อง", "แล้วถ้า"."""
    said = without_particles(message.normal)
    return bool(_DANGLES.search(said)) and not _ASKING.search(said)


def introduces(normal: str, cues: Cues) -> bool:
    """Says who speaks and nothing else: "สวัสดีค่ะ ครูสมใจ รร.ปลาปากวิทยานะคะ"."""
    said = _JOB.sub(lambda job: job["whose"], without_particles(normal))
    if len(said) > _LONGEST or _tells(said, cues):
        return False
    greeting, who, school = _GREETING.search(said), _WHO.search(said), _SCHOOL.search(said)
    told = bool(greeting) + bool(who) + bool(school) + bool(_FROM_SCHOOL.search(said))
    if not (who or school) or (told < 2 and not _SELF_SAID.search(said)):
        return False
    for known in (_SCHOOL, _WHO, _GREETING, _FROM):
        said = known.sub(" ", said)
    rest = cues.opening.cut(squeeze(without_particles(said)))
    return len(rest) <= _FIRST_NAME and not any(word in rest for word in WANTS)


def without_introduction(text: str, cues: Cues) -> str:
    """A question without who asks it, before or after it: names look like anything."""
    normal = normalise(text)
    if not (_WHO.search(normal) or _SCHOOL.search(normal)):
        return text
    words = text.split()
    for end in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        for who, rest in ((words[:end], words[end:]), (words[-end:], words[:-end])):
            asked = normalise(" ".join(rest))
            if introduces(normalise(" ".join(who)), cues) and _tells(asked, cues):
                return " ".join(rest)
    return text


def _tells(said: str, cues: Cues) -> bool:
    return bool(_ASKING.search(said) or _WORKS.search(said)) or _busy(said, cues)


def _busy(said: str, cues: Cues) -> bool:
    """Tells of something that is done, asked or broken: "ครูย้ายไป รร.นาแก"."""
    folded = squeeze(_SCHOOLS.sub("", said))
    words = (*cues.subjects, *cues.signs.get("stuck", ()), *cues.signs.get("abuse", ()))
    return any(word in folded for word in words if len(word) >= _NOT_IN_NAMES)


def opens_only(message: Message, lexicon: Lexicon) -> bool:
    """Opens a subject and asks nothing: "คือว่าเรื่องแผน"."""
    opening = next(
        (word for word in lexicon.fillers if len(word) > 2 and message.folded.startswith(word)), None
    )
    if opening is None or len(message.folded) >= _LONGEST_OPENING:
        return False
    said = message.folded[len(opening) :]
    return not any(word in said for word in (*ASKS, *WANTS))


def said_alone(folded: str, words: Collection[str], openings: Pieces) -> str | None:
    """The one of these words that is all of the message but its opening: "สอบถามเรื่องงบ"."""
    for word in words:
        before = folded.removesuffix(word)
        if before == folded:
            continue
        # Folding makes one letter of two that meet: "เรื่องงบ" ends in "องบ".
        if not openings.cut(before) or not openings.cut(before + word[0]):
            return word
    return None


def openings(lexicon: Lexicon) -> Pieces:
    """Words before a subject that say nothing of it."""
    return Pieces([*lexicon.fillers, *_OPENS])
