"""JSON Schemas of the YAML files, for editors that check while one types: `make schema`."""

import json
from pathlib import Path
from typing import Any

from knowledge.facts.base import Fact
from knowledge.facts.manual import Procedure
from knowledge.loading.files import KINDS

FOLDER = Path(__file__).parents[1] / "schema"

MEANINGS = {
    "acts": "ใครเป็นผู้ทำ: school โรงเรียน, office สำนักงาน",
    "actors": "ผู้ทำตามถ้อยคำในคู่มือ เมื่อต่างจาก acts: ทั้งสองฝ่าย หรือ [] เมื่อไม่ได้ระบุ",
    "after": "true ถ้าทำอีกครั้งหลังระบบปิด",
    "aliases": "ชื่ออื่นที่เรียกกัน",
    "amount": "จำนวน (ตัวเลข)",
    "baht": "ค่าธรรมเนียมเป็นบาท 0 คือไม่มี",
    "also": "ชื่ออื่นที่เรียกกัน",
    "answer_within_hours": "ควรได้คำตอบภายในกี่ชั่วโมงทำการ",
    "before": "ข้อความที่ผิดตามต้นฉบับ",
    "channel": "id ของช่องทางใน channels.yaml",
    "checked": "true เมื่อสำนักงานตรวจรหัสกับเกณฑ์ของปีนั้นแล้ว",
    "code": "รหัสข้อของ ITA ปีนั้น",
    "date": "ปี ค.ศ.-เดือน-วัน เช่น 2027-05-12",
    "dates": "ชื่อของวันปิดระบบ ซึ่งกำหนดด้วยคำสั่ง planbot dates",
    "days_before": "ต้องเสร็จก่อนวันปิดระบบอย่างน้อยกี่วัน",
    "digest": "สรุปประจำเดือนของแต่ละกลุ่ม: monthly ทุกเดือน, when-due เฉพาะเดือนที่มีงานครบกำหนด เริ่ม หรือสิ้นสุด",
    "examples": "คำถามอย่างที่พิมพ์กันใน LINE แยกตามสิ่งที่ถาม",
    "extra": "วันหยุดที่สำนักงานเพิ่มเอง",
    "first": "เดือนแรก 1-12",
    "fiscal_year": "ปีงบประมาณ (พ.ศ.)",
    "head": "ชื่อหัวหน้ากลุ่ม ตามที่ลงทะเบียนเป็นเจ้าหน้าที่ไว้",
    "kind": "ชนิด",
    "last": "เดือนสุดท้าย 1-12 (น้อยกว่าเดือนแรกได้ คือข้ามปี)",
    "line": "บรรทัดในข้อความต้นฉบับ",
    "lines": "บรรทัดในข้อความต้นฉบับ",
    "manual_year": "ปี พ.ศ. ของคู่มือ",
    "month": "เดือน 1-12",
    "not_off": "วันที่ปฏิทินว่าหยุด แต่สำนักงานทำงาน",
    "printed_again": "บรรทัดที่พิมพ์ซ้ำ",
    "officers": "ชื่อเจ้าหน้าที่ตามที่ลงทะเบียนไว้ หรือรหัสผู้ใช้ LINE",
    "responsible": "ใครตอบเรื่องใด",
    "role": "บทบาทของกลุ่มไลน์",
    "short": "ชื่อย่อของเรา",
    "shows": "ข้อนี้แสดงอะไร: manual คู่มือ, statistics สถิติ, e-service บริการออนไลน์",
    "text": "ถ้อยคำของคู่มือ",
    "title": "หัวข้อสั้น ๆ",
    "topics": "เรื่องที่กลุ่มนี้รับผิดชอบ",
    "unit": "หน่วยของเวลา: day วัน, minute นาที",
    "words": "ถ้อยคำของคู่มือ",
    "worked": "วันหยุดในปฏิทินที่ราชการทำงาน (ชื่อหรือส่วนหนึ่งของชื่อ)",
}


def schemas() -> dict[str, str]:
    """Each schema file by its name, as text."""
    kinds: dict[str, type[Fact]] = {**KINDS, "procedure": Procedure}
    found = {}
    for name, kind in kinds.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **kind.model_json_schema()}
        found[f"{name}.json"] = json.dumps(_explained(schema), ensure_ascii=False, indent=2) + "\n"
    return found


def _explained(schema: Any) -> Any:
    """The schema with a Thai description of each field, in place of the code's English docstrings."""
    if isinstance(schema, list):
        return [_explained(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    explained = {key: _explained(value) for key, value in schema.items()}
    if isinstance(schema.get("description"), str):
        del explained["description"]
    if isinstance(schema.get("properties"), dict):
        for name, field in explained["properties"].items():
            if name in MEANINGS:
                field["description"] = MEANINGS[name]
    return explained


def write(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
