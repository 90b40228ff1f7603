"""What was announced to which group, what officers want of what comes, and the clock's heartbeat."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from db.deliveries import withdraw
from db.models.announcements import Announcement, AnnouncementOrder, Heartbeat, OwnAnnouncement
from db.models.chats import Group
from db.models.deliveries import Delivery, SentMessage
from db.statements.upsert import insert_for
from domain.purposes import ANNOUNCEMENTS

NOTICE = "notice:"
"""Begins the name of what is told to officers about the announcing itself."""
OWN = "own:"
"""Begins the name of what an officer wrote."""

Fate = Literal["waits", "sent"]
"""Of what is taken back: not sent yet, or LINE has it or may have it."""

Key = tuple[str, str]
"""Occasion and group."""


@dataclass(frozen=True)
class Entry:
    """An occasion for a group, as it is to be recorded."""

    occasion: str
    group: str
    at: datetime
    until: date
    state: str
    late: bool = False


def recorded(session: Session, since: datetime) -> set[Key]:
    """Every occasion and group that is settled, of those that were to be sent since then."""
    query = select(Announcement.occasion, Announcement.group_id).where(Announcement.at >= since)
    return {(occasion, group) for occasion, group in session.execute(query)}


def pushed_since(session: Session, since: datetime) -> set[str]:
    """Groups that the work calendar spoke to since then."""
    query = select(Announcement.group_id).where(
        Announcement.recorded_at >= since,
        Announcement.state == "sent",
        Announcement.occasion.not_like(f"{NOTICE}%"),
        Announcement.occasion.not_like(f"{OWN}%"),
    )
    return set(session.scalars(query))


def record(session: Session, entries: Sequence[Entry], now: datetime) -> set[Key]:
    """Take what nobody else has; the keys that are ours. In one order, so that no two wait crosswise."""
    ours: set[Key] = set()
    for entry in sorted(entries, key=lambda one: (one.group, one.occasion)):
        row = {
            "occasion": entry.occasion,
            "group_id": entry.group,
            "at": entry.at,
            "until": entry.until,
            "state": entry.state,
            "late": entry.late,
            "recorded_at": now,
            "checked_at": None if entry.state == "sent" else now,
        }
        statement = insert_for(session, Announcement).values(row).on_conflict_do_nothing()
        if session.scalar(statement.returning(Announcement.id)) is not None:
            ours.add((entry.occasion, entry.group))
    return ours


def deliver_by(session: Session, keys: Collection[Key], delivery: int) -> None:
    """Say which delivery brings these."""
    for occasion, group in keys:
        named = (Announcement.occasion == occasion) & (Announcement.group_id == group)
        session.execute(update(Announcement).where(named).values(delivery_id=delivery))


def unchecked(session: Session) -> list[tuple[Announcement, Delivery | None]]:
    """What was sent and whose end was not looked at yet, with its delivery where that is still kept."""
    query = (
        select(Announcement, Delivery)
        .outerjoin(Delivery, Delivery.id == Announcement.delivery_id)
        .where(Announcement.checked_at.is_(None))
        .order_by(Announcement.id)
    )
    return [(announcement, delivery) for announcement, delivery in session.execute(query)]


def worth_until(session: Session, delivery: int) -> date | None:
    """The last day on which anything that a delivery brings is worth sending."""
    return session.scalar(select(func.max(Announcement.until)).where(Announcement.delivery_id == delivery))


def take_back(session: Session) -> int:
    """Forget what was recorded and was surely not sent, so that it is decided upon anew; how many."""
    is_withdrawn = (Delivery.state == "withdrawn") & Delivery.purpose.in_(ANNOUNCEMENTS)
    withdrawn = exists().where(Delivery.id == Announcement.delivery_id, is_withdrawn)
    gone = delete(Announcement).where(Announcement.checked_at.is_(None), withdrawn)
    gone = gone.execution_options(synchronize_session=False)
    names = list(session.scalars(gone.returning(Announcement.occasion)))
    own = [int(name.removeprefix(OWN)) for name in names if name.startswith(OWN)]
    again = update(OwnAnnouncement).where(OwnAnnouncement.id.in_(own), OwnAnnouncement.state == "done")
    if own:
        session.execute(again.values(state="waiting"))
    return len(names)


def lately(session: Session, since: datetime) -> list[tuple[Announcement, str | None]]:
    """What was recorded since then, with the state of its delivery."""
    query = (
        select(Announcement, Delivery.state)
        .outerjoin(Delivery, Delivery.id == Announcement.delivery_id)
        .where(Announcement.recorded_at >= since)
        .order_by(Announcement.at, Announcement.id)
    )
    return [(announcement, state) for announcement, state in session.execute(query)]


def brought_by(session: Session, message_id: str, group: str) -> list[str]:
    """The occasions that a message of ours in that group announced."""
    query = (
        select(Announcement.occasion)
        .join(SentMessage, SentMessage.delivery_id == Announcement.delivery_id)
        .where(SentMessage.message_id == message_id, SentMessage.chat_id == group)
        .where(Announcement.group_id == group)
        .order_by(Announcement.id)
    )
    return list(session.scalars(query))


def last_brought(session: Session, group: str, since: datetime, until: datetime) -> list[str]:
    """The occasions of what was last announced in that group between then; the last push of them."""
    sent = (
        select(Announcement.delivery_id)
        .join(Delivery, Delivery.id == Announcement.delivery_id)
        .where(Announcement.group_id == group, Delivery.state == "sent")
        .where(Announcement.recorded_at >= since, Announcement.recorded_at <= until)
        .order_by(Announcement.recorded_at.desc(), Announcement.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(Announcement.occasion).where(Announcement.delivery_id == sent)
    return list(session.scalars(query.where(Announcement.group_id == group).order_by(Announcement.id)))


def orders(session: Session) -> Mapping[tuple[str, str], AnnouncementOrder]:
    """What officers want, by occasion and role."""
    return {(order.occasion, order.role): order for order in session.scalars(select(AnnouncementOrder))}


def locked_order(session: Session, occasion: str, role: str) -> AnnouncementOrder | None:
    """What stands ordered, which nobody else changes until this transaction ends."""
    named = (AnnouncementOrder.occasion == occasion) & (AnnouncementOrder.role == role)
    query = select(AnnouncementOrder).where(named).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).first()


def order(
    session: Session,
    occasion: str,
    role: str,
    wish: str,
    text: str | None,
    by: str | None,
    now: datetime,
    message_id: str | None = None,
    *,
    reason: str | None = None,
    only_new: bool = False,
) -> bool:
    """only_new: False, and nothing is stored, where something is ordered already."""
    values = {"wish": wish, "text": text, "by": by, "at": now, "message_id": message_id, "reason": reason}
    statement = insert_for(session, AnnouncementOrder).values(occasion=occasion, role=role, **values)
    if only_new:
        new = statement.on_conflict_do_nothing().returning(AnnouncementOrder.occasion)
        return session.scalar(new) is not None
    session.execute(statement.on_conflict_do_update(index_elements=["occasion", "role"], set_=values))
    return True


def write(
    session: Session, key: str, text: str, role: str, at: datetime, by: str | None, now: datetime
) -> None:
    """Keep what an officer wrote and is sure of; once for each key."""
    row = {"text": text, "role": role, "at": at, "state": "waiting", "by": by, "created_at": now}
    statement = insert_for(session, OwnAnnouncement).values(message_id=key, **row)
    session.execute(statement.on_conflict_do_nothing())


def draft(session: Session, text: str, by: str | None, now: datetime, message_id: str | None = None) -> int:
    """Keep what an officer wants announced, until it is confirmed; its number."""
    made = OwnAnnouncement(text=text, message_id=message_id, state="draft", by=by, created_at=now)
    session.add(made)
    session.flush()
    return made.id


def confirm(session: Session, number: int, role: str, at: datetime) -> bool:
    """Let a draft be sent at that moment; False where it is none (any more)."""
    drafted = (OwnAnnouncement.id == number) & (OwnAnnouncement.state == "draft")
    sure = update(OwnAnnouncement).where(drafted).values(state="waiting", role=role, at=at)
    return session.scalar(sure.returning(OwnAnnouncement.id)) is not None


def cancel_own(session: Session, number: int) -> bool:
    """Call back what an officer wrote; False where it is gone already."""
    open_ = (OwnAnnouncement.id == number) & OwnAnnouncement.state.in_(("draft", "waiting"))
    gone = update(OwnAnnouncement).where(open_).values(state="cancelled")
    return session.scalar(gone.returning(OwnAnnouncement.id)) is not None


def own(session: Session, number: int) -> OwnAnnouncement | None:
    return session.get(OwnAnnouncement, number)


def drafted_in(session: Session, message_id: str) -> OwnAnnouncement | None:
    return session.scalars(select(OwnAnnouncement).where(OwnAnnouncement.message_id == message_id)).first()


def unsend_order(session: Session, message_id: str, now: datetime) -> Fate | None:
    """An officer took back the words they wrote in place of ours; None where no message holds such words."""
    found = session.scalars(
        select(AnnouncementOrder).where(AnnouncementOrder.message_id == message_id)
    ).first()
    if found is None:
        return None
    found.text, found.message_id = None, None
    if found.wish == "stop":
        return None  # it is not sent in any words
    found.wish, found.reason = "send", None
    return _fate(session, found.occasion, now)


def unsend_own(session: Session, message_id: str, now: datetime) -> Fate | None:
    """An officer took back what they wrote to be announced: its words go, and it is not sent if that can be.

    None where nothing that was confirmed and still counts was written in that message.
    """
    found = drafted_in(session, message_id)
    if found is None:
        return None
    before, found.text = found.state, ""
    fate = _fate(session, f"{OWN}{found.id}", now)
    if fate != "sent":
        found.state = "cancelled"
    return None if before in ("draft", "cancelled") else fate


def _fate(session: Session, occasion: str, now: datetime) -> Fate:
    """What can still be done about an occasion; its deliveries are taken back, unless LINE may have one."""
    brought = select(Announcement.delivery_id).where(Announcement.occasion == occasion)
    return "waits" if withdraw.unless_gone(session, brought, now) else "sent"


def forget_person(session: Session, person: str) -> None:
    """What officers ordered and wrote belongs to the office and stays; who it was goes."""
    for table in (AnnouncementOrder, OwnAnnouncement):
        session.execute(update(table).where(table.by == person).values(by=None))


def own_waiting(session: Session) -> Sequence[OwnAnnouncement]:
    waiting = select(OwnAnnouncement).where(OwnAnnouncement.state == "waiting")
    return session.scalars(waiting.order_by(OwnAnnouncement.at, OwnAnnouncement.id)).all()


def own_done(session: Session, number: int) -> None:
    session.execute(update(OwnAnnouncement).where(OwnAnnouncement.id == number).values(state="done"))


def count_members(session: Session, group: str, members: int) -> None:
    session.execute(update(Group).where(Group.id == group).values(members=members))


def heartbeat(session: Session, *, lock: bool = False) -> Heartbeat | None:
    query = select(Heartbeat).where(Heartbeat.id == 1)
    return session.scalars(query.with_for_update() if lock else query).first()


def beat(session: Session, now: datetime) -> None:
    """The clock ticked; never backwards."""
    statement = insert_for(session, Heartbeat).values(id=1, ticked_at=now)
    later = statement.on_conflict_do_update(
        index_elements=["id"], set_={"ticked_at": now}, where=Heartbeat.ticked_at < now
    )
    session.execute(later)


def last_tick(session: Session) -> datetime | None:
    return session.scalar(select(func.max(Heartbeat.ticked_at)))
