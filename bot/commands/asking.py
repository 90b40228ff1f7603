"""Asking the bot without LINE: what `ask` and `evaluate` share."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.failure import Failure
from bot.settings import environment, load
from domain.time import BANGKOK
from handlers.contract.reply import Desk
from knowledge.reading.reading import Reading
from knowledge.reading.taught_entries import Entry
from knowledge.reading.understand import Understanding
from scheduler.calendar.workdays import Workdays
from services.knowledge import kept, key_dates
from services.knowledge.trying import tried

NOT_JSON = "{file} บรรทัดที่ {number}: ไม่ใช่ JSON ที่ใช้ได้ ต้องเป็นหนึ่งอ็อบเจ็กต์ต่อหนึ่งบรรทัด"
NO_TEXT = "{file} บรรทัดที่ {number}: ต้องมี “text” เป็นข้อความ และ “context” (ถ้ามี) เป็นรายการข้อความ"
NOT_A_TIME = "ต้องเป็นวันเวลาแบบ ISO เช่น 2027-05-24 หรือ 2027-05-24T08:30:00+07:00"


class Instant(click.ParamType[datetime]):
    """An ISO date or time; without a zone it is Bangkok's."""

    name = "iso"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            given = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(NOT_A_TIME, param, ctx)
        return given if given.tzinfo else given.replace(tzinfo=BANGKOK)


def a_desk() -> Desk:
    """The desk as it stands with no LINE; key dates where there is a database that has them."""
    address = load(environment(), secrets=False).database_url
    manual = kept.manual(address, datetime.now(UTC))
    dates = key_dates.kept(address)
    desk = Desk(manual, Understanding(manual), Workdays(manual.days_off), dates)
    return replace(desk, entries=_taught())


def _taught() -> tuple[Entry, ...]:
    """What officers taught; nothing where there is no database."""
    settings = load(environment(), secrets=False)
    path = settings.database_url.removeprefix("sqlite:///")
    if path != settings.database_url and not Path(path).exists():
        return ()
    # Only here: a database and LINE's SDK take longer to load than a question to answer.
    from sqlalchemy.exc import SQLAlchemyError

    from bot.opening import open_database
    from db.engine import DatabaseError
    from db.schema import require_current
    from services.knowledge.approved import approved_entries

    try:
        database = open_database(settings)
        require_current(database)
        with database.read() as session:
            return approved_entries(session)
    except (DatabaseError, SQLAlchemyError):
        return ()


def prediction(reading: Reading) -> dict[str, Any]:
    """How a message was read, in the form of `ask --json`."""
    return {
        "kind": reading.kind,
        "procedure": reading.procedure,
        "step": reading.step,
        "facet": reading.facet,
        "month": reading.month,
        "options": [asdict(option) for option in reading.options],
        "score": reading.score,
    }


def answered(desk: Desk, text: str, context: Iterable[str], now: datetime) -> dict[str, Any]:
    """How this was read and what a person would read who asks it in the 1:1 chat, as `ask --json` says it."""
    found = tried(desk, text, now, context)
    entry = {} if found.entry is None else {"entry": found.entry}
    return {**prediction(found.reading), **entry, "text": found.text}


def json_lines(lines: Iterable[str], file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Numbered objects of a JSONL text; raises Failure at the first line that is none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise Failure(NOT_JSON.format(file=file, number=number)) from None
        if not isinstance(raw, dict):
            raise Failure(NOT_JSON.format(file=file, number=number))
        yield number, raw


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def questions(lines: Iterable[str], file: str) -> Iterator[tuple[Mapping[str, Any], str, list[str]]]:
    """(the whole object, its text, its context) of each line."""
    for number, raw in json_lines(lines, file):
        text, context = raw.get("text"), raw.get("context") or []
        if not isinstance(text, str) or not _are_texts(context):
            raise Failure(NO_TEXT.format(file=file, number=number))
        yield raw, text, context


def _are_texts(context: object) -> bool:
    return isinstance(context, list) and all(isinstance(earlier, str) for earlier in context)


def lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path}: อ่านไฟล์ไม่ได้ ({type(error).__name__})") from None
