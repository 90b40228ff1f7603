"""What planbot says to the person who runs it: one line that says what is wrong and what would be right."""

DATABASE = {
    "address": "DATABASE_URL: ไม่ใช่ที่อยู่ฐานข้อมูล ตัวอย่างที่ถูกต้อง sqlite:///var/planbot.db "
    "หรือ postgresql://user:password@host/name",
    "kind": "DATABASE_URL: planbot ใช้ได้กับ sqlite และ postgresql เท่านั้น (ค่าที่พบ: {detail})",
    "folder": "DATABASE_URL: สร้างโฟลเดอร์ของฐานข้อมูลไม่ได้ {detail}",
    "unreachable": "DATABASE_URL: ติดต่อฐานข้อมูลไม่ได้ {detail}",
    "schema": "ตารางในฐานข้อมูล {detail} ไม่ตรงกับ planbot รุ่นนี้ ให้สั่ง planbot db upgrade ก่อน",
    "newer": "ตารางในฐานข้อมูล {detail} เป็นของ planbot รุ่นใหม่กว่านี้ ให้ใช้ planbot รุ่นนั้น หรือกู้ฐานข้อมูลที่สำรองไว้",
    "upgrade": "ปรับตารางในฐานข้อมูลไม่ได้ {detail}",
    "failed": "ฐานข้อมูลทำงานไม่สำเร็จ {detail}",
}
UNEXPECTED = "planbot ขัดข้องโดยไม่คาดคิด ({error}) ให้แจ้งผู้ดูแลพร้อมข้อความในวงเล็บนี้"
SECOND_WORKER = (
    "มี worker ทำงานกับฐานข้อมูล SQLite นี้อยู่แล้ว (ไฟล์ {detail}) "
    "ให้หยุดตัวเดิมก่อน หรือเปลี่ยนไปใช้ PostgreSQL ถ้าต้องการหลายตัว"
)
PORT_IN_USE = "PORT: พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ ให้ปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น"
PORT_REFUSED = "PORT: เปิดพอร์ต {port} ไม่ได้ ({reason}) ให้เลือกพอร์ตอื่นที่มากกว่า 1024"
NEEDS_DATABASE_URL = (
    "DATABASE_URL: ยังไม่ได้ตั้งค่า เมื่อแยก serve กับ work ทั้งสองต้องชี้ฐานข้อมูลเดียวกัน "
    "เช่น postgresql://user:password@host/name"
)
LISTENING = "planbot รับ webhook แล้ว ที่ {address} (/callback)"
BIND_NOT_HERE = "BIND: เครื่องนี้ไม่มีที่อยู่นี้ ใช้ 127.0.0.1 (หลัง proxy ในเครื่อง) หรือ 0.0.0.0 (รับจากทุกที่)"
WORKING = "planbot worker พร้อมแล้ว"
WEB_ENDED = "planbot หยุดรับ webhook เองโดยไม่คาดคิด ให้เปิดใหม่ และดูบันทึกการทำงานก่อนบรรทัดนี้"
DEMO_READY = (
    "เปิดเบราว์เซอร์ที่ {address} เพื่อลองคุยกับ planbot (กด Ctrl+C เพื่อหยุด)\n"
    "หน้าเว็บสาธารณะ: {pages} (คู่มือ {pages}manual ปฏิทิน {pages}calendar)\n"
    "หน้าจัดการงานของเจ้าหน้าที่: {pages}console (ในหน้าลองคุย เปิดแชตของ {officer} แล้วพิมพ์ “เข้าระบบ”)"
)
DEMO_RUNS = "การสาธิตเปิดอยู่แล้วที่ {address} ใช้หน้านั้น หรือกด Ctrl+C ในหน้าต่างที่เปิดไว้ก่อน แล้วสั่งใหม่"
PUBLISHED = "เผยแพร่สถิติแล้ว: {period}"
PUBLISH_ALONE = "--publish ใช้ร่วมกับ --out หรือ --json ไม่ได้ สั่งทีละอย่าง"
UPGRADED = "ฐานข้อมูล {name} เป็นรุ่นล่าสุดแล้ว"

EVENT_ROW = "{id}  {at}  {type:<14} ลองแล้ว {attempts} ครั้ง  {error}{gone}"
EVENT_IS_GONE = " (ลบเนื้อหาแล้ว ลองใหม่ไม่ได้)"
NO_EVENTS_FAILED = "ไม่มีข้อความที่จัดการไม่สำเร็จ"
EVENT_UNKNOWN = "ไม่พบรายการ {id} ดูรายการด้วย planbot events failed"
EVENT_WAITS = "รายการ {id} รออยู่แล้ว ตัวทำงานจะลองเองในไม่ช้า"
EVENT_DONE = "รายการ {id} จัดการเสร็จไปแล้ว ไม่มีอะไรต้องลองใหม่"
EVENT_EMPTY = "รายการ {id} ไม่มีเนื้อหาแล้ว (ข้อความของกลุ่มเจ้าหน้าที่ ถูกยกเลิก หรือเก่า) จึงลองใหม่ไม่ได้"
EVENT_AGAIN = "ให้ลองรายการ {id} ใหม่แล้ว ถ้า planbot ทำงานอยู่จะทำทันที"
DELIVERY_ROW = "{id}  {at}  {kind:<5} {state:<8} {purpose:<10} {outcome}{gone}"
NO_DELIVERIES_FAILED = "ไม่มีข้อความที่ส่งไม่สำเร็จ"
DELIVERY_UNKNOWN = "ไม่พบรายการส่ง {id} ดูรายการด้วย planbot deliveries failed"
DELIVERY_NOT_FAILED = "รายการส่ง {id} ไม่ได้ส่งไม่สำเร็จ (สถานะ {state}) ไม่มีอะไรต้องลองใหม่"
DELIVERY_EMPTY = "รายการส่ง {id} ไม่มีเนื้อหาแล้ว จึงส่งใหม่ไม่ได้"
DELIVERY_MAYBE = "รายการ {id} อาจถึงผู้รับแล้ว ส่งใหม่อาจซ้ำ ส่งหรือไม่"
DELIVERY_AGAIN = "ให้ส่งรายการ {id} ใหม่แล้ว ถ้า planbot ทำงานอยู่จะส่งทันที"
BACKUP_EXISTS = "{path}: มีไฟล์นี้อยู่แล้ว ใช้ชื่ออื่น (ไม่เขียนทับ)"
BACKUP_FAILED = "สำรองลง {path} ไม่สำเร็จ ({reason}) ตรวจพื้นที่ดิสก์และสิทธิ์เขียน ยังไม่มีไฟล์ใหม่"
BACKED_UP = "สำรองไว้ที่ {path} แล้ว ({size:,} ไบต์) เก็บไว้ที่เครื่องอื่น พร้อม .env และ knowledge/manual ที่แก้ไว้"
BACKUP_POSTGRESQL = (
    "ฐานข้อมูลเป็น PostgreSQL ให้สำรองด้วย pg_dump --format=custom --file={path} "
    '"$DATABASE_URL" (ขณะ planbot ทำงานอยู่ได้)'
)
RESTORE_POSTGRESQL = (
    "ฐานข้อมูลเป็น PostgreSQL ให้หยุด planbot แล้วสั่ง pg_restore --clean --if-exists --no-owner "
    '--dbname="$DATABASE_URL" {path} จากนั้น planbot db upgrade'
)
NO_BACKUP = "{path}: ไม่มีไฟล์นี้ หรืออ่านไม่ได้"
NOT_A_BACKUP = "{path}: ไม่ใช่ฐานข้อมูลของ planbot ที่สำรองไว้ ({reason}) ยังไม่ได้เปลี่ยนอะไร"
BACKUP_NEWER = "{path}: สำรองจาก planbot รุ่นใหม่กว่านี้ ให้ใช้ planbot รุ่นนั้น ยังไม่ได้เปลี่ยนอะไร"
RESTORE_IN_USE = "ฐานข้อมูลมีโปรแกรมเปิดอยู่ ให้หยุด planbot ทุกตัวก่อน ยังไม่ได้เปลี่ยนอะไร"
RESTORE_FAILED = "กู้คืนไม่สำเร็จ ({reason}) ตรวจพื้นที่ดิสก์และสิทธิ์เขียน ยังไม่ได้เปลี่ยนอะไร"
RESTORED = (
    "กู้คืนจาก {path} แล้ว ลบข้อมูลของผู้ที่ขอลบหลังการสำรองอีกครั้ง {erased} คน "
    "ที่ค้างส่งหรือค้างตอบตอนสำรอง {left} รายการไม่ส่งเอง ดูด้วย planbot events failed และ planbot deliveries failed "
    "ฐานข้อมูลเดิมอยู่ที่ {old} ลบเมื่อไม่ใช้"
)

NO_GROUPS = "ยังไม่มีกลุ่ม LINE ที่บอทอยู่ เชิญบอทเข้ากลุ่มก่อน"
GROUP_ROW = "{id}  {role:<14} {name}{left}"
GROUP_LEFT = " (บอทออกจากกลุ่มแล้ว)"
GROUP_NO_NAME = "(ยังไม่ทราบชื่อ)"
GROUP_UNKNOWN = "ไม่พบกลุ่ม {id} ดูรายชื่อกลุ่มที่บอทอยู่ด้วย planbot groups list"
GROUP_NOT_IN = "บอทออกจากกลุ่ม {id} ไปแล้ว เชิญบอทเข้ากลุ่มอีกครั้งก่อน"
GROUP_BOUND = "ผูกกลุ่ม {name} เป็น {role} แล้ว"
GROUP_UNBOUND = "เลิกผูกกลุ่ม {id} แล้ว"
GROUP_NOT_BOUND = "กลุ่ม {id} ไม่ได้ผูกไว้"
GROUP_CODE = "พิมพ์รหัสนี้ในกลุ่ม LINE ที่ต้องการให้เป็น {role} ภายใน 10 นาที (ใช้ได้ครั้งเดียว): {code}"

NO_OFFICERS = "ยังไม่มีเจ้าหน้าที่ลงทะเบียน สั่ง planbot officers invite ชื่อ แล้วให้เจ้าหน้าที่พิมพ์รหัสในแชตส่วนตัวกับบอท"
OFFICER_ROW = "{id}  {name}{rank}"
RANKS = {"officer": "", "head": "  (หัวหน้ากลุ่ม)", "admin": "  (ผู้ดูแลระบบ)"}
HELP_HEAD = "Also officers, publishing and erasing on the office's pages."
HELP_ADMIN = "As --head, and the system's own page."
HELP_OFFICER = "No more than an officer."
OFFICER_NAME = "ชื่อเจ้าหน้าที่ต้องมีตัวอักษร และยาวไม่เกิน 60 ตัวอักษร"
OFFICER_ID = "{id} ไม่ใช่รหัสผู้ใช้ LINE (ตัว U ตามด้วยเลขฐานสิบหก 32 หลัก) ใช้ planbot officers invite ชื่อ แทนได้"
OFFICER_TAKEN = "มีเจ้าหน้าที่ชื่อ {name} อยู่แล้ว ใช้ชื่อที่ต่างกันเพื่อไม่ให้สับสน"
OFFICER_CODE = "ให้ {name} พิมพ์รหัสนี้ในแชตส่วนตัวกับบอท ภายใน 10 นาที (ใช้ได้ครั้งเดียว): {code}"
OFFICER_ADDED = "เพิ่ม {name} เป็นเจ้าหน้าที่แล้ว"
OFFICER_REMOVED = "{name} ไม่เป็นเจ้าหน้าที่แล้ว"
OFFICER_HAD = "เรื่องที่ยังรอ {count} เรื่อง แจ้งให้เจ้าหน้าที่คนอื่นแล้ว"
OFFICER_UNKNOWN = "ไม่พบเจ้าหน้าที่ {id} ดูรายชื่อด้วย planbot officers list"

FISCAL_YEAR = "ปีงบประมาณต้องเป็น พ.ศ. เช่น 2570 (ค่าที่พบ: {given}{hint})"
FISCAL_YEAR_HINT = " น่าจะหมายถึง {right}"
CANNOT_WRITE = "เขียนไฟล์ {path} ไม่ได้ ({reason}) ตรวจว่าโฟลเดอร์มีอยู่ เขียนได้ และไม่ได้เปิดไฟล์ค้างไว้"
ONLY_XLSX = "{path}: ชื่อไฟล์ต้องลงท้ายด้วย .xlsx"
XLSX_OR_CSV = "{path}: ชื่อไฟล์ต้องลงท้ายด้วย .xlsx หรือ .csv"
WRITTEN = "เขียน {path} แล้ว ({count} รายการ)"
NOTHING_WAITS = "ไม่มีคำถามที่รอเจ้าหน้าที่"
PROCEDURE_UNKNOWN = "ไม่มีกระบวนงาน {given} ที่มีคือ {known}"
NOT_UTF8 = "ข้อความที่ใส่มีตัวอักษรที่อ่านไม่ได้ ให้ตั้งหน้าต่างคำสั่งเป็น UTF-8 แล้วพิมพ์ใหม่"
NAME_LONG = "ชื่อ “{given}...” ยาวเกิน {most} ตัวอักษร ให้พิมพ์ให้สั้นลง"
NO_QUESTION = "คำถามว่างเปล่า ให้ใส่ --question ด้วยข้อความที่ถาม"
WAITING_WITH_ANSWER = "--waiting กับ --answer ใช้พร้อมกันไม่ได้ เลือกอย่างใดอย่างหนึ่ง"
SCHOOL_AMBIGUOUS = "“{given}” อาจหมายถึงหลายโรงเรียน: {found} ให้พิมพ์ชื่อเต็ม"
CANNOT_READ = "{path}: อ่านไฟล์ไม่ได้ ({reason})"
NOT_YAML = "{path} บรรทัดที่ {line}: ไม่ใช่ YAML ที่ใช้ได้ ยังไม่ได้นำเข้าอะไร"
NOT_ENTRIES = (
    "{path} รายการที่ {number}: ต้องมี phrasings (รายการคำถามอย่างน้อยหนึ่งข้อ) และ answer (ข้อความ) ยังไม่ได้นำเข้าอะไร"
)
ENTRY_ID = "{path} รายการที่ {number}: id ต้องเป็นเลขลำดับตั้งแต่ 1 หรือไม่ใส่ (ค่าที่พบ: {given}) ยังไม่ได้นำเข้าอะไร"
ENTRY_NAME = "{path} รายการที่ {number}: {name} ต้องเป็นข้อความไม่เกิน {most} ตัวอักษร ยังไม่ได้นำเข้าอะไร"
ENTRY_DATE = "{path} รายการที่ {number}: date ต้องเป็นวันที่ ค.ศ. เช่น 2026-11-23 (ค่าที่พบ: {given}) ยังไม่ได้นำเข้าอะไร"
IMPORTED = "นำเข้าจาก {path} แล้ว {count} รายการ (เปลี่ยนหรือเพิ่ม {changed})"
GAP = "{count} ครั้ง  {question}"
NO_GAPS = "ไม่มีคำถามที่ยังไม่มีคำตอบในเดือนนี้"
MONTH_WRONG = "เดือนต้องเป็นปี ค.ศ.-เดือน เช่น 2026-11 (ค่าที่พบ: {given})"
CHECK_STAFF = "ผู้รับคำถามที่ส่งต่อ"
NO_STAFF = (
    "ไม่มีทั้งกลุ่มเจ้าหน้าที่และเจ้าหน้าที่ที่ลงทะเบียน คำถามจึงส่งต่อให้ใครไม่ได้ "
    "สั่ง planbot officers invite ชื่อ หรือ planbot groups code --role officers"
)
STAFF_UNKNOWN = "knowledge/manual/officers.yaml ระบุ {names} ซึ่งยังไม่ได้ลงทะเบียน สั่ง planbot officers invite ชื่อ"
CHECK_HEAD = "หัวหน้ากลุ่ม"
NO_HEAD = (
    "knowledge/manual/officers.yaml ยังไม่ได้ระบุ head คำถามที่รอเกินกำหนดจึงไม่มีหัวหน้าให้แจ้ง "
    "ใส่ชื่อตามที่ลงทะเบียนด้วย planbot officers invite ชื่อ"
)
CHECK_OFFICE = "ข้อมูลของสำนักงาน"
OFFICE_UNFILLED = (
    "ยังไม่ได้ใส่: {missing} ใส่ใน knowledge/manual หรือสั่ง planbot knowledge set ระหว่างนี้บอทตอบผู้ถามว่ายังไม่มีข้อมูลนั้น"
)
UNFILLED = {
    "phone": "โทรศัพท์ (office.yaml phone)",
    "address": "ที่อยู่ (office.yaml address)",
    "schools": "รายชื่อโรงเรียน (schools.yaml)",
    "responsible": "ผู้รับผิดชอบ {of} (officers.yaml responsible)",
    "ploughing": "วันพืชมงคลปี {year} (days_off.yaml extra)",
    "groups": "โทรศัพท์ของกลุ่มอื่น {names} (groups.yaml phone)",
}
CHECK_ADDRESS = "PUBLIC_URL"
ADDRESS_SILENT = (
    "{address}/healthz ไม่ตอบ ({reason}) ตรวจว่า planbot ทำงานอยู่ proxy ชี้มาที่ BIND กับ PORT นี้ "
    "(เริ่มต้นรับเฉพาะ 127.0.0.1) หรือสั่ง planbot run --bind 0.0.0.0"
)
NO_HTTPS = "{address} ไม่ใช่ https LINE จึงเรียก webhook และมารับรูปหรือไฟล์ไม่ได้ ให้ใช้ที่อยู่ https"

DOCTOR_OK = "ผ่าน     {what}"
DOCTOR_BAD = "ต้องแก้   {what}: {todo}"
DOCTOR_NOTE = "ควรดู    {what}: {todo}"
CHECK_SETTINGS = "การตั้งค่า (.env หรือ environment)"
CHECK_MANUAL = "ไฟล์คู่มือ (YAML)"
MANUAL_WRONG = "พบ {count} จุดที่ต้องแก้ ดูรายละเอียดด้วย planbot knowledge check"
CHECK_LINE = "LINE"
CHECK_TOKEN = "LINE_CHANNEL_ACCESS_TOKEN"
CHECK_TOKEN_OF = "LINE_CHANNEL_ACCESS_TOKEN ใช้ได้ บัญชี {name} ({id})"
LINE_UNREACHABLE = "{reason} ให้ตรวจอินเทอร์เน็ตของเครื่องนี้ และ LINE_API_BASE ถ้าตั้งไว้"
TOKEN_WRONG = "LINE ไม่รับ token นี้ ให้ออก token ใหม่ใน LINE Developers Console ({reason})"
CHECK_SENDING = "การส่งข้อความ"
LINE_REFUSES = {
    "any": (
        "LINE ไม่รับ token ตั้งแต่ {since} ข้อความที่ค้างเก็บไว้ทั้งหมด ให้ออก token ใหม่ใน LINE Developers Console"
        " ใส่ใน LINE_CHANNEL_ACCESS_TOKEN แล้วเริ่ม planbot ใหม่"
    ),
    "reply": (
        "LINE ไม่ให้บัญชีนี้ตอบข้อความ (403) ตั้งแต่ {since} ข้อความที่ค้างเก็บไว้ทั้งหมด"
        " ให้ตรวจสิทธิ์และแพ็กเกจของบัญชีใน LINE Official Account Manager"
    ),
    "push": (
        "LINE ไม่ให้บัญชีนี้ส่งข้อความ (403) ตั้งแต่ {since} ข้อความที่ค้างเก็บไว้ทั้งหมด"
        " ให้ตรวจสิทธิ์และแพ็กเกจของบัญชีใน LINE Official Account Manager"
    ),
}
PURPOSE_UNKNOWN = "รายการส่งที่ {id} ไม่ทราบจุดประสงค์ จึงไม่ส่ง ({note})"
CHECK_TIME = "นาฬิกาของเครื่อง"
CLOCK_AHEAD = "เร็วกว่าของ LINE {seconds} วินาที ให้ตั้งเวลาเครื่องให้ตรง (เปิด NTP)"
CLOCK_BEHIND = "ช้ากว่าของ LINE {seconds} วินาที ให้ตั้งเวลาเครื่องให้ตรง (เปิด NTP)"
CLOCK_WAS_AHEAD = "เมื่อ {at} เร็วกว่าของ LINE {seconds} วินาที ถ้ายังไม่ได้ตั้งเวลาเครื่องให้ตรง ให้เปิด NTP"
CLOCK_WAS_BEHIND = "เมื่อ {at} ช้ากว่าของ LINE {seconds} วินาที ถ้ายังไม่ได้ตั้งเวลาเครื่องให้ตรง ให้เปิด NTP"
CHECK_WEBHOOK = "webhook"
YOURS = "https://<ที่อยู่ของท่าน>/callback"
WEBHOOK_NOT_SET = "ยังไม่ได้ตั้ง Webhook URL ให้ใส่ {address} ใน LINE Developers Console"
WEBHOOK_ELSEWHERE = "ชี้ไปที่ {is_} แต่ควรเป็น {should} ให้แก้ใน LINE Developers Console"
WEBHOOK_OFF = "ปิดอยู่ ให้เปิด Use webhook ใน LINE Developers Console"
WEBHOOK_FAILS = (
    "LINE เรียก {address} ไม่สำเร็จ ({reason}) ตรวจว่า planbot ทำงานอยู่ "
    "ใบรับรอง https ถูกต้อง และ LINE_CHANNEL_SECRET ตรงกัน"
)
CHECK_QUOTA = "โควตาข้อความของเดือนนี้"
CHECK_QUOTA_FREE = "โควตาข้อความของเดือนนี้ ไม่จำกัด (ใช้ไป {used})"
CHECK_QUOTA_LEFT = "โควตาข้อความของเดือนนี้ เหลือ {left} จาก {limit}"
QUOTA_GONE = "ใช้ครบ {limit} แล้ว คำตอบยังส่งได้ แต่ประกาศส่งไม่ได้จนกว่าจะขึ้นเดือนใหม่หรือซื้อเพิ่ม"
CHECK_DATABASE = "ฐานข้อมูล"
CHECK_WORKER = "worker"
WORKER_IDLE = "มีข้อความรออยู่เกิน 2 นาที ตรวจว่า planbot run (หรือ planbot work) ทำงานอยู่"
CHECK_ASIDE = "ข้อความที่ตอบไม่สำเร็จ"
ASIDE = "มี {count} รายการ ดูด้วย planbot events failed แล้วลองใหม่ด้วย planbot events retry ID"
CHECK_GROUP = "กลุ่ม LINE ของ {role}"
GROUP_MISSING = "ยังไม่ได้ผูก สั่ง planbot groups code --role {role} แล้วพิมพ์รหัสในกลุ่ม"
CHECK_SECRETS = ".env"
SECRETS_OPEN = "ผู้ใช้อื่นของเครื่องนี้อ่านรหัสลับในไฟล์ได้ ให้สั่ง chmod 600 .env"
CHECK_DISK = "พื้นที่ดิสก์"
DISK_FULL = "เหลือน้อยกว่า 500 MB ให้เพิ่มพื้นที่หรือลบไฟล์ที่ไม่ใช้"
CHECK_CONSOLE = "สวิตช์ที่ LINE ไม่บอกผ่าน API"
CONSOLE_SWITCHES = (
    "ใน LINE Developers Console เปิด Webhook redelivery และ Allow bot to join group chats; "
    "ใน LINE Official Account Manager ปิดข้อความตอบกลับอัตโนมัติและข้อความทักทาย"
)
