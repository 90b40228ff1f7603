"""The Thai sentences around pictures, files and stickers that are passed on."""

INSTEAD = "พิมพ์เป็นข้อความ หรือวางลิงก์ของไฟล์แทนค่ะ"

# To officers
CORRECTION_IS_TEXT = f"คำแก้ไขต้องเป็นข้อความ จึงยังไม่ได้ส่งค่ะ {INSTEAD} (หรือพิมพ์ “ยกเลิก”)"
STICKER_REFUSED = "LINE ไม่ให้บอทส่งสติกเกอร์ชุดนี้ จึงไม่ได้เก็บไว้ในคำตอบค่ะ พิมพ์ต่อ หรือ “จบ” เพื่อส่งที่เก็บไว้แล้ว"
NOT_PASSED_ON = "ข้อความแบบนี้ส่งต่อไม่ได้ จึงไม่ได้เก็บไว้ในคำตอบค่ะ พิมพ์เป็นข้อความแทน แล้ว “จบ” เพื่อส่ง"
HOW_TO_SEND = (
    "รูปหรือไฟล์นี้ยังไม่ได้ส่งถึงผู้ถามค่ะ แตะ “หลายข้อความ” ใต้การ์ดคำถาม (หรือพิมพ์ “หลายข้อความ 12”) "
    "แล้วส่งรูปหรือไฟล์ จบด้วยคำว่า “จบ”"
)
GONE = "ไม่พบรูปหรือไฟล์นี้แล้ว จึงไม่ได้ส่งค่ะ ส่งมาใหม่ได้เลย"
STILL_FETCHING = (
    "ยังรับรูปหรือไฟล์จาก LINE ไม่ครบ คำตอบทั้งหมดจะส่งให้เองเมื่อรับครบ แล้วจะแจ้งให้ทราบค่ะ ไม่ต้องพิมพ์ “จบ” อีก "
    "(เปลี่ยนใจพิมพ์ “ยกเลิก”)"
)

# To askers
ASKERS_CANNOT = "รูปหรือไฟล์นี้ยังไม่ได้ส่งถึงเจ้าหน้าที่ค่ะ ส่งต่อได้เฉพาะข้อความ รบกวนพิมพ์อธิบายมานะคะ"


def apart(named: str) -> str:
    """A file's name ends with a space where Thai goes on: "ไฟล์ แผน.pdf นี้", but "รูปภาพนี้"."""
    return f"{named} " if " " in named else named


def pictures(count: int) -> str:
    """Pictures that were sent together."""
    return f"รูปภาพ {count} รูป"


def no_room(name: str, kept: int, most: int) -> str:
    return (
        f"คำตอบของ {name} เก็บได้ {most} ข้อความ มีแล้ว {kept} รูปชุดนี้จึงไม่ได้เก็บค่ะ ส่งใหม่ไม่เกิน {most - kept} รูป "
        "หรือพิมพ์ “จบ” เพื่อส่งก่อน"
    )


def no_address(named: str) -> str:
    return f"{apart(named)}นี้ยังไม่ได้ส่งถึงผู้ถาม เพราะ planbot ยังไม่มีที่อยู่ https (PUBLIC_URL) ให้ LINE มารับ {INSTEAD}"


def collected(named: str, case: str, count: int) -> str:
    return f"เก็บ{named} (ข้อความที่ {count}) ของ {case} แล้ว พิมพ์ต่อ หรือ “จบ” เพื่อดูก่อนส่ง"


def for_whom(named: str) -> str:
    return f"{apart(named)}นี้ยังไม่ได้ส่งถึงผู้ถามค่ะ ถ้าเป็นส่วนหนึ่งของคำตอบ แตะเรื่องที่จะส่งถึง"


def for_which(named: str) -> str:
    return f"{apart(named)}นี้เป็นของเรื่องไหนคะ แตะแล้วจะส่งถึงเจ้าหน้าที่"


def on_its_way(named: str, case: str, asker: str) -> str:
    return f"กำลังส่ง{apart(named)}ถึง{asker or 'ผู้ถาม'} ({case}) ค่ะ ถ้าส่งไม่ได้จะแจ้งให้ทราบ"


def added(named: str, case: str, waits_until: str) -> str:
    sent = f"ส่ง{apart(named)}ถึงเจ้าหน้าที่ให้ค่ะ ({case})"
    if waits_until:
        sent = f"เก็บ{apart(named)}ไว้แล้วค่ะ ({case}) ขณะนี้นอกเวลาทำการ เจ้าหน้าที่จะได้รับ{waits_until}"
    return f"{sent} ถ้าส่งไม่ได้จะแจ้งให้ทราบ พิมพ์ “เมนู” เพื่อกลับมาคุยกับบอท"


def passed_before(named: str) -> str:
    return f"{apart(named)}นี้ส่งไปแล้ว หรือกำลังส่งอยู่ค่ะ"


def left_out(count: int) -> str:
    return f"รูปหรือไฟล์ {count} รายการรับจาก LINE ไม่ได้ จึงไม่ได้ส่งไปด้วย"


def more_of(case: str) -> str:
    """To the asker, above the buttons, after a picture that was sent later than the answer."""
    return f"เพิ่มเติมจากเจ้าหน้าที่ {case}"


def from_asker(named: str, case: str, asker: str) -> str:
    return f"{case} {asker or 'ผู้ถาม'} ส่ง{apart(named)}เพิ่มเติม"


def failed(named: str, case: str, why: str, from_officer: bool) -> str:
    whom = "ผู้ถาม" if from_officer else "เจ้าหน้าที่"
    return f"{apart(named)}ของ {case} ไม่ได้ส่งถึง{whom} เพราะ{why} ส่งมาใหม่อีกครั้ง หรือ{INSTEAD}"


TOO_LARGE = "ใหญ่เกิน 10 MB"
NOT_TO_BE_HAD = "รับจาก LINE ไม่ได้"
