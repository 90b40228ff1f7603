"""Two questions in a message get two cards; other readings of an answer are buttons on its card."""

import json
from dataclasses import replace

from handler_desk import a_person_says, words_of

from knowledge.reading.reading import Option, Reading

PLAN = Reading("answer", "plan-review", 4, "timeline", score=0.9)
BUDGET = Reading("answer", "budget-request", None, "steps", score=0.9)
LETTERS = Reading("answer", "records", 3, "detail", score=0.9)


def with_more(*more: Reading) -> Reading:
    return Reading("answer", "plan-review", 4, "timeline", score=0.9, more=more)


def test_both_questions_are_answered_with_a_card_each() -> None:
    reply = a_person_says("ส่งแผน", with_more(BUDGET))

    cards = [message for message in reply.messages if "altText" in message]
    assert len(cards) == 2
    assert cards[0]["altText"].startswith("โรงเรียนส่งแผนปฏิบัติการประจำปีการศึกษา")
    assert cards[1]["altText"].startswith("จัดตั้งและเสนอของบประมาณ")


def test_a_third_question_is_named_and_not_answered() -> None:
    reply = a_person_says("ส่งแผน", with_more(BUDGET, LETTERS))

    assert len([message for message in reply.messages if "altText" in message]) == 2
    assert "ส่วนเรื่องลงทะเบียนรับ มอบหมาย จัดทำ และลงนามหนังสือ พิมพ์ถามต่อได้เลยค่ะ" in words_of(reply)


def test_a_question_that_has_no_answer_is_named_as_it_was_typed() -> None:
    reading = replace(with_more(BUDGET), left=("ขอย้ายครูต้องทำยังไง", "ก" * 100))
    reply = a_person_says("ส่งแผน", reading)

    assert len([message for message in reply.messages if "altText" in message]) == 2
    cut = "ก" * 59
    assert f"ส่วนเรื่อง “ขอย้ายครูต้องทำยังไง” และ “{cut}…” พิมพ์ถามต่อได้เลยค่ะ" in words_of(reply)


def test_one_answer_names_what_else_was_asked_with_it() -> None:
    reading = replace(with_more(), left=("ขอย้ายครูต้องทำยังไง",))
    reply = a_person_says("ส่งแผน", reading)

    assert len([message for message in reply.messages if "altText" in message]) == 1
    assert "ส่วนเรื่อง “ขอย้ายครูต้องทำยังไง” พิมพ์ถามต่อได้เลยค่ะ" in words_of(reply)


def test_other_readings_stand_as_buttons_on_the_card() -> None:
    others = (Option("plan-review", 5, "timeline"), Option("budget-request", None, "timeline"))
    reading = Reading("answer", "plan-review", 4, "timeline", options=others, score=0.6)

    card = json.dumps(a_person_says("ส่งแผน", reading).messages, ensure_ascii=False)

    assert "ประเมินแผนปฏิบัติการของโรงเรียน (ขั้นที่ 5)" in card
    assert "ทั้งกระบวนงานจัดตั้งและเสนอของบประมาณ" in card


def test_a_reading_that_the_manual_has_no_more_is_no_button() -> None:
    reading = Reading("answer", "plan-review", 4, "timeline", options=(Option("plan-review", 99),), score=0.6)

    card = json.dumps(a_person_says("ส่งแผน", reading).messages, ensure_ascii=False)

    assert "หมายถึง" not in card
