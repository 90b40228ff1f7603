"""Asks LINE for the rest of the month's quota and the number of members of each group."""

import logging
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from db import announcements, line_access
from db.engine import Database
from domain.time import BANGKOK
from knowledge.facts.timeline import end_of_month
from line.gateway import LineError, Quota
from scheduler.calendar import quota
from scheduler.calendar.due import LOOK_BACK, Call, Known, Target, calls, is_owed
from scheduler.calendar.occasions import Office, occasions
from scheduler.calendar.quota import Plan

log = logging.getLogger("planbot.quota")

NOTICES = 2
"""Notices to officers a month for which quota is reserved."""
ASK_AGAIN = timedelta(minutes=10)
"""Least time between two requests while something is due; otherwise LINE is asked once a day."""


COUNTED = timedelta(minutes=2)
"""Wait after a push before asking again: LINE's count is approximate and late."""


class Counts(Protocol):
    """The questions to LINE that the plan needs; both raise LineError."""

    def quota(self) -> Quota: ...

    def member_count(self, group: str) -> int: ...


class Budget:
    """Plans this month and the next within LINE's quota, which is asked for rarely."""

    def __init__(self, database: Database, line: Counts) -> None:
        self._database = database
        self._line = line
        self._asked: tuple[datetime, Quota, dict[str, int]] | None = None
        self._failed_at: datetime | None = None
        self._spent_at: datetime | None = None

    def spent(self, now: datetime) -> None:
        """Note that something was sent; the quota is asked for again once LINE has had time to count it."""
        self._spent_at = now

    def plans(
        self, office: Office, wanted: Sequence[Call], targets: Sequence[Target], known: Known, now: datetime
    ) -> tuple[Plan, ...]:
        """The plans of this month and the next; empty where LINE gave no quota or none is needed now."""
        due = any(_is_due(call, known, now) for call in wanted)
        if not targets or not self._is_time(due, now):
            return () if not due else self._planned(office, targets, known, now)
        self._ask(targets, now)
        return self._planned(office, targets, known, now)

    def _is_time(self, due: bool, now: datetime) -> bool:
        if self._failed_at is not None and timedelta(0) <= now - self._failed_at < ASK_AGAIN:
            return False
        if self._asked is None or now < self._asked[0]:
            return True
        age = now - self._asked[0]
        if self._spent_at is not None and self._spent_at + COUNTED <= now:
            return True
        new_day = self._asked[0].astimezone(BANGKOK).date() != now.astimezone(BANGKOK).date()
        return new_day or (due and age >= ASK_AGAIN)

    def _ask(self, targets: Sequence[Target], now: datetime) -> None:
        try:
            left = self._line.quota()
            members = dict(self._count(targets))
        except LineError as error:
            log.warning("quota not known", extra={"reason": str(error)})
            self._failed_at, self._asked = now, None
            return
        self._failed_at, self._asked = None, (now, left, members)
        if self._spent_at is not None and self._spent_at + COUNTED <= now:
            self._spent_at = None
        with self._database.begin() as session:
            line_access.keep_quota(session, left.limit, left.used, now)
            for group, count in members.items():
                announcements.count_members(session, group, count)

    def _count(self, targets: Sequence[Target]) -> Iterator[tuple[str, int]]:
        for target in targets:
            try:
                yield target.id, self._line.member_count(target.id)
            except LineError as error:
                if error.status is None:
                    raise
                # The next push there will show whether the bot is still in the group.
                yield target.id, target.members or 1

    def _planned(
        self, office: Office, targets: Sequence[Target], known: Known, now: datetime
    ) -> tuple[Plan, ...]:
        if self._asked is None:
            return ()
        _, limit, members = self._asked
        counted = [
            Target(one.id, one.role, one.bound_at, one.name, members.get(one.id, one.members))
            for one in targets
        ]
        return plans_of(office, counted, known, limit, now)


def plans_of(
    office: Office, counted: Sequence[Target], known: Known, limit: Quota, now: datetime
) -> tuple[Plan, Plan]:
    """This month and the next, held against the quota. counted: with the members of each group."""
    today = now.astimezone(BANGKOK).date()
    last = end_of_month(today.year, today.month)
    this = _calls(office, counted, known, today - LOOK_BACK, last, today)
    following = last + timedelta(days=1)
    after = end_of_month(following.year, following.month)
    total = limit.limit
    left = None if total is None else max(total - limit.used, 0)
    next_ = _calls(office, counted, known, following, after, last)
    reserve = NOTICES * sum(one.members or 0 for one in counted if one.role == "officers")
    return (
        quota.plan((today.year, today.month), quota.pushes(this, today), left, reserve),
        quota.plan((following.year, following.month), quota.pushes(next_, following), total, reserve),
    )


def _calls(
    office: Office, targets: Sequence[Target], known: Known, since: date, until: date, today: date
) -> list[Call]:
    """The calls of these days that are still to be sent."""
    heard = occasions(office, since, until + timedelta(days=14))
    return [
        call
        for call in calls(office, heard, targets, known, today)
        if since <= call.day <= until and call.until >= today and _is_wanted(call, known)
    ]


def _is_wanted(call: Call, known: Known) -> bool:
    wish = known.wishes.get((call.id, call.target.role))
    if call.key in known.recorded or (wish and wish.wish == "stop"):
        return False
    return is_owed(call)


def _is_due(call: Call, known: Known, now: datetime) -> bool:
    return call.at <= now and call.until >= now.astimezone(BANGKOK).date() and _is_wanted(call, known)
