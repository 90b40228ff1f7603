"""What planbot says about announcements and key dates to the person who runs it."""

KEY_DATE = "{name}  ปีงบประมาณ {year}  {day}  ({thai})"
KEY_DATE_SET = "ตั้ง {name} ปีงบประมาณ {year} เป็น {day} ({thai}) แล้ว"
NO_KEY_DATES = "ยังไม่ได้ตั้งวันปิดระบบ ตัวอย่าง planbot dates set emes-close-6m 2027-04-20"
NOT_A_DAY = "{day}: ต้องเป็นวันแบบ ปี-เดือน-วัน (ค.ศ.) เช่น 2027-04-20"
NO_SUCH_DAY = "{day}: ไม่มีวันนี้ในปฏิทิน ต้องเป็น ปี-เดือน-วัน (ค.ศ.) เช่น 2027-04-20"
FAR_YEAR = "{day}: planbot ดูปฏิทินได้ตั้งแต่ปี ค.ศ. 2000 เป็นต้นไป เช่น 2027-04-20"
BUDDHIST_YEAR = "{day}: เป็นปี พ.ศ. ให้ใส่ปี ค.ศ. คือ {right}"
DAY_IS_OVER = "{day}: เป็นวันที่ผ่านมาแล้ว (วันนี้ {today}) ตรวจปีอีกครั้ง ต้องเป็นวันปิดระบบที่ยังมาไม่ถึง"
FISCAL_YEAR = "--fiscal-year {year}: ปีงบประมาณเป็น พ.ศ. เช่น {right}"
NOT_THAT_YEAR = "--fiscal-year {year}: {name} วันที่ {day} เป็นของปีงบประมาณ {right} ตรวจวันหรือปีอีกครั้ง"

PERIOD_BACKWARDS = "--to {to} อยู่ก่อน --from {since} ให้สลับวัน"
PERIOD_TOO_LONG = "ช่วงวันยาวเกินไป ดูได้ครั้งละไม่เกิน {years} ปี วันหยุดของปีไกล ๆ ยังไม่มีประกาศ"
NOTHING_PLANNED = "ไม่มีกำหนดการในช่วงนี้"
OCCASION = "{day} {time}  {role}  {id}"

NOT_A_MOMENT = "--at {at}: ต้องเป็นวันเวลาแบบ ISO (ค.ศ.) พร้อมเขตเวลา เช่น 2027-05-24T08:30:00+07:00"
NO_ZONE = "--at {at}: ไม่มีเขตเวลา ให้เติม เช่น {at}+07:00"
NOT_YET = "--at {at}: ยังมาไม่ถึง ประกาศล่วงหน้าได้เฉพาะกับ LINE จำลอง (LINE_API_BASE)"
STATES = {
    "sent": "ส่ง",
    "merged": "รวมกับรายการหลัง",
    "stopped": "งดตามที่เจ้าหน้าที่สั่ง",
    "missed": "เลยเวลา ไม่ส่ง",
    "failed": "LINE ไม่รับ",
}
DELIVERED = {
    "waiting": "รอส่ง",
    "sending": "กำลังส่ง",
    "held": "รอโควตา",
    "carried": "รอส่งพร้อมข้อความถัดไป",
    "sent": "ส่งแล้ว",
    "presumed": "ส่งแล้ว",
    "merged": "ส่งแล้ว",
    "refused": "LINE ไม่รับ",
    "dropped": "ไม่ได้ส่ง",
    "unknown": "ไม่แน่ใจว่าส่งถึง",
    "withdrawn": "ไม่ได้ส่ง",
}
DECIDED = "{state}: {id} -> {group}"
NOTICED = "แจ้งเจ้าหน้าที่: {id}"
NOTHING_DUE = "ไม่มีอะไรต้องประกาศในเวลานั้น หรือประกาศไปแล้ว"
ROW = "{at}  {state}  {id}  {group}"
WISHES = {"stop": "งด", "edit": "แก้ข้อความแล้ว"}
ORDER = "สั่งไว้: {wish}  {id}  ({role})"
OWN = "{at}  รอส่ง  {id}  ({role})  {text}"
NOTHING_RECORDED = "ยังไม่มีประกาศในช่วงนี้"
CANCELLED = "งด {id} แล้ว"
OWN_GONE = "{id}: ไม่มีรายการนี้รออยู่ (อาจส่งหรือยกเลิกไปแล้ว) ดูด้วย planbot announcements list"
OVER = "{id}: ประกาศไปแล้วหรือพ้นเวลาแล้ว ดูด้วย planbot announcements list"
UNKNOWN = "{id}: ไม่มีกำหนดการนี้ ดูชื่อด้วย planbot announcements preview --from ... --to ..."

CHECK_CLOCK = "นาฬิกาประกาศ"
CLOCK_STANDS = "เดินครั้งสุดท้าย {last} ให้เปิด planbot run (หรือ planbot work) ไว้ตลอด"
