"""What an announcement in a group was about, as the talk of whoever asks after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import announcements
from domain.time import BANGKOK
from handlers.contract.reply import Desk
from knowledge.facts.manual import Manual
from knowledge.reading.reading import Talk
from scheduler.calendar.occasions import occasions
from services.snapshot.desk import office_of

SOON = timedelta(hours=6)
"""So long after an announcement a question that names no subject may be about it."""
_OF_STEP = re.compile(r"(?:reminder|start|after):([a-z-]+?)-([0-9]+):")
_OF_MONTH = re.compile(r"digest:[a-z]+:([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True)
class Subject:
    procedure: str
    step: int


def talk_of_quoted(session: Session, group: str, message_id: str, desk: Desk) -> Talk | None:
    """None where the quoted message is no announcement, or one of several things."""
    return _talk(announcements.brought_by(session, message_id, group), desk)


def talk_of_last(session: Session, group: str, asked_at: datetime, desk: Desk) -> Talk | None:
    """None where nothing was announced there lately, or several things were."""
    return _talk(announcements.last_brought(session, group, asked_at - SOON, asked_at), desk)


def _talk(names: Sequence[str], desk: Desk) -> Talk | None:
    subjects = {subject for name in names for subject in _subjects(name, desk)}
    if len(subjects) > 1:  # a month's list: what schools must do is what they ask about
        subjects = {one for one in subjects if _is_for_schools(desk.manual, one)}
    if len(subjects) != 1:
        return None
    [subject] = subjects
    return Talk(subject.procedure, subject.step, "timeline")


def _is_for_schools(manual: Manual, subject: Subject) -> bool:
    step = manual.step(subject.procedure, subject.step)
    return step is not None and step.acts == "school"


def _subjects(name: str, desk: Desk) -> Iterator[Subject]:
    if (step := _OF_STEP.match(name)) and desk.manual.step(step[1], int(step[2])):
        yield Subject(step[1], int(step[2]))
    if month := _OF_MONTH.match(name):
        first = datetime(int(month[1]), int(month[2]), 1, tzinfo=BANGKOK).date()
        for one in occasions(office_of(desk), first, first + timedelta(days=20)):
            if one.id == name:
                yield from (Subject(item.procedure, item.step) for item in one.items)
