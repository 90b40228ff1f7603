"""`planbot groups`: which LINE group has which role."""

from datetime import UTC, datetime
from typing import cast, get_args

import click

from bot import words
from bot.failure import Failure
from bot.opening import open_database
from bot.settings import environment, load
from db import chats
from db.engine import Database
from db.schema import require_current
from domain.routing import Duties
from knowledge.facts.manual import Role
from services.knowledge import kept

ROLES = cast(tuple[str, ...], get_args(Role))
role_option = click.option("--role", type=click.Choice(ROLES), required=True)


def ready_database() -> Database:
    """The office's database for a command that needs its tables."""
    database = open_database(load(environment(), secrets=False))
    require_current(database)
    return database


def _duties() -> Duties:
    return kept.manual(load(environment(), secrets=False).database_url, datetime.now(UTC)).duty.duties


@click.group()
def groups() -> None:
    """LINE groups and their roles."""


@groups.command("list")
def list_groups() -> None:
    """Every group the bot is or was in."""
    with ready_database().read() as session:
        found = chats.groups(session)
        for group in found:
            click.echo(
                words.GROUP_ROW.format(
                    id=group.id,
                    role=group.role or "-",
                    name=group.name or words.GROUP_NO_NAME,
                    left=words.GROUP_LEFT if group.left_at else "",
                )
            )
    if not found:
        click.echo(words.NO_GROUPS)


@groups.command()
@role_option
@click.argument("group_id")
def bind(role: str, group_id: str) -> None:
    """Give a group its role."""
    with ready_database().begin() as session:
        group = chats.find_group(session, group_id)
        if group is None:
            raise Failure(words.GROUP_UNKNOWN.format(id=group_id))
        if group.left_at:
            raise Failure(words.GROUP_NOT_IN.format(id=group_id))
        chats.bind_group(session, group_id, role, datetime.now(UTC), _duties())
    click.echo(words.GROUP_BOUND.format(name=group.name or group_id, role=role))


@groups.command()
@role_option
def code(role: str) -> None:
    """A code that gives the group it is typed in this role."""
    with ready_database().begin() as session:
        made = chats.make_code(session, role, datetime.now(UTC))
    click.echo(words.GROUP_CODE.format(role=role, code=made.code))


@groups.command()
@click.argument("group_id")
def unbind(group_id: str) -> None:
    """Take a group's role away."""
    with ready_database().begin() as session:
        if chats.find_group(session, group_id) is None:
            raise Failure(words.GROUP_UNKNOWN.format(id=group_id))
        was_bound = chats.unbind_group(session, group_id, datetime.now(UTC), _duties())
    click.echo((words.GROUP_UNBOUND if was_bound else words.GROUP_NOT_BOUND).format(id=group_id))
