"""`planbot announcements`: what the groups will hear, and what they heard."""

import json
from datetime import date
from typing import Any

import click

from bot import announcing_words as words
from bot import key_dates
from bot.commands.dates import BUDDHIST
from bot.commands.failure import Failure
from bot.settings import Settings, environment, load
from knowledge.load import load_manual
from line import thai_dates
from scheduler.occasions import BANGKOK, Occasion, Office, occasions
from scheduler.wording import text_of
from scheduler.workdays import Workdays

MOST_YEARS = 10


class Day(click.ParamType[date]):
    """An ISO day, Gregorian."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(words.NOT_A_DAY.format(day=value), param, ctx)
        if day.year >= BUDDHIST:
            right = f"{day.year - 543:04d}-{day.month:02d}-{day.day:02d}"
            self.fail(words.BUDDHIST_YEAR.format(day=value, right=right), param, ctx)
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
    office = office_of(load(environment(), secrets=False))
    found = occasions(office, since, until)
    if as_json:
        click.echo(json.dumps([as_row(office, one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{_heading(one)}\n{text_of(office, one)}\n")
    if not found:
        click.echo(words.NOTHING_PLANNED)


def office_of(settings: Settings) -> Office:
    manual = load_manual()
    return Office(manual, key_dates.kept(settings), Workdays(manual.days_off), settings.announce_at)


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


def _heading(occasion: Occasion) -> str:
    at = occasion.at.astimezone(BANGKOK)
    return words.OCCASION.format(
        day=thai_dates.with_weekday(at.date()), time=f"{at:%H:%M}", role=occasion.role, id=occasion.id
    )
