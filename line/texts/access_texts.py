"""What the head or the officers are told when something is wrong with planbot itself, and when it is over."""

from datetime import datetime

from domain.incidents import Incident
from line.texts.notice_texts import HEADING, moment

_WRONG = {
    Incident.LINE: "LINE ไม่รับข้อความของระบบ",
    Incident.QUEUE: "มีคำถามหรือข้อความค้างเกิน 5 นาที",
    Incident.CLOCK: "ระบบประกาศตามปฏิทินหยุดทำงาน",
    Incident.QUOTA: "โควตาข้อความของเดือนนี้เหลือน้อยกว่าหนึ่งในสิบ",
    Incident.DISK: "พื้นที่ดิสก์ของเครื่องใกล้เต็ม",
    Incident.FACTS: "ข้อมูลของสำนักงานยังกรอกไม่ครบ",
}
_DO = {
    Incident.LINE: "ไม่มีข้อความใดหาย ให้ผู้ดูแลระบบตั้ง LINE_CHANNEL_ACCESS_TOKEN ใหม่แล้วเริ่ม planbot อีกครั้ง",
    Incident.QUEUE: "ไม่มีข้อความใดหาย ระบบลองต่อเอง ถ้าไม่หายให้ผู้ดูแลระบบสั่ง planbot doctor",
    Incident.CLOCK: "คำถามยังตอบตามปกติ แต่กำหนดการอาจไม่ได้ประกาศ ให้ผู้ดูแลระบบเริ่ม planbot ใหม่และสั่ง planbot doctor",
    Incident.QUOTA: "การตอบกลับยังทำได้ไม่จำกัด แต่ประกาศและคำตอบของเจ้าหน้าที่อาจส่งไม่ได้เมื่อโควตาหมด",
    Incident.DISK: "ถ้าเต็มระบบจะรับคำถามไม่ได้ ให้ผู้ดูแลระบบเพิ่มพื้นที่",
    Incident.FACTS: "ระหว่างนี้บอทตอบผู้ถามว่ายังไม่มีข้อมูลนั้น ดูรายการที่ขาดด้วย planbot doctor",
}
_AFTERWARDS = {
    Incident.LINE: "ขณะนี้ส่งได้แล้ว คำถามและคำตอบที่ค้างอยู่กำลังส่งตามลำดับ ส่วนประกาศที่ค้างจะส่งเฉพาะที่ยังไม่พ้นกำหนด",
    Incident.QUEUE: "ขณะนี้ตอบทันแล้ว",
    Incident.CLOCK: "ขณะนี้ทำงานแล้ว ประกาศที่ยังใช้ได้ส่งตามแล้ว",
    Incident.QUOTA: "ขณะนี้มีพอแล้ว",
    Incident.DISK: "ขณะนี้มีพื้นที่พอแล้ว",
    Incident.FACTS: "ขณะนี้ครบแล้ว",
}


def began(what: Incident, since: datetime) -> str:
    return f"{HEADING}\n• {_WRONG[what]}ตั้งแต่ {moment(since)} {_DO[what]}"


def over(what: Incident, since: datetime, until: datetime) -> str:
    return f"{HEADING}\n• {_WRONG[what]}ตั้งแต่ {moment(since)} ถึง {moment(until)} {_AFTERWARDS[what]}"
