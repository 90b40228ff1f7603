"""Notices to officers about announcing itself. Each is sent once: its id names what it is about."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import announcements, chats, deliveries, officers
from db.announcements import NOTICE, Entry
from db.deliveries import outcomes
from db.models.announcements import Announcement
from db.models.chats import Group
from db.models.deliveries import Delivery
from domain.purposes import Purpose
from domain.time import BANGKOK, buddhist
from knowledge.facts.office import Duty
from line.texts import notice_texts
from line.texts.announce_texts import first_line
from line.texts.notice_texts import ROLES
from scheduler import pushes
from scheduler.calendar.due import PREVIEW, Call, Decision, Known, Own, Target, own_until
from scheduler.calendar.occasions import Occasion, Office
from scheduler.calendar.quota import Plan, Push

GONE = ("404", "Failed to send")
"""Part of LINE's answer to a push to a group that the bot is not in."""

ASKED_IN = (3, 4)
"""Months in which a year's Ploughing Day is asked for: proclaimed early in the year, it lies in May."""
LATELY = timedelta(days=30)
SHORTEST = 8
"""A group's name must have more letters than this to be matched with a group of the manual."""


@dataclass(frozen=True)
class Notice:
    id: str
    text: str
    under: str = ""
    """Heading; notices with the same one are listed under it together."""


def of_standstill(since: datetime, until: datetime) -> Notice:
    return Notice(f"stood:{since.timestamp():.0f}", notice_texts.stood_still(since, until))


def of_missed(office: Office, decisions: Iterable[Decision], now: datetime) -> list[Notice]:
    return [
        Notice(
            f"missed:{one.call.id}:{one.call.target.id}",
            notice_texts.missed(pushes.title(office, one.call), named(one.call.target), one.call.day),
            notice_texts.MISSED,
        )
        for one in decisions
        if one.state == "missed" and not one.call.id.startswith(PREVIEW)
    ]


def of_roles(
    office: Office, heard: Iterable[Occasion], targets: Sequence[Target], known: Known, now: datetime
) -> list[Notice]:
    """Something is due for a role that has no group: said once a month."""
    bound = {target.role for target in targets}
    settled = {occasion for occasion, _ in known.recorded}
    found = {}
    for occasion in heard:
        today = now.astimezone(BANGKOK).date()
        if occasion.role in bound or occasion.id in settled:
            continue
        if occasion.day == today and occasion.at <= now:
            what = pushes.occasion_title(office, occasion)
            name = f"no-group:{occasion.role}:{today:%Y-%m}"
            found[name] = Notice(name, notice_texts.no_group(what, occasion.role))
    return list(found.values())


def of_ploughing_day(office: Office, now: datetime) -> list[Notice]:
    """In March and April: this year's Ploughing Day is in no calendar yet, and deadlines ignore it."""
    today = now.astimezone(BANGKOK).date()
    if today.month not in ASKED_IN or not office.workdays.lacks_ploughing_day(today.year):
        return []
    return [Notice(f"ploughing:{today.year}", notice_texts.no_ploughing_day(buddhist(today.year)))]


def of_own(
    session: Session, office: Office, own: Iterable[Own], targets: Sequence[Target], now: datetime
) -> list[Notice]:
    """An officer's announcement for a role that has lost its group; it waits while it is still of use."""
    bound = {target.role for target in targets}
    found = []
    for one in own:
        if one.role in bound:
            continue
        what, until = first_line(one.text), own_until(office, one)
        if now.astimezone(BANGKOK).date() <= until:
            words = notice_texts.own_waits(what, one.role, one.at, until)
            found.append(Notice(f"own-waits:{one.number}", words))
        else:
            announcements.own_done(session, one.number)
            found.append(Notice(f"own-missed:{one.number}", notice_texts.no_group(what, one.role)))
    return found


def of_groups(session: Session, now: datetime) -> list[Notice]:
    """Groups that had a role and that the bot has left or was removed from."""
    groups = chats.groups(session)
    names = names_of(groups)
    return [
        Notice(
            f"left:{group.id}:{group.left_at.timestamp():.0f}",
            notice_texts.group_gone(notice_texts.group_name(names.get(group.id, ""), group.role)),
        )
        for group in groups
        if group.role and group.left_at and now - group.left_at < LATELY
    ]


def of_new_groups(session: Session, office: Office, now: datetime) -> list[Notice]:
    """Groups without a role whose name is that of a group which the manual names."""
    named_in_manual = {
        channel.role: _plain(channel.official) for channel in office.manual.channels if channel.role
    }
    return [
        Notice(f"suggest:{group.id}", notice_texts.suggest_role(group.name, role, group.id))
        for group in chats.groups(session)
        if not group.role and not group.left_at and group.name and group.joined_at
        if now - group.joined_at < LATELY
        for role, official in named_in_manual.items()
        if len(_plain(group.name)) > SHORTEST and _plain(group.name) in official
    ]


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum() or "\u0e31" <= letter <= "\u0e4e")


def of_quota(office: Office, plans: Sequence[Plan]) -> list[Notice]:
    """Pushes that the quota does not cover; said again only when they have changed."""
    found = []
    for plan in plans:
        if plan.too_dear:
            keys = sorted(f"{occasion}@{group}" for push in plan.too_dear for occasion, group in push.keys)
            mark = hashlib.sha256("\n".join(keys).encode()).hexdigest()[:12]
            year, month = plan.month
            lines = [_push(office, push) for push in plan.too_dear]
            words = notice_texts.too_dear(plan.month, plan.left or 0, plan.cost, lines)
            found.append(Notice(f"quota:{year:04d}-{month:02d}:{mark}", words))
    return found


def _push(office: Office, push: Push) -> str:
    what = ", ".join(dict.fromkeys(pushes.title(office, call) for call in push.calls))
    return notice_texts.push(push.day, what, named(push.target), push.cost)


def of_deliveries(session: Session, office: Office, wanted: Iterable[Call], now: datetime) -> list[Notice]:
    """Check the deliveries of announcements; mark groups that the bot is no longer in."""
    unchecked = announcements.unchecked(session)
    named_by = {call.key: call for call in wanted} if unchecked else {}
    found: list[Notice] = []
    for row, delivery in unchecked:
        call = named_by.get((row.occasion, row.group_id))
        what = pushes.title(office, call) if call else row.occasion
        notice = _end(session, row, delivery, what, office.manual.duty, now)
        if notice and not row.occasion.startswith(NOTICE):
            found.append(notice)
    return list({one.id: one for one in found}.values())


def _end(
    session: Session, row: Announcement, delivery: Delivery | None, what: str, duty: Duty, now: datetime
) -> Notice | None:
    """The notice for one announcement's delivery; None while it is under way or where it arrived."""
    if delivery is None or delivery.state in ("sent", "presumed", "merged"):
        row.checked_at = now
        return None
    group = _name(session, row.group_id)
    about = f"{row.occasion}:{row.group_id}"
    if delivery.state == "refused":
        row.checked_at, row.state = now, "failed"
        if any(mark in (delivery.outcome or "") for mark in GONE):
            chats.group_left(session, row.group_id, now, duty.duties)
            return None  # told of by `of_groups`
        return Notice(f"refused:{about}", notice_texts.refused(what, group))
    if delivery.state in ("unknown", "dropped", "withdrawn"):
        row.checked_at = now
        return Notice(f"doubtful:{about}", notice_texts.doubtful(what, group))
    if delivery.state == "held":
        if row.occasion.startswith(NOTICE):
            _tell_one(session, row, delivery, duty.head, now)
            return None
        return _held(row, delivery, what, group, now)
    return None


def _tell_one(
    session: Session, row: Announcement, delivery: Delivery, head: str | None, now: datetime
) -> None:
    """Where the quota does not cover a notice, carry it with the next free reply in that chat.

    What is not enough for a group may be enough for one person: the head, else the first officer.
    """
    if delivery.to_group:
        current = officers.current(session)
        known = [one.person_id for one in current if head in (one.name, one.person_id)]
        for person in (known or [one.person_id for one in current])[:1]:
            entry = Entry(row.occasion, person, row.at, row.until, "sent")
            if ours := announcements.record(session, [entry], now):
                messages = [part.message for part in deliveries.parts_of(delivery)]
                owed = deliveries.owe_push(
                    session, person, messages, to_group=False, now=now, purpose=Purpose.NOTICE
                )
                announcements.deliver_by(session, ours, owed.id)
    outcomes.carry(delivery)
    row.checked_at = now


def _held(row: Announcement, delivery: Delivery, what: str, group: str, now: datetime) -> Notice | None:
    """The quota is used up: hold an announcement while it is still true, then give it up as missed."""
    if now.astimezone(BANGKOK).date() <= row.until:
        return Notice(f"held:{row.occasion}:{row.group_id}", notice_texts.held(what, group))
    outcomes.settle(delivery, "dropped", now)
    row.checked_at, row.state = now, "missed"
    day = row.at.astimezone(BANGKOK).date()
    words = notice_texts.missed(what, group, day)
    return Notice(f"missed:{row.occasion}:{row.group_id}", words, notice_texts.MISSED)


def names_of(groups: Iterable[Group]) -> dict[str, str]:
    """Names by group id; where two are the same, the end of the id is added."""
    known = [(group.id, group.name) for group in groups if group.name]
    often = Counter(name for _, name in known)
    return {group: name if often[name] == 1 else f"{name} …{group[-4:]}" for group, name in known}


def named(target: Target) -> str:
    return notice_texts.group_name(target.name, target.role)


def _name(session: Session, group: str) -> str:
    found = chats.find_group(session, group)
    if found is None:
        return ROLES["officers"]
    name = names_of(chats.groups(session)).get(group, "")
    return notice_texts.group_name(name, found.role or "officers")
