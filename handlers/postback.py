"""A tapped button: the question it stands for. One that is old or unknown shows the menu."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args
from urllib.parse import parse_qs

from handlers.answers import contact, feedback, group
from handlers.asker import asker, forward_media
from handlers.contract.ask import Ask, Handler, Intent
from handlers.contract.intent import intent_of
from handlers.contract.reply import Reply
from handlers.officer import announce, officer, passing
from knowledge.facts.manual import Facet
from knowledge.reading.reading import MonthAsked, Reading
from line.actions import INSTEAD_OF
from line.cards.menu_card import menu_card
from line.texts import conversation_texts

Fields = Mapping[str, str]


def tapped(ask: Ask, answers: Mapping[Intent, Handler]) -> Reply:
    fields = _fields(ask.said.data)
    what = fields.get("a", "")
    if what in feedback.HANDLERS:
        return feedback.HANDLERS[what](ask, fields)
    if what in announce.BUTTONS and (announcing := announce.tapped(ask, fields)) is not None:
        return announcing
    if what == forward_media.PASS:
        return passing.tapped(ask, fields) if ask.seen.officer or not ask.in_group else Reply()
    if what in asker.BUTTONS:
        return asker.BUTTONS[what](ask, fields) if not ask.in_group else Reply()
    if what in officer.BUTTONS:
        return officer.BUTTONS[what](ask, fields)
    if what == "contact":
        return contact.contact(ask.read_as(Reading("escalate", topic="person")))
    if what == "menu" and not ask.in_group and (back := asker.menu(ask)) is not None:
        return back
    if what == "privacy":
        return answers["privacy"](ask)
    reading = _reading(what, fields, ask)
    if reading is None:
        return (
            Reply()
            if ask.in_group
            else Reply((menu_card(ask.desk.manual, conversation_texts.OLD_BUTTON, ask.desk.pages),))
        )
    if asker.is_past_limit(ask):
        return asker.past_limit(ask)
    ask = replace(ask.read_as(reading), instead_of=fields.get(INSTEAD_OF))
    return group.answer(ask, answers) if ask.in_group else answers[intent_of(ask)](ask)


def _reading(what: str, fields: Fields, ask: Ask) -> Reading | None:
    """None for a button that is not, or no longer, known."""
    procedure = ask.desk.manual.procedure(fields.get("p", ""))
    facet = facet_of(fields)
    if what == "menu":
        return Reading("smalltalk", topic="help", score=1.0)
    if what in ("month", "year"):
        month = _month("all" if what == "year" else fields.get("m", ""))
        known = procedure.id if procedure else None
        return Reading("calendar", procedure=known, month=month, score=1.0) if month else None
    if what == "officer":
        step, month = _step(fields, ask), _month(fields.get("m", ""))
        known = procedure.id if procedure else None
        return Reading("escalate", procedure=known, step=step, month=month, topic="person", score=1.0)
    if procedure is None:
        return None
    if what == "step" and (step := _step(fields, ask)):
        return Reading("answer", procedure=procedure.id, step=step, facet=facet or "detail", score=1.0)
    if what == "details" and (step := _step(fields, ask)):
        return Reading(
            "answer", procedure=procedure.id, step=step, facet="detail", topic="details", score=1.0
        )
    if what in ("procedure", "step", "details"):
        return Reading("answer", procedure=procedure.id, facet=facet or "steps", score=1.0)
    return Reading("answer", procedure=procedure.id, facet="law", score=1.0) if what == "law" else None


def facet_of(fields: Fields) -> Facet | None:
    facet = fields.get("f", "")
    return cast(Facet, facet) if facet in get_args(Facet) else None


def _fields(data: str) -> Fields:
    try:
        return {name: values[0] for name, values in parse_qs(data, max_num_fields=20).items()}
    except ValueError:
        return {}


def _step(fields: Fields, ask: Ask) -> int | None:
    number = fields.get("s", "")
    found = (
        number.isascii() and number.isdigit() and ask.desk.manual.step(fields.get("p", ""), int(number[:4]))
    )
    return found.number if found else None


def _month(month: str) -> MonthAsked | None:
    if month in ("this", "next", "all"):
        return cast(MonthAsked, month)
    return int(month) if month in {str(number) for number in range(1, 13)} else None
