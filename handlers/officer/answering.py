"""An officer's answer on its way to the asker: once, whole, to nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from domain.consultation import DONE, ENDED_BY_OFFICE, State
from handlers.acts import routing
from handlers.asker import forward_media
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import Attached, Part, Passed, kept_as, parts_of
from handlers.contract.case import Act, Case, Draft, Keep, Officer, Push
from handlers.contract.officer_draft import Kept
from handlers.contract.reply import Reply
from handlers.words.calls import begins_with_name
from handlers.words.fold import says as says_something
from handlers.words.fold import shows
from line.actions import says
from line.cards import case_cards
from line.limits import MESSAGES, TEXT, utf16_length
from line.messages import Message, text, with_quick_replies
from line.texts import answer_texts
from line.texts import case_texts as texts

LIVE = timedelta(minutes=30)
"""After an officer's message, what the asker writes goes to the officer."""
APART = timedelta(seconds=3)
"""Between the pushes of a long answer: sent at once, the last might arrive first."""
MORE = "ส่งเพิ่มเติม"
MOST_PARTS = MESSAGES - 1
"""With the card that follows them, what one push takes."""


def answer(ask: Ask, case: Case, given: Sequence[Part], kept: Sequence[Kept] = ()) -> Reply:
    """Send an answer, unless it cannot be one, or another officer was faster. `kept`: it stood in a draft."""
    given = [part for part in given if not isinstance(part, str) or shows(part)]
    if (wrong := _cannot(ask, case, given)) is not None:
        return wrong
    why = ""
    if case.state in DONE and not _is_mine(ask, case):
        why = answer_texts.answered_already(case.name, case.officer_name)
    elif case.state in ENDED_BY_OFFICE:
        why = answer_texts.over(case.name, case.state)
    if why:
        return _keep_for_later(ask, case, kept or [kept_as(part, ask.said.message_id) for part in given], why)
    return _send(ask, case, given, officer_draft.less(ask.seen.draft, kept), kept)


def more(ask: Ask, case: Case) -> Reply:
    """The officer wants it sent all the same: what was held back."""
    draft = ask.seen.draft
    kept = officer_draft.kept_for(draft, case.id)
    if not kept or officer_draft.collects_for(draft, case):
        return _say(ask, answer_texts.nothing_kept(case.name))
    given = parts_of(kept, ask.seen.attached)
    return _cannot(ask, case, given) or _send(ask, case, given, officer_draft.without(draft, case.id), kept)


def send_unsent(ask: Ask, case: Case, message: str) -> Reply:
    """The officer says for whom those words were that named nobody."""
    kept = [part for part in officer_draft.kept_for(ask.seen.draft, None) if part["message"] == message]
    if not kept:
        return _say(ask, answer_texts.nothing_kept(case.name))
    return answer(ask, case, parts_of(kept, ask.seen.attached), kept)


def correct(ask: Ask, case: Case, given: Sequence[str]) -> Reply:
    """ "ส่งผิด": a correction after the answer; without its words, the next message is taken for it."""
    if case.answered_at is None or case.state == State.WITHDRAWN:
        return _say(ask, texts.not_waiting(case.name, case.state))
    if not given:
        if not ask.seen.chat.person:
            return _say(ask, texts.NO_ID_HERE)
        keep = Keep(officer_draft.begin(ask.seen.draft, "correct", case))
        return replace(_say(ask, answer_texts.type_correction(case.name)), changes=(keep,), about=case.id)
    if not says_something(given[0]):  # "ส่งผิด 👍"
        return _say(ask, texts.EMPTY_ANSWER)
    if (wrong := _cannot(ask, case, given)) is not None:
        return wrong
    left = officer_draft.corrected(ask.seen.draft)
    return _send(ask, case, given, left, lead=texts.correction_of(case.name), what="corrected")


def ask_which_to_correct(ask: Ask) -> Reply:
    done = [case for case in ask.seen.waiting if case.state in DONE and _is_mine(ask, case)]
    if not done:
        return _say(ask, texts.NOTHING_TO_CORRECT)
    buttons = [
        says(f"{case.name} {texts.brief(case.question, 20)}", f"ส่งผิด {case.name}") for case in reversed(done)
    ]
    return Reply((case_cards.choices(texts.WHICH_CORRECTION, buttons),))


def for_others(ask: Ask, given: Sequence[Part]) -> str | None:
    """What the officer reads whose words are for colleagues: they mention somebody. None for all else."""
    officers = [one.name for one in ask.seen.staff.officers]
    if ask.said.mentions_others or any(
        isinstance(part, str) and begins_with_name(part, officers) for part in given
    ):
        return answer_texts.MENTIONS_OTHERS
    return None


def _cannot(ask: Ask, case: Case, given: Sequence[Part]) -> Reply | None:
    if not given:
        return _say(ask, texts.EMPTY_ANSWER)
    if (told := for_others(ask, given)) is not None:
        return _say(ask, told)
    if any(isinstance(part, str) and utf16_length(part) > TEXT for part in given):
        return _say(ask, texts.LONG_ANSWER)
    if case.state == State.WITHDRAWN:
        return _say(ask, answer_texts.withdrawn_answer(case.name))
    if case.gone:
        return _say(ask, answer_texts.asker_gone(case.name))
    if case.number is None:
        return _say(ask, texts.LOST_QUOTE)
    return None


def _send(
    ask: Ask,
    case: Case,
    given: Sequence[Part],
    left: Draft | None,
    kept: Sequence[Kept] = (),
    *,
    lead: str = "",
    what: str = "answered",
) -> Reply:
    """`left`: what this officer is in the middle of afterwards. `kept`: where the parts stood before."""
    officer = ask.seen.officer
    assert officer is not None
    joined = _joined(given)
    words = "\n\n".join(forward_media.written(part) for part in joined)
    is_more = case.state in DONE and what == "answered" and bool(case.answer)
    fields = {
        "state": State.ANSWERED,
        "answer": f"{case.answer}\n\n{words}" if is_more else words,
        "answered_by": "officer",
        "answered_at": case.answered_at or ask.now,
        "officer_id": officer.id or None,
        "officer_name": officer.name or None,
        "officer_chat": ask.seen.chat.id,
        "live_until": ask.now + LIVE if case.chat else None,
        "closed_at": None,
    }
    parts = _said_in(ask, kept)
    message = None if parts else ask.said.message_id  # of a command, which is no part of it
    change = Act(case.id, case.version, what, "officer", officer, words, fields, message, parts)
    files = tuple(part.message for part in given if isinstance(part, Attached))
    ends = ((Keep(left),) if left != ask.seen.draft else ()) + ((Passed(files),) if files else ())
    news = texts.another_answered(case.name, officer.name)
    others = told_to_taker(ask, case, news) + told_to_group(ask, case, news)
    pushes = _to_asker(ask, case, joined, lead or texts.answer_of(case.name)) + others
    return Reply(
        _sent(ask, case, left),
        (change, *ends),
        pushes=pushes,
        about=case.id,
        confirms=True,
        meets=nameless(officer),
    )


def _said_in(ask: Ask, kept: Sequence[Kept]) -> tuple[tuple[str, str], ...]:
    """Of each part, the message that it came in and how it stands in the ledger."""
    came = [one for one in kept if one.get("message")]
    parts = parts_of(came, ask.seen.attached)
    return tuple(
        (str(one["message"]), forward_media.written(part)) for one, part in zip(came, parts, strict=True)
    )


def _sent(ask: Ask, case: Case, left: Draft | None) -> tuple[Message, ...]:
    """Said before LINE was asked: what is known to stand in the way, and what else is still open."""
    may_teach = ask.seen.officer is not None and ask.seen.officer.registered
    told = texts.answered_by_hand(case.name)
    if case.chat:
        told = answer_texts.on_its_way(
            case.name, case.person_name, case.hindered
        ) + answer_texts.after_answer(case.name, may_teach)
    messages = _quoting(ask, "\n".join(filter(None, (told, still_open(left)))))
    if not may_teach:
        return messages
    teach = says("เพิ่มเป็นความรู้", f"เพิ่มเป็นความรู้ {case.name}")
    return tuple(with_quick_replies(one, [teach]) for one in messages)


def still_open(left: Draft | None) -> str:
    """What this officer has begun and not sent, in a line; empty where there is nothing."""
    kept = officer_draft.counted(left)
    if left is None:
        return ""
    name = str(left.data.get("name", ""))
    if left.kind == "correct":
        return answer_texts.still_correcting(name)
    if officer_draft.collects(left):
        return answer_texts.still_collecting(name, dict(kept).get(name, 0))
    return answer_texts.still_kept(kept) if kept else ""


def nameless(officer: Officer) -> str | None:
    """Whoever writes in the officers' group and is not registered: LINE knows the name."""
    return officer.id if officer.id and not officer.name else None


def _to_asker(ask: Ask, case: Case, given: Sequence[Part], lead: str) -> tuple[Push, ...]:
    """As few pushes as LINE lets, for each is paid, one after the other: the last one ends with the card."""
    if case.chat is None:
        return ()
    messages = [forward_media.message_of(ask, part) for part in given]
    messages = case_cards.answer_messages(messages, case.id, case.question, lead)
    group = routing.is_group(case.chat)
    return tuple(
        Push(
            case.chat,
            tuple(messages[at : at + MESSAGES]),
            group,
            case.id,
            answer=True,
            rides=case.hindered == "blocked",
            not_before=ask.now + APART * (at // MESSAGES) if at else None,
        )
        for at in range(0, len(messages), MESSAGES)
    )


def told_to_taker(ask: Ask, case: Case, words: str) -> tuple[Push, ...]:
    """Whoever has it, where another officer does something to it. Who is not registered reads the group."""
    taker = ask.seen.staff.officer(case.officer)
    if taker is None or taker == ask.seen.officer or not words:
        return ()
    return routing.to_chats([(taker.id, False)], (text(words),), routing.opens_at(ask), case.id)


def told_to_group(ask: Ask, case: Case, words: str) -> tuple[Push, ...]:
    """The others where the card stands, of what was done in 1:1.

    It rides on the next reply there, which is free: a push would cost as many messages of the quota as the
    group has members, and whoever comes too late to an answer is told so in any case.
    """
    group = ask.seen.staff.group
    if group is None or ask.in_group:
        return ()
    return (Push(group, (text(words),), True, case.id, rides=True, note=True),)


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


def _keep_for_later(ask: Ask, case: Case, kept: Sequence[Kept], why: str) -> Reply:
    if not ask.seen.chat.person:
        return _say(ask, why)
    draft = officer_draft.add(officer_draft.less(ask.seen.draft, kept), case, kept)
    button = says(MORE, f"{MORE} {case.name}")
    return Reply((case_cards.choices(why, [button]),), (Keep(draft),), about=case.id)


def _is_mine(ask: Ask, case: Case) -> bool:
    officer = ask.seen.officer
    return officer is not None and bool(officer.id) and officer.id == case.officer


def _quoting(ask: Ask, words: str) -> tuple[Message, ...]:
    return (text(words, ask.said.quote_token if ask.in_group else None),)


def _say(ask: Ask, words: str) -> Reply:
    return Reply(_quoting(ask, words))
