"""A form whose page cannot store it now: what was typed is shown, short or long, to be sent once more."""

import pytest
from consult_office import NID
from office_pages import OfficeAtWork
from sqlalchemy.exc import OperationalError

from console.office.typed import Typed, typed
from db.engine import Database
from services.knowledge import overrides


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database, whole=True)


@pytest.mark.parametrize(
    ("path", "fields", "labels"),
    [
        ("day-off", {"day": "31/5/2570", "name": "ครม.", "kind": "off"}, ["วันที่", "ชื่อ"]),
        ("contacts", {"phone": "042-1", "was-phone": ""}, ["โทรศัพท์"]),
        ("schools/add", {"names": "นาแก"}, ["รายชื่อ"]),
        ("channels", {"url-e-mes": "https://a.example"}, ["ข้อความที่กรอก"]),
    ],
)
def test_short_values_are_shown_again_where_the_database_is_gone(
    office: OfficeAtWork,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    fields: dict[str, str],
    labels: list[str],
) -> None:
    browser = office.browser(NID)
    browser.get("/console/office")

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("select", {}, Exception("gone"))

    with monkeypatch.context() as patched:
        patched.setattr(overrides, "save", gone)
        answer = browser.post(f"/console/office/{path}", {"seen": "0", **fields})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 503 and "สิ่งที่กรอกไว้ยังอยู่" in page
    for label, value in zip(labels, fields.values(), strict=False):
        assert f">{label}</label><input" in page and f'value="{value}"' in page
    assert browser.post(f"/console/office/{path}", {"seen": "0", **fields}).status_code == 303


def test_what_the_page_made_goes_along_unseen() -> None:
    given = [("csrf_token", "x"), ("seen", "4"), ("was-topics", "เบิก\nยืม"), ("role", "head"), ("name", "")]

    assert typed(given) == [
        Typed("seen", "4", "", False),
        Typed("was-topics", "เบิก\nยืม", "", True),
        Typed("role", "head", "", False),
        Typed("name", "", "", False),
    ]


def test_words_in_a_field_without_a_name_of_ours_are_shown_all_the_same() -> None:
    assert typed([("note", "ก"), ("code-manual", "O10"), ("x", "a" * 41)]) == [
        Typed("note", "ก", "ข้อความที่กรอก", False),
        Typed("code-manual", "O10", "ข้อความที่กรอก", False),
        Typed("x", "a" * 41, "ข้อความที่กรอก", True),
    ]
