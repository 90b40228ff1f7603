"""A dispatcher whose handlers only repeat what they hear: for what happens around handlers."""

from datetime import datetime
from typing import Any, cast

from builders import FakeLine, SettableClock
from sqlalchemy import select

from bot.web.webhook import keep
from db.engine import Database
from db.models.inbox import InboxEvent
from handlers.contract.reply import Bot, Desk, Reply, Said, Snapshot
from handlers.contract.turn import Remember
from knowledge.reading.reading import Reading, Talk
from line.gateway import Outcome
from services.dispatcher import Dispatcher
from services.outbound.delivery import Courier

ABOUT_PLANS = Talk("plan-review", 4)


class NoDesk:
    """The handlers of these tests look nothing up."""

    bot = Bot("planbot")


def echo(said: Said, seen: Snapshot, desk: Desk, now: datetime, *, final: bool = False) -> Reply:
    """Waits for more after "คือ", fails at "พัง", says nothing to "เงียบ", and repeats all else."""
    if said.text.endswith("คือ") and not final:
        return Reply(wait=True)
    if said.text == "พัง":
        raise ValueError("ข้อความลับของครู")
    if said.text == "เงียบ" or said.what in ("unsend", "other", "leave"):
        return handlers_unsend(said)
    reading = Reading("answer", "plan-review", 4)
    remembered = Remember(said.text, reading, ABOUT_PLANS, said.message_id)
    before = f" (เดิม {seen.talk.procedure})" if seen.talk.procedure else ""
    return Reply(({"type": "text", "text": said.text + before},), (remembered,), reading)


def handlers_unsend(said: Said) -> Reply:
    from handlers.contract.reply import Blank

    return Reply(changes=(Blank(said.message_id),)) if said.what == "unsend" and said.message_id else Reply()


class Office:
    def __init__(self, database: Database, *outcomes: Outcome) -> None:
        self.database = database
        self.clock = SettableClock()
        self.line = FakeLine(*outcomes)
        self.courier = Courier(database, self.line, self.clock, 20)
        desk = cast(Desk, NoDesk())
        self.dispatcher = Dispatcher(database, self.courier, lambda: desk, self.clock, respond=echo)

    def arrives(self, *events: dict[str, Any]) -> None:
        with self.database.begin() as session:
            keep(session, list(events), self.clock())

    def work(self, owner: str = "worker") -> None:
        for chat in self.dispatcher.claim(owner, 10):
            self.dispatcher.handle_chat(chat, owner)

    @property
    def said(self) -> list[str]:
        return [message["text"] for _, messages in self.line.replied for message in messages]

    def rows(self) -> list[InboxEvent]:
        with self.database.read() as session:
            return list(session.scalars(select(InboxEvent).order_by(InboxEvent.id)))

    def all(self, table: Any) -> list[Any]:
        with self.database.read() as session:
            return list(session.scalars(select(table)))
