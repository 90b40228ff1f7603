"""What a stranger, another site and an officer of a low rank try on the officers' pages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from consult_office import NID, SOMSRI
from migrated import migrated
from office_pages import PUBLIC_URL, Browser, OfficeAtWork
from page_forms import read
from werkzeug.test import TestResponse

from console.office.cases import key_of
from db import chats, officers
from db.engine import Database
from db.knowledge import overrides
from domain.ranks import Rank

OFFICE = "/console/office"
HERS = f"{OFFICE}/officers/{key_of(SOMSRI)}"
SCHOOLS = "C" + "9" * 32
FORGED = "A" * 32


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeAtWork]:
    """NID is the head, SOMSRI an officer."""
    database = migrated(tmp_path / "office.db")
    yield with_a_head(database)
    database.close()


def with_a_head(database: Database) -> OfficeAtWork:
    office = OfficeAtWork(database, whole=True)
    with database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)
        chats.group_joined(session, SCHOOLS, office.clock())
    return office


def sends(browser: Browser, page: str, path: str = "", **fields: str) -> TestResponse:
    """A form of the page as it is now, sent to it or to a path."""
    browser.get("/console/me")
    html = browser.get(page).get_data(as_text=True)
    found = {name: re.search(rf'"{name}" value="(\w+)"', html) for name in ("seen", "version")}
    made = {name: one[1] for name, one in found.items() if one}
    return browser.post(path or page, {**made, **fields})


def of_heads(office: OfficeAtWork) -> list[int]:
    with office.database.read() as session:
        return [one.id for one in overrides.standing(session, ("officers",))]


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("/office", "/office/undo"),
        ("/office/others", "/office/others/undo"),
        ("/office/hearing", "/office/hearing/undo"),
        ("/office/channels", "/office/channels/undo"),
        ("/office/codes", "/office/codes/undo"),
        ("/office/schools", "/office/schools/undo"),
        ("/office/officers", "/office/officers/undo"),
        ("/knowledge/manual/plan-review", "/knowledge/manual/plan-review"),
        ("/knowledge/questions", "/knowledge/questions"),
    ],
)
def test_an_officer_undoes_on_no_page_what_heads_decided(office: OfficeAtWork, page: str, path: str) -> None:
    assert sends(office.browser(NID), HERS, do="duties", duty="plan-review").status_code == 303
    [number] = of_heads(office)

    answer = sends(
        office.browser(SOMSRI), f"/console{page}", f"/console{path}",
        seen=str(number), number=str(number), do="undo", take="file", reason="x",
    )  # fmt: skip

    assert answer.status_code in (403, 409)
    assert of_heads(office) == [number]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/office/officers/invite", {"name": "มานี", "rank": "officer"}),
        ("/office/officers/patience", {"hours": "1"}),
        ("/office/officers/undo", {"number": "1"}),
        (HERS.removeprefix("/console") + "/remove", {}),
        ("/statistics/publish", {"year": "2569", "months": "12"}),
        ("/system/check", {}),
        ("/system/events/1", {}),
        ("/system/deliveries/1", {"sure": "1"}),
    ],
)
def test_an_officer_does_nothing_that_is_for_heads_or_admins(
    office: OfficeAtWork, path: str, fields: dict[str, str]
) -> None:
    assert sends(office.browser(SOMSRI), "/console/me", f"/console{path}", **fields).status_code == 403


@pytest.mark.parametrize("to", ["head", "admin"])
def test_an_officer_raises_neither_herself_nor_lowers_the_head(office: OfficeAtWork, to: str) -> None:
    browser = office.browser(SOMSRI)

    assert sends(browser, HERS, do="rank", rank=to).status_code == 422
    assert sends(browser, f"{OFFICE}/officers/{key_of(NID)}", do="rank", rank="officer").status_code != 303
    assert sends(office.browser(NID), HERS, do="rank", rank="admin").status_code == 422
    with office.database.read() as session:
        assert {one.rank for one in officers.current(session)} == {"head", "officer"}


def test_one_whose_rank_was_lowered_meanwhile_does_nothing_more(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    browser.get(f"{OFFICE}/officers")
    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.OFFICER)

    answer = browser.post(f"{OFFICE}/officers/invite", {"name": "มานี", "rank": "head"})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("page", "path", "fields"),
    [
        (HERS, "", {"do": "rank", "rank": "head"}),
        (f"{OFFICE}/officers", f"{OFFICE}/officers/invite", {"name": "มานี", "rank": "officer"}),
        (f"{OFFICE}/groups", f"{OFFICE}/groups/code", {"role": "officers"}),
        (f"{OFFICE}/groups", f"{OFFICE}/groups/{key_of(SCHOOLS)}", {"role": "officers"}),
    ],
)
def test_who_gives_rights_or_peoples_words_away_needs_a_fresh_login(
    office: OfficeAtWork, page: str, path: str, fields: dict[str, str]
) -> None:
    browser = office.browser(NID)
    office.clock.advance(minutes=31)

    refused = sends(browser, page, path, **fields)
    came_back = browser.logs_in(office.link(NID))

    assert refused.status_code == 403 and "ยืนยันว่าเป็นคุณอีกครั้ง" in refused.get_data(as_text=True)
    assert came_back.headers["Location"] == page
    assert sends(browser, page, path, **fields).status_code in (200, 303)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/console", "/console/"),
        ("//evil.example//console", None),
        ("/console//cases?state=waiting", "/console/cases?state=waiting"),
        ("//evil.example/console", None),
    ],
)
def test_an_address_spelled_otherwise_leads_to_no_other_host(
    office: OfficeAtWork, path: str, there: str | None
) -> None:
    lies = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}

    answer = office.app.test_client().get(path, base_url=PUBLIC_URL, headers=lies)

    assert answer.headers.get("Location", "/")[:2] != "//" and ":" not in answer.headers.get("Location", "")
    assert there is None or (answer.status_code, answer.headers["Location"]) == (308, there)


@pytest.mark.parametrize("asked", ["?next=//evil.example", "?x=/../../evil", "?x=%0d%0aSet-Cookie:a=b"])
def test_a_login_leads_to_our_own_pages_alone(office: OfficeAtWork, asked: str) -> None:
    browser = office.browser(NID)
    office.clock.advance(minutes=31)
    browser.get(f"/console/cases/export.csv{asked}")

    answer = browser.logs_in(office.link(NID))

    assert answer.headers["Location"].startswith("/console/cases/export.csv?")
    assert "a=b" not in str(answer.headers.getlist("Set-Cookie"))


def test_a_session_that_was_fixed_before_the_login_is_not_taken_over(office: OfficeAtWork) -> None:
    browser, attacker = Browser(office.app), Browser(office.app)
    browser.keeps("__Host-planbot", FORGED)
    attacker.keeps("__Host-planbot", FORGED)
    browser.get(link := office.link(NID))
    token = browser.token
    browser.post(link)

    assert browser.cookie("__Host-planbot") != FORGED
    assert attacker.get("/console/").status_code == 403
    assert browser.post("/console/out", {"csrf_token": token}).status_code == 400


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_what_another_site_filled_in_is_not_shown_to_be_sent_with_a_tap(
    office: OfficeAtWork, site: str
) -> None:
    browser = office.browser(NID)
    fields: dict[str, Any] = {"name": "คนร้าย", "rank": "head"}

    answer = browser.post(f"{OFFICE}/officers/invite", fields, headers={"Sec-Fetch-Site": site})

    html = answer.get_data(as_text=True)
    assert answer.status_code == 400 and "คนร้าย" not in html
    assert [form.fields for form in read("", html)[0] if ("rank", "hidden", "head") in form.fields] == []


@pytest.mark.parametrize(
    "path",
    [
        "/console/cases?procedure=%00&state=%00&channel=%00&officer=%00",
        f"/console/cases?page=-{'9' * 30}&year={'9' * 30}",
        f"/console/cases/{'9' * 30}",
        f"/console/knowledge/phrase?case=-{'9' * 30}",
        f"/console/knowledge/phrase?case={'9' * 30}",
        f"/console/knowledge/entries/new?case=-{'9' * 30}",
        f"/console/record?of=-{'9' * 30}",
        "/console/announcements/%00/%00",
        f"/console/statistics/{'9' * 5000}.xlsx",
        "/console/knowledge/manual/plan-review/99999999999",
    ],
)
def test_an_odd_address_is_no_error_and_no_database_is_blamed_for_it(database: Database, path: str) -> None:
    assert with_a_head(database).browser(SOMSRI).get(path).status_code in (200, 404)


def test_a_search_for_signs_that_no_database_takes_finds_nothing(database: Database) -> None:
    browser = with_a_head(database).browser(SOMSRI)
    browser.get("/console/cases")
    there = browser.post("/console/cases/search", {"q": "a\0b %_\\ '"}).headers["Location"]

    answer = browser.get(there)

    assert answer.status_code == 200 and "ไม่พบเรื่อง" in answer.get_data(as_text=True)
