"""`planbot events`: what could not be handled, and another try."""

from datetime import UTC, datetime

import click

from bot import words
from bot.commands.groups import ready_database
from bot.failure import Failure
from db import inbox
from domain.time import BANGKOK


@click.group()
def events() -> None:
    """Events of LINE that could not be handled."""


@events.command()
def failed() -> None:
    """Every event that was set aside, oldest first, with the class and place of its error."""
    with ready_database().read() as session:
        found = inbox.aside(session)
        for event in found:
            click.echo(
                words.EVENT_ROW.format(
                    id=event.id,
                    at=event.received_at.astimezone(BANGKOK).strftime("%Y-%m-%d %H:%M"),
                    type=event.type,
                    attempts=event.attempts,
                    error=event.error or "-",
                    gone=words.EVENT_IS_GONE if event.payload is None else "",
                )
            )
    if not found:
        click.echo(words.NO_EVENTS_FAILED)


@events.command()
@click.argument("event_id", metavar="ID", type=click.IntRange(1, 2**62))
def retry(event_id: int) -> None:
    """Let the worker try an event again, at once."""
    with ready_database().begin() as session:
        event = inbox.find(session, event_id)
        if event is None:
            raise Failure(words.EVENT_UNKNOWN.format(id=event_id))
        if event.state == "waiting":
            raise Failure(words.EVENT_WAITS.format(id=event_id))
        if event.state == "done":
            raise Failure(words.EVENT_DONE.format(id=event_id))
        if event.payload is None:
            raise Failure(words.EVENT_EMPTY.format(id=event_id))
        inbox.try_again(session, event_id, datetime.now(UTC))
    click.echo(words.EVENT_AGAIN.format(id=event_id))
