"""Thai words of the history of a consultation, and of how an answer fared on its way."""

from line.texts import work_texts
from line.texts.case_texts import EMPTY_ANSWER, LONG_ANSWER

WHAT, BY_CLOCK = work_texts.HISTORY, work_texts.BY_CLOCK
SKIPPED = ("part",)
"""Parts of an answer, whose words stand in the answer as well."""

ON_ITS_WAY = {
    "waiting": "กำลังส่ง",
    "sending": "กำลังส่ง",
    "held": "รอโควตาข้อความของเดือน",
    "carried": "รอส่งพร้อมข้อความถัดไปของผู้ถาม",
    "sent": "ส่งถึง LINE แล้ว",
    "presumed": "ส่งถึง LINE แล้ว",
    "merged": "ส่งถึง LINE แล้ว",
    "refused": "LINE ไม่รับ",
    "unknown": "ไม่แน่ใจว่าไปถึงหรือไม่",
    "dropped": "ไม่ได้ส่ง เพราะช้าเกินไป",
    "aside": "รอผู้ดูแลระบบตรวจ",
}
ARRIVED = ("sent", "presumed", "merged")
FILES = {"image": "รูปภาพ", "video": "วิดีโอ", "audio": "ข้อความเสียง", "file": "ไฟล์"}

GROUPS = (
    ("", "ทุกสถานะ"),
    ("waiting", "รอเจ้าหน้าที่"),
    ("answered", "ตอบแล้ว รอผู้ถามยืนยัน"),
    ("done", "ได้คำตอบแล้วหรือปิดเอง"),
    ("ended", "ปิดหรือยกเลิก"),
    ("none", "ระบบไม่มีคำตอบ หรือไม่ใช่เรื่องของกลุ่ม"),
)
CHANNELS = (("", "ทุกช่องทาง"), ("line", "LINE"), ("phone", "โทรศัพท์"), ("walk-in", "มาด้วยตนเอง"))
SORTS = (("new", "ใหม่สุดก่อน"), ("old", "เก่าสุดก่อน"), ("due", "ครบกำหนดก่อน"))

CHANGED = "มีการเปลี่ยนแปลงหลังจากเปิดหน้านี้ จึงยังไม่ได้ส่งหรือบันทึกอะไร ข้อความที่พิมพ์ไว้ยังอยู่ในช่อง ตรวจแล้วกดอีกครั้ง"
GOING = "คำตอบนี้กำลังส่งถึงผู้ถาม จึงหยุดไม่ได้แล้ว ถ้าผิด ส่งคำแก้ไขได้เมื่อส่งเสร็จ"
GOES = "กำลังส่งคำตอบถึงผู้ถาม ถ้าไปไม่ถึงจะเห็นที่หน้านี้และในหน้าวันนี้"
WRITTEN = "บันทึกคำตอบแล้ว เรื่องนี้ไม่มีแชตของผู้ถามให้ส่งถึง"
REFUSED = {
    EMPTY_ANSWER: "ยังไม่มีข้อความคำตอบ จึงยังไม่ได้ส่ง",
    LONG_ANSWER: "คำตอบยาวเกิน 5,000 ตัวอักษร จึงยังไม่ได้ส่ง ย่อให้สั้นลง หรือตัดบางส่วนไว้ส่งเป็นข้อความเพิ่มเติม",
}
"""What the acts say in words of the chat, in words of the page."""
