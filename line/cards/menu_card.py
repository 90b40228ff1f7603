"""The menu cards: what askers may ask, what officers may type; and the year's figures."""

from collections.abc import Sequence

from knowledge.facts.manual import Manual
from line import thai_dates
from line.actions import link, says
from line.cards import flex, page_links, quick_buttons
from line.cards.flex import Node
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, work_texts
from line.texts.work_texts import Served


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


def commands_card() -> Message:
    """What an officer may type, by what it is for: bubbles side by side, each a phone's screen at most."""
    answering, managing, *others = work_texts.COMMANDS
    bubbles = [_commands(answering), _commands(managing), _commands(*others)]
    return card(work_texts.commands(), {"type": "carousel", "contents": bubbles})


def _commands(*parts: tuple[str, Sequence[tuple[str, str]]]) -> Node:
    colour = flex.PLAIN_ACCENT
    body = [flex.quiet(work_texts.COMMANDS_LEAD, margin="none")]
    for title, rows in parts:
        shown = [
            flex.column(flex.words(typed, "sm", bold=True), flex.quiet(does) if does else None, margin="sm")
            for typed, does in rows
        ]
        body.append(flex.column(flex.words(title, "xs", colour=colour, bold=True), *shown, margin="md"))
    footer = flex.pairs([flex.half(says(word, word), colour) for word in ("งานค้าง", "สถิติ")])
    return flex.bubble(flex.header("เจ้าหน้าที่", work_texts.COMMANDS_TITLE, colour, low=True), body, footer)


def statistics_card(served: Served, month: tuple[int, int], pages: str) -> Message:
    """month: this year (ค.ศ.) and month. pages: address of the public pages, or nothing."""
    colour = flex.PLAIN_ACCENT
    figures = [
        ("ให้บริการแล้ว", served.services),
        (thai_dates.month_and_year(*month), served.this_month),
        ("คำขอทั้งหมด", served.requests),
        ("รอเจ้าหน้าที่ขณะนี้", served.waiting),
    ]
    body = [
        flex.row(
            flex.words(name, "sm", flex=6),
            flex.words(f"{count:,} เรื่อง", "md", bold=True, align="end", flex=5),
            margin="none" if not at else "lg",
        )
        for at, (name, count) in enumerate(figures)
    ]
    to_pages = flex.button(link("สถิติที่เผยแพร่แล้ว", f"{pages}/statistics"), colour) if pages else None
    head = flex.header(
        work_texts.STATISTICS_TITLE, f"ปีงบประมาณ {served.fiscal_year} ถึงขณะนี้", colour, low=True
    )
    return card(
        work_texts.statistics(served, month, pages),
        flex.bubble(head, body, [flex.button(says("งานค้าง", "งานค้าง"), colour), to_pages]),
    )
