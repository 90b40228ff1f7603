"""What the command line and the doctor say of rich menus and of marking messages as read."""

AUDIENCES = {"askers": "ผู้ถาม", "officers": "เจ้าหน้าที่"}

MADE = "เมนูของ{audience}: ทำใหม่และแสดงแล้ว ({id})"
AS_BEFORE = "เมนูของ{audience}: ตรงอยู่แล้ว ไม่ได้สร้างใหม่ ({id})"
LINKED = "ผูกเมนูเจ้าหน้าที่แล้ว {count} คน"
PASSED_OVER = "ข้าม {count} คนที่ยังไม่ได้เพิ่มบอทเป็นเพื่อน (ผูกให้เองเมื่อเพิ่มเพื่อนแล้ว)"
KEPT_IMAGE = "เครื่องนี้วาดภาษาไทยให้ถูกตำแหน่งไม่ได้ จึงใช้รูปเมนูที่มากับโปรแกรม (ใช้งานได้ตามปกติ)"
BUSY = "planbot ที่ทำงานอยู่กำลังจัดการเมนูอยู่พอดี รอสักครู่แล้วสั่งใหม่"
NOT_DONE = "จัดการเมนูไม่สำเร็จ: {reason} ตรวจด้วย planbot doctor แล้วสั่งใหม่"
REFUSED = "เมนูของ{audience}: LINE ไม่รับ ({reason}) เมนูเดิม (ถ้ามี) ยังใช้อยู่"
SOME_REFUSED = "มีเมนูที่ LINE ไม่รับ ตรวจข้อความด้านบน แก้แล้วสั่ง planbot menu apply อีกครั้ง"

CHECK_MENUS = "เมนูใน LINE"
NO_MENU = "ยังไม่มีเมนูของ{audience} worker ทำให้เองภายในหนึ่งนาที หรือสั่ง planbot menu apply"
OLD_MENU = "เมนูของ{audience}ยังเป็นแบบเก่า worker เปลี่ยนให้เองภายในสิบนาที หรือสั่ง planbot menu apply"
OTHER_DEFAULT = "เมนูที่ทุกคนเห็นไม่ใช่ของ planbot สั่ง planbot menu apply"
NOT_FRIENDS = "เจ้าหน้าที่ {count} คนยังไม่ได้เพิ่มบอทเป็นเพื่อน จึงยังไม่เห็นเมนูเจ้าหน้าที่"
CHECK_READ = "เครื่องหมายอ่านแล้ว"
BY_HAND = "เปิด “แชต” ไว้ใน LINE Official Account Manager planbot จึงทำเครื่องหมายอ่านแล้วให้ข้อความที่ตอบเอง"
BY_ITSELF = "LINE ทำเครื่องหมายอ่านแล้วเอง (ปิด “แชต” หรือเปิดอ่านอัตโนมัติ)"
