"""`planbot officers`: who answers for the office in LINE."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import click

from bot import words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.office_hours import hours_of
from bot.settings import environment, load
from db import officers as kept
from domain.ranks import Rank
from handlers.contract.officers import Remove
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import next_open
from services.knowledge import kept as kept_facts
from services.store import officers as store

LONGEST_NAME = 60


@click.group()
def officers() -> None:
    """Officers of the group."""


@officers.command("list")
def list_officers() -> None:
    """Every officer, by name."""
    with ready_database().read() as session:
        found = [
            words.OFFICER_ROW.format(id=one.person_id, name=one.name, rank=words.RANKS[Rank(one.rank)])
            for one in kept.current(session)
        ]
    click.echo("\n".join(found) or words.NO_OFFICERS)


def _ranks(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what an officer may do on the office's pages."""
    head = click.option("--head", "rank", flag_value=Rank.HEAD.value, help=words.HELP_HEAD)
    admin = click.option("--admin", "rank", flag_value=Rank.ADMIN.value, help=words.HELP_ADMIN)
    officer = click.option("--officer", "rank", flag_value=Rank.OFFICER.value, help=words.HELP_OFFICER)
    return head(admin(officer(command)))


@officers.command()
@click.argument("name")
@_ranks
def invite(name: str, rank: str | None) -> None:
    """A code that the officer types in 1:1 with the bot.

    With a rank also for one who is an officer already: the code then changes what she may do.
    """
    name = _name(name)
    with ready_database().begin() as session:
        if rank is None and kept.is_taken(session, name):
            raise Failure(words.OFFICER_TAKEN.format(name=name))
        code = kept.make_code(session, name, datetime.now(UTC), rank)
    click.echo(words.OFFICER_CODE.format(name=name, code=code))


@officers.command()
@click.argument("user_id")
@click.argument("name")
@_ranks
def add(user_id: str, name: str, rank: str | None) -> None:
    """Make an officer of a LINE user whose id is known."""
    name = _name(name)
    if not re.fullmatch("U[0-9a-f]{32}", user_id):
        raise Failure(words.OFFICER_ID.format(id=user_id))
    with ready_database().begin() as session:
        if kept.is_taken(session, name) and kept.name_of(session, user_id) != name:
            raise Failure(words.OFFICER_TAKEN.format(name=name))
        kept.add(session, user_id, name, datetime.now(UTC), rank)
    click.echo(words.OFFICER_ADDED.format(name=name))


@officers.command()
@click.argument("user_id")
def remove(user_id: str) -> None:
    """An officer who no longer is one."""
    settings, now = load(environment(), secrets=False), datetime.now(UTC)
    manual = kept_facts.manual(settings.database_url, now)
    opens = next_open(now, Workdays(manual.days_off), hours_of(settings))
    with ready_database().begin() as session:
        name = kept.name_of(session, user_id)
        if name is None:
            raise Failure(words.OFFICER_UNKNOWN.format(id=user_id))
        at = store.Circumstances(now, manual.duty.duties, opens)
        waiting = store.store(session, Remove(user_id), None, at).waiting
    click.echo(words.OFFICER_REMOVED.format(name=name))
    if waiting:
        click.echo(words.OFFICER_HAD.format(count=waiting))


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_NAME:
        raise Failure(words.OFFICER_NAME)
    return name
