"""What may be changed of the officers themselves and of the LINE groups."""

from dataclasses import dataclass
from datetime import datetime

from domain.ranks import Rank
from knowledge.facts.manual import Role


@dataclass(frozen=True)
class Colleague:
    """An officer as she stands now."""

    id: str
    name: str
    rank: Rank = Rank.OFFICER
    away_from: datetime | None = None
    away_until: datetime | None = None
    substitute: str | None = None

    @property
    def seen(self) -> tuple[object, ...]:
        """What a page shows of her: another where somebody changed it meanwhile."""
        return (self.name, self.rank, self.away_from, self.away_until, self.substitute)


@dataclass(frozen=True)
class Invite:
    """A code that makes an officer of whoever types it."""

    name: str
    rank: Rank


@dataclass(frozen=True)
class Rename:
    person: str
    name: str


@dataclass(frozen=True)
class SetRank:
    person: str
    rank: Rank


@dataclass(frozen=True)
class Leave:
    """Away between these moments, with somebody standing in; until None: back."""

    person: str
    begins: datetime | None
    until: datetime | None
    substitute: str | None


@dataclass(frozen=True)
class Remove:
    person: str


@dataclass(frozen=True)
class MakeGroupCode:
    """A code that gives the group in which it is typed this role."""

    role: Role


@dataclass(frozen=True)
class Bind:
    group: str
    role: Role


@dataclass(frozen=True)
class Unbind:
    group: str


OfficeChange = Invite | Rename | SetRank | Leave | Remove | MakeGroupCode | Bind | Unbind
