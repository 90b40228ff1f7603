"""A step of the manual in words, for a page. Pure: the office's facts and a day in, words out."""

from dataclasses import dataclass
from datetime import date

from knowledge.facts.manual import ChannelUse, Manual, Procedure, Step, Work
from knowledge.facts.timeline import next_when
from line.texts import labels, source_texts, when_words
from line.texts.when_words import Due
from scheduler.calendar.occasions import Office

SILENT = "คู่มือไม่ได้ระบุ"
"""Said of what the manual does not tell: never "there is none"."""


@dataclass(frozen=True)
class ChannelWords:
    name: str
    official: str
    """The manual's own wording; empty where it says no more than the name."""
    url: str


@dataclass(frozen=True)
class StepWords:
    procedure: str
    """Its id."""
    number: int
    title: str
    step: Step
    who: str
    is_schools: bool
    headline: str
    """When: this year's date, or how long it takes."""
    remaining: str
    notes: tuple[str, ...]
    printed: str
    """When, in the manual's words, or in the office's."""
    own_timeline: bool
    """Those are the office's."""
    channels: tuple[ChannelWords, ...]
    fee: str
    place: str
    """Where the printed manual has it."""
    edits: tuple[str, ...]
    """What of it the office changed since, each with its day and reason."""
    corrected: tuple[str, ...]
    """Words of the printed text that were wrong, and what they became."""

    @property
    def anchor(self) -> str:
        return f"step-{self.number}"

    @property
    def href(self) -> str:
        return f"/manual/{self.procedure}#{self.anchor}"


def due_on(office: Office, step: Step, today: date) -> Due:
    when = next_when(step.timeline, today, office.key_dates, office.is_off)
    return Due(when=when, off=office.workdays.is_off(when.last)) if when else Due()


def step_words(office: Office, procedure: Procedure, step: Step, today: date) -> StepWords:
    manual, due = office.manual, due_on(office, step, today)
    source = manual.source_of_step(procedure, step)
    return StepWords(
        procedure=procedure.id,
        number=step.number,
        title=step.title,
        step=step,
        who=labels.SCHOOL if step.acts == "school" else manual.office.short,
        is_schools=step.acts == "school",
        headline=when_words.headline(step.timeline, due),
        remaining=when_words.remaining(step.timeline, due).replace("ได้ค่ะ", "ได้"),
        notes=tuple(when_words.notes(step.timeline, due)),
        printed=step.timeline.words,
        channels=tuple(_channel(manual, use) for use in step.channels),
        fee=step.fee.words,
        own_timeline=any(one.field == "timeline" for one in source.edited),
        place=place(manual, procedure, step),
        edits=tuple(source_texts.edits_of(source)),
        corrected=corrected(manual, step),
    )


def all_words(office: Office, procedure: Procedure, today: date) -> list[StepWords]:
    return [step_words(office, procedure, step, today) for step in procedure.steps]


def _channel(manual: Manual, use: ChannelUse) -> ChannelWords:
    channel = manual.channel(use.channel)
    if channel is None:
        return ChannelWords(use.words, "", "")
    official = "" if "".join(use.words.split()) == "".join(channel.name.split()) else use.words
    return ChannelWords(channel.name, official, channel.url or "")


def place(manual: Manual, procedure: Procedure, step: Step | None = None) -> str:
    """งานที่ 2 งานวิเคราะห์งบประมาณ ข้อ (3) หัวข้อ ๕.๑ ขั้นตอนที่ (4)"""
    work = manual.work(procedure.work)
    parts = [f"คู่มือการให้บริการ ปีงบประมาณ พ.ศ. {manual.office.manual_year}"]
    parts.append(f"งานที่ {procedure.work}{f' {work.name}' if work else ''}")
    parts.append(f"ข้อ (3){f' หัวข้อ {procedure.number}' if procedure.number else ''}")
    if step is not None:
        parts.append(f"ขั้นตอนที่ ({step.number})")
    return " ".join(parts)


def corrected(manual: Manual, step: Step) -> tuple[str, ...]:
    """Less those that only take a space or a line break out of a word."""
    lines = {step.line, *step.printed_again}
    return tuple(
        f"“{one.before}” เป็น “{one.after}” ({one.why})"
        for one in manual.corrections
        if one.line in lines and "".join(one.before.split()) != "".join(one.after.split())
    )


def works(manual: Manual) -> list[tuple[Work, list[Procedure]]]:
    """The chapters with their procedures, in the order of print."""
    return [(work, [p for p in manual.procedures if p.work == work.number]) for work in manual.works]
