"""Officers' words are masked like everybody's, but for what goes to an asker as an answer."""

import pytest
from consult_office import NID, OFFICERS, SOMSRI, TEACHER, Bureau
from sqlalchemy import select

from db.engine import Database
from db.models.base import Base

IDENTITY, PHONE = "1101700230708", "081-234-5678"
SCHOOLS_GROUP = "C" + "e" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database)


def kept(bureau: Bureau) -> str:
    with bureau.database.read() as session:
        rows = [row for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    return "\n".join(str(tuple(row)) for row in rows)


@pytest.mark.parametrize("group", [None, OFFICERS])
def test_a_line_by_phone_keeps_no_number_and_its_officer_is_told(bureau: Bureau, group: str | None) -> None:
    told = bureau.says(NID, f"โทร ปมร. เลขบัตร {IDENTITY} โทรกลับ {PHONE} ถามวันส่งแผน ตอบแล้ว", group=group)
    before = kept(bureau)
    bureau.presses(NID, "บันทึก", group=group)

    assert "ปิดเลขประจำตัวประชาชน" in told[0].text
    assert [case.question for case in bureau.cases()] == [
        "เลขบัตร ••••••••••••• โทรกลับ •••-•••-•••• ถามวันส่งแผน"
    ]
    for stored in (before, kept(bureau)):
        assert IDENTITY not in stored and PHONE not in stored


def test_an_officers_own_question_keeps_no_number(bureau: Bureau) -> None:
    told = bureau.says(NID, f"เลขบัตร {IDENTITY} ของดิฉันเบิกได้ไหม")
    bureau.presses(NID, "ส่งถึงเจ้าหน้าที่")
    bureau.says(NID, "ปมร.")

    assert "ปิดเลขประจำตัวประชาชน" in told[0].text
    assert "เลขบัตร ••••••••••••• ของดิฉัน" in bureau.in_chat(OFFICERS)
    assert IDENTITY not in kept(bureau)


def test_an_officer_in_a_schools_group_is_masked_like_anybody(bureau: Bureau) -> None:
    own = {"mentionees": [{"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}]}
    words = f"@แผนดี เบอร์ {PHONE} แผนส่งวันไหน"
    message = {"id": "m1", "type": "text", "quoteToken": "q", "mention": own, "text": words}
    source = {"type": "group", "groupId": SCHOOLS_GROUP, "userId": NID}
    told = bureau.happens(NID, "message", source=source, message=message)

    assert "31 พฤษภาคม 2570" in told[-1].text and "ปิดเลข" in told[0].text
    assert PHONE not in kept(bureau)


def test_an_answer_of_several_messages_keeps_the_phone_numbers_it_gives(bureau: Bureau) -> None:
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(SOMSRI, f"หลายข้อความ {name}")
    bureau.says(SOMSRI, f"โทร {PHONE}")
    bureau.says(SOMSRI, "จบ")
    bureau.says(SOMSRI, "ส่ง")

    assert f"โทร {PHONE}" in bureau.in_chat(TEACHER)
    assert bureau.case(name).answer == f"โทร {PHONE}"


def test_the_name_of_a_file_keeps_no_number(bureau: Bureau) -> None:
    told = bureau.sends(TEACHER, "file", fileName=f"บัตร {IDENTITY}.pdf", fileSize=10)

    assert "ปิดเลขประจำตัวประชาชน" in told[0].text
    assert IDENTITY not in kept(bureau)


def test_whoever_types_dots_is_not_told_of_masking(bureau: Bureau) -> None:
    assert "ปิดเลข" not in bureau.says(TEACHER, "ส่งแผน ••• วันไหน")[0].text
