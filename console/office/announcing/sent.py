"""What was sent: where, when, and whether it arrived."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Response, request
from sqlalchemy.orm import Session

from console.office.announcing import words
from console.office.cases import moment
from console.office.gate import Gate
from db import announcements as kept
from db import chats
from db.announcements import NOTICE, OWN
from db.models.announcements import Announcement
from domain.time import BANGKOK
from line import thai_dates
from line.texts.announce_texts import first_line
from line.texts.notice_texts import ROLES
from scheduler.calendar.due import LOOK_BACK, PREVIEW
from scheduler.calendar.occasions import Office, occasions
from scheduler.pushes import occasion_title

BACK = timedelta(days=90)
ON_A_PAGE = 50
ARRIVED = ("sent", "presumed", "merged")


@dataclass(frozen=True)
class Sent:
    title: str
    group: str
    at: str
    """When it was to be sent."""
    recorded: str
    """When it was; empty where that was as planned."""
    state: str
    is_well: bool
    """It arrived, or was not to be sent."""
    is_late: bool
    words: str = ""
    """Of an officer's own."""


def add_to(gate: Gate) -> None:
    @gate.page("/announcements/sent")
    def sent_announcements() -> Response:
        now, page = gate.now, max(1, min(request.args.get("page", 1, int), 1_000))
        office = gate.site.keeper.facts(now).office
        notices = request.args.get("notices") == "1"
        with gate.site.database.read() as db:
            found = kept.lately(db, now - BACK)
            found = [one for one in found if notices or not one[0].occasion.startswith((NOTICE, PREVIEW))]
            found.sort(key=lambda one: (one[0].at, one[0].id), reverse=True)
            shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
            rows = _rows(db, office, shown, now)
        return gate.html(
            "announcing/sent.html",
            rows=rows,
            page=page,
            more=len(found) > page * ON_A_PAGE,
            count=len(found),
            notices=notices,
            days=BACK.days,
        )


def _rows(
    db: Session, office: Office, found: list[tuple[Announcement, str | None]], now: datetime
) -> list[Sent]:
    names, roles = _groups(db)
    titles = _titles(office, now.astimezone(BANGKOK).date())
    return [_row(db, row, delivery, names, roles, titles) for row, delivery in found]


def _row(
    db: Session,
    row: Announcement,
    delivery: str | None,
    names: Mapping[str, str],
    roles: Mapping[str, str],
    titles: Mapping[tuple[str, str], str],
) -> Sent:
    state = words.ON_ITS_WAY.get(delivery or "", words.UNKNOWN_DELIVERY)
    if row.state != "sent":
        state = words.SETTLED.get(row.state, row.state)
    is_well = delivery in ARRIVED or delivery is None if row.state == "sent" else row.state not in (
        "failed", "missed",
    )  # fmt: skip
    title, written = _title(db, row.occasion, roles.get(row.group_id, ""), titles)
    late = row.recorded_at - row.at > timedelta(minutes=30) and row.state == "sent"
    return Sent(
        title,
        names.get(row.group_id, "แชตของเจ้าหน้าที่"),
        moment(row.at),
        moment(row.recorded_at) if late else "",
        state,
        is_well,
        row.late or late,
        written,
    )


def _title(db: Session, occasion: str, role: str, titles: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """And the words of an officer's own."""
    if occasion.startswith(OWN):
        own = kept.own(db, int(occasion.removeprefix(OWN)))
        return (first_line(own.text), own.text) if own and own.text else (words.OWN_GONE, "")
    if occasion.startswith(NOTICE):
        return words.NOTICE, ""
    if occasion.startswith(PREVIEW):
        return f"{words.PREVIEW} {_day(occasion.removeprefix(PREVIEW))}".strip(), ""
    kind = words.KINDS.get(occasion.partition(":")[0], occasion)
    return titles.get((occasion, role), kind), ""


def _day(iso: str) -> str:
    try:
        return thai_dates.short(date.fromisoformat(iso))
    except ValueError:
        return ""


def _titles(office: Office, today: date) -> dict[tuple[str, str], str]:
    """Of the calendar as it is now; what it has no more is told by its kind."""
    heard = occasions(office, today - BACK - LOOK_BACK, today)
    return {(one.id, one.role): occasion_title(office, one) for one in heard}


def _groups(db: Session) -> tuple[dict[str, str], dict[str, str]]:
    names, roles = {}, {}
    for group in chats.groups(db):
        role = group.role or ""
        name = group.name or "(ยังไม่ทราบชื่อกลุ่ม)"
        names[group.id] = f"{ROLES[role]} · {name}" if role in ROLES else name
        roles[group.id] = role
    return names, roles
