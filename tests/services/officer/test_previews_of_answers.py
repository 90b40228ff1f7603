"""An answer of several messages is shown, numbered, before anything of it goes."""

import pytest
from consult_office import NID, OFFICERS, TEACHER, Bureau, Shown
from officer_words import officer_words

from db.engine import Database

LUNCH = "พี่ไปกินข้าวก่อนนะทุกคน"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "หลายข้อความ 1", group=OFFICERS)
    for part in ("ส่งได้ถึงวันที่ 31 ค่ะ", LUNCH, "ส่งทาง e-MES"):
        bureau.says(NID, part, group=OFFICERS)
    return bureau


def says(bureau: Bureau, words: str, quote: Shown | None = None) -> str:
    return bureau.says(NID, words, group=OFFICERS, quote=quote)[-1].text


def got(bureau: Bureau) -> list[str]:
    bureau.work()
    pushed = [one for one in bureau.line.shown if one.chat == TEACHER and one.pushed]
    return [officer_words(one) for one in pushed if one.message["type"] == "text"]


def test_talk_in_between_is_seen_and_taken_out_before_anything_goes(bureau: Bureau) -> None:
    shown = says(bureau, "จบค่ะ")
    assert f"2. {LUNCH}" in shown and "ยังไม่ได้ส่ง" in shown and "ครูสมใจ" in shown
    assert got(bureau) == []

    assert LUNCH not in says(bureau, "ลบข้อ 2 ค่ะ 🙏")
    assert got(bureau) == []
    says(bureau, "ส่งเลยค่ะ")
    assert got(bureau) == ["ส่งได้ถึงวันที่ 31 ค่ะ", "ส่งทาง e-MES"]


def test_a_preview_given_up_sends_nothing_and_says_so(bureau: Bureau) -> None:
    says(bureau, "จบ")
    assert "ไม่ได้ส่งอะไร" in says(bureau, "ยกเลิกค่ะ")
    assert bureau.says(NID, "ส่ง", group=OFFICERS) == []

    assert got(bureau) == []


def test_talk_after_the_preview_is_no_part_of_the_answer(bureau: Bureau) -> None:
    says(bureau, "จบ")
    assert bureau.says(NID, "เที่ยงนี้กินอะไรดี", group=OFFICERS) == []
    says(bureau, "ส่ง")

    assert "เที่ยงนี้กินอะไรดี" not in got(bureau)


def test_a_number_that_is_not_there_takes_nothing_out(bureau: Bureau) -> None:
    shown = says(bureau, "จบ")
    assert "ไม่มีข้อ 9 ค่ะ มีข้อ 1-3" in says(bureau, "ลบข้อ 9")
    assert "2. " in shown and "2. " in says(bureau, "ลบข้อ")


def test_quoting_the_card_after_the_preview_says_the_same(bureau: Bureau) -> None:
    card = bureau.card("ปศ. 1/2570")
    says(bureau, "จบ", quote=card)
    assert LUNCH not in says(bureau, "ลบข้อ 2", quote=card)
    says(bureau, "ส่ง", quote=card)

    assert got(bureau) == ["ส่งได้ถึงวันที่ 31 ค่ะ", "ส่งทาง e-MES"]


def test_twenty_long_parts_are_shown_within_what_line_takes(bureau: Bureau) -> None:
    for part in range(17):
        bureau.says(NID, f"{part} " + "ก" * 4_900, group=OFFICERS)
    shown = bureau.says(NID, "จบ", group=OFFICERS)

    assert len(shown) <= 5
    assert "20. 16 ก" in "".join(one.text for one in shown)
