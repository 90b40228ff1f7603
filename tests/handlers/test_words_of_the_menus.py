"""What the tiles of the menus say works as typed text, too: LINE on a PC shows no menu."""

from dataclasses import replace

import pytest
from handler_desk import GROUP, PERSON, a_desk, a_person_says, moment, tapped, words_of

from handlers import respond
from handlers.contract.case import Officer, Staff
from handlers.contract.reply import Chat, Reply, Said, Snapshot
from handlers.words import read
from handlers.words.command_rows import COMMANDS
from knowledge.reading.reading import Reading
from line.menus.content import menus
from line.texts import work_texts
from line.texts.work_texts import Served

OFFICERS_GROUP = Chat("C" + "7" * 32, "group", "U" + "1" * 32, "officers")
NID = Officer("U" + "1" * 32, "พี่นิด")
NOON = moment("2026-11-22T12:00:00+07:00")
SERVED = Served(2570, 1204, 37, 1388, 3)


def an_officer_says(words: str, chat: Chat = PERSON, call: str = "direct", pages: str = "") -> Reply:
    seen = Snapshot(chat, officer=NID, staff=Staff((NID,)), served=SERVED)
    desk = replace(a_desk(Reading("smalltalk", topic="ok")), pages=pages)
    said = Said("text", call=call, text=words, message_id="m1")  # type: ignore[arg-type]
    return respond(said, seen, desk, NOON)


@pytest.mark.parametrize(
    "words", ["คู่มือ", "คู่มือค่ะ", "ขอคู่มือหน่อยครับ", "ดูคู่มือ", "คู่มือ 🙏", "คู่มือการให้บริการ", "คู่มือออ"]
)
def test_the_word_for_the_manual_shows_what_is_in_it(words: str) -> None:
    assert "เรื่องที่ถามได้" in words_of(a_person_says(words, desk=a_desk(Reading("smalltalk", topic="greeting"))))


@pytest.mark.parametrize("words", ["ติดต่อ", "ติดต่อค่ะ", "ช่องทางติดต่อ", "ขอช่องทางการติดต่อหน่อยค่ะ", "ติดต่อ 📞"])
def test_the_word_for_contact_shows_the_offices_channels(words: str) -> None:
    assert "ติดต่อเจ้าหน้าที่" in words_of(a_person_says(words, desk=a_desk(Reading("smalltalk", topic="ok"))))


@pytest.mark.parametrize(
    "words", ["คู่มือ e-MES อยู่ไหน", "ติดต่อครูแผนโรงเรียนอื่น", "คู่มือผิดหน้า 5", "ติดต่อขอแก้แผน", "ในคู่มือบอกว่าส่งเมื่อไหร่"]
)
def test_questions_that_hold_a_word_of_the_menu_are_questions(words: str) -> None:
    assert read(words).wish is None


@pytest.mark.parametrize("words", ["สถิติ", "สถิติค่ะ", "ขอดูสถิติหน่อย", "ดูสถิติ 📊", "สถิติปีนี้ค่ะ", "ขอสถิติการให้บริการปีนี้"])
def test_an_officer_sees_the_years_service_so_far(words: str) -> None:
    reply = an_officer_says(words, pages="https://plan.example.go.th")
    [card] = reply.messages

    assert card["type"] == "flex" and "https://plan.example.go.th/statistics" in str(card)
    assert " ".join(words_of(reply).split()).startswith(
        "สถิติการให้บริการ ปีงบประมาณ 2570 ถึงขณะนี้ ให้บริการแล้ว 1,204 เรื่อง พฤศจิกายน 2569 37 เรื่อง "
        "คำขอทั้งหมด 1,388 เรื่อง รอเจ้าหน้าที่ขณะนี้ 3 เรื่อง"
    )


def test_without_public_pages_the_statistics_name_no_address() -> None:
    assert "เผยแพร่" not in words_of(an_officer_says("สถิติ"))


@pytest.mark.parametrize(
    "words",
    [
        "คำสั่ง", "คำสั่งค่ะ", "ขอดูคำสั่งหน่อย", "รายการคำสั่ง", "วิธีใช้", "วิธีใช้ค่ะ", "ขอวิธีใช้หน่อยครับ", "วิธีใช้งาน 🙏",
        "ช่วยเหลือ", "ช่วยเหลือหน่อยค่ะ", "ช่วยด้วยค่ะ", "Help", "ใช้ยังไงคะ",
    ],
)  # fmt: skip
def test_an_officer_sees_what_may_be_typed(words: str) -> None:
    [card] = an_officer_says(words).messages

    assert card["type"] == "flex" and card["altText"].startswith("คำสั่งที่พิมพ์ได้")
    assert "ดู 12" in words_of(an_officer_says(words))


def test_registration_ends_with_the_card_of_commands() -> None:
    said = Said("text", text="123456", message_id="m1", officer_name="พี่นิด")
    greeting, card = respond(said, Snapshot(PERSON), a_desk(), NOON).messages

    assert "ลงทะเบียน พี่นิด" in greeting["text"] and card["altText"].startswith("คำสั่งที่พิมพ์ได้")


def test_every_command_that_can_be_typed_at_any_time_is_on_the_list() -> None:
    not_listed = {"stop", "record", "change-record", "record-call", "commands", "log-out"}
    missing = [
        row.word
        for row in COMMANDS
        if not row.is_of_moment and row.name not in not_listed and row.word not in work_texts.commands()
    ]
    assert missing == []


@pytest.mark.parametrize("words", ["สถิติ", "คำสั่ง", "บันทึกโทร"])
def test_in_the_officers_group_a_bare_word_needs_a_call(words: str) -> None:
    assert an_officer_says(words, OFFICERS_GROUP, "none").messages == ()
    assert an_officer_says(words, OFFICERS_GROUP, "mention").messages != ()


@pytest.mark.parametrize("words", ["สถิติโรงเรียนส่งแผนแล้วกี่โรง", "คำสั่งแต่งตั้งส่งที่ไหน", "สถิติใช้ของปีที่แล้วได้ค่ะ"])
def test_answers_and_questions_with_these_words_are_no_commands(words: str) -> None:
    assert read(words).command is None


def test_the_tile_for_a_call_opens_the_keyboard_and_says_how_a_line_goes() -> None:
    tile = menus("")["officers"].tiles[2]
    assert (tile.action["inputOption"], tile.action["fillInText"]) == ("openKeyboard", "โทร ")

    seen = Snapshot(PERSON, officer=NID, staff=Staff((NID,)))
    reply = respond(Said("postback", "postback", data=tile.action["data"]), seen, a_desk(), NOON)

    assert words_of(reply).startswith("พิมพ์บรรทัดเดียวค่ะ เช่น “โทร ")
    assert words_of(an_officer_says("บันทึกโทร")) == words_of(reply)


def test_the_tile_for_a_call_is_for_officers_alone() -> None:
    assert "เจ้าหน้าที่" in words_of(tapped("a=record-call"))
    assert tapped("a=record-call", chat=GROUP).messages == ()


def test_every_tile_for_askers_is_answered() -> None:
    for tile in menus("")["askers"].tiles:
        action = tile.action
        reply = tapped(action["data"]) if action["type"] == "postback" else a_person_says(action["text"])
        assert reply.messages, tile.label


def test_every_word_of_the_officers_menu_is_a_command() -> None:
    for tile in menus("")["officers"].tiles:
        if tile.action["type"] == "message" and tile.label != "ประกาศ":
            assert read(tile.action["text"]).command is not None, tile.label
