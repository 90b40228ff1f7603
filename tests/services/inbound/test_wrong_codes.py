"""Five wrong one-time codes, then a pause: nobody can try them all."""

import pytest
from builders import NOON
from consult_office import TEACHER, Bureau
from sqlalchemy import func, select

from db import chats, officers
from db.engine import Database
from db.models.inbox import CodeTries
from services.privacy.walk import erase

GROUP = "C" + "d" * 32
PAUSED = "มีการพิมพ์รหัสผิดหลายครั้ง ตอนนี้ยังไม่รับรหัสค่ะ กรุณารอ 10 นาทีแล้วพิมพ์รหัสอีกครั้ง"
WRONG = ("ABCD2345", "ABCD2346", "ABCD2347", "ABCD2348", "abcd2349")


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database, staffed=False)


def in_group(bureau: Bureau, text: str, before: str = "") -> str:
    source = {"type": "group", "groupId": GROUP, "userId": TEACHER}
    said = {"id": f"m-{before}{text}", "type": "text", "quoteToken": "q", "text": f"{before}{text}"}
    return "\n".join(one.text for one in bureau.happens(TEACHER, "message", source=source, message=said))


def alone(bureau: Bureau, text: str) -> str:
    return "\n".join(one.text for one in bureau.says(TEACHER, text))


def an_officers_code(bureau: Bureau) -> str:
    with bureau.database.begin() as session:
        return officers.make_code(session, "พี่นิด", bureau.clock())


def test_after_five_wrong_codes_the_right_one_is_not_taken(bureau: Bureau) -> None:
    code = an_officers_code(bureau)
    for wrong in WRONG:
        alone(bureau, wrong)

    assert alone(bureau, code) == PAUSED
    with bureau.database.read() as session:
        assert officers.name_of(session, TEACHER) is None


def test_after_four_wrong_codes_the_right_one_is_taken(bureau: Bureau) -> None:
    code = an_officers_code(bureau)
    for wrong in WRONG[:4]:
        alone(bureau, wrong)
    alone(bureau, code)

    with bureau.database.read() as session:
        assert officers.name_of(session, TEACHER) == "พี่นิด"


def test_codes_are_taken_again_ten_minutes_after_the_last_wrong_one(bureau: Bureau) -> None:
    for wrong in WRONG:
        alone(bureau, wrong)
    bureau.clock.advance(minutes=10)
    alone(bureau, an_officers_code(bureau))

    with bureau.database.read() as session:
        assert officers.name_of(session, TEACHER) == "พี่นิด"


@pytest.mark.parametrize("before", ["", "บอท "])
def test_wrong_codes_in_a_group_pause_the_group(bureau: Bureau, before: str) -> None:
    with bureau.database.begin() as session:
        code = chats.make_code(session, "officers", bureau.clock()).code
    for wrong in WRONG:
        in_group(bureau, wrong, before)
    in_group(bureau, code)

    with bureau.database.read() as session:
        assert chats.role_of(session, GROUP) is None


def test_of_wrong_codes_in_a_group_nothing_of_the_person_is_kept(bureau: Bureau) -> None:
    in_group(bureau, WRONG[0])

    with bureau.database.read() as session:
        assert session.scalars(select(CodeTries.chat_id)).all() == [GROUP]


def test_wrong_codes_are_forgotten_with_the_person_and_with_time(bureau: Bureau) -> None:
    alone(bureau, WRONG[0])
    with bureau.database.begin() as session:
        erase(session, TEACHER, NOON)
        assert session.scalar(select(func.count()).select_from(CodeTries)) == 0
    in_group(bureau, WRONG[1])
    bureau.clock.advance(minutes=11)
    with bureau.database.begin() as session:
        officers.tidy(session, bureau.clock())
        assert session.scalar(select(func.count()).select_from(CodeTries)) == 0
