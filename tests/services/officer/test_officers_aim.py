"""Whom an officer's words are for: what is quoted, what is a command, and what is asked back."""

import pytest
from consult_office import NID, OFFICERS, RESPONSIBLE, SECOND, SOMSRI, TEACHER, Bureau, the_manual
from officer_words import officer_words

from db import consultations, officers
from db.engine import Database

NEW = "U" + "d" * 32


@pytest.fixture
def bureau(database: Database) -> Bureau:
    bureau = Bureau(database)
    bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.asks_officers(SECOND, "เรื่องสอง")
    return bureau


def pushed(bureau: Bureau, person: str) -> list[str]:
    bureau.work()
    return [officer_words(one) for one in bureau.line.shown if one.chat == person and one.pushed]


@pytest.mark.parametrize("words", ["ฝากด้วยนะน้อง พี่ไม่ว่าง", "ปิดแล้วค่ะ", "โอนเงินแล้วค่ะ"])
def test_a_line_of_ours_that_is_no_question_cannot_be_answered_by_quoting_it(
    bureau: Bureau, words: str
) -> None:
    [taken] = bureau.says(NID, "รับ 1", group=OFFICERS)
    told = bureau.says(SOMSRI, words, group=OFFICERS, quote=taken)[-1].text

    assert told.startswith("ข้อความที่อ้างถึงไม่ใช่การ์ดคำถาม จึงยังไม่ได้ส่ง")
    assert pushed(bureau, TEACHER) == []


def test_a_confirmation_serves_to_correct_and_for_nothing_else(bureau: Bureau) -> None:
    [told] = bureau.says(NID, "วันที่ 30", group=OFFICERS, quote=bureau.card("ปศ. 1/2570"))
    back = bureau.says(NID, "เรียบร้อยแล้วนะ", group=OFFICERS, quote=told)[-1].text
    assert "ไม่ใช่การ์ดคำถาม" in back
    bureau.says(NID, "ส่งผิด 31 พฤษภาคมค่ะ", group=OFFICERS, quote=told)

    assert "31 พฤษภาคมค่ะ" in pushed(bureau, TEACHER)
    assert "เรียบร้อยแล้วนะ" not in pushed(bureau, TEACHER)


def test_a_card_that_was_handed_over_and_what_an_asker_adds_can_be_answered(bureau: Bureau) -> None:
    bureau.says(NID, "โอน 1 ให้ สมศรี")
    bureau.says(SOMSRI, "ปีไหนคะ", quote=bureau.card("ปศ. 1/2570", SOMSRI))
    bureau.says(TEACHER, "ปีนี้ค่ะ")
    bureau.work()
    added = next(one for one in reversed(bureau.line.shown) if "เพิ่มเติมว่า" in one.text)
    bureau.says(SOMSRI, "ได้ค่ะ", quote=added)

    assert [text for text in pushed(bureau, TEACHER) if text in ("ปีไหนคะ", "ได้ค่ะ")] == ["ปีไหนคะ", "ได้ค่ะ"]


@pytest.mark.parametrize(
    ("words", "says", "state"),
    [
        ("รับ", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ", "taken"),
        ("รับ 1", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ", "taken"),
        ("ปิด", "ปิด ปศ. 1/2570 แล้วค่ะ", "closed"),
        ("โอน สมศรี", "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ", "taken"),
        ("โอน สมชาย", "ไม่พบเจ้าหน้าที่ชื่อ “สมชาย”", "open"),
        ("ปิด 2", "อ้างถึงการ์ด ปศ. 1/2570 แต่พิมพ์เลขที่อื่น", "open"),
        ("ปิดค่ะ", "ปิด ปศ. 1/2570 แล้วค่ะ", "closed"),
        ("รับค่ะ🙏", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ", "taken"),
        ("ปศ. 1 รับ", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ", "taken"),
        ("โอนให้พี่สมศรีนะคะ 🙏", "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ", "taken"),
        ("ปิดแล้วค่ะ", "ไม่แน่ใจว่าเป็นคำสั่งหรือคำตอบ", "open"),
        ("โอนให้สมศรีแล้วค่ะ", "ไม่แน่ใจว่าเป็นคำสั่งหรือคำตอบ", "open"),
        ("รับ 1 2", "แต่พิมพ์เลขที่อื่น", "open"),
    ],
)
def test_a_command_that_quotes_a_card_is_a_command_for_it(
    bureau: Bureau, words: str, says: str, state: str
) -> None:
    told = bureau.says(NID, words, group=OFFICERS, quote=bureau.card("ปศ. 1/2570"))[-1].text

    assert says in told
    assert bureau.case("ปศ. 1/2570").state == state
    assert bureau.case("ปศ. 2/2570").state == "open"
    assert words not in pushed(bureau, TEACHER)


@pytest.mark.parametrize(
    ("words", "goes"),
    [
        ("#1 กรอกแบบ\n#2 ส่งทาง AMSS++", "#1 กรอกแบบ\n#2 ส่งทาง AMSS++"),
        ("ปศ. 2/2570 ก็ถามเรื่องนี้", "ปศ. 2/2570 ก็ถามเรื่องนี้"),
        ("ปศ. 1/2570 ได้ค่ะ", "ได้ค่ะ"),
        ("ส่งผิดช่องทางไม่เป็นไรค่ะ", "ส่งผิดช่องทางไม่เป็นไรค่ะ"),
        ("โอนเงินให้โรงเรียนแล้วค่ะ", "โอนเงินให้โรงเรียนแล้วค่ะ"),
        ("รับทราบค่ะ", "รับทราบค่ะ"),
    ],
)
def test_quoted_words_go_as_they_stand_but_for_the_number_of_what_they_quote(
    bureau: Bureau, words: str, goes: str
) -> None:
    bureau.says(NID, words, group=OFFICERS, quote=bureau.card("ปศ. 1/2570"))

    assert pushed(bureau, TEACHER)[0] == goes


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("รับ 1 ค่ะ", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ"),
        ("รับ1ครับ", "พี่นิด รับ ปศ. 1/2570 แล้วค่ะ"),
        ("ปิด 1 นะคะ", "ปิด ปศ. 1/2570 แล้วค่ะ"),
        ("โอน 1 ให้ สมศรี", "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ"),
        ("โอน 1 ให้สมศรีค่ะ", "โอน ปศ. 1/2570 ให้ สมศรี แล้วค่ะ"),
        ("ป.ศ. 1 ได้ค่ะ", "รับคำตอบ ปศ. 1/2570 แล้ว"),
        ("งานค้างค่ะ", "งานค้าง 2 เรื่อง"),
        ("ปิด", "“ปิด” เรื่องไหนคะ ยังไม่ได้ทำอะไร"),
    ],
)
def test_commands_are_understood_as_people_write_them(bureau: Bureau, words: str, says: str) -> None:
    assert says in bureau.says(NID, words, group=OFFICERS)[-1].text


def test_a_quote_of_what_is_not_known_in_the_group_is_asked_back(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    name = bureau.asks_officers(TEACHER, "เรื่องหนึ่ง")
    bureau.says(SOMSRI, f"โอน {name.removeprefix('ปศ. ')} พี่นิด")
    for quote in (bureau.card(name, NID), "never-heard-of"):
        told = bureau.says(NID, "ได้ค่ะ ส่งได้เลย", group=OFFICERS, quote=quote)
        assert told[-1].text.startswith("ไม่พบว่าข้อความที่อ้างถึงเป็นคำถามเรื่องใด จึงยังไม่ได้ส่ง")

    assert pushed(bureau, TEACHER) == []


def test_a_sticker_on_a_card_is_said_to_reach_nobody(bureau: Bureau) -> None:
    card = bureau.card("ปศ. 1/2570")
    sticker = {"packageId": "446", "stickerId": "1988"}
    told = bureau.sends(NID, "sticker", group=OFFICERS, quotedMessageId=card.id, **sticker)

    assert told[-1].text.startswith("สติกเกอร์ยังไม่ได้ส่งถึงผู้ถาม ปศ. 1/2570 ค่ะ")
    assert bureau.sends(NID, "sticker", group=OFFICERS, **sticker) == []


def test_words_that_name_nobody_are_sent_to_nobody_until_a_tap_says_to_whom(bureau: Bureau) -> None:
    card, asked = bureau.says(NID, "ส่งแผนภายใน 31 พฤษภาคมค่ะ")[-2:]
    assert "31 พฤษภาคม 2570" in card.text
    assert asked.text.startswith("ข้อความนี้ยังไม่ได้ส่งถึงผู้ถามหรือใครเลยค่ะ")
    assert pushed(bureau, TEACHER) + pushed(bureau, SECOND) == []
    bureau.says(NID, "อันนี้ของใครก็ไม่รู้")
    assert "ไม่มีข้อความของ ปศ. 2/2570 ที่เก็บไว้" in bureau.presses(NID, "ส่ง ปศ. 2/2570 ครูวิชัย", on=asked)[-1].text
    bureau.presses(NID, "ส่ง ปศ. 2/2570 ครูวิชัย")

    assert pushed(bureau, SECOND)[0] == "อันนี้ของใครก็ไม่รู้"
    assert pushed(bureau, TEACHER) == []


def test_a_plain_question_of_an_officer_is_answered_by_the_bot_alone(bureau: Bureau) -> None:
    told = bureau.says(NID, "ส่งแผนวันไหน")

    assert "31 พฤษภาคม 2570" in told[-1].text
    assert "ยังไม่ได้ส่ง" not in "\n".join(one.text for one in told)


def test_who_has_a_question_is_told_when_another_officer_takes_it_out_of_their_hands(bureau: Bureau) -> None:
    bureau.says(NID, "รับ 1", group=OFFICERS)
    bureau.says(NID, "รับ 2", group=OFFICERS)
    bureau.says(SOMSRI, "ปิด 1", group=OFFICERS)
    bureau.says(SOMSRI, "โอน 2 สมศรี", group=OFFICERS)

    assert pushed(bureau, NID) == ["สมศรี ปิด ปศ. 1/2570 แล้วค่ะ", "สมศรี โอน ปศ. 2/2570 ให้ สมศรี แล้วค่ะ"]


def test_the_group_reads_with_its_next_reply_what_was_done_in_an_officers_own_chat(bureau: Bureau) -> None:
    bureau.says(NID, "รับ 1")
    bureau.says(NID, "ปศ. 1 ได้ค่ะ")
    assert [one.text for one in bureau.line.shown if "ปศ. 1/2570 ตอบแล้วค่ะ" in one.text] == []
    first, listed = bureau.says(SOMSRI, "งานค้าง", group=OFFICERS)

    assert first.text == "ปศ. 1/2570 พี่นิด ตอบแล้วค่ะ"
    assert listed.text.startswith("งานค้าง 1 เรื่อง")


def test_the_group_hears_nothing_of_a_question_whose_card_it_does_not_have(database: Database) -> None:
    bureau = Bureau(database, manual=the_manual(responsible=(RESPONSIBLE,)))
    bureau.says(TEACHER, "ส่งแผนวันไหน")
    bureau.presses(TEACHER, "ถามเจ้าหน้าที่")
    bureau.presses(TEACHER, "ส่งถึงเจ้าหน้าที่")
    bureau.says(TEACHER, "ปิยะมหาราชาลัย")
    bureau.says(NID, "รับ 1")

    assert len(bureau.says(SOMSRI, "งานค้าง", group=OFFICERS)) == 1


def test_a_member_who_is_not_registered_is_named_as_line_names_them(bureau: Bureau) -> None:
    met: list[tuple[str, str | None]] = []
    bureau.dispatcher._met = lambda person, group: met.append((person, group))
    bureau.says(NEW, "รับ 1", group=OFFICERS)
    assert met == [(NEW, OFFICERS)]
    with bureau.database.begin() as session:
        consultations.tell_person(session, NEW, name="น้องใหม่")
        consultations.name_officer(session, NEW, "น้องใหม่")

    assert bureau.case("ปศ. 1/2570").officer_name == "น้องใหม่"
    assert bureau.says(NEW, "รับ 2", group=OFFICERS)[-1].text == "น้องใหม่ รับ ปศ. 2/2570 แล้วค่ะ"


def test_who_is_an_officer_no_more_is_told_so_and_whom_to_ask(bureau: Bureau) -> None:
    with bureau.database.begin() as session:
        officers.remove(session, NID, bureau.clock())
    for words in ("ปศ. 1 ได้ค่ะ", "รับ 1", "งานค้าง"):
        told = bureau.says(NID, words)[-1].text
        assert told == (
            "ท่านไม่ได้ลงทะเบียนเป็นเจ้าหน้าที่แล้ว ข้อความนี้จึงยังไม่ได้ส่งถึงใครค่ะ หากยังต้องตอบคำถาม "
            "แจ้งหัวหน้ากลุ่มหรือผู้ดูแลระบบให้ลงทะเบียนใหม่"
        )

    assert "31 พฤษภาคม 2570" in bureau.says(NID, "ส่งแผนวันไหน")[-1].text
