"""Cards at a phone's width: the answer and its buttons stand on the screen at one glance."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from handler_desk import a_desk, the_manual
from playwright.sync_api import Browser, Page

from handlers.answers import due_dates
from knowledge.facts.manual import Facet, Procedure, Step
from line.actions import Action
from line.cards import quick_buttons
from line.cards.menu_card import commands_card
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.cards.step_card import StepAnswer, step_card
from line.messages import Message
from line.plain_text import as_text
from line.texts import labels
from line.texts.work_texts import COMMANDS
from simulator.driver import Simulator

MOST = 506
"""Pixels of a step's card with its buttons: what a phone shows between the chat's name and its keyboard."""
GROUP = Audience(in_group=True, basic_id="@123abcde", pages="https://plan.example.go.th")
LINKED = Audience(pages="https://plan.example.go.th")
SHOTS = os.environ.get("PLANBOT_SCREENSHOTS")
DAYS = (date(2026, 11, 30), date(2027, 2, 1), date(2027, 6, 2))
DRAW = """async (bubbles) => {
  const { flex } = await import("/static/flex.js");
  await document.fonts.load("15px 'Noto Sans Thai'", "กำหนด");
  document.body.replaceChildren();
  document.body.style.cssText = "display: block; height: auto; overflow: auto; background: #8cabd8";
  const cards = bubbles.map((one) => {
    const card = document.createElement("div");
    card.className = "flex-message";
    card.append(flex(one, () => {}));
    document.body.append(card);
    return card;
  });
  await document.fonts.ready;
  return cards.map((card) => card.firstChild.getBoundingClientRect().height);
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with Simulator() as line:
        page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
        page.goto(line.url)
        yield page
        page.close()


def cards_of(
    procedure: Procedure, step: Step, audience: Audience, others: Sequence[Action] = ()
) -> Iterator[tuple[str, Message]]:
    asked: tuple[Facet, ...] = ("detail", "timeline", "channels", "fee")
    for facet in asked:
        for today in DAYS if facet == "timeline" else DAYS[:1]:
            due = due_dates.due(a_desk(), step, today, counted=facet == "timeline")
            for left in (False, True) if facet == "timeline" else (False,):
                answer = StepAnswer(the_manual(), procedure, step, due, facet, left, tuple(others))
                yield f"{procedure.id} {step.number} {facet} {today}", step_card(answer, audience)


def two_others(step: Step) -> list[Action]:
    """The longest that a question may mean beside the answer."""
    found = [
        (procedure, other, labels.step_meant(other.title, other.number))
        for procedure, other in the_manual().all_steps()
        if other != step
    ]
    longest = sorted(found, key=lambda one: len(one[2]))[-2:]
    return [quick_buttons.to_step(procedure, other, label=label) for procedure, other, label in longest]


def heights(phone: Page, cards: Sequence[Message]) -> list[float]:
    measured: list[float] = phone.evaluate(DRAW, [card["contents"] for card in cards])
    return measured


@pytest.mark.parametrize("audience", [ONE_PERSON, LINKED, GROUP], ids=["one person", "with pages", "group"])
def test_each_steps_card_with_its_buttons_stands_on_a_phone(phone: Page, audience: Audience) -> None:
    named = [
        made
        for procedure, step in the_manual().all_steps()
        for others in ([], two_others(step))
        for made in cards_of(procedure, step, audience, others)
    ]

    measured = heights(phone, [card for _, card in named])

    high = [(name, height) for (name, _), height in zip(named, measured, strict=True) if height > MOST]
    assert high == []
    assert min(measured) > 200, "the cards were not drawn"


def buttons(node: Any) -> list[str]:
    """Labels of all that can be tapped below a card."""
    if isinstance(node, dict):
        own = [node["action"]["label"]] if "action" in node else []
        return own + [label for value in node.get("contents", ()) for label in buttons(value)]
    return []


@pytest.mark.parametrize("audience", [ONE_PERSON, GROUP], ids=["one person", "group"])
def test_a_steps_card_has_four_buttons_at_most_and_two_to_rate_it(audience: Audience) -> None:
    for procedure, step in the_manual().all_steps():
        for others in ([], two_others(step)):
            for name, card in cards_of(procedure, step, audience, others):
                found = buttons(card["contents"]["footer"])
                rating = [label for label in found if label in (labels.RIGHT, labels.WRONG)]
                assert len(found) - len(rating) <= 4, (name, found)
                assert len(rating) == (0 if audience.in_group else 2), name


def test_a_sheet_of_cards_is_left_to_be_looked_at(phone: Page, tmp_path: Path) -> None:
    """In the folder that PLANBOT_SCREENSHOTS names, where it names one."""
    folder = Path(SHOTS) if SHOTS else tmp_path
    steps = list(the_manual().all_steps())
    made = [card for procedure, step in steps for _, card in cards_of(procedure, step, LINKED)][::7][:24]
    heights(phone, made)
    for number, card in enumerate(phone.locator(".flex-message").all()):
        card.screenshot(path=folder / f"card-{number:02d}.png")

    assert len(list(folder.glob("card-*.png"))) == len(made)


def test_an_officers_commands_are_bubbles_of_a_screen_each_and_none_is_left_out(phone: Page) -> None:
    card = commands_card()
    bubbles = card["contents"]["contents"]

    heights: list[float] = phone.evaluate(DRAW, bubbles)
    assert len(heights) == 3 and max(heights) <= MOST, heights
    shown = as_text((card,))
    assert [typed for _, rows in COMMANDS for typed, _ in rows if typed not in shown] == []
