"""What officers taught, carried to a file and back, to the same database or another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from consult_office import MONDAY_TEN, NID, OFFICERS, SOMSRI, TEACHER, Bureau
from migrated import migrated
from sqlalchemy import select

from bot.cli import planbot
from db import entries
from db.engine import Database
from db.models.consultations import TaughtEntry
from services.knowledge.approved import approved_entries

QUESTION, ANSWER = "ขอยืมรถตู้ได้ไหม", "ได้ค่ะ"


def run(url: str, *arguments: str) -> str:
    done = CliRunner().invoke(planbot, arguments, env={"DATABASE_URL": url})
    return done.output if not done.exception else str(done.exception)


def rows(database: Database) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [
            (one.phrasings, one.answer, one.answered_name, one.approved_name, one.approved_at, one.state)
            for one in session.scalars(select(TaughtEntry).order_by(TaughtEntry.id))
        ]


def taught(database: Database, *questions: str) -> None:
    with database.begin() as session:
        for question in questions:
            made = entries.draft(session, [question], ANSWER, (NID, "พี่นิด"), MONDAY_TEN, None, (NID, "พี่นิด"))
            entries.approve(session, made.id, SOMSRI, "สมศรี", MONDAY_TEN)


@pytest.fixture
def file(database: Database, database_url: str, tmp_path: Path) -> Path:
    taught(database, QUESTION)
    run(database_url, "knowledge", "export", "--out", str(tmp_path / "entries.yaml"))
    return tmp_path / "entries.yaml"


@pytest.fixture
def other(tmp_path: Path) -> Database:
    database = migrated(tmp_path / "other.db")
    return database


def other_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'other.db'}"


def test_a_file_that_was_not_changed_changes_nothing(
    database: Database, database_url: str, file: Path
) -> None:
    before = rows(database)

    assert "(เปลี่ยนหรือเพิ่ม 0)" in run(database_url, "knowledge", "import", str(file))
    assert rows(database) == before


def test_another_database_keeps_who_approved_it_and_when_and_takes_it_once(
    other: Database, file: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        run(other_url(tmp_path), "knowledge", "import", str(file))

    [(questions, answer, by, approver, _, state)] = rows(other)
    assert (questions, answer, by, approver, state) == ([QUESTION], ANSWER, "พี่นิด", "สมศรี", "approved")
    with other.read() as session:
        assert [one.source for one in approved_entries(session)] == ["เจ้าหน้าที่ (พี่นิด) 23 พ.ย. 2569"]


def test_an_id_of_another_database_overwrites_nothing(other: Database, file: Path, tmp_path: Path) -> None:
    taught(other, "เรื่องอื่นหนึ่ง", "เรื่องอื่นสอง")
    words = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text(
        "".join(line for line in words if "key:" not in line).replace("ได้ค่ะ", "อย่างอื่น"), encoding="utf-8"
    )
    run(other_url(tmp_path), "knowledge", "import", str(file))

    assert [row[0] for row in rows(other)] == [["เรื่องอื่นหนึ่ง"], ["เรื่องอื่นสอง"], [QUESTION]]
    assert [row[1] for row in rows(other)] == [ANSWER, ANSWER, "อย่างอื่น"]


def test_what_was_changed_in_the_file_is_taken_and_whose_answer_it_is(
    database: Database, database_url: str, file: Path
) -> None:
    words = file.read_text(encoding="utf-8").replace("by: พี่นิด", "by: คนใหม่").replace("- ขอยืม", "- อยากยืม", 1)
    file.write_text(words, encoding="utf-8")
    run(database_url, "knowledge", "import", str(file))

    [(questions, _, by, *_)] = rows(database)
    assert (questions, by) == (["อยากยืมรถตู้ได้ไหม"], "คนใหม่")


def test_a_file_by_hand_imported_twice_is_taken_once_with_numbers_masked(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "new.yaml"
    file.write_text(
        "- phrasings: [เบอร์ 0812345678 ใครคะ]\n  answer: โทร 042-511-511\n  date: 2026-11-20\n", "utf-8"
    )
    for _ in range(2):
        run(database_url, "knowledge", "import", str(file))

    [(questions, answer, _, _, at, _)] = rows(database)
    assert (questions, answer) == (["เบอร์ •••••••••• ใครคะ"], "โทร 042-511-511")
    assert at is not None and date(2026, 11, 19) <= at.date() <= date(2026, 11, 20)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("id: true", "id ต้องเป็นเลขลำดับ"),
        ("id: 99999999999999999999999", "id ต้องเป็นเลขลำดับ"),
        ("id: -1", "id ต้องเป็นเลขลำดับ"),
        ("date: เมื่อวาน", "date ต้องเป็นวันที่ ค.ศ."),
        ("date: 2569-11-23", "date ต้องเป็นวันที่ ค.ศ."),
        ("by: [ก]", "by ต้องเป็นข้อความไม่เกิน 200 ตัวอักษร"),
        (f"by: {'ก' * 201}", "by ต้องเป็นข้อความไม่เกิน 200 ตัวอักษร"),
        ("phrasings: ['?!']", "ต้องมี phrasings"),
    ],
)
def test_what_an_entry_cannot_have_is_told_with_its_place(
    database: Database, database_url: str, tmp_path: Path, line: str, says: str
) -> None:
    file = tmp_path / "wrong.yaml"
    questions = "" if line.startswith("phrasings") else "  phrasings: [ก]\n"
    file.write_text(f"- {line}\n{questions}  answer: ข\n", encoding="utf-8")

    told = run(database_url, "knowledge", "import", str(file))
    assert "wrong.yaml รายการที่ 1" in told and says in told
    assert rows(database) == []


# In LINE
@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    name = bureau.asks_officers(TEACHER, QUESTION)
    bureau.says(NID, ANSWER, group=OFFICERS, quote=bureau.card(name))
    return bureau


def test_whose_answer_it_is_does_not_approve_it_though_another_proposed_it(bureau: Bureau) -> None:
    bureau.says(SOMSRI, "เพิ่มเป็นความรู้ 1", group=OFFICERS)

    assert "ผู้ตอบและผู้เสนออนุมัติเองไม่ได้" in bureau.presses(NID, "อนุมัติ", group=OFFICERS)[-1].text
    assert "ผู้ตอบและผู้เสนออนุมัติเองไม่ได้" in bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)[-1].text
    assert [row[-1] for row in rows(bureau.database)] == ["draft"]


def test_the_source_names_who_answered_rather_than_who_proposed(bureau: Bureau) -> None:
    bureau.says(SOMSRI, "เพิ่มเป็นความรู้ 1", group=OFFICERS)

    assert [row[2] for row in rows(bureau.database)] == ["พี่นิด"]


def test_a_second_tap_makes_no_second_draft(bureau: Bureau) -> None:
    bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)
    assert "ร่างไว้แล้วเป็นความรู้ที่" in bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)[-1].text
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    assert "อยู่แล้ว" in bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)[-1].text

    assert [row[-1] for row in rows(bureau.database)] == ["approved"]


def test_an_entry_withdrawn_a_moment_ago_is_said_to_be(bureau: Bureau) -> None:
    bureau.says(NID, "เพิ่มเป็นความรู้ 1", group=OFFICERS)
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    with bureau.database.read() as session:
        number = entries.approved(session)[0].id
    assert "ถอนความรู้ที่" in bureau.says(NID, f"ถอนความรู้ {number}")[-1].text

    assert "อนุมัติหรือถอนไปแล้ว" in bureau.says(SOMSRI, f"ถอนความรู้ {number}")[-1].text


def test_a_number_of_an_entry_is_never_taken_for_a_consultations(bureau: Bureau) -> None:
    bureau.says(SOMSRI, "เพิ่มเป็นความรู้ 1", group=OFFICERS)
    with bureau.database.begin() as session:
        [draft] = session.scalars(select(TaughtEntry)).all()
        draft.id += 1000

    assert "ไม่มี หรืออนุมัติ" in bureau.says(SOMSRI, "ไม่ใช้ความรู้ 1", group=OFFICERS)[-1].text


def test_a_long_answer_is_given_with_its_source(database: Database) -> None:
    bureau = Bureau(database)
    with database.begin() as session:
        made = entries.draft(session, [QUESTION], "ก" * 5000, (NID, "พี่นิด"), MONDAY_TEN)
        entries.approve(session, made.id, SOMSRI, "สมศรี", MONDAY_TEN)
    with database.read() as session:
        bureau.desk = replace(bureau.desk, entries=approved_entries(session))

    told = bureau.says(TEACHER, QUESTION)[-1].text
    assert len(told) == 5000 and told.endswith("…\n\nที่มา: เจ้าหน้าที่ (พี่นิด) 23 พ.ย. 2569")
