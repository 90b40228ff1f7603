"""`planbot deliveries`: what LINE did not take, and another try."""

from datetime import UTC, datetime

import click

from bot import words
from bot.commands.groups import ready_database
from bot.failure import Failure
from db.deliveries import failed as failed_deliveries
from domain.time import BANGKOK


@click.group()
def deliveries() -> None:
    """Messages that LINE did not take."""


@deliveries.command()
def failed() -> None:
    """Every delivery that LINE refused, or of which nobody knows whether it went out; oldest first."""
    with ready_database().read() as session:
        found = failed_deliveries.every(session)
        for one in found:
            click.echo(
                words.DELIVERY_ROW.format(
                    id=one.id,
                    at=one.created_at.astimezone(BANGKOK).strftime("%Y-%m-%d %H:%M"),
                    kind=one.kind,
                    state=one.state,
                    purpose=one.purpose or "-",
                    outcome=one.outcome or "-",
                    gone=words.EVENT_IS_GONE if one.messages is None else "",
                )
            )
    if not found:
        click.echo(words.NO_DELIVERIES_FAILED)


@deliveries.command()
@click.argument("delivery_id", metavar="ID", type=click.IntRange(1, 2**62))
@click.option("--yes", is_flag=True, help="Do not ask where it may have gone out already.")
def retry(delivery_id: int, yes: bool) -> None:
    """Send a delivery again as a push, under a key that LINE has not seen."""
    database = ready_database()
    with database.read() as session:
        found = failed_deliveries.find(session, delivery_id)
    if found is None:
        raise Failure(words.DELIVERY_UNKNOWN.format(id=delivery_id))
    if found.state not in failed_deliveries.STATES:
        raise Failure(words.DELIVERY_NOT_FAILED.format(id=delivery_id, state=found.state))
    if found.messages is None:
        raise Failure(words.DELIVERY_EMPTY.format(id=delivery_id))
    if found.state == "unknown" and not yes:
        click.confirm(words.DELIVERY_MAYBE.format(id=delivery_id), abort=True)
    with database.begin() as session:
        if not failed_deliveries.try_again(session, delivery_id, datetime.now(UTC)):
            raise Failure(words.DELIVERY_NOT_FAILED.format(id=delivery_id, state="?"))
    click.echo(words.DELIVERY_AGAIN.format(id=delivery_id))
