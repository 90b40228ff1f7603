"""The card of a procedure: its steps as rows to tap, under what was asked of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.facts.manual import Duration, Facet, Manual, Procedure, Step
from line.actions import Action
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, source_texts, sources, when_words
from line.texts.when_words import Due


@dataclass(frozen=True)
class ProcedureAnswer:
    """A procedure and what was asked of it. `total`: how long its steps take together."""

    manual: Manual
    procedure: Procedure
    due: Mapping[int, Due]
    """The nearest date of each step, by step number."""
    asked: Facet = "steps"
    total: bool = False
    others: tuple[Action, ...] = ()
    """Buttons for what the question may also mean."""

    @property
    def colour(self) -> str:
        return flex.accent(self.procedure.work)


def procedure_card(answer: ProcedureAnswer, audience: Audience = ONE_PERSON) -> Message:
    procedure = answer.procedure
    work = answer.manual.work(procedure.work)
    over = labels.work_of(work.number, work.name) if work else ""
    label, lead, more = _lead(answer)
    body = [
        flex.emphasised(
            label,
            answer.colour,
            flex.words(lead, "md", bold=True),
            flex.words(more) if more else None,
        ),
        *(_step_row(answer, step) for step in procedure.steps),
        _source(answer, audience),
    ]
    footer = quick_buttons.of_procedure(procedure, answer.asked, answer.colour, audience, answer.others)
    alt = " ".join(f"{procedure.short}: {lead} {more}".split())
    return card(alt, flex.bubble(flex.header(over, procedure.short, answer.colour), body, footer))


def _source(answer: ProcedureAnswer, audience: Audience) -> Node:
    procedure = answer.procedure
    place = sources.source(answer.manual.office.manual_year, procedure.work, procedure.number)
    words = "\n".join([*source_texts.edits_of(answer.manual.source_of_procedure(procedure)), place])
    return page_links.source(audience.pages, words, page_links.procedure_path(procedure))


def _step_row(answer: ProcedureAnswer, step: Step) -> Node:
    when = when_words.row(step.timeline, answer.due.get(step.number, Due()))
    asked = answer.asked if answer.asked in labels.ASKED else None
    action = quick_buttons.to_step(answer.procedure, step, asked)
    action["displayText"] = labels.step_name(step.number)  # the card above names the procedure
    return flex.numbered(
        str(step.number),
        answer.colour,
        flex.words(step.title),
        flex.quiet(when),
        action=action,
    )


def _lead(answer: ProcedureAnswer) -> tuple[str, str, str]:
    """Label, answer and remark for the whole procedure."""
    procedure = answer.procedure
    if answer.total:
        return (labels.TOTAL, *_total(procedure))
    if answer.asked == "timeline":
        return (labels.ASKED["timeline"], *_next_date(answer))
    if answer.asked == "channels":
        return (labels.ASKED["channels"], *_channels(answer))
    if answer.asked == "fee":
        return (labels.ASKED["fee"], *_fees(procedure))
    return (labels.STEPS, labels.count_of_steps(len(procedure.steps)), procedure.name)


def _total(procedure: Procedure) -> tuple[str, str]:
    """The sum of the steps' days (and minutes), and which steps it leaves out."""
    lasting = [step for step in procedure.steps if isinstance(step.timeline, Duration)]
    other = [step.number for step in procedure.steps if step not in lasting]
    if not lasting:
        return labels.NO_TOTAL, labels.SEE_DATES
    sums = []
    for unit in ("day", "minute"):
        parts = [step for step in lasting if _amount(step, unit)]
        if parts:
            added = sum(_amount(step, unit) for step in parts)
            sums.append(labels.sum_of(added, unit, [_amount(step, unit) for step in parts]))
    left_out = labels.without_count(other) if other else ""
    return " · ".join(sums), " ".join(filter(None, [labels.SUM_IS_OURS, left_out]))


def _amount(step: Step, unit: str) -> int:
    timeline = step.timeline
    return timeline.amount if isinstance(timeline, Duration) and timeline.unit == unit else 0


def _next_date(answer: ProcedureAnswer) -> tuple[str, str]:
    """Answer and remark: the schools' next dated step, where there is one, and the next of all steps."""
    dated = [
        (due.when.days_left, step, due)
        for step in answer.procedure.steps
        if (due := answer.due.get(step.number, Due())).when
    ]
    if not dated:
        return labels.NO_DATES, labels.DURATIONS_ONLY
    nearest = sorted(dated, key=lambda found: (found[0], found[1].number))
    told = [step for _, step, _ in nearest if step.acts == "school"][:1]
    if nearest[0][1] not in told:
        told.append(nearest[0][1])
    lines = [f"{step.title} {when_words.row(step.timeline, answer.due[step.number])}" for step in told]
    return lines[0], labels.comes_next(lines[1]) if lines[1:] else ""


def _channels(answer: ProcedureAnswer) -> tuple[str, str]:
    steps_of: dict[str, list[int]] = {}
    for step in answer.procedure.steps:
        for use in step.channels:
            channel = answer.manual.channel(use.channel)
            steps_of.setdefault(channel.name if channel else use.words, []).append(step.number)
    lines = [f"• {name} ({labels.of_steps(sorted(set(numbers)))})" for name, numbers in steps_of.items()]
    return labels.CHANNELS_BY_STEP, "\n".join(lines)


def _fees(procedure: Procedure) -> tuple[str, str]:
    fees = {step.fee.words for step in procedure.steps}
    if len(fees) == 1:
        return fees.pop(), labels.every_step(len(procedure.steps))
    lines = [f"• {labels.step_name(step.number)}: {step.fee.words}" for step in procedure.steps]
    return labels.FEES_DIFFER, "\n".join(lines)
