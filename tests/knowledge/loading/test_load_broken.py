"""Files that are no good YAML: advice in Thai, and never a traceback, whatever they hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_manual import SENDING, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("    acts: school", "\tacts: school", "30: มีแท็บ (Tab) นำหน้า ให้ย่อหน้าด้วยช่องว่างเท่านั้น"),
        (
            "    text: ส่งแผน",
            "    text: ส่งแผน: ด่วน",
            "29: ย่อหน้าไม่ตรง หรือมี “: ” ในข้อความ (ให้ใส่เครื่องหมายคำพูดครอบข้อความ)",
        ),
        ("    text: ส่งแผน", '    text: "ส่งแผน', "29: เปิดเครื่องหมายคำพูดแล้วไม่ได้ปิด"),
        ("    text: ส่งแผน", "    text ส่งแผน", "30: ขาดเครื่องหมาย : หลังชื่อคีย์ หรือย่อหน้าไม่ตรง"),
        ("    acts: school", "   acts: school", "30: ย่อหน้าไม่ตรงกับรายการก่อนหน้า"),
        ("    text: ส่งแผน", "    text: @ส่งแผน", "29: ข้อความขึ้นต้นด้วยอักขระพิเศษ ให้ใส่เครื่องหมายคำพูดครอบ"),
        ("    text: ส่งแผน", "    text: *ส่งแผน", "29: ข้อความที่ขึ้นต้นด้วย * หรือ & ต้องใส่เครื่องหมายคำพูด"),
        ("aliases:\n  - ส่งแผน", "aliases: [ส่งแผน", "6: เปิดวงเล็บ [ หรือ { แล้วไม่ได้ปิด หรือขาดเครื่องหมายจุลภาค"),
    ],
)
def test_broken_yaml_is_told_with_advice(folder: Folder, before: str, after: str, problem: str) -> None:
    folder.change("sending.yaml", before, after)

    assert folder.problems()[0] == f"sending.yaml:{problem}"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "1: ไฟล์ว่าง"),
        ("# มีแต่หมายเหตุ\n".encode(), "1: ไฟล์ว่าง"),
        (b"- a\n", "1: ทั้งไฟล์ต้องเป็นกลุ่มของ “ชื่อ: ค่า”"),
        (b"groups: []\n---\na: 1\n", "2: มี --- คั่นกลางไฟล์ ไฟล์หนึ่งมีได้ส่วนเดียว"),
        (
            b"groups: []\n# " + "กลุ่ม".encode("tis-620"),
            "2: ไฟล์ไม่ใช่ UTF-8 ให้บันทึกใหม่โดยเลือกการเข้ารหัสเป็น UTF-8",
        ),
        (b"\ngroups: \x00[]", "2: มีอักขระควบคุมที่มองไม่เห็น ให้ลบแล้วพิมพ์บรรทัดนี้ใหม่"),
        (b"groups: " + b"[" * 600, "1: ซ้อนกันลึกเกินไป"),
        (b"groups: " + b"[" * 100_000, "1: ซ้อนกันลึกเกินไป"),
        (b"- " * 100_000, "1: ซ้อนกันลึกเกินไป"),
        (b"groups: &a [*a]\n", "1:groups.1: ใช้ & และ * อ้างถึงส่วนอื่นไม่ได้ ให้เขียนซ้ำ"),
        (b"? [a, b]\n: 1\ngroups: []\n", "1: ชื่อคีย์ต้องเป็นข้อความ"),
        (b"%YAML 9.9\n---\ngroups: []\n", "1: เขียนไม่ถูกรูปแบบ YAML"),
    ],
)
def test_a_file_that_is_no_list_of_names_and_values_is_told(
    folder: Folder, content: bytes, problem: str
) -> None:
    folder.write("groups.yaml", content)

    assert folder.problems()[0] == f"groups.yaml:{problem}"


def test_a_byte_order_mark_as_notepad_writes_it_does_no_harm(folder: Folder) -> None:
    folder.write("groups.yaml", "groups: []\n".encode("utf-8-sig"))

    assert folder.problems() == []


WORDS = st.sampled_from(
    ["- ", ": ", "\n", "  ", "\t", "[", "]", "{", "}", "&a ", "*a", "!!int ", "|", ">", "%", "@", "'", '"',
     "#", "---", "<<", "?", "null", "true", "1e999", "0x", "2027-05-12", "ก", "ำ", "\u200b", "\ufeff", "\x85",
     "\u2028", "\x00", "\U0001f600", "groups", "id", "steps", "9" * 5000]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(WORDS, max_size=25))
def test_whatever_a_file_holds_is_told_or_read_and_never_breaks(folder: Folder, parts: list[str]) -> None:
    folder.write("groups.yaml", "".join(parts).encode("utf-8"))

    problems = folder.problems()

    assert all(problem.split(":")[1].isdigit() for problem in problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(SENDING)), gone=st.integers(0, 12), new=WORDS)
def test_a_slip_of_the_hand_anywhere_never_breaks(folder: Folder, at: int, gone: int, new: str) -> None:
    folder.write("sending.yaml", (SENDING[:at] + new + SENDING[at + gone :]).encode("utf-8"))

    problems = folder.problems()

    assert all(problem.split(":")[1].isdigit() for problem in problems)
