"""What the office changed, laid over the YAML; and the saving of more."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from db.engine import Database
from db.knowledge import overrides
from db.knowledge.overrides import Author, Change
from db.models import overrides as table
from domain.time import BANGKOK, fiscal_year, fiscal_year_at
from knowledge.facts.manual import Manual
from knowledge.facts.overrides import Override
from knowledge.loading.laying import NO_PLACE, Laid, SetAside, hash_of, laid_over, values_in
from knowledge.loading.live import LiveManual
from knowledge.loading.load import Parsed

log = logging.getLogger("planbot.overrides")


READ_BY = {"step", "procedure", "work", "groups"}
"""Kinds by which the manual's own examples are read."""


@dataclass(frozen=True)
class Saved:
    revision: int


@dataclass(frozen=True)
class Refused:
    """Nothing was stored: some of it does not load. `problems` by change and field."""

    problems: tuple[SetAside, ...]


@dataclass(frozen=True)
class Conflict:
    """Nothing was stored: somebody else saved meanwhile."""

    revision: int


@dataclass(frozen=True)
class Unconfirmed:
    """Nothing was stored yet: these example questions would be answered otherwise."""

    examples: tuple[str, ...]


Outcome = Saved | Refused | Conflict | Unconfirmed


def rows(session: Session) -> tuple[Override, ...]:
    """The standing changes of the manual, in the order in which they were made; no closing days."""
    return tuple(of_row(row) for row in overrides.standing(session) if row.kind != table.KEY_DATE)


def of_row(row: table.Override) -> Override:
    return Override(
        key=row.key,
        kind=row.kind,
        id=row.target,
        field=row.field,
        row=row.row,
        action="remove" if row.action == "remove" else "set",
        value=row.value,
        first_year=row.first_year,
        last_year=row.last_year,
        covers=row.covers,
        covered=row.covered,
        day=row.at.astimezone(BANGKOK).date(),
        reason=row.reason,
        number=row.id,
    )


def of_change(change: Change, author: Author) -> Override:
    return Override(
        key=change.key or "",
        kind=change.kind,
        id=change.target,
        field=change.field,
        row=change.row,
        action="remove" if change.action == "remove" else "set",
        value=change.value,
        first_year=change.first_year,
        last_year=change.last_year,
        covers=change.covers,
        covered=change.covered,
        day=author.at.astimezone(BANGKOK).date(),
        reason=author.reason,
    )


def take_up(database: Database, live: LiveManual, now: datetime) -> bool:
    """Lay what the office changed since over the manual, or what a new fiscal year brings.

    One look into the database where nothing changed. Whether the manual became another one.
    """
    year = fiscal_year_at(now)
    try:
        with database.read() as session:
            revision = overrides.revision(session)
            if live.standing == (revision, year):
                return False
            standing = rows(session)
    except SQLAlchemyError as error:
        log.warning("changes of the office not read", extra={"error": type(error).__name__})
        return False
    changed = live.lay(standing, revision, year)
    for one in live.laid.aside:
        log.error("change of the office set aside", extra={"key": one.override.key})
    return changed


def laid(session: Session, files: Parsed, today: date) -> Laid:
    """The manual of a day with what the office changed, for commands. Raises KnowledgeError for the YAML."""
    return laid_over(files, rows(session), fiscal_year(today))


def covering(files: Parsed, changes: Sequence[Change], author: Author) -> list[Change]:
    """The changes, each with the value of the YAML that it covers, where it has a place there."""
    of_manual = [one for one in changes if _is_of_manual(one)]
    values = iter(values_in(files, [of_change(one, author) for one in of_manual]))
    found = []
    for one in changes:
        covered = next(values) if _is_of_manual(one) else NO_PLACE
        found.append(one if covered is NO_PLACE else replace(one, covers=hash_of(covered), covered=covered))
    return found


def save(
    database: Database,
    files: Parsed,
    changes: Sequence[Change],
    author: Author,
    seen: int,
    *,
    confirmed: bool | Collection[str] = False,
    also: Callable[[Session], None] = lambda session: None,
) -> Outcome:
    """Store changes, after the whole manual was checked with them; or say why not.

    seen: the revision that whoever made them saw. confirmed: examples may be answered otherwise; all of them,
    or those that were shown (as `Unconfirmed` has them). also: what is stored with them, or not at all.
    """
    with database.read() as session:
        now, standing = overrides.revision(session), rows(session)
        undone = _undone(session, changes)
    if now != seen:
        return Conflict(now)
    kept = [one for one in standing if one.key not in undone]
    new = [of_change(one, author) for one in changes if _is_of_manual(one)]
    this = fiscal_year_at(author.at)
    if problems := problems_of(files, kept, new, this):
        return Refused(problems)
    if confirmed is not True and READ_BY & {one.kind for one in changes}:
        manuals = (laid_over(files, rows_, this).manual for rows_ in (standing, [*kept, *new]))
        examples = changed_examples(*manuals)
        if not set(examples) <= set(confirmed or ()):
            return Unconfirmed(examples)
    covered = [(change, author) for change in covering(files, changes, author)]
    try:
        with database.begin() as session:
            also(session)
            return Saved(overrides.save(session, covered, seen))
    except overrides.RevisionConflict as conflict:
        return Conflict(conflict.now)


def _is_of_manual(change: Change) -> bool:
    """Not a closing day, of which the YAML has none, and nothing that undoes."""
    return change.action != "undo" and change.kind != table.KEY_DATE


def _undone(session: Session, changes: Sequence[Change]) -> set[str]:
    return {change.undoes for change in changes if change.action == "undo" and change.undoes}


def problems_of(
    files: Parsed, kept: Sequence[Override], new: Sequence[Override], this: int
) -> tuple[SetAside, ...]:
    """What is wrong with new changes after those that are kept, in each year that they may hold in.

    this: the fiscal year (พ.ศ.) of today.
    """
    rows, problems = [*kept, *new], dict[tuple[object, str], SetAside]()
    for year in _years(rows, this):
        for one in laid_over(files, rows, year).aside:
            if any(one.override is other for other in new):
                problems[one.override.slot, one.problem] = one
    return tuple(problems.values())


def _years(rows: Sequence[Override], this: int) -> list[int]:
    """Every year in which another set of the changes begins to hold."""
    begins = {one.first_year for one in rows if one.first_year is not None}
    ends = {one.last_year + 1 for one in rows if one.last_year is not None}
    return sorted({this} | begins | ends)


def changed_examples(before: Manual, after: Manual) -> tuple[str, ...]:
    """The manual's own example questions that would be answered with another step than now."""
    if _as_read(before) == _as_read(after):
        return ()
    # Only here: what reads questions takes memory, and saving is rare.
    from knowledge.fitting.self_check import answers_that_change

    return tuple(answers_that_change(before, after))


def _as_read(manual: Manual) -> tuple[object, ...]:
    """What of the manual questions are read by: not who acts and who hears of it."""
    rules = {"acts", "actors", "announce"}
    procedures = [one.model_dump(exclude={"steps": {"__all__": rules}}) for one in manual.procedures]
    topics = [(one.id, one.name, one.topics) for one in manual.groups]
    return (procedures, manual.works, topics)


@dataclass(frozen=True)
class Carried:
    """What a file would add: rows that are not known yet, or why it is refused."""

    new: tuple[tuple[Change, Author], ...]
    problems: tuple[SetAside, ...] = ()


def carried(
    session: Session, files: Parsed, given: Sequence[tuple[Change, Author, bool]], now: datetime
) -> Carried:
    """Rows of a file that the database does not have, checked with what it has.

    The third of each: whether it was set aside where it comes from; such a row is carried as it is.
    """
    known = {row.key for row in overrides.every(session)}
    new = [one for one in given if one[0].key not in known]
    undone = {change.undoes for change, _, _ in new if change.action == "undo"}
    kept = [one for one in rows(session) if one.key not in undone]
    checked = [
        of_change(change, author)
        for change, author, aside in new
        if not aside
        and change.action != "undo"
        and change.kind != table.KEY_DATE
        and change.key not in undone
    ]
    this = fiscal_year_at(now)
    problems = problems_of(files, kept, checked, this)
    return Carried(tuple((change, author) for change, author, _ in new), problems)
