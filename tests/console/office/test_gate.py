"""Every route is closed unless it is listed as open; forms come from our own pages; ranks."""

from typing import Any

import pytest
from builders import SECRET
from consult_office import NID, SOMSRI
from office_pages import PUBLIC_URL, OfficeAtWork

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.open_routes import OPEN_ROUTES
from db import officers
from db.engine import Database
from domain.ranks import Rank

IN_A_PATH = {"procedure": "plan-review", "step": "1", "name": "tokens.css", "token": "A" * 32}
OPEN_IN_OFFICE = {"office.link"}


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database)


def test_a_stranger_comes_to_no_route_that_is_not_listed_as_open(office: OfficeAtWork) -> None:
    client, walked = office.app.test_client(), set()
    for rule in office.app.url_map.iter_rules():
        filled = {name: IN_A_PATH.get(name, "1") for name in rule.arguments}
        path = office.app.url_map.bind("").build(rule.endpoint, filled)
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            answer = client.open(path, method=method, base_url=PUBLIC_URL)
            walked.add(rule.endpoint)
            if rule.endpoint not in OPEN_ROUTES | OPEN_IN_OFFICE:
                assert answer.status_code == 403, (rule, method)
                assert "Set-Cookie" not in answer.headers, rule

    assert {"office.today", "office.me", "office.out_everywhere", "webhook.callback"} <= walked


def test_a_route_that_nobody_listed_is_closed_to_officers_too(office: OfficeAtWork) -> None:
    office.app.add_url_rule("/new", "new", lambda: "secret")

    assert office.browser(NID).get("/new").status_code == 403


def test_the_list_of_open_routes_names_no_route_that_is_gone(database: Database) -> None:
    settings = Settings(SECRET, "token", public_url=PUBLIC_URL, metrics_token="m" * 16)
    app = create_app(settings, database)

    assert {rule.endpoint for rule in app.url_map.iter_rules()} & OPEN_ROUTES == OPEN_ROUTES


def test_pages_are_kept_by_nobody_and_run_no_script(office: OfficeAtWork) -> None:
    answer = office.browser(NID).get("/console/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "script-src" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<script" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"csrf_token": ""}, {}),
        ({"csrf_token": "forged"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
    ],
)
def test_a_form_from_elsewhere_does_nothing(
    office: OfficeAtWork, fields: dict[str, Any], headers: dict[str, str]
) -> None:
    browser = office.browser(NID)
    browser.get("/console/me")

    assert browser.post("/console/out", fields, headers=headers).status_code == 400
    assert browser.get("/console/").status_code == 200


def test_a_token_of_another_browser_does_nothing(office: OfficeAtWork) -> None:
    mine, other = office.browser(NID), office.browser(SOMSRI)
    other.get("/console/me")

    assert mine.post("/console/out", {"csrf_token": other.token}).status_code == 400


def test_an_officer_sees_where_she_is_logged_in_and_leaves(office: OfficeAtWork) -> None:
    browser, other = office.browser(NID), office.browser(NID)
    page = browser.get("/console/me").get_data(as_text=True)
    assert page.count("Chrome, Android") == 2 and page.count("เครื่องนี้") == 1

    assert browser.post("/console/out").status_code == 200
    assert browser.get("/console/me").status_code == 403
    assert other.get("/console/me").status_code == 200


def test_a_code_with_a_rank_makes_an_officer_of_that_rank(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        code = officers.make_code(session, "พี่นิด", office.clock(), Rank.HEAD)
    office.says(NID, code)

    assert _rank(office, NID) == "head"


def test_a_code_of_a_name_in_use_is_for_nobody_else(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        code = officers.make_code(session, "พี่นิด", office.clock(), Rank.ADMIN)
    office.says(SOMSRI, code)

    assert (_rank(office, NID), _rank(office, SOMSRI)) == ("officer", "officer")


def test_a_rank_is_read_anew_for_each_page(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    assert "หัวหน้ากลุ่ม" not in browser.get("/console/me").get_data(as_text=True)

    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.HEAD)

    assert "หัวหน้ากลุ่ม" in browser.get("/console/me").get_data(as_text=True)


def test_one_who_comes_back_is_a_mere_officer(office: OfficeAtWork) -> None:
    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock(), Rank.ADMIN)
        officers.remove(session, NID, office.clock())
        officers.add(session, NID, "พี่นิด", office.clock())

    assert _rank(office, NID) == "officer"


def test_more_visitors_than_places_are_asked_to_wait(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    hooks: list[Any] = list(office.app.before_request_funcs[None])
    gate = next(one for one in hooks if one.__name__ == "_let_in").__self__
    for _ in range(3):
        gate._places.acquire()

    answer = browser.get("/console/")

    assert answer.status_code == 503 and answer.headers["Retry-After"] == "2"
    for _ in range(3):
        gate._places.release()
    assert browser.get("/console/").status_code == 200


def _rank(office: OfficeAtWork, person: str) -> str:
    with office.database.read() as session:
        return next(one.rank for one in officers.current(session) if one.person_id == person)
