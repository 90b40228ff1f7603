"""An announcement as a card, and one day's announcements as one push."""

import json
from collections.abc import Sequence

from line import limits
from line.calendar_entry import Entry
from line.cards import flex, quick_buttons
from line.cards.quick_buttons import Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import announce_texts as texts
from line.texts.announce_texts import Announcement

MOST_OBJECTS = 5
"""Messages that LINE takes in one request."""
MOST_ROWS = 10
"""Most entries on one card; of the rest only the number is said."""


def announcement_card(said: Announcement, basic_id: str = "") -> Message:
    alt = " ".join(texts.as_text(said).split("\n"))
    return card(alt, _bubble(said, basic_id))


def push_of(said: Sequence[Announcement], basic_id: str = "", room: int = MOST_OBJECTS) -> list[Message]:
    """One day's announcements for a group in at most `room` messages, without repeats."""
    fresh = _without_repeats(said)
    if len(fresh) <= room:
        return [announcement_card(one, basic_id) for one in fresh]
    bubbles = [_bubble(one, basic_id) for one in fresh]
    messages = []
    for begins, ends in packed([len(json.dumps(one)) for one in bubbles], room):
        together = fresh[begins:ends]
        if len(together) == 1:
            messages.append(announcement_card(together[0], basic_id))
        else:
            alt = texts.several([texts.title(one) for one in together])
            messages.append(card(alt, flex.carousel(bubbles[begins:ends])))
    return messages


def packed(sizes: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Which bubbles stand together: the first alone, the last in as few carousels as it takes, `room` in all.

    sizes: bytes of each. What even full carousels cannot hold is left out, the latest first.
    """
    carousels: list[tuple[int, int]] = []
    ends = len(sizes)
    while ends > room - len(carousels) and len(carousels) < room:
        begins, held = ends, 0
        while (
            begins > room - len(carousels) - 1
            and ends - begins < limits.BUBBLES
            and held + sizes[begins - 1] <= limits.CAROUSEL_BYTES
        ):
            begins -= 1
            held += sizes[begins]
        carousels.insert(0, (begins, ends))
        ends = begins
    if ends > room - len(carousels):
        return packed(sizes[:-1], room)
    return [*((one, one + 1) for one in range(ends)), *carousels]


def _without_repeats(said: Sequence[Announcement]) -> list[Announcement]:
    """Join two reminders of the same date; the one that says more is kept."""
    kept: dict[tuple[object, ...], Announcement] = {}
    for one in said:
        about = tuple((entry.procedure.id, entry.step.number, entry.due) for entry in one.entries)
        key = (one.kind if one.kind == "digest" else "dated", *about)
        if key not in kept or one.working_days_left:
            kept[key] = one
    return list(kept.values())


def _bubble(said: Announcement, basic_id: str) -> flex.Node:
    colour = _colour(said)
    rows = [_row(said, entry) for entry in said.told[:MOST_ROWS]]
    coming = [_row(said, entry) for entry in said.coming[: MOST_ROWS - len(rows)]]
    more = len(said.told) + len(said.coming) - len(rows) - len(coming)
    body: list[flex.Node | None] = [
        *(flex.quiet(line) for line in texts.late(said)),
        *rows,
        flex.words(texts.NOTHING, bold=True) if not said.entries else None,
        *([flex.labelled(texts.NEXT_MONTH, *coming)] if coming else []),
        flex.quiet(texts.and_more(more)) if more > 0 else None,
        *(flex.words(line, margin="lg") for line in texts.after_entries(said)),
        _question(said),
    ]
    footer = quick_buttons.for_group(
        [quick_buttons.this_month(), quick_buttons.all_year()], colour, Audience(True, basic_id)
    )
    return flex.bubble(flex.header(said.manual.office.group, texts.title(said), colour), body, footer)


def _question(said: Announcement) -> flex.Node | None:
    if said.question is None:
        return None
    head, *answer = texts.asked_most(said)
    action = quick_buttons.to_step(said.question.procedure, said.question.step)
    lines = [flex.words(head, bold=True), *(flex.words(line) for line in answer)]
    return flex.column(*lines, action=action, spacing="xs", margin="lg")


def _row(said: Announcement, entry: Entry) -> flex.Node:
    """The date in large letters."""
    today, beside = said.today, texts.beside(entry, said.today).strip()
    return flex.column(
        flex.words(entry.step.title, bold=True),
        flex.words(texts.dates(entry, today), "md", colour=_accent(entry), bold=True),
        flex.words(texts.days(entry, today), bold=entry.step.acts == "school"),
        flex.words(beside, bold=True) if beside else None,
        flex.quiet(f"{texts.who(said, entry)} · {texts.how(said, entry)}"),
        action=quick_buttons.to_step(entry.procedure, entry.step),
        spacing="xs",
        paddingTop="8px",
        paddingBottom="8px",
    )


def _accent(entry: Entry) -> str:
    return flex.accent(entry.procedure.work)


def _colour(said: Announcement) -> str:
    works = {entry.procedure.work for entry in said.entries}
    return flex.accent(works.pop()) if said.kind != "digest" and len(works) == 1 else flex.PLAIN_ACCENT
