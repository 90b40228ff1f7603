"""The work calendar: a month, and the twelve months ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.facts.manual import Manual, Procedure, Step
from line import thai_dates
from line.actions import postback
from line.calendar_entry import Entry
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, when_words
from line.texts.when_words import Due


@dataclass(frozen=True)
class Month:
    """month: 1 = January; year Gregorian."""

    year: int
    month: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class CalendarAnswer:
    manual: Manual
    today: date
    asked: str
    """As in a postback: 1-12, this, next or all."""
    months: tuple[Month, ...]
    procedure: Procedure | None = None
    """The only procedure asked about; None for all."""
    ahead: Entry | None = None
    """The schools' next duty, where the month has none."""

    @property
    def only(self) -> str | None:
        return self.procedure.id if self.procedure else None


@dataclass(frozen=True)
class Duty:
    """What schools must do, with its nearest date."""

    procedure: Procedure
    step: Step
    due: Due


def schools_card(answer: CalendarAnswer, duties: Sequence[Duty], audience: Audience = ONE_PERSON) -> Message:
    """What schools must do, first and apart; then the months that were asked for."""
    rows = [
        flex.column(
            flex.words(duty.step.title, bold=True),
            flex.words(when_words.row(duty.step.timeline, duty.due)),
            flex.words(
                labels.place(duty.procedure.short, duty.step.number),
                "xxs",
                colour=flex.accent(duty.procedure.work),
            ),
            action=quick_buttons.to_step(duty.procedure, duty.step),
            paddingTop="6px",
            paddingBottom="6px",
        )
        for duty in duties
    ]
    body = rows or [flex.words(labels.NOTHING_FOR_SCHOOLS, bold=True)]
    first = flex.bubble(flex.header(_over(answer), labels.SCHOOLS_DO, _colour(answer)), body)
    said = [f"{duty.step.title} {when_words.row(duty.step.timeline, duty.due)}" for duty in duties]
    alt = f"{labels.SCHOOLS_DO}: {', '.join(said) or labels.NOTHING_FOR_SCHOOLS}"
    months = _quarters(answer, audience) if answer.asked == "all" else [_month_bubble(answer, audience)]
    return card(alt, flex.carousel([first, *months]))


def month_card(answer: CalendarAnswer, audience: Audience = ONE_PERSON) -> Message:
    month = answer.months[0]
    alt = f"{labels.month_title(month.year, month.month)}: {_month_brief(answer, month)}"
    return card(alt, _month_bubble(answer, audience))


def _month_bubble(answer: CalendarAnswer, audience: Audience) -> Node:
    month = answer.months[0]
    colour = _colour(answer)
    schools = [entry for entry in month.entries if entry.step.acts == "school" and entry.why != "runs"]
    office = [entry for entry in month.entries if entry.step.acts != "school" and entry.why != "runs"]
    running = [entry for entry in month.entries if entry.why == "runs"]
    lead = [_entry_row(answer, entry, bold=True) for entry in schools] or _nothing_for_schools(answer, month)
    body = [
        flex.emphasised(labels.SCHOOLS_DO, colour, *lead),
        *_section(answer, labels.office_does(answer.manual.office.short), office),
        *_section(answer, labels.RUNNING, running),
        page_links.to_month(audience.pages, month.year, month.month),
    ]
    title = labels.month_title(month.year, month.month)
    footer = quick_buttons.of_calendar(answer.asked, answer.only, audience)
    return flex.bubble(flex.header(_over(answer), title, colour), body, footer)


def year_card(answer: CalendarAnswer, audience: Audience = ONE_PERSON) -> Message:
    """Twelve months in four bubbles, without spans that merely run on."""
    schools = [
        f"{entry.step.title} {_when(answer, entry)}"
        for month in answer.months
        for entry in month.entries
        if entry.step.acts == "school" and entry.why != "runs"
    ]
    return card(labels.year_brief(schools), flex.carousel(_quarters(answer, audience)))


def _quarters(answer: CalendarAnswer, audience: Audience) -> list[Node]:
    quarters = [answer.months[at : at + 3] for at in range(0, len(answer.months), 3)]
    return [_quarter(answer, quarter, audience) for quarter in quarters]


def _quarter(answer: CalendarAnswer, months: Sequence[Month], audience: Audience) -> Node:
    first, last = months[0], months[-1]
    names = [thai_dates.month_and_year(month.year, month.month) for month in (first, last)]
    body: list[Node | None] = []
    for month in months:
        body.extend(_month_lines(answer, month))
    body.append(page_links.to_month(audience.pages, first.year, first.month))
    footer = quick_buttons.of_calendar("all", answer.only, audience)
    head = flex.header(_over(answer), labels.year_title(*names), _colour(answer))
    return flex.bubble(head, body, footer)


def _month_lines(answer: CalendarAnswer, month: Month) -> list[Node]:
    name = thai_dates.month_and_year(month.year, month.month)
    action = postback(
        name, labels.ask_month(month.year, month.month), a="month", m=month.month, p=answer.only
    )
    heading = flex.words(name, "md", colour=_colour(answer), bold=True, margin="md", action=action)
    entries = [entry for entry in month.entries if entry.why != "runs"]
    if not entries:
        running = [entry.step.title for entry in month.entries]
        return [heading, flex.quiet(labels.running(running) if running else labels.NOTHING_AT_ALL)]
    schools = [_entry_row(answer, entry, bold=True, brief=True) for entry in entries if _is_schools(entry)]
    office = [_entry_row(answer, entry, brief=True) for entry in entries if not _is_schools(entry)]
    does = labels.office_does(answer.manual.office.short)
    return [
        heading,
        *([flex.emphasised(labels.SCHOOLS_DO, _colour(answer), *schools)] if schools else []),
        *([flex.labelled(does, *office)] if office else []),
    ]


def _is_schools(entry: Entry) -> bool:
    return entry.step.acts == "school"


def _section(answer: CalendarAnswer, label: str, entries: Sequence[Entry]) -> list[Node]:
    if not entries:
        return []
    return [flex.labelled(label, *(_entry_row(answer, entry) for entry in entries))]


def _entry_row(answer: CalendarAnswer, entry: Entry, bold: bool = False, brief: bool = False) -> Node:
    when = _when(answer, entry)
    if entry.why == "due" and entry.last_working_day != entry.due and not brief:
        until = f"{labels.DUE} {thai_dates.short(entry.due)}"
        when = labels.day_off(until, thai_dates.short(entry.last_working_day)) + when.removeprefix(until)
    place = labels.place(entry.procedure.short, entry.step.number)
    return flex.column(
        flex.words(entry.step.title, bold=bold),
        flex.quiet(when),
        None if brief else flex.words(place, "xxs", colour=flex.accent(entry.procedure.work)),
        action=quick_buttons.to_step(entry.procedure, entry.step),
        paddingTop="6px",
        paddingBottom="6px",
    )


def _nothing_for_schools(answer: CalendarAnswer, month: Month) -> list[Node]:
    first = labels.NOTHING_FOR_SCHOOLS if month.entries else labels.NOTHING_AT_ALL
    nodes = [flex.words(first, bold=True)]
    if answer.ahead:
        ahead = answer.ahead
        nodes.append(
            flex.words(
                labels.next_for_schools(ahead.step.title, _when(answer, ahead)),
                action=quick_buttons.to_step(ahead.procedure, ahead.step),
            )
        )
    return nodes


def _when(answer: CalendarAnswer, entry: Entry) -> str:
    today, last = answer.today, thai_dates.short(entry.due)
    if entry.after:
        return f"{labels.FROM} {when_words.on_day(entry.due, today)} ({labels.AFTER_CLOSING})"
    if entry.why == "runs":
        return f"{labels.UNTIL} {last}"
    if entry.why == "start" and entry.first:
        begins = when_words.on_day(entry.first, today, labels.BEGUN)
        return f"{labels.STARTS} {begins} ({labels.UNTIL} {last})"
    if entry.why == "end":
        return f"{labels.ENDS} {when_words.on_day(entry.due, today)}"
    closes = entry.step.timeline.kind == "rounds"
    return f"{labels.CLOSES if closes else labels.DUE} {when_words.on_day(entry.due, today)}"


def _month_brief(answer: CalendarAnswer, month: Month) -> str:
    said = [f"{entry.step.title} {_when(answer, entry)}" for entry in month.entries if entry.why != "runs"]
    return ", ".join(said) or labels.NOTHING_AT_ALL


def _over(answer: CalendarAnswer) -> str:
    return answer.procedure.short if answer.procedure else answer.manual.office.group


def _colour(answer: CalendarAnswer) -> str:
    return flex.accent(answer.procedure.work) if answer.procedure else flex.PLAIN_ACCENT
