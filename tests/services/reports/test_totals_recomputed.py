"""Every number of the year's statistics, counted a second time by other means."""

import csv
import math
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from builders import bangkok
from consult_office import the_manual
from sqlalchemy import text
from year_of_service import LATER, a_year

from db import ledger as kept
from db.engine import Database
from domain.consultation import State
from scheduler.calendar.workdays import Workdays
from services.reports.statistics import Statistics, statistics
from services.reports.tables import ledger, write_csv

YEAR = 2570
BANGKOK = ZoneInfo("Asia/Bangkok")
WAITS = ("open", "taken", "reopened")
Raw = dict[str, Any]


@pytest.fixture
def counted(database: Database) -> Statistics:
    a_year(database)
    with database.read() as session:
        return statistics(kept.of_year(session, YEAR), YEAR, Workdays(the_manual().days_off), LATER)


@pytest.fixture
def raw(database: Database, counted: Statistics) -> list[Raw]:
    """The rows of the year, by plain SQL: by number, or where there is none by when it was asked."""
    with database.read() as session:
        found = [dict(row._mapping) for row in session.execute(text("SELECT * FROM consultations"))]
    rows = [
        {name: _moment(value) if name.endswith("_at") else value for name, value in row.items()}
        for row in found
    ]
    begins, ends = bangkok("2026-10-01 00:00"), bangkok("2027-10-01 00:00")
    return [
        row
        for row in rows
        if (row["fiscal_year"] == YEAR if row["number"] else begins <= row["asked_at"] < ends)
    ]


def _moment(value: Any) -> Any:
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def count(rows: list[Raw], key: Callable[[Raw], Any]) -> dict[Any, int]:
    return dict(Counter(map(key, rows)))


def outcome(row: Raw) -> str:
    """Five working days before Monday 4 October 2027 is Monday 27 September."""
    old = row["last_at"].astimezone(BANGKOK).date() <= date(2027, 9, 27)
    return "silent" if row["state"] == "answered" and not row["number"] and old else str(row["state"])


def hours(begins: datetime, ends: datetime) -> float:
    total, day, off = 0.0, begins.astimezone(BANGKOK).date(), Workdays(the_manual().days_off)
    while day <= ends.astimezone(BANGKOK).date():
        for start, stop in ((time(8, 30), time(12)), (time(13), time(16, 30))):
            first = max(begins, datetime.combine(day, start, BANGKOK))
            last = min(ends, datetime.combine(day, stop, BANGKOK))
            if off.is_off(day) is None and last > first:
                total += (last - first).total_seconds()
        day += timedelta(days=1)
    return total / 3600


def test_the_year_is_varied_and_its_edges_are_in_it(raw: list[Raw], counted: Statistics) -> None:
    assert set(map(outcome, raw)) == {state.value for state in State}
    assert any(row["asked_at"] < bangkok("2026-10-01 00:00") for row in raw)
    assert counted.total == len(raw) > 200


def served(raw: list[Raw]) -> list[Raw]:
    answered = ("answered", "confirmed", "silent")
    hands = ("phone", "walk-in")
    return [
        row
        for row in raw
        if row["state"] in answered or (row["channel"] in hands and row["state"] != "withdrawn")
    ]


def test_counts_by_kind_add_up_to_the_services_given(raw: list[Raw], counted: Statistics) -> None:
    services = served(raw)

    def month(row: Raw) -> int:
        at = row["escalated_at"] if row["number"] and row["escalated_at"] else row["asked_at"]
        return int(at.astimezone(BANGKOK).month)

    assert counted.by_month == {at: count(services, month).get(at, 0) for at in (10, 11, 12, *range(1, 10))}
    assert counted.by_channel == count(services, lambda row: row["channel"])
    assert counted.by_procedure == count(services, lambda row: row["procedure"] or "")
    assert counted.by_outcome == count(raw, outcome)
    for parts in (counted.by_month, counted.by_channel, counted.by_procedure):
        assert sum(parts.values()) == counted.services == len(services)
    assert sum(counted.by_outcome.values()) == counted.total


def test_what_is_no_service_stands_apart(raw: list[Raw], counted: Statistics) -> None:
    states = count(raw, lambda row: row["state"])

    assert (counted.unanswered, counted.unchosen, counted.not_ours, counted.complaints) == (
        states["unanswered"], states["unchosen"], states["not-ours"], states["complaint"],
    )  # fmt: skip
    assert counted.past_limit == 0


def test_who_answered_and_what_waits_add_up_to_the_total(raw: list[Raw], counted: Statistics) -> None:
    done = [row for row in raw if row["answered_at"] and row["state"] not in WAITS]
    waiting = sum(row["state"] in WAITS for row in raw)
    planbot = sum(row["answered_by"] == "planbot" for row in done)
    officer = sum(row["answered_by"] == "officer" for row in done)

    assert (counted.answered_by_planbot, counted.answered_by_officer) == (planbot, officer)
    assert (counted.waiting, counted.not_answered) == (waiting, len(raw) - len(done) - waiting)
    assert planbot + officer + waiting + counted.not_answered == counted.total


def test_confirmed_silent_and_reopened_stand_apart(raw: list[Raw], counted: Statistics) -> None:
    states = count(raw, outcome)

    assert (counted.confirmed, counted.silent, counted.reopened) == (
        states["confirmed"], states["silent"], states["reopened"],
    )  # fmt: skip
    assert counted.ever_reopened == sum(row["reopened_at"] is not None for row in raw) > counted.reopened


def timed_of(raw: list[Raw]) -> list[Raw]:
    return [
        row
        for row in raw
        if row["channel"] in ("line", "line-group") and row["escalated_at"] and row["answered_at"]
    ]


def test_times_to_answer_are_the_middle_and_the_ninetieth_of_all(raw: list[Raw], counted: Statistics) -> None:
    timed = timed_of(raw)
    taken = sorted(hours(row["escalated_at"], row["answered_at"]) for row in timed)
    middle = (taken[(len(taken) - 1) // 2] + taken[len(taken) // 2]) / 2
    in_time = sum(row["answered_at"] <= row["expected_at"] for row in timed)

    assert counted.timed == len(taken) > 30
    assert counted.median_hours == pytest.approx(middle, abs=0.005)
    assert counted.ninetieth_hours == pytest.approx(taken[math.ceil(len(taken) * 0.9) - 1], abs=0.005)
    assert (counted.in_time, counted.in_time_share) == (in_time, round(in_time / len(timed), 4))


def test_every_number_can_be_counted_from_the_export(
    database: Database, counted: Statistics, tmp_path: Path
) -> None:
    with database.read() as session:
        write_csv(ledger(kept.of_year(session, YEAR), the_manual(), LATER), tmp_path / "year.csv")
    with (tmp_path / "year.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    taken = sorted(float(row["เวลาตอบ (ชั่วโมงทำการ)"]) for row in rows if row["เวลาตอบ (ชั่วโมงทำการ)"])

    assert len(rows) == counted.total
    services = [row for row in rows if row["นับเป็นบริการ"] == "ใช่"]
    assert len(services) == counted.services
    assert Counter(int(row["เดือนที่นับ"][5:]) for row in services) == Counter(counted.by_month)
    assert sum(row["ผล"] == "ให้เลือกเรื่องแล้ว ไม่มีการเลือก" for row in rows) == counted.unchosen
    assert sum(row["ภายในเวลาที่แจ้ง"] == "ใช่" for row in rows) == counted.in_time
    assert sum(row["ผล"] == "ได้คำตอบแล้ว" for row in rows) == counted.confirmed
    assert sum(row["ผล"] == "ปิดแล้ว (ไม่มีข้อความต่อ)" for row in rows) == counted.silent
    assert sum(row["ขอเพิ่มเมื่อ"] != "" for row in rows) == counted.ever_reopened
    assert taken[math.ceil(len(taken) * 0.9) - 1] == pytest.approx(counted.ninetieth_hours, abs=0.01)
    assert {row["ความรู้ที่"] for row in rows} == {"", "3"}
    assert all(datetime.strptime(row["วันเวลาที่ถาม"], "%Y-%m-%d %H:%M:%S") for row in rows)  # noqa: DTZ007
