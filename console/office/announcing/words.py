"""Thai words of the pages of announcements."""

from console.office import case_words
from line.cards import officer_announce_cards as chat

CHANGED = "มีคนสั่งเกี่ยวกับประกาศนี้หลังจากเปิดหน้านี้ จึงยังไม่ได้บันทึกอะไร หน้านี้แสดงล่าสุดแล้ว ข้อความที่พิมพ์ยังอยู่ ตรวจแล้วกดอีกครั้ง"
GONE = "ประกาศนี้ส่งไปแล้ว ยกเลิกแล้ว หรือไม่มีในแผนแล้ว จึงยังไม่ได้บันทึกอะไร"
NOT_A_MOMENT = "วันหรือเวลาไม่ถูกต้อง ใส่วันเป็น วัน/เดือน/ปี พ.ศ. เช่น 12/5/2570 และเวลาเช่น 13:45"
REFUSED = {
    chat.NO_GROUPS: "ยังไม่มีกลุ่มที่ผูกไว้ จึงยังประกาศไม่ได้ ผูกกลุ่มได้ที่ สำนักงาน › กลุ่ม LINE",
    chat.TOO_LATE: GONE,
}
"""What the acts say in words of the chat, in words of the page."""
DONE = {"send": "จะส่งตามข้อความของปฏิทิน", "stop": "งดแล้ว", "edit": "แก้ข้อความแล้ว"}

# What became of one, by the state of its row; of one that went, by that of its delivery.
SETTLED = {
    "merged": "รวมกับรายการหลังของกำหนดเดียวกัน",
    "stopped": "งดตามที่เจ้าหน้าที่สั่ง",
    "missed": "เลยเวลาที่จะเป็นประโยชน์ จึงไม่ได้ส่ง",
    "failed": "LINE ไม่รับ",
}
ON_ITS_WAY = {
    **case_words.ON_ITS_WAY,
    "carried": "รอส่งพร้อมข้อความถัดไป",
    "unknown": "ไม่แน่ใจว่าไปถึงหรือไม่ เปิดดูในกลุ่ม",
    "withdrawn": "ไม่ได้ส่ง",
}
UNKNOWN_DELIVERY = "ส่งแล้ว (เกิน 90 วัน ไม่มีรายละเอียด)"
KINDS = {
    "digest": "กำหนดการประจำเดือน",
    "reminder": "คำเตือนก่อนวันครบกำหนด",
    "start": "เริ่มช่วงเวลา",
    "after": "หลังระบบปิด",
}
NOTICE, PREVIEW, OWN_GONE = "แจ้งเจ้าหน้าที่", "ตัวอย่างประกาศของวันถัดไป", "ประกาศของเจ้าหน้าที่ (ข้อความถูกลบแล้ว)"


def refused(why: str) -> str:
    """Without the particle that ends what the bot says in a chat."""
    return REFUSED.get(why, why).replace("ค่ะ ", " ").removesuffix("ค่ะ")
