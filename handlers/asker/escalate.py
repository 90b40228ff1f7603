"""Passing a question on: typed or taken from the talk, agreed to by a tap, with the school, then stored."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.routing import Held, one_officer, who_answers
from handlers.acts import routing
from handlers.answers import contact, schools
from handlers.contract.ask import Ask
from handlers.contract.case import MOST_OPEN, NEW, NUMBER, Draft, Escalate, Keep, KeepSchool
from handlers.contract.counting import subject_of_answer
from handlers.contract.reply import Reply
from handlers.words.particles import without_particle
from knowledge.reading.reading import Reading
from line.cards import case_cards, quick_buttons
from line.limits import MESSAGES
from line.messages import Message, text, with_quick_replies
from line.texts import asker_texts
from line.texts import case_texts as texts

Data = Mapping[str, Any]
TYPED = frozenset({"question", "school"})
"""Kinds of drafts that take what is typed next."""


def propose(ask: Ask, question: str, because: str, reading: Reading) -> tuple[Message, Keep]:
    """The card that asks for consent, and what its tap will pass on."""
    key = str(int(ask.now.timestamp() * 1000))
    sure = is_known(reading)
    data = {
        "k": key,
        "question": question,
        "procedure": reading.procedure if sure else None,
        "step": reading.step if sure else None,
        "facet": reading.facet if sure else None,
        "subject": subject_of(ask, reading) if sure else None,
        "message": ask.said.message_id,
    }
    profile = ask.seen.profile
    card = case_cards.consent_card(question, because, texts.passed_on(profile.name, profile.school), key)
    return card, Keep(Draft("consent", data))


def subject_of(ask: Ask, reading: Reading) -> str | None:
    """What it would be counted under: a procedure, or a month of the calendar."""
    return subject_of_answer(replace(reading, topic=None), ask.today)


def subject_of_draft(data: Data) -> str | None:
    """Under which the question of a card would be counted."""
    subject = data.get("subject") or data.get("procedure")
    return str(subject) if subject else None


def is_known(reading: Reading) -> bool:
    """Whether its procedure is what was asked about, rather than the nearest there is."""
    return reading.named and (reading.kind in ("answer", "clarify") or reading.topic != "unknown")


def ask_to_type(ask: Ask, reading: Reading) -> Reply:
    about = {"procedure": reading.procedure, "step": reading.step}
    return Reply(
        (with_quick_replies(text(texts.TYPE_QUESTION), [quick_buttons.menu()]),),
        (Keep(Draft("question", about)),),
        reading,
        meets=ask.seen.chat.person,
    )


def go_on(ask: Ask, draft: Draft) -> Reply | None:
    """A text while the passing on is under way; None where it is none of it."""
    words, wish = ask.said.words.text, ask.said.words.wish
    if draft.kind not in TYPED:
        return None
    if wish and wish.name == "stop":
        return Reply((with_quick_replies(text(texts.NOT_SENT), quick_buttons.everyday()),), (Keep(None),))
    if draft.kind == "school":
        return _school_told(ask, draft.data, words)
    reading = ask.desk.understanding.read(words, ask.seen.talk)
    if about := draft.data.get("procedure"):  # the card whose button was tapped
        reading = Reading("escalate", about, draft.data.get("step"), topic="person")
    card, keep = propose(ask, words, "", reading)
    return Reply((card,), (keep,), reading, meets=ask.seen.chat.person)


def consented(ask: Ask, fields: Mapping[str, str]) -> Reply:
    draft = ask.seen.draft
    if draft is None or draft.kind != "consent" or draft.data.get("k") != fields.get("k"):
        return _say(texts.OLD_CONSENT)
    return agreed(ask, draft)


def agreed(ask: Ask, draft: Draft) -> Reply:
    """The question of this card goes, once the school is known."""
    if sum(case.waits and case.number is not None for case in ask.seen.mine) >= MOST_OPEN:
        return _say(texts.TOO_MANY_OPEN)
    if not ask.seen.staff:
        return contact.nobody(ask)
    if not ask.seen.profile.school:
        return Reply((text(texts.TYPE_SCHOOL),), (Keep(Draft("school", dict(draft.data))),))
    return _passed_on(ask, draft.data, ask.seen.profile.school)


def declined(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """Its words are forgotten; where no consultation has them, that something was asked is not."""
    data: Data = ask.seen.draft.data if ask.seen.draft and ask.seen.draft.kind == "consent" else {}
    counted = any(case.question == data.get("question") for case in ask.seen.mine)
    left = Draft("declined", {"k": data["k"]}) if data and not counted else None
    return Reply((with_quick_replies(text(texts.NOT_SENT), quick_buttons.everyday()),), (Keep(left),))


def rephrase(ask: Ask, fields: Mapping[str, str]) -> Reply:
    old = ask.seen.draft.data if ask.seen.draft and ask.seen.draft.kind == "consent" else {}
    return ask_to_type(ask, Reading("escalate", old.get("procedure"), old.get("step"), topic="person"))


def put_off(draft: Draft) -> Keep:
    """What was agreed to is kept under its card, and what is typed next is none of it."""
    return Keep(Draft("consent", draft.data) if draft.kind == "school" else None)


def asks_on(ask: Ask, reply: Reply) -> Reply:
    """A question between, answered as ever: the school is asked for again, a bare yes says no more."""
    draft = ask.seen.draft
    taken = any(isinstance(change, Keep) for change in reply.changes)
    if draft and draft.kind == "consent" and draft.data.get("asked") and not taken:
        data = {name: value for name, value in draft.data.items() if name != "asked"}
        return replace(reply, changes=(*reply.changes, Keep(Draft("consent", data))))
    if draft is None or draft.kind != "school" or taken or not 0 < len(reply.messages) < MESSAGES:
        return reply
    again = text(asker_texts.school_again(str(draft.data.get("question", ""))))
    return replace(reply, messages=(*reply.messages, again))


def _school_told(ask: Ask, data: Data, words: str) -> Reply | None:
    """None for what is a question to the bot, or courtesy."""
    if not any(letter.isalpha() for letter in words) or len(words) > schools.LONGEST:
        return Reply((text(texts.SCHOOL_EMPTY),))
    found = schools.matches(words, ask.desk.manual.schools)
    if len(found) > 1:
        buttons = [{"type": "message", "label": name[:40], "text": name} for name in found[:8]]
        return Reply((case_cards.choices(texts.WHICH_SCHOOL, buttons),))
    reading = ask.desk.understanding.read(words, ask.seen.talk)
    if not found and not schools.may_be_a_name(words, reading):
        if reading.kind in ("answer", "calendar", "smalltalk") or reading.options:
            return None
        return Reply((text(asker_texts.NO_SCHOOL_NAME),))
    school = found[0] if found else " ".join(without_particle(words).split())
    reply = _passed_on(ask, data, school, ask.said.message_id)
    return replace(reply, changes=(KeepSchool(school), *reply.changes))


def _passed_on(ask: Ask, data: Data, school: str, told_in: str | None = None) -> Reply:
    """`told_in`: the message that named the school just now."""
    staff, person = ask.seen.staff, ask.seen.chat.person
    question = str(data.get("question", ""))
    procedure, step = data.get("procedure"), data.get("step")
    held, duties = Held(procedure), ask.desk.manual.duty.duties
    officer = one_officer(staff, duties, held, but={person})  # an officer who asks, asks the others
    chats = who_answers(staff, duties, held, but={person})
    if not chats:
        return contact.nobody(ask)
    expected, waits = routing.expected_at(ask), routing.opens_at(ask)
    change = Escalate(
        question,
        school,
        Reading("escalate", procedure, step, data.get("facet"), topic="person"),
        expected,
        officer,
        ask.seen.profile.name,
        _same_question(ask, question, subject_of_draft(data)),
        data.get("message"),
        told_in,
    )
    card = routing.new_card(ask, question, school, procedure, step, routing.moment(expected))
    told = texts.sent(NUMBER, routing.moment(expected), routing.moment(waits) if waits else "")
    return Reply(
        (with_quick_replies(text(told), quick_buttons.everyday()),),
        (change, Keep(None)),
        pushes=routing.of_asker(routing.to_chats(chats, card, waits)),
        about=NEW,
    )


def _same_question(ask: Ask, question: str, subject: str | None) -> tuple[int, int] | None:
    """planbot's own consultation on it, which this becomes; of two of one message that of this subject."""
    same = [case for case in ask.seen.mine if case.number is None and case.question == question]
    same.sort(key=lambda case: subject in (None, case.procedure, case.subject), reverse=True)
    return (same[0].id, same[0].version) if same else None


def _say(words: str) -> Reply:
    return Reply((with_quick_replies(text(words), quick_buttons.everyday()),))
