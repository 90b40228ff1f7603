"""The addresses of pictures and files: unguessable, harmless to browsers, and empty once erased."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import SECRET, bangkok
from consult_office import NID, OFFICERS, PICTURE, TEACHER, Bureau
from flask.testing import FlaskClient
from sqlalchemy import select

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.files import address
from db import attachments
from db.engine import Database
from db.models.attachments import Attachment
from line.gateway import Content

SETTINGS = Settings(SECRET, "token")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.line.contents["page"] = Content(b"<script>alert(1)</script>", "text/html")
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS, on=bureau.card(name))
    bureau.sends(NID, "image", id="picture", group=OFFICERS)
    bureau.sends(NID, "file", id="page", group=OFFICERS, fileName="หน้า.html", fileSize=25)
    bureau.says(NID, "จบ", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)
    return bureau


@pytest.fixture
def web(bureau: Bureau) -> FlaskClient:
    return create_app(SETTINGS, bureau.database).test_client()


def path_of(bureau: Bureau, message: str) -> str:
    with bureau.database.read() as session:
        token = session.scalars(select(Attachment.token).where(Attachment.message_id == message)).one()
    return f"/files/{token}"


def test_a_picture_is_shown_and_may_not_be_kept_by_any_cache(bureau: Bureau, web: FlaskClient) -> None:
    answer = web.get(path_of(bureau, "picture"))

    assert (answer.status_code, answer.data) == (200, PICTURE.data)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert web.get(f"{path_of(bureau, 'picture')}/preview").data == PICTURE.data


def test_a_file_is_saved_under_its_name_and_never_run_as_a_page(bureau: Bureau, web: FlaskClient) -> None:
    answer = web.get(path_of(bureau, "page"))

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2.html"
    )
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert web.get(f"{path_of(bureau, 'page')}/preview").status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/files/", "/files/1", "/files/" + "A" * 43, "/files/..%2f..%2fetc%2fpasswd", "/files/../.env",
     "/files/%00", "/files/" + "ก" * 43, "/files/" + "A" * 43 + "/preview", "/files/" + "A" * 42 + "'"],
)  # fmt: skip
def test_a_wrong_address_has_nothing(web: FlaskClient, path: str) -> None:
    assert web.get(path).status_code == 404


def unsent(bureau: Bureau) -> None:
    bureau.happens(
        NID,
        "unsend",
        source={"type": "group", "groupId": OFFICERS, "userId": NID},
        unsend={"messageId": "picture"},
    )


def erased(bureau: Bureau) -> None:
    bureau.says(TEACHER, "เมนู")
    bureau.says(TEACHER, "ลบข้อมูลของฉัน")
    bureau.presses(TEACHER, "ยืนยันลบข้อมูล")


def grown_old(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        attachments.tidy(session, bureau.clock(), bureau.clock() + timedelta(seconds=1))


@pytest.mark.parametrize("goes", [unsent, erased, grown_old])
def test_what_was_taken_back_erased_or_grew_old_is_no_longer_there(
    bureau: Bureau, web: FlaskClient, goes: Callable[[Bureau], None]
) -> None:
    path = path_of(bureau, "picture")
    goes(bureau)

    assert web.get(path).status_code == 404
    with bureau.database.read() as session:
        row = session.scalars(select(Attachment).where(Attachment.message_id == "picture")).one()
        assert (row.state, row.content, row.chat_id) == ("erased", None, "-")


def test_what_was_never_passed_on_is_dropped_after_a_day(bureau: Bureau) -> None:
    bureau.presses(NID, "หลายข้อความ", group=OFFICERS)
    bureau.sends(NID, "image", id="unused", group=OFFICERS)
    bureau.says(NID, "ยกเลิก", group=OFFICERS)
    with bureau.database.begin() as session:
        attachments.tidy(session, bureau.clock() + timedelta(days=2), bangkok("2020-10-01 00:00"))

    with bureau.database.read() as session:
        assert set(session.scalars(select(Attachment.message_id))) == {"picture", "page"}


@pytest.mark.parametrize(
    ("public_url", "is_"),
    [
        (None, ""),
        ("https://planbot.example.go.th", "https://planbot.example.go.th/files"),
        ("http://planbot.example.go.th", ""),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/files"),
    ],
)
def test_line_fetches_from_https_alone(public_url: str | None, is_: str) -> None:
    assert address(replace(SETTINGS, public_url=public_url)) == is_


def test_a_video_is_sent_in_ranges_and_its_preview_is_a_picture(bureau: Bureau, web: FlaskClient) -> None:
    bureau.line.contents["movie"] = Content(b"\x00\x00\x00\x18ftypmp42", "video/mp4")
    bureau.says(NID, "หลายข้อความ 1", group=OFFICERS)
    bureau.sends(NID, "video", id="movie", group=OFFICERS, duration=12_000)
    part = web.get(path_of(bureau, "movie"), headers={"Range": "bytes=4-7"})
    preview = web.get(f"{path_of(bureau, 'movie')}/preview")

    assert (part.status_code, part.data, part.headers["Content-Type"]) == (206, b"ftyp", "video/mp4")
    assert (preview.data, preview.headers["Content-Type"]) == (PICTURE.data, "image/png")
