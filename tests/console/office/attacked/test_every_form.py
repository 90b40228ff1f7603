"""Every form of the officers' pages: what strangers' words, and a database that is gone, do to it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from consult_office import NID
from migrated import migrated
from office_pages import Browser, OfficeAtWork, asked
from page_forms import TYPED, Form, read, walked

from db import officers
from db.engine import Database
from domain.ranks import Rank

SCRIPT = "<script>alert(1)</script>"
MARKS = "\u202e\u061c\u2066\u200f"
ODD = f"=1+1 ก{MARKS}{SCRIPT}\"'>"
LONG = "ก" * 5_000 + ODD
SLOW = "/console/office/others"
"""Adding a group tries all examples anew: what is stored of odd words is tried where groups are changed."""
FEWEST = 30
"""Kinds of forms with a field to type in: fewer found means that the walk misses pages."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeAtWork]:
    database = migrated(tmp_path / "office.db")
    yield _with_all(database)
    database.close()


def _with_all(database: Database) -> OfficeAtWork:
    """Cases of all kinds, a group, a draft and an own announcement, so that each kind of page is there."""
    office = OfficeAtWork(database, whole=True)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)
    asked(office)
    return office


def _forms(office: OfficeAtWork, browser: Browser) -> list[Form]:
    """One of each kind that has a field to type in."""
    found: dict[tuple[str, ...], Form] = {}
    for _, _, forms in walked(office.app, browser):
        for form in forms:
            if form.typed:
                found.setdefault(form.kind(office.app), form)
    assert len(found) >= FEWEST, sorted(found)
    return list(found.values())


@contextmanager
def _gone(database: Database, file: Path) -> Iterator[None]:
    """Something else stands where the database was."""
    database.engine.dispose()
    kept = file.with_suffix(".kept")
    file.rename(kept)
    file.mkdir()
    yield
    file.rmdir()
    kept.rename(file)
    database.engine.dispose()


def test_what_was_typed_in_any_form_is_shown_while_the_database_is_gone(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    browser = office.browser(NID)
    forms, lost = _forms(office, browser), []
    with _gone(office.database, tmp_path / "office.db"):
        for form in forms:
            words = {name: f"a{at}" for at, name in enumerate(form.typed)}
            sent = form.filled(words)
            answer = browser.post(form.action, dict(sent))
            [again], _ = read(form.action, answer.get_data(as_text=True))
            shown = {(name, value) for name, kind, value in again.fields if kind in TYPED}
            assert answer.status_code == 503
            assert again.filled({}) == sent | {name: [""] for name in sent if name == ""}, form.action
            lost += [(form.action, name) for name in words if (name, words[name]) not in shown]

    assert lost == []


def test_words_beside_a_large_file_are_shown_while_the_database_is_gone(
    office: OfficeAtWork, tmp_path: Path
) -> None:
    browser = office.browser(NID)
    browser.get("/console/cases/3")
    with _gone(office.database, tmp_path / "office.db"):
        file = (io.BytesIO(b"x" * 2_000_000), "a.pdf")
        answer = browser.post("/console/cases/3", {"text": "ช่างจะเข้าวันจันทร์", "file": file})

    assert answer.status_code == 503 and "ช่างจะเข้าวันจันทร์" in answer.get_data(as_text=True)


def test_no_form_fails_at_odd_words_nor_shows_them_as_a_page(
    office: OfficeAtWork,
) -> None:
    browser = office.browser(NID)
    for form in _forms(office, browser):
        for typed in (ODD, LONG):
            browser.get(form.page)
            words = dict.fromkeys(form.typed, typed) | ({"topics": ""} if form.action == SLOW else {})
            answer = browser.post(form.action, dict(form.filled(words)))
            assert answer.status_code < 500, (form.action, answer.status_code)
            assert SCRIPT not in answer.get_data(as_text=True), form.action
            assert answer.headers.get("Location", "/console/").startswith("/console/")

    for path, html, _ in walked(office.app, browser):
        assert SCRIPT not in html and "\"'>" not in html, path
