"""`planbot announcements`: what the groups will hear, and what they heard."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import click

from bot import announcing_words as words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.settings import LINE_API, Settings, environment, load
from db import announcements as kept
from db import chats
from domain.time import BANGKOK, gregorian, is_buddhist
from line import thai_dates
from line.gateway import Line
from scheduler.calendar.occasions import Occasion, Office, occasions
from scheduler.calendar.workdays import Workdays
from scheduler.clock import Clock
from scheduler.occasion_messages import text_of
from services.knowledge import digest_questions, key_dates
from services.knowledge import kept as kept_facts
from services.snapshot.desk import DeskKeeper

FIRST_YEAR = 2000
MOST_YEARS = 10
MOST_DIGITS = 9
"""Of a number in the database."""


class Day(click.ParamType[date]):
    """An ISO day, Gregorian."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(words.NOT_A_DAY.format(day=value), param, ctx)
        if is_buddhist(day.year):
            right = f"{gregorian(day.year):04d}-{day.month:02d}-{day.day:02d}"
            self.fail(words.BUDDHIST_YEAR.format(day=value, right=right), param, ctx)
        if day.year < FIRST_YEAR:
            self.fail(words.FAR_YEAR.format(day=value), param, ctx)
        return day


@click.group()
def announcements() -> None:
    """What the LINE groups hear."""


@announcements.command()
@click.option("--from", "since", type=Day(), required=True, help="First day, YYYY-MM-DD.")
@click.option("--to", "until", type=Day(), required=True, help="Last day, included.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list.")
def preview(since: date, until: date, as_json: bool) -> None:
    """Every occasion between two days, whatever today is."""
    if until < since:
        raise Failure(words.PERIOD_BACKWARDS.format(since=since, to=until))
    if until.year - since.year > MOST_YEARS:
        raise Failure(words.PERIOD_TOO_LONG.format(years=MOST_YEARS))
    settings = load(environment(), secrets=False)
    office = office_of(settings)
    found = digest_questions.filled(settings.database_url, occasions(office, since, until))
    if as_json:
        click.echo(json.dumps([as_row(office, one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{_heading(one)}\n{text_of(office, one)}\n")
    if not found:
        click.echo(words.NOTHING_PLANNED)


def office_of(settings: Settings) -> Office:
    manual = kept_facts.manual(settings.database_url, datetime.now(UTC))
    return Office(
        manual, key_dates.kept(settings.database_url), Workdays(manual.days_off), settings.announce_at
    )


def as_row(office: Office, occasion: Occasion) -> dict[str, Any]:
    """An occasion in the form that other people's tools read."""
    return {
        "occasion": occasion.id,
        "at": occasion.at.astimezone(BANGKOK).isoformat(),
        "role": occasion.role,
        "kind": occasion.kind,
        "push": occasion.push,
        "items": [
            {
                "procedure": item.procedure,
                "step": item.step,
                "why": item.why,
                "due": item.due.isoformat(),
                "last_working_day": item.last_working_day.isoformat(),
            }
            for item in occasion.items
        ],
        "text": text_of(office, occasion),
    }


@announcements.command()
@click.option("--at", required=True, help="An ISO time with its zone: 2027-05-24T08:30:00+07:00.")
def run(at: str) -> None:
    """Announce what is due at an instant; the worker delivers at once. Repeating it changes nothing."""
    settings, now = load(environment()), datetime.now(UTC)
    moment = _moment(at)
    if moment > now and urlsplit(settings.line_api_base).hostname == urlsplit(LINE_API).hostname:
        raise Failure(words.NOT_YET.format(at=at))
    database = ready_database()
    keeper = DeskKeeper(database, announce_at=settings.announce_at)
    line = Line(settings.channel_access_token, settings.line_api_base)
    clock = Clock(database, keeper.office, line, lambda: keeper.desk.bot.basic_id)
    ticked = clock.tick(moment, sent_at=now, real=False)
    for decision in ticked.decisions:
        group = decision.call.target.name or decision.call.target.id
        click.echo(words.DECIDED.format(state=words.STATES[decision.state], id=decision.call.id, group=group))
    for notice in ticked.notices:
        click.echo(words.NOTICED.format(id=notice.id))
    if not ticked.decisions and not ticked.notices:
        click.echo(words.NOTHING_DUE)
    database.close()


@announcements.command("list")
@click.option("--days", type=click.IntRange(1, 400), default=31, show_default=True)
def list_announcements(days: int) -> None:
    """What was announced in the last days, and what is ordered or waits."""
    now = datetime.now(UTC)
    with ready_database().read() as session:
        rows = kept.lately(session, now - timedelta(days=days))
        orders = kept.orders(session).values()
        own = kept.own_waiting(session)
        names = {group.id: group.name or group.id for group in chats.groups(session)}
    for row, delivery in rows:
        state = words.STATES[row.state] if row.state != "sent" else words.DELIVERED.get(delivery or "", "-")
        group = names.get(row.group_id, row.group_id)
        click.echo(words.ROW.format(at=_local(row.at), state=state, id=row.occasion, group=group))
    for order in orders:
        if order.wish != "send":
            click.echo(words.ORDER.format(id=order.occasion, role=order.role, wish=words.WISHES[order.wish]))
    for one in own:
        if one.at:
            click.echo(
                words.OWN.format(
                    at=_local(one.at), id=f"{kept.OWN}{one.id}", role=one.role, text=one.text[:60]
                )
            )
    if not rows and not own:
        click.echo(words.NOTHING_RECORDED)


@announcements.command()
@click.argument("occasion")
def cancel(occasion: str) -> None:
    """Do not send OCCASION, as `preview` or `list` names it; or what an officer wrote (own:12)."""
    now, database = datetime.now(UTC), ready_database()
    with database.begin() as session:
        number = occasion.removeprefix(kept.OWN)
        if occasion.startswith(kept.OWN) and number.isascii() and number.isdigit():
            if len(number) > MOST_DIGITS or not kept.cancel_own(session, int(number)):
                raise Failure(words.OWN_GONE.format(id=occasion))
        else:
            roles = _roles_of(occasion, now)
            settled = {name for name, _ in kept.recorded(session, now - timedelta(days=400))}
            if not roles or occasion in settled:
                raise Failure((words.OVER if occasion in settled else words.UNKNOWN).format(id=occasion))
            for role in roles:
                kept.order(session, occasion, role, "stop", None, None, now)
    click.echo(words.CANCELLED.format(id=occasion))


def _roles_of(occasion: str, now: datetime) -> set[str]:
    """The roles that are still to hear of it; the year stands in its name."""
    today, named = now.astimezone(BANGKOK).date(), re.search(r"[0-9]{4}", occasion)
    year = int(named[0]) if named else 0
    if not today.year - 1 <= year <= today.year + MOST_YEARS * 10:
        return set()
    office = office_of(load(environment(), secrets=False))
    coming = occasions(office, date(year - 1, 12, 1), date(year, 12, 31))
    return {one.role for one in coming if one.id == occasion and one.until >= today}


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Failure(words.NOT_A_MOMENT.format(at=text)) from None
    if is_buddhist(moment.year):
        raise Failure(words.NOT_A_MOMENT.format(at=text))
    if moment.tzinfo is None:
        raise Failure(words.NO_ZONE.format(at=text))
    return moment


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(BANGKOK):%Y-%m-%d %H:%M}"


def _heading(occasion: Occasion) -> str:
    at = occasion.at.astimezone(BANGKOK)
    return words.OCCASION.format(
        day=thai_dates.with_weekday(at.date()), time=f"{at:%H:%M}", role=occasion.role, id=occasion.id
    )
