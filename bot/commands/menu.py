"""`planbot menu`: the rich menus of askers and officers."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

import click

from bot import menu_words as words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.settings import Settings, environment, load
from db.engine import Database
from db.menus import leases, links, made
from line.gateway import Line, LineError
from line.menus import images
from line.menus.content import AUDIENCES, menus
from services.outbound.menus import Busy, MenuKeeper

Found = tuple[Literal["ok", "bad", "note"], str, str]
"""What the doctor tells: how it is, what was looked at, what to do."""


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


def findings(settings: Settings, line: Line, database: Database) -> Iterator[Found]:
    """Whether LINE shows the menus as they are to be, and who does not see the officers'."""
    pages = settings.public_url or ""
    with database.read() as session:
        shown = {audience: made.shown(session, audience) for audience in AUDIENCES}
        refused = {one.audience: one for one in made.refused(session)}
        passed = links.count(session)[1]
    good = True
    for audience, menu in menus(pages).items():
        name, found, wanted = words.AUDIENCES[audience], shown[audience], images.design_of(menu)
        if audience in refused and refused[audience].design == wanted:
            told = words.REFUSED.format(audience=name, reason=refused[audience].note)
            good = False
            yield "bad", words.CHECK_MENUS, told
        elif found is None or found.design != wanted:
            told = (words.OLD_MENU if found else words.NO_MENU).format(audience=name)
            good = False
            yield "note", words.CHECK_MENUS, told
    yield from _default_menu(line, shown["askers"], good)
    if passed:
        yield "note", words.CHECK_MENUS, words.NOT_FRIENDS.format(count=passed)


def _default_menu(line: Line, askers: made.Shown | None, good: bool) -> Iterator[Found]:
    try:
        default = line.menus.default()
    except LineError:
        return  # told above
    if askers and default != askers.menu_id:
        yield "bad", words.CHECK_MENUS, words.OTHER_DEFAULT
    elif good:
        yield "ok", words.CHECK_MENUS, ""
