"""`planbot doctor`: is everything set as it must be, and if not, what to do."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Literal
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import click

from bot import announcing_words, menu_words, overrides_words, words
from bot.commands import menu
from bot.commands.overrides import troubles_of
from bot.opening import open_database
from bot.settings import LINE_API, MISSPELT, Settings, environment, load, misspelt
from bot.web import files
from db import announcements, chats, deliveries, inbox, line_access, officers
from db.engine import Database, DatabaseError
from db.schema import is_current
from db.staff import officers_group
from domain.time import BANGKOK, buddhist
from knowledge.loading.load import KnowledgeError, load_manual, parsed
from line.gateway import Line, LineError
from services.knowledge import overrides
from services.knowledge.unfilled import unfilled
from services.outbound.clock_check import TOO_FAR

OLD = timedelta(minutes=2)
STANDS_STILL = timedelta(minutes=10)
LITTLE_SPACE = 500_000_000
ANSWERS_WITHIN = 5
"""Seconds."""


@dataclass(frozen=True)
class Finding:
    level: Literal["ok", "bad", "note"]
    what: str
    todo: str = ""


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check settings, LINE, database and groups, and say what to do."""
    settings = load(environment())
    line = Line(settings.channel_access_token, settings.line_api_base)
    findings = list(examine(settings, line, datetime.now(UTC)))
    wording = {"ok": words.DOCTOR_OK, "bad": words.DOCTOR_BAD, "note": words.DOCTOR_NOTE}
    for finding in findings:
        click.echo(wording[finding.level].format(what=finding.what, todo=finding.todo))
    if any(finding.level == "bad" for finding in findings):
        context.exit(1)


def examine(settings: Settings, line: Line, now: datetime) -> Iterator[Finding]:
    """Every check, in the order in which a mistake would be mended."""
    yield Finding("ok", words.CHECK_SETTINGS)
    for wrong, right in misspelt().items():
        yield Finding("bad", wrong, MISSPELT.format(right=right))
    yield from _secrets(Path(".env"))
    yield from _address(settings)
    yield from _manual()
    yield from _line(settings, line, now)
    yield from _kept(settings, line, now)
    yield from _disk(settings)
    if settings.line_api_base == LINE_API:
        yield Finding("note", words.CHECK_CONSOLE, words.CONSOLE_SWITCHES)


def _secrets(file: Path) -> Iterator[Finding]:
    """LINE's secrets are for the file's owner alone, or for planbot's group where the owner is another."""
    if os.name != "posix" or not file.is_file():
        return
    found = file.stat()
    if found.st_mode & (0o077 if found.st_uid == os.getuid() else 0o037):
        yield Finding("bad", words.CHECK_SECRETS, words.SECRETS_OPEN)


def _manual() -> Iterator[Finding]:
    try:
        load_manual()
    except KnowledgeError as error:
        yield Finding("bad", words.CHECK_MANUAL, words.MANUAL_WRONG.format(count=len(error.problems)))
    else:
        yield Finding("ok", words.CHECK_MANUAL)


def _line(settings: Settings, line: Line, now: datetime) -> Iterator[Finding]:
    try:
        account = line.account()
    except LineError as error:
        if error.status in (401, 403):
            yield Finding("bad", words.CHECK_TOKEN, words.TOKEN_WRONG.format(reason=error))
        else:
            yield Finding("bad", words.CHECK_LINE, words.LINE_UNREACHABLE.format(reason=error))
        return
    yield Finding("ok", words.CHECK_TOKEN_OF.format(name=account.name, id=account.basic_id))
    told = menu_words.BY_HAND if account.marks_read_by_hand else menu_words.BY_ITSELF
    yield Finding("ok", f"{menu_words.CHECK_READ}: {told}")
    if account.served_at and abs(ahead := round((now - account.served_at).total_seconds())) > TOO_FAR:
        wrong = words.CLOCK_AHEAD if ahead > 0 else words.CLOCK_BEHIND
        yield Finding("bad", words.CHECK_TIME, wrong.format(seconds=abs(ahead)))
    for check in (_webhook, _quota):
        try:
            yield from check(settings, line)
        except LineError as error:
            yield Finding("bad", words.CHECK_LINE, str(error))


def _webhook(settings: Settings, line: Line) -> Iterator[Finding]:
    found = line.webhook_address()
    wanted = f"{settings.public_url}/callback" if settings.public_url else None
    if found is None:
        yield Finding("bad", words.CHECK_WEBHOOK, words.WEBHOOK_NOT_SET.format(address=wanted or words.YOURS))
        return
    address, active = found
    if wanted and address != wanted:
        yield Finding("bad", words.CHECK_WEBHOOK, words.WEBHOOK_ELSEWHERE.format(is_=address, should=wanted))
        return
    if not active:
        yield Finding("bad", words.CHECK_WEBHOOK, words.WEBHOOK_OFF)
        return
    worked, reason = line.test_webhook()
    if worked:
        yield Finding("ok", f"{words.CHECK_WEBHOOK} {address}")
    else:
        yield Finding("bad", words.CHECK_WEBHOOK, words.WEBHOOK_FAILS.format(address=address, reason=reason))


def _address(settings: Settings) -> Iterator[Finding]:
    """Without https LINE fetches no picture and calls no webhook."""
    if settings.public_url and not files.address(settings):
        yield Finding("bad", words.CHECK_ADDRESS, words.NO_HTTPS.format(address=settings.public_url))
    if settings.public_url and (reason := _silence(settings.public_url)):
        todo = words.ADDRESS_SILENT.format(address=settings.public_url, reason=reason)
        yield Finding("note", words.CHECK_ADDRESS, todo)


def _silence(address: str) -> str:
    """Why the public address does not answer; empty where it does."""
    try:
        with urlopen(f"{address}/healthz", timeout=ANSWERS_WITHIN) as answer:
            return "" if answer.read(10) == b"ok" else "another service answers there"
    except HTTPError as error:
        return f"HTTP {error.code}"
    except (URLError, OSError, ValueError, HTTPException) as error:
        return str(getattr(error, "reason", None) or type(error).__name__)


def _quota(settings: Settings, line: Line) -> Iterator[Finding]:
    quota = line.quota()
    if quota.limit is None:
        yield Finding("ok", words.CHECK_QUOTA_FREE.format(used=quota.used))
    elif quota.used >= quota.limit:
        yield Finding("bad", words.CHECK_QUOTA, words.QUOTA_GONE.format(limit=quota.limit))
    else:
        yield Finding("ok", words.CHECK_QUOTA_LEFT.format(left=quota.limit - quota.used, limit=quota.limit))


def _kept(settings: Settings, line: Line, now: datetime) -> Iterator[Finding]:
    try:
        database = open_database(settings)
        database.check()
        if not is_current(database):
            raise DatabaseError("schema", database.name)
    except DatabaseError as error:
        yield Finding("bad", words.CHECK_DATABASE, words.DATABASE[error.problem].format(detail=error.detail))
        return
    yield Finding("ok", f"{words.CHECK_DATABASE} {database.name}")
    for level, what, todo in menu.findings(settings, line, database):
        yield Finding(level, what, todo)
    for check in (_backlog, _denied, _clock, _groups, _staff, _unfilled, _changes):
        yield from check(database, now)
    database.close()


def _backlog(database: Database, now: datetime) -> Iterator[Finding]:
    with database.read() as session:
        waiting, aside = inbox.oldest_waiting_at(session), inbox.count_aside(session)
    if waiting and now - waiting > OLD:
        yield Finding("bad", words.CHECK_WORKER, words.WORKER_IDLE)
    if aside:
        yield Finding("note", words.CHECK_ASIDE, words.ASIDE.format(count=aside))


def _denied(database: Database, now: datetime) -> Iterator[Finding]:
    """What LINE refused, and what cannot be sent; what the running worker measured of the clock."""
    with database.read() as session:
        denied, skew = line_access.denial(session), line_access.skew(session)
        aside = deliveries.set_aside(session)
    if denied:
        since = f"{denied.since.astimezone(BANGKOK):%Y-%m-%d %H:%M}"
        yield Finding("bad", words.CHECK_SENDING, words.LINE_REFUSES[denied.to].format(since=since))
    if skew and abs(skew.seconds) > TOO_FAR and now - skew.at < timedelta(days=1):
        wrong = words.CLOCK_WAS_AHEAD if skew.seconds > 0 else words.CLOCK_WAS_BEHIND
        at = f"{skew.at.astimezone(BANGKOK):%Y-%m-%d %H:%M}"
        yield Finding("note", words.CHECK_TIME, wrong.format(seconds=abs(skew.seconds), at=at))
    for number, note in aside:
        yield Finding("bad", words.CHECK_SENDING, words.PURPOSE_UNKNOWN.format(id=number, note=note))


def _clock(database: Database, now: datetime) -> Iterator[Finding]:
    with database.read() as session:
        ticked = announcements.last_tick(session)
    if ticked is None or now - ticked > STANDS_STILL:
        last = f"{ticked.astimezone(BANGKOK):%Y-%m-%d %H:%M}" if ticked else "-"
        yield Finding("bad", announcing_words.CHECK_CLOCK, announcing_words.CLOCK_STANDS.format(last=last))
    else:
        yield Finding("ok", announcing_words.CHECK_CLOCK)


def _groups(database: Database, now: datetime) -> Iterator[Finding]:
    with database.read() as session:
        bound = {group.role for group in chats.groups(session) if not group.left_at}
    for role in ("announcements", "officers", "personnel"):
        if role in bound:
            yield Finding("ok", words.CHECK_GROUP.format(role=role))
        else:
            yield Finding("note", words.CHECK_GROUP.format(role=role), words.GROUP_MISSING.format(role=role))


def _staff(database: Database, now: datetime) -> Iterator[Finding]:
    """Whether there is anybody to pass questions to, and the YAML names whom there is."""
    with database.read() as session:
        known = {name for one in officers.current(session) for name in (one.name, one.person_id)}
        group = officers_group(session)
        try:
            duty = overrides.laid(session, parsed(), now.astimezone(BANGKOK).date()).manual.duty
        except KnowledgeError:
            duty = None
    if not known and group is None:
        yield Finding("bad", words.CHECK_STAFF, words.NO_STAFF)
        return
    if duty is None:
        return
    named = {name for one in duty.responsible for name in one.officers} | (
        {duty.head} if duty.head else set()
    )
    unknown = sorted(name for name in named - known if name)
    if unknown:
        yield Finding("bad", words.CHECK_STAFF, words.STAFF_UNKNOWN.format(names=", ".join(unknown)))
    else:
        yield Finding("ok", words.CHECK_STAFF)


def _unfilled(database: Database, now: datetime) -> Iterator[Finding]:
    """What the office has not filled in, and the bot therefore says that it does not know."""
    today = now.astimezone(BANGKOK).date()
    try:
        with database.read() as session:
            found = unfilled(overrides.laid(session, parsed(), today).manual, today)
    except KnowledgeError:
        return
    if found.head:
        yield Finding("note", words.CHECK_HEAD, words.NO_HEAD)
    missing = [words.UNFILLED[name] for name in found.fields]
    if found.nobody_for:
        missing.append(words.UNFILLED["responsible"].format(of=", ".join(found.nobody_for)))
    if found.ploughing_day:
        missing.append(words.UNFILLED["ploughing"].format(year=buddhist(found.ploughing_day)))
    if found.groups:
        missing.append(words.UNFILLED["groups"].format(names=", ".join(found.groups)))
    if missing:
        yield Finding("note", words.CHECK_OFFICE, words.OFFICE_UNFILLED.format(missing="; ".join(missing)))
    else:
        yield Finding("ok", words.CHECK_OFFICE)


def _changes(database: Database, now: datetime) -> Iterator[Finding]:
    """What the office changed in the manual: what does not load, and where the YAML changed beneath."""
    try:
        with database.read() as session:
            laid = overrides.laid(session, parsed(), now.astimezone(BANGKOK).date())
    except KnowledgeError:
        return
    for line in troubles_of(laid):
        yield Finding("note", overrides_words.CHECK, line)


def _disk(
    settings: Settings, free: Callable[[str], int] = lambda path: shutil.disk_usage(path).free
) -> Iterator[Finding]:
    folder = Path(settings.database_url.removeprefix("sqlite:///")).parent
    if not settings.database_url.startswith("sqlite") or not folder.is_dir():
        return
    if free(str(folder)) < LITTLE_SPACE:
        yield Finding("bad", words.CHECK_DISK, words.DISK_FULL)
