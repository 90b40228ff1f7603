"""`planbot stats`: the year's service statistics."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from bot import words
from bot.commands.groups import ready_database
from bot.failure import Failure
from bot.settings import environment, load
from db import ledger
from domain.time import FIRST_BUDDHIST, buddhist, fiscal_year_at
from knowledge.loading.load import load_manual
from scheduler.calendar.workdays import Workdays
from services.reports.period import Period
from services.reports.publishing import NotOver, publish
from services.reports.statistics import statistics
from services.reports.tables import as_lines, tables_of, write_xlsx

LAST = 2700
"""The last fiscal year that may be asked for."""


def fiscal_year_of(typed: str | None) -> int:
    """The fiscal year asked for, พ.ศ.; this one where none is."""
    if typed is None:
        return fiscal_year_at(datetime.now(UTC))
    if not typed.isdecimal() or len(typed) > 4:
        raise Failure(words.FISCAL_YEAR.format(given=typed, hint=""))
    given = int(typed)
    if not FIRST_BUDDHIST <= given <= LAST:
        right = 2500 + given if 0 <= given < 100 else buddhist(given)
        hint = words.FISCAL_YEAR_HINT.format(right=right) if FIRST_BUDDHIST <= right <= LAST else ""
        raise Failure(words.FISCAL_YEAR.format(given=given, hint=hint))
    return given


def written(path: Path, write: object) -> None:
    """Write a file; a place that cannot be written to is told in a line."""
    assert callable(write)
    try:
        write(path)
    except OSError as error:
        raise Failure(words.CANNOT_WRITE.format(path=path, reason=error.strerror)) from None


@click.command()
@click.option("--fiscal-year", help="พ.ศ. เช่น 2570 (1 ต.ค. 2569 - 30 ก.ย. 2570)")
@click.option("--out", type=click.Path(path_type=Path), help="An .xlsx file.")
@click.option("--json", "as_json", is_flag=True)
@click.option(
    "--publish",
    "months",
    type=click.IntRange(1, 12),
    metavar="MONTHS",
    help="Show the first MONTHS of the year on the public page, as counted now: 6 or 12.",
)
def stats(fiscal_year: str | None, out: Path | None, as_json: bool, months: int | None) -> None:
    """Service statistics of a fiscal year."""
    year = fiscal_year_of(fiscal_year)
    if months:
        if out or as_json:
            raise Failure(words.PUBLISH_ALONE)
        _publish(Period(year, months))
        return
    if out and out.suffix != ".xlsx":
        raise Failure(words.ONLY_XLSX.format(path=out))
    manual, now = load_manual(), datetime.now(UTC)
    workdays = Workdays(manual.days_off)
    with ready_database().read() as session:
        past_limit = ledger.past_limit_of_year(session, year)
        found = statistics(ledger.of_year(session, year), year, workdays, now, past_limit)
    if out:
        written(out, lambda path: write_xlsx(tables_of(found, manual), path))
        click.echo(words.WRITTEN.format(path=out, count=found.total), err=as_json)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False))
    elif not out:
        click.echo(as_lines(tables_of(found, manual)))


def _publish(period: Period) -> None:
    manual = load_manual()
    try:
        with ready_database().begin() as session:
            publish(session, period, manual, datetime.now(UTC), "command")
    except NotOver as refusal:
        raise Failure(str(refusal)) from None
    click.echo(words.PUBLISHED.format(period=period.title))
    public_url = load(environment(), secrets=False).public_url
    if public_url:
        click.echo(f"{public_url}/statistics?year={period.fiscal_year}&months={period.months}")
