"""Every announcement of two years, and every card of officers who announce, against all LINE asks of it."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handler_desk import CLOSINGS, GROUP, PERSON, a_desk, moment, the_manual
from line_rules import problems
from line_schema import message_validator

from handlers import respond
from handlers.contract.announcements import Announcing, DraftedAnnouncement, OrderAnnouncement, Planned
from handlers.contract.case import Officer
from handlers.contract.reply import Reply, Said, Snapshot
from line.cards.preview_card import Previewed, preview_card
from scheduler.calendar.occasions import Occasion, Office, occasions
from scheduler.calendar.workdays import Workdays
from scheduler.occasion_messages import messages_of, said_on, text_of

OFFICE = Office(the_manual(), CLOSINGS, Workdays(the_manual().days_off))
ID = "reminder:plan-review-4:2027-05-31:7d"
OFFICER = Officer(PERSON.id, "พี่นิด")
OFFICERS_GROUP = replace(GROUP, role="officers")
NOW = "2027-05-21"
KNOWN = Announcing(
    members={"announcements": 60, "officers": 8, "personnel": 45},
    planned=(
        Planned(ID, "announcements", moment("2027-05-24T08:30:00+07:00"), "ครบกำหนดอีก 7 วัน"),
        Planned("digest:officers:2027-06", "officers", moment("2027-06-01T08:30:00+07:00"), "มิถุนายน", True),
    ),
    own=(Planned("own:3", "personnel", moment("2027-05-25T09:00:00+07:00"), "ประชุม"),),
    draft=DraftedAnnouncement("777", "งดรับเอกสาร\n\nช่วงเช้า " + "ก" * 3_000, True),
)


def heard() -> Iterator[tuple[str, Sequence[Any]]]:
    told: dict[str, list[Occasion]] = {}
    for one in occasions(OFFICE, date(2026, 10, 1), date(2028, 9, 30)):
        told.setdefault(one.push, []).append(one)
    for push, together in told.items():
        said = [said_on(OFFICE, one, one.day) for one in together]
        yield push, messages_of(said, "@123abcde")
        yield f"{push} late", messages_of([said_on(OFFICE, one, one.day, late=True) for one in together])
        shown = [Previewed(one.id, one.role, text_of(OFFICE, one)) for one in together]
        yield f"{push} preview", [preview_card(together[0].at, shown)]
    many = [said_on(OFFICE, one, one.day) for several in told.values() for one in several][:16]
    yield "sixteen at once", messages_of(many)


def says(words: str, known: Announcing = KNOWN, chat: Any = PERSON) -> Reply:
    call = "direct" if chat is PERSON else "none"
    said = Said("text", call=call, text=words, message_id="777", quote_token="q")  # type: ignore[arg-type]
    return respond(said, Snapshot(chat, officer=OFFICER, announcing=known), a_desk(), moment(NOW))


def taps(data: str, known: Announcing = KNOWN, chat: Any = PERSON) -> Reply:
    said = Said("postback", data=data)
    return respond(said, Snapshot(chat, officer=OFFICER, announcing=known), a_desk(), moment(NOW))


def of_officers() -> Iterator[tuple[str, Sequence[Any]]]:
    for words in (
        "ประกาศ งดรับเอกสาร",
        "ประกาศ " + "ก" * 4_400,
        "ประกาศที่รอ",
        f"แก้ประกาศ {ID} announcements\nส่งแผนด้วย",
    ):
        yield words[:20], says(words).messages
    for data in (
        f"a=announce&w=stop&o={ID}&r=announcements",
        f"a=announce&w=edit&o={ID}&r=announcements",
        "a=own&n=777&r=announcements",
        "a=own&n=777&r=announcements&t=now",
        "a=own&n=777&r=announcements&t=picked&at=2027-05-30T10:15",
        "a=own&n=777&r=announcements&t=now&w=sure",
    ):
        yield data, taps(data).messages


def test_line_would_take_every_message() -> None:
    found = {name: problems(messages) for name, messages in (*heard(), *of_officers())}

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_message_is_as_line_describes_it() -> None:
    folder = os.environ.get("LINE_OPENAPI_DIR")
    if not folder:
        pytest.skip("LINE_OPENAPI_DIR names no folder with LINE's messaging-api.yml")
    validator = message_validator(Path(folder))
    for name, messages in (*list(heard())[::7], *of_officers()):
        for message in messages:
            wrong = [error.message for error in validator.iter_errors(json.loads(json.dumps(message)))]
            assert wrong == [], name


def test_stopping_and_rewriting_are_kept_for_what_is_still_to_come_alone() -> None:
    stopped = taps(f"a=announce&w=stop&o={ID}&r=announcements", chat=OFFICERS_GROUP)
    edited = says(f"แก้ประกาศ {ID} announcements\nส่งแผนด้วย", chat=OFFICERS_GROUP)
    over = taps("a=announce&w=stop&o=digest:announcements:2027-05&r=announcements")

    assert stopped.changes == (OrderAnnouncement(ID, "announcements", "stop"),)
    assert edited.changes == (OrderAnnouncement(ID, "announcements", "edit", "ส่งแผนด้วย", "777"),)
    assert over.changes == ()
    assert "ประกาศไปแล้ว" in over.messages[0]["text"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("a=own&n=777&r=nobody&t=now&w=sure", "ยืนยันหรือยกเลิกไปแล้ว"),
        ("a=own&n=777&r=announcements&t=picked&at=2027-05-01T10:00&w=sure", "ผ่านไปแล้ว"),
        ("a=own&n=777&r=announcements&t=soon&w=sure", "ผ่านไปแล้ว"),
        ("a=own-cancel&o=own:99", "ประกาศไปแล้ว"),
    ],
)
def test_an_old_or_strange_button_sends_nothing_and_says_why(data: str, said: str) -> None:
    reply = taps(data)

    assert reply.changes == ()
    assert said in reply.messages[0]["text"]


def test_what_is_longer_than_line_takes_is_declined() -> None:
    reply = says("ประกาศ " + "ก" * 4_600)

    assert reply.changes == ()
    assert "4,500" in reply.messages[0]["text"]


def test_somebody_who_is_no_officer_cannot_stop_anything() -> None:
    said = Said("postback", data=f"a=announce&w=stop&o={ID}&r=announcements")

    assert respond(said, Snapshot(PERSON), a_desk(), moment(NOW)).changes == ()
