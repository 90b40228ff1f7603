"""Decides what each group is told at a moment, from the calendar and officers' wishes. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from domain.time import BANGKOK
from knowledge.facts.manual import Role
from scheduler.calendar.occasions import COURTESY, Occasion, Office, occasions

LOOK_BACK = timedelta(days=100)
"""Days before today from which occasions still count; longer than any reminder is early."""
LOOK_AHEAD = timedelta(days=14)
"""Days ahead to look for occasions; longer than any run of days off."""
EARLIEST, LATEST = time(7, 0), time(20, 0)
"""Late announcements are sent on working days between these times."""
ON_TIME = timedelta(minutes=30)
AT_ONCE = timedelta(hours=1)
"""For this long after the moment that an officer chose, that announcement may go on any day and hour."""
PREVIEW = "preview:"

State = Literal["sent", "merged", "stopped", "missed"]
Key = tuple[str, str]


@dataclass(frozen=True)
class Target:
    """A group bound to a role."""

    id: str
    role: Role
    bound_at: datetime
    name: str = ""
    members: int | None = None


@dataclass(frozen=True)
class Own:
    """An announcement that an officer wrote and confirmed."""

    number: int
    role: Role
    at: datetime
    text: str


@dataclass(frozen=True)
class Wish:
    """An officer's order for one occasion: stop it, or use another text."""

    wish: str
    text: str | None = None


@dataclass(frozen=True)
class Call:
    """One occasion or officer's announcement for one group."""

    id: str
    target: Target
    at: datetime
    until: date
    priority: int
    occasion: Occasion | None = None
    preview: tuple[Occasion, ...] = ()
    own: Own | None = None
    text: str | None = None
    """Text by an officer that replaces the calendar's; None where there is none."""

    @property
    def key(self) -> Key:
        return self.id, self.target.id

    @property
    def day(self) -> date:
        return self.at.astimezone(BANGKOK).date()


@dataclass(frozen=True)
class Known:
    """The facts from the database that decisions need."""

    recorded: Collection[Key] = frozenset()
    pushed_today: Collection[str] = frozenset()
    """Ids of groups that already got their calendar push today."""
    wishes: Mapping[tuple[str, str], Wish] = field(default_factory=dict)
    """Officers' orders, by occasion id and role."""
    own: Sequence[Own] = ()


@dataclass(frozen=True)
class Decision:
    call: Call
    state: State
    late: bool = False


def is_open(office: Office, now: datetime) -> bool:
    """Whether groups may be written to now."""
    here = now.astimezone(BANGKOK)
    return EARLIEST <= here.time() < LATEST and not office.is_off(here.date())


def next_open(office: Office, now: datetime) -> datetime:
    """`now` where groups may be written to, else the next moment when they may."""
    if is_open(office, now):
        return now
    here = now.astimezone(BANGKOK)
    begun = here.time() >= EARLIEST
    day = office.workdays.next_on_or_after(here.date() + timedelta(days=1) if begun else here.date())
    return datetime.combine(day, EARLIEST, BANGKOK)


def around(office: Office, today: date) -> list[Occasion]:
    """Occasions from LOOK_BACK days ago to LOOK_AHEAD days ahead."""
    return occasions(office, today - LOOK_BACK, today + LOOK_AHEAD)


def calls(
    office: Office, told: Iterable[Occasion], targets: Sequence[Target], known: Known, today: date
) -> Iterator[Call]:
    """Every call for the groups, due or not: occasions, previews, officers' announcements."""
    heard = list(told)
    roles = {target.role for target in targets}
    for target in targets:
        for occasion in heard:
            if occasion.role == target.role:
                wish = known.wishes.get((occasion.id, occasion.role))
                text = wish.text if wish and wish.wish == "edit" else None
                yield Call(
                    occasion.id,
                    target,
                    occasion.at,
                    occasion.until,
                    occasion.priority,
                    occasion=occasion,
                    text=text,
                )
        for own in known.own:
            if own.role == target.role:
                yield Call(f"own:{own.number}", target, own.at, own_until(office, own), 0, own=own)
        if target.role == "officers":
            others = [one for one in heard if one.role != "officers" and one.role in roles]
            yield from _previews(office, others, target, today)


def own_until(office: Office, own: Own) -> date:
    """The last day on which an officer's own announcement is still sent."""
    return office.workdays.next_on_or_after(own.at.astimezone(BANGKOK).date() + timedelta(days=1))


def _previews(office: Office, others: Sequence[Occasion], target: Target, since: date) -> Iterator[Call]:
    """Previews: what other groups will get on a day, shown to officers on the working day before."""
    for day in sorted({one.day for one in others if one.day > since}):
        before = office.workdays.back(day, 1)
        shown = tuple(one for one in others if one.day == day)
        yield Call(
            f"{PREVIEW}{day.isoformat()}", target, office.moment(before), before, COURTESY, preview=shown
        )


def decide(
    office: Office,
    wanted: Iterable[Call],
    known: Known,
    now: datetime,
    too_dear: Collection[Key] = frozenset(),
) -> list[Decision]:
    """Decide each call that is due and not recorded. `too_dear`: keys of calls beyond the quota."""
    today, open_ = now.astimezone(BANGKOK).date(), is_open(office, now)
    due = [
        call
        for call in wanted
        if call.at <= now and is_owed(call) and call.key not in known.recorded
        if open_ or (call.own is not None and now - call.at < AT_ONCE)
    ]
    decided = []
    for call in due:
        state = _state(call, due, known, today)
        if state == "sent" and (call.key in too_dear or _waits(call, known, today)):
            continue
        decided.append(Decision(call, state, late=state == "sent" and now - call.at > ON_TIME))
    return decided


def is_owed(call: Call) -> bool:
    """Not owed where older than the group's binding; an officer's own announcement waits for a group."""
    return call.own is not None or call.target.bound_at <= call.at


def _state(call: Call, due: Sequence[Call], known: Known, today: date) -> State:
    wish = known.wishes.get((call.id, call.target.role))
    if wish and wish.wish == "stop":
        return "stopped"
    if today > call.until:
        return "missed"
    return "merged" if any(_says_more(other, call) and today <= other.until for other in due) else "sent"


def _says_more(later: Call, earlier: Call) -> bool:
    """Whether `later` is a later reminder of the same date for the same group."""
    one, other = later.occasion, earlier.occasion
    if one is None or other is None or later.target.id != earlier.target.id:
        return False
    if one.kind != "reminder" or other.kind != "reminder" or later.day <= earlier.day:
        return False
    return [(item.procedure, item.step, item.due) for item in one.items] == [
        (item.procedure, item.step, item.due) for item in other.items
    ]


def _waits(call: Call, known: Known, today: date) -> bool:
    """A group gets one push a day; a further call waits for the next working day, where it still can."""
    return call.own is None and call.target.id in known.pushed_today and call.until > today
