"""What the commands for the office's own changes say, in Thai."""

SAVED = "บันทึกแล้ว (ฉบับที่ {revision}) ใช้ทันที"
CONFLICT = "ยังไม่ได้บันทึก: มีผู้แก้ไขก่อนแล้ว (ฉบับที่ {revision}) ดูด้วย planbot knowledge edits แล้วสั่งใหม่"
REFUSED = "ยังไม่ได้บันทึก: {problems}"
UNCONFIRMED = "ยังไม่ได้บันทึก: คำถามตัวอย่างต่อไปนี้จะได้คำตอบเปลี่ยนไป {examples} ถ้าต้องการเช่นนั้น สั่งอีกครั้งโดยเติม --yes"
NOT_JSON = "ค่าต้องเป็นข้อความ หรือ JSON ที่ถูกต้อง: {value}"
YEARS = "--from-year และ --to-year เป็นปีงบประมาณ พ.ศ. 2500-2700 และปีแรกต้องไม่หลังปีสุดท้าย"
NO_SUCH_EDIT = "ไม่มีการแก้ไขที่ใช้อยู่เลขที่ {number} ดูด้วย planbot knowledge edits"
ROW_NEEDED = "ฟิลด์นี้เป็นรายการ ใส่ค่าของรายการ หรือทั้งรายการเป็น JSON [...]"
EDIT = "{number:>4}  {place} = {value}{years}  ({day} {by}{reason})"
REMOVED = "(ลบ)"
NO_EDITS = "สำนักงานยังไม่ได้แก้ไขข้อมูลใด"
ASIDE = "พักไว้ ไม่ได้ใช้: {problem} (เลขที่ {number}; ยกเลิกด้วย planbot knowledge undo {number})"
BENEATH = (
    "ไฟล์ YAML เปลี่ยนใต้การแก้ไขของสำนักงาน: {place}\n  เดิมใน YAML: {old}\n  ใหม่ใน YAML: {new}\n"
    "  ของสำนักงาน (ใช้อยู่): {ours}\n"
    "  ใช้ของ YAML: planbot knowledge undo {number}"
)
CHECK = "การแก้ไขของสำนักงาน"

NOT_ROWS = "{path} overrides รายการที่ {number}: {field} ใช้ไม่ได้ ยังไม่ได้นำเข้าอะไร"
DOES_NOT_LOAD = "{path}: ยังไม่ได้นำเข้าอะไร การแก้ไขต่อไปนี้ใช้ไม่ได้ {problems}"
IMPORTED = "นำเข้าการแก้ไขของสำนักงานจาก {path} แล้ว {new} จาก {count} รายการ (ที่เหลือมีอยู่แล้ว)"
WOULD_IMPORT = (
    "ทดลองเท่านั้น ยังไม่ได้นำเข้า: ความรู้ {entries} รายการ (เปลี่ยนหรือเพิ่ม {changed}) "
    "การแก้ไขใหม่ {new} จาก {count} รายการ"
)

OFFER = "{number:>6}  {count} ครั้ง  {words}{place}  ({source})"
SOURCES = {"chosen": "ถามกลับแล้วเลือกเอง", "wrong": "บอกว่าไม่ตรง", "answered": "เจ้าหน้าที่ตอบ"}
NO_OFFERS = "ไม่มีถ้อยคำที่เสนอ"
NO_SUCH_OFFER = "ไม่มีข้อเสนอเลขที่ {number} ดูด้วย planbot knowledge suggest"
DECLINED = "ไม่รับ “{words}” จะไม่เสนออีก"
WHERE = "ไม่ทราบว่าขั้นตอนใดตอบคำถามนี้ ระบุด้วย --approve {number} --to plan-review-4 --facet timeline"
OFFERED = "รับถ้อยคำที่ระบบเสนอ"
ONE_OF_TWO = "เลือก --approve หรือ --reject อย่างใดอย่างหนึ่ง"
