"""A YAML file as plain data, with the line that each value stands on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, MarkedYAMLError, Node, ScalarNode
from yaml.reader import ReaderError

from knowledge.loading.problems import MAPPING, Problem, quoted

Loc = tuple[str | int, ...]
"""Where a value stands: keys, and positions in lists counted from 0."""


_DEEP = 4000
"""Levels that the parser in C surely takes."""


@dataclass
class Document:
    file: str
    data: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """Of the value, or of the nearest thing around it that the file has."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def problem(self, loc: Loc, message: str) -> Problem:
        path = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
        return Problem(self.file, self.line(loc), path, message)


def read(path: Path) -> tuple[Document, list[Problem]]:
    """Whatever the file holds, the answer is data or problems, never an exception."""
    document = Document(path.name)
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return document, [Problem(path.name, line, "", "ไฟล์ไม่ใช่ UTF-8 ให้บันทึกใหม่โดยเลือกการเข้ารหัสเป็น UTF-8")]
    except OSError as error:
        return document, [Problem(path.name, 1, "", f"อ่านไฟล์ไม่ได้ ({type(error).__name__})")]
    return document, parse(text, document)


def parse(text: str, document: Document) -> list[Problem]:
    """Fills `document` from the text of its file."""
    try:
        node = _composed(text)
        if node is None:
            return [document.problem((), "ไฟล์ว่าง")]
        if not isinstance(node, MappingNode):
            return [document.problem((), f"ทั้งไฟล์{MAPPING}")]
        problems: list[Problem] = []
        document.data = _plain(node, (), document, problems, set())
        return problems
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "end of stream" in (error.problem or "") or "flow" in (error.context or ""):
            # Found where it did not end; what helps is where it began.
            mark = error.context_mark or mark
        line = mark.line + 1 if mark else 1
        return [Problem(document.file, line, "", _what(error, text, line))]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return [Problem(document.file, line, "", "มีอักขระควบคุมที่มองไม่เห็น ให้ลบแล้วพิมพ์บรรทัดนี้ใหม่")]
    except RecursionError:
        return [document.problem((), "ซ้อนกันลึกเกินไป")]
    except Exception as error:  # the parser fails in ways of its own on odd characters and directives
        return [document.problem((), f"อ่านเป็น YAML ไม่ได้ ({type(error).__name__})")]


def _composed(text: str) -> Node | None:
    """By the parser in C, which is ten times as quick; what it refuses, the one in Python explains better."""
    quick = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if _most_levels(text) > _DEEP:
        quick = yaml.SafeLoader  # too deep a file would end the process in C; here it is a RecursionError
    try:
        return yaml.compose(text, quick)
    except yaml.YAMLError:
        return yaml.compose(text, yaml.SafeLoader)


def _most_levels(text: str) -> int:
    """More levels than this the text cannot have: a level takes a column, or a bracket."""
    return max(max(map(len, text.split("\n"))), text.count("[") + text.count("{"))


def _plain(node: Node, loc: Loc, document: Document, problems: list[Problem], seen: set[int]) -> Any:
    if isinstance(node, ScalarNode):
        return _scalar(str(node.tag), str(node.value))
    if id(node) in seen:
        problems.append(document.problem(loc, "ใช้ & และ * อ้างถึงส่วนอื่นไม่ได้ ให้เขียนซ้ำ"))
        return None
    seen.add(id(node))
    if not isinstance(node, MappingNode):
        for index, item in enumerate(node.value):
            document.lines[*loc, index] = item.start_mark.line + 1
        return [_plain(item, (*loc, i), document, problems, seen) for i, item in enumerate(node.value)]
    return {
        key: _plain(value, (*loc, key), document, problems, seen)
        for key, value in _entries(node, loc, document, problems)
    }


def _entries(
    node: MappingNode, loc: Loc, document: Document, problems: list[Problem]
) -> Iterator[tuple[str, Node]]:
    """The keys of a mapping, each once; a key given twice is a problem."""
    known: dict[str, int] = {}
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode):
            problems.append(Problem(document.file, line, "", "ชื่อคีย์ต้องเป็นข้อความ"))
            continue
        key = str(key_node.value)
        if key in known:
            where = document.problem((*loc, key), f"คีย์ {quoted(key)} ซ้ำกับบรรทัด {known[key]} ให้เหลือที่เดียว")
            problems.append(Problem(where.file, line, where.field, where.message))
            continue
        known[key] = line
        document.lines[*loc, key] = line
        yield key, value


_SIMPLE: Mapping[str, Any] = {"true": True, "false": False}


def _scalar(tag: str, value: str) -> Any:
    """Dates stay text; what does not convert as its tag says stays text too, for the schema to judge."""
    kind = tag.rpartition(":")[2]
    try:
        if kind == "null":
            return None
        if kind == "bool":
            return _SIMPLE[value.lower()]
        if kind == "int":
            return int(value.replace("_", ""))
        if kind == "float":
            return float(value)
    except (ValueError, KeyError):
        pass
    return value


_HINTS = (
    (r"'\\t'|\bt(ab|abs)\b", "มีแท็บ (Tab) นำหน้า ให้ย่อหน้าด้วยช่องว่างเท่านั้น"),
    (r"mapping values are not allowed", "ย่อหน้าไม่ตรง หรือมี “: ” ในข้อความ (ให้ใส่เครื่องหมายคำพูดครอบข้อความ)"),
    (r"could not find expected ':'", "ขาดเครื่องหมาย : หลังชื่อคีย์ หรือย่อหน้าไม่ตรง"),
    (r"end of stream|quoted scalar", "เปิดเครื่องหมายคำพูดแล้วไม่ได้ปิด"),
    (r"expected <block end>|block (mapping|collection|sequence)", "ย่อหน้าไม่ตรงกับรายการก่อนหน้า"),
    (r"flow (mapping|sequence)|expected ',' or", "เปิดวงเล็บ [ หรือ { แล้วไม่ได้ปิด หรือขาดเครื่องหมายจุลภาค"),
    (r"undefined alias|alias", "ข้อความที่ขึ้นต้นด้วย * หรือ & ต้องใส่เครื่องหมายคำพูด"),
    (r"cannot start any token", "ข้อความขึ้นต้นด้วยอักขระพิเศษ ให้ใส่เครื่องหมายคำพูดครอบ"),
    (r"single document", "มี --- คั่นกลางไฟล์ ไฟล์หนึ่งมีได้ส่วนเดียว"),
)


def _what(error: MarkedYAMLError, text: str, line: int) -> str:
    """The parser's English complaint as advice in Thai."""
    rows = text.splitlines()
    if line <= len(rows) and re.match(r" *\t", rows[line - 1]):
        return _HINTS[0][1]
    said = f"{error.problem or ''} {error.context or ''}"
    return next((thai for pattern, thai in _HINTS if re.search(pattern, said)), "เขียนไม่ถูกรูปแบบ YAML")
