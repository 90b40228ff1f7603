"""Publishing the statistics of a period: what is kept and shown, and that its sums are the ledger's."""

import csv
import io
import json
from collections import Counter
from datetime import datetime, timedelta

import pytest
from builders import bangkok
from click.testing import CliRunner
from openpyxl import load_workbook
from public_site import pages_of
from year_of_service import LATER, a_year

from bot.cli import planbot
from db import chats, consultations, ledger, published
from db.engine import Database
from knowledge.facts.manual import Manual
from services.reports.figures import from_json
from services.reports.period import Period
from services.reports.publishing import NotOver, publish

YEAR, HALF = Period(2570, 12), Period(2570, 6)
GIVEN = ("answered", "confirmed", "silent")
"""States of a service given; by phone and at the counter all are, but what was withdrawn."""


def published_year(database: Database, manual: Manual, period: Period = YEAR, now: datetime = LATER) -> None:
    with database.begin() as session:
        publish(session, period, manual, now, "command")


def test_sums_of_what_is_published_equal_the_ledgers(database: Database, manual: Manual) -> None:
    a_year(database)
    published_year(database, manual)

    with database.read() as session:
        rows = list(ledger.of_year(session, 2570))
        row = published.one(session, published.latest(session)[0][0])
        assert row
        found = from_json(row.figures)
    assert found.requests == len(rows)
    assert found.services == sum(map(sum, found.by_month)) == sum(count for _, count in found.channels)
    assert sum(count for _, count in found.outcomes) == len(rows)
    by_procedure = Counter(
        one.procedure
        for one in rows
        if one.state in GIVEN or (one.channel in ("phone", "walk-in") and one.state != "withdrawn")
    )
    assert found.totals[0] == by_procedure["plan-review"]
    assert found.totals[-1] == by_procedure[None]
    assert found.services == by_procedure.total()


def test_the_first_half_is_the_first_six_rows_and_a_period_of_its_own(
    database: Database, manual: Manual
) -> None:
    a_year(database)
    published_year(database, manual)
    published_year(database, manual, HALF)

    with database.read() as session:
        kept = [published.one(session, one[0]) for one in published.latest(session)]
    whole, half = (from_json(row.figures) for row in kept if row)
    assert (whole.months, half.months) == (12, 6)
    assert whole.by_month[:6] == half.by_month
    assert sum(whole.first_half) == half.services < whole.services


def test_nothing_is_shown_until_an_officer_publishes_it(database: Database, manual: Manual) -> None:
    a_year(database)
    client = pages_of(database, clock=lambda: LATER).test_client()

    before = client.get("/statistics")

    assert before.status_code == 200
    assert "ยังไม่มีช่วงเวลาที่เผยแพร่" in before.text and "<table" not in before.text
    assert client.get("/statistics?year=2570").status_code == 404
    assert client.get("/statistics/2570-12.xlsx").status_code == 404


def test_the_page_shows_what_was_published_and_not_what_came_after(
    database: Database, manual: Manual
) -> None:
    a_year(database, 80)
    published_year(database, manual)
    with database.read() as session:
        first = published.latest(session)[0][0]
    clock = [LATER]
    client = pages_of(database, clock=lambda: clock[0]).test_client()
    shown = client.get("/statistics?year=2570").text

    with database.begin() as session:
        for _ in range(7):
            moment = bangkok("2027-09-29 10:00")
            consultations.add(session, moment, numbered=True, channel="phone", state="answered")
    clock[0] = bangkok("2027-10-05 10:00")
    assert client.get("/statistics?year=2570").text == shown

    published_year(database, manual, now=clock[0])
    clock[0] = bangkok("2027-10-06 10:00")
    again = client.get("/statistics?year=2570").text
    assert again != shown and "เผยแพร่เมื่อ 5 ตุลาคม 2570" in again
    with database.read() as session:
        assert published.one(session, first) is not None  # what was published first is kept


@pytest.mark.parametrize(
    ("address", "status", "leads_to"),
    [
        ("?year=2027", 302, "/statistics?year=2570"),
        ("?year=2570&months=6", 404, None),
        ("?year=2569", 404, None),
        ("?year=abc", 404, None),
        ("?year=99999999999999999999", 404, None),
        ("?year=-1", 404, None),
        ("?year=", 200, None),
    ],
)
def test_a_year_that_is_none_is_told_which_there_are(
    database: Database, manual: Manual, address: str, status: int, leads_to: str | None
) -> None:
    published_year(database, manual)
    answer = pages_of(database, clock=lambda: LATER).test_client().get(f"/statistics{address}")

    assert (answer.status_code, answer.headers.get("Location")) == (status, leads_to)
    if status == 404:
        assert 'href="/statistics?year=2570&amp;months=12"' in answer.text


def test_each_chart_has_its_table_and_the_files_hold_the_same_sums(
    database: Database, manual: Manual
) -> None:
    a_year(database)
    with database.begin() as session:
        for right in (True, True, False):
            chats.rate(session, "records", 1, "fee", None, right, bangkok("2027-01-05 10:00"))
    published_year(database, manual)
    client = pages_of(database, clock=lambda: LATER).test_client()
    page = client.get("/statistics").text

    assert page.count('<svg class="chart"') == 4 and page.count('role="img"') == 4
    assert page.count("<table") == 7
    assert '<th scope="row">กดว่าคำตอบของระบบถูกต้อง</th><td>2</td>' in page
    lines = client.get("/statistics/2570-12.csv").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines)))
    assert rows[0][0] == "เดือน" and rows[7][0] == "รวม 6 เดือนแรก" and rows[-1][0] == "รวม"
    months = [row for row in rows[1:] if not row[0].startswith("รวม")]
    assert [sum(int(row[at]) for row in months) for at in range(1, len(rows[0]))] == [
        int(cell) for cell in rows[-1][1:]
    ]
    book = load_workbook(io.BytesIO(client.get("/statistics/2570-12.xlsx").data))
    assert book["รายเดือนและกระบวนงาน"].cell(15, 1).value == "รวม"
    assert book["รายเดือนและกระบวนงาน"].cell(15, 8).value == int(rows[-1][-1])


@pytest.mark.parametrize(
    ("months", "over"), [(1, "2026-11-01"), (3, "2027-01-01"), (6, "2027-04-01"), (12, "2027-10-01")]
)
def test_a_period_is_published_from_the_day_after_its_last(
    database: Database, manual: Manual, months: int, over: str
) -> None:
    period = Period(2570, months)
    assert period.over_on.isoformat() == over
    begins = bangkok(f"{over} 00:00")
    with database.begin() as session, pytest.raises(NotOver, match="เผยแพร่ได้ตั้งแต่ 1 "):
        publish(session, period, manual, begins - timedelta(minutes=1), "x")
    with database.begin() as session:
        assert publish(session, period, manual, begins, "x").months == months


def test_the_command_publishes_and_tells_where_it_is_shown(database_url: str) -> None:
    environment = {"DATABASE_URL": database_url, "PUBLIC_URL": "https://planbot.example.go.th"}
    done = CliRunner().invoke(planbot, ("stats", "--fiscal-year", "2569", "--publish", "6"), env=environment)

    assert done.exit_code == 0, done.output
    assert "ปีงบประมาณ พ.ศ. 2569 (ต.ค. 2568 – มี.ค. 2569)" in done.output
    assert "https://planbot.example.go.th/statistics?year=2569&months=6" in done.output
    database = Database(database_url)
    with database.read() as session:
        assert [one[1:3] for one in published.latest(session)] == [(2569, 6)]
    database.close()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--fiscal-year", "2600", "--publish", "12"), 1, "ยังไม่สิ้นสุด"),
        (("--fiscal-year", "2569", "--publish", "13"), 2, "13"),
        (("--fiscal-year", "2569", "--publish", "6", "--json"), 1, "--publish ใช้ร่วมกับ"),
    ],
)
def test_a_period_that_cannot_be_published_is_told_why(
    database_url: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = CliRunner().invoke(planbot, ("stats", *arguments), env={"DATABASE_URL": database_url})

    assert done.exit_code == code
    assert says in (done.output if code == 2 else str(done.exception))


def test_published_figures_come_back_as_they_were(database: Database, manual: Manual) -> None:
    a_year(database, 60)
    published_year(database, manual)

    with database.read() as session:
        row = published.one(session, published.latest(session)[0][0])
        assert row
        found = from_json(row.figures)
    assert json.loads(json.dumps(found.as_json())) == row.figures
