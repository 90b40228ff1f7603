"""What an act has to know of the officer who speaks, and what they read of what came of it."""

from collections.abc import Sequence

from handlers.acts import routing
from handlers.acts.answers import Answer, By, Done
from handlers.asker import forward_media
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import Part, parts_of
from handlers.contract.case import Case, Draft
from handlers.contract.given import Give
from handlers.contract.officer_draft import Kept
from line.actions import says
from line.cards.undo_card import Held, undo_card
from line.limits import MESSAGES, TEXT, utf16_length
from line.messages import Message, text, with_quick_replies
from line.texts import answer_texts, undo_texts
from line.texts import case_texts as texts

MOST_PARTS = MESSAGES - 1
"""With the card that follows them, what one push takes."""


def by(ask: Ask) -> By:
    assert ask.seen.officer is not None
    return By(
        ask.seen.officer,
        ask.seen.chat.id,
        ask.seen.staff,
        ask.seen.given,
        ask.desk.undo_seconds,
        routing.opens_at(ask),
    )


def written(ask: Ask, given: Sequence[Part], kept: Sequence[Kept] = ()) -> Answer:
    """An answer of these parts. `kept`: where they stood before, in a draft."""
    joined = _joined(given)
    said_in = _said_in(ask, kept)
    return Answer(
        "\n\n".join(forward_media.written(part) for part in joined),
        tuple(given),
        tuple(forward_media.message_of(ask, part) for part in joined),
        None if said_in else ask.said.message_id,  # of a command, which is no part of it
        said_in,
        tuple(kept),
    )


def _said_in(ask: Ask, kept: Sequence[Kept]) -> tuple[tuple[str, str], ...]:
    """Of each part, the message that it came in and how it stands in the ledger."""
    came = [one for one in kept if one.get("message")]
    parts = parts_of(came, ask.seen.attached)
    return tuple(
        (str(one["message"]), forward_media.written(part)) for one, part in zip(came, parts, strict=True)
    )


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


def told(ask: Ask, case: Case, done: Done, left: Draft | None, lead: str = "") -> tuple[Message, ...]:
    """That an answer goes. With an undo window: to whom, its words, and how to stop it."""
    may_teach = ask.seen.officer is not None and ask.seen.officer.registered
    gives = [change for change in done.changes if isinstance(change, Give)]
    if gives:
        more = [
            undo_texts.hindered(case.person_name, case.hindered),
            undo_texts.teach(case.name) if may_teach and gives[0].act.what != "attached" else "",
            still_open(left),
        ]
        held = Held(
            case.name,
            case.id,
            case.version,
            case.person_name,
            case.school,
            gives[0].act.words or "",
            gives[0].seconds,
        )
        return (undo_card(held, lead, more),)
    words = texts.answered_by_hand(case.name)
    if case.chat:
        words = answer_texts.on_its_way(
            case.name, case.person_name, case.hindered
        ) + answer_texts.after_answer(case.name, may_teach)
    messages = quoting(ask, "\n".join(filter(None, (words, still_open(left)))))
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


def quoting(ask: Ask, words: str) -> tuple[Message, ...]:
    return (text(words, ask.said.quote_token if ask.in_group else None),)
