"""Reads the text of the printed manual by itself, knowing nothing of the YAML: the yardstick for it.

The result has the shape of `Manual.model_dump(mode="json")`, less what is not printed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]
Numbered = tuple[int, str]
"""A line with its 1-based number."""

FRONT = 24
"""Lines of the cover and the flow chart's heading, before the first chapter."""
TABLE_HEAD = "วิธีการขั้นตอนการปฏิบัติงาน\tระยะเวลาการปฏิบัติงาน แต่ละขั้นตอน\tช่องทางให้บริการ\tค่าธรรมเนียม"
HEADINGS = {
    "กลุ่มนโยบายและแผน",
    "(๒) กฎหมายที่เกี่ยวข้อง :",
    "(๒) กฎหมาย/ระเบียบ/เอกสารที่เกี่ยวข้อง :",
    "(๓) รายละเอียดของงาน",
    "(๓)",
}
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
MONTH = "(" + "|".join(MONTHS) + ")"
EMES = ["emes-close-6m", "emes-close-12m"]

IDS = {
    (1, None): "plan-review",
    (2, "๕.๑"): "budget-request",
    (2, "๕.๒"): "resource-mobilization",
    (3, None): "monitoring",
    (4, None): "records",
}
AMSS = "ระบบสนับสนุนการบริหารจัดการสำนักงานเขตพื้นที่การศึกษามัธยมศึกษานครพนม"
CHANNELS = {
    f"{AMSS} ประจำปี พ.ศ. ๒๕๖๗ (AMSS++)": "amss",
    AMSS: "amss",
    "ระบบสำนักงานอิเล็กทรอนิกส์ (My Office)": "my-office",
    "ระบบอิเล็กทรอนิกส์ (electronic Monitoring and Evaluation System : e-MES) ของ สพฐ.": "e-mes",
    "เว็บไซต์ สพม. นครพนม": "office-web",
    "เว็บไซต์ของ สพฐ.": "obec-web",
    "Line Group “กลุ่มนโยบายและแผน สพม.นครพนม”": "line-planning",
    "กลุ่มไลน์ บุคลากร สพม.นครพนม": "line-personnel",
    "เบอร์โทรศัพท์ของผู้รับผิดชอบ": "phone",
    "ทางโทรศัพท์": "phone",
    "ติดต่อโดยตรง": "in-person",
    "ประสานโดยตรงกับผู้รับผิดชอบ": "responsible-officer",
    "กลุ่มนโยบายและแผน สพม.นครพนม": "planning-group",
    "สพม.นครพนม": "office",
    "สถานศึกษาในสังกัด": "schools",
}


def arabic(text: str) -> str:
    return text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))


def corrected(text: str, corrections: Iterable[tuple[int, str, str]]) -> list[str]:
    """The lines with each (line, before, after) set right; what does not stand there is an error."""
    lines = text.split("\n")
    for line, before, after in corrections:
        reach = before.count("\n") + 1
        there = "\n".join(lines[line - 1 : line - 1 + reach])
        assert before in there, f"line {line} does not read {before!r}"
        rest = there.replace(before, after).split("\n")
        lines[line - 1 : line - 1 + reach] = rest + [""] * (reach - len(rest))
    return lines


@dataclass
class Reader:
    works: list[Facts] = field(default_factory=list)
    procedures: list[Facts] = field(default_factory=list)

    def take(self, line: int, text: str) -> None:
        """One line of the body; one that is none of the kinds a manual has is an error."""
        text = re.sub(r"\*\*", "", text).strip(" ")
        if chapter := re.fullmatch(r"([๑-๙])\. (.+)", text):
            self.works.append({"number": int(chapter[1]), "name": chapter[2], "line": line, "laws": []})
        elif title := re.fullmatch(r"\(๑\) ชื่องาน : (.+)", text):
            self.works[-1] |= {"title": title[1], "title_line": line, "procedures": []}
        elif law := re.fullmatch(r"(๒\.[๑-๙]) (.+)", text):
            self.works[-1]["laws"].append({"number": arabic(law[1]), "text": law[2], "line": line})
        elif named := re.fullmatch(r"(๕\.[๑-๙]) (.+?)\t\t\t", text):
            self._begin(named[1], named[2], line)
        elif text.count("\t") == 3 and text != TABLE_HEAD:
            self._row(line, text)
        else:
            assert text in HEADINGS or text == TABLE_HEAD, f"line {line} is not understood: {text!r}"

    def _begin(self, number: str | None, name: str, line: int) -> None:
        work = self.works[-1]
        id = IDS[work["number"], number]
        work["procedures"].append(id)
        self.procedures.append(
            {"id": id, "work": work["number"], "number": number, "name": name, "line": line, "steps": []}
        )

    def _row(self, line: int, text: str) -> None:
        work = self.works[-1]
        if not work["procedures"]:
            self._begin(None, work["title"], work["title_line"])
        steps = self.procedures[-1]["steps"]
        step = a_step(line, text)
        if steps and steps[-1]["number"] == step["number"]:
            assert step == {**steps[-1], "line": line}, f"line {line} differs from what it repeats"
            steps[-1]["printed_again"].append(line)
        else:
            steps.append(step)


def a_step(line: int, row: str) -> Facts:
    what, when, where, cost = (cell(text) for text in row.split("\t"))
    begin, *subs = re.split(r"\s*\(([๑-๙]\.[๑-๙])\)\s*", what)
    number = re.fullmatch(r"\(([๑-๙])\) (.+)", begin)
    assert number, f"line {line} has no step number"
    return {
        "number": int(number[1]),
        "text": number[2],
        "sub_steps": [
            {"number": arabic(sub), "text": text} for sub, text in zip(subs[::2], subs[1::2], strict=True)
        ],
        "timeline": meaning(when),
        "channels": [{"channel": CHANNELS[words], "words": words} for words in ways(where)],
        "fee": {"baht": {"ไม่มีค่าธรรมเนียม": 0}[cost], "words": cost},
        "line": line,
        "printed_again": [],
    }


def cell(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"</?p>", " ", text)).strip()


def ways(where: str) -> Iterator[str]:
    """The channels of a cell: its bullets, and two systems joined by "และ"."""
    for bullet in re.split(r"(?:^|\s)- ", where):
        yield from (way for way in re.split(r"(?<=\)) และ(?=ระบบ)", bullet) if way)


def meaning(words: str) -> Facts:
    """A printed timeline as the structure it stands for."""
    if month := re.fullmatch(f"ภายในเดือน{MONTH} ของทุกปี", words):
        return {"kind": "end-of-month", "month": number_of(month[1]), "words": words}
    if span := re.fullmatch(f"(?:เดือน)?{MONTH}(?: - |ถึง){MONTH}(?: ของทุกปี)?", words):
        return {"kind": "month-span", "first": number_of(span[1]), "last": number_of(span[2]), "words": words}
    if long := re.fullmatch(r"([๑-๙]) (วัน|นาที)", words):
        unit = {"วัน": "day", "นาที": "minute"}[long[2]]
        return {"kind": "duration", "amount": int(long[1]), "unit": unit, "words": words}
    if words == "ตลอดเวลา":
        return {"kind": "always", "words": words}
    if words.endswith("(รอบ ๖ เดือน/๑๒ เดือน)"):
        return {"kind": "rounds", "dates": EMES, "words": words}
    around = re.fullmatch(r"ก่อนระบบปิดอย่างน้อย ([๑-๙]) วัน( และหลังจากระบบปิด)?", words)
    assert around, f"timeline not understood: {words!r}"
    days, after = int(around[1]), bool(around[2])
    return {"kind": "around-dates", "dates": EMES, "days_before": days, "after": after, "words": words}


def number_of(month: str) -> int:
    return MONTHS.index(month) + 1


def printed(lines: list[str]) -> Facts:
    """Works and procedures, from every line of the body. A line that is not understood is an error."""
    reader = Reader()
    for line, text in enumerate(lines, start=1):
        if line > FRONT and text.strip():
            reader.take(line, text)
    return {"works": reader.works, "procedures": reader.procedures}


def front(lines: list[str]) -> list[Numbered]:
    return [(line, text) for line, text in enumerate(lines[:FRONT], start=1) if text.strip()]
