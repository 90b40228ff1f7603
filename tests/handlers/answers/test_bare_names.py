"""A message of nothing but a name: the office's own fact, or which matter is meant; never a mere yes."""

from dataclasses import replace

import pytest
from handler_desk import PERSON, a_desk, a_person_says, moment, words_of

from handlers import respond
from handlers.contract.reply import Reply, Said, Snapshot
from knowledge.reading.reading import Reading, Talk
from knowledge.reading.understand import Understanding

NOT_FILLED_IN = "สำนักงานยังไม่ได้ใส่{}ของกลุ่มนโยบายและแผน สพม.นครพนมไว้ในระบบนี้ค่ะ"
WHICH = "ค่ะ ต้องการสอบถามเรื่องไหนคะ"


def after(talk: Talk, words: str, reading: Reading) -> Reply:
    said = Said("text", text=words, message_id="m1", quote_token="q1")
    return respond(said, Snapshot(PERSON, talk=talk), a_desk(reading), moment("2026-11-23"), final=True)


def read_by(understanding: Understanding, words: str, talk: Talk = Talk()) -> Reply:  # noqa: B008
    said = Said("text", text=words, message_id="m1", quote_token="q1")
    desk = replace(a_desk(), understanding=understanding)
    return respond(said, Snapshot(PERSON, talk=talk), desk, moment("2026-11-23"), final=True)


@pytest.mark.parametrize(
    ("words", "fact"),
    [("เว็บไซต์", "เว็บไซต์"), ("เว็บค่ะ", "เว็บไซต์"), ("website", "เว็บไซต์"), ("อีเมล", "อีเมล"), ("เมลครับ", "อีเมล")],
)
def test_a_bare_word_for_a_way_to_reach_the_office_gets_it(words: str, fact: str) -> None:
    reply = a_person_says(words, Reading("smalltalk", topic="ok"))

    assert NOT_FILLED_IN.format(fact) in words_of(reply)


def test_in_a_talk_a_bare_way_is_said_of_what_the_talk_is_about() -> None:
    asked = Talk("plan-review", 4, "timeline")
    reading = Reading("answer", "plan-review", 4, "channels", score=0.9)

    shown = words_of(after(asked, "เว็บไซต์", reading))

    assert "โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา" in shown
    assert "ติดต่อเจ้าหน้าที่" not in shown.split("\n")[0]


@pytest.mark.parametrize("words", ["เวลา", "สถานที่", "ครูค่ะ", "ผอ.", "ห้อง"])
def test_a_bare_name_is_asked_back_about(understanding: Understanding, words: str) -> None:
    assert words_of(read_by(understanding, words)).startswith(WHICH)


@pytest.mark.parametrize("words", ["ค่ะ", "โอเค", "รับทราบค่ะ"])
def test_a_mere_yes_is_still_answered_with_one(understanding: Understanding, words: str) -> None:
    assert words_of(read_by(understanding, words)) == "ค่ะ"


def test_in_a_talk_somebody_named_is_no_new_question(understanding: Understanding) -> None:
    talk = Talk("plan-review", 4, "timeline")

    assert words_of(read_by(understanding, "ครับผม ผอ.", talk)) == "ค่ะ"
