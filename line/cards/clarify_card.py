"""Choices: tapped, or answered with their number (LINE on a PC has no buttons over the keyboard)."""

from collections.abc import Sequence
from dataclasses import dataclass

from line.actions import Action, postback
from line.cards import flex, quick_buttons
from line.messages import Message
from line.messages import flex as card
from line.texts import labels


@dataclass(frozen=True)
class Choice:
    title: str
    told_apart_by: str
    """The words that tell this choice from the others."""
    colour: str
    action: Action


def clarify_card(
    choices: Sequence[Choice], procedure: str | None = None, asks: str = labels.CLARIFY
) -> Message:
    """`procedure`: what an officer would be asked about, where all choices share it."""
    rows = [
        flex.numbered(
            str(number),
            choice.colour,
            flex.words(choice.title, bold=True),
            flex.quiet(choice.told_apart_by),
            action=choice.action,
        )
        for number, choice in enumerate(choices, 1)
    ]
    body = [*rows, flex.quiet(labels.PICK_A_NUMBER, margin="lg")]
    none = postback(labels.NONE_OF_THESE, a="none", p=procedure)
    footer = flex.pairs(
        [
            flex.half(none, flex.PLAIN_ACCENT),
            flex.half(quick_buttons.ask_officer(procedure), flex.PLAIN_ACCENT),
        ]
    )
    head = flex.header("", asks, flex.PLAIN_ACCENT)
    return card(
        labels.clarify_alt(asks, [choice.title for choice in choices]), flex.bubble(head, body, footer)
    )
