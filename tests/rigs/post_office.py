"""Deliveries on their way: a database in which they are owed, a clock, and a LINE that answers as told."""

from datetime import datetime, timedelta

from builders import GROUP, TEACHER, FakeLine, SettableClock
from sqlalchemy import select

from db import deliveries
from db.engine import Database
from db.models.deliveries import Delivery
from line.gateway import Outcome, Sent
from services.outbound.delivery import Courier

HELLO = [{"type": "text", "text": "ภายใน 31 พฤษภาคม 2570"}]


class Office:
    """A database with one delivery owed, a clock, and a LINE that answers as told."""

    def __init__(self, database: Database, *outcomes: Sent | Outcome, allowance: int = 20) -> None:
        self.database = database
        self.clock = SettableClock()
        self.line = FakeLine(*outcomes)
        self.courier = Courier(database, self.line, self.clock, allowance)

    def owe_reply(self, chat: str = TEACHER, token: str = "token") -> int:
        now = self.clock()
        with self.database.begin() as session:
            until = now + timedelta(seconds=55)
            group = chat.startswith("C")
            return deliveries.owe_reply(
                session, chat, HELLO, to_group=group, token=token, token_until=until, now=now
            ).id

    def owe_push(self, chat: str = GROUP) -> int:
        with self.database.begin() as session:
            return deliveries.owe_push(
                session, chat, HELLO, to_group=chat.startswith("C"), now=self.clock()
            ).id

    def work(self, owner: str = "worker") -> int:
        jobs = self.courier.claim(owner, 10)
        for job in jobs:
            self.courier.send(job)
        return len(jobs)

    def work_until(self, moment: datetime) -> None:
        while self.clock() < moment:
            self.work()
            self.clock.advance(seconds=1)

    def row(self, id: int) -> Delivery:
        with self.database.read() as session:
            return session.scalars(select(Delivery).where(Delivery.id == id)).one()
