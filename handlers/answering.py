"""An officer's answer on its way to the asker: once, whole, to nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers import duty, enclose
from handlers.ask import Ask
from handlers.attachments import Attached, Part, Passed, kept_as, parts_of
from handlers.case import DONE, Act, Case, Draft, Keep, Officer, Push
from handlers.reply import Reply
from line import case_cards
from line import case_texts as texts
from line.actions import says
from line.limits import MESSAGES, TEXT, utf16_length
from line.messages import Message, text, with_quick_replies

LIVE = timedelta(minutes=30)
"""After an officer's message, what the asker writes goes to the officer."""
APART = timedelta(seconds=3)
"""Between the pushes of a long answer: sent at once, the last might arrive first."""
MORE = "ส่งเพิ่มเติม"
MOST_PARTS = MESSAGES - 1
"""With the card that follows them, what one push takes."""


def answer(ask: Ask, case: Case, given: Sequence[Part]) -> Reply:
    """Send an answer, unless it cannot be one, or another officer was faster."""
    given = [part for part in given if not isinstance(part, str) or part.strip()]
    if (wrong := _cannot(ask, case, given)) is not None:
        return wrong
    if case.state in DONE and not _is_mine(ask, case):
        return _keep_for_later(ask, case, given, texts.answered_already(case.name, case.officer_name))
    if case.state in ("silent", "closed"):
        return _keep_for_later(ask, case, given, texts.over(case.name, case.state))
    return _send(ask, case, given)


def more(ask: Ask, case: Case) -> Reply:
    """The officer wants it sent all the same: what was held back."""
    draft = ask.seen.draft
    if draft is None or draft.kind != "more" or draft.data.get("case") != case.id:
        return _say(ask, texts.EMPTY_ANSWER)
    given = parts_of(draft.data.get("texts", ()), ask.seen.attached)
    return _cannot(ask, case, given) or _send(ask, case, given)


def correct(ask: Ask, case: Case, given: Sequence[str]) -> Reply:
    """ "ส่งผิด": a correction after the answer; without its words, the next message is taken for it."""
    if case.answered_at is None or case.state == "withdrawn":
        return _say(ask, texts.not_waiting(case.name, case.state))
    if not given:
        if not ask.seen.chat.person:
            return _say(ask, texts.NO_ID_HERE)
        keep = Keep(Draft("correct", {"case": case.id}))
        return replace(_say(ask, texts.type_correction(case.name)), changes=(keep,), about=case.id)
    return _cannot(ask, case, given) or _send(ask, case, given, texts.correction_of(case.name), "corrected")


def ask_which_to_correct(ask: Ask) -> Reply:
    done = [case for case in ask.seen.waiting if case.state in DONE and _is_mine(ask, case)]
    if not done:
        return _say(ask, texts.NOTHING_TO_CORRECT)
    buttons = [
        says(f"{case.name} {texts.brief(case.question, 20)}", f"ส่งผิด {case.name}") for case in reversed(done)
    ]
    return Reply((case_cards.choices(texts.WHICH_CORRECTION, buttons),))


def _cannot(ask: Ask, case: Case, given: Sequence[Part]) -> Reply | None:
    if not given:
        return _say(ask, texts.EMPTY_ANSWER)
    if any(isinstance(part, str) and utf16_length(part) > TEXT for part in given):
        return _say(ask, texts.LONG_ANSWER)
    if case.state == "withdrawn":
        return _say(ask, texts.withdrawn_answer(case.name))
    if case.gone:
        return _say(ask, texts.asker_gone(case.name))
    if case.number is None:
        return _say(ask, texts.LOST_QUOTE)
    return None


def _send(ask: Ask, case: Case, given: Sequence[Part], lead: str = "", what: str = "answered") -> Reply:
    officer = ask.seen.officer
    assert officer is not None
    joined = _joined(given)
    words = "\n\n".join(enclose.written(part) for part in joined)
    is_more = case.state in DONE and what == "answered" and bool(case.answer)
    fields = {
        "state": "answered",
        "answer": f"{case.answer}\n\n{words}" if is_more else words,
        "answered_by": "officer",
        "answered_at": case.answered_at or ask.now,
        "officer_id": officer.id or None,
        "officer_name": officer.name or None,
        "officer_chat": ask.seen.chat.id,
        "live_until": ask.now + LIVE if case.chat else None,
        "closed_at": None,
    }
    change = Act(case.id, case.version, what, "officer", officer, words, fields, ask.said.message_id)
    files = tuple(part.message for part in given if isinstance(part, Attached))
    ends = ((Keep(None),) if ask.seen.draft else ()) + ((Passed(files),) if files else ())
    told = texts.answered_by_hand(case.name)
    if case.chat:
        told = texts.answered(case.name, case.person_name, officer.registered)
    pushes = _to_asker(ask, case, joined, lead or texts.answer_of(case.name)) + _to_taker(case, officer)
    teach = says("เพิ่มเป็นความรู้", f"เพิ่มเป็นความรู้ {case.name}")
    here = [with_quick_replies(one, [teach]) for one in _quoting(ask, told)] if officer.registered else None
    return Reply(tuple(here or _quoting(ask, told)), (change, *ends), pushes=pushes, about=case.id)


def _to_asker(ask: Ask, case: Case, given: Sequence[Part], lead: str) -> tuple[Push, ...]:
    """As few pushes as LINE lets, for each is paid, one after the other: the last one ends with the card."""
    if case.chat is None:
        return ()
    messages = [enclose.message_of(ask, part) for part in given]
    messages = case_cards.answer_messages(messages, case.id, case.question, lead)
    group = duty.is_group(case.chat)
    return tuple(
        Push(
            case.chat,
            tuple(messages[at : at + MESSAGES]),
            group,
            case.id,
            answer=True,
            not_before=ask.now + APART * (at // MESSAGES) if at else None,
        )
        for at in range(0, len(messages), MESSAGES)
    )


def _to_taker(case: Case, officer: Officer) -> tuple[Push, ...]:
    """Who had taken it, where another one answered."""
    if case.state != "taken" or not case.officer or case.officer == officer.id:
        return ()
    message = text(texts.another_answered(case.name, officer.name))
    return (Push(case.officer, (message,), False, case.id),)


def _joined(given: Sequence[Part]) -> list[Part]:
    """More than one push takes: texts that follow each other become one, as long as LINE takes it."""
    joined: list[Part] = []
    for part in given:
        last = joined[-1] if joined else None
        both = f"{last}\n\n{part}" if isinstance(last, str) and isinstance(part, str) else ""
        if len(given) > MOST_PARTS and both and utf16_length(both) <= TEXT:
            joined[-1] = both
        else:
            joined.append(part)
    return joined


def _keep_for_later(ask: Ask, case: Case, given: Sequence[Part], why: str) -> Reply:
    if not ask.seen.chat.person:
        return _say(ask, why)
    button = says(MORE, f"{MORE} {case.name}")
    keep = Keep(Draft("more", {"case": case.id, "texts": [kept_as(part) for part in given]}))
    return Reply((case_cards.choices(why, [button]),), (keep,), about=case.id)


def _is_mine(ask: Ask, case: Case) -> bool:
    officer = ask.seen.officer
    return officer is not None and bool(officer.id) and officer.id == case.officer


def _quoting(ask: Ask, words: str) -> tuple[Message, ...]:
    return (text(words, ask.said.quote_token if ask.in_group else None),)


def _say(ask: Ask, words: str) -> Reply:
    return Reply(_quoting(ask, words))
