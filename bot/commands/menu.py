"""`planbot menu`: the rich menus of askers and officers."""

from datetime import UTC, datetime

import click

from bot import menu_words as words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.settings import Settings, environment, load
from db.engine import Database
from db.menus import leases, links, made
from line.gateway import Line, LineError
from line.menus import images
from services.outbound.menus import Busy, MenuKeeper


@click.group()
def menu() -> None:
    """Rich menus under the chat."""


@menu.command()
def apply() -> None:
    """Make, show and link the menus now; the worker does it by itself."""
    settings = load(environment())
    database = ready_database()
    keeper = keeper_of(settings, database)
    before = _ids(database)
    try:
        keeper.apply()
    except (Busy, leases.LeaseLost):
        raise Failure(words.BUSY) from None
    except LineError as error:
        raise Failure(words.NOT_DONE.format(reason=error)) from None
    after, refused = _ids(database), False
    with database.read() as session:
        given, passed = links.count(session)
        for one in made.refused(session):
            refused = True
            click.echo(words.REFUSED.format(audience=words.AUDIENCES[one.audience], reason=one.note))
    for audience, menu_id in after.items():
        told = words.AS_BEFORE if before.get(audience) == menu_id else words.MADE
        click.echo(told.format(audience=words.AUDIENCES[audience], id=menu_id))
    click.echo(words.LINKED.format(count=given))
    if passed:
        click.echo(words.PASSED_OVER.format(count=passed))
    if not images.shapes_thai():
        click.echo(words.KEPT_IMAGE)
    database.close()
    if refused:
        raise Failure(words.SOME_REFUSED)


def keeper_of(settings: Settings, database: Database) -> MenuKeeper:
    line = Line(
        settings.channel_access_token, settings.line_api_base, data_api_base=settings.line_data_api_base
    )
    return MenuKeeper(database, line, lambda: settings.public_url or "", lambda: datetime.now(UTC))


def _ids(database: Database) -> dict[str, str]:
    with database.read() as session:
        found = {audience: made.shown(session, audience) for audience in words.AUDIENCES}
    return {audience: one.menu_id for audience, one in found.items() if one}
