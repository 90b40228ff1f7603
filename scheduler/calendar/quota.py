"""The month's plan held against LINE's quota: a push to a group costs as many messages as it has members."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scheduler.calendar.due import Call, Key, Target
from scheduler.calendar.occasions import LAST_REMINDER


@dataclass(frozen=True)
class Push:
    """The calls that one group gets on one day, in one push."""

    target: Target
    day: date
    calls: tuple[Call, ...]

    @property
    def cost(self) -> int:
        return self.target.members if self.target.members is not None else 1

    @property
    def priority(self) -> int:
        return min(call.priority for call in self.calls)

    @property
    def keys(self) -> set[Key]:
        return {call.key for call in self.calls}


@dataclass(frozen=True)
class Plan:
    """A month's pushes: those that the quota covers and those that it does not."""

    month: tuple[int, int]
    left: int | None
    fits: tuple[Push, ...]
    too_dear: tuple[Push, ...]

    @property
    def cost(self) -> int:
        return sum(push.cost for push in (*self.fits, *self.too_dear))


def pushes(calls: Iterable[Call], today: date) -> list[Push]:
    """Calls joined by group and day; late ones count as today's."""
    found: dict[tuple[str, date], list[Call]] = {}
    for call in calls:
        found.setdefault((call.target.id, max(call.day, today)), []).append(call)
    return [Push(together[0].target, day, tuple(together)) for (_, day), together in found.items()]


def plan(month: tuple[int, int], planned: Sequence[Push], left: int | None, reserve: int = 0) -> Plan:
    """Give out the quota by priority, then by day. left: None where there is no limit.

    reserve: of what is left, for notices to officers that nobody can foresee. Digests and last reminders
    may use it up: a notice that finds nothing left goes to one officer, or rides on a free reply.
    """
    fits: list[Push] = []
    too_dear: list[Push] = []
    for push in sorted(planned, key=lambda one: (one.priority, one.day, one.target.id)):
        kept = reserve if push.priority > LAST_REMINDER else 0
        if left is None or sum(one.cost for one in fits) + push.cost <= left - kept:
            fits.append(push)
        else:
            too_dear.append(push)
    return Plan(month, left, tuple(fits), tuple(sorted(too_dear, key=lambda one: (one.day, one.target.id))))
