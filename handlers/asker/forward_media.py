"""Pictures, files, places and stickers on their way between officer and asker; a tap says for whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.consultation import OVER, State
from handlers.acts import routing
from handlers.answers import contact
from handlers.asker import asker
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import Attach, Attached, Part, PassOn, Place, Sticker, kept_as
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.reply import Reply
from line.actions import postback, says
from line.cards import attachment_cards, case_cards, quick_buttons
from line.cards.attachment_cards import Enclosed, what
from line.messages import Message, text, with_quick_replies
from line.texts import answer_texts, case_texts
from line.texts import attachment_texts as texts

FILES = frozenset({"image", "video", "audio", "file"})
PASS = "pass"
NO_BRACKETS = str.maketrans("[]", "()")
_ENCLOSED = re.compile(rf"\[(?:{'|'.join(map(what, (*sorted(FILES), 'location', '')))})[^\]\n]*\]")


def from_officer(ask: Ask) -> Reply | None:
    """A part of the answer that is being collected, or what may belong to the one just given."""
    draft = ask.seen.draft
    if draft and officer_draft.collects(draft) and ask.seen.drafted:
        return _collect(ask, draft, ask.seen.drafted)
    if draft and draft.kind == "correct":
        return _say(ask, texts.CORRECTION_IS_TEXT)
    here = [case for case in ask.seen.waiting if _answers_here(ask, case) or _just_given(ask, case)]
    # Among colleagues only what follows an answer at once is likely to belong to it.
    lately = [case for case in here if _is_live(ask, case) or _just_given(ask, case)]
    answered = lately if ask.in_group else here
    if answered and (ask.said.media in FILES or ask.said.place):
        return _offer_more(ask, answered)
    waits = any(case.waits for case in ask.seen.waiting)
    if not ask.in_group and waits and (ask.said.media in FILES or ask.said.place):
        return _say(ask, texts.HOW_TO_SEND)
    return None


def _offer_more(ask: Ask, answered: Sequence[Case]) -> Reply:
    """What may belong to an answer that was given."""
    named = _named(ask)
    if ask.said.place is None:
        return _offer(ask, answered, texts.for_whom(named))
    if len(answered) > 1 or not ask.seen.chat.person:
        return _say(ask, texts.HOW_TO_SEND)
    case = answered[0]
    keep = Keep(officer_draft.add(ask.seen.draft, case, [kept_as(ask.said.place, ask.said.message_id)]))
    button = says(f"ส่ง {case.name}", f"ส่งเพิ่มเติม {case.name}")
    return Reply((case_cards.choices(texts.for_whom(named), [button]),), (keep,), about=case.id)


def from_asker(ask: Ask) -> Reply | None:
    """What an asker adds while an officer answers live; None where nobody does."""
    said = ask.said
    live = [case for case in ask.seen.mine if _is_live(ask, case)]
    if not live or ask.in_group:
        return None
    if said.media not in FILES:
        return _words_or_so(ask, live)
    if not ask.desk.files or not said.message_id:
        return _say(ask, texts.ASKERS_CANNOT)
    named = _named(ask)
    if len(live) > 1:
        return _offer(ask, live, texts.for_which(named))
    to = _officers_chat(ask, live[0])
    if to is None:
        return contact.nobody(ask)
    changes = _attach(ask, live[0].id, fetch=True, to=to)
    return Reply((text(texts.added(named, live[0].name, _waits(ask, live[0]))),), changes, about=live[0].id)


def _words_or_so(ask: Ask, live: Sequence[Case]) -> Reply | None:
    """A place goes as it is, a sticker where LINE lets a bot send it; else in words."""
    said = ask.said
    part = Sticker(*said.sticker) if said.sticker else said.place
    if part is None:
        return None
    words = written(part)
    if len(live) > 1:
        return asker.ask_which(ask, live, _in_words(part))
    lead = case_texts.more_from_asker(live[0].name, live[0].person_name)
    if isinstance(part, Sticker) and not attachment_cards.may_be_sent(part.package, part.sticker):
        messages = [text(f"{lead} {words}")]
    else:
        messages = [text(lead), message_of(ask, part)]
    is_place = isinstance(part, Place)  # a sticker after an answer mostly thanks for it
    return asker.pass_on(ask, live[0], words, said.message_id, messages, asks=is_place)


def _in_words(part: Sticker | Place) -> str:
    if isinstance(part, Sticker):
        return written(part)
    return f"{written(part)} {part.address} ({part.latitude}, {part.longitude})"


def _waits(ask: Ask, case: Case) -> str:
    until = routing.waits_until(ask, case)
    return routing.moment(until) if until else ""


def passed_on(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """An asker's tap that says for which question a picture or file is; its message stands in the button."""
    case, attached = ask.seen.aimed.case, next(iter(ask.seen.attached), None)
    officer = ask.seen.officer
    if case is None or case.number is None or case.state == State.WITHDRAWN:
        return _say(ask, case_texts.CASE_OVER)
    own = ask.seen.chat.kind == "user" and case.person == ask.seen.chat.person
    to = _officers_chat(ask, case) if own else case.chat if officer else None
    if attached is None or to is None:
        return _say(ask, texts.GONE)
    offered = [one for one in ask.seen.attached if one.state == "offered"]
    named = named_of(offered or [attached])
    if not offered:
        return _say(ask, texts.passed_before(named))
    words = texts.added(named, case.name, _waits(ask, case))
    return Reply((text(words),), tuple(PassOn(one.message, case.id, to) for one in offered), about=case.id)


def named_of(files: Sequence[Attached]) -> str:
    """What is passed on, in words: its kind and name, or how many pictures."""
    return what(files[0].kind, files[0].name) if len(files) == 1 else texts.pictures(len(files))


def message_of(ask: Ask, part: Part) -> Message:
    return message_at(ask.desk.files, part)


def message_at(files: str, part: Part) -> Message:
    """files: address under which pictures and files are to be had."""
    if isinstance(part, Sticker):
        return attachment_cards.sticker_message(part.package, part.sticker)
    if isinstance(part, Place):
        return attachment_cards.place_message(part.title, part.address, part.latitude, part.longitude)
    if isinstance(part, Attached):
        address = f"{files}/{part.token}"
        return attachment_cards.message(
            Enclosed(address, part.kind, part.name, part.size, part.is_picture, part.duration)
        )
    return text(part)


def written(part: Part) -> str:
    """How a part stands in the ledger."""
    if isinstance(part, str):
        return part
    if isinstance(part, Place):
        return f"[{what('location', case_texts.brief(part.title, 60).translate(NO_BRACKETS))}]"
    return f"[{what(part.kind, part.name)}]" if isinstance(part, Attached) else f"[{what('')}]"


def words_of(answer: str) -> str:
    """An answer as it stands in the ledger, without the pictures and files that came along."""
    return "\n\n".join(part for part in answer.split("\n\n") if not _ENCLOSED.fullmatch(part))


def _collect(ask: Ask, draft: Draft, case: Case) -> Reply:
    said, count = ask.said, len(officer_draft.kept_for(draft, case.id))
    if case.state in OVER:
        told = answer_texts.collected_in_vain(case.name, case.state, count)
        return replace(_say(ask, told), changes=(Keep(officer_draft.without(draft, case.id)),))
    if count >= officer_draft.MOST:
        return _say(ask, answer_texts.part_too_many(case.name, count))
    if count + len(said.pictures) > officer_draft.MOST:
        return _say(ask, texts.no_room(case.name, count, officer_draft.MOST))
    if said.media == "sticker" and said.sticker and attachment_cards.may_be_sent(*said.sticker):
        return _collected(ask, draft, case, Sticker(*said.sticker))
    if said.place:
        return _collected(ask, draft, case, said.place)
    if said.media not in FILES:
        return _say(ask, texts.STICKER_REFUSED if said.media == "sticker" else texts.NOT_PASSED_ON)
    if not ask.desk.files or not said.message_id:
        return _say(ask, texts.no_address(what(said.media, said.name)))
    parts = [Attached(message, said.media, said.name) for message in _messages(ask)]
    reply = _collected(ask, draft, case, *parts)
    return Reply(reply.messages, (*reply.changes, *_attach(ask, case.id, fetch=True)))


def _collected(ask: Ask, draft: Draft, case: Case, *parts: Part) -> Reply:
    kept = [kept_as(part, ask.said.message_id) for part in parts]
    keep = Keep(officer_draft.add(draft, case, kept))
    count = len(officer_draft.kept_for(draft, case.id))
    told = texts.collected(_named(ask), case.name, count + len(parts))
    return Reply(_say(ask, told).messages, (keep,))


def _offer(ask: Ask, cases: Sequence[Case], words: str) -> Reply:
    """Nothing is fetched before the tap: a picture may be for colleagues alone."""
    if not ask.desk.files:
        return _say(ask, texts.no_address(_named(ask)))
    if not ask.said.message_id:
        return Reply()
    buttons = [
        postback(
            f"ส่ง {case.name} {case_texts.brief(case.person_name or case.question, 20)}",
            f"ส่ง {case.name}", a=PASS, c=case.id, m=ask.said.message_id,
        )
        for case in cases[:5]
    ]  # fmt: skip
    return Reply((case_cards.choices(words, buttons),), _attach(ask, None, fetch=False))


def _attach(ask: Ask, case: int | None, *, fetch: bool, to: str | None = None) -> tuple[Attach, ...]:
    """What the message brought, or each of the pictures that were sent together."""
    said, from_officer = ask.said, ask.seen.officer is not None
    first = said.pictures[0] if said.pictures else None
    return tuple(
        Attach(
            message, said.media, said.name[:200], from_officer, case, fetch, to, said.duration, first, place
        )
        for place, message in enumerate(_messages(ask), start=1)
    )


def _messages(ask: Ask) -> tuple[str, ...]:
    return ask.said.pictures or (ask.said.message_id or "",)


def _named(ask: Ask) -> str:
    if ask.said.pictures:
        return texts.pictures(len(ask.said.pictures))
    return what(ask.said.media, ask.said.name)


def _is_live(ask: Ask, case: Case) -> bool:
    return case.live_until is not None and case.live_until > ask.now and case.state != State.WITHDRAWN


def _answers_here(ask: Ask, case: Case) -> bool:
    """Given by this officer, in this chat, to somebody who can be written to."""
    officer = ask.seen.officer
    mine = officer is not None and bool(officer.id) and case.officer == officer.id
    return mine and case.officer_chat == ask.seen.chat.id and case.chat is not None


def _just_given(ask: Ask, case: Case) -> bool:
    """This officer answered it here, and the answer is in its undo window."""
    officer = ask.seen.officer
    own = [
        one for one in ask.seen.given if one.case == case.id and one.waits and one.chat == ask.seen.chat.id
    ]
    return officer is not None and bool(officer.id) and any(one.officer == officer.id for one in own)


def _officers_chat(ask: Ask, case: Case) -> str | None:
    chats = routing.officers_of(ask, case)
    return chats[0] if chats else None


def _say(ask: Ask, words: str) -> Reply:
    if ask.seen.officer is None:
        return Reply((with_quick_replies(text(words), quick_buttons.everyday()),))
    return Reply((text(words, ask.said.quote_token if ask.in_group else None),))
