"""The card of one step: what was asked, first and large, then who, where and when."""

from dataclasses import dataclass

from knowledge.facts.manual import Facet, Manual, Procedure, Step
from knowledge.facts.overrides import Source
from line import limits
from line.actions import Action, website
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, source_texts, sources, when_words
from line.texts.when_words import Due

SHOWN = 64
"""Most graphemes of a step's text on its card: three lines of a phone. The details have all of it."""


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

    @property
    def source(self) -> Source:
        return self.manual.source_of_step(self.procedure, self.step)


def step_card(answer: StepAnswer, audience: Audience = ONE_PERSON) -> Message:
    procedure, step = answer.procedure, answer.step
    over = labels.step_of(procedure.short, step.number, len(procedure.steps))
    body = [
        flex.emphasised(_asked_label(answer), answer.colour, *_asked(answer)),
        *_needed(answer),
        source(answer, audience),
    ]
    footer = quick_buttons.of_step(procedure, step, answer.asked, answer.colour, audience, answer.others)
    head = flex.header(over, step.title, answer.colour, low=True)
    return card(brief(answer), flex.bubble(head, body, footer, padding="10px"))


def brief(answer: StepAnswer) -> str:
    """The answer in a sentence."""
    step = answer.step
    what = f"{step.title} ({answer.procedure.short} {labels.step_name(step.number)})"
    when = when_words.sentence(step.timeline, answer.due)
    if answer.asked == "channels":
        return f"{what}: {labels.ASKED['channels']} {', '.join(channel_names(answer))}"
    if answer.asked == "fee":
        return f"{what}: {step.fee.words}"
    if answer.asked == "timeline" and answer.days_left and answer.due.when:
        return f"{what}: {when} {when_words.working_days(answer.due)}"
    return f"{what}: {when}"


def source(answer: StepAnswer, audience: Audience) -> Node:
    place = sources.source(
        answer.manual.office.manual_year, answer.procedure.work, answer.procedure.number, answer.step.number
    )
    words = "\n".join([*source_texts.edits_of(answer.source), place])
    return page_links.source(audience.pages, words, page_links.step_path(answer.procedure, answer.step))


def who(answer: StepAnswer) -> str:
    """Who acts, where the manual says so; else empty."""
    names = {"school": labels.SCHOOL, "office": answer.manual.office.short}
    return labels.together([names[actor] for actor in answer.step.who])


def channel_names(answer: StepAnswer) -> list[str]:
    found = [(answer.manual.channel(use.channel), use) for use in answer.step.channels]
    return [channel.name if channel else use.words for channel, use in found]


def _asked_label(answer: StepAnswer) -> str:
    if answer.asked == "timeline" and answer.days_left and answer.due.when:
        return labels.DAYS_LEFT
    return labels.ASKED[answer.asked]


def _asked(answer: StepAnswer) -> list[Node | None]:
    if answer.asked == "timeline":
        return _timeline(answer)
    if answer.asked == "channels":
        return [*_channels(answer)]
    if answer.asked == "fee":
        return [flex.words(answer.step.fee.words, "xl", bold=True)]
    return [flex.words(limits.cut_graphemes(answer.step.text, SHOWN), "md", bold=True)]


def _timeline(answer: StepAnswer) -> list[Node | None]:
    timeline, due = answer.step.timeline, answer.due
    headline, left = when_words.headline(timeline, due), when_words.remaining(timeline, due)
    lines: list[Node | None] = [flex.words(headline, "lg", bold=True), flex.words(left)]
    if answer.days_left and due.when:
        lines = [
            flex.words(when_words.days_left(due), "xl", bold=True),
            flex.words(when_words.working_days(due)),
            flex.words(headline, bold=True),
        ]
    return [*lines, *(flex.words(note) for note in when_words.notes(timeline, due))]


def _needed(answer: StepAnswer) -> list[Node | None]:
    """What is needed to act, without what the first lines say."""
    where = limits.cut_graphemes(", ".join(channel_names(answer)), 2 * SHOWN)
    fee, acts, when = answer.step.fee, who(answer), when_words.row(answer.step.timeline, answer.due)
    return [
        flex.fact(labels.WHO_ACTS, flex.words(acts)) if acts else None,
        flex.fact(labels.ASKED["timeline"], flex.words(when)) if answer.asked != "timeline" else None,
        flex.fact(labels.ASKED["channels"], flex.words(where)) if answer.asked != "channels" else None,
        flex.fact(labels.ASKED["fee"], flex.words(fee.words)) if fee.baht and answer.asked != "fee" else None,
    ]


def _channels(answer: StepAnswer) -> list[Node]:
    """The channels' everyday names, with their addresses to tap."""
    nodes = []
    for use in answer.step.channels:
        channel = answer.manual.channel(use.channel)
        name = channel.name if channel else limits.cut_graphemes(use.words, SHOWN)
        address = website(name, channel.url) if channel and channel.url else None
        nodes.append(flex.words(name, "md", bold=True, action=address))
    return nodes
