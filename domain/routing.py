"""Who answers a consultation now: one rule for new cards, additions, reminders, hand-over and notices."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

Duties = Mapping[str, Sequence[str]]
"""By procedure, the officers responsible: names or LINE user ids, the first of them who is there."""
NO_DUTIES: Duties = {}


@dataclass(frozen=True)
class Officer:
    """Who acts for the office here: a registered officer, or anybody who writes in the officers' group."""

    id: str
    """LINE user id; empty where a group does not tell."""
    name: str
    registered: bool = True
    away: bool = False
    substitute: str | None = None
    """Id of the officer who gets this one's questions while they are away."""


@dataclass(frozen=True)
class Staff:
    """Who there is to pass questions to."""

    officers: tuple[Officer, ...] = ()
    group: str | None = None

    def __bool__(self) -> bool:
        return bool(self.officers or self.group)

    def officer(self, id: str | None) -> Officer | None:
        return next((officer for officer in self.officers if officer.id == id), None)


@dataclass(frozen=True)
class Held:
    """What of a consultation says who answers it."""

    procedure: str | None = None
    officer: str | None = None
    """Id of the officer who has it, whether they still are one or not."""
    chat: str | None = None
    """Where it was taken up: the officers' group, or an officer's own chat."""


def in_office(staff: Staff, officer: Officer | None) -> Officer | None:
    """The officer, or who stands in while they are away; None where neither is there."""
    passed: set[str] = set()
    while officer and officer.away and officer.id not in passed:
        passed.add(officer.id)
        officer = staff.officer(officer.substitute)
    return officer if officer and not officer.away else None


def one_officer(staff: Staff, duties: Duties, held: Held, but: Collection[str | None] = ()) -> Officer | None:
    """Who has it, else who is responsible for its subject, or who stands in; None where that is nobody."""
    for officer in (
        staff.officer(held.chat),
        staff.officer(held.officer),
        *_responsible(staff, duties, held),
    ):
        there = in_office(staff, officer)
        if there is not None and there.id not in but:
            return there
    return None


def who_answers(
    staff: Staff, duties: Duties, held: Held, but: Collection[str | None] = ()
) -> tuple[str, ...]:
    """The chats in which officers hear of a consultation; empty where there is nobody.

    The officers' group where it was taken up there; else the officer who has it, or is responsible for its
    subject, or stands in for them; else the officers' group; else every officer who is there, or, where
    none is, every officer. but: chats that it must not go to, as the asker's own.
    """
    if staff.group and held.chat == staff.group and staff.group not in but:
        return (staff.group,)
    if (officer := one_officer(staff, duties, held, but)) is not None:
        return (officer.id,)
    return everybody(staff, but)


def everybody(staff: Staff, but: Collection[str | None] = ()) -> tuple[str, ...]:
    """The officers' group, else every officer who is there, else every officer."""
    if staff.group and staff.group not in but:
        return (staff.group,)
    left = [one for one in staff.officers if one.id not in but]
    there = [one for one in left if not one.away]
    return tuple(one.id for one in there or left)


def _responsible(staff: Staff, duties: Duties, held: Held) -> Iterator[Officer]:
    for name in duties.get(held.procedure or "", ()):
        yield from (one for one in staff.officers if name in (one.id, one.name))
