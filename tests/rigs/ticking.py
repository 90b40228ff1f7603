"""A clock over a database, with groups and a LINE that counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builders import FakeLine, bangkok
from office_calendar import an_office
from sqlalchemy import select

from db import chats
from db.engine import Database
from db.models.announcements import Announcement
from db.models.deliveries import Delivery
from line.gateway import LineError, Quota
from line.plain_text import as_text
from scheduler.calendar.due import next_open
from scheduler.calendar.occasions import Office
from scheduler.clock import Clock, Ticked
from services.outbound.delivery import Courier

SCHOOLS, OFFICERS, PERSONNEL = "C" + "1" * 32, "C" + "2" * 32, "C" + "3" * 32
ROLES = {SCHOOLS: "announcements", OFFICERS: "officers", PERSONNEL: "personnel"}
REMINDER = "reminder:plan-review-4:2027-05-31:7d"
LAST = "reminder:plan-review-4:2027-05-31:1wd"
BOUND = "2027-05-22 10:00"
"""A Saturday: only what comes after it is owed."""
MEMBERS = {SCHOOLS: 60, OFFICERS: 8, PERSONNEL: 45}


@dataclass
class Counted:
    """What LINE says of quota and members; `down`: nothing."""

    limit: int | None = None
    used: int = 0
    members: Mapping[str, int] = field(default_factory=lambda: MEMBERS)
    down: bool = False
    asked: int = 0

    def quota(self) -> Quota:
        self.asked += 1
        if self.down:
            raise LineError("LINE cannot be reached")
        return Quota(self.limit, self.used)

    def member_count(self, group: str) -> int:
        return self.members.get(group, 60)


class Ticking:
    """Groups bound long ago, a clock, and what it owes to LINE."""

    def __init__(
        self,
        database: Database,
        office: Office | None = None,
        line: Counted | None = None,
        groups: Mapping[str, str] = ROLES,
        bound_at: str = "2026-01-01 08:00",
    ) -> None:
        self.database = database
        self.office = office or an_office()
        self.line = line or Counted()
        self.clock = Clock(database, lambda: self.office, self.line)
        with database.begin() as session:
            for group, role in groups.items():
                chats.group_joined(session, group, bangkok(bound_at))
                chats.bind_group(session, group, role, bangkok(bound_at))
                chats.name_group(session, group, f"ชื่อ {role}")

    def tick(self, at: str) -> Ticked:
        """at: Bangkok time."""
        return self.clock.tick(bangkok(at))

    def settle(self, *before: str) -> None:
        """Tick so that what these moments owe is recorded and out of the way."""
        for at in before:
            self.tick(at)
        self.deliver(FakeLine(), before[-1])

    def deliver(self, line: FakeLine, at: str) -> None:
        opens = lambda now: next_open(self.office, now)  # noqa: E731
        courier = Courier(self.database, line, lambda: bangkok(at), 20, opens)
        for job in courier.claim("test", 50):
            courier.send(job)

    def owed(self, chat: str) -> list[str]:
        """Texts of what waits for a chat."""
        with self.database.read() as session:
            query = select(Delivery).where(Delivery.chat_id == chat, Delivery.state == "waiting")
            return [as_text(one.messages or ()) for one in session.scalars(query.order_by(Delivery.id))]

    def rows(self) -> list[tuple[str, str, str]]:
        with self.database.read() as session:
            found = session.scalars(select(Announcement).order_by(Announcement.id))
            return [(one.occasion, ROLES.get(one.group_id, one.group_id), one.state) for one in found]

    def deliveries(self) -> list[Any]:
        with self.database.read() as session:
            return list(session.scalars(select(Delivery).order_by(Delivery.id)))


def only_schools(database: Database, **more: object) -> Ticking:
    return Ticking(database, groups={SCHOOLS: "announcements"}, bound_at=BOUND, **more)  # type: ignore[arg-type]


def told(ticked: Ticked) -> list[tuple[str, str]]:
    return [(one.call.id, one.state) for one in ticked.decisions]


def heard(ticked: Ticked) -> list[str]:
    """What officers are told of, but for the clock's standing still between the ticks of a test."""
    return [notice.id for notice in ticked.notices if not notice.id.startswith("stood:")]
