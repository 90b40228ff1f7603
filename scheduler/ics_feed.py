"""The work calendar as a feed to subscribe to: every dated step of the manual, with ids that stay."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from icalendar import Calendar, Event

from domain.time import BANGKOK
from knowledge.facts.manual import AroundDates, Procedure, Rounds, Step
from knowledge.facts.timeline import Fall, KeyDates, falls
from line.texts import announce_texts
from line.texts.announce_texts import Announcement
from scheduler.calendar.months import Item
from scheduler.calendar.occasions import Office
from scheduler.calendar.rounds import nearest_round
from scheduler.occasion_messages import entry_of

YEARS_BACK, YEARS_AHEAD = 1, 2
REFRESH = timedelta(hours=12)
A_DAY = timedelta(days=1)


def feed(
    office: Office,
    today: date,
    set_at: Mapping[str, datetime] | None = None,
    acts: Literal["school"] | None = None,
) -> bytes:
    """iCalendar of last year, this one and the two to come; the same on the whole of a day.

    set_at: by `emes-close-6m:2570` (name and fiscal year, พ.ศ.) when the office last set that closing day. A
    calendar that has the event already takes a moved one by its higher SEQUENCE.
    acts: `school` for what schools must do alone.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//planbot//work calendar//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add(
        "x-wr-calname", announce_texts.feed_name(office.manual.office.group, office.manual.office.short)
    )
    calendar.add("x-wr-timezone", BANGKOK.key)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for name, procedure, step, fall in _dated(office, today):
        if acts not in (None, step.acts):
            continue
        event = _event(office, name, procedure, step, fall, today)
        if moment := (set_at or {}).get(_round_in(name)):
            event.add("sequence", int(moment.timestamp()) // 60)
            event.add("last-modified", moment.astimezone(UTC))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _dated(office: Office, today: date) -> Iterator[tuple[str, Procedure, Step, Fall]]:
    """Each dated event with a stable id: a yearly date is named by its day, a closing by its round."""
    years = today.year - YEARS_BACK, today.year + YEARS_AHEAD
    for procedure, step in office.manual.all_steps():
        name = f"{procedure.id}-{step.number}"
        for round_, dates in _closings(office, step):
            for fall in falls(step.timeline, *years, dates, office.is_off):
                if fall.closing and years[0] <= fall.closing.year <= years[1]:
                    yield f"{name}:{round_}{':after' if fall.after else ''}", procedure, step, fall
        if not isinstance(step.timeline, Rounds | AroundDates):
            for fall in falls(step.timeline, *years, {}, office.is_off):
                yield f"{name}:{fall.last.isoformat()}", procedure, step, fall


def _round_in(name: str) -> str:
    """The round in the name of a closing event (`emes-close-6m:2570`); meaningless for other names."""
    return ":".join(name.split(":")[1:3])


def _closings(office: Office, step: Step) -> Iterator[tuple[str, KeyDates]]:
    if isinstance(step.timeline, Rounds | AroundDates):
        for name in step.timeline.dates:
            for day in office.key_dates.get(name, ()):
                yield f"{name}:{nearest_round(name, day).fiscal_year}", {name: (day,)}


def _event(office: Office, name: str, procedure: Procedure, step: Step, fall: Fall, today: date) -> Event:
    first = fall.last if fall.first is None or fall.after else fall.first
    item = Item(
        procedure=procedure.id,
        step=step.number,
        why="due" if fall.first is None else "start",
        due=fall.last,
        first=fall.first,
        last_working_day=office.workdays.last_on_or_before(fall.last),
        closing=fall.closing,
        after=fall.after,
    )
    entry = entry_of(office, item)
    assert entry is not None
    said = Announcement(office.manual, first, "reminder", (entry,), (first.year, first.month))
    event = Event()
    event.add("uid", f"{name}@planbot")
    event.add("dtstamp", datetime.combine(today, time(0), UTC))
    event.add("dtstart", first)
    event.add("dtend", fall.last + A_DAY)
    event.add("summary", announce_texts.feed_title(said, entry))
    event.add("description", announce_texts.feed_details(said, entry, procedure.name, step.text))
    event.add("transp", "TRANSPARENT")
    return event
