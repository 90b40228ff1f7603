import pytest
from handler_desk import (
    GROUP,
    NOON,
    SURE,
    UNKNOWN,
    ReadsAs,
    a_desk,
    a_member_says,
    moment,
    remembered,
    tapped,
    the_manual,
    words_of,
)

from handlers import respond
from handlers.contract.reply import BindGroup, Bot, QuietGroup, Reply, Said, Snapshot
from knowledge.reading.reading import Option, Reading

UNSURE = Reading(
    "clarify",
    "plan-review",
    options=(Option("plan-review", 1), Option("plan-review", 4)),
)


def test_it_answers_once_with_a_line_that_quotes_the_question_and_the_card() -> None:
    reply = a_member_says("ส่งแผนวันไหน")

    line, card = reply.messages
    assert line == {
        "type": "text",
        "text": "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา (ทบทวนแผนและแผนปฏิบัติการประจำปี ขั้นตอนที่ 4):"
        " ภายใน 31 พฤษภาคม 2570 (อีก 190 วัน)",
        "quoteToken": "q1",
    }
    assert card["type"] == "flex"


def test_the_question_is_read_by_the_stricter_rules_of_a_group() -> None:
    desk = a_desk()
    a_member_says("ส่งแผนวันไหน", desk=desk)

    assert isinstance(desk.understanding, ReadsAs)
    assert desk.understanding.asked == [("ส่งแผนวันไหน", True)]


@pytest.mark.parametrize("call", ["mention", "call-word", "quote"])
def test_a_clear_question_is_answered_however_it_was_called(call: str) -> None:
    assert len(a_member_says("ส่งแผนวันไหน", call=call).messages) == 2


def test_chatter_gets_no_word_and_is_not_even_read() -> None:
    desk = a_desk()

    assert a_member_says("พรุ่งนี้กินข้าวกันไหม", call="none", desk=desk) == Reply()
    assert isinstance(desk.understanding, ReadsAs)
    assert desk.understanding.asked == []


ABOUT_THE_BOT = Reading("smalltalk", topic="praise", to_bot=False)


def test_talk_about_the_bot_gets_no_word() -> None:
    assert a_member_says("ตอบไวดีนะ", ABOUT_THE_BOT, call="call-word") == Reply()


def test_talk_about_the_bot_that_mentions_it_gets_a_line() -> None:
    assert words_of(a_member_says("ตอบไวดีนะ", ABOUT_THE_BOT)) == "ขอบคุณค่ะ ดีใจที่ได้ช่วยค่ะ"


@pytest.mark.parametrize("doubt", [UNSURE, UNKNOWN, Reading("escalate", topic="person")])
def test_in_doubt_a_mention_gets_one_card_that_leads_to_the_own_chat(doubt: Reading) -> None:
    reply = a_member_says("แผนส่งยังไง", doubt)

    assert words_of(reply) == (
        "“แผนส่งยังไง” เรื่องนี้ขอคุยในแชตส่วนตัวนะคะ จะได้ถามรายละเอียดกันได้ค่ะ\n"
        "ถามต่อในแชตส่วนตัว: https://line.me/R/oaMessage/%40123abcde/?"
        "%E0%B9%81%E0%B8%9C%E0%B8%99%E0%B8%AA%E0%B9%88%E0%B8%87%E0%B8%A2%E0%B8%B1%E0%B8%87%E0%B9%84%E0%B8%87\n"
        "บนคอมพิวเตอร์: ค้นหาเพื่อน @123abcde แล้วพิมพ์คำถามเดิม"
    )
    assert len(reply.messages) == 1


@pytest.mark.parametrize("call", ["mention", "call-word"])
def test_wanting_a_person_leads_to_the_own_chat_however_it_was_called(call: str) -> None:
    reply = a_member_says("ขอคุยกับเจ้าหน้าที่", Reading("escalate", topic="person"), call=call)

    assert "“ขอคุยกับเจ้าหน้าที่” เรื่องนี้ขอคุยในแชตส่วนตัวนะคะ" in words_of(reply)


@pytest.mark.parametrize("doubt", [UNSURE, UNKNOWN])
def test_in_doubt_a_mere_quote_gets_silence_and_nothing_is_kept(doubt: Reading) -> None:
    assert a_member_says("แผนส่งยังไง", doubt, call="quote") == Reply()


@pytest.mark.parametrize("doubt", [UNSURE, UNKNOWN, Reading("escalate", topic="orders")])
def test_in_doubt_a_call_word_gets_the_way_to_the_own_chat(doubt: Reading) -> None:
    said = words_of(a_member_says("แผนส่งยังไง", doubt, call="call-word"))

    assert said.startswith("“แผนส่งยังไง” เรื่องนี้ขอคุยในแชตส่วนตัวนะคะ")


def test_who_calls_about_another_groups_matter_is_told_whose_it_is() -> None:
    other = the_manual().groups[0]
    read = Reading("escalate", topic=f"other-group:{other.id}")

    said = words_of(a_member_says("ขอย้ายครู", read, call="call-word"))

    assert said.startswith("เรื่องนี้ไม่อยู่ในงานของกลุ่มนโยบายและแผน") and said.endswith(other.name)


def test_with_the_bots_id_unknown_the_line_says_where_to_tap() -> None:
    reply = a_member_says("ถาม", desk=a_desk(UNKNOWN, bot=Bot("แผนดี")))

    assert words_of(reply).startswith("เรื่องนี้ขอคุยในแชตส่วนตัวนะคะ แตะที่ชื่อบอท")


@pytest.mark.parametrize("call", ["mention", "call-word"])
def test_a_greeting_gets_a_line_however_it_was_called(call: str) -> None:
    greeting = Reading("smalltalk", topic="greeting", complete=False)

    assert words_of(a_member_says("สวัสดี", greeting, call=call)).startswith("สวัสดีค่ะ")
    assert a_member_says("สวัสดี", greeting, call="quote") == Reply()


@pytest.mark.parametrize("topic", ["ok", "thanks", "bye", "sticker", "sorry", "praise"])
@pytest.mark.parametrize("call", ["mention", "call-word"])
def test_once_called_it_never_stays_silent(topic: str, call: str) -> None:
    reply = a_member_says("โอเค", Reading("smalltalk", topic=topic), call=call)

    assert [one["type"] for one in reply.messages] == ["text"]


def test_asked_what_it_can_do_it_says_so_in_a_line() -> None:
    reply = a_member_says("ทำอะไรได้บ้าง", Reading("smalltalk", topic="help"), call="call-word")

    assert [message["type"] for message in reply.messages] == ["text"]
    assert "จัดตั้งและเสนอของบประมาณ" in words_of(reply)


def test_a_mention_with_no_question_is_told_how_to_ask() -> None:
    assert words_of(a_member_says("")) == "พิมพ์คำถามต่อท้ายชื่อได้เลยค่ะ เช่น “บอท ส่งแผนปฏิบัติการวันไหน”"


def test_a_call_word_with_no_question_is_told_how_to_ask() -> None:
    assert words_of(a_member_says("", call="call-word")).startswith("พิมพ์คำถามต่อท้ายชื่อได้เลยค่ะ")


QUIET = QuietGroup(moment("2026-11-23T00:00:00+07:00"))
"""Said on a Sunday."""


@pytest.mark.parametrize(
    "words",
    ["เงียบ", "เงียบๆ", "เงียบหน่อยค่ะ", "เงียบก่อนนะ 🙏", "หยุดตอบก่อนค่ะ", "ไม่ต้องตอบ", "อย่าเพิ่งตอบนะคะ"],
)
@pytest.mark.parametrize("call", ["mention", "call-word"])
def test_a_group_that_wants_quiet_is_told_until_when(words: str, call: str) -> None:
    reply = a_member_says(words, UNKNOWN, call=call)

    assert words_of(reply) == (
        "ค่ะ จะไม่ตอบคำว่า “บอท” ในกลุ่มนี้จนถึงวันจันทร์ที่ 23 พฤศจิกายน 2569 "
        "ระหว่างนี้แท็ก @แผนดี ถามได้เสมอ หรือพิมพ์ “บอท พูดได้” ให้กลับมาตอบค่ะ"
    )
    assert reply.changes == (QUIET,)


@pytest.mark.parametrize("words", ["พูดได้", "ตอบได้แล้วค่ะ", "กลับมาตอบได้แล้ว", "เลิกเงียบได้แล้ว", "พูดได้แล้วครับ 🙏"])
def test_a_group_that_was_quiet_wants_answers_again(words: str) -> None:
    reply = a_member_says(words, UNKNOWN, call="call-word")

    assert words_of(reply) == "ค่ะ ตอบคำว่า “บอท” ในกลุ่มนี้ตามเดิมแล้วค่ะ"
    assert reply.changes == (QuietGroup(None),)


@pytest.mark.parametrize("words", ["ตอบได้ไหมคะ", "ไม่ต้องตอบรับใช่ไหม", "หยุดส่งแผนวันไหน", "เงียบ ๆ แบบนี้ส่งแผนวันไหน"])
def test_words_that_only_begin_so_quiet_nobody(words: str) -> None:
    changes = a_member_says(words, call="call-word").changes

    assert not [one for one in changes if isinstance(one, QuietGroup)]


@pytest.mark.parametrize("call", ["quote", "none"])
def test_who_did_not_call_quiets_nobody(call: str) -> None:
    assert a_member_says("เงียบ", UNKNOWN, call=call) == Reply()


def test_nothing_waits_in_a_group() -> None:
    half = Reading("answer", "plan-review", 4, "timeline", complete=False)

    assert a_member_says("ส่งแผน", half).wait is False


def test_only_the_called_question_is_remembered() -> None:
    kept = remembered(a_member_says("ส่งแผนวันไหน"))

    assert kept.text == "ส่งแผนวันไหน"
    assert kept.talk.step == 4


def test_a_groups_card_bothers_others_with_few_buttons_and_no_judgement() -> None:
    card = str(a_member_says("ส่งแผนวันไหน").messages[1])

    assert "quickReply" not in card
    assert "a=right" not in card
    assert "a=officer" not in card
    assert "https://line.me/R/oaMessage/%40123abcde/?%E0%B8%AA%E0%B9%88%E0%B8%87" in card
    assert "บนคอมพิวเตอร์: ค้นหาเพื่อน @123abcde แล้วพิมพ์คำถามเดิม" in card


def test_a_button_tapped_in_a_group_is_answered_with_its_card_alone() -> None:
    reply = tapped("a=step&p=plan-review&s=4&f=timeline", chat=GROUP)

    assert [message["type"] for message in reply.messages] == ["flex"]
    # What the button stands for, in words: "ทบทวน..."
    assert "https://line.me/R/oaMessage/%40123abcde/?%E0%B8%97%E0%B8%9A%E0%B8%97%E0%B8%A7%E0%B8%99" in str(
        reply.messages
    )


def test_asking_for_an_officer_in_a_group_leads_to_the_own_chat() -> None:
    assert "https://line.me/R/oaMessage/" in words_of(tapped("a=officer&p=plan-review", chat=GROUP))


def test_an_unknown_button_in_a_group_gets_silence() -> None:
    assert tapped("a=gone", chat=GROUP) == Reply()


def test_a_one_time_code_binds_the_group_and_says_so() -> None:
    said = Said("text", "code", text="123456", code_role="officers")

    reply = respond(said, Snapshot(GROUP), a_desk(SURE), moment(NOON))

    assert words_of(reply) == "ตั้งค่ากลุ่มนี้เป็นกลุ่มเจ้าหน้าที่เรียบร้อยแล้วค่ะ"
    assert reply.changes == (BindGroup(GROUP.id, "officers"),)
