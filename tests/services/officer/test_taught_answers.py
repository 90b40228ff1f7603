"""What an officer answered once, planbot answers from then on, if a second officer agrees."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, THIRD, Bureau

from bot.cli import planbot
from db.engine import Database
from knowledge.reading.taught_entries import Entry, find, grouped, is_same
from services.knowledge.approved import approved_entries
from services.snapshot.desk import DeskKeeper

PAIRS = Path(__file__).parents[2] / "data" / "alike.tsv"
"""Pairs of questions, written by hand: the same in other words, or others that look alike."""
QUESTION, ANSWER = "ขอใช้เงินเหลือจ่ายซื้อเครื่องพิมพ์ได้ไหม", "ได้ค่ะ ทำบันทึกขอเปลี่ยนแปลงรายการก่อน"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    name = bureau.asks_officers(TEACHER, QUESTION)
    bureau.says(NID, ANSWER, group=OFFICERS, quote=bureau.card(name))
    bureau.clock.advance(minutes=31)
    return bureau


def take_up(bureau: Bureau) -> None:
    """What the worker does every few seconds."""
    with bureau.database.read() as session:
        bureau.desk = replace(bureau.desk, entries=approved_entries(session))


def taught(bureau: Bureau) -> None:
    bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)
    bureau.presses(SOMSRI, "อนุมัติ", group=OFFICERS)
    take_up(bureau)


def test_an_approved_answer_answers_the_next_one_who_asks(bureau: Bureau) -> None:
    taught(bureau)
    told = bureau.says(SECOND, "ขอใช้เงินเหลือจ่าย ซื้อเครื่องพิมพ์ได้มั้ยคะ")[-1].text

    assert told == f"{ANSWER}\n\nที่มา: เจ้าหน้าที่ (พี่นิด) 23 พ.ย. 2569"
    case = bureau.cases()[-1]
    assert (case.state, case.answered_by, case.procedure) == ("answered", "planbot", None)
    assert case.entry_id == bureau.desk.entries[0].id


def test_nobody_approves_their_own(bureau: Bureau) -> None:
    bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)
    told = bureau.presses(NID, "อนุมัติ", group=OFFICERS)
    take_up(bureau)

    assert "ผู้เสนออนุมัติเองไม่ได้" in told[-1].text
    assert bureau.desk.entries == ()


def test_somebody_unregistered_in_the_officers_group_cannot_approve(bureau: Bureau) -> None:
    bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)
    told = bureau.presses(THIRD, "อนุมัติ", group=OFFICERS)

    assert "เฉพาะเจ้าหน้าที่ที่ลงทะเบียน" in told[-1].text


def test_a_forged_approval_from_anybodys_chat_does_nothing(bureau: Bureau) -> None:
    bureau.presses(NID, "เพิ่มเป็นความรู้", group=OFFICERS)
    bureau.says(TEACHER, "อนุมัติความรู้ 1")
    bureau.taps(TEACHER, "a=approve&e=1")
    take_up(bureau)

    assert bureau.desk.entries == ()


def test_an_entry_that_was_withdrawn_answers_no_more(bureau: Bureau) -> None:
    taught(bureau)
    number = bureau.desk.entries[0].id
    assert f"ถอนความรู้ที่ {number} แล้วค่ะ" in bureau.says(SOMSRI, f"ถอนความรู้ {number}")[-1].text
    take_up(bureau)

    assert ANSWER not in bureau.says(SECOND, QUESTION)[-1].text


def test_a_question_of_the_manual_is_answered_from_the_manual(bureau: Bureau) -> None:
    taught(bureau)

    assert "31 พฤษภาคม 2570" in bureau.says(SECOND, "ส่งแผนวันไหน")[-1].text


def test_only_the_same_question_is_found_and_the_newest_entry_for_it() -> None:
    old, new = (Entry(id, ("ขอยืมรถตู้ได้ไหม",), "ได้", "เจ้าหน้าที่") for id in (1, 2))

    assert find("ขอยืมรถตู้ได้ไหมคะ", [new, old]) is new
    assert find("ขอยืมเครื่องพิมพ์ได้ไหม", [old, new]) is None
    assert find("ๆๆ", [old, new]) is None


def pairs(kind: str) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [(one, other) for said, one, other in rows if said == kind]


def test_no_question_is_answered_with_what_was_taught_for_a_near_one() -> None:
    assert len(pairs("other")) == 30
    assert [pair for pair in pairs("other") if is_same(*pair)] == []


def test_most_ways_to_ask_the_same_are_known_for_it() -> None:
    known = [pair for pair in pairs("same") if is_same(*pair)]

    assert (len(known), len(pairs("same"))) == (24, 30)


def test_as_gaps_nearly_all_ways_to_ask_the_same_stand_together_and_few_others_among_them() -> None:
    together = {kind: sum(len(grouped(pair)) == 1 for pair in pairs(kind)) for kind in ("same", "other")}

    assert together == {"same": 28, "other": 8}


def test_gaps_are_grouped_by_likeness_the_most_asked_first() -> None:
    assert grouped(["ขอยืมรถตู้", "ฝนจะตกไหม", "ขอยืมรถตู้ค่ะ", "ขอยืมรถตู้หน่อย"]) == [
        ["ขอยืมรถตู้", "ขอยืมรถตู้ค่ะ", "ขอยืมรถตู้หน่อย"],
        ["ฝนจะตกไหม"],
    ]


def run(url: str, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(planbot, arguments, env={"DATABASE_URL": url})
    return done.exit_code, done.output if not done.exception else str(done.exception)


def test_a_keeper_takes_up_what_was_approved_without_a_restart(bureau: Bureau) -> None:
    keeper = DeskKeeper(bureau.database)
    keeper.take_entries()
    assert not keeper.desk.entries
    taught(bureau)
    keeper.take_entries()

    assert [entry.answer for entry in keeper.desk.entries] == [ANSWER]


def test_entries_go_to_yaml_and_back(bureau: Bureau, database_url: str, tmp_path: Path) -> None:
    taught(bureau)
    file = tmp_path / "entries.yaml"
    assert run(database_url, "knowledge", "export", "--out", str(file))[0] == 0
    words = file.read_text(encoding="utf-8")
    assert QUESTION in words and "พี่นิด" in words
    file.write_text(
        words.replace(ANSWER, "ได้ค่ะ แก้แล้ว") + "- phrasings: [ใหม่]\n  answer: ตอบใหม่\n", encoding="utf-8"
    )
    assert "2 รายการ" in run(database_url, "knowledge", "import", str(file))[1]

    with bureau.database.read() as session:
        found = {one.phrasings[0]: one.answer for one in approved_entries(session)}
    assert found == {QUESTION: "ได้ค่ะ แก้แล้ว", "ใหม่": "ตอบใหม่"}


@pytest.mark.parametrize(
    "words", ["- answer: ไม่มีคำถาม\n", "ไม่ใช่รายการ\n", "- [", "- phrasings: []\n  answer: ก\n"]
)
def test_a_file_that_is_not_entries_is_refused_whole(database_url: str, tmp_path: Path, words: str) -> None:
    file = tmp_path / "entries.yaml"
    file.write_text(
        "- phrasings: [ก]\n  answer: ข\n" + words if words.startswith("-") else words, encoding="utf-8"
    )
    code, told = run(database_url, "knowledge", "import", str(file))

    assert code == 1
    assert "entries.yaml" in told
    assert "[]" in run(database_url, "knowledge", "export")[1]


def test_gaps_of_a_month_are_what_was_asked_and_not_answered(bureau: Bureau, database_url: str) -> None:
    bureau.says(SECOND, "พรุ่งนี้ฝนจะตกไหม")
    bureau.says(THIRD, "พรุ่งนี้ฝนจะตกไหมคะ")
    bureau.says(THIRD, "ส่งแผนวันไหน")

    assert run(database_url, "knowledge", "gaps", "--month", "2026-11")[1].splitlines() == [
        "2 ครั้ง  พรุ่งนี้ฝนจะตกไหม",
        f"1 ครั้ง  {QUESTION}",
    ]
    assert "ไม่มีคำถาม" in run(database_url, "knowledge", "gaps", "--month", "2026-10")[1]
    assert "2 ครั้ง" in run(database_url, "knowledge", "gaps", "--month", "2569-11")[1]
    assert "เดือนต้องเป็น" in run(database_url, "knowledge", "gaps", "--month", "2569-13")[1]


def test_ask_names_the_entry_that_answers(bureau: Bureau, database_url: str) -> None:
    taught(bureau)
    told = json.loads(run(database_url, "ask", QUESTION, "--json")[1])

    assert (told["kind"], told["procedure"]) == ("answer", None)
    assert told["entry"] == bureau.desk.entries[0].id
    assert told["text"].startswith(ANSWER)
