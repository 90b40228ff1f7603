"""The log of a day on which everything goes wrong holds nobody's words, names or ids, and stays short."""

import io
import json
import logging
import os
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from builders import sign
from sqlalchemy import text

import handlers
from bot import log
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.server import close, listen, run_until_closed
from bot.work.wakeup import Bell
from bot.work.worker import Worker
from db import chats, officers
from db.engine import Database
from line.gateway import Line
from services.outbound import attachments
from services.snapshot.desk import DeskKeeper
from simulator.driver import Simulator, Someone
from simulator.world.model import Group

pytestmark = pytest.mark.fault("a bad day, its log grepped")

OUTAGE = float(os.environ.get("PLANBOT_OUTAGE_SECONDS", "4"))
"""15 in `make faults`."""
WORDS = ("เงินกู้สหกรณ์ของครู", "ลูกชายป่วยหนัก", "0812345678", "1103700123456", "ภรรยาเก่า", "จดหมายร้องทุกข์")
NAMES = ("ครูเพชรน้ำหนึ่ง", "ครูบัวลอย", "พี่นิดใจดี", "ห้องลับของเขต", "โรงเรียนบ้านไม่มีชื่อ")
MOST_LINES = 30
"""Warnings and errors of the whole day."""
HAPPENED = (
    "event set aside",
    "could not take up work",
    "events could not be kept",
    "webhook not acknowledged",
    "job failed",
)


class Day:
    """A planbot in this process, its people, and all that it logs."""

    def __init__(self, sim: Simulator, database: Database, out: io.StringIO) -> None:
        self.sim, self.database, self.out = sim, database, out
        self.settings = Settings(
            sim.secret,
            sim.token,
            line_api_base=sim.url,
            line_data_api_base=sim.url,
            public_url="https://planbot.example.go.th",
            answer_undo_seconds=0,
        )
        self.bell = Bell()
        self.server = listen(create_app(self.settings, database, ring=self.bell.ring), "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self.server.effective_port}/callback"
        self.teacher, self.other = sim.person(NAMES[0]), sim.person(NAMES[1])
        self.officer = sim.person(NAMES[2])
        self.group = sim.group(NAMES[3], [self.officer])
        with database.begin() as session:
            now = sim.clock.now()
            officers.add(session, self.officer.id, self.officer.name, now)
            chats.bind_group(session, self.group.id, "officers", now)

    @contextmanager
    def working(self) -> Iterator[None]:
        threading.Thread(target=run_until_closed, args=(self.server,), daemon=True).start()
        self.sim.connect(self.address)
        line = Line(self.sim.token, self.sim.url, timeout=(1, 2))
        worker = Worker(self.settings, self.database, line, DeskKeeper(self.database), self.bell)
        worker._dispatcher._respond = failing
        worker.start()
        try:
            yield
        finally:
            worker.stop()
            close(self.server)

    def posts(self, body: bytes, signed: bool = True) -> int:
        headers = sign(body, self.sim.secret) if signed else {"X-Line-Signature": NAMES[0].encode().hex()}
        asking = urllib.request.Request(self.address, body, headers)
        try:
            with urllib.request.urlopen(asking, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    @contextmanager
    def without_a_table(self, table: str) -> Iterator[None]:
        """The database refuses whatever needs it."""
        self._run(f"ALTER TABLE {table} RENAME TO {table}_away")
        try:
            yield
        finally:
            self._run(f"ALTER TABLE {table}_away RENAME TO {table}")

    def _run(self, statement: str) -> None:
        with self.database.engine.begin() as connection:
            connection.execute(text(statement))

    def waits(self, seconds: float = 0.5) -> None:
        time.sleep(seconds)


def failing(said: Any, seen: Any, desk: Any, now: Any, *, final: bool = False) -> Any:
    """Fails at some words, and says them."""
    if WORDS[4] in said.text:
        raise ValueError(f"{said.text} {seen.chat.id}")
    return handlers.respond(said, seen, desk, now, final=final)


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    kept, out = (logging.root.handlers[:], logging.root.level), io.StringIO()
    log.set_up("debug")
    handler = logging.root.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(out)
    yield out
    logging.root.handlers[:] = kept[0]
    logging.root.setLevel(kept[1])


def strange_bodies(person: Someone, group: Group) -> list[bytes]:
    """Signed, and not as LINE would send them; each full of what must not be logged."""
    source = {"type": "user", "userId": person.id}
    message = {"type": "text", "id": "m1", "text": WORDS[1], "quotedMessageId": "\ud800"}
    event = {"type": "message", "source": source, "timestamp": 1, "replyToken": NAMES[1], "message": message}
    deep: Any = WORDS[1]
    for _ in range(150):
        deep = [deep]
    odd = [
        {**event, "webhookEventId": "odd-1", "timestamp": 10**30},
        {**event, "webhookEventId": "odd-2", "message": {**message, "text": {"a": WORDS[5]}}},
        {**event, "webhookEventId": "odd-3", "replyToken": "\ud800", "message": {**message, "x": deep}},
        {**event, "webhookEventId": "odd-4", "type": WORDS[5], "source": {**source, "groupId": group.id}},
        {**event, "webhookEventId": "odd-5", "postback": {"data": WORDS[5]}, "type": "postback"},
        WORDS[1],
    ]
    return [json.dumps({"destination": person.id, "events": [one]}).encode() for one in odd] + [
        WORDS[1].encode(), b'{"events": "' + WORDS[1].encode(), b"\xff" + WORDS[5].encode(),
    ]  # fmt: skip


def the_day(day: Day) -> None:
    day.teacher.says(f"{WORDS[0]} โทร {WORDS[2]} ต้องทำอย่างไร").answer(20)
    day.teacher.sends("file")
    day.other.says(f"{WORDS[4]} บัตร {WORDS[3]}")
    day.waits(1)

    day.sim.faults.down = True
    day.other.says(f"{WORDS[1]} {NAMES[4]}")
    day.officer.says_in(day.group, f"{WORDS[5]} ตอบ {NAMES[0]}")
    day.waits(2)
    day.sim.faults.clear()

    for table in ("deliveries", "inbox"):
        with day.without_a_table(table):
            day.teacher.says(f"{WORDS[0]} {NAMES[4]}")
            day.waits(OUTAGE / 2)
    for body in strange_bodies(day.teacher, day.group):
        day.posts(body)
    day.posts(WORDS[0].encode(), signed=False)
    day.sim.faults.fail_next(429, 3)
    day.sim.faults.lose_answer(1)
    day.teacher.blocks()
    day.other.says(WORDS[5]).answer(30)
    day.waits(1)


def test_the_log_of_a_bad_day_holds_nobody_and_is_short(
    database: Database, out: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    with Simulator() as sim:
        day = Day(sim, database, out)
        with day.working():
            the_day(day)
        people = [day.teacher.id, day.other.id, day.officer.id, day.group.id]

    logged = out.getvalue()
    loud = [line for line in logged.splitlines() if re.search(r" (WARNING|ERROR|CRITICAL) ", line)]
    assert [one for one in (*WORDS, *NAMES, *people) if one in logged] == []
    assert "Traceback" not in logged
    assert [phrase for phrase in HAPPENED if phrase not in logged] == []
    assert "error=ValueError at" in logged
    assert 5 <= len(loud) <= MOST_LINES, "\n".join(loud)
