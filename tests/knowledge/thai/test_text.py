"""Spellings that mean the same come out the same."""

import pytest

from knowledge.thai.keyboard import as_latin, as_thai
from knowledge.thai.text import fold, normalise, without_particles


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("แผน ๕ ปี", "แผน 5 ปี"),
        ("เเผน", "แผน"),
        ("นํา", "นำ"),
        ("น\u0e4d\u0e49า", "น\u0e49ำ"),
        ("มากกกกก", "มาก"),
        ("ส่ง\u200bแผน", "ส่งแผน"),
        ("\u202eส่งแผน\u202c", "ส่งแผน"),
        ("ส่ง  แผน\n\nวันไหน", "ส่ง แผน วันไหน"),
        ("AMSS++", "amss++"),
        ("ที ่ไหน", "ที่ไหน"),
        ("ส่่งแผน", "ส่งแผน"),
    ],
)
def test_the_ways_of_typing_one_thing_become_one_spelling(typed: str, normal: str) -> None:
    assert normalise(typed) == normal


def test_sara_am_is_never_split() -> None:
    assert normalise("ทำคำขอ") == "ทำคำขอ"


@pytest.mark.parametrize("ending", ["คะ", "ค่ะ", "ครับ", "คับ", "นะคะ", "นะครับ", "จ้า", "ครับผม", "ล่ะคะ"])
def test_polite_endings_do_not_count(ending: str) -> None:
    assert without_particles("ส่งวันไหน" + ending) == "ส่งวันไหน"


@pytest.mark.parametrize("word", ["คะแนน", "เดือนหน้า", "ชนะเลิศ", "มีนา", "คุณค่า"])
def test_words_that_only_look_like_polite_endings_stay(word: str) -> None:
    assert without_particles(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ส่งแผนที่ไหน", "สงแผนทีไหน"),
        ("ที่ไหนคับ", "ทีใหนค่ะ"),
        ("คณะกรรมการ", "คนะกรรมการ"),
        ("ศึกษา", "สึกสา"),
        ("ปฏิบัติการ", "ปติบัติกาล"),
        ("ประเมินผล เดือนไหน", "ประเมินผลเดือนไหน"),
    ],
)
def test_words_that_sound_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ส่งแผน", "ส่งงบ"), ("ของบ", "ขอยืม"), ("5 2", "52")])
def test_different_things_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_of_a_very_long_message_the_beginning_and_the_end_are_read() -> None:
    text = "เริ่ม" + "ก ข " * 2000 + "ส่งแผนวันไหน"

    normal = normalise(text)

    assert len(normal) <= 1201
    assert normal.startswith("เริ่ม")
    assert normal.endswith("ส่งแผนวันไหน")


def test_keys_pressed_with_the_keyboard_in_the_wrong_language() -> None:
    assert as_thai("l'cz,") == "สงแผม"
    assert as_latin("ยสฟื") == "plan"


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("ค าขอ", "คำขอ"),
        ("คํ าขอ", "คำขอ"),
        ("คํา ขอ", "คำ ขอ"),
        ("ส านักงาน", "สำนักงาน"),
        ("น ้าหนัก", "น้ำหนัก"),
        ("น้ าหนัก", "น้ำหนัก"),
        ("ก าหนดส่ง", "กำหนดส่ง"),
        ("มาตรา 3", "มาตรา 3"),
        ("ไป มา", "ไป มา"),
        ("ส\uf70bง", "ส้ง"),
        ("เร\uf701่ม", "เริ่ม"),
        ("ร\uf711า", "รำ"),
        ("ค\uf718ณคร\uf719", "คุณครู"),
    ],
)
def test_thai_copied_from_a_pdf_reads_as_typed(copied: str, typed: str) -> None:
    assert normalise(copied) == typed
