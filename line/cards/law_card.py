"""The laws that a procedure rests on: the manual lists them by work."""

from knowledge.facts.manual import Manual, Procedure
from line.cards import flex, page_links, quick_buttons
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.messages import Message
from line.messages import flex as card
from line.texts import labels, sources


def law_card(manual: Manual, procedure: Procedure, audience: Audience = ONE_PERSON) -> Message:
    work = manual.work(procedure.work)
    laws = work.laws if work else ()
    colour = flex.accent(procedure.work)
    rows = [
        flex.numbered(
            str(number),
            colour,
            flex.words(law.text),
            flex.quiet(sources.law_source(law.number), "xxs"),
        )
        for number, law in enumerate(laws, 1)
    ]
    body = [
        flex.emphasised(labels.LAWS, colour, flex.words(labels.count_of_laws(len(laws)), "md", bold=True)),
        *rows,
        flex.quiet(sources.in_the_manual(manual.office.manual_year), "xxs", margin="lg"),
        page_links.to_laws(audience.pages, procedure),
    ]
    over = labels.work_of(work.number, work.name) if work else ""
    footer = quick_buttons.of_procedure(procedure, "law", colour, audience)
    alt = labels.law_brief(procedure.short, [law.text for law in laws])
    return card(alt, flex.bubble(flex.header(over, procedure.short, colour), body, footer))
