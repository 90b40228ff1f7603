import pytest
from builders import bangkok
from handler_desk import (
    GROUP,
    NOON,
    PERSON,
    SURE,
    a_desk,
    a_person_says,
    moment,
    remembered,
    tapped,
    words_of,
)

from handlers import respond
from handlers.contract.reply import Blank, Followed, Joined, Left, Reply, Said, Snapshot, Unfollowed, What
from knowledge.reading.reading import Option, Reading, Talk
from knowledge.reading.understand import Understanding

TWO = (Option("plan-review", 1, "timeline"), Option("plan-review", 4, "timeline"))
GREETING = Reading("smalltalk", topic="greeting", complete=False)


def happens(what: What, snapshot: Snapshot, said: Said | None = None) -> Reply:
    return respond(said or Said(what, call="none"), snapshot, a_desk(), moment(NOON))


def edited(now_reads: Reading, before: Reading | None, call: str = "mention") -> Reply:
    said = Said("edited", call, text="ส่งแผนทางไหน", message_id="m1", quote_token="q2")  # type: ignore[arg-type]
    return respond(said, Snapshot(GROUP, answered=before), a_desk(now_reads), moment(NOON))


def test_choices_are_numbered_and_told_apart() -> None:
    text = words_of(a_person_says("แผนเมื่อไหร่", Reading("clarify", "plan-review", options=TWO)))

    assert text == (
        "หมายถึงเรื่องไหนคะ\n"
        "1 เผยแพร่แผน 5 ปีและแผนปฏิบัติการของ สพม.\n"
        "   ขั้นตอนที่ 1 · ทบทวนแผนและแผนปฏิบัติการประจำปี\n"
        "   ภายใน 31 ม.ค. 2570 · อีก 70 วัน\n"
        "2 โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา\n"
        "   ขั้นตอนที่ 4 · ทบทวนแผนและแผนปฏิบัติการประจำปี\n"
        "   ภายใน 31 พ.ค. 2570 · อีก 190 วัน\n"
        "แตะเลือก หรือพิมพ์หมายเลข เช่น 1"
    )


@pytest.mark.parametrize(
    ("topic", "asks"),
    [
        ("all", "ดูได้ทีละเรื่องค่ะ เลือกเรื่องแรกก่อนได้เลย"),
        ("no-such-choice", "มีให้เลือก 1–2 ค่ะ หมายถึงเรื่องไหนคะ"),
    ],
)
def test_what_takes_no_one_choice_is_told_how_to(topic: str, asks: str) -> None:
    text = words_of(a_person_says("3", Reading("clarify", "plan-review", options=TWO, topic=topic)))

    assert text.split("\n")[:2] == [asks, "1 เผยแพร่แผน 5 ปีและแผนปฏิบัติการของ สพม."]


def test_the_choices_offered_are_remembered_in_their_order() -> None:
    kept = remembered(a_person_says("แผนเมื่อไหร่", Reading("clarify", "plan-review", options=TWO)))

    assert kept.talk.options == TWO


def test_choices_of_facets_are_told_apart_by_the_facet() -> None:
    options = (Option("plan-review", 4, "timeline"), Option("plan-review", 4, "channels"))

    text = words_of(a_person_says("ส่งแผน", Reading("clarify", "plan-review", 4, options=options)))

    assert "1 กำหนดเวลา: โรงเรียนส่งแผน" in text
    assert "2 ช่องทาง: โรงเรียนส่งแผน" in text


@pytest.mark.parametrize(("typed", "step"), [("1", 1), ("2", 4), ("อันที่สอง", 4), ("อันแรก", 1)])
def test_a_choice_is_taken_by_its_number(real: Understanding, typed: str, step: int) -> None:
    seen = Snapshot(PERSON, talk=Talk("plan-review", options=TWO))
    desk = a_desk()
    desk = type(desk)(desk.manual, real, desk.workdays, {})

    reply = respond(Said("text", text=typed), seen, desk, moment(NOON))

    assert f"ขั้นตอนที่ {step} จาก 6" in words_of(reply)


def test_a_follow_up_keeps_the_subject(real: Understanding) -> None:
    desk = a_desk()
    desk = type(desk)(desk.manual, real, desk.workdays, {})
    first = remembered(tapped("a=step&p=plan-review&s=4&f=timeline", desk=desk))

    reply = respond(Said("text", text="แล้วส่งทางไหน"), Snapshot(PERSON, first.talk), desk, moment(NOON))

    assert words_of(reply).split("\n")[:3] == [
        "ขั้นตอนที่ 4 จาก 6 · ทบทวนแผนและแผนปฏิบัติการประจำปี",
        "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา",
        "ช่องทาง",
    ]


def test_a_fragment_waits_for_more_and_keeps_nothing() -> None:
    reply = a_person_says("สวัสดีค่ะ", GREETING)

    assert reply.wait is True
    assert reply.messages == ()
    assert reply.changes == ()


def test_a_fragment_that_waited_long_enough_gets_its_friendly_answer() -> None:
    reply = a_person_says("สวัสดีค่ะ", GREETING, final=True)

    assert reply.wait is False
    assert words_of(reply).startswith("สวัสดีค่ะ สอบถามเรื่องแผน")


def test_half_a_sentence_that_waited_long_enough_is_asked_to_go_on() -> None:
    half = Reading("escalate", topic="unknown", complete=False)

    assert words_of(a_person_says("คือว่า", half, final=True)).startswith("ค่ะ ต้องการสอบถามเรื่องไหนคะ")


def test_half_a_sentence_with_a_subject_is_answered_as_far_as_it_goes() -> None:
    half = Reading("clarify", "plan-review", options=TWO, complete=False)

    assert "หมายถึงเรื่องไหนคะ" in words_of(a_person_says("คือว่าเรื่องแผน", half, final=True))


def test_a_complete_question_does_not_wait() -> None:
    assert a_person_says("ส่งแผนวันไหน").wait is False


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("thanks", "ยินดีค่ะ"),
        ("ok", "ค่ะ"),
        ("bye", "ขอบคุณที่สอบถามค่ะ"),
        ("praise", "ขอบคุณค่ะ"),
        ("sorry", "ไม่เป็นไรค่ะ"),
        ("who", "แผนดี เป็นระบบตอบคำถามอัตโนมัติของกลุ่มนโยบายและแผน สพม.นครพนม"),
        ("a-topic-of-tomorrow", "สวัสดีค่ะ"),
    ],
)
def test_smalltalk_is_answered_in_kind(topic: str, says: str) -> None:
    assert words_of(a_person_says("เก่งมากค่ะ", Reading("smalltalk", topic=topic))).startswith(says)


def test_asked_for_help_it_shows_the_menu() -> None:
    assert "เรื่องที่ถามได้" in words_of(a_person_says("เมนู", Reading("smalltalk", topic="help")))


def test_smalltalk_shows_where_to_go_on() -> None:
    message = a_person_says("ขอบคุณค่ะ", Reading("smalltalk", topic="thanks")).messages[0]

    labels = [item["action"]["label"] for item in message["quickReply"]["items"]]
    assert labels == ["ปฏิทินเดือนนี้", "เมนู", "ถามเจ้าหน้าที่"]


@pytest.mark.parametrize("words", ["", "🍎🍎🍎", "\u202e\u200b", "\u0000\u0007", "?!"])
def test_what_has_no_letters_is_declined_politely(words: str) -> None:
    assert words_of(a_person_says(words)).startswith("ยังอ่านข้อความนี้ไม่ออกค่ะ")


def test_five_thousand_characters_are_declined_politely() -> None:
    assert words_of(a_person_says("ก" * 5_000)).startswith("ข้อความยาวเกินไปค่ะ")


@pytest.mark.parametrize(
    ("media", "says"),
    [
        ("image", "ยังอ่านรูปภาพไม่ได้ค่ะ"),
        ("file", "ยังอ่านไฟล์ไม่ได้ค่ะ"),
        ("location", "ยังอ่านตำแหน่งที่ตั้งไม่ได้ค่ะ"),
        ("sticker", "ขอบคุณสำหรับสติกเกอร์ค่ะ"),
        ("hologram", "ยังอ่านข้อความแบบนี้ไม่ได้ค่ะ"),
    ],
)
def test_what_cannot_be_read_gets_a_line_saying_what_can(media: str, says: str) -> None:
    reply = happens("media", Snapshot(PERSON), Said("media", media=media))

    assert words_of(reply).startswith(says)
    assert reply.changes == ()


def test_a_groups_pictures_get_no_word() -> None:
    assert happens("media", Snapshot(GROUP), Said("media", call="quote", media="image")) == Reply()


def test_an_edit_that_reads_the_same_gets_no_word() -> None:
    surer = Reading("answer", "plan-review", 4, "timeline", score=0.99, why=("other evidence",))

    assert edited(surer, before=SURE).messages == ()


def test_an_edit_that_asks_something_else_is_answered_again() -> None:
    reply = edited(Reading("answer", "plan-review", 4, "channels"), before=SURE)

    line, _ = reply.messages
    assert line["quoteToken"] == "q2"
    assert "ช่องทาง กลุ่มนโยบายและแผน, AMSS++" in line["text"]


def test_an_edit_of_what_was_never_answered_is_answered_as_if_just_said() -> None:
    assert "31 พฤษภาคม 2570" in words_of(edited(SURE, before=None))


def test_an_edit_that_no_longer_calls_the_bot_gets_no_word() -> None:
    assert edited(Reading("answer", "plan-review", 4, "channels"), before=SURE, call="none") == Reply()


def test_a_new_friend_is_welcomed_and_told_what_is_kept() -> None:
    reply = happens("follow", Snapshot(PERSON))

    welcome, privacy, menu = reply.messages
    assert welcome["text"].startswith("สวัสดีค่ะ แผนดี ตอบคำถามเรื่องงานของกลุ่มนโยบายและแผน สพม.นครพนม")
    for told in ("เก็บอะไร", "เพื่ออะไร", "นานเท่าใด", "ขอลบ"):
        assert told in privacy["text"]
    assert menu["type"] == "flex"
    assert reply.changes == (Followed(PERSON.id),)


def test_a_group_is_greeted_once_with_how_to_call() -> None:
    reply = happens("join", Snapshot(GROUP))

    assert len(reply.messages) == 1
    assert "พิมพ์ขึ้นต้นว่า “บอท”" in words_of(reply)
    assert "แท็ก @แผนดี" in words_of(reply)
    assert reply.changes == (Joined(GROUP.id),)


def test_leaving_is_noted_without_a_word() -> None:
    assert happens("unfollow", Snapshot(PERSON)) == Reply(changes=(Unfollowed(PERSON.id),))
    assert happens("leave", Snapshot(GROUP)) == Reply(changes=(Left(GROUP.id),))


def test_an_unsent_message_is_blanked_without_a_word() -> None:
    said = Said("unsend", call="none", message_id="m7")

    reply = happens("unsend", Snapshot(GROUP), said)

    assert reply == Reply(changes=(Blank("m7", told_from=bangkok("2026-11-23 08:30")),))


def test_an_event_of_tomorrow_gets_no_word() -> None:
    assert happens("other", Snapshot(PERSON)) == Reply()


@pytest.fixture(scope="module")
def real() -> Understanding:
    """The understanding as it is, for what hangs on both: choices and follow-ups."""
    return Understanding(a_desk().manual)
