"""The menu card: the procedures of the manual, the calendar, an officer."""

from knowledge.facts.manual import Manual
from line.cards import flex, page_links, quick_buttons
from line.messages import Message
from line.messages import flex as card
from line.texts import labels


def menu_card(manual: Manual, lead: str = "", pages: str = "") -> Message:
    """`lead`: a sentence before all else, such as why the menu is shown."""
    colour = flex.PLAIN_ACCENT
    rows = []
    for procedure in manual.procedures:
        work = manual.work(procedure.work)
        action = {**quick_buttons.all_steps(procedure), "label": procedure.short}
        rows.append(
            flex.column(
                flex.words(procedure.short, "md", colour=flex.accent(procedure.work), bold=True),
                flex.quiet(work.name) if work else None,
                action=action,
                backgroundColor=flex.BUTTON,
                cornerRadius="8px",
                paddingAll="10px",
                margin="sm",
            )
        )
    body = [
        flex.words(lead, margin="none") if lead else None,
        *rows,
        flex.rule(),
        flex.words(labels.EXAMPLES, "sm", margin="lg"),
        page_links.to_manual(pages),
    ]
    actions = [
        quick_buttons.this_month(),
        quick_buttons.all_year(),
        quick_buttons.ask_officer(),
        quick_buttons.privacy(),
    ]
    footer = flex.pairs([flex.half(action, colour) for action in actions])
    over = f"{manual.office.group} {manual.office.short}"
    alt = labels.menu_alt([procedure.short for procedure in manual.procedures])
    return card(f"{lead} {alt}".strip(), flex.bubble(flex.header(over, labels.MENU, colour), body, footer))
