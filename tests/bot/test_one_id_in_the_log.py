"""One id leads through the log: from a webhook to what was sent for it, by reply and by push."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from builders import NOON, TEACHER, a_text
from consult_office import NID, OFFICERS, Bureau
from migrated import migrated
from sqlalchemy import select

from bot import log
from bot.web.webhook import keep
from db.engine import Database
from db.models.inbox import InboxEvent

Line = dict[str, object]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = migrated(tmp_path / "planbot.db")
    yield database
    database.close()


@pytest.fixture(params=["text", "json"])
def out(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    kept, out = (logging.root.handlers[:], logging.root.level), io.StringIO()
    log.set_up("info", request.param)
    handler = logging.root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    yield out
    logging.root.handlers[:] = kept[0]
    logging.root.setLevel(kept[1])


def newest_event(database: Database) -> str:
    with database.read() as session:
        query = select(InboxEvent.webhook_event_id).order_by(InboxEvent.id.desc()).limit(1)
        return str(session.scalar(query))


def lines_of(out: io.StringIO, event: str) -> list[Line]:
    found = []
    for line in out.getvalue().splitlines():
        if line.startswith("{"):
            told = json.loads(line)
        else:
            words = line.split(" ")
            fields = [word for word in words if "=" in word]
            told = dict(field.split("=", 1) for field in fields)
            told["message"] = " ".join(word for word in words[4:] if word not in fields)
        if told.get("event") == event:
            found.append({key: told[key] for key in ("message", "kind", "outcome") if key in told})
    return found


def test_a_question_is_followed_from_its_webhook_to_its_reply(out: io.StringIO, database: Database) -> None:
    office = Bureau(database)

    office.says(TEACHER, "ส่งแผนวันไหน")

    assert lines_of(out, newest_event(database)) == [
        {"message": "event kept", "kind": "message"},
        {"message": "event handled", "kind": "text"},
        {"message": "delivery tried", "kind": "reply", "outcome": "accepted"},
    ]


def test_an_officers_answer_is_followed_to_its_push(out: io.StringIO, database: Database) -> None:
    office = Bureau(database)
    name = office.asks_officers(TEACHER, "ขอยืมรถตู้ของเขตได้ไหมคะ")

    office.says(NID, "ได้ค่ะ ทำหนังสือมาก่อน 3 วัน", group=OFFICERS, quote=office.card(name))
    event = newest_event(database)
    office.clock.advance(seconds=60)
    office.work()

    pushes = [one for one in lines_of(out, event) if one.get("kind") == "push"]
    assert pushes == [{"message": "delivery tried", "kind": "push", "outcome": "accepted"}]


def test_an_event_whose_storing_failed_is_not_said_to_be_kept(out: io.StringIO, database: Database) -> None:
    with suppress(ZeroDivisionError), database.begin() as session:
        keep(session, [a_text("ส่งแผนวันไหน")], NOON)
        raise ZeroDivisionError

    assert "event kept" not in out.getvalue()
