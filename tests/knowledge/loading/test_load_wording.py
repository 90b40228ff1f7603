"""A timeline whose numbers say something else than its words is refused; so is an address that is none."""

from pathlib import Path

import pytest
from small_manual import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


MAY = "      kind: end-of-month\n      month: 5\n      words: ภายในเดือนพฤษภาคม ของทุกปี"


@pytest.mark.parametrize(
    ("timeline", "problem"),
    [
        (
            "      kind: end-of-month\n      month: 4\n      words: ภายในเดือนพฤษภาคม ของทุกปี",
            "sending.yaml:33:steps.2.timeline.month: ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า “5”",
        ),
        (
            "      kind: month-span\n      first: 12\n      last: 2\n      words: ธันวาคม - มกราคม",
            "sending.yaml:34:steps.2.timeline.last: ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า “1”",
        ),
        (
            "      kind: duration\n      amount: 4\n      unit: day\n      words: ๕ วัน",
            "sending.yaml:33:steps.2.timeline.amount: ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า “5 วัน”",
        ),
        (
            "      kind: duration\n      amount: 5\n      unit: day\n      words: ๕ นาที",
            "sending.yaml:33:steps.2.timeline.amount: ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า “5 นาที”",
        ),
        (
            "      kind: around-dates\n      dates: [emes-close-6m]\n      days_before: 5\n"
            "      after: false\n      words: ก่อนระบบปิดอย่างน้อย ๓ วัน",
            "sending.yaml:34:steps.2.timeline.days_before: ไม่ตรงกับข้อความใน words ซึ่งเขียนว่า “3 วัน”",
        ),
    ],
)
def test_a_timeline_that_contradicts_its_words_is_told(folder: Folder, timeline: str, problem: str) -> None:
    folder.change("sending.yaml", MAY, timeline)

    assert folder.problems() == [problem]


@pytest.mark.parametrize(
    "timeline",
    [
        "      kind: end-of-month\n      month: 4\n      words: ภายในสิ้นเดือนของทุกปี",
        "      kind: month-span\n      first: 3\n      last: 3\n      words: ตลอดเดือนมีนาคม",
        "      kind: duration\n      amount: 5\n      unit: minute\n      words: ๕ นาที",
    ],
)
def test_words_that_name_no_other_number_are_fine(folder: Folder, timeline: str) -> None:
    folder.change("sending.yaml", MAY, timeline)

    folder.load()


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("not a url", "ใช้ “not a url” ไม่ได้ ต้องเป็นที่อยู่เว็บเต็ม"),
        ("amss.nkp.go.th", "ใช้ “amss.nkp.go.th” ไม่ได้ ต้องเป็นที่อยู่เว็บเต็ม"),
        ("javascript:alert(1)", "ใช้ “javascript:alert(1)” ไม่ได้ ต้องเป็นที่อยู่เว็บเต็ม"),
        ("https://a.th/" + "a" * 1000, "ยาวเกินไป ใช้ได้ไม่เกิน 1000 ตัวอักษร"),
    ],
)
def test_an_address_that_opens_nothing_is_told(folder: Folder, url: str, wrong: str) -> None:
    folder.change("channels.yaml", "    kind: system", f"    kind: system\n    url: {url}")

    [problem] = folder.problems()

    assert problem.startswith(f"channels.yaml:6:channels.1.url: {wrong}")


def test_the_line_that_a_channel_names_must_be_printed(folder: Folder) -> None:
    folder.change("channels.yaml", "    kind: system", "    kind: system\n    line: 99")

    [problem] = folder.problems()

    assert problem.startswith("channels.yaml:6:channels.1.line: ต้นฉบับไม่มีข้อความที่บรรทัด 99")
