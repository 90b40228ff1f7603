"""Taught entries as a YAML file that people can read and edit."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from bot import words
from bot.failure import Failure
from db.entries import Given
from db.models.consultations import TaughtEntry
from domain.time import BANGKOK
from handlers.contract.mask import masked
from knowledge.reading.taught_entries import core

LARGEST_ID = 2**31
LONGEST = {"key": 36, "by": 200, "approved_by": 200}


def as_yaml(found: Sequence[TaughtEntry]) -> str:
    rows = [_row(entry) for entry in found]
    return str(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=4096))


def _row(entry: TaughtEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "key": entry.key,
        "phrasings": list(entry.phrasings),
        "answer": entry.answer,
        "by": entry.answered_name or entry.drafted_name or "",
        "approved_by": entry.approved_name or "",
        "date": (entry.approved_at or entry.drafted_at).astimezone(BANGKOK).date().isoformat(),
    }


def from_yaml(file: Path) -> list[Given]:
    """All entries of a file; raises Failure where any of it is wrong, so that nothing is half taken up."""
    try:
        rows = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(words.CANNOT_READ.format(path=file, reason=type(error).__name__)) from None
    except (yaml.YAMLError, ValueError) as error:  # ValueError: of a day that is none
        mark = getattr(error, "problem_mark", None)
        raise Failure(words.NOT_YAML.format(path=file, line=mark.line + 1 if mark else 1)) from None
    if not isinstance(rows, list):
        raise Failure(words.NOT_ENTRIES.format(path=file, number=1))
    return [_given(row, file, number) for number, row in enumerate(rows, start=1)]


def _given(row: Any, file: Path, number: int) -> Given:
    """Raises Failure that says which entry of the file is wrong, and what is allowed."""
    row = row if isinstance(row, dict) else {}
    phrasings, answer, id = row.get("phrasings"), row.get("answer"), row.get("id")
    typed = (
        [one for one in phrasings if isinstance(one, str) and _asks(one)]
        if isinstance(phrasings, list)
        else []
    )
    if not typed or typed != phrasings or not isinstance(answer, str) or not answer.strip():
        raise Failure(words.NOT_ENTRIES.format(path=file, number=number))
    if id is not None and (isinstance(id, bool) or not isinstance(id, int) or not 0 < id < LARGEST_ID):
        raise Failure(words.ENTRY_ID.format(path=file, number=number, given=str(id)[:30]))
    named = {name: row.get(name) or "" for name in ("key", "by", "approved_by")}
    for name, given in named.items():
        if not isinstance(given, str) or len(given) > LONGEST[name]:
            raise Failure(words.ENTRY_NAME.format(path=file, number=number, name=name, most=LONGEST[name]))
    return Given(
        tuple(map(masked, typed)), answer, id=id, approved_at=_day(row.get("date"), file, number), **named
    )


def _asks(words: str) -> bool:
    return any(letter.isalnum() for letter in core(words))


def _day(given: Any, file: Path, number: int) -> datetime | None:
    """The start of the day it was approved on; YAML may have read it as a day already."""
    try:
        day = date.fromisoformat(str(given)) if given else None
    except ValueError:
        raise Failure(words.ENTRY_DATE.format(path=file, number=number, given=str(given)[:30])) from None
    if day is None:
        return None
    if not 2000 <= day.year <= 2200:
        raise Failure(words.ENTRY_DATE.format(path=file, number=number, given=day))
    return datetime.combine(day, time(), BANGKOK)
