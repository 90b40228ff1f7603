"""What officers are told when LINE takes planbot's messages again."""

from datetime import datetime

from line.texts.notice_texts import HEADING, moment


def accepted_again(since: datetime, until: datetime) -> str:
    return (
        f"{HEADING}\n• LINE ไม่รับข้อความของระบบตั้งแต่ {moment(since)} ถึง {moment(until)} ขณะนี้ส่งได้แล้ว "
        "คำถามและคำตอบที่ค้างอยู่กำลังส่งตามลำดับ ส่วนประกาศที่ค้างจะส่งเฉพาะที่ยังไม่พ้นกำหนด"
    )
