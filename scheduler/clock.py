"""The clock: each tick records what is due and owes it to LINE, in one transaction.

The row in the database prevents a second announcement, so any number of processes may tick at any time.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy.orm import Session

from db import announcements, chats, deliveries, officers
from db.announcements import NOTICE, Entry
from db.engine import Database
from domain.purposes import Purpose
from domain.time import BANGKOK
from knowledge.facts.manual import Role
from line.messages import text
from line.texts.notice_texts import notice
from scheduler import digest_question, notices, pushes
from scheduler.budget import Budget, Counts
from scheduler.calendar.due import (
    LOOK_BACK,
    Decision,
    Key,
    Known,
    Own,
    Target,
    Wish,
    around,
    calls,
    decide,
    is_open,
)
from scheduler.calendar.occasions import Occasion, Office
from scheduler.calendar.quota import Plan
from scheduler.notices import Notice

log = logging.getLogger("planbot.clock")

BEAT_EVERY = timedelta(minutes=1)
STANDSTILL = timedelta(hours=24)


@dataclass(frozen=True)
class Ticked:
    """The result of one tick: what it recorded."""

    decisions: tuple[Decision, ...] = ()
    notices: tuple[Notice, ...] = ()


class Clock:
    """Announces what is due, with the calendar and groups as they stand at each tick."""

    def __init__(
        self,
        database: Database,
        office: Callable[[], Office],
        line: Counts,
        basic_id: Callable[[], str] = lambda: "",
    ) -> None:
        self._database = database
        self._office = office
        self._basic_id = basic_id
        self._budget = Budget(database, line)
        self._around: tuple[date, Office, list[Occasion]] | None = None

    def tick(self, now: datetime, *, sent_at: datetime | None = None, real: bool = True) -> Ticked:
        """Announce what is due at `now`. `real`: the clock's own tick, which is its heartbeat too.

        sent_at: from when the worker delivers, where that is not `now`, at whatever hour that is.
        """
        office, today = self._office(), now.astimezone(BANGKOK).date()
        heard, open_ = self._heard(office, today), is_open(office, now)
        with self._database.read() as session:
            targets, known = look(session, now)
            last = announcements.heartbeat(session)
        wanted = list(calls(office, heard, targets, known, today))
        plans = self._budget.plans(office, wanted, targets, known, now) if open_ else ()
        told = notices.of_quota(office, plans)
        is_quiet = last is not None and timedelta(0) <= now - last.ticked_at < BEAT_EVERY
        if real and is_quiet and not told and not decide(office, wanted, known, now, _too_dear(plans)):
            return Ticked()
        with self._database.begin() as session:
            told += self._beat(session, office, now) if real else []
            announcements.take_back(session)
            # Read again inside the write transaction: another process may have announced it since.
            targets, known = look(session, now)
            wanted = list(calls(office, heard, targets, known, today))
            if open_:
                told += notices.of_deliveries(session, office, wanted, now)
                told += notices.of_groups(session, now)
                told += notices.of_new_groups(session, office, now)
                told += notices.of_roles(office, heard, targets, known, now)
                told += notices.of_ploughing_day(office, now)
                told += notices.of_own(session, office, known.own, targets, now)
            due = decide(office, wanted, known, now, _too_dear(plans))
            ours = self._announce(session, office, due, now, sent_at)
            told += notices.of_missed(office, ours, now)
            fresh = self._tell(session, told, now, sent_at) if open_ else []
        if any(one.state == "sent" for one in ours):
            self._budget.spent(now)
        for decision in ours:
            log.info("announced", extra={"occasion": decision.call.id, "state": decision.state})
        return Ticked(tuple(ours), tuple(fresh))

    def _heard(self, office: Office, today: date) -> list[Occasion]:
        """Occasions around today; computed again on a new day or when the office's data has changed."""
        if self._around is None or self._around[0] != today or self._around[1] != office:
            self._around = (today, office, around(office, today))
        return self._around[2]

    def _beat(self, session: Session, office: Office, now: datetime) -> list[Notice]:
        """Record a heartbeat; report an earlier standstill once officers may be written to."""
        last = announcements.heartbeat(session, lock=True)
        if last is None or now - last.ticked_at >= BEAT_EVERY:
            if last is not None and now - last.ticked_at >= STANDSTILL:
                last.stood_from, last.stood_until = last.stood_from or last.ticked_at, now
                session.flush()
            announcements.beat(session, now)
        if last is None or last.stood_from is None or last.stood_until is None or not is_open(office, now):
            return []
        stood = notices.of_standstill(last.stood_from, last.stood_until)
        last.stood_from = last.stood_until = None
        return [stood]

    def _announce(
        self,
        session: Session,
        office: Office,
        due: Sequence[Decision],
        now: datetime,
        sent_at: datetime | None,
    ) -> list[Decision]:
        """Record the decisions that no other process recorded; owe each group one push with all of them."""
        entries = [
            Entry(one.call.id, one.call.target.id, one.call.at, one.call.until, one.state, one.late)
            for one in due
        ]
        taken = announcements.record(session, entries, now) if entries else set()
        ours = digest_question.settled(
            session, office.manual, [one for one in due if one.call.key in taken], now
        )
        today = now.astimezone(BANGKOK).date()
        for group in dict.fromkeys(one.call.target.id for one in ours):
            sent = [one for one in ours if one.call.target.id == group and one.state == "sent"]
            if sent:
                messages = [dict(one) for one in pushes.messages(office, sent, today, self._basic_id())]
                kind = Purpose.OWN if all(one.call.own for one in sent) else Purpose.CALENDAR
                purpose = Purpose.NONE if sent_at else kind
                owed = deliveries.owe_push(
                    session, group, messages, to_group=True, now=sent_at or now, purpose=purpose
                )
                announcements.deliver_by(session, [one.call.key for one in sent], owed.id)
        for one in ours:
            if one.call.own:
                announcements.own_done(session, one.call.own.number)
        return ours

    def _tell(
        self, session: Session, told: Sequence[Notice], now: datetime, sent_at: datetime | None
    ) -> list[Notice]:
        """Send new notices to the officers' groups, or to each officer where there is no group."""
        if not told:
            return []
        groups = [one.id for one in chats.groups(session) if one.role == "officers" and not one.left_at]
        people = [] if groups else [officer.person_id for officer in officers.current(session)]
        today = now.astimezone(BANGKOK).date()
        fresh: dict[str, Notice] = {}
        for chat in (*groups, *people):
            entries = [Entry(f"{NOTICE}{one.id}"[:160], chat, now, today, "sent") for one in told]
            ours = announcements.record(session, entries, now)
            new = [one for one in told if (f"{NOTICE}{one.id}"[:160], chat) in ours]
            if new:
                fresh.update({one.id: one for one in new})
                message = dict(text(notice([(one.under, one.text) for one in new])))
                purpose = Purpose.NONE if sent_at else Purpose.NOTICE
                owed = deliveries.owe_push(
                    session, chat, [message], to_group=bool(groups), now=sent_at or now, purpose=purpose
                )
                announcements.deliver_by(session, ours, owed.id)
        return list(fresh.values())


def _too_dear(plans: Sequence[Plan]) -> Collection[Key]:
    """Pushes that this month's quota does not cover (the first plan is this month's)."""
    return {key for plan in plans[:1] for push in plan.too_dear for key in push.keys}


def look(session: Session, now: datetime) -> tuple[list[Target], Known]:
    """The groups and all else from the database that decisions need."""
    midnight = now.astimezone(BANGKOK).replace(hour=0, minute=0, second=0, microsecond=0)
    groups = chats.groups(session)
    names = notices.names_of(groups)
    targets = [
        Target(group.id, cast(Role, group.role), group.bound_at, names.get(group.id, ""), group.members)
        for group in groups
        if group.role and group.bound_at and not group.left_at
    ]
    wishes = announcements.orders(session).items()
    own = announcements.own_waiting(session)
    known = Known(
        announcements.recorded(session, now - LOOK_BACK - timedelta(days=1)),
        announcements.pushed_since(session, midnight),
        {key: Wish(wish.wish, wish.text) for key, wish in wishes},
        [Own(one.id, cast(Role, one.role), one.at, one.text) for one in own if one.role and one.at],
    )
    return targets, known
