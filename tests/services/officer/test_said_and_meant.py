"""Everyday words end to end: no talk of the office reaches an asker, and rights are understood first."""

import pytest
from consult_office import NID, OFFICERS, SECOND, SOMSRI, TEACHER, Bureau
from officer_words import officer_words

from db import chats, officers
from db.engine import Database
from db.models.inbox import InboxEvent

GROUP = "C" + "d" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    return bureau


def pushed(bureau: Bureau, person: str) -> list[str]:
    bureau.work()
    return [officer_words(one) for one in bureau.line.shown if one.chat == person and one.pushed]


def says_with_mention(bureau: Bureau, words: str, mentionee: dict[str, object]) -> str:
    message = {
        "id": "m-with-mention",
        "type": "text",
        "quoteToken": "q",
        "text": words,
        "quotedMessageId": bureau.card("ปศ. 1/2570").id,
        "mention": {"mentionees": [mentionee]},
    }
    source = {"type": "group", "groupId": OFFICERS, "userId": NID}
    return "\n".join(one.text for one in bureau.happens(NID, "message", source=source, message=message))


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("รับค่ะ🙏", "taken"), ("รับ 👍", "taken"), ("รับครับ!", "taken"), ("รับคับ", "taken"), ("รับแล้วค่ะ", "taken"),
        ("ปิด👍", "closed"), ("คืน🙏", "open"), ("ส่งผิด🙏", "open"), ("รับ" + "บ" * 4_990, "taken"),
        ("รับ" * 1_660, "taken"), ("👍", "open"), ("\u3164", "open"), ("\u2800\u200b", "open"),
    ],
)  # fmt: skip
def test_a_quoting_command_in_everyday_words_is_done_and_sent_to_nobody(
    bureau: Bureau, words: str, state: str
) -> None:
    bureau.says(NID, words, group=OFFICERS, quote=bureau.card("ปศ. 1/2570"))

    assert bureau.case("ปศ. 1/2570").state == state
    assert bureau.case("ปศ. 1/2570").answer is None
    assert [text for text in pushed(bureau, TEACHER) if "ปิดเรื่อง" not in text] == []


@pytest.mark.parametrize("words", ["ปศ. 2 รับ", "๒ รับค่ะ", "#2/70 รับ 👍", "รับเรื่องที่ ๒ ครับ"])
def test_a_number_before_or_after_a_command_names_its_consultation(bureau: Bureau, words: str) -> None:
    told = bureau.says(NID, words, group=OFFICERS)[-1].text

    assert told == "พี่นิด รับ ปศ. 2/2570 แล้วค่ะ"
    assert pushed(bureau, SECOND) == []


@pytest.mark.parametrize(
    "mentionee",
    [
        {"index": 0, "length": 6, "type": "user", "userId": SOMSRI},
        {"index": 0, "length": 4, "type": "all"},
        {"index": 999, "length": 6, "type": "user", "userId": SOMSRI, "isSelf": False},
        {"type": "user"},
    ],
)
def test_words_that_mention_a_colleague_are_sent_to_nobody_and_asked_back(
    bureau: Bureau, mentionee: dict[str, object]
) -> None:
    told = says_with_mention(bureau, "@สมศรี รบกวนตอบเรื่องนี้ด้วยค่ะ", mentionee)

    assert told.startswith("ข้อความนี้กล่าวถึงผู้อื่น")
    assert pushed(bureau, TEACHER) == []
    assert bureau.case("ปศ. 1/2570").state == "open"


def test_a_mention_of_the_bot_alone_leaves_an_answer_an_answer(bureau: Bureau) -> None:
    own = {"index": 0, "length": 6, "type": "user", "userId": "Ubot", "isSelf": True}
    says_with_mention(bureau, "@แผนดี ส่งได้ถึงวันศุกร์ค่ะ", own)

    assert pushed(bureau, TEACHER)[0] == "ส่งได้ถึงวันศุกร์ค่ะ"


def test_a_collected_answer_ends_in_everyday_words_that_are_no_part_of_it(bureau: Bureau) -> None:
    bureau.says(NID, "หลายข้อความ 1 ค่ะ", group=OFFICERS)
    bureau.says(NID, "ส่งทาง AMSS++", group=OFFICERS)
    bureau.says(NID, "ปิดรับแล้วค่ะ", group=OFFICERS)
    bureau.says(NID, "จบแล้วค่ะ 🙏", group=OFFICERS)
    bureau.says(NID, "ส่ง", group=OFFICERS)

    assert pushed(bureau, TEACHER)[:2] == ["ส่งทาง AMSS++", "ปิดรับแล้วค่ะ"]
    assert bureau.case("ปศ. 1/2570").answer == "ส่งทาง AMSS++\n\nปิดรับแล้วค่ะ"


def test_a_correction_of_signs_alone_is_asked_for_in_words(bureau: Bureau) -> None:
    bureau.says(NID, "ปศ. 1 วันที่ 30", group=OFFICERS)
    before = pushed(bureau, TEACHER)
    told = bureau.says(NID, "ส่งผิด 1 🙏", group=OFFICERS)[-1].text

    assert told.startswith("พิมพ์ข้อความที่ถูกต้องของ ปศ. 1/2570")
    assert pushed(bureau, TEACHER) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("ลบข้อมูลของฉันค่ะ", "ยืนยันลบข้อมูลไหมคะ"),
        ("ขอลบข้อมูลของฉันหน่อยค่ะ 🙏", "ยืนยันลบข้อมูลไหมคะ"),
        ("ขอข้อมูลของฉันค่ะ", "เรื่องหนึ่ง"),
        ("คำถามของฉันค่ะ", "ปศ. 1/2570"),
    ],
)
def test_rights_are_understood_in_a_live_consultation_and_go_to_nobody(
    bureau: Bureau, words: str, says: str
) -> None:
    bureau.says(NID, "ปศ. 1 ปีไหนคะ", group=OFFICERS)
    before = pushed(bureau, OFFICERS)
    told = bureau.says(TEACHER, words)

    assert says in "\n".join(one.text for one in told)
    assert pushed(bureau, OFFICERS) == before


def test_a_question_is_withdrawn_in_everyday_words(bureau: Bureau) -> None:
    assert "ยกเลิกแล้ว" in bureau.says(TEACHER, "ขอยกเลิกคำถาม ๑ ค่ะ 🙏")[-1].text
    assert bureau.case("ปศ. 1/2570").state == "withdrawn"


@pytest.mark.parametrize("typed", ["{} ค่ะ", "รหัส {}", "🙏{}", "รหัสคือ {} ครับ"])
def test_an_officers_code_counts_with_words_beside_it(database: Database, typed: str) -> None:
    bureau = Bureau(database)
    with database.begin() as session:
        code = officers.make_code(session, "พี่ใหม่", bureau.clock())
    bureau.says(TEACHER, typed.format(code.lower()))

    with database.read() as session:
        assert officers.name_of(session, TEACHER) == "พี่ใหม่"
    assert bureau.says(SECOND, typed.format(code))[-1].text.startswith("รหัสเจ้าหน้าที่นี้หมดอายุแล้วหรือใช้ไปแล้ว")


def test_a_wrong_code_is_said_to_be_one_and_offered_to_nobody(bureau: Bureau) -> None:
    [told] = bureau.says(TEACHER, "รหัส WXYZ2345 ค่ะ")

    assert told.text.startswith("รหัสนี้ใช้ในแชตนี้ไม่ได้ค่ะ")


def test_a_groups_used_code_is_said_for_a_day_and_a_wrong_one_never(database: Database) -> None:
    bureau = Bureau(database, staffed=False)
    with database.begin() as session:
        code = chats.make_code(session, "announcements", bureau.clock()).code

    def typed(text: str) -> list[str]:
        source = {"type": "group", "groupId": GROUP, "userId": TEACHER}
        said = {"id": f"m-{bureau.clock()}-{text}", "type": "text", "quoteToken": "q", "text": text}
        return [one.text for one in bureau.happens(TEACHER, "message", source=source, message=said)]

    assert typed(f"รหัส {code} ค่ะ")[0].startswith("ตั้งค่ากลุ่มนี้")
    bureau.clock.advance(hours=23)
    assert typed(f"{code} 🙏")[0].startswith("รหัสตั้งค่ากลุ่มนี้หมดอายุแล้วหรือใช้ไปแล้ว")
    bureau.clock.advance(hours=2)
    assert typed(f"{code} ค่ะ") == typed("WXYZ2345") == []
    with database.read() as session:
        silent = [row for row in session.query(InboxEvent) if row.chat_id is None]
    assert len(silent) == 2
    assert all(row.payload is None and row.person_id is None for row in silent)
