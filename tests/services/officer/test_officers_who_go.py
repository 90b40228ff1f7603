"""An asker's words go to who answers now: not to one who was removed or is away, nor to another's group."""

from pathlib import Path

import pytest
from builders import bangkok
from click.testing import CliRunner
from consult_office import NID, OFFICERS, RESPONSIBLE, SOMSRI, TEACHER, THIRD, Bureau, the_manual

from bot.cli import planbot
from db import chats, officers
from db.engine import Database
from scheduler.waiting import Patience, watch

NEW_GROUP = "C" + "9" * 32
SCHOOLS = "announcements"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def answered(bureau: Bureau, *, group: str | None = None) -> str:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, f"{name} ได้ค่ะ", group=group)
    return name


def remove(bureau: Bureau, person: str = NID) -> None:
    with bureau.database.begin() as session:
        officers.remove(session, person, bureau.clock())


def bind(bureau: Bureau, group: str, role: str | None) -> None:
    with bureau.database.begin() as session:
        if role:
            chats.bind_group(session, group, role, bureau.clock())
        else:
            chats.unbind_group(session, group, bureau.clock())


def goes_on(bureau: Bureau) -> None:
    """All that an asker may say to an answer."""
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    bureau.says(TEACHER, "ความลับของโรงเรียน")
    bureau.sends(TEACHER, "image")
    bureau.work()


def counted(bureau: Bureau, chat: str) -> int:
    return sum(one.chat == chat for one in bureau.line.shown)


def test_what_an_asker_adds_goes_to_no_officer_who_was_removed_but_to_the_group(bureau: Bureau) -> None:
    answered(bureau)
    remove(bureau)
    before = counted(bureau, NID)
    goes_on(bureau)

    assert counted(bureau, NID) == before
    assert "ยังไม่ชัดเจน" in bureau.in_chat(OFFICERS)
    assert "ความลับของโรงเรียน" in bureau.in_chat(OFFICERS)


@pytest.mark.parametrize("role", [None, SCHOOLS])
def test_what_an_asker_adds_goes_to_no_group_that_is_officers_no_more(
    bureau: Bureau, role: str | None
) -> None:
    answered(bureau, group=OFFICERS)
    bind(bureau, OFFICERS, role)
    before = counted(bureau, OFFICERS)
    goes_on(bureau)

    assert counted(bureau, OFFICERS) == before
    assert "ความลับของโรงเรียน" in bureau.in_chat(NID)


def test_a_group_that_the_bot_left_is_written_to_no_more(bureau: Bureau) -> None:
    answered(bureau, group=OFFICERS)
    bureau.happens(NID, "leave", source={"type": "group", "groupId": OFFICERS})
    before = counted(bureau, OFFICERS)
    goes_on(bureau)

    assert counted(bureau, OFFICERS) == before
    assert "ความลับของโรงเรียน" in bureau.in_chat(NID)


def test_a_card_that_waits_for_the_morning_goes_to_who_answers_then(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    bureau.says(TEACHER, "ขอเลื่อนส่งแผน")
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")
    remove(bureau)
    bureau.clock.moment = bangkok("2026-11-24 08:30")
    bureau.work()

    assert bureau.in_chat(NID) == ""
    assert bureau.in_chat(OFFICERS).count("ขอเลื่อนส่งแผน") == 1
    assert bureau.cases()[0].officer_id is None


def test_several_words_that_wait_for_a_removed_officer_all_go_to_who_answers_then(bureau: Bureau) -> None:
    answered(bureau)
    bureau.clock.moment = bangkok("2026-11-23 22:00")
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    bureau.says(TEACHER, "ข้อสอง")
    bureau.says(TEACHER, "ข้อสาม")
    remove(bureau)
    for second in range(3):
        bureau.clock.moment = bangkok(f"2026-11-24 08:30:0{second}")
        bureau.work()

    told = bureau.in_chat(OFFICERS)
    assert told.index("ยังไม่ชัดเจน") < told.index("ข้อสอง") < told.index("ข้อสาม")


def test_a_card_for_every_officer_is_not_sent_twice_to_those_who_stay(bureau: Bureau) -> None:
    bind(bureau, OFFICERS, None)
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    remove(bureau)
    bureau.clock.moment = bangkok("2026-11-24 08:30")
    bureau.work()

    assert bureau.in_chat(NID) == ""
    assert bureau.in_chat(SOMSRI).count("เรื่องหนึ่ง") == 1


def test_a_card_that_waits_for_a_group_goes_to_the_group_that_took_its_place(bureau: Bureau) -> None:
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bind(bureau, NEW_GROUP, "officers")
    bind(bureau, OFFICERS, SCHOOLS)
    bureau.clock.moment = bangkok("2026-11-24 08:30")
    bureau.work()

    assert bureau.in_chat(OFFICERS) == ""
    assert bureau.in_chat(NEW_GROUP).count("เรื่องหนึ่ง") == 1


def test_a_reminder_goes_to_who_answers_now(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "รับ 1")
    remove(bureau)
    bureau.clock.moment = bangkok("2026-11-23 15:01")
    watch(bureau.database, Patience(), bureau.desk.workdays, bureau.clock())
    bureau.work()

    assert "เตือน" not in bureau.in_chat(NID)
    assert "เตือน: ปศ. 1/2570" in bureau.in_chat(OFFICERS)


def test_what_a_removed_officer_had_taken_may_be_taken_by_another(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "รับ 1")
    remove(bureau)

    assert bureau.says(SOMSRI, "รับ 1")[-1].text == "สมศรี รับ ปศ. 1/2570 แล้วค่ะ"


def test_while_an_officer_is_away_all_that_is_theirs_goes_to_the_substitute(bureau: Bureau) -> None:
    answered(bureau)
    bureau.says(NID, "ไม่อยู่ถึง 30/11 ให้ สมศรี")
    before = counted(bureau, NID)
    goes_on(bureau)
    bureau.clock.moment = bangkok("2026-11-23 15:10")
    watch(bureau.database, Patience(), bureau.desk.workdays, bureau.clock())
    bureau.work()

    assert counted(bureau, NID) == before
    assert "ความลับของโรงเรียน" in bureau.in_chat(SOMSRI)
    assert "เตือน: ปศ. 1/2570" in bureau.in_chat(SOMSRI)


def test_what_is_handed_to_an_officer_who_is_away_goes_to_the_substitute(bureau: Bureau) -> None:
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "ไม่อยู่ถึง 30/11 ให้ สมศรี")
    told = bureau.says(SOMSRI, "โอน 1 พี่นิด", group=OFFICERS)[-1].text
    bureau.work()

    assert told == "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ"
    assert "เรื่องหนึ่ง" in bureau.in_chat(SOMSRI)
    assert "เรื่องหนึ่ง" not in bureau.in_chat(NID)


def test_with_nobody_left_the_asker_is_told_how_to_reach_the_office(bureau: Bureau) -> None:
    answered(bureau)
    bind(bureau, OFFICERS, None)
    remove(bureau)
    remove(bureau, SOMSRI)
    told = bureau.presses(TEACHER, "ยังไม่ชัดเจน")[-1].text

    assert "ยังไม่มีเจ้าหน้าที่ที่รับคำถามผ่าน LINE" in told
    assert "วันและเวลาราชการ" in told


@pytest.mark.parametrize("typed", [False, True])
def test_while_questions_wait_an_officer_may_ask_the_others(bureau: Bureau, typed: bool) -> None:
    bind(bureau, OFFICERS, None)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    assert "ข้อความนี้ยังไม่ได้ส่งถึงผู้ถาม" in bureau.says(NID, "ยืมห้องประชุมได้ไหม")[-1].text
    if typed:
        bureau.says(NID, "ถามเจ้าหน้าที่")
    else:
        bureau.presses(NID, "ถามเจ้าหน้าที่")
    bureau.says(NID, "ยืมห้องประชุมได้ไหม")
    bureau.presses(NID, "ส่งถึงเจ้าหน้าที่")
    before = len(bureau.line.shown)
    told = bureau.says(NID, "สพม.นครพนม")[-1].text
    bureau.work()

    assert "ส่งคำถามถึงเจ้าหน้าที่แล้วค่ะ เลขที่ ปศ. 2/2570" in told
    assert {one.chat for one in bureau.line.shown[before:] if one.pushed} == {SOMSRI}


def test_of_what_a_removed_officer_had_the_others_hear_by_command(
    database: Database, database_url: str, tmp_path: Path
) -> None:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(NID, "รับ 1")
    settings = {"DATABASE_URL": database_url, "OFFICE_HOURS": "always"}
    done = CliRunner().invoke(planbot, ["officers", "remove", NID], env=settings)
    bureau.clock.advance(days=3_650)
    bureau.work()

    assert "เรื่องที่ยังรอ 1 เรื่อง แจ้งให้เจ้าหน้าที่คนอื่นแล้ว" in done.output
    assert "พี่นิด ไม่ได้เป็นเจ้าหน้าที่แล้ว เรื่องที่ยังรอคำตอบ\nปศ. 1/2570 เรื่องหนึ่ง" in bureau.in_chat(OFFICERS)
    assert THIRD not in {one.chat for one in bureau.line.shown}


def test_a_card_for_approval_that_waits_goes_to_no_group_that_is_officers_no_more(bureau: Bureau) -> None:
    answered(bureau)
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    bureau.says(NID, "เพิ่มเป็นความรู้ 1")
    bind(bureau, OFFICERS, SCHOOLS)
    bind(bureau, NEW_GROUP, "officers")
    before = counted(bureau, OFFICERS)
    bureau.clock.moment = bangkok("2026-11-24 08:31")
    bureau.work()
    bureau.work()

    assert counted(bureau, OFFICERS) == before
    told = [one.chat for one in bureau.line.shown if "ขออนุมัติความรู้ที่" in str(one.message)]
    assert told and OFFICERS not in told
