"""Several workers at once: nothing is handled twice, nothing sent twice, and a chat keeps its order."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from builders import FakeLine, a_text
from sqlalchemy import func, select

from bot.web.webhook import keep
from db import chats, deliveries
from db.engine import Database
from db.models.chats import Rating
from db.models.inbox import ChatLease, InboxEvent
from handlers.contract.reply import Bot, Desk, Reply, Said, Snapshot
from handlers.contract.turn import Rate
from line.gateway import Outcome, Sent
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier

pytestmark = pytest.mark.fault("several processes at once")

CHATS, MESSAGES, WORKERS = 12, 5, 6
PATIENCE = 20.0


class NoDesk:
    bot = Bot("planbot")


def echo(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    rating = Rate("plan-review", int(said.text), None, True)
    return Reply(({"type": "text", "text": said.text},), (rating,))


def now() -> datetime:
    return datetime.now(UTC)


def together(work: Callable[[int], None], count: int = WORKERS) -> None:
    """Run the same work in several threads, all starting at the same moment."""
    start = threading.Barrier(count)
    errors: list[BaseException] = []

    def run(number: int) -> None:
        start.wait()
        try:
            work(number)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE + 5)
    assert errors == []


def until_true(true: Callable[[], bool], work: Callable[[], object]) -> None:
    ends = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < ends:
        work()


def waiting(database: Database) -> int:
    with database.read() as session:
        query = select(func.count()).where(InboxEvent.state == "waiting")
        return session.scalar(query) or 0


def test_many_workers_answer_each_message_once_and_each_chat_in_its_order(
    database: Database, database_url: str
) -> None:
    started = now()
    line = FakeLine()
    events = [
        a_text(str(number), at=started + timedelta(milliseconds=number), person=f"U{chat:032d}")
        for number in range(MESSAGES)
        for chat in range(CHATS)
    ]
    tokens = {event["replyToken"]: event for event in events}
    with database.begin() as session:
        keep(session, events, started)

    def work(number: int) -> None:
        own = Database(database_url)
        dispatcher = Dispatcher(
            own, Courier(own, line, now, 20), lambda: cast(Desk, NoDesk()), now, respond=echo
        )

        def handle() -> None:
            for chat in dispatcher.claim(f"worker-{number}", 3):
                dispatcher.handle_chat(chat, f"worker-{number}")

        until_true(lambda: waiting(own) == 0, handle)
        own.close()

    together(work)

    order: dict[str, list[str]] = {}
    for token, messages in line.replied:
        order.setdefault(tokens[token]["source"]["userId"], []).append(messages[0]["text"])
    assert len(order) == CHATS
    assert set(map(tuple, order.values())) == {("0", "1", "2", "3", "4")}
    with database.read() as session:
        ratings = Counter(session.scalars(select(Rating.step)))
        assert ratings == {0: CHATS, 1: CHATS, 2: CHATS, 3: CHATS, 4: CHATS}
        assert session.scalars(select(ChatLease)).all() == []
        assert deliveries.count_by_state(session) == {"sent": CHATS * MESSAGES}


def test_many_workers_send_each_delivery_once(database: Database, database_url: str) -> None:
    line = FakeLine()
    started = now()
    with database.begin() as session:
        keys = {
            deliveries.owe_push(
                session, f"C{number:032d}", [{"type": "text", "text": "x"}], to_group=True, now=started
            ).retry_key
            for number in range(60)
        }

    def work(number: int) -> None:
        own = Database(database_url)
        courier = Courier(own, line, now, 20)

        def send() -> None:
            for job in courier.claim(f"worker-{number}", 4):
                courier.send(job)

        until_true(lambda: len(line.pushed) >= 60, send)
        own.close()

    together(work)

    sent = [key for _, _, key in line.pushed]
    assert len(sent) == 60
    assert set(sent) == keys
    with database.read() as session:
        assert deliveries.count_by_state(session) == {"sent": 60}


def test_the_same_event_brought_by_many_web_processes_at_once_is_kept_once(
    database: Database, database_url: str
) -> None:
    events = [a_text(f"คำถาม {number}", at=now()) for number in range(10)]

    def bring(number: int) -> None:
        own = Database(database_url)
        for event in events:
            with own.begin() as session:
                keep(session, [event], now())
        own.close()

    together(bring)

    assert waiting(database) == 10


def test_a_one_time_code_is_used_once_by_many(database: Database, database_url: str) -> None:
    with database.begin() as session:
        code = chats.make_code(session, "officers", now()).code
    used: list[bool] = []

    def use(number: int) -> None:
        own = Database(database_url)
        with own.begin() as session:
            used.append(chats.use_code(session, code, now()))
        own.close()

    together(use)

    assert Counter(used) == {True: 1, False: WORKERS - 1}


class OneAtATime(FakeLine):
    """Notices two sends to one chat at the same time."""

    def __init__(self) -> None:
        super().__init__()
        self.clashes = 0
        self._busy = threading.Lock()

    def reply(self, token: str, messages: Any) -> Sent:
        if not self._busy.acquire(blocking=False):
            self.clashes += 1
            return Sent(Outcome.ACCEPTED, status=200)
        try:
            time.sleep(0.01)
            return super().reply(token, messages)
        finally:
            self._busy.release()


def test_messages_that_keep_coming_into_one_chat_are_answered_one_by_one(
    database: Database, database_url: str
) -> None:
    line = OneAtATime()

    def work(number: int) -> None:
        own = Database(database_url)
        dispatcher = Dispatcher(
            own, Courier(own, line, now, 20), lambda: cast(Desk, NoDesk()), now, respond=echo
        )

        def handle() -> None:
            for chat in dispatcher.claim(f"worker-{number}", 3):
                dispatcher.handle_chat(chat, f"worker-{number}")

        def bring() -> None:
            for count in range(20):
                with own.begin() as session:
                    keep(session, [a_text(str(count), at=now())], now())
                time.sleep(0.005)

        if number == 0:
            bring()
        until_true(lambda: len(line.replied) >= 20, handle)
        own.close()

    together(work, 4)

    assert [messages[0]["text"] for _, messages in line.replied] == [str(number) for number in range(20)]
    assert line.clashes == 0
