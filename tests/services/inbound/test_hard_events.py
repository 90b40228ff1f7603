"""Events that are odd, that come in an awkward order, or whose storing fails."""

import json
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from builders import (
    GROUP,
    NOON,
    SECRET,
    FakeLine,
    SettableClock,
    a_text,
    an_event,
    body_of,
    mention_of_bot,
    sign,
)
from migrated import migrated
from sqlalchemy import select

from bot.settings import Settings
from bot.web.app import create_app
from bot.web.gathering import Gathering, NotKept
from bot.web.webhook import keep
from db import chats, deliveries
from db.engine import Database
from db.models.inbox import InboxEvent
from handlers.contract.reply import Bot, Desk, Reply, Said, Snapshot
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier
from services.snapshot.desk import DeskKeeper

pytestmark = pytest.mark.fault("odd events and failing handlers")

SETTINGS = Settings(channel_secret=SECRET, channel_access_token="token")


class NoDesk:
    bot = Bot("planbot")


def patient(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    """Waits for more after a greeting, fails at "พัง", and repeats all else."""
    if said.text == "สวัสดีค่ะ" and not final:
        return Reply(wait=True)
    if said.text == "พัง":
        raise ValueError("พัง")
    return Reply(({"type": "text", "text": said.text or said.what},))


class Bench:
    """A dispatcher with handlers of the test's own, and what went out."""

    def __init__(self, database: Database, line: FakeLine | None = None) -> None:
        self.database = database
        self.clock = SettableClock()
        self.line = line or FakeLine()
        courier = Courier(database, self.line, self.clock, 20)
        self.names_asked: list[int] = []
        self.dispatcher = Dispatcher(
            database,
            courier,
            lambda: cast(Desk, NoDesk()),
            self.clock,
            joined=lambda _: self.names_asked.append(len(self.line.replied)),
            respond=patient,
        )

    def arrives(self, *events: dict[str, Any]) -> None:
        with self.database.begin() as session:
            keep(session, list(events), self.clock())

    def work(self) -> int:
        claimed = self.dispatcher.claim("worker", 10)
        for chat in claimed:
            self.dispatcher.handle_chat(chat, "worker")
        return len(claimed)

    @property
    def said(self) -> list[str]:
        return [message["text"] for _, messages in self.line.replied for message in messages]

    def rows(self) -> list[InboxEvent]:
        with self.database.read() as session:
            return list(session.scalars(select(InboxEvent).order_by(InboxEvent.id)))


@pytest.mark.parametrize(
    ("after", "answer"),
    [
        (an_event(message={"type": "image", "id": "p1"}, at=NOON + timedelta(seconds=1)), "media"),
        (an_event("postback", postback={"data": "a=menu"}, at=NOON + timedelta(seconds=1)), "postback"),
    ],
    ids=["a picture", "a tapped button"],
)
def test_a_greeting_waits_no_longer_once_something_else_came_after_it(
    database: Database, after: dict[str, Any], answer: str
) -> None:
    bench = Bench(database)
    bench.arrives(a_text("สวัสดีค่ะ", at=NOON), after)

    rounds = sum(bench.work() for _ in range(30))

    assert bench.said == ["สวัสดีค่ะ", answer]
    assert [row.state for row in bench.rows()] == ["done", "done"]
    assert rounds == 1


def test_the_older_wording_of_an_edited_message_is_not_answered_when_the_newer_one_fails(
    database: Database,
) -> None:
    bench = Bench(database)
    first = a_text("บอท ส่งแผนวันไหน", group=GROUP, id="m1")
    edited = {
        **a_text(
            "@planbot พัง", at=NOON + timedelta(seconds=1), group=GROUP, id="m1", mention=mention_of_bot()
        ),
        "type": "messageEdited",
    }
    bench.arrives(first, edited)

    bench.work()
    bench.work()

    assert ["ขออภัย" in one for one in bench.said] == [True]
    assert [row.state for row in bench.rows()] == ["done", "aside"]


def test_talk_of_the_officers_is_blanked_even_when_its_handler_failed(database: Database) -> None:
    bench = Bench(database)
    with database.begin() as session:
        chats.bind_group(session, GROUP, "officers", NOON)
    bench.arrives(a_text("พัง", group=GROUP))

    bench.work()

    (row,) = bench.rows()
    assert (row.state, row.payload) == ("aside", None)


def test_a_group_is_greeted_before_line_is_asked_for_its_name(database: Database) -> None:
    bench = Bench(database)
    bench.arrives(an_event("join", source={"type": "group", "groupId": GROUP}))

    bench.work()

    assert bench.names_asked == [1]


@pytest.mark.parametrize("text", ["แผน\x00ส่งวันไหน", "แผน \ud800 ส่งวันไหน", "\x00", "\udfff"])
def test_a_text_with_characters_that_no_database_takes_is_answered_at_once(
    database: Database, text: str
) -> None:
    line = FakeLine()
    clock = SettableClock()
    keeper = DeskKeeper(database)
    dispatcher = Dispatcher(database, Courier(database, line, clock, 20), lambda: keeper.desk, clock)
    with database.begin() as session:
        keep(session, [a_text(text)], clock())
    clock.advance(seconds=3)

    for chat in dispatcher.claim("worker", 10):
        dispatcher.handle_chat(chat, "worker")

    assert len(line.replied) == 1


@pytest.mark.parametrize(
    "odd",
    [
        '{"type": "message", "x": 1e999}',
        '{"type": "message", "x": NaN}',
        '{"type": "message", "x": "\\u0000\\ud800"}',
        '{"type": "message", "webhookEventId": "\\u0000"}',
        '{"type": "message", "source": {"type": "group", "groupId": "Cgroup", "userId": "U1"},'
        ' "message": {"type": "text", "text": "\\ud800", "quotedMessageId": "\\ud800\\u0000"}}',
        '{"type": "message", "x": ' + "[" * 900 + "]" * 900 + "}",
        '{"type": "message", "timestamp": -1e999, "source": [], "message": {"id": 5}}',
    ],
    ids=["infinite", "not a number", "odd characters", "odd id", "odd quote", "deep", "odd time"],
)
def test_an_event_with_odd_values_does_not_cost_the_good_one_beside_it(database: Database, odd: str) -> None:
    good = a_text("ส่งแผนวันไหน")
    body = f'{{"destination": "Ubot", "events": [{odd}, {json.dumps(good)}]}}'.encode()
    client = create_app(SETTINGS, database, clock=SettableClock()).test_client()

    answer = client.post("/callback", data=body, headers=sign(body))

    assert answer.status_code == 200
    with database.read() as session:
        kept = session.scalars(select(InboxEvent.webhook_event_id)).all()
    assert good["webhookEventId"] in kept


def test_however_deep_an_event_is_the_webhook_does_not_fail(tmp_path: Path) -> None:
    database = migrated(tmp_path / "planbot.db")
    client = create_app(SETTINGS, database, clock=SettableClock()).test_client()
    bodies = ['{"events": [{"x": ' + "[" * depth + "]" * depth + "}]}" for depth in range(800, 1010)]

    answers = {
        client.post("/callback", data=body, headers=sign(body.encode())).status_code for body in bodies
    }

    database.close()
    assert answers == {200}


class BreakingClock:
    """Blocks the first who asks until told to go on; fails the second; is right from then on."""

    def __init__(self) -> None:
        self.asked, self.go_on = threading.Event(), threading.Event()
        self._count = 0

    def __call__(self) -> datetime:
        self._count += 1
        if self._count == 1:
            self.asked.set()
            assert self.go_on.wait(10)
        if self._count == 2:
            raise OSError("the disk is gone")
        return NOON


def test_no_event_counts_as_kept_because_the_storing_of_its_neighbours_failed_strangely(
    tmp_path: Path,
) -> None:
    database = migrated(tmp_path / "planbot.db")
    clock = BreakingClock()
    gathering = Gathering(database, clock, keep)
    acknowledged: list[str] = []

    def bring(event: dict[str, Any]) -> None:
        try:
            gathering.keep([event], within=10)
        except NotKept:
            return
        acknowledged.append(event["webhookEventId"])

    threads = [threading.Thread(target=bring, args=(a_text(f"คำถาม {number}"),)) for number in range(5)]
    threads[0].start()
    assert clock.asked.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(gathering._before) < 4:
        threading.Event().wait(0.001)
    clock.go_on.set()
    for thread in threads:
        thread.join(10)

    with database.read() as session:
        kept = set(session.scalars(select(InboxEvent.webhook_event_id)))
    database.close()
    assert set(acknowledged) <= kept
    assert len(acknowledged) >= 4


def test_a_webhook_is_told_to_come_again_when_the_database_file_is_spoilt(tmp_path: Path) -> None:
    file = tmp_path / "planbot.db"
    database = migrated(file)
    client = create_app(SETTINGS, database, clock=SettableClock()).test_client()
    database.close()
    for left in tmp_path.iterdir():
        left.unlink()
    file.write_bytes(b"not a database" * 1000)
    body = body_of(a_text("ส่งแผนวันไหน"))

    answer = client.post("/callback", data=body, headers=sign(body))

    assert answer.status_code == 503
    database.close()


def test_a_push_held_for_days_goes_out_when_the_quota_is_there_again(database: Database) -> None:
    from line.gateway import Outcome

    line = FakeLine(*[Outcome.HOLD] * 80)
    clock = SettableClock()
    courier = Courier(database, line, clock, 20)
    with database.begin() as session:
        deliveries.owe_push(session, GROUP, [{"type": "text", "text": "ประกาศ"}], to_group=True, now=NOON)

    for _ in range(90):
        for job in courier.claim("worker", 10):
            courier.send(job)
        clock.advance(hours=1)

    with database.read() as session:
        assert deliveries.count_by_state(session) == {"sent": 1}
    assert len({key for _, _, key in line.pushed}) == 1
