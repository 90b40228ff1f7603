"""`planbot officers`: who answers for the office in LINE."""

import re
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from bot import words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.office_hours import hours_of
from bot.settings import environment, load
from db import deliveries
from db import officers as kept
from db.deliveries.reassign import to_whom
from domain.case_names import case_name
from domain.ids import is_group
from knowledge.loading.load import load_manual
from line.messages import text
from line.texts import case_texts
from scheduler.calendar.workdays import Workdays
from scheduler.calendar.worktime import next_open

LONGEST_NAME = 60


@click.group()
def officers() -> None:
    """Officers of the group."""


@officers.command("list")
def list_officers() -> None:
    """Every officer, by name."""
    with ready_database().read() as session:
        found = [words.OFFICER_ROW.format(id=one.person_id, name=one.name) for one in kept.current(session)]
    click.echo("\n".join(found) or words.NO_OFFICERS)


@officers.command()
@click.argument("name")
def invite(name: str) -> None:
    """A code that the officer types in 1:1 with the bot."""
    name = _name(name)
    with ready_database().begin() as session:
        if kept.is_taken(session, name):
            raise Failure(words.OFFICER_TAKEN.format(name=name))
        code = kept.make_code(session, name, datetime.now(UTC))
    click.echo(words.OFFICER_CODE.format(name=name, code=code))


@officers.command()
@click.argument("user_id")
@click.argument("name")
def add(user_id: str, name: str) -> None:
    """Make an officer of a LINE user whose id is known."""
    name = _name(name)
    if not re.fullmatch("U[0-9a-f]{32}", user_id):
        raise Failure(words.OFFICER_ID.format(id=user_id))
    with ready_database().begin() as session:
        if kept.is_taken(session, name) and kept.name_of(session, user_id) != name:
            raise Failure(words.OFFICER_TAKEN.format(name=name))
        kept.add(session, user_id, name, datetime.now(UTC))
    click.echo(words.OFFICER_ADDED.format(name=name))


@officers.command()
@click.argument("user_id")
def remove(user_id: str) -> None:
    """An officer who no longer is one."""
    settings, now = load(environment(), secrets=False), datetime.now(UTC)
    opens = next_open(now, Workdays(load_manual().days_off), hours_of(settings))
    with ready_database().begin() as session:
        removed = kept.remove(session, user_id, now)
        if removed is None:
            raise Failure(words.OFFICER_UNKNOWN.format(id=user_id))
        if removed.waiting:
            _tell_the_others(session, removed, now, opens)
    click.echo(words.OFFICER_REMOVED.format(name=removed.name))
    if removed.waiting:
        click.echo(words.OFFICER_HAD.format(count=len(removed.waiting)))


def _tell_the_others(session: Session, removed: kept.Removed, now: datetime, opens: datetime) -> None:
    """What waited with one officer stands in nobody else's chat."""
    rows = [
        case_texts.open_row(
            case_name(one.number, one.fiscal_year), one.question or "", one.person_name or "", one.state, ""
        )
        for one in removed.waiting
    ]
    told = text(case_texts.nobodys_now(removed.name, rows))
    for chat in to_whom(session, now):
        deliveries.owe_push(session, chat, [dict(told)], to_group=is_group(chat), now=now, not_before=opens)


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_NAME:
        raise Failure(words.OFFICER_NAME)
    return name
