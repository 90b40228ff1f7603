"""`planbot knowledge set | remove | undo | edits`: what the office changes in the facts of the manual."""

import json
from datetime import UTC, datetime
from typing import Any

import click

from bot import overrides_words as words
from bot.commands.groups import ready_database
from bot.failure import Failure
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from domain.time import BANGKOK
from knowledge.facts.overrides import Override
from knowledge.loading.editable import row_of
from knowledge.loading.laying import ChangedBeneath, Laid
from knowledge.loading.load import parsed
from line import thai_dates
from services.knowledge import overrides as service
from services.knowledge import suggested
from services.knowledge.suggested import Suggestion

FIRST, LAST = 2500, 2700
FACETS = ("detail", "steps", "timeline", "channels", "fee", "law")


def _options(command: Any) -> Any:
    for option in (
        click.option("--from-year", type=int, help="ปีงบประมาณแรก (พ.ศ.)"),
        click.option("--to-year", type=int, help="ปีงบประมาณสุดท้าย (พ.ศ.)"),
        click.option("--reason", default="", help="Told beside the fact: the letter or order it rests on."),
        click.option("--yes", is_flag=True, help="Although examples are answered otherwise."),
    ):
        command = option(command)
    return command


@click.command("set")
@click.argument("kind")
@click.argument("id")
@click.argument("field")
@click.argument("value")
@_options
def set_value(
    kind: str,
    id: str,
    field: str,
    value: str,
    from_year: int | None,
    to_year: int | None,
    reason: str,
    yes: bool,
) -> None:
    """Change FIELD of the KIND named ID ("-" where there is one of its kind) to VALUE: text or JSON.

    A row of a list is added or changed; a whole list is given as JSON [...].
    """
    given = _value(value)
    _require_years(from_year, to_year)
    change = Change(
        kind, "" if id == "-" else id, field, row_of(field, given), "set", given, from_year, to_year
    )
    _save(change, reason, yes)


@click.command()
@click.argument("kind")
@click.argument("id")
@click.argument("field")
@click.argument("row", required=False)
@_options
def remove(
    kind: str,
    id: str,
    field: str,
    row: str | None,
    from_year: int | None,
    to_year: int | None,
    reason: str,
    yes: bool,
) -> None:
    """Take away an optional FIELD, or the ROW of a list: a phrasing, a school's name, a day's date."""
    _require_years(from_year, to_year)
    change = Change(kind, "" if id == "-" else id, field, row, "remove", None, from_year, to_year)
    _save(change, reason, yes)


@click.command()
@click.argument("number", type=int)
@click.option("--reason", default="")
@click.option("--yes", is_flag=True, help="Although examples are answered otherwise.")
def undo(number: int, reason: str, yes: bool) -> None:
    """Undo the change with this NUMBER, as `planbot knowledge edits` lists it."""
    with ready_database().read() as session:
        found = next((row for row in overrides.standing(session) if row.id == number), None)
        if found is None:
            raise Failure(words.NO_SUCH_EDIT.format(number=number))
        change = overrides.undo_of(found)
    _save(change, reason, yes)


@click.command()
def edits() -> None:
    """What the office changed and nobody undid, with what does not load and what changed beneath."""
    with ready_database().read() as session:
        rows = overrides.standing(session)
        lines = [_line(row.id, service.of_row(row), row.by_name or "") for row in rows]
        laid = service.laid(session, parsed(), datetime.now(BANGKOK).date())
    click.echo("\n".join(lines) or words.NO_EDITS)
    for line in troubles_of(laid):
        click.echo(line)


@click.command()
@click.option("--approve", type=int, help="Take the offer with this number over as a phrasing.")
@click.option("--reject", type=int, help="Offer it no more.")
@click.option("--to", "thing", help='What answers it, as in "plan-review-4", where the offer does not say.')
@click.option("--facet", type=click.Choice(FACETS), help="What it asks, where the offer does not say.")
@click.option("--yes", is_flag=True, help="Although examples are answered otherwise.")
def suggest(approve: int | None, reject: int | None, thing: str | None, facet: str | None, yes: bool) -> None:
    """Offer what people asked as new phrasings; nothing changes until somebody takes one over."""
    if approve is not None and reject is not None:
        raise click.UsageError(words.ONE_OF_TWO)
    database, now = ready_database(), datetime.now(UTC)
    with database.read() as session:
        manual = service.laid(session, parsed(), now.astimezone(BANGKOK).date()).manual
        offers = suggested.offered(session, manual, now)
    number = reject if approve is None else approve
    if number is None:
        click.echo("\n".join(map(_offer, offers)) or words.NO_OFFERS)
        return
    one = suggested.find(offers, number)
    if one is None:
        raise Failure(words.NO_SUCH_OFFER.format(number=number))
    if reject is not None:
        with database.begin() as session:
            suggested.decline(session, one.words, None, None, now)
        click.echo(words.DECLINED.format(words=one.words))
        return
    wanted = thing or one.thing
    if not wanted:
        raise Failure(words.WHERE.format(number=one.case))
    kind, field = "procedure" if manual.procedure(wanted) else "step", f"examples.{facet or one.facet}"
    _save(Change(kind, wanted, field, one.words, "set", one.words), words.OFFERED, yes)


def _offer(one: Suggestion) -> str:
    place = f" -> {one.thing} {one.facet}" if one.thing else ""
    return words.OFFER.format(
        number=one.case, count=one.count, words=one.words, place=place, source=words.SOURCES[one.source]
    )


def troubles_of(laid: Laid) -> list[str]:
    """Changes that do not load, and those under which the YAML changed, for people."""
    aside = [words.ASIDE.format(problem=one, number=one.override.number) for one in laid.aside]
    return aside + [_beneath(one) for one in laid.changed_beneath]


def _beneath(one: ChangedBeneath) -> str:
    ours = words.REMOVED if one.override.action == "remove" else _shown(one.override.value)
    return words.BENEATH.format(
        place=one.override.place,
        old=_shown(one.override.covered),
        new=_shown(one.yaml),
        ours=ours,
        number=one.override.number,
    )


def _save(change: Change, reason: str, yes: bool) -> None:
    database = ready_database()
    with database.read() as session:
        seen = overrides.revision(session)
    outcome = service.save(
        database, parsed(), [change], Author(datetime.now(UTC), reason), seen, confirmed=yes
    )
    match outcome:
        case service.Saved(revision):
            click.echo(words.SAVED.format(revision=revision))
        case service.Conflict(revision):
            raise Failure(words.CONFLICT.format(revision=revision))
        case service.Refused(problems):
            raise Failure(words.REFUSED.format(problems="; ".join(map(str, problems))))
        case service.Unconfirmed(examples):
            raise Failure(words.UNCONFIRMED.format(examples="; ".join(examples)))


def _value(text: str) -> Any:
    """JSON where it begins like a list, an object or a quoted text, or is a number; else the text itself."""
    is_number = text == "0" or (text.removeprefix("-").isdecimal() and text[:1] != "0")  # 042... is a phone
    if text[:1] not in ("[", "{", '"') and not is_number and text not in ("true", "false"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise Failure(words.NOT_JSON.format(value=text[:60])) from None


def _require_years(first: int | None, last: int | None) -> None:
    for year in (first, last):
        if year is not None and not FIRST <= year <= LAST:
            raise Failure(words.YEARS)
    if first is not None and last is not None and first > last:
        raise Failure(words.YEARS)


def _line(number: int, one: Override, by: str) -> str:
    years = "-".join("" if year is None else str(year) for year in (one.first_year, one.last_year))
    return words.EDIT.format(
        number=number,
        place=one.place,
        value=words.REMOVED if one.action == "remove" else _shown(one.value),
        years=f" [{years}]" if years != "-" else "",
        day=thai_dates.short(one.day),
        by=by or "planbot",
        reason=f": {one.reason}" if one.reason else "",
    )


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:119]}…"
