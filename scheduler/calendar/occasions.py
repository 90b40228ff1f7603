"""The work calendar: every occasion on which a LINE group is told of something, between two days.

Pure: knowledge, key dates and working days in, occasions out. Nothing here knows what was sent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from domain.time import BANGKOK
from knowledge.facts.manual import Manual, Procedure, Role, Step
from knowledge.facts.timeline import Fall, KeyDates, end_of_month, falls
from scheduler.calendar.audience import Plan, is_heard, plan_of, roles_of
from scheduler.calendar.for_schools import SCHOOLS, meanwhile
from scheduler.calendar.months import Item, month_items
from scheduler.calendar.rounds import Round, not_set
from scheduler.calendar.workdays import Workdays

Kind = Literal["digest", "reminder", "start", "after"]
ROLES: tuple[Role, ...] = ("announcements", "officers", "personnel")
_KINDS: dict[Kind, int] = {"digest": 0, "reminder": 1, "start": 2, "after": 3}

DIGEST, LAST_REMINDER, FIRST_REMINDER, COURTESY = 1, 2, 3, 4
"""Order in which the month's quota is given out; the lowest number first."""

LONG_REMINDER = 30
"""A reminder this many days before its date is left to a digest within NEAR working days of it."""
NEAR = 2
A_YEAR = timedelta(days=366)
LAPSES = 5
"""Working days after which a digest, a start or an after is no longer worth sending."""


@dataclass(frozen=True)
class Asked:
    """A step that many people asked about. `procedure` is an id, `step` a number."""

    procedure: str
    step: int


@dataclass(frozen=True)
class Occasion:
    """One dated announcement for the groups of one role."""

    id: str
    """Names what is announced, never the day it is sent: reminder:plan-review-4:2027-05-31:7d."""
    at: datetime
    role: Role
    kind: Kind
    items: tuple[Item, ...]
    priority: int
    until: date
    """The last day on which it is still sent, if late."""
    ahead: Item | None = None
    """Digests only: the next deadline after the month."""
    none_for: tuple[Role, ...] = ()
    """Officers' digest only: groups that get no digest this month, as there is nothing to say."""
    question: Asked | None = None
    """Digest for schools only: the step asked most in the month before, once officers were shown it."""
    unset: tuple[Round, ...] = ()
    """Officers' digest only: rounds whose closing day is still to be set."""
    working_days: int | None = None
    """Reminders counted in working days only: the number of working days before the date."""

    @property
    def day(self) -> date:
        return self.at.astimezone(BANGKOK).date()

    @property
    def push(self) -> str:
        """Key by which occasions are sent to a group in one push."""
        return f"{self.day.isoformat()}/{self.role}"

    @property
    def month(self) -> tuple[int, int]:
        """Gregorian year and month; for a digest, the month it lists."""
        return self.day.year, self.day.month


@dataclass(frozen=True)
class Office:
    """Everything that the calendar is computed from."""

    manual: Manual
    key_dates: KeyDates
    workdays: Workdays
    announce_at: time = time(8, 30)

    def is_off(self, day: date) -> bool:
        return self.workdays.is_off(day) is not None

    def moment(self, day: date) -> datetime:
        return datetime.combine(day, self.announce_at, BANGKOK)


def occasions(office: Office, since: date, until: date) -> list[Occasion]:
    """Every occasion from `since` to `until`, both included, in the order in which they are sent."""
    found = [
        occasion
        for occasion in (*_digests(office, since, until), *_dated(office, since, until))
        if since <= occasion.day <= until
    ]
    return sorted(found, key=lambda one: (one.at, ROLES.index(one.role), _KINDS[one.kind], one.id))


def _digests(office: Office, since: date, until: date) -> Iterator[Occasion]:
    said_here = [one for one in _reminders(office, since.year - 1, until.year + 1) if one.said_on]
    year, month = since.year, since.month
    while (year, month) <= (until.year, until.month):
        digests = {role: _digest(office, role, (year, month), said_here) for role in ROLES}
        often = office.manual.office.digest
        silent = tuple(role for role in ROLES if digests[role] is None and getattr(often, role) == "monthly")
        for digest in filter(None, digests.values()):
            yield replace(digest, none_for=silent) if digest.role == "officers" else digest
        year, month = year + month // 12, month % 12 + 1


def digest_day(office: Office, year: int, month: int) -> date:
    return office.workdays.next_on_or_after(date(year, month, 1))


def digest_name(role: Role, year: int, month: int) -> str:
    return f"digest:{role}:{year:04d}-{month:02d}"


def _digest(
    office: Office, role: Role, year_month: tuple[int, int], said_here: Sequence["_Reminder"]
) -> Occasion | None:
    """said_here: reminders that the digest replaces."""
    year, month = year_month
    day = digest_day(office, year, month)
    listed = [
        item
        for item in month_items(office.manual, year, month, office.key_dates, office.workdays)
        if item.due >= day
    ]
    items = [item for item in listed if is_heard(office.manual, role, item.procedure, item.step)]
    said = [one.item for one in said_here if one.role == role and one.said_on == day]
    items += [item for item in said if not _has(items, item)]
    often = getattr(office.manual.office.digest, role)
    if all(item.why == "runs" for item in items):
        if often == "when-due":
            return None
        if role == SCHOOLS:
            items = meanwhile(office.manual, year_month, listed, office.key_dates, office.workdays)
        if not items and role != "officers":  # who hear in theirs that the others get none
            return None
    return Occasion(
        id=digest_name(role, year, month),
        at=office.moment(day),
        role=role,
        kind="digest",
        items=tuple(items),
        priority=DIGEST,
        until=_days_later(office, day),
        ahead=_ahead(office, role, end_of_month(year, month), items),
        unset=tuple(not_set(office.manual, day, office.key_dates)) if role == "officers" else (),
    )


def _has(items: list[Item], one: Item) -> bool:
    return any((item.procedure, item.step, item.due) == (one.procedure, one.step, one.due) for item in items)


def _ahead(office: Office, role: Role, after: date, said: list[Item]) -> Item | None:
    """The nearest deadline later than `after`; None where the digest lists what is due next month."""
    if any(item.why == "next" for item in said):
        return None
    coming = [
        item
        for procedure, step, fall in _falls(office, after.year, after.year + 2)
        if fall.last > after and not fall.after
        for item in [_item(office, procedure, step, fall)]
        if is_heard(office.manual, role, item.procedure, item.step) and not _has(said, item)
    ]
    nearest = min(coming, key=lambda item: (item.due, item.procedure, item.step), default=None)
    return nearest if nearest and nearest.due <= after + A_YEAR else None


@dataclass(frozen=True)
class _Reminder:
    id: str
    role: Role
    item: Item
    day: date
    """The day it is sent: moved back to a working day."""
    is_last: bool
    said_on: date | None = None
    """Day of the digest that replaces it; None where it is sent itself."""
    working_days: int | None = None


def _dated(office: Office, since: date, until: date) -> Iterator[Occasion]:
    years = since.year - 1, until.year + 1
    for reminder in _reminders(office, *years):
        if reminder.said_on is None:
            yield Occasion(
                id=reminder.id,
                at=office.moment(reminder.day),
                role=reminder.role,
                kind="reminder",
                items=(reminder.item,),
                priority=LAST_REMINDER if reminder.is_last else FIRST_REMINDER,
                until=reminder.item.due,
                working_days=reminder.working_days,
            )
    for procedure, step, fall in _falls(office, *years):
        yield from _begins(office, procedure, step, fall)


def _begins(office: Office, procedure: Procedure, step: Step, fall: Fall) -> Iterator[Occasion]:
    """Starts of spans that no digest lists, and the work after a closing day."""
    if fall.first is None:
        return
    day = office.workdays.next_on_or_after(fall.first)
    kind: Kind = "after" if fall.after else "start"
    if kind == "start" and day == digest_day(office, day.year, day.month):
        return
    named = fall.closing if fall.after and fall.closing else fall.first
    for role in roles_of(office.manual, step):
        yield Occasion(
            id=f"{kind}:{procedure.id}-{step.number}:{named.isoformat()}",
            at=office.moment(day),
            role=role,
            kind=kind,
            items=(_item(office, procedure, step, fall),),
            priority=COURTESY,
            until=_days_later(office, day),
        )


def _reminders(office: Office, since: int, until: int) -> Iterator[_Reminder]:
    for procedure, step, fall in _falls(office, since, until):
        if not fall.after:
            plan = plan_of(office.manual, step)
            yield from _before(office, procedure, step, fall, plan)


def _before(office: Office, procedure: Procedure, step: Step, fall: Fall, plan: Plan) -> Iterator[_Reminder]:
    """Reminders of one date, counted from it or, where it is a day off, from the last working day.

    Working days before a closing are those that are left before the system closes.
    """
    date_ = fall.closing or fall.last
    counted_from = office.workdays.last_on_or_before(date_)
    days: list[tuple[str, date, int | None, int]] = [
        (f"{days}d", counted_from - timedelta(days=days), None, days) for days in plan.days_before
    ]
    days += [
        (f"{count}wd", office.workdays.back(date_ if fall.closing else counted_from, count), count, 0)
        for count in plan.working_days_before
    ]
    moved = [(name, office.workdays.last_on_or_before(day), count, long) for name, day, count, long in days]
    last = max((day for _, day, _, _ in moved), default=None)
    item = _item(office, procedure, step, fall)
    for name, day, count, long in moved:
        said_on = _near_digest(office, day) if long >= LONG_REMINDER else None
        for role in plan.roles:
            occasion = f"reminder:{procedure.id}-{step.number}:{date_.isoformat()}:{name}"
            yield _Reminder(occasion, role, item, day, day == last, said_on, count)


def _near_digest(office: Office, day: date) -> date | None:
    """The day of a digest within two working days of `day`, the nearest, the later one of two."""
    following = day.year + day.month // 12, day.month % 12 + 1
    days = [digest_day(office, *month) for month in ((day.year, day.month), following)]
    near = [
        (office.workdays.count(min(day, digest), max(day, digest)), -digest.toordinal(), digest)
        for digest in days
    ]
    distance, _, digest = min(near)
    return digest if distance <= NEAR else None


def _falls(office: Office, since: int, until: int) -> Iterator[tuple[Procedure, Step, Fall]]:
    for procedure, step in office.manual.all_steps():
        for fall in falls(step.timeline, since, until, office.key_dates, office.is_off):
            yield procedure, step, fall


def _item(office: Office, procedure: Procedure, step: Step, fall: Fall) -> Item:
    return Item(
        procedure=procedure.id,
        step=step.number,
        why="due" if fall.first is None else "start" if fall.after else "end",
        due=fall.last,
        first=fall.first,
        last_working_day=office.workdays.last_on_or_before(fall.last),
        closing=fall.closing,
        after=fall.after,
    )


def _days_later(office: Office, day: date) -> date:
    for _ in range(LAPSES):
        day = office.workdays.next_on_or_after(day + timedelta(days=1))
    return day
