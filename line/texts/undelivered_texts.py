"""Thai sentences about messages that could not be delivered or were withdrawn."""

from collections.abc import Callable, Mapping


def held_up(name: str) -> str:
    return (
        f"แจ้งให้ทราบค่ะ {name} ยังไปไม่ถึงเจ้าหน้าที่ เพราะโควตาข้อความ LINE ของเดือนนี้หมด "
        "คำถามเก็บไว้ครบ จะส่งให้เองเมื่อมีโควตา หากเร่งด่วน แตะ “ถามเจ้าหน้าที่” แล้วเลือก “ช่องทางติดต่ออื่น” ค่ะ"
    )


def taken_back(name: str, in_time: bool, has_another: bool) -> str:
    if in_time:
        after = "คำตอบอื่นของเรื่องนี้ยังส่งตามเดิม" if has_another else "เรื่องนี้รอคำตอบใหม่"
        return f"ยกเลิกคำตอบ {name} แล้ว ยังไม่ถึงผู้ถามค่ะ {after}"
    return f"ท่านยกเลิกข้อความคำตอบ {name} แต่ส่งถึงผู้ถามไปแล้ว LINE เรียกคืนไม่ได้ค่ะ ถ้าต้องการแก้ พิมพ์ “ส่งผิด {name} ...”"


def addition_taken_back(name: str) -> str:
    return f"{name} ผู้ถามยกเลิกข้อความที่ถามเพิ่มข้อความหนึ่งแล้วค่ะ ข้อความที่ส่งมาแล้ว LINE เรียกคืนไม่ได้ กรุณาไม่นำไปใช้ต่อ"


def source_taken_back(entry: int) -> str:
    return (
        f"ข้อความที่เป็นที่มาของความรู้ที่ {entry} ถูกยกเลิกใน LINE แล้วค่ะ บอทยังใช้ความรู้นี้ตอบอยู่ "
        f"ถ้าไม่ควรใช้ต่อ พิมพ์ “ถอนความรู้ {entry}”"
    )


def cannot_reach(name: str) -> str:
    return f"คำตอบ {name} ยังไปไม่ถึง ผู้ถามบล็อกบอทหรือไม่ได้เป็นเพื่อน คำตอบเก็บไว้ และจะไปถึงเมื่อผู้ถามทักบอทครั้งหน้า"


def no_quota(name: str) -> str:
    return (
        f"คำตอบ {name} ยังไปไม่ถึง โควตาข้อความของเดือนนี้หมด คำตอบเก็บไว้ จะไปถึงฟรีเมื่อผู้ถามทักบอทครั้งหน้า หรือเมื่อมีโควตาใหม่"
    )


def refused(name: str) -> str:
    return f"คำตอบ {name} ส่งไม่สำเร็จ LINE ไม่รับ กรุณาติดต่อผู้ถามทางอื่น หรือตอบใหม่อีกครั้ง"


def delayed(name: str) -> str:
    return (
        f"คำตอบ {name} ยังไปไม่ถึง LINE ขัดข้องมากว่า 1 วัน คำตอบเก็บไว้และจะส่งต่อไปเรื่อย ๆ หากเร่งด่วน กรุณาติดต่อผู้ถามทางอื่น"
    )


def in_doubt(name: str) -> str:
    return (
        f"ไม่แน่ใจว่าคำตอบ {name} ไปถึงผู้ถามหรือไม่ เพราะ LINE ขัดข้องกว่า 1 วัน คำตอบเก็บไว้ และจะส่งอีกครั้งเมื่อผู้ถามทักบอท "
        "หากเร่งด่วน กรุณาติดต่อผู้ถามทางอื่น"
    )


WHY: Mapping[str, Callable[[str], str]] = {
    "unreachable": cannot_reach,
    "held": no_quota,
    "refused": refused,
    "afresh": delayed,
    "carried": in_doubt,
}


def refused_by_all(name: str) -> str:
    return (
        f"แจ้งให้ทราบค่ะ {name} ยังส่งถึงเจ้าหน้าที่ทาง LINE ไม่ได้ คำถามเก็บไว้ครบ หากเร่งด่วน แตะ “ถามเจ้าหน้าที่” แล้วเลือก "
        "“ช่องทางติดต่ออื่น” ค่ะ"
    )
