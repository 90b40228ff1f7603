"""In a schools' group, through the whole way of an event: spoken to, it answers; spoken of, it is silent."""

from dataclasses import replace

import pytest
from consult_office import TEACHER, Bureau

from db import chats
from db.engine import Database
from handlers.contract.reply import Bot
from knowledge.reading.understand import Understanding

SCHOOLS = "C" + "e" * 32


@pytest.fixture
def bureau(database: Database, understanding: Understanding) -> Bureau:
    bureau = Bureau(database)
    bureau.desk = replace(bureau.desk, understanding=understanding)
    return bureau


@pytest.mark.parametrize(
    "talk",
    [
        "บอทบอกว่าส่งแผนปฏิบัติการภายใน 31 พ.ค.",
        "บอท บอกว่าส่งแผนปฏิบัติการภายใน 31 พ.ค.",
        "บอทแจ้งว่าต้องส่งแผนทาง AMSS++ นะคะทุกคน",
        "บอทเพิ่งตอบมาว่าแผนปฏิบัติการส่งเดือนพฤษภาคม",
        "บอทของเขตตอบเรื่องงบประมาณได้ดี",
        "บอทตอบผิดนะ แผนปฏิบัติการส่งเดือนมิถุนา",
        "บอทเขาบอกว่าส่งแผนปฏิบัติการภายในพฤษภา",
        "บอทตอบว่าส่งแผนปฏิบัติการวันไหน",
        "บอทตอบไวดีนะ เรื่องแผนปฏิบัติการ",
        "บอทมีประโยชน์มากเรื่องแผนปฏิบัติการ",
    ],
)
def test_talk_about_the_bot_gets_no_word_and_none_of_it_is_kept(bureau: Bureau, talk: str) -> None:
    assert bureau.says(TEACHER, talk, group=SCHOOLS) == []
    assert bureau.cases() == []


@pytest.mark.parametrize(
    "question",
    [
        "บอท ส่งแผนปฏิบัติการวันไหน",
        "บอทคะ ส่งแผนปฏิบัติการวันไหน",
        "บอทส่งแผนปฏิบัติการวันไหนคะ",
        "บอท แผนปฏิบัติการส่งเมื่อไหร่",
        "บอท บอกหน่อยว่าส่งแผนปฏิบัติการวันไหน",
    ],
)
def test_a_question_to_the_bot_is_answered(bureau: Bureau, question: str) -> None:
    assert "31 พฤษภาคม 2570" in bureau.says(TEACHER, question, group=SCHOOLS)[0].text


def test_talk_about_the_bot_by_its_own_name_gets_no_word(bureau: Bureau) -> None:
    bureau.desk = replace(bureau.desk, bot=Bot("น้องแผนดี", "@x"))
    with bureau.database.begin() as session:
        chats.remember_account(session, "Ubot", "@x", "น้องแผนดี", bureau.clock())

    assert bureau.says(TEACHER, "น้องแผนดีบอกว่าส่งแผนปฏิบัติการภายในพฤษภา", group=SCHOOLS) == []
    assert bureau.says(TEACHER, "น้องแผนดี ส่งแผนปฏิบัติการวันไหน", group=SCHOOLS) != []
