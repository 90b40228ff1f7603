"""Pictures and files that go with an answer given on a page."""

import io
from typing import Any

import pytest
from answering_day import wait
from answering_page import hidden, opened, path, text_of, typed_in
from consult_office import NID, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from PIL import Image
from sqlalchemy import select
from werkzeug.test import TestResponse

from db.engine import Database
from db.models.attachments import Attachment

PDF = b"%PDF-1.7 a plan"
GPS = 0x8825


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def a_photo(width: int = 60, height: int = 40, kind: str = "JPEG") -> bytes:
    """With the place where it was taken, as phones note it."""
    out = io.BytesIO()
    noted = Image.Exif()
    noted.get_ifd(GPS)[1] = "N"
    Image.effect_noise((width, height), 90).convert("RGB").save(out, kind, exif=noted, quality=95)
    return out.getvalue()


def sends(
    office: OfficeAtWork,
    name: str,
    browser: Browser,
    form: dict[str, str],
    *files: tuple[bytes, str],
    **more: Any,
) -> TestResponse:
    fields = {"do": "answer", "text": "ตามไฟล์แนบค่ะ", **form, **more}
    chosen = [(io.BytesIO(data), named) for data, named in files]
    return browser.post(path(office, name), {**fields, "file": chosen}, content_type="multipart/form-data")


def shown_to(office: OfficeAtWork, person: str) -> list[Any]:
    return [one.message for one in office.line.shown if one.chat == person and one.pushed]


def kept(office: OfficeAtWork) -> list[Attachment]:
    with office.database.read() as session:
        return list(session.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_picture_and_a_file_go_with_the_words_after_their_window(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    office.line.strict = True

    page = sends(office, name, browser, form, (a_photo(), "IMG_1.jpg"), (PDF, "แผน.pdf"))
    assert page.status_code == 303
    assert "[ไฟล์ แผน.pdf]" in text_of(browser.get(path(office, name))) and shown_to(office, TEACHER) == []
    wait(office, 9)

    words, picture, file, _ = shown_to(office, TEACHER)[-4:]
    assert "ตามไฟล์แนบค่ะ" in words["text"] and picture["type"] == "image"
    assert "แผน.pdf" in file["altText"] and "https://planbot.example.go.th/files/" in file["altText"]
    assert office.case(name).answer == "ตามไฟล์แนบค่ะ\n\n[รูปภาพ]\n\n[ไฟล์ แผน.pdf]"
    fetched = office.browser().get(picture["originalContentUrl"].partition("go.th")[2])
    assert fetched.status_code == 200 and Image.open(io.BytesIO(fetched.data)).size == (60, 40)
    assert "รูปและไฟล์" in text_of(browser.get(path(office, name)))


def test_what_a_phone_notes_beside_a_picture_goes_to_nobody(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    sends(office, name, browser, form, (a_photo(), "IMG_1.jpg"))

    [row] = kept(office)

    assert b"Exif" in a_photo() and row.size and row.is_picture
    with office.database.read() as session:
        content = session.scalars(select(Attachment.content)).one()
    assert not Image.open(io.BytesIO(content or b"")).getexif()


def test_a_large_photo_comes_with_a_small_picture_as_line_wants(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    photo = a_photo(1800, 1400)
    assert 1_000_000 < len(photo) < 10_000_000
    sends(office, name, browser, form, (photo, "IMG_1.jpg"))

    with office.database.read() as session:
        row = session.scalars(select(Attachment)).one()
        assert row.is_picture and row.preview and len(row.preview) <= 1_000_000


def test_a_stopped_answer_brings_its_files_back_with_its_words(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    sends(office, name, browser, form, (PDF, "แผน.pdf"))
    shown = browser.get(path(office, name))
    [row] = kept(office)
    assert f'name="kept" value="{row.token}"' in text_of(shown)

    page = browser.post(
        path(office, name), {**hidden(shown), "do": "stop", "text": "ตามไฟล์แนบค่ะ", "kept": row.token}
    )
    assert typed_in(page) == "ตามไฟล์แนบค่ะ" and "ไฟล์ แผน.pdf</label>" in text_of(page)
    assert "จากเจ้าหน้าที่" not in text_of(page)
    again = {**hidden(page), "kept": row.token, "text": "ฉบับแก้ไขค่ะ"}
    assert sends(office, name, browser, again).status_code == 303
    wait(office, 9)

    assert office.case(name).answer == "ฉบับแก้ไขค่ะ\n\n[ไฟล์ แผน.pdf]"


def test_a_file_without_words_is_an_answer(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    assert sends(office, name, browser, form, (PDF, "แผน.pdf"), text="").status_code == 303
    wait(office, 9)

    assert office.case(name).answer == "[ไฟล์ แผน.pdf]"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ((b"x" * 10_000_001, "ใหญ่.pdf"), "ใหญ่.pdf: ใหญ่เกิน 10 MB"),
        ((b"", "ว่าง.pdf"), "ว่าง.pdf: ไฟล์ว่าง"),
        ((b"MZ", "setup.exe"), "setup.exe: ไฟล์ชนิดนี้ส่งต่อไม่ได้"),
        ((b"<script>", "หน้า.html"), "หน้า.html: ไฟล์ชนิดนี้ส่งต่อไม่ได้"),
        ((b"MZ", "fdp.\u202eexe"), "fdp.exe: ไฟล์ชนิดนี้ส่งต่อไม่ได้"),
        ((b"no picture", "a.jpg"), "a.jpg: เปิดเป็นรูปไม่ได้"),
        ((b"\x89PNG\r\n\x1a\n broken", "a.png"), "a.png: เปิดเป็นรูปไม่ได้"),
    ],
)
def test_a_file_that_is_not_passed_on_is_told_and_all_else_stays(
    office: OfficeAtWork, file: tuple[bytes, str], why: str
) -> None:
    name, browser, form = opened(office, NID)

    page = sends(office, name, browser, form, (PDF, "แผน.pdf"), file)

    assert page.status_code == 422 and why in text_of(page)
    assert typed_in(page) == "ตามไฟล์แนบค่ะ" and "ไฟล์ แผน.pdf</label>" in text_of(page)
    wait(office, 30)
    assert shown_to(office, TEACHER) == [] and office.case(name).state == "open"


def test_more_files_than_one_push_takes_are_told(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    page = sends(office, name, browser, form, *[(PDF, f"{count}.pdf") for count in range(4)])

    assert page.status_code == 422 and "ไม่เกิน 3 ไฟล์" in text_of(page)
    assert text_of(page).count('name="kept"') == 3


def test_a_form_that_is_far_too_large_keeps_what_was_typed(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)

    page = sends(office, name, browser, form, (b"x" * 33_000_000, "วิดีโอ.mp4"))

    assert page.status_code == 413 and "ไม่เกิน 10 MB" in text_of(page)
    assert typed_in(page) == "ตามไฟล์แนบค่ะ"
    back = browser.post(path(office, name), {"do": "edit", "text": typed_in(page)})
    assert typed_in(back) == "ตามไฟล์แนบค่ะ"


def test_of_two_who_answer_the_second_keeps_words_and_files(office: OfficeAtWork) -> None:
    name, first, form = opened(office, NID)
    second = office.browser(SOMSRI)
    hers = hidden(second.get(path(office, name)))
    sends(office, name, first, form)

    late = sends(office, name, second, hers, (PDF, "แผน.pdf"))

    assert late.status_code == 409 and typed_in(late) == "ตามไฟล์แนบค่ะ"
    assert "ไฟล์ แผน.pdf" in text_of(late)


def test_a_file_of_another_officer_or_another_question_goes_nowhere(office: OfficeAtWork) -> None:
    name, first, form = opened(office, NID)
    sends(office, name, first, form, (PDF, "ลับ.pdf"), (b"MZ", "a.exe"))
    [row] = kept(office)
    second = office.browser(SOMSRI)
    hers = hidden(second.get(path(office, name)))

    sends(office, name, second, hers, kept=row.token)
    wait(office, 9)

    assert office.case(name).answer == "ตามไฟล์แนบค่ะ"


def test_a_correction_is_words(office: OfficeAtWork) -> None:
    name, browser, form = opened(office, NID)
    sends(office, name, browser, form)
    wait(office, 9)
    form = hidden(browser.get(path(office, name)))

    page = sends(office, name, browser, form, (PDF, "แผน.pdf"), do="correct")

    assert page.status_code == 422 and "คำแก้ไขต้องเป็นข้อความ" in text_of(page)
    assert "ไฟล์ แผน.pdf</label>" in text_of(page)
