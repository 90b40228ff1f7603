"""What an officer may do with an answer: give it, correct one, stop it while it waits, send it at once.

Each is one function from the consultation, the officer, what is done and the moment to what is to be stored
and sent, or to a refusal in words. Nothing here knows an event or a chat: a page calls the same functions.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.consultation import DONE, ENDED_BY_OFFICE, State
from handlers.acts import routing
from handlers.contract.attachments import Attached, Part, Passed, PassOn
from handlers.contract.case import Act, Case, EntryMove, Learn, Officer, Push, Staff
from handlers.contract.given import Give, Given, SendNow, Stop, What
from handlers.contract.officer_draft import Kept
from handlers.words.fold import shows
from line.cards import attachment_cards, case_cards
from line.limits import MESSAGES, TEXT, utf16_length
from line.messages import Message, text
from line.texts import answer_texts, undo_texts
from line.texts import case_texts as texts

LIVE = timedelta(minutes=30)
"""After an officer's message, what the asker writes goes to the officer."""
APART = timedelta(seconds=3)
"""Between the pushes of a long answer: sent at once, the last might arrive first."""


@dataclass(frozen=True)
class By:
    """Who does it, where, and what is to be known of the office for it."""

    officer: Officer
    chat: str
    """Where they are told what came of it: their own chat, or the officers' group."""
    staff: Staff
    given: tuple[Given, ...] = ()
    """Answers that wait in the office, and those that the deed may be about."""
    undo_seconds: int = 0
    opens_at: datetime | None = None
    """When officers may be written to; None where that is now."""

    def is_of(self, officer: str | None) -> bool:
        return bool(self.officer.id) and self.officer.id == officer

    def gave(self, given: Given) -> bool:
        """In the officers' group LINE may not tell who tapped: there it is whoever speaks."""
        tapped = given.what == "attached" and not given.officer and given.chat == self.chat
        return tapped or self.is_of(given.officer)


@dataclass(frozen=True)
class Answer:
    """An answer as it was written."""

    words: str
    """As it stands in the ledger."""
    parts: tuple[Part, ...]
    messages: tuple[Message, ...]
    """As LINE takes them, without the frame."""
    message_id: str | None = None
    """LINE's id of the message that it came in, where it came in one."""
    said_in: tuple[tuple[str, str], ...] = ()
    """Where it was collected from several messages: the id and the words of each."""
    kept: tuple[Kept, ...] = ()
    """The same as they stood in the officer's draft."""


@dataclass(frozen=True)
class Refused:
    """Nothing is done."""

    why: str
    may_insist: bool = False
    """It can be sent all the same, where the officer says so."""


@dataclass(frozen=True)
class Done:
    """What is to be stored and sent."""

    changes: tuple[Act | Give | Stop | SendNow | Passed | PassOn | Learn | EntryMove, ...]
    pushes: tuple[Push, ...] = ()
    held: bool = False
    """It waits in its window, and can be stopped."""
    told: str = ""
    """What came of it, in words to the officer, where the act itself has them."""


# Whether it may be
def cannot(case: Case, parts: Sequence[Part]) -> Refused | None:
    """Why an answer with these parts can go to nobody; None where it can."""
    if not [part for part in parts if not isinstance(part, str) or shows(part)]:
        return Refused(texts.EMPTY_ANSWER)
    if any(isinstance(part, str) and utf16_length(part) > TEXT for part in parts):
        return Refused(texts.LONG_ANSWER)
    if case.state == State.WITHDRAWN:
        return Refused(answer_texts.withdrawn_answer(case.name))
    if case.gone:
        return Refused(answer_texts.asker_gone(case.name))
    if case.number is None:
        return Refused(texts.LOST_QUOTE)
    return None


def too_late(case: Case, by: By) -> Refused | None:
    """Another officer was faster, or it is over; None for what only adds to the officer's own answer."""
    others = [one for one in waiting_for(case, by) if not by.gave(one)]
    if others:
        return Refused(undo_texts.another_answers(case.name, others[0].officer_name), may_insist=True)
    if case.state in DONE and not by.is_of(case.officer):
        return Refused(answer_texts.answered_already(case.name, case.officer_name), may_insist=True)
    if case.state in ENDED_BY_OFFICE:
        return Refused(answer_texts.over(case.name, case.state), may_insist=True)
    return None


def waiting_for(case: Case, by: By) -> list[Given]:
    """The answers to it that can still be stopped, oldest first."""
    return [one for one in by.given if one.case == case.id and one.waits]


def busy(case: Case, by: By) -> Refused | None:
    """Nothing else is done to a consultation while an answer to it waits."""
    waits = waiting_for(case, by)
    return Refused(undo_texts.busy(case.name, waits[0].officer_name)) if waits else None


# What may be done
def give(case: Case, by: By, answer: Answer, now: datetime, *, insists: bool = False) -> Done | Refused:
    """It goes to its asker, after its window. `insists`: though somebody was faster, or it is over."""
    refused = cannot(case, answer.parts) or (None if insists else too_late(case, by))
    return refused or _give(case, by, answer, "answered", now)


def correct(case: Case, by: By, answer: Answer, now: datetime) -> Done | Refused:
    """The right words after the wrong ones; of an answer still in its window, in place of it."""
    own = [one for one in waiting_for(case, by) if by.gave(one)]
    if not own and not is_correctable(case):
        return Refused(texts.not_waiting(case.name, case.state))
    if (refused := cannot(case, answer.parts)) is not None:
        return refused
    if own and own[-1].what == "attached":
        kind: What = "corrected" if is_correctable(case) else "answered"
        return _with(Stop(own[-1].id), _give(case, by, answer, kind, now))
    if own:
        return _with(Stop(own[-1].id), _give(case, by, answer, own[-1].what, now))
    return _give(case, by, answer, "corrected", now)


def pass_on(case: Case, by: By, files: Sequence[Attached], named: str) -> Done | Refused:
    """Pictures and files after an answer go to its asker, after a window of their own. named: what they are.

    They are fetched meanwhile; with no window they go as soon as they are here.
    """
    if (refused := cannot(case, files)) is not None or case.chat is None:
        return refused or Refused(answer_texts.asker_gone(case.name))
    wanted = tuple(PassOn(one.message, case.id, case.chat) for one in files)
    if not by.undo_seconds:
        return Done(wanted)
    parts = tuple((one.message, f"[{attachment_cards.what(one.kind, one.name)}]") for one in files)
    act = Act(case.id, case.version, "attached", "officer", by.officer, named, parts=parts)
    blocked = case.hindered == "blocked"
    give = Give(act, (), (), by.undo_seconds, by.chat, files=wanted, carried=blocked)
    return Done((give,), held=True)


def is_correctable(case: Case) -> bool:
    return case.answered_at is not None and case.state != State.WITHDRAWN


def reword(case: Case, by: By, given: Given, answer: Answer, now: datetime) -> Done | Refused:
    """The message of an answer that waits was edited: its new words in place of the old."""
    if not given.waits:
        return Refused(undo_texts.gone(given.name, given.settled_at, given.state))
    return cannot(case, answer.parts) or _with(Stop(given.id), _give(case, by, answer, given.what, now))


def stop(given: Given, by: By) -> Done | Refused:
    """It goes no more; its officer hears of it where somebody else did it, elsewhere."""
    if not given.waits:
        return Refused(undo_texts.gone(given.name, given.settled_at, given.state))
    if given.chat == by.chat:
        return Done((Stop(given.id),))
    told = (text(undo_texts.stopped_by(given.name, by.officer.name)),)
    return Done(
        (Stop(given.id),), (Push(given.chat, told, routing.is_group(given.chat), given.case, rides=True),)
    )


def send_now(given: Given) -> Done | Refused:
    """Its window ends."""
    if not given.waits:
        return Refused(undo_texts.gone(given.name, given.settled_at, given.state))
    return Done((SendNow(given.id),))


def once_sent(
    case: Case, what: What, words: str, by: tuple[Officer, str | None], now: datetime
) -> Mapping[str, object]:
    """What an answer makes of its consultation as it stands by then. by: who gave it, and where."""
    officer, chat = by
    is_more = case.state in DONE and what == "answered" and bool(case.answer)
    return {
        "state": State.ANSWERED,
        "answer": f"{case.answer}\n\n{words}" if is_more else words,
        "answered_by": "officer",
        "answered_at": case.answered_at or now,
        "officer_id": officer.id or None,
        "officer_name": officer.name or None,
        "officer_chat": chat,
        "live_until": now + LIVE if case.chat else None,
        "closed_at": None,
    }


# Their parts
def _give(case: Case, by: By, answer: Answer, what: What, now: datetime) -> Done:
    fields = once_sent(case, what, answer.words, (by.officer, by.chat), now)
    message, parts = answer.message_id, answer.said_in
    act = Act(case.id, case.version, what, "officer", by.officer, answer.words, fields, message, parts)
    news = told_others(case, by, texts.another_answered(case.name, by.officer.name))
    lead = texts.correction_of(case.name) if what == "corrected" else texts.answer_of(case.name)
    pushes = _to_asker(case, answer.messages, lead, now)
    files = tuple(part.message for part in answer.parts if isinstance(part, Attached))
    passed = (Passed(files),) if files else ()
    if by.undo_seconds and pushes:
        give = Give(act, pushes, news, by.undo_seconds, by.chat, answer.kept)
        return Done((give, *passed), held=True)
    return Done((act, *passed), pushes + news)


def _with(first: Stop, done: Done) -> Done:
    return Done((first, *done.changes), done.pushes, done.held)


def _to_asker(case: Case, messages: Sequence[Message], lead: str, now: datetime) -> tuple[Push, ...]:
    """As few pushes as LINE lets, for each is paid, one after the other: the last one ends with the card."""
    if case.chat is None:
        return ()
    framed = case_cards.answer_messages(messages, case.id, case.question, lead)
    group = routing.is_group(case.chat)
    return tuple(
        Push(
            case.chat,
            tuple(framed[at : at + MESSAGES]),
            group,
            case.id,
            answer=True,
            rides=case.hindered == "blocked",
            not_before=now + APART * (at // MESSAGES) if at else None,
        )
        for at in range(0, len(framed), MESSAGES)
    )


def told_others(case: Case, by: By, words: str) -> tuple[Push, ...]:
    """The colleagues who have to know what was done to it."""
    return told_to_taker(case, by, words) + told_to_group(case, by, words)


def told_to_taker(case: Case, by: By, words: str) -> tuple[Push, ...]:
    """Whoever has it, where another officer does something to it. Who is not registered reads the group."""
    taker = by.staff.officer(case.officer)
    if taker is None or taker == by.officer or not words:
        return ()
    return routing.to_chats([taker.id], (text(words),), by.opens_at, case.id)


def told_to_group(case: Case, by: By, words: str) -> tuple[Push, ...]:
    """The others where the card stands, of what was done in 1:1.

    It rides on the next reply there, which is free: a push would cost as many messages of the quota as the
    group has members, and whoever comes too late to an answer is told so in any case.
    """
    group = by.staff.group
    if group is None or routing.is_group(by.chat):
        return ()
    return (Push(group, (text(words),), True, case.id, rides=True, note=True),)


def stopped_together(given: Collection[Given], by: By) -> Done:
    """Several that wait: all of them."""
    done = [stop(one, by) for one in given]
    stops = [one for one in done if isinstance(one, Done)]
    return Done(
        tuple(change for one in stops for change in one.changes),
        tuple(push for one in stops for push in one.pushes),
    )
