"""The buttons below a card: the questions that lie next to the one just answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.facts.manual import Facet, Procedure, Step
from line.actions import Action, link, own_chat_uri, postback
from line.cards import flex, page_links
from line.cards.flex import Node
from line.texts import conversation_texts, labels


@dataclass(frozen=True)
class Audience:
    """Who sees the card. A group gets few buttons: each tap speaks to everyone in it."""

    in_group: bool = False
    basic_id: str = ""
    """The bot's basic id, for links from a group to its 1:1 chat; empty where unknown."""
    question: str = ""
    """The question as typed, to fill in there; empty where a button was tapped."""
    pages: str = ""
    """Address of the public pages; empty where there is none."""


ONE_PERSON = Audience()


MOST = 4
"""Buttons of a card, without the two that rate it."""


def of_step(
    procedure: Procedure,
    step: Step,
    asked: Facet,
    colour: str,
    audience: Audience,
    others: Sequence[Action] = (),
) -> list[Node]:
    """others: what the question may mean beside the answer."""
    actions = [neighbour(procedure, step), all_steps(procedure)]
    if audience.in_group:
        asks = labels.ask_step(procedure.short, step.number)
        actions = [*_details_page(procedure, step, audience), *actions]
        return for_group([action for action in actions if action], colour, audience, asks, others)
    actions = [details(procedure, step), ask_officer(procedure.id, step.number), *actions]
    rating = was_it_right(p=procedure.id, s=step.number, f=asked)
    return [*_most([action for action in actions if action], colour, others), *rating]


def of_details(procedure: Procedure, step: Step, colour: str, audience: Audience) -> list[Node]:
    actions = [law(procedure), all_steps(procedure)]
    if audience.in_group:
        return for_group(actions, colour, audience, labels.ask_step(procedure.short, step.number))
    return _halves([*actions, this_month(), ask_officer(procedure.id, step.number)], colour)


def of_procedure(
    procedure: Procedure, asked: Facet, colour: str, audience: Audience, others: Sequence[Action] = ()
) -> list[Node]:
    if audience.in_group:
        asks = labels.ask_law(procedure.short) if asked == "law" else labels.ask_steps(procedure.short)
        return for_group([law(procedure)], colour, audience, asks, others)
    other = all_steps(procedure) if asked == "law" else law(procedure)
    actions = [other, ask_officer(procedure.id), all_year(procedure.id), menu()]
    return [*_most(actions, colour, others), *was_it_right(p=procedure.id, f=asked)]


def of_calendar(month: str, procedure: str | None, audience: Audience) -> list[Node]:
    """month: as in a postback: 1-12, this, next or all."""
    actions = [this_month() if month in ("next", "all") else next_month()]
    actions.append(next_month() if month == "all" else all_year())
    colour = flex.PLAIN_ACCENT
    if audience.in_group:
        asks = {"this": labels.ASK_THIS_MONTH, "next": labels.ASK_NEXT_MONTH}.get(month, labels.ASK_ALL_YEAR)
        return for_group(actions, colour, audience, asks)
    return [
        *_halves([*actions, ask_officer(procedure), menu()], colour),
        *was_it_right(m=month, p=procedure),
    ]


def for_group(
    actions: Sequence[Action],
    colour: str,
    audience: Audience,
    asks: str = "",
    others: Sequence[Action] = (),
) -> list[Node]:
    """asks: the question that the tapped button stands for."""
    if not audience.basic_id:
        return _most(actions, colour, others)
    question = audience.question or asks
    return [
        *_most(actions, colour, others, 2),
        flex.button(link(labels.OWN_CHAT, own_chat_uri(audience.basic_id, question)), colour),
        flex.quiet(conversation_texts.on_a_pc(audience.basic_id), "xxs", align="center"),
    ]


def was_it_right(**about: str | int | None) -> list[Node]:
    """Two small buttons that rate the answer; the tap sends `about` back."""
    right, wrong = (
        postback(labels.RIGHT, "", a="right", **about),
        postback(labels.WRONG, "", a="wrong", **about),
    )
    return [
        flex.rule("sm"),
        flex.row(
            flex.quiet(labels.WAS_IT_RIGHT, flex=5, gravity="center"),
            flex.small(right, flex.QUIET, 3),
            flex.small(wrong, flex.QUIET, 2),
        ),
    ]


def details(procedure: Procedure, step: Step) -> Action:
    says = labels.ask_details(procedure.short, step.number)
    return postback(labels.DETAILS, says, a="details", p=procedure.id, s=step.number)


def _details_page(procedure: Procedure, step: Step, audience: Audience) -> list[Action]:
    """In a group the details are a page, or what its 1:1 chat shows: they would fill the group's screen."""
    if not audience.pages:
        return []
    return [link(labels.DETAILS, f"{audience.pages}{page_links.step_path(procedure, step)}")]


def all_steps(procedure: Procedure) -> Action:
    return postback(labels.ALL_STEPS, labels.ask_steps(procedure.short), a="procedure", p=procedure.id)


def neighbour(procedure: Procedure, step: Step) -> Action | None:
    """A button to the next step; on the last step, to the previous one."""
    after, before = procedure.step(step.number + 1), procedure.step(step.number - 1)
    if after:
        return to_step(procedure, after, label=labels.NEXT_STEP)
    return to_step(procedure, before, label=labels.PREVIOUS_STEP) if before else None


def to_step(procedure: Procedure, step: Step, facet: Facet | None = None, label: str = "") -> Action:
    says = labels.ask_step(procedure.short, step.number)
    return postback(
        label or labels.step_name(step.number), says, a="step", p=procedure.id, s=step.number, f=facet
    )


def law(procedure: Procedure) -> Action:
    return postback(labels.LAW_BUTTON, labels.ask_law(procedure.short), a="law", p=procedure.id)


def this_month() -> Action:
    return postback(labels.THIS_MONTH, labels.ASK_THIS_MONTH, a="month", m="this")


def next_month() -> Action:
    return postback(labels.NEXT_MONTH, labels.ASK_NEXT_MONTH, a="month", m="next")


def all_year(procedure: str | None = None) -> Action:
    return postback(labels.ALL_YEAR, labels.ASK_ALL_YEAR, a="year", p=procedure)


def ask_officer(procedure: str | None = None, step: int | None = None) -> Action:
    return postback(labels.ASK_OFFICER, labels.ASK_OFFICER, a="officer", p=procedure, s=step)


def menu() -> Action:
    return postback(labels.MENU_BUTTON, labels.ASK_MENU, a="menu")


def privacy() -> Action:
    return postback(labels.PRIVACY_BUTTON, labels.ASK_PRIVACY, a="privacy")


def everyday() -> list[Action]:
    """Quick replies after a short text without a card."""
    return [this_month(), menu(), ask_officer()]


def _most(actions: Sequence[Action], colour: str, others: Sequence[Action], most: int = MOST) -> list[Node]:
    """The other readings, each in a row of its own, and as many of the actions as there is room for."""
    rows = [flex.small(other, colour, 1, labels.meant(str(other["label"]))) for other in others[:2]]
    room = min(most - len(rows), 2) if rows else most
    return [*rows, *_halves(actions[:room], colour)]


def _halves(actions: Sequence[Action], colour: str) -> list[Node]:
    return flex.pairs([flex.half(action, colour) for action in actions])
