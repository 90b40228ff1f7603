"""The card of one step: what was asked stands first, all else of the step below it."""

from dataclasses import dataclass

from knowledge.facts.manual import ChannelUse, Facet, Manual, Procedure, Step
from line.actions import Action, website
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, when_words
from line.texts.when_words import Due

SHOWN: tuple[Facet, ...] = ("detail", "timeline", "channels")
"""Facets with a part of their own; the fee stands beside who acts."""


@dataclass(frozen=True)
class StepAnswer:
    """A step and what was asked of it. `days_left`: how long there is left, counted also in working days."""

    manual: Manual
    procedure: Procedure
    step: Step
    due: Due
    asked: Facet = "detail"
    days_left: bool = False
    others: tuple[Action, ...] = ()
    """Buttons for what the question may also mean."""

    @property
    def colour(self) -> str:
        return flex.accent(self.procedure.work)


def step_card(answer: StepAnswer, audience: Audience = ONE_PERSON) -> Message:
    procedure, step = answer.procedure, answer.step
    over = labels.step_of(procedure.short, step.number, len(procedure.steps))
    rest = [_part(answer, facet) for facet in SHOWN if facet != answer.asked]
    body = [
        flex.emphasised(_asked_label(answer), answer.colour, *_content(answer, answer.asked, first=True)),
        *rest,
        _who_and_fee(answer),
        flex.quiet(labels.source(answer.manual.office.manual_year, step.line), "xxs", margin="lg"),
        page_links.to_step(audience.pages, procedure, step),
    ]
    footer = [
        *quick_buttons.also_meant(answer.others, answer.colour),
        *quick_buttons.of_step(procedure, step, answer.asked, answer.colour, audience),
    ]
    return card(brief(answer), flex.bubble(flex.header(over, step.title, answer.colour), body, footer))


def brief(answer: StepAnswer) -> str:
    """The answer in a sentence."""
    step = answer.step
    what = f"{step.title} ({answer.procedure.short} {labels.step_name(step.number)})"
    when = when_words.sentence(step.timeline, answer.due)
    if answer.asked == "channels":
        return f"{what}: {labels.ASKED['channels']} {', '.join(_channel_names(answer))}"
    if answer.asked == "fee":
        return f"{what}: {step.fee.words}"
    if answer.asked == "timeline" and answer.days_left and answer.due.when:
        return f"{what}: {when} {when_words.working_days(answer.due)}"
    return f"{what}: {when}"


def _asked_label(answer: StepAnswer) -> str:
    if answer.asked == "timeline" and answer.days_left and answer.due.when:
        return labels.DAYS_LEFT
    return labels.ASKED[answer.asked]


def _part(answer: StepAnswer, facet: Facet) -> Node:
    return flex.labelled(labels.ASKED[facet], *_content(answer, facet, first=False))


def _content(answer: StepAnswer, facet: Facet, first: bool) -> list[Node | None]:
    if facet == "timeline":
        return _timeline(answer, first)
    if facet == "channels":
        return [_channel(answer, use, first) for use in answer.step.channels]
    if facet == "fee":
        return [flex.words(answer.step.fee.words, "lg", bold=True)]
    return _detail(answer.step)


def _detail(step: Step) -> list[Node | None]:
    return [
        flex.words(step.text),
        *(
            flex.row(flex.words(sub.number, flex=0), flex.words(sub.text, flex=1), spacing="sm")
            for sub in step.sub_steps
        ),
    ]


def _timeline(answer: StepAnswer, first: bool) -> list[Node | None]:
    timeline, due = answer.step.timeline, answer.due
    headline, left = when_words.headline(timeline, due), when_words.remaining(timeline, due)
    if answer.days_left and due.when:
        lines: list[Node | None] = [
            flex.words(when_words.days_left(due), "xl", bold=True),
            flex.words(when_words.working_days(due)),
            flex.words(headline, bold=True),
        ]
    else:
        lines = [flex.words(headline, "lg" if first else "md", bold=True), flex.words(left)]
    return [
        *lines,
        *(flex.words(note) for note in when_words.notes(timeline, due)),
        flex.quiet(labels.in_manual(timeline.words)),
    ]


def _channel(answer: StepAnswer, use: ChannelUse, first: bool) -> Node:
    """The channel's everyday name, with the manual's words where they say more."""
    channel = answer.manual.channel(use.channel)
    if channel is None:
        return flex.words(f"• {use.words}")
    address = website(channel.name, channel.url) if channel.url else None
    name = flex.words(f"• {channel.name}", "md" if first else "sm", bold=first, action=address)
    told = {channel.name} if first else {channel.name, channel.official}
    if use.words in told:
        return name
    return flex.column(name, flex.column(flex.quiet(use.words), paddingStart="10px"))


def _channel_names(answer: StepAnswer) -> list[str]:
    found = [(answer.manual.channel(use.channel), use) for use in answer.step.channels]
    return [channel.name if channel else use.words for channel, use in found]


def _who_and_fee(answer: StepAnswer) -> Node:
    who = labels.SCHOOL if answer.step.acts == "school" else answer.manual.office.short
    acts = flex.column(flex.quiet(labels.WHO_ACTS), flex.words(who), flex=1, spacing="xs")
    fee = flex.column(
        flex.quiet(labels.ASKED["fee"]), flex.words(answer.step.fee.words), flex=1, spacing="xs"
    )
    return flex.row(acts, fee if answer.asked != "fee" else None, spacing="md", margin="lg")
