"""A step's phrasings and facts changed on its page: refused in words, confirmed, undone, nothing lost."""

import re
from html import unescape
from pathlib import Path

import pytest
from consult_office import NID, SOMSRI
from migrated import migrated
from office_pages import Browser, OfficeAtWork
from small_manual import Folder
from sqlalchemy import text

from db.engine import Database
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from knowledge.facts.manual import Step
from knowledge.loading.live import LiveManual
from services.knowledge import overrides as service

STEP = "/console/knowledge/manual/plan-review/4"
LINK = {"do": "link", "channel": "amss", "url": "https://amss.example.go.th/", "reason": "หนังสือ ศธ 04"}


@pytest.fixture
def office(database: Database) -> OfficeAtWork:
    return OfficeAtWork(database, whole=True)


def sends(
    browser: Browser, fields: dict[str, str], path: str = STEP, seen: str | None = None
) -> tuple[int, str]:
    """A form of the page as it is now: the status, and what the browser shows in the end."""
    now = browser.get(path).get_data(as_text=True).partition('name="seen" value="')[2].partition('"')[0]
    answer = browser.post(path, {"seen": seen or now, **fields})
    shown = browser.get(path) if answer.status_code == 303 else answer
    return answer.status_code, shown.get_data(as_text=True)


def step_of(office: OfficeAtWork, number: int = 4) -> Step:
    found = office.keeper.facts(office.clock(), at_once=True).manual.step("plan-review", number)
    assert found
    return found


def rows(office: OfficeAtWork) -> int:
    with office.database.read() as session:
        return len(overrides.every(session))


def test_a_phrasing_is_added_with_its_reason_and_undone_by_a_new_row(office: OfficeAtWork) -> None:
    browser = office.browser(NID)
    words = "เล่มสีฟ้ายื่นได้ถึงเมื่อไหร่คะ"

    status, page = sends(
        browser, {"do": "phrase", "of": "examples.timeline", "text": f" {words}\u202e ", "reason": "ครูถามบ่อย"}
    )

    assert status == 303 and "บันทึกแล้ว" in page
    assert words in step_of(office).examples["timeline"]
    assert "คำถามเรื่องกำหนดเวลา: " + words in page and "พี่นิด" in page and "ครูถามบ่อย" in page
    tried = browser.post("/console/knowledge", {"q": words}).get_data(as_text=True)
    assert "ภายใน 31 พฤษภาคม 2570" in tried

    [row] = _standing(office)
    status, page = sends(browser, {"do": "undo", "number": str(row)})
    assert status == 303 and "ยกเลิกการแก้ไขแล้ว" in page
    assert words not in step_of(office).examples["timeline"]
    assert rows(office) == 2 and sends(browser, {"do": "undo", "number": str(row)})[0] == 409


def _standing(office: OfficeAtWork) -> list[int]:
    with office.database.read() as session:
        return [row.id for row in overrides.standing(session)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ส่งแผนวันสุดท้ายวันไหน", "ขั้นตอนที่ 4: โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา"),
        ("ส่งแผน วันสุดท้าย วันไหนคะ", "มีแล้วที่"),
        ("ดูแผนของเขตได้ที่ไหนครับ", "ขั้นตอนที่ 1: เผยแพร่แผน 5 ปีและแผนปฏิบัติการของ สพม."),
    ],
)
def test_two_phrasings_alike_are_refused_in_words_at_the_field(
    plain: OfficeAtWork, words: str, told: str
) -> None:
    status, page = sends(plain.browser(NID), {"do": "phrase", "of": "examples.channels", "text": words})
    plain.clock.advance(minutes=11)

    assert status == 422 and told in page and 'id="w-phrase-text"' in page
    assert f'value="{words}"' in page and rows(plain) == 0


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"do": "phrase", "of": "examples.timeline", "text": ""}, "w-phrase-text"),
        ({"do": "phrase", "of": "examples.timeline", "text": "\u202e\u200b"}, "w-phrase-text"),
        ({"do": "phrase", "of": "examples.timeline", "text": "ก" * 5000}, "w-phrase-text"),
        ({"do": "phrase", "of": "examples.law", "text": "ใช้กฎหมายใด"}, "w-phrase-of"),
        ({"do": "phrase", "of": "text", "text": "ถ้อยคำใหม่"}, "w-phrase-of"),
        ({"do": "fee", "baht": "-1", "reason": "x1"}, "w-fee-baht"),
        ({"do": "fee", "baht": "=1+1", "reason": "x1"}, "w-fee-baht"),
        ({"do": "fee", "baht": "5"}, "w-fee-reason"),
        ({"do": "fee", "baht": "5", "reason": "ก" * 301}, "w-fee-reason"),
        ({"do": "fee", "baht": "5", "reason": "r1", "first_year": "2027"}, "w-fee-first_year"),
        (
            {"do": "fee", "baht": "5", "reason": "r1", "first_year": "2571", "last_year": "2570"},
            "w-fee-last_year",
        ),
        ({"do": "timeline", "kind": "end-of-month", "first": "13", "reason": "r1"}, "w-timeline-first"),
        ({"do": "timeline", "kind": "rounds", "reason": "r1"}, "w-timeline-kind"),
        ({"do": "title", "text": "ก" * 61, "reason": "r1"}, "w-title-text"),
        ({"do": "link", "channel": "x", "url": "https://a.th/", "reason": "r1"}, "w-link-channel"),
        ({"do": "link", "channel": "amss", "url": "javascript:alert(1)", "reason": "r1"}, "w-link-url"),
        (
            {
                "do": "timeline", "kind": "end-of-month", "first": "6", "reason": "r1",
                "words": "ภายในเดือนพฤษภาคม ของทุกปี",
            },
            "w-timeline-first",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_at_its_field(
    plain: OfficeAtWork, fields: dict[str, str], wrong: str
) -> None:
    plain.clock.advance(minutes=11)
    status, page = sends(plain.browser(NID), fields)

    assert status == 422 and f'id="{wrong}"' in page and rows(plain) == 0
    typed = [value for name, value in fields.items() if name in ("baht", "reason", "first_year", "url")]
    assert all(f'value="{value}"' in page for value in typed)


def test_ids_order_and_printed_words_have_no_form(plain: OfficeAtWork) -> None:
    plain.clock.advance(minutes=11)
    browser = plain.browser(NID)
    for do in ("text", "number", "line", "sub_steps", ""):
        assert sends(browser, {"do": do, "text": "อื่น", "reason": "r1"})[0] == 400
    for path in ("nothing", "plan-review/7", "plan-review/0", "plan-review-4", "plan-review/99999999"):
        assert browser.get(f"/console/knowledge/manual/{path}").status_code == 404


def test_html_and_formulas_are_words_of_a_phrasing(plain: OfficeAtWork) -> None:
    plain.clock.advance(minutes=11)
    odd = '=HYPERLINK("x")<script>alert(1)</script>ส่งแผนวันสุดท้ายวันไหน'
    page = sends(plain.browser(NID), {"do": "phrase", "of": "x", "text": odd})[1]

    assert "<script" not in page and "=HYPERLINK(&#34;x&#34;)&lt;script&gt;" in page


def test_of_two_who_save_at_once_the_second_sees_what_changed(office: OfficeAtWork) -> None:
    first, second = office.browser(NID), office.browser(SOMSRI)
    second.get(STEP)
    assert sends(first, LINK)[0] == 303

    status, page = sends(
        second, {"do": "fee", "baht": "12345", "words": "ค่าจัดส่ง", "reason": "ระเบียบใหม่"}, seen="0"
    )

    assert status == 409 and "มีคนแก้ไขข้อมูลหลังจากเปิดหน้านี้" in page
    assert "พี่นิด แก้ไข AMSS++ · ลิงก์: https://amss.example.go.th/" in page
    assert all(f'value="{typed}"' in page for typed in ("12345", "ค่าจัดส่ง", "ระเบียบใหม่"))
    assert step_of(office).fee.baht == 0


def test_a_link_is_set_for_a_year_cited_and_taken_away(office: OfficeAtWork) -> None:
    browser = office.browser(NID)

    status, page = sends(browser, {**LINK, "first_year": "2571"})
    assert status == 303 and "ตั้งแต่ปีงบประมาณ 2571" in page
    assert _link(office) is None  # holds from the next fiscal year on
    assert sends(browser, LINK)[0] == 303 and _link(office) == "https://amss.example.go.th/"
    assert sends(browser, {**LINK, "url": ""})[0] == 303 and _link(office) is None


def _link(office: OfficeAtWork) -> str | None:
    channel = office.keeper.facts(office.clock(), at_once=True).manual.channel("amss")
    return channel.url if channel else ""


def test_the_last_channel_of_a_step_stays(plain: OfficeAtWork) -> None:
    plain.clock.advance(minutes=11)
    step = "/console/knowledge/manual/plan-review/5"
    used = plain.keeper.facts(plain.clock()).manual.step("plan-review", 5)
    assert used and len(used.channels) == 1

    status, page = sends(
        plain.browser(NID),
        {"do": "drop-channel", "channel": used.channels[0].channel, "reason": "r1"},
        step,
    )

    assert status == 422 and "ต้องเหลือช่องทางอย่างน้อยหนึ่งช่องทาง" in page


def test_examples_answered_otherwise_are_listed_and_confirmed(tmp_path: Path) -> None:
    database = migrated(tmp_path / "office.db")
    folder = Folder(tmp_path)
    live = LiveManual(folder.path, folder.source)
    office = OfficeAtWork(database, live=live)
    browser, step = office.browser(NID), "/console/knowledge/manual/sending/1"
    odd = Change("step", "sending-1", "examples.detail", "แผนส่งวันไหน", value="แผนส่งวันไหน")
    files, by = live.files, Author(office.clock())
    service.save(database, files, [odd], by, 0, confirmed=True)
    undo = {"do": "undo", "number": str(_standing(office)[0]), "reason": "ใส่ผิดขั้นตอน"}

    status, page = sends(browser, undo, step)

    assert status == 422 and page.count('name="agreed"') == 1 and rows(office) == 1
    assert "ยืนยัน บันทึกทั้งที่คำตอบเปลี่ยน" in page and "ใส่ผิดขั้นตอน" in page
    [example] = re.findall(r'name="agreed" hidden>\n(.*?)</textarea>', page)
    assert unescape(example).startswith("“ส่งแผนวันไหน” ")
    assert sends(browser, {**undo, "agreed": unescape(example)}, step)[0] == 303 and rows(office) == 2


def test_what_was_typed_is_shown_again_where_the_database_is_gone(tmp_path: Path) -> None:
    database = migrated(tmp_path / "office.db")
    office = OfficeAtWork(database, whole=True)
    browser = office.browser(NID)
    browser.get(STEP)
    with database.begin() as session:
        session.execute(text("ALTER TABLE overrides RENAME TO elsewhere"))

    answer = browser.post(STEP, {"seen": "0", **LINK})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 503 and LINK["url"] in page and LINK["reason"] in page
