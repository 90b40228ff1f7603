"""LINE's webhook description, drawn from and spoilt: no 5xx, nothing stuck, nothing kept that is not ours."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import SECRET, FakeLine, SettableClock, body_of, sign
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from office import Planbot, free_port
from sqlalchemy import func, select, text
from strange_webhooks import SECRET_TALK, events

from bot.settings import Settings
from bot.web.app import create_app
from db.engine import Database
from db.models.base import Base
from db.models.deliveries import Delivery
from db.models.inbox import ChatLease, InboxEvent
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier
from services.snapshot.desk import DeskKeeper
from simulator.driver import Simulator

FOLDER = os.environ.get("LINE_OPENAPI_DIR", "")
ALL = bool(os.environ.get("PLANBOT_FAULTS"))
BODIES, TOGETHER = (500 if ALL else 8), 20
"""10,000 events in all."""
HTTP_BODIES = 25
"""500 events over HTTP on each database."""
Records = Callable[[str, object], None]

pytestmark = [
    pytest.mark.fault("LINE's webhook.yml, drawn from and spoilt"),
    pytest.mark.skipif(not FOLDER, reason="LINE_OPENAPI_DIR is not set"),
]


class Office:
    """The web part and the handlers in this process, with a clock and a LINE that takes all."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, SettableClock()
        app = create_app(Settings(SECRET, "token"), database, clock=self.clock)
        self.client = app.test_client()
        self.courier = Courier(database, FakeLine(), self.clock, 20)
        keeper = DeskKeeper(database)
        self.dispatcher = Dispatcher(database, self.courier, lambda: keeper.desk, self.clock)
        self.statuses: set[int] = set()

    def gets(self, body: bytes) -> None:
        answer = self.client.post("/callback", data=body, headers=sign(body))
        self.statuses.add(answer.status_code)
        self.work()
        self.clock.advance(seconds=5)

    def work(self) -> None:
        for chat in self.dispatcher.claim("worker", 20):
            self.dispatcher.handle_chat(chat, "worker")
        for job in self.courier.claim("worker", 50):
            self.courier.send(job)

    def rests(self) -> None:
        for _ in range(30):
            self.work()
            self.clock.advance(seconds=30)


def count(database: Database, table: Any, *which: Any) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table).where(*which)) or 0


def everything(database: Database) -> str:
    """All rows of all tables."""
    with database.read() as session:
        rows = [
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in session.execute(text(f"SELECT * FROM {table.name}"))
        ]
    return "\n".join(rows) + "\n".join(json.loads(json.dumps(rows)))


def check_rest(database: Database) -> None:
    assert count(database, InboxEvent, InboxEvent.state == "waiting") == 0
    assert count(database, Delivery, Delivery.state.in_(("waiting", "sending"))) == 0
    assert SECRET_TALK not in everything(database)
    assert json.dumps(SECRET_TALK)[1:-1] not in everything(database)


def bodies_of(together: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(events(Path(FOLDER)), min_size=together, max_size=together)


def drawn(many: int, together: int, use: Callable[[bytes], None]) -> None:
    @settings(
        max_examples=many, deadline=None, database=None, derandomize=not ALL, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(bodies_of(together))
    def draw(found: list[dict[str, Any]]) -> None:
        use(body_of(*found))

    draw()


def test_strange_events_in_process_are_all_taken_and_handled(
    database: Database, record_property: Records
) -> None:
    office = Office(database)

    drawn(BODIES, TOGETHER, office.gets)
    office.rests()

    with database.read() as session:
        aside = set(session.scalars(select(InboxEvent.error).where(InboxEvent.state == "aside")))
    kept = count(database, InboxEvent)
    record_property("tried", BODIES * TOGETHER)
    record_property("happened", f"{kept} ids kept, {len(aside)} set aside, statuses {office.statuses}")
    assert office.statuses <= {200, 400}
    assert aside == set()
    assert count(database, ChatLease) == 0
    check_rest(database)


@pytest.mark.long_fault
def test_strange_events_over_http_leave_planbot_well(
    database: Database, database_url: str, tmp_path: Path, record_property: Records
) -> None:
    statuses: set[int] = set()
    with Simulator() as sim:
        bot = Planbot(sim, database_url, free_port(), tmp_path / "log")
        bot.start()

        def post(body: bytes) -> None:
            request = urllib.request.Request(bot.webhook, body, sign(body, sim.secret))
            try:
                with urllib.request.urlopen(request, timeout=10) as answer:
                    statuses.add(answer.status)
            except urllib.error.HTTPError as error:
                statuses.add(error.code)

        drawn(HTTP_BODIES, TOGETHER, post)
        waiting = InboxEvent.state == "waiting"
        idle = sim.wait_until(lambda: count(database, InboxEvent, waiting) == 0, 90)
        with urllib.request.urlopen(f"http://127.0.0.1:{bot.port}/readyz", timeout=5) as answer:
            ready = json.loads(answer.read())["ready"]
        assert bot.stop() == 0, bot.log()

    record_property("tried", HTTP_BODIES * TOGETHER)
    record_property("happened", f"statuses {statuses}, readyz 200")
    assert statuses <= {200, 400}
    assert (idle, ready) == (True, True), bot.log()
    assert count(database, InboxEvent, InboxEvent.state == "aside") == 0
