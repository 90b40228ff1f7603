"""New cards, additions, reminders, what is handed on and what is refused go to the same officers."""

from collections.abc import Callable

import pytest
from builders import bangkok
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, THIRD, Bureau, the_manual

from db import officers
from db.engine import Database
from knowledge.facts.office import Responsible
from scheduler.waiting import Patience, watch

BOTH = Responsible(procedure="plan-review", officers=("พี่นิด", "สมศรี"))
EVERYBODY = (NID, SOMSRI, THIRD, OFFICERS)
QUESTION = "ขอเลื่อนส่งแผน"


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database, manual=the_manual(responsible=(BOTH,)))
    with database.begin() as session:
        officers.add(session, THIRD, "วิชัย", bureau.clock())
    return bureau


def asks(bureau: Bureau) -> None:
    bureau.says(TEACHER, QUESTION)
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปมร.")


def present(bureau: Bureau) -> None:
    pass


def away(bureau: Bureau) -> None:
    bureau.says(NID, "ไม่อยู่ถึง 30/11 ให้ วิชัย")


def chain(bureau: Bureau) -> None:
    bureau.says(NID, "ไม่อยู่ถึง 30/11 ให้ สมศรี")
    bureau.says(SOMSRI, "ไม่อยู่ถึง 30/11 ให้ วิชัย")


def removed(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock(), bureau.desk.manual.duty.duties)


def both_removed(bureau: Bureau) -> None:
    removed(bureau)
    with bureau.database.begin() as session:
        officers.remove(session, SOMSRI, bureau.clock(), bureau.desk.manual.duty.duties)


SITUATIONS = [(present, NID), (away, THIRD), (chain, THIRD), (removed, SOMSRI), (both_removed, OFFICERS)]


def having(bureau: Bureau, words: str, before: int) -> set[str]:
    return {one.chat for one in bureau.line.shown[before:] if one.chat in EVERYBODY and words in one.text}


@pytest.mark.parametrize(("situation", "chat"), SITUATIONS)
def test_a_new_card_goes_to_who_answers(
    bureau: Bureau, situation: Callable[[Bureau], None], chat: str
) -> None:
    situation(bureau)
    before = len(bureau.line.shown)
    asks(bureau)
    assert having(bureau, QUESTION, before) == {chat}


@pytest.mark.parametrize(("situation", "chat"), SITUATIONS)
def test_what_an_asker_adds_goes_to_who_answers(
    bureau: Bureau, situation: Callable[[Bureau], None], chat: str
) -> None:
    asks(bureau)
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    situation(bureau)
    before = len(bureau.line.shown)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    assert having(bureau, "ยังไม่ชัดเจน", before) == {chat}


@pytest.mark.parametrize(("situation", "chat"), SITUATIONS)
def test_a_reminder_goes_to_who_answers(
    bureau: Bureau, situation: Callable[[Bureau], None], chat: str
) -> None:
    asks(bureau)
    situation(bureau)
    before = len(bureau.line.shown)
    bureau.clock.moment = bangkok("2026-11-23 15:01")
    duties = bureau.desk.manual.duty.duties
    watch(bureau.database, Patience(duties=duties), bureau.desk.workdays, bureau.clock())
    bureau.work()
    assert having(bureau, "เตือน", before) == {chat}


@pytest.mark.parametrize(("situation", "chat"), [(removed, SOMSRI), (both_removed, OFFICERS)])
def test_what_waits_is_handed_on_to_who_answers(
    bureau: Bureau, situation: Callable[[Bureau], None], chat: str
) -> None:
    bureau.clock.moment = bangkok("2026-11-23 20:00")
    asks(bureau)
    situation(bureau)
    before = len(bureau.line.shown)
    bureau.clock.moment = bangkok("2026-11-24 08:30")
    bureau.work()
    assert having(bureau, QUESTION, before) == {chat}


def test_what_was_taken_up_in_the_group_stays_there(bureau: Bureau) -> None:
    asks(bureau)
    bureau.says(NID, "ปศ. 1 ได้ค่ะ", group=OFFICERS)
    before = len(bureau.line.shown)
    bureau.presses(TEACHER, "ยังไม่ชัดเจน")
    assert having(bureau, "ยังไม่ชัดเจน", before) == {OFFICERS}
