"""The manual's pages against the manual itself; the agenda; the assessment's codes."""

import html
from dataclasses import replace
from datetime import date

import pytest
from builders import SettableClock, bangkok
from flask.testing import FlaskClient
from migrated import migrated
from public_site import an_office, pages_of, visitor

from console.public import agenda, assessment, steps
from db.engine import Database
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from knowledge.facts.manual import Manual
from knowledge.facts.office import ItaItem, ItaYear
from knowledge.facts.overrides import Edited
from scheduler.calendar.occasions import Office
from scheduler.calendar.workdays import Workdays

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(manual: Manual) -> Office:
    return Office(manual, {"emes-close-6m": (date(2027, 4, 20),)}, Workdays(manual.days_off))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    database = migrated(tmp_path_factory.mktemp("pages") / "pages.db")
    an_office(database)
    return visitor(database)


def test_every_step_stands_on_its_page_with_all_that_the_manual_says(
    client: FlaskClient, manual: Manual
) -> None:
    for procedure in manual.procedures:
        page = html.unescape(client.get(f"/manual/{procedure.id}").text)
        printed = html.unescape(client.get("/manual/print").text)
        for step in procedure.steps:
            part = page.split(f'<li id="step-{step.number}"')[1].split('<li id="step-')[0]
            channels = [use.words for use in step.channels]
            for words in (step.title, step.text, step.timeline.words, step.fee.words):
                assert words in part, (procedure.id, step.number)
            for words in channels:
                assert "".join(words.split()) in "".join(part.split()), (procedure.id, step.number)
            for words in (step.text, step.timeline.words, *(sub.text for sub in step.sub_steps)):
                assert words in printed, (procedure.id, step.number)


def test_every_law_stands_with_its_work(client: FlaskClient, manual: Manual) -> None:
    for work in manual.works:
        for procedure in work.procedures:
            page = html.unescape(client.get(f"/manual/{procedure}").text)
            assert [law.text for law in work.laws if law.text not in page] == []


def test_what_the_manual_is_silent_on_is_never_said_not_to_be(client: FlaskClient) -> None:
    for path in ("/manual/plan-review", "/manual/print", "/", "/e-service"):
        page = client.get(path).text
        assert "คู่มือไม่ได้ระบุ" in page
        assert page.replace("ไม่มีค่าธรรมเนียม", "").replace("ไม่มีขั้นตอน", "").count(">ไม่มี<") == 0
    assert "<dt>เอกสารที่ใช้</dt><dd>คู่มือไม่ได้ระบุ</dd>" in client.get("/manual/records").text


def test_a_step_has_this_years_date_beside_the_printed_words(office: Office, manual: Manual) -> None:
    procedure = manual.procedures[0]
    found = steps.all_words(office, procedure, TODAY)[3]

    assert (found.headline, found.remaining) == ("ภายใน 31 พฤษภาคม 2570", "อีก 189 วัน")
    assert found.printed == "ภายในเดือนพฤษภาคม ของทุกปี"
    assert found.who == "โรงเรียน (สถานศึกษา)"
    assert found.place == ("คู่มือการให้บริการ ปีงบประมาณ พ.ศ. 2567 งานที่ 1 งานนโยบายและแผน ข้อ (3) ขั้นตอนที่ (4)")
    assert found.href == "/manual/plan-review#step-4"


def test_a_word_that_was_printed_wrong_is_told_with_what_it_became(office: Office, manual: Manual) -> None:
    budget = manual.procedure("budget-request")
    assert budget

    assert steps.all_words(office, budget, TODAY)[0].corrected == ("“แจงนโยบาย” เป็น “แจ้งนโยบาย” (ไม้โทหาย)",)


def test_the_agenda_has_schools_duties_apart_and_the_past_by_itself(office: Office) -> None:
    ahead = {month.anchor: month for month in agenda.months_ahead(office, TODAY)}

    assert list(ahead)[:2] == ["2569-11", "2569-12"] and len(ahead) == 12
    assert [line.title for line in ahead["2570-05"].schools] == ["โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา"]
    assert all(not month.schools for anchor, month in ahead.items() if anchor != "2570-05")
    assert "ระบบปิด 20 เมษายน 2570" in [line.dates for line in ahead["2570-04"].office]
    assert [month.anchor for month in agenda.months_past(office, TODAY)] == ["2569-10"]


@pytest.mark.parametrize(
    ("today", "past"),
    [("2026-10-01", []), ("2027-01-05", ["2569-10", "2569-11", "2569-12"]), ("2027-09-30", None)],
)
def test_the_past_begins_with_the_fiscal_year(office: Office, today: str, past: list[str] | None) -> None:
    found = [month.anchor for month in agenda.months_past(office, date.fromisoformat(today))]

    assert found == past if past is not None else len(found) == 11


def test_what_is_over_within_the_month_is_marked(office: Office) -> None:
    [month] = [one for one in agenda.months_ahead(office, date(2027, 4, 25)) if one.anchor == "2570-04"]

    assert [line.left for line in month.office if line.is_past] == ["ผ่านแล้ว"] * 3


def test_codes_of_an_assessment_are_those_of_its_year_or_the_last_before(manual: Manual) -> None:
    two = manual.model_copy(
        update={
            "ita": (
                ItaYear(fiscal_year=2567, items=(ItaItem(code="O11", title="คู่มือ", shows="manual"),)),
                ItaYear(fiscal_year=2570, items=(ItaItem(code="O14", title="คู่มือ", shows="manual"),)),
            )
        }
    )
    codes = [assessment.serves(two, "manual", year) for year in (2566, 2568, 2570, 2571)]

    assert [code and (code.code, code.is_this_year) for code in codes] == [
        ("O11", False), ("O11", False), ("O14", True), ("O14", False),
    ]  # fmt: skip
    assert assessment.serves(two, "e-service", 2570) is None


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/manual", "ข้อ <strong>O11</strong>"),
        ("/manual/records", "ข้อ <strong>O11</strong>"),
        ("/e-service", "ข้อ <strong>O13</strong>"),
        ("/e-service", "ซึ่งสำนักงานยังไม่ได้ตรวจกับเกณฑ์"),
        ("/manual", "รหัสของปีงบประมาณ พ.ศ. 2570 รอสำนักงานตรวจ"),
    ],
)
def test_a_page_says_which_item_of_which_year_it_serves(client: FlaskClient, path: str, says: str) -> None:
    assert says in client.get(path).text


def test_a_page_is_made_anew_on_another_day_and_for_another_fact(database: Database) -> None:
    clock = SettableClock(bangkok("2026-11-23 12:00"))
    client = pages_of(database, clock=clock).test_client()
    assert "อีก 189 วัน" in client.get("/manual/plan-review").text
    assert "ระบบปิด 20 เมษายน 2570" not in client.get("/calendar").text

    an_office(database)
    clock.advance(days=1)

    assert "อีก 188 วัน" in client.get("/manual/plan-review").text
    assert "ระบบปิด 20 เมษายน 2570" in client.get("/calendar").text


EDITED = (
    Edited(
        kind="step", id="plan-review-4", field="timeline", day=date(2026, 11, 20), reason="หนังสือ ศธ 1/2569"
    ),
    Edited(kind="step", id="plan-review-4", field="fee", day=date(2026, 11, 21)),
)
CHANGED = "ระยะเวลา: แก้ไขโดยสำนักงาน 20 พ.ย. 2569 หนังสือ ศธ 1/2569"


def test_what_the_office_changed_stands_apart_from_the_printed_place(office: Office) -> None:
    office = replace(office, manual=office.manual.model_copy(update={"edited": EDITED}))
    procedure = office.manual.procedures[0]
    found = steps.all_words(office, procedure, TODAY)

    assert found[3].edits == (CHANGED, "ค่าธรรมเนียม: แก้ไขโดยสำนักงาน 21 พ.ย. 2569")
    assert found[3].place.startswith("คู่มือการให้บริการ") and found[2].edits == ()


def test_the_calendar_names_what_the_office_changed_of_what_it_shows(office: Office) -> None:
    office = replace(office, manual=office.manual.model_copy(update={"edited": EDITED}))
    [month] = [one for one in agenda.months_ahead(office, TODAY) if one.anchor == "2570-05"]

    assert [line.edits for line in month.schools] == [(CHANGED,)]
    assert all(line.edits == () for line in month.office)


@pytest.mark.parametrize("path", ["/manual/plan-review", "/manual/print", "/calendar"])
def test_what_the_office_changed_is_cited_wherever_it_is_shown(database: Database, path: str) -> None:
    an_office(database)
    change = Change("step", "plan-review-4", "title", value="โรงเรียนส่งแผนทาง AMSS++")
    author = Author(bangkok("2026-11-20 10:00"), reason="หนังสือ ศธ 1/2569")
    with database.begin() as session:
        overrides.save(session, [(change, author)])
    text = html.unescape(visitor(database).get(path).text)

    assert "หัวข้อ: แก้ไขโดยสำนักงาน" in text and "หนังสือ ศธ 1/2569" in text
