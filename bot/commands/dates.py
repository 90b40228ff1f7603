"""`planbot dates`: the closing days that only the office knows."""

import re
from datetime import UTC, date, datetime
from typing import cast, get_args

import click

from bot import announcing_words as words
from bot.commands.groups import ready_database
from bot.failure import Failure
from db import key_dates
from domain.time import BANGKOK, FIRST_BUDDHIST, buddhist, gregorian, is_buddhist
from knowledge.facts.manual import KeyDate
from line import thai_dates
from scheduler.calendar.rounds import nearest_round

NAMES = cast(tuple[str, ...], get_args(KeyDate))


@click.group()
def dates() -> None:
    """Key dates: when e-MES closes."""


@dates.command("list")
def list_dates() -> None:
    """Every key date that is set."""
    with ready_database().read() as session:
        found = key_dates.every(session)
    for key in found:
        click.echo(
            words.KEY_DATE.format(
                name=key.name, year=key.fiscal_year, day=key.day, thai=thai_dates.with_weekday(key.day)
            )
        )
    if not found:
        click.echo(words.NO_KEY_DATES)


@dates.command("set")
@click.argument("name", type=click.Choice(NAMES))
@click.argument("day", metavar="DATE")
@click.option("--fiscal-year", type=int, help="พ.ศ.; by default that of the nearest round end.")
def set_date(name: str, day: str, fiscal_year: int | None) -> None:
    """Set when a round closes: NAME, and the day as YYYY-MM-DD (ค.ศ.)."""
    now = datetime.now(UTC)
    closing = closing_day(day, now.astimezone(BANGKOK).date())
    nearest = nearest_round(cast(KeyDate, name), closing).fiscal_year
    year = _fiscal_year(fiscal_year) or nearest
    if abs(year - nearest) > 1:
        raise Failure(words.NOT_THAT_YEAR.format(name=name, year=year, day=closing, right=nearest))
    with ready_database().begin() as session:
        key_dates.set_day(session, name, year, closing, now)
    thai = thai_dates.with_weekday(closing)
    click.echo(words.KEY_DATE_SET.format(name=name, year=year, day=closing, thai=thai))


def closing_day(text: str, today: date) -> date:
    """The day that was typed; Failure for what is no day, a year of พ.ศ., or a day that is over."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text, re.ASCII)
    if not found:
        raise Failure(words.NOT_A_DAY.format(day=text))
    if is_buddhist(int(found[1])):
        raise Failure(
            words.BUDDHIST_YEAR.format(day=text, right=f"{gregorian(int(found[1]))}-{found[2]}-{found[3]}")
        )
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Failure(words.NO_SUCH_DAY.format(day=text)) from None
    if day < today:
        raise Failure(words.DAY_IS_OVER.format(day=text, today=today))
    return day


def _fiscal_year(given: int | None) -> int | None:
    if given is not None and not FIRST_BUDDHIST <= given <= FIRST_BUDDHIST + 300:
        right = buddhist(given) if gregorian(FIRST_BUDDHIST) <= given < FIRST_BUDDHIST - 243 else 2570
        raise Failure(words.FISCAL_YEAR.format(year=given, right=right))
    return given
