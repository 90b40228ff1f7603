"""Thai words of the history of a consultation, and of how an answer fared on its way."""

from line.texts.work_texts import BY_CLOCK as BY_CLOCK
from line.texts.work_texts import HISTORY as WHAT

__all__ = ["ARRIVED", "BY_CLOCK", "CHANNELS", "FILES", "GROUPS", "ON_ITS_WAY", "SKIPPED", "SORTS", "WHAT"]

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
