"""An officer's one-time link: asked for in her chat, spent once in a browser, told where it was used."""

import hashlib

import pytest
from consult_office import NID, OFFICERS, SOMSRI, TEACHER
from office_pages import Browser, OfficeAtWork
from sqlalchemy import select

from db import officers
from db.engine import Database
from db.models.console import ConsoleLink, ConsoleSession
from db.models.deliveries import Delivery


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database, strict=True)


@pytest.mark.parametrize(
    "typed",
    ["เข้าระบบ", "เข้าระบบค่ะ", "ขอเข้าระบบหน่อยครับ", "เข้าสู่ระบบ 🙏", "login", "ล็อกอินค่า", "เข้าระบบบบ"],
)
def test_an_officer_gets_a_button_free_of_charge(office: OfficeAtWork, typed: str) -> None:
    [card] = office.says(NID, typed)

    address = office.action(NID, "เปิดหน้าจัดการงาน")["uri"]
    assert address.startswith("https://planbot.example.go.th/console/in/")
    assert address.endswith("?openExternalBrowser=1")
    assert len(address.removesuffix("?openExternalBrowser=1").rpartition("/")[2]) == 32
    assert card.pushed is False
    assert "อย่าส่งต่อปุ่มนี้" in card.text and "ถึง 10:10 น." in card.text
    assert "/console/in/" not in card.text


@pytest.mark.parametrize("typed", ["เข้าระบบ e-MES ไม่ได้", "เข้าระบบแล้วค่ะ", "ระบบเข้าไม่ได้"])
def test_words_about_other_systems_make_no_link(office: OfficeAtWork, typed: str) -> None:
    office.says(NID, typed)

    assert _links(office) == []


def test_only_an_officer_in_her_own_chat_gets_a_link(office: OfficeAtWork) -> None:
    office.says(TEACHER, "เข้าระบบ")
    [told] = office.says(NID, "เข้าระบบค่ะ", group=OFFICERS)

    assert "แชตส่วนตัว" in told.text
    assert _links(office) == []


@pytest.mark.parametrize("public_url", [None, "http://planbot.example.go.th"])
def test_without_a_safe_address_the_word_says_what_to_set(database: Database, public_url: str | None) -> None:
    office = OfficeAtWork(database, public_url)

    [told] = office.says(NID, "เข้าระบบ")

    assert "PUBLIC_URL" in told.text and "https://" in told.text
    assert _links(office) == []


def test_looking_at_a_link_changes_nothing_however_often(office: OfficeAtWork) -> None:
    link = office.link(NID)
    before = _everything(office)

    answers = [Browser(office.app).get(link) for _ in range(3)]
    head = office.app.test_client().head(link, base_url="https://planbot.example.go.th")

    assert [one.status_code for one in (*answers, head)] == [200] * 4
    assert _everything(office) == before
    page = answers[0].get_data(as_text=True)
    assert page.count("<button") == 1 and "พี่นิด" not in page
    assert answers[0].headers["Cache-Control"] == "no-store"
    assert answers[0].headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answers[0].headers["X-Robots-Tag"]


def test_a_link_is_spent_once(office: OfficeAtWork) -> None:
    link = office.link(NID)
    first, second = Browser(office.app), Browser(office.app)
    second.get(link)

    assert first.logs_in(link).status_code == 303
    assert second.post(link).status_code == 410
    assert second.get("/console/").status_code == 403
    assert first.get("/console/").status_code == 200


def test_a_link_is_good_for_ten_minutes(office: OfficeAtWork) -> None:
    link, browser = office.link(NID), Browser(office.app)
    office.clock.advance(minutes=9, seconds=58)
    assert browser.get(link).status_code == 200

    office.clock.advance(seconds=2)

    assert browser.get(link).status_code == 410
    assert browser.post(link).status_code == 410


def test_only_hashes_of_tokens_are_kept(office: OfficeAtWork) -> None:
    link = office.link(NID)
    token = link.partition("?")[0].rpartition("/")[2]
    browser = Browser(office.app)
    browser.logs_in(link)

    kept = _everything(office)

    assert hashlib.sha256(token.encode()).hexdigest() in kept
    for name in ("__Host-planbot", "__Host-planbot-device"):
        assert browser.cookie(name) and browser.cookie(name) not in kept
    assert token not in kept


def test_the_sixth_link_within_ten_minutes_is_refused(office: OfficeAtWork) -> None:
    for _ in range(5):
        office.says(NID, "เข้าระบบ")
    [told] = office.says(NID, "เข้าระบบ")
    assert "รออีกสัก 10 นาที" in told.text
    assert len(_links(office)) == 5

    office.clock.advance(minutes=10)
    office.says(NID, "เข้าระบบ")

    assert len(_links(office)) == 6


def test_cookies_are_for_this_site_alone(office: OfficeAtWork) -> None:
    browser = Browser(office.app)
    given = browser.logs_in(office.link(NID)).headers.getlist("Set-Cookie")

    mine = [one for one in given if not one.startswith("__Host-planbot-form=;")]
    assert {one.partition("=")[0] for one in mine} == {"__Host-planbot", "__Host-planbot-device"}
    for one in mine:
        assert all(part in one for part in ("HttpOnly", "SameSite=Lax", "Secure", "Path=/"))
        assert "Domain" not in one


def test_on_this_machine_alone_cookies_need_no_https(database: Database) -> None:
    office = OfficeAtWork(database, "http://127.0.0.1:8000")
    browser = Browser(office.app, "http://127.0.0.1:8000")

    given = browser.logs_in(office.link(NID)).headers.getlist("Set-Cookie")

    assert any(one.startswith("planbot=") for one in given)
    assert not any("Secure" in one for one in given)
    assert browser.get("/console/").status_code == 200


def test_headers_of_a_proxy_change_neither_address_nor_cookies(office: OfficeAtWork) -> None:
    browser, link = Browser(office.app), office.link(NID)
    lies = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example", "X-Forwarded-For": "1.2.3.4"}
    browser.get(link, headers=lies)
    answer = browser.post(link, headers=lies)

    assert answer.headers["Location"] == "/console/"
    assert all("Secure" in one for one in answer.headers.getlist("Set-Cookie"))


def test_a_login_in_a_new_browser_is_pushed_the_next_is_carried(office: OfficeAtWork) -> None:
    browser = Browser(office.app)
    browser.logs_in(office.link(NID))
    office.work()
    told = office.line.shown[-1]
    assert told.pushed and told.chat == NID
    assert "10:00 น. จาก Chrome, Android ซึ่งไม่เคยใช้มาก่อน" in told.text

    shown = len(office.line.shown)
    browser.logs_in(office.link(NID))
    office.work()
    assert [one.pushed for one in office.line.shown[shown:]] == [False]  # the button alone
    office.says(NID, "งานค้าง")

    assert [one.pushed for one in office.line.shown[shown:]] == [False, False, False]
    assert any("เข้าหน้าจัดการงานเมื่อ" in one.text for one in office.line.shown[shown:])


def test_another_officer_in_the_same_browser_is_told_by_a_push(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    browser.logs_in(office.link(SOMSRI))
    office.work()

    assert office.line.shown[-1].chat == SOMSRI and office.line.shown[-1].pushed


def test_a_login_ends_the_session_that_the_browser_had(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    before = browser.cookie("__Host-planbot")
    browser.logs_in(office.link(SOMSRI))

    stolen = Browser(office.app)
    stolen.keeps("__Host-planbot", before)

    assert "สมศรี" in browser.get("/console/").get_data(as_text=True)
    assert stolen.get("/console/").status_code == 403


@pytest.mark.parametrize(
    "typed", ["ออกจากระบบทุกเครื่อง", "ออกจากระบบทุกเครื่องค่ะ", "ขอออกจากระบบทุกเครื่องด้วยครับ", "ออกจากระบบ", "logout"]
)
def test_words_log_out_everywhere_and_end_links(office: OfficeAtWork, typed: str) -> None:
    phone, desk = office.browser(NID), office.browser(NID)
    other, unspent = office.browser(SOMSRI), office.link(NID)

    [told, *_] = office.says(NID, typed)

    assert "ออกจากระบบทุกเครื่องแล้ว" in told.text
    assert [one.get("/console/").status_code for one in (phone, desk, other)] == [403, 403, 200]
    assert Browser(office.app).get(unspent).status_code == 410


def test_the_button_of_the_word_of_a_login_logs_out(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    office.work()

    office.presses(NID, "ออกจากระบบทุกเครื่อง")

    assert browser.get("/console/").status_code == 403


def test_a_removed_officer_is_out_at_once_and_stays_out(office: OfficeAtWork) -> None:
    browser, unspent = office.browser(NID), office.link(NID)
    with office.database.begin() as session:
        officers.remove(session, NID, office.clock())
    assert browser.get("/console/").status_code == 403
    assert browser.post("/console/out").status_code == 403

    with office.database.begin() as session:
        officers.add(session, NID, "พี่นิด", office.clock())

    assert browser.get("/console/").status_code == 403
    assert Browser(office.app).get(unspent).status_code == 410


def test_a_session_ends_after_eight_idle_hours(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    for _ in range(3):
        office.clock.advance(hours=7, minutes=50)
        assert browser.get("/console/").status_code == 200

    office.clock.advance(hours=8)

    assert browser.get("/console/").status_code == 403


def test_a_session_lasts_seven_days_at_most(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    for _ in range(27):
        office.clock.advance(hours=6)
        assert browser.get("/console/").status_code == 200

    office.clock.advance(hours=6)

    assert browser.get("/console/").status_code == 403


@pytest.mark.parametrize("forged", ["x", "A" * 32, "ก" * 5, "../../etc/passwd", "A" * 5000])
def test_forged_cookies_and_links_open_nothing(office: OfficeAtWork, forged: str) -> None:
    browser = Browser(office.app)
    browser.keeps("__Host-planbot", forged)

    assert browser.get("/console/").status_code == 403
    assert browser.get(f"/console/in/{forged}").status_code in (404, 410)


def test_two_at_once_spend_one_link_between_them(office: OfficeAtWork) -> None:
    from concurrent.futures import ThreadPoolExecutor

    link = office.link(NID)
    browsers = [Browser(office.app) for _ in range(2)]
    for one in browsers:
        one.get(link)
    with ThreadPoolExecutor(2) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(lambda one: one.post(link), browsers))

    assert statuses == [303, 410]
    with office.database.read() as session:
        assert len(session.scalars(select(ConsoleSession)).all()) == 1


def _links(office: OfficeAtWork) -> list[ConsoleLink]:
    with office.database.read() as session:
        return list(session.scalars(select(ConsoleLink)))


def _everything(office: OfficeAtWork) -> str:
    from marked_rows import everything

    with office.database.read() as session:
        assert session.scalars(select(Delivery)).all()
        return everything(session)
