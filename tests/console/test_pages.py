"""What every public page keeps to, and what is said to bad addresses and odd searches."""

import logging
import re
import threading
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from migrated import migrated
from public_site import PATHS, PUBLIC_URL, TODAY, an_office, pages_of, visitor
from werkzeug.test import TestResponse

from console import assets
from console.public import FactKeeper, Site, public_pages
from db import entries
from db.engine import Database
from knowledge.reading.understand import Understanding

LIMIT = 100_000


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, understanding: Understanding) -> FlaskClient:
    database = migrated(tmp_path_factory.mktemp("pages") / "pages.db")
    an_office(database)
    return visitor(database, understanding)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_thai_small_and_asks_nothing_of_other_hosts(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 200
    assert '<html lang="th">' in answer.text
    styles = sum(len(assets.content(name)) for name in ("tokens.css", "site.css"))
    assert len(answer.data) + styles <= LIMIT
    assert "Set-Cookie" not in answer.headers
    assert "<script" not in answer.text and " style=" not in answer.text and "<style" not in answer.text
    assert re.findall(r'(?:src|action)="(?!/)|<link rel="stylesheet" href="(?!/assets/)', answer.text) == []


@pytest.mark.parametrize("path", [*PATHS, "/nowhere", "/assets/site.css", "/calendar.ics"])
def test_the_policy_lets_nothing_run_and_nobody_frame(client: FlaskClient, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy and "unsafe" not in policy
    assert path.startswith("/assets") or "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", PATHS)
def test_no_header_of_the_request_names_the_site(client: FlaskClient, path: str) -> None:
    strange = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "ftp"}

    answer = client.get(path, headers=strange)

    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    assert answer.text == client.get(path).text


def test_the_canonical_address_is_that_of_the_settings(client: FlaskClient) -> None:
    assert f'<link rel="canonical" href="{PUBLIC_URL}/manual/records">' in client.get("/manual/records").text


def test_a_page_is_sent_compressed_and_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/manual/records", headers={"Accept-Encoding": "gzip"})

    assert first.headers["Content-Encoding"] == "gzip"
    assert len(first.data) < 8_000
    again = client.get("/manual/records", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/manual/no-such-procedure",
        "/manual/plan-review/7",
        "/manual/plan-review/four",
        "/manual/plan-review/99999999999999999999",
        "/manual/<b>x</b>",
        "/nowhere",
        "/calendar/2570",
    ],
)
def test_an_unknown_address_is_told_where_to_look(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.text
    assert 'action="/search"' in answer.text and 'href="/manual/plan-review"' in answer.text
    assert "<b>x" not in answer.text


def test_a_step_typed_into_the_address_leads_to_its_place(client: FlaskClient) -> None:
    answer = client.get("/manual/plan-review/4")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/manual/plan-review#step-4")


def test_the_place_of_a_step_that_is_no_more_says_so(client: FlaskClient) -> None:
    page = client.get("/manual/plan-review").text

    assert 'id="step-6"' in page
    assert '<p class="gone" id="step-7">ไม่มีขั้นตอนที่ 7 ในคู่มือ เรื่องนี้มี 6 ขั้นตอน' in page


@pytest.mark.parametrize("path", ["/files/x", "/callback"])
def test_addresses_for_machines_keep_their_plain_answers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code in (404, 405)
    assert answer.mimetype == "text/plain"


def found(client: FlaskClient, typed: str) -> TestResponse:
    return client.post("/search", data={"q": typed})


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [
        ("ส่งแผนวันไหน", "/manual/plan-review#step-4"),
        ("ส่งแผนวันไหนคะ 🙏", "/manual/plan-review#step-4"),
        ("ส่งแผนปฏิบัติการวันหนายยย", "/manual/plan-review#step-4"),
        ("ของบประมาณต้องทำยังไง", "/manual/budget-request"),
        ("ระดมทรัพยากรใช้กฎหมายอะไร", "/manual/resource-mobilization#laws"),
        ("แผน", "/manual/plan-review"),
        ("เดือนพฤษภามีอะไรต้องส่ง", "/manual/plan-review#step-4"),
    ],
)
def test_a_search_is_read_as_the_chat_reads_it(client: FlaskClient, typed: str, leads_to: str) -> None:
    answer = found(client, typed)

    assert answer.status_code == 200
    body = answer.text.split("</form>")[1].split("<footer")[0]
    assert f'href="{leads_to}"' in body


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ("", 200, "ยังไม่ได้พิมพ์คำถาม"),
        ("  ", 200, "ยังไม่ได้พิมพ์คำถาม"),
        ("???!!!", 200, "ยังไม่ได้พิมพ์คำถาม"),
        ("ก" * 5000, 400, "ยาวเกินไป: พิมพ์ไม่เกิน 200 ตัวอักษร (ที่พิมพ์มี 5,000 ตัวอักษร)"),
        ("<script>alert(1)</script>", 200, "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('"><img src=x onerror=alert(1)>', 200, "&#34;&gt;&lt;img"),
        ("asdf qwer zxcv", 200, "ไม่พบคำตอบในคู่มือ"),
        ("\x00\ud800".encode("utf-8", "ignore").decode() + "ฟหกด", 200, "ค้นหา"),
        ("ขอลาป่วยต้องทำยังไง", 200, "กลุ่มบริหารงานบุคคล"),
    ],
)
def test_an_odd_search_gets_a_plain_word(client: FlaskClient, typed: str, status: int, says: str) -> None:
    answer = found(client, typed)

    assert answer.status_code == status
    assert says in answer.text
    assert "<script" not in answer.text and "<img" not in answer.text
    assert 'href="/manual/plan-review"' in answer.text or "#step-" in answer.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ขอเบอร์โทรหน่อยค่ะ", "สำนักงานยังไม่ได้ใส่เบอร์โทรศัพท์ของกลุ่มนโยบายและแผน"),
        ("เปิดกี่โมง", "เวลา 08:30–16:30 น. เว้นวันหยุดราชการ"),
        ("วันที่ 5 ธันวา เขตหยุดไหม", "วันเสาร์ที่ 5 ธันวาคม 2569 หยุดค่ะ (วันชาติ)"),
        ("คู่มือดูได้ที่ไหน", 'href="/manual">เปิดคู่มือ</a>'),
        ("ขอสถิติการให้บริการปีนี้", "ยังไม่ได้เผยแพร่"),
        ("ขอเบอร์กลุ่มบริหารงานบุคคล", "เรื่องนี้เป็นงานของกลุ่มอื่น"),
    ],
)
def test_a_fact_of_the_office_is_found_as_in_the_chat(client: FlaskClient, typed: str, says: str) -> None:
    assert says in found(client, typed).text


def test_what_officers_taught_is_found_once_approved_and_without_names(
    database: Database, understanding: Understanding
) -> None:
    an_office(database)
    client = visitor(database, understanding)
    asked, answer = "ยืมห้องประชุมเขตได้ไหม", "ยืมได้ค่ะ ทำหนังสือถึงเขตก่อน 3 วัน"
    with database.begin() as session:
        entry = entries.draft(session, [asked], answer, ("Unid", "พี่นิดคนตอบ"), TODAY).id
    assert answer not in found(client, asked).text

    with database.begin() as session:
        entries.approve(session, entry, "Usomsri", "สมศรีคนรับรอง", TODAY)
    page = found(client, "ขอยืมห้องประชุมเขตได้มั้ยคะ").text

    assert answer in page
    assert "พี่นิดคนตอบ" not in page and "สมศรีคนรับรอง" not in page


def test_two_hundred_letters_may_be_searched_and_what_is_longer_stays_typed(client: FlaskClient) -> None:
    assert found(client, "ส่งแผนวันไหน " * 15).status_code == 200

    answer = found(client, "ส่งแผนวันไหน" * 20)

    assert answer.status_code == 400
    assert f'value="{"ส่งแผนวันไหน" * 20}"' in answer.text


def test_words_searched_stand_in_no_log_no_address_and_no_cache(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = found(client, "คำลับเฉพาะของครู")

    assert "คำลับ" not in caplog.text
    assert answer.headers["Cache-Control"] == "private, max-age=0"
    assert 'method="post"' in answer.text
    assert "คำลับ" not in client.get("/search?q=คำลับเฉพาะของครู").text


def test_without_a_public_address_pages_are_served_all_the_same(tmp_path: Path) -> None:
    database = migrated(tmp_path / "pages.db")
    client = pages_of(database, public_url=None).test_client()

    assert [client.get(path).status_code for path in PATHS] == [200] * len(PATHS)
    calendar = client.get("/calendar").text
    assert "PUBLIC_URL" in calendar and 'href="/calendar.ics?who=school"' in calendar
    assert "webcal:" not in calendar and "canonical" not in calendar
    assert "ยังเชื่อมต่อไม่เสร็จ" in client.get("/").text


def test_the_front_page_has_the_bots_own_friend_link_and_code(client: FlaskClient) -> None:
    page = client.get("/").text

    assert 'href="https://line.me/R/ti/p/%40123abcde"' in page
    assert 'class="qr-code"' in page


def test_visitors_beyond_the_places_are_told_to_come_again(tmp_path: Path) -> None:
    database = migrated(tmp_path / "pages.db")
    client = visitor(database)
    app = client.application
    inside, leave = threading.Semaphore(0), threading.Event()

    @app.context_processor
    def held_up() -> dict[str, str]:
        inside.release()
        leave.wait(20)
        return {}

    visits = [threading.Thread(target=app.test_client().get, args=(path,)) for path in ("/", "/privacy")]
    for visit in visits:
        visit.start()
    assert inside.acquire(timeout=20) and inside.acquire(timeout=20)

    third = app.test_client().get("/manual")
    callback = app.test_client().post("/callback", data=b"{}")
    leave.set()
    for visit in visits:
        visit.join()

    assert (third.status_code, third.headers["Retry-After"]) == (503, "2")
    assert callback.status_code == 400
    assert app.test_client().get("/manual").status_code == 200


def test_the_manual_is_shown_where_the_database_does_not_answer(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    site, app = Site(), Flask("pages", static_folder=None)
    pages = public_pages(site, FactKeeper(site, database), lambda: TODAY)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(assets.assets())

    assert "รอประกาศวันปิดระบบ" in app.test_client().get("/manual/monitoring").text


@pytest.mark.parametrize("name", ["../app.py", "site.css.map", "nothing.css"])
def test_only_what_pages_need_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404


def test_assets_may_be_kept_for_good_under_the_address_that_pages_use(client: FlaskClient) -> None:
    page = client.get("/").text
    address = re.findall(r'href="(/assets/tokens.css[^"]*)"', page)[0]
    style = client.get(address)
    font = re.findall(rb'url\("([^"]+)"\)', style.data)[0].decode()

    assert "immutable" in style.headers["Cache-Control"]
    assert "immutable" in client.get(font).headers["Cache-Control"]
    assert client.get(font).data[:4] == b"wOF2"
    assert client.get("/assets/tokens.css").headers["Cache-Control"] == "no-cache"
    assert b"font-display: swap" in style.data
