"""The worker from start to stop, with the simulator as LINE."""

import functools
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import NOON, TEACHER
from migrated import migrated
from sqlalchemy import select

from bot.failure import Failure
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import listen, run_until_closed
from bot.work.one_worker import OneWorker
from bot.work.wakeup import Bell
from bot.work.worker import Worker
from db import chats, deliveries, inbox
from db.engine import Database
from db.models.chats import GroupCode
from db.models.deliveries import Delivery
from db.models.inbox import InboxEvent, Tombstone
from line.gateway import Line
from services.snapshot.desk import DeskKeeper
from simulator.driver import Simulator

QUESTION = "ส่งแผนปฏิบัติการของโรงเรียนภายในวันไหนคะ"


@pytest.fixture
def sim() -> Iterator[Simulator]:
    with Simulator() as sim:
        yield sim


def settings_for(sim: Simulator) -> Settings:
    return Settings(channel_secret=sim.secret, channel_access_token=sim.token, line_api_base=sim.url)


@functools.cache
def one_desk() -> DeskKeeper:
    """Making one takes a second, and these tests change nothing at it."""
    return DeskKeeper()


def a_worker(
    sim: Simulator, database: Database, bell: Bell | None = None, keeper: DeskKeeper | None = None
) -> Worker:
    line = Line(sim.token, sim.url)
    return Worker(settings_for(sim), database, line, keeper or one_desk(), bell or Bell())


def becomes(true: Callable[[], bool], seconds: float = 10) -> bool:
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        time.sleep(0.01)
    return true()


@pytest.fixture
def web(sim: Simulator, database: Database) -> Iterator[Bell]:
    """The web application in this process, connected to LINE; its bell."""
    bell = Bell()
    server = listen(create_app(settings_for(sim), database, ring=bell.ring), "127.0.0.1", 0)
    threading.Thread(target=run_until_closed, args=(server,), daemon=True).start()
    sim.connect(f"http://127.0.0.1:{server.effective_port}/callback")
    yield bell
    server.close()


def test_a_worker_answers_what_waited_before_it_started_and_what_comes_after(
    sim: Simulator, database: Database, web: Bell
) -> None:
    early = sim.person("ครูสมใจ").says(QUESTION)
    sim.settle()
    worker = a_worker(sim, database, web)

    worker.start()
    assert "พฤษภาคม" in early.answer(10).text
    late = sim.person("ครูวิชัย").says(QUESTION)
    assert "พฤษภาคม" in late.answer(10).text
    worker.stop()

    with database.read() as session:
        assert inbox.count_waiting(session) == 0
        assert deliveries.count_by_state(session) == {"sent": 2}


def test_a_stopping_worker_finishes_what_is_in_hand_and_takes_up_nothing_new(
    sim: Simulator, database: Database, web: Bell
) -> None:
    worker = a_worker(sim, database, web)
    worker.start()
    sim.faults.slow_ms = 500
    in_hand = sim.person("ครูสมใจ").says(QUESTION)
    assert becomes(lambda: any(call.path.endswith("/reply") for call in sim.platform.requests))

    worker.stop()

    assert in_hand.answered().messages
    with database.read() as session:
        assert deliveries.count_by_state(session) == {"sent": 1}
    sim.person("ครูวิชัย").says(QUESTION)
    sim.settle()
    with database.read() as session:
        assert inbox.count_waiting(session) == 1


def test_a_worker_that_waits_stops_at_once(sim: Simulator, database: Database) -> None:
    worker = a_worker(sim, database)
    worker.start()
    time.sleep(0.2)

    started = time.monotonic()
    worker.stop()

    assert time.monotonic() - started < 2


def test_a_worker_asks_line_who_the_bot_is(sim: Simulator, database: Database) -> None:
    worker = a_worker(sim, database, keeper=DeskKeeper(database))
    worker.start()

    def known() -> bool:
        with database.read() as session:
            account = chats.account(session)
        return account is not None and (account.basic_id, account.name) == ("@000planb", "planbot")

    assert becomes(known)
    worker.stop()


def test_a_group_that_the_bot_joined_gets_its_name(sim: Simulator, database: Database, web: Bell) -> None:
    worker = a_worker(sim, database, web)
    worker.start()
    teacher = sim.person("ครูสมใจ")
    group = sim.group("กลุ่มนโยบายและแผน", [teacher], others=3)

    teacher.invites_bot(group).answer(10)

    def named() -> bool:
        with database.read() as session:
            found = chats.find_group(session, group.id)
        return found is not None and found.name == "กลุ่มนโยบายและแผน"

    assert becomes(named)
    worker.stop()


@pytest.fixture
def file_database(tmp_path: Path) -> Iterator[Database]:
    database = migrated(tmp_path / "planbot.db")
    yield database
    database.close()


def test_on_sqlite_a_second_worker_is_refused_until_the_first_has_stopped(
    sim: Simulator, file_database: Database
) -> None:
    first, second = a_worker(sim, file_database), a_worker(sim, file_database)
    first.start()

    with pytest.raises(
        Failure, match=r"^มี worker ทำงานกับฐานข้อมูล SQLite นี้อยู่แล้ว \(ไฟล์ .*planbot\.db\.worker\)"
    ):
        second.start()

    first.stop()
    third = a_worker(sim, file_database)
    third.start()
    third.stop()


def test_the_lock_of_the_one_worker_is_free_once_given_back(file_database: Database) -> None:
    lock, other = OneWorker(file_database), OneWorker(file_database)
    lock.take()
    with pytest.raises(Failure):
        other.take()

    lock.give_back()

    other.take()
    other.give_back()


def test_on_sqlite_a_new_worker_takes_up_at_once_what_a_dead_one_held(
    sim: Simulator, file_database: Database
) -> None:
    with file_database.begin() as session:
        now = datetime.now(UTC)
        sim.person("ครูสมใจ")
        push = deliveries.owe_push(
            session, sim.person("ครูสมใจ").id, [{"type": "text", "text": "สวัสดี"}], to_group=False, now=now
        )
        deliveries.take(push, "dead", now)
    worker = a_worker(sim, file_database)

    worker.start()

    assert sim.wait_until(lambda: len(sim.sent_to(sim.person("ครูสมใจ"))) == 1, 5)
    worker.stop()
    with file_database.read() as session:
        row = session.scalars(select(Delivery)).one()
        assert (row.state, row.doubtful, row.attempts) == ("sent", True, 2)


def test_a_worker_keeps_on_working_after_its_database_was_away(
    sim: Simulator, file_database: Database
) -> None:
    worker = a_worker(sim, file_database)
    worker.start()
    blocked = file_database.engine.raw_connection()
    blocked.dbapi_connection.execute("ALTER TABLE deliveries RENAME TO away")  # type: ignore[union-attr]
    time.sleep(1.5)
    blocked.dbapi_connection.execute("ALTER TABLE away RENAME TO deliveries")  # type: ignore[union-attr]
    blocked.close()

    with file_database.begin() as session:
        teacher = sim.person("ครูสมใจ").id
        hello, now = [{"type": "text", "text": "สวัสดี"}], datetime.now(UTC)
        deliveries.owe_push(session, teacher, hello, to_group=False, now=now)

    assert sim.wait_until(lambda: len(sim.sent_to(teacher)) == 1, 10)
    worker.stop()


def test_old_things_are_tidied_up_when_the_worker_starts(sim: Simulator, file_database: Database) -> None:
    with file_database.begin() as session:
        chats.make_code(session, "officers", NOON.replace(year=2020))
        inbox.unsend(session, "m1", NOON.replace(year=2020))
        old = inbox.Arrived("old", "message", NOON.replace(year=2020), TEACHER, TEACHER)
        inbox.keep(session, [old], NOON.replace(year=2020))
    worker = a_worker(sim, file_database)

    worker.start()

    def tidy() -> bool:
        with file_database.read() as session:
            return not any(
                session.scalars(select(table)).all() for table in (GroupCode, InboxEvent, Tombstone)
            )

    assert becomes(tidy)
    worker.stop()
