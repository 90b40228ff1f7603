"""Taught entries as a YAML file that people can read and edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot import words
from bot.commands.failure import Failure
from bot.settings import BANGKOK
from db.consultation_models import TaughtEntry


@dataclass(frozen=True)
class Given:
    id: int | None
    phrasings: list[str]
    answer: str
    by: str


def as_yaml(found: Sequence[TaughtEntry]) -> str:
    rows = [_row(entry) for entry in found]
    return str(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=4096))


def _row(entry: TaughtEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "phrasings": list(entry.phrasings),
        "answer": entry.answer,
        "by": entry.drafted_name or "",
        "approved_by": entry.approved_name or "",
        "date": (entry.approved_at or entry.drafted_at).astimezone(BANGKOK).date().isoformat(),
    }


def from_yaml(file: Path) -> list[Given]:
    """All entries of a file; raises Failure where any of it is wrong, so that nothing is half taken up."""
    try:
        rows = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(words.CANNOT_READ.format(path=file, reason=type(error).__name__)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Failure(words.NOT_YAML.format(path=file, line=mark.line + 1 if mark else 1)) from None
    if not isinstance(rows, list):
        raise Failure(words.NOT_ENTRIES.format(path=file, number=1))
    return [_given(row, file, number) for number, row in enumerate(rows, start=1)]


def _given(row: Any, file: Path, number: int) -> Given:
    id = row.get("id") if isinstance(row, dict) else None
    phrasings = row.get("phrasings") if isinstance(row, dict) else None
    answer = row.get("answer") if isinstance(row, dict) else None
    by = row.get("by", "") if isinstance(row, dict) else ""
    good = (
        isinstance(phrasings, list)
        and phrasings
        and all(isinstance(one, str) and one.strip() for one in phrasings)
    )
    if not good or not isinstance(answer, str) or not answer.strip() or not isinstance(by, str):
        raise Failure(words.NOT_ENTRIES.format(path=file, number=number))
    if id is not None and not isinstance(id, int):
        raise Failure(words.NOT_ENTRIES.format(path=file, number=number))
    return Given(id, list(phrasings or ()), answer, by)
