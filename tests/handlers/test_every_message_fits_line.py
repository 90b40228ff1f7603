"""Every message that the conversation can send, with the real manual, against all that LINE asks of it."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from handler_desk import (
    CLOSINGS,
    GROUP,
    PERSON,
    a_desk,
    a_member_says,
    a_person_says,
    moment,
    tapped,
    the_manual,
    with_office,
)
from line_rules import problems
from line_schema import message_validator
from linebot.v3.messaging import Message

from handlers import respond
from handlers.answers.apology import apology
from handlers.contract.reply import Bot, Reply, Said, Snapshot
from knowledge.facts.manual import Facet, Role
from knowledge.reading.reading import Option, Reading

DAYS = (
    "2026-11-22",  # a Sunday
    "2026-12-31",  # spans cross the year
    "2027-04-17",  # the last day before e-MES closes that leaves three
    "2027-04-21",  # the day after it closed
    "2027-05-31",  # the plan is due
    "2027-06-01",  # a span begins
    "2027-09-30",  # one ends, another runs
    "2028-02-29",
)
WORDS = {"text", "altText", "label", "data", "displayText", "uri"}
"""Strings of which the schema asks nothing but a length, which is held above."""
TOPICS = ("greeting", "thanks", "ok", "bye", "praise", "who", "help", "sticker", "sorry", "new-one")
NOT_OURS = ("person", "system", "case", "file", "orders", "abuse", "unknown", "new-one")


@cache
def every_reply() -> tuple[Reply, ...]:
    sorts = (buttons(), sums_and_days_left(), questions_back(), passed_on(), small_things())
    return tuple(reply for sort in sorts for reply in sort)


def buttons() -> Iterator[Reply]:
    facets: list[Facet | str] = [*get_args(Facet), ""]
    for day in DAYS:
        for chat in (PERSON, GROUP):
            for key_dates in ({}, CLOSINGS):
                desk = a_desk(key_dates=key_dates)
                for procedure, step in the_manual().all_steps():
                    details = f"a=details&p={procedure.id}&s={step.number}"
                    yield tapped(details, chat=chat, at=day, desk=desk)
                    for facet in facets:
                        data = f"a=step&p={procedure.id}&s={step.number}&f={facet}"
                        yield tapped(data, chat=chat, at=day, desk=desk)
                for procedure in the_manual().procedures:
                    for facet in facets:
                        yield tapped(f"a=procedure&p={procedure.id}&f={facet}", chat=chat, at=day, desk=desk)
                    yield tapped(f"a=year&p={procedure.id}", chat=chat, at=day, desk=desk)
                for month in ("this", "next", "all", *range(1, 13)):
                    yield tapped(f"a=month&m={month}", chat=chat, at=day, desk=desk)
    for data in ("a=menu", "a=privacy", "a=none", "a=right&p=records&s=1&f=fee", "a=wrong&m=5", "a=gone", ""):
        yield tapped(data)
        yield tapped(data, chat=GROUP)


def sums_and_days_left() -> Iterator[Reply]:
    for day in DAYS:
        for procedure in the_manual().procedures:
            for number in (None, *(step.number for step in procedure.steps)):
                for topic in ("days-left", "total"):
                    read = Reading("answer", procedure.id, number, "timeline", topic=topic)
                    yield a_person_says("อีกกี่วัน", read, at=day)
                    yield a_member_says("อีกกี่วัน", read, at=day)


def questions_back() -> Iterator[Reply]:
    manual = the_manual()
    steps = [Option(procedure.id, step.number) for procedure, step in manual.all_steps()]
    whole = [Option(procedure.id, None) for procedure in manual.procedures]
    facets = [Option("plan-review", 4, facet) for facet in get_args(Facet)]
    for size in range(2, 6):
        for options in (steps[:size], steps[-size:], whole[:size], facets[:size], [whole[0], *steps[:size]]):
            for facet in (None, *get_args(Facet)):
                read = Reading("clarify", options[0].procedure, facet=facet, options=tuple(options))
                yield a_person_says("แผน", read)
                yield a_member_says("แผน", read)


def passed_on() -> Iterator[Reply]:
    filled_in = with_office(phone="042-511-511 ต่อ 12", address="เลขที่ 1", website="https://example.go.th/แผน")
    topics = [*NOT_OURS, *(f"other-group:{group.id}" for group in the_manual().groups)]
    for topic in topics:
        for step in (None, 4):
            read = Reading("escalate", "plan-review", step, topic=topic)
            yield a_person_says("ขอคุยกับเจ้าหน้าที่", read)
            yield a_person_says("ขอคุยกับเจ้าหน้าที่", read, desk=a_desk(read, manual=filled_in))
            yield a_member_says("ที่นี่ทำได้ไหม" * 100, read)
            yield a_member_says("ถาม", read, desk=a_desk(read, bot=Bot("แผนดี")))
    yield tapped("a=officer&p=plan-review&s=4")


def small_things() -> Iterator[Reply]:
    for topic in TOPICS:
        yield a_person_says("ค่ะ", Reading("smalltalk", topic=topic))
        yield a_member_says("ค่ะ", Reading("smalltalk", topic=topic))
    yield a_person_says("คือว่า", Reading("clarify", complete=False), final=True)
    for words in ("", "🍎🍎", "\u202e\u0000", "ก" * 5_000):
        yield a_person_says(words)
        yield a_member_says(words)
    desk, now = a_desk(), moment("2026-11-22")
    for media in ("image", "video", "audio", "file", "location", "sticker", "hologram"):
        yield respond(Said("media", media=media), Snapshot(PERSON), desk, now)
    yield respond(Said("follow"), Snapshot(PERSON), desk, now)
    yield apology(Said("text"), Snapshot(PERSON))
    yield apology(Said("text", "mention", quote_token="q1"), Snapshot(GROUP))
    yield respond(Said("join", call="none"), Snapshot(GROUP), desk, now)
    for role in get_args(Role):
        yield respond(Said("text", "code", code_role=role), Snapshot(GROUP), desk, now)


def some_of_every_part() -> list[dict[str, Any]]:
    """Messages that together have every part in every shape: the schema judges each part by itself."""
    known: set[str] = set()
    chosen = []
    for message in every_message():
        new = set(parts(message)) - known
        if new:
            known |= new
            chosen.append(message)
    return chosen


def parts(node: Any) -> Iterator[str]:
    """Each part's own fields, its words apart, and the sorts of parts it holds."""
    if isinstance(node, list):
        for each in node:
            yield from parts(each)
    elif isinstance(node, dict):
        yield json.dumps({name: outline(name, value) for name, value in node.items()}, sort_keys=True)
        for value in node.values():
            yield from parts(value)


def outline(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("type", "")
    if isinstance(value, list):
        return sorted({outline("", each) for each in value})
    return "" if name in WORDS else value


@cache
def every_message() -> tuple[dict[str, Any], ...]:
    """Each different message once."""
    different = {json.dumps(message) for reply in every_reply() for message in reply.messages}
    return tuple(json.loads(message) for message in sorted(different))


def test_there_are_thousands_of_different_messages() -> None:
    assert len(every_message()) > 1_500
    assert len(some_of_every_part()) > 20


def test_every_reply_is_within_what_line_takes() -> None:
    wrong = {problem for reply in every_reply() for problem in problems(reply.messages)}

    assert wrong == set()


def test_every_message_goes_through_the_sdk_whole() -> None:
    lost = [message for message in every_message() if Message.from_dict(message).to_dict() != message]

    assert lost == []


def test_every_message_passes_lines_own_schema() -> None:
    folder = os.environ.get("LINE_OPENAPI_DIR")
    if not folder:
        pytest.skip("LINE_OPENAPI_DIR names no folder with LINE's messaging-api.yml")
    validator = message_validator(Path(folder))

    wrong = [
        (message.get("altText") or message["text"], error.message[:200])
        for message in some_of_every_part()
        for error in validator.iter_errors(message)
    ]

    assert wrong == []


def test_lines_schema_refuses_what_it_should() -> None:
    folder = os.environ.get("LINE_OPENAPI_DIR")
    if not folder:
        pytest.skip("LINE_OPENAPI_DIR names no folder with LINE's messaging-api.yml")
    validator = message_validator(Path(folder))
    good = {"type": "flex", "altText": "ก", "contents": {"type": "bubble"}}

    assert validator.is_valid(good)
    assert not validator.is_valid({"type": "text"})
    assert not validator.is_valid({"type": "no-such-type", "text": "ก"})
    assert not validator.is_valid({**good, "contents": {"type": "bubble", "body": {"type": "box"}}})


def test_a_card_that_an_edited_manual_made_too_large_is_sent_as_plain_text() -> None:
    manual = the_manual()
    plan = manual.procedures[0]
    step = plan.steps[1]
    long_step = step.model_copy(update={"sub_steps": step.sub_steps * 40})
    steps = tuple(long_step if each.number == 2 else each for each in plan.steps)
    grown = manual.model_copy(
        update={"procedures": (plan.model_copy(update={"steps": steps}), *manual.procedures[1:])}
    )

    reply = tapped("a=details&p=plan-review&s=2", desk=a_desk(manual=grown))

    assert [message["type"] for message in reply.messages] == ["text"]
    assert problems(reply.messages) == []
