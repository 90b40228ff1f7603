"""An officer speaks: an answer goes to its asker, a command is done, chatter goes nowhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from domain.consultation import State
from handlers.contract import officer_draft
from handlers.contract.ask import Ask, Handler
from handlers.contract.case import Case, Keep
from handlers.contract.reply import Reply
from handlers.officer import (
    about_work,
    commands,
    knowledge_entries,
    officer_commands,
    preview,
    proposing,
    undoing,
    walk_in,
    way_in,
)
from handlers.officer.acting import still_open
from handlers.officer.answering import MORE, answer, ask_which_to_correct, correct, more, send_unsent
from handlers.officer.collecting import go_on, in_doubt, is_for_collected, take_up
from handlers.words import Words
from handlers.words.mistyped import mistyped
from line.actions import postback, says
from line.cards import case_cards, quick_buttons
from line.limits import MESSAGES
from line.messages import text
from line.texts import answer_texts
from line.texts import case_texts as texts

LOOK_AGAIN = timedelta(seconds=1)
FROM_MANUAL = ("answer", "calendar")
QUOTES = ("quote", "confirmation", "line")
ASKS = (
    "ไหม", "มั้ย", "หรือ", "รึ", "อะไร", "ไหน", "ยังไง", "อย่างไร", "เท่าไร", "เท่าไหร่", "เมื่อไร", "เมื่อไหร่",
    "กี่", "ใคร", "ทำไม", "?",
)  # fmt: skip
"""Words of a question. "คะ" ends one, too, where "ค่ะ" ends an answer."""


def hear(ask: Ask) -> Reply | None:
    """What an officer writes; None for what is no business of officers, which everybody may ask the bot."""
    seen, words = ask.seen, ask.said.words
    aimed = seen.aimed
    if seen.officer is None:
        return _say(ask, answer_texts.no_officer_now(ask.desk.manual.duty.head)) if seen.was_officer else None
    if aimed.how == "early":
        # What is quoted may stand in the chat before we know which of ours it is.
        return Reply(wait_until=ask.now + LOOK_AGAIN)
    if preview.is_meant(ask) and (reply := go_on(ask)) is not None:
        return reply
    if aimed.how == "quote" and aimed.case and _asked_it_myself(ask, aimed.case):
        return None
    if (reply := undoing.hear(ask)) is not None:
        return reply
    if (reply := _proposing(ask)) is not None:
        return reply
    if aimed.case and aimed.how in QUOTES:
        return _to_quoted(ask, aimed.case, words)
    if words.number:
        return _named(ask, words, aimed.case)
    return _aimless(ask, words)


def _proposing(ask: Ask) -> Reply | None:
    """What is said to an entry that was shown for editing."""
    command = ask.said.words.command
    quotes = ask.seen.aimed.how in QUOTES  # "เสนอเลยค่ะ" below a question's card is an answer
    if command and command.name == "propose" and command.sure and not quotes:
        return knowledge_entries.propose(ask)
    return proposing.hear(ask)


def _asked_it_myself(ask: Ask, case: Case) -> bool:
    """An officer, too, may ask; in their own chat a quote of the answer is the asker's."""
    return ask.seen.chat.kind == "user" and case.person == ask.seen.chat.person


def _to_quoted(ask: Ask, case: Case, words: Words) -> Reply:
    """A quote says which consultation; the words, whether they are for its asker."""
    if is_for_collected(ask, case):
        return _collected(ask, case, words.without_own(case.number, case.year))
    if (reply := officer_commands.quoting(ask, case)) is not None:
        return reply
    if ask.seen.aimed.how != "quote":
        return _say(ask, answer_texts.not_the_card(case.name))
    return _answer(ask, case, words.without_own(case.number, case.year))


def _answer(ask: Ask, case: Case, given: str) -> Reply:
    """Signs alone may be for a colleague, as a sticker may."""
    if ask.said.words.visible and not ask.said.words.worded:
        return _say(ask, answer_texts.signs_on_card(case.name))
    if (row := mistyped(given)) is not None:
        return _say(ask, answer_texts.command_or_answer(case.name, row.word, given))
    return answer(ask, case, [given])


def _collected(ask: Ask, case: Case, given: str) -> Reply:
    """Quoted or numbered while an answer to it is being collected: one more part, unless it is a command."""
    command = ask.said.words.command
    number = command.number if command else None
    if command and command.name in ("end", "stop") and (reply := go_on(ask)) is not None:
        return reply
    own = number is not None and number.names(case.number, case.year)
    if command and command.row.is_of_case and command.sure and (own or (not number and not command.rest)):
        return officer_commands.run(ask, case, command)
    return take_up(ask, case, given)


def _named(ask: Ask, words: Words, case: Case | None) -> Reply:
    aimed, command, number = ask.seen.aimed, words.command, words.number
    assert number is not None
    if command and command.row.of_entry:
        return officer_commands.about_entry(ask, command)
    if aimed.how == "ambiguous":
        return _say(ask, texts.ambiguous([one.name for one in aimed.several]))
    if case is None:
        return _say(ask, texts.unknown_number(number.typed))
    if is_for_collected(ask, case) and not (command and command.row.is_of_case):
        return _collected(ask, case, words.leading.rest if words.leading else words.text)
    if (reply := officer_commands.numbered(ask, case)) is not None:
        return reply
    given = words.leading.rest if words.leading else words.text
    return _collected(ask, case, given) if is_for_collected(ask, case) else _answer(ask, case, given)


def _aimless(ask: Ask, words: Words) -> Reply | None:
    """What names no consultation: a command, a part of what is being collected, or chatter."""
    command, draft = words.command, ask.seen.draft
    if command and command.name == "correct" and not command.rest:
        return ask_which_to_correct(ask)
    if (reply := walk_in.tapped(ask, words.text) or commands.hear(ask, command)) is not None:
        return reply
    if (reply := way_in.hear(ask, command)) is not None:
        return reply
    waits, writes = _waiting(ask), draft is not None and draft.kind in ("answer", "correct")
    if command and officer_commands.lacks_number(ask, command) and (waits or writes):
        lead = answer_texts.which_number(command.row.word)
        return Reply((commands.open_cases(ask, lead, waits) if waits else text(lead),))
    if command and writes and (reply := in_doubt(ask)) is not None:
        return reply
    lost = ask.seen.aimed.how == "lost-quote"
    if lost and (waits or ask.seen.draft or ask.seen.aimed.foreign or not ask.in_group):
        return _say(ask, texts.LOST_QUOTE)
    return go_on(ask) or walk_in.hear(ask, words.text)


def _waiting(ask: Ask) -> list[Case]:
    """What waits for this officer: not what another one has taken, nor what they asked themselves."""
    officer = ask.seen.officer
    mine = (None, officer.id if officer else None)
    return [
        case
        for case in ask.seen.waiting
        if case.waits
        and not _asked_it_myself(ask, case)
        and (case.state != State.TAKEN or case.officer in mine)
    ]


def sticker(ask: Ask) -> Reply | None:
    """A sticker on a card says nothing to its asker; who sent it may think that it does."""
    aimed, said = ask.seen.aimed, ask.said
    if said.media != "sticker" or aimed.how not in QUOTES or not aimed.case:
        return None
    if officer_draft.collects_for(ask.seen.draft, aimed.case) or _asked_it_myself(ask, aimed.case):
        return None
    return _say(ask, answer_texts.sticker_on_card(aimed.case.name))


def may_be_an_answer(ask: Ask) -> bool:
    """Words that an officer may have meant for an asker, whatever the manual has near them."""
    reading, words = ask.reading, ask.said.text.strip()
    if reading.kind == "smalltalk":
        return reading.topic in ("ok", "who")
    is_question = any(word in words for word in ASKS) or words.endswith("คะ")
    return reading.kind == "escalate" or not is_question


def answered_or_asked_back(ask: Ask, answered: Handler) -> Reply:
    """To words that may be an answer to somebody: that they were sent to nobody, and what the manual has."""
    back = chatter(ask) if may_be_an_answer(ask) else None
    if back is None or ask.reading.kind not in FROM_MANUAL:
        return back or answered(ask)
    reply = answered(ask)
    messages = (*reply.messages[: MESSAGES - len(back.messages)], *back.messages)
    return replace(reply, messages=messages, changes=(*reply.changes, *back.changes))


def chatter(ask: Ask) -> Reply | None:
    """In an officer's own chat, words that may be an answer: sent to nobody until a tap says to whom."""
    waits = _waiting(ask)
    if ask.seen.officer is None or ask.in_group or not waits:
        return None
    draft, message = ask.seen.draft, ask.said.message_id
    if message is None or (draft is not None and draft.kind not in officer_draft.KINDS):
        return Reply((commands.open_cases(ask, texts.ASK_BACK, waits),))
    buttons = [
        postback(
            f"ส่ง {case.name} {texts.brief(case.person_name or case.question, 20)}",
            f"ส่ง {case.name}", a="unsent", c=case.id, m=message,
        )
        for case in waits[:8]
    ]  # fmt: skip
    buttons.append(quick_buttons.ask_officer())  # it may be a question of their own
    unsent = {"message": message, "text": ask.said.text}
    keep = Keep(officer_draft.add(officer_draft.without(draft, None), None, [unsent]))
    return Reply((case_cards.choices(texts.ASK_BACK, buttons),), (keep,))


def with_kept(ask: Ask, reply: Reply) -> Reply:
    """What is kept for answers is not lost to what its officer begins beside it, and is said then."""
    draft = ask.seen.draft
    if draft is None:
        return reply
    kept = [
        Keep(officer_draft.beside(draft, change.draft)) if isinstance(change, Keep) else change
        for change in reply.changes
    ]
    begun = [change.draft for change in kept if isinstance(change, Keep) and change.draft]
    told = ""
    if draft.kind in officer_draft.KINDS and begun and begun[-1].kind not in officer_draft.KINDS:
        told = "" if draft.data.get("expired") else still_open(officer_draft.resting(draft))
    messages = (text(told), *reply.messages) if told and len(reply.messages) < MESSAGES else reply.messages
    return replace(reply, messages=messages, changes=tuple(kept))


def with_expired(ask: Ask, reply: Reply) -> Reply:
    """What was collected and never ended has run out: its officer hears so, once, and may still send it."""
    draft = ask.seen.draft
    waits = reply.wait or reply.wait_until is not None or len(reply.messages) == MESSAGES
    if draft is None or not draft.data.get("expired") or waits or ask.said.what not in ("text", "media"):
        return reply
    kept = officer_draft.counted(draft)
    told = text(answer_texts.RAN_OUT_UNNAMED)
    if kept:
        buttons = [says(f"ส่ง {name}", f"{MORE} {name}") for name, _ in kept]
        told = case_cards.choices(answer_texts.ran_out(kept), buttons)
    changes = reply.changes
    if not any(isinstance(change, Keep) for change in changes):
        changes = (*changes, Keep(officer_draft.heard(draft)))
    return replace(reply, messages=(told, *reply.messages), changes=changes)


def unsent(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _with(ask, lambda case: send_unsent(ask, case, fields.get("m", "")))


def take(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _with(ask, lambda case: commands.take(ask, case))


def many(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _with(ask, lambda case: commands.collect(ask, case))


def correct_that(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _with(ask, lambda case: correct(ask, case, []))


def send_more(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return _with(ask, lambda case: more(ask, case))


def reply(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The tap opened the keyboard with the number in it: the answer comes as a message of its own."""
    return Reply()


def _with(ask: Ask, act: Callable[[Case], Reply]) -> Reply:
    case = ask.seen.aimed.case
    if ask.seen.officer is None or case is None or case.number is None:
        return _say(ask, texts.ONLY_REGISTERED) if not ask.in_group else Reply()
    return act(case)


def _say(ask: Ask, words: str, *changes: Keep, about: int | None = None) -> Reply:
    return Reply((text(words, ask.said.quote_token if ask.in_group else None),), changes, about=about)


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "reply": reply,
    "take": take,
    "many": many,
    "unsent": unsent,
    "correct": correct_that,
    "more": send_more,
    "record-call": about_work.tapped,
    **undoing.BUTTONS,
    **knowledge_entries.BUTTONS,
}
