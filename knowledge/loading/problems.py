"""What is wrong in a YAML file, told in Thai to the officer who edits it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True)
class Problem:
    file: str
    line: int
    """1-based; 1 where the whole file is meant."""
    field: str
    """Where in the file: "steps.4.timeline.month", items counted from 1. Empty for the whole file."""
    message: str

    def __str__(self) -> str:
        field = f":{self.field}" if self.field else ""
        return f"{self.file}:{self.line}{field}: {self.message}"


class KnowledgeError(Exception):
    """The knowledge cannot be used. `problems` has all that was found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: (problem.file, problem.line))
        super().__init__("\n".join(map(str, self.problems)))


def quoted(value: object) -> str:
    """What the officer wrote, in quotation marks, cut where it is long."""
    text = str(value)
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def choices(wrong: object, allowed: Iterable[object]) -> str:
    """What is allowed, the likeliest first: "น่าจะเป็น “aliases” ใช้ได้: aliases, ..."."""
    names = list(dict.fromkeys(str(name) for name in allowed))
    if not names:
        return "ไม่มีที่ใช้ได้"
    nearest = get_close_matches(str(wrong), names, n=1)
    hint = f"น่าจะเป็น {quoted(nearest[0])} " if nearest else ""
    return f"{hint}ใช้ได้: {', '.join(names)}"


WHOLE_NUMBER = "ต้องเป็นเลขจำนวนเต็ม เลขอารบิก ไม่มีเครื่องหมายคำพูด เช่น 5"
TEXT = "ต้องเป็นข้อความ"
TRUE_OR_FALSE = "ต้องเป็น true หรือ false"
LIST = "ต้องเป็นรายการ แต่ละรายการขึ้นบรรทัดใหม่และนำด้วย “- ”"
MAPPING = "ต้องเป็นกลุ่มของ “ชื่อ: ค่า”"

_FIXED = {
    "int_type": WHOLE_NUMBER,
    "int_parsing": WHOLE_NUMBER,
    "int_parsing_size": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "bool_type": TRUE_OR_FALSE,
    "bool_parsing": TRUE_OR_FALSE,
    "tuple_type": LIST,
    "list_type": LIST,
    "dict_type": MAPPING,
    "model_type": MAPPING,
    "model_attributes_type": MAPPING,
    "missing": "ขาดไป ต้องมี",
    "union_tag_not_found": "ขาดไป ต้องมี (ชนิดของระยะเวลา)",
    "no_such_day": "ไม่มีวันนี้ในปฏิทิน",
    "buddhist_year": "เป็นปี พ.ศ. ให้ใช้ปี ค.ศ. (ลบ 543)",
}
_LIMITS = {
    "greater_than": ("gt", "ต้องมากกว่า {}"),
    "greater_than_equal": ("ge", "ต้องไม่น้อยกว่า {}"),
    "less_than_equal": ("le", "ต้องไม่เกิน {}"),
    "string_too_long": ("max_length", "ยาวเกินไป ใช้ได้ไม่เกิน {} ตัวอักษร"),
    "string_too_short": ("min_length", "ว่างอยู่ ต้องมีข้อความ"),
    "too_short": ("min_length", "ว่างอยู่ ต้องมีอย่างน้อย {} รายการ"),
}
_PATTERNS = {
    "date": "ต้องเขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2027-05-12",
    "url": "ต้องเป็นที่อยู่เว็บเต็ม ไม่มีช่องว่าง เช่น https://www.example.go.th",
    "id": "ใช้ได้เฉพาะ a-z 0-9 และขีด (-) เช่น plan-review",
}
_MONTHS = ("month", "first", "last")


def in_thai(error: Mapping[str, Any], allowed: Iterable[str] = ()) -> str:
    """One error of pydantic's as a sentence. `allowed`: the keys allowed where an unknown one stands."""
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    field = str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        return f"ไม่รู้จักคีย์ {quoted(field)} {choices(field, allowed)}"
    if field in _MONTHS and kind.startswith(("greater", "less", "int")):
        return f"ไม่มีเดือน {quoted(value)} ใช้ได้: 1-12 (1 = มกราคม, 12 = ธันวาคม เลขอารบิก ไม่มีเครื่องหมายคำพูด)"
    if kind in _FIXED:
        return _FIXED[kind]
    if kind in _LIMITS:
        key, words = _LIMITS[kind]
        return words.format(context.get(key, ""))
    return _of_words(kind, field, value, context)


def _of_words(kind: str, field: str, value: object, context: Mapping[str, Any]) -> str:
    if kind == "string_type":
        hint = ' เลขที่เป็นข้อความให้ใส่เครื่องหมายคำพูด เช่น "2.1"' if isinstance(value, int | float) else ""
        return ("ว่างอยู่ " if value is None else "") + TEXT + hint
    if kind == "literal_error":
        return f"ใช้ {quoted(value)} ไม่ได้ {choices(value, _names(context.get('expected', ''), ' or '))}"
    if kind == "union_tag_invalid":
        names = _names(context.get("expected_tags", ""), ", ")
        return f"ไม่รู้จักชนิด {quoted(context.get('tag'))} {choices(context.get('tag'), names)}"
    if kind == "string_pattern_mismatch":
        return f"ใช้ {quoted(value)} ไม่ได้ {_PATTERNS.get(field, _PATTERNS['id'])}"
    return f"ค่านี้ใช้ไม่ได้ ({kind})"


def _names(listed: str, last: str) -> list[str]:
    """Pydantic lists what it expects as "'a', 'b' or 'c'"."""
    return [name.strip(" '\"") for name in listed.replace(last, ", ").split(", ") if name.strip()]
