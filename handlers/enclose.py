"""Pictures, files and stickers on their way between officer and asker. Never guessed: a tap says for whom."""

import re
from collections.abc import Mapping, Sequence

from handlers import drafting, duty
from handlers.ask import Ask
from handlers.attachments import Attach, Attached, Part, PassOn, Sticker, kept_as
from handlers.case import Case, Draft, Keep
from handlers.reply import Reply
from line import attachment_cards, case_cards, case_texts, footers
from line import attachment_texts as texts
from line.actions import postback
from line.attachment_cards import Enclosed, what
from line.messages import Message, text, with_quick_replies

FILES = frozenset({"image", "video", "audio", "file"})
PASS = "pass"
_ENCLOSED = re.compile(rf"\[(?:{'|'.join(map(what, (*sorted(FILES), '')))})[^\]\n]*\]")


def from_officer(ask: Ask) -> Reply | None:
    """A part of the answer that is being collected, or what may belong to the one just given."""
    draft = ask.seen.draft
    if draft and drafting.collects(draft) and ask.seen.drafted:
        return _collect(ask, draft, ask.seen.drafted)
    if draft and draft.kind == "correct":
        return _say(ask, texts.CORRECTION_IS_TEXT)
    if ask.said.media not in FILES:
        return None
    if just_answered := [
        case for case in ask.seen.waiting if _is_live(ask, case) and _answers_here(ask, case)
    ]:
        return _offer(ask, just_answered, texts.for_whom(what(ask.said.media, ask.said.name)))
    if not ask.in_group and any(case.waits for case in ask.seen.waiting):
        return _say(ask, texts.HOW_TO_SEND)
    return None


def from_asker(ask: Ask) -> Reply | None:
    """What an asker adds while an officer answers live; None where nobody does."""
    live = [case for case in ask.seen.mine if _is_live(ask, case)]
    if not live or ask.in_group or ask.said.media not in FILES:
        return None
    if not ask.desk.files or not ask.said.message_id:
        return _say(ask, texts.ASKERS_CANNOT)
    named = what(ask.said.media, ask.said.name)
    if len(live) > 1:
        return _offer(ask, live, texts.for_which(named))
    to = _officers_chat(ask, live[0])
    if to is None:
        return None
    change = _attach(ask, live[0].id, fetch=True, to=to)
    return Reply((text(texts.added(named, live[0].name)),), (change,), about=live[0].id)


def passed_on(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The tap that says for whom a picture or file is; its message stands in the button."""
    case, attached = ask.seen.aimed.case, next(iter(ask.seen.attached), None)
    officer = ask.seen.officer
    if case is None or case.number is None or case.state == "withdrawn":
        return _say(ask, case_texts.CASE_OVER)
    own = ask.seen.chat.kind == "user" and case.person == ask.seen.chat.person
    to = _officers_chat(ask, case) if own else case.chat if officer else None
    if attached is None or to is None:
        return _say(ask, texts.GONE)
    named = what(attached.kind, attached.name)
    if attached.state != "offered":
        return _say(ask, texts.passed_before(named))
    words = texts.added(named, case.name) if own else texts.on_its_way(named, case.name, case.person_name)
    return Reply((text(words),), (PassOn(attached.message, case.id, to),), about=case.id)


def message_of(ask: Ask, part: Part) -> Message:
    if isinstance(part, Sticker):
        return attachment_cards.sticker_message(part.package, part.sticker)
    if isinstance(part, Attached):
        address = f"{ask.desk.files}/{part.token}"
        return attachment_cards.message(Enclosed(address, part.kind, part.name, part.size, part.is_picture))
    return text(part)


def written(part: Part) -> str:
    """How a part stands in the ledger."""
    if isinstance(part, str):
        return part
    return f"[{what(part.kind, part.name)}]" if isinstance(part, Attached) else f"[{what('')}]"


def words_of(answer: str) -> str:
    """An answer as it stands in the ledger, without the pictures and files that came along."""
    return "\n\n".join(part for part in answer.split("\n\n") if not _ENCLOSED.fullmatch(part))


def _collect(ask: Ask, draft: Draft, case: Case) -> Reply:
    said, so_far = ask.said, list(draft.data.get("texts", ()))
    if said.media == "sticker" and said.sticker and attachment_cards.may_be_sent(*said.sticker):
        return _collected(ask, draft, case, [*so_far, kept_as(Sticker(*said.sticker), said.message_id)])
    if said.media not in FILES:
        return _say(ask, texts.STICKER_REFUSED if said.media == "sticker" else texts.PLACE_REFUSED)
    if not ask.desk.files or not said.message_id:
        return _say(ask, texts.no_address(what(said.media, said.name)))
    part = Attached(said.message_id, said.media, said.name)
    reply = _collected(ask, draft, case, [*so_far, kept_as(part)])
    return Reply(reply.messages, (*reply.changes, _attach(ask, case.id, fetch=True)))


def _collected(ask: Ask, draft: Draft, case: Case, parts: Sequence[object]) -> Reply:
    data = {**draft.data, "texts": list(parts)}
    named = what(ask.said.media, ask.said.name)
    told = texts.collected(named, case.name, len(parts))
    return Reply(_say(ask, told).messages, (Keep(Draft(draft.kind, data)),))


def _offer(ask: Ask, cases: Sequence[Case], words: str) -> Reply:
    """Nothing is fetched before the tap: a picture may be for colleagues alone."""
    if not ask.desk.files:
        return _say(ask, texts.no_address(what(ask.said.media, ask.said.name)))
    if not ask.said.message_id:
        return Reply()
    buttons = [
        postback(
            f"ส่ง {case.name} {case_texts.brief(case.person_name or case.question, 20)}",
            f"ส่ง {case.name}", a=PASS, c=case.id, m=ask.said.message_id,
        )
        for case in cases[:5]
    ]  # fmt: skip
    return Reply((case_cards.choices(words, buttons),), (_attach(ask, None, fetch=False),))


def _attach(ask: Ask, case: int | None, *, fetch: bool, to: str | None = None) -> Attach:
    said = ask.said
    from_officer = ask.seen.officer is not None
    return Attach(said.message_id or "", said.media, said.name[:200], from_officer, case, fetch, to)


def _is_live(ask: Ask, case: Case) -> bool:
    return case.live_until is not None and case.live_until > ask.now and case.state != "withdrawn"


def _answers_here(ask: Ask, case: Case) -> bool:
    """Given by this officer, in this chat, to somebody who can be written to."""
    officer = ask.seen.officer
    mine = officer is not None and bool(officer.id) and case.officer == officer.id
    return mine and case.officer_chat == ask.seen.chat.id and case.chat is not None


def _officers_chat(ask: Ask, case: Case) -> str | None:
    if case.officer_chat:
        return case.officer_chat
    chats = duty.chats_of(ask.seen.staff, ask.seen.staff.officer(case.officer))
    return chats[0][0] if chats else None


def _say(ask: Ask, words: str) -> Reply:
    if ask.seen.officer is None:
        return Reply((with_quick_replies(text(words), footers.everyday()),))
    return Reply((text(words, ask.said.quote_token if ask.in_group else None),))
