"""Whole talks with the running system, in people's own words."""

import pytest
from office import Planbot

from simulator.driver import Simulator, Someone


def test_a_teacher_asks_when_to_send_the_plan_and_then_how(teacher: Someone) -> None:
    when = teacher.says("ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ").answer()
    assert "พฤษภาคม" in when.text and "อีก" in when.text

    how = teacher.says("แล้วส่งทางไหน").answer()

    assert "AMSS++" in how.text


def test_the_next_step_follows_the_last_one(teacher: Someone) -> None:
    teacher.says("ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ").answer()

    after = teacher.says("ขั้นต่อไปล่ะ").answer()

    assert "ประเมินแผนปฏิบัติการ" in after.text


def test_what_is_due_this_month(teacher: Someone) -> None:
    assert "พฤษภาคม" in teacher.says("เดือนพฤษภาคมมีอะไรต้องส่งบ้าง").answer().text


def test_a_greeting_waits_for_the_question_and_both_get_one_answer(teacher: Someone) -> None:
    first = teacher.says("สวัสดีค่ะ")
    answer = teacher.says("ส่งแผนปฏิบัติการวันไหนคะ").answer()

    assert "พฤษภาคม" in answer.text
    assert first.reply_token not in [message.reply_token for message in answer.messages]


def test_a_greeting_alone_is_answered_after_a_moment(teacher: Someone) -> None:
    assert teacher.says("สวัสดีค่ะ").answer().messages


def test_buttons_lead_on_and_an_old_one_still_works(teacher: Someone) -> None:
    card = teacher.says("ส่งแผนปฏิบัติการวันไหน").answer()
    assert "ถามเจ้าหน้าที่" in card.labels

    assert teacher.posts_back("a=step&p=plan-review&s=4&f=timeline").answer().alt_texts
    assert teacher.posts_back("a=gone&x=1").answer().messages


def test_what_the_manual_does_not_answer_is_not_answered_from_it(teacher: Someone) -> None:
    answer = teacher.says("พรุ่งนี้ฝนจะตกไหม").answer()

    assert "พฤษภาคม" not in answer.text


def test_a_new_friend_is_welcomed_and_told_what_is_kept(teacher: Someone) -> None:
    welcome = teacher.follows().answer()

    assert "ลบ" in welcome.text


@pytest.mark.parametrize("kind", ["sticker", "image", "video", "audio", "file", "location"])
def test_what_the_bot_cannot_read_gets_a_friendly_line(teacher: Someone, kind: str) -> None:
    assert teacher.sends(kind).answer().text  # type: ignore[arg-type]


def test_strange_texts_are_answered_or_declined(teacher: Someone) -> None:
    for text in ("ก" * 5000, "😀😀😀", "\u202e\u200b", "\x07\x08", "asdfghjkl", "๑๒๓"):
        assert teacher.says(text).answer().messages


def test_in_a_group_the_bot_speaks_only_when_called(line: Simulator, teacher: Someone) -> None:
    group = line.group("กลุ่มทดสอบ", [teacher], others=59)
    teacher.invites_bot(group).answer()

    chatter = teacher.says_in(group, "พรุ่งนี้ประชุมกี่โมงคะทุกคน")
    about = teacher.says_in(group, "บอทตอบไวดีนะ")
    assert about.unanswered_for(1.0) and chatter.unanswered_for(0.1)

    answer = teacher.says_in(group, "ส่งแผนปฏิบัติการวันไหนคะ", mention=True).answer()
    assert "พฤษภาคม" in answer.text
    assert len(answer.quotes) == 1


def test_a_message_that_begins_with_the_call_word_is_answered_in_a_group(
    line: Simulator, teacher: Someone
) -> None:
    group = line.group("กลุ่มทดสอบสอง", [teacher], others=10)
    teacher.invites_bot(group).answer()

    assert "พฤษภาคม" in teacher.says_in(group, "บอท ส่งแผนปฏิบัติการวันไหนคะ").answer().text


def test_an_event_that_line_delivers_twice_is_answered_once(line: Simulator, teacher: Someone) -> None:
    said = teacher.says("ส่งแผนปฏิบัติการวันไหนคะ")
    said.answer()

    assert said.event
    line.platform.send_again(said.event["webhookEventId"], redelivery=True)
    line.settle()

    assert teacher.says("ขอบคุณค่ะ").answer().messages
    assert len(line.replies_to(said)) == len(said.answered().messages) - 1


def test_an_edited_question_is_answered_anew_only_if_it_now_asks_something_else(
    line: Simulator, teacher: Someone
) -> None:
    group = line.group("กลุ่มแก้ไข", [teacher], others=5)
    teacher.invites_bot(group).answer()
    said = teacher.says_in(group, "ส่งแผนปฏิบัติการวันไหนคะ", mention=True)
    said.answer()

    same = teacher.edits(said, "ส่งแผนปฏิบัติการวันไหนค่ะ", mention=True)
    assert same.unanswered_for(1.0)

    other = teacher.edits(said, "ส่งแผนปฏิบัติการทางไหนคะ", mention=True)
    assert "AMSS++" in other.answer().text


def test_health_and_readiness_of_the_running_system(planbot: Planbot) -> None:
    import urllib.request

    for path in ("healthz", "readyz"):
        with urllib.request.urlopen(f"http://127.0.0.1:{planbot.port}/{path}", timeout=5) as answer:
            assert answer.status == 200
