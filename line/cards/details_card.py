"""All that the manual says of a step, in its own words: behind the button of the step's card."""

from knowledge.facts.manual import ChannelUse
from line.actions import website
from line.cards import flex, quick_buttons, step_card
from line.cards.flex import Node
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.cards.step_card import StepAnswer
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, source_texts, sources, when_words


def details_card(answer: StepAnswer, audience: Audience = ONE_PERSON) -> Message:
    procedure, step = answer.procedure, answer.step
    acts = step_card.who(answer)
    body = [
        flex.labelled(labels.ASKED["detail"], *_text(answer)),
        flex.labelled(labels.ASKED["timeline"], *_timeline(answer)),
        flex.labelled(labels.ASKED["channels"], *(_channel(answer, use) for use in step.channels)),
        flex.labelled(labels.ASKED["fee"], flex.words(step.fee.words)),
        flex.labelled(labels.WHO_ACTS, flex.words(acts or labels.NOBODY_NAMED)),
        step_card.source(answer, audience),
    ]
    over = labels.step_of(procedure.short, step.number, len(procedure.steps))
    head = flex.header(over, step.title, answer.colour)
    footer = quick_buttons.of_details(procedure, step, answer.colour, audience)
    return card(f"{step.title}: {step.text}", flex.bubble(head, body, footer))


def _text(answer: StepAnswer) -> list[Node]:
    return [
        flex.words(answer.step.text),
        *(
            flex.row(flex.words(sub.number, flex=0), flex.words(sub.text, flex=1), spacing="sm")
            for sub in answer.step.sub_steps
        ),
    ]


def _timeline(answer: StepAnswer) -> list[Node]:
    timeline, due = answer.step.timeline, answer.due
    own = any(one.field == "timeline" for one in answer.source.edited)
    return [
        flex.words(when_words.headline(timeline, due), bold=True),
        flex.words(when_words.remaining(timeline, due)),
        *(flex.words(note) for note in when_words.notes(timeline, due)),
        flex.quiet(source_texts.by_office(timeline.words) if own else sources.in_manual(timeline.words)),
    ]


def _channel(answer: StepAnswer, use: ChannelUse) -> Node:
    """The channel's everyday name, with the manual's words where they say more."""
    channel = answer.manual.channel(use.channel)
    if channel is None:
        return flex.words(f"• {use.words}")
    name = flex.words(f"• {channel.name}", action=website(channel.name, channel.url) if channel.url else None)
    if use.words in (channel.name, channel.official):
        return name
    return flex.column(name, flex.column(flex.quiet(use.words), paddingStart="10px"))
