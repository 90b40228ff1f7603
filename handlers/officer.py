"""An officer speaks: an answer goes to its asker, a command is done, chatter goes nowhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from handlers import commands, record, taught
from handlers.aim import Named, named_in
from handlers.answering import MORE, answer, ask_which_to_correct, correct, more
from handlers.ask import Ask
from handlers.attachments import Attached, Part, parts_of
from handlers.case import Case, Draft, Keep
from handlers.reply import Reply
from knowledge.reading import Reading
from line import attachment_texts
from line import case_texts as texts
from line.messages import text

END, STOP, WRONG = "จบ", "ยกเลิก", "ส่งผิด"
MOST_COLLECTED = 20


def hear(ask: Ask) -> Reply | None:
    """What an officer writes; None for what is no business of officers, which everybody may ask the bot."""
    seen, words = ask.seen, ask.said.text.strip()
    if seen.officer is None:
        return None
    case = seen.aimed.case if seen.aimed.how in ("quote", "number") else None
    if case and seen.aimed.how == "quote" and _asked_it_myself(ask, case):
        return None
    named = named_in(words)
    if case and seen.aimed.how == "quote":
        return _to_quoted(ask, case, words, named)
    if named:
        return _named(ask, named, case)
    if (reply := record.tapped(ask, words)) is not None:
        return reply
    if seen.draft and (reply := _go_on(ask, seen.draft, words)) is not None:
        return reply
    if seen.aimed.how == "lost-quote":
        return _say(ask, texts.LOST_QUOTE)
    if words == WRONG:
        return ask_which_to_correct(ask)
    return commands.hear(ask, words) or record.hear(ask, words)


def _asked_it_myself(ask: Ask, case: Case) -> bool:
    """An officer, too, may ask; in their own chat a quote of the answer is the asker's."""
    return ask.seen.chat.kind == "user" and case.person == ask.seen.chat.person


def _to_quoted(ask: Ask, case: Case, words: str, named: Named | None) -> Reply:
    if words.startswith(WRONG):
        rest = named.rest if named and named.command == WRONG else words.removeprefix(WRONG).strip()
        return correct(ask, case, [rest] if rest else [])
    if named and not named.command:
        words = named.rest
    return answer(ask, case, [words])


def _named(ask: Ask, named: Named, case: Case | None) -> Reply:
    aimed = ask.seen.aimed
    if named.command == taught.WITHDRAW:
        return taught.withdraw(ask, named.number)
    if named.command == taught.APPROVE:
        return taught.approve(ask, {})
    if named.command == taught.REJECT:
        return taught.reject(ask, {})
    if aimed.how == "ambiguous":
        return _say(ask, texts.ambiguous([one.name for one in aimed.several]))
    if case is None:
        typed = f"{named.number}/{named.year}" if named.year is not None else str(named.number)
        return _say(ask, texts.unknown_number(typed))
    if named.command == taught.LEARN:
        return taught.learn(ask, case)
    if named.command == MORE:
        return more(ask, case)
    if named.command == WRONG:
        return correct(ask, case, [named.rest] if named.rest else [])
    if named.command:
        return commands.about(ask, case, named)
    return answer(ask, case, [named.rest])


def _go_on(ask: Ask, draft: Draft, words: str) -> Reply | None:
    """Several messages that become one answer, or the text that sets an answer right."""
    if draft.kind not in ("answer", "correct"):
        return None
    if words == STOP:
        return _say(ask, texts.CANCELLED, Keep(None))
    case = _case_of(ask, draft)
    if case is None:
        return _say(ask, texts.CANCELLED, Keep(None))
    if draft.kind == "correct":
        return correct(ask, case, [words])
    so_far = list(draft.data.get("texts", ()))
    if words == END or len(so_far) >= MOST_COLLECTED:
        return _end(ask, case, parts_of(so_far, ask.seen.attached))
    data = {**draft.data, "texts": [*so_far, ask.said.text]}
    return _say(ask, texts.collected(case.name, len(so_far) + 1), Keep(Draft("answer", data)))


def _end(ask: Ask, case: Case, parts: Sequence[Part]) -> Reply:
    """All that was collected goes. What is still to come from LINE is waited for; what LINE lost is not."""
    files = [part for part in parts if isinstance(part, Attached)]
    if any(part.state == "wanted" for part in files):
        return _say(ask, attachment_texts.STILL_FETCHING)
    lost = [part for part in files if part.state != "kept"]
    reply = answer(ask, case, [part for part in parts if part not in lost])
    told = (text(attachment_texts.left_out(len(lost))),) if lost else ()
    return replace(reply, messages=(*told, *reply.messages))


def _case_of(ask: Ask, draft: Draft) -> Case | None:
    return ask.seen.drafted if ask.seen.drafted and ask.seen.drafted.id == draft.data.get("case") else None


def may_be_an_answer(reading: Reading) -> bool:
    """No question to the bot: words that an officer may have meant for an asker, "ได้เลยค่ะ" among them."""
    return reading.kind == "escalate" or (reading.kind == "smalltalk" and reading.topic in ("ok", "who"))


def chatter(ask: Ask) -> Reply | None:
    """In an officer's own chat, words that are no question: not sent to anybody, and said so."""
    waits = [case for case in ask.seen.waiting if case.waits and not _asked_it_myself(ask, case)]
    if ask.seen.officer is None or ask.in_group or not waits:
        return None
    card = commands.open_cases(ask, texts.ASK_BACK, waits)
    return Reply((card,))


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
    "correct": correct_that,
    "more": send_more,
    **taught.BUTTONS,
}
