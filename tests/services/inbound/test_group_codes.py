"""A group is bound by the code that is typed in it, however the bot is addressed with it."""

import pytest
from consult_office import TEACHER, Bureau

from db import chats
from db.engine import Database

GROUP = "C" + "d" * 32
OWN = {"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}


@pytest.fixture
def bureau(database: Database) -> Bureau:
    return Bureau(database, staffed=False)


def typed(bureau: Bureau, text: str, **message: object) -> str:
    """What the bot says to it in the group."""
    source = {"type": "group", "groupId": GROUP, "userId": TEACHER}
    said = {"id": f"m-{text}", "type": "text", "quoteToken": "q", "text": text, **message}
    return "\n".join(one.text for one in bureau.happens(TEACHER, "message", source=source, message=said))


def a_code(bureau: Bureau) -> str:
    with bureau.database.begin() as session:
        return chats.make_code(session, "officers", bureau.clock()).code


@pytest.mark.parametrize("before", ["", "@แผนดี ", "บอท ", "บอท  "])
def test_a_code_binds_the_group_with_and_without_calling_the_bot(bureau: Bureau, before: str) -> None:
    mention = {"mention": {"mentionees": [OWN]}} if before.startswith("@") else {}
    told = typed(bureau, f"{before}{a_code(bureau)}", **mention)

    assert told == "ตั้งค่ากลุ่มนี้เป็นกลุ่มเจ้าหน้าที่เรียบร้อยแล้วค่ะ"
    with bureau.database.read() as session:
        assert chats.role_of(session, GROUP) == "officers"


def test_a_code_that_is_ten_minutes_old_binds_nothing(bureau: Bureau) -> None:
    code = a_code(bureau)
    bureau.clock.advance(minutes=10)
    typed(bureau, f"@แผนดี {code}", mention={"mentionees": [OWN]})

    with bureau.database.read() as session:
        assert chats.role_of(session, GROUP) is None
