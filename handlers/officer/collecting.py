"""Several messages that become one answer, or the text that sets an answer right."""

from dataclasses import replace

from domain.consultation import OVER
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import Attached, kept_as, parts_of
from handlers.contract.case import Case, Draft, Keep, Push
from handlers.contract.reply import Reply
from handlers.officer import preview
from handlers.officer.acting import still_open
from handlers.officer.answering import answer, correct, for_others
from handlers.officer.walk_in_line import read_line
from handlers.words.fold import shows
from handlers.words.mistyped import mistyped
from line.limits import TEXT, utf16_length
from line.messages import text
from line.texts import answer_texts, attachment_texts
from line.texts import case_texts as texts

END = "จบ"
"""As it is said for an officer once the last file has come."""


def is_for_collected(ask: Ask, case: Case) -> bool:
    return officer_draft.collects_for(ask.seen.draft, case)


def go_on(ask: Ask) -> Reply | None:
    """None where nothing is being collected or corrected."""
    draft = ask.seen.draft
    if draft is None or draft.kind not in ("answer", "correct"):
        return None
    reply = _next(ask, draft)
    return _told_later(ask, reply) if reply and ask.said.message_id is None else reply


def _next(ask: Ask, draft: Draft) -> Reply | None:
    case = ask.seen.drafted if ask.seen.drafted and ask.seen.drafted.id == draft.data.get("case") else None
    command = ask.said.words.command
    said = command.name if command and command.sure else ""
    if said == "stop" or case is None:
        return _stop(ask, draft, texts.CANCELLED)
    if case.state in OVER and draft.kind == "answer":
        kept = len(officer_draft.kept_for(draft, case.id))
        return _stop(ask, draft, answer_texts.collected_in_vain(case.name, case.state, kept))
    if draft.kind == "correct":
        doubt = in_doubt(ask) if said != "end" else _end_of_nothing(ask, case)
        return doubt or correct(ask, case, [ask.said.words.text])
    if said == "drop-part" and command and preview.is_open(ask):
        return preview.drop(ask, case, draft, preview.parts_named(command))
    by_itself = ask.said.message_id is None
    if (said == "send" and preview.is_open(ask)) or (said == "end" and by_itself):
        return _end(ask, case, draft)
    if said == "end":
        return _shown(ask, case, draft)
    return take_up(ask, case, ask.said.text) if officer_draft.collects(draft) else None


def in_doubt(ask: Ask) -> Reply | None:
    """Words that may be a command or a part of an answer: asked back, and not kept."""
    command, case = ask.said.words.command, ask.seen.drafted
    row = command.row if command else mistyped(ask.said.words.text)
    if case is None or row is None or not row.may_be_said_bare or (command and command.sure):
        return None
    return _say(ask, answer_texts.part_or_command(case.name, row.word, ask.said.words.text))


def _end_of_nothing(ask: Ask, case: Case) -> Reply:
    return _say(ask, answer_texts.type_correction(case.name))


def take_up(ask: Ask, case: Case, words: str) -> Reply:
    """One more part; what cannot be one is refused now, while its officer still sees it."""
    draft = ask.seen.draft
    count = len(officer_draft.kept_for(draft, case.id))
    line = read_line(words, ask.desk.manual.schools)
    if case.state in OVER and draft:
        return _stop(ask, draft, answer_texts.collected_in_vain(case.name, case.state, count))
    if line is not None and line.says_so and line.sure:
        return _say(ask, answer_texts.end_first(case.name))
    if not shows(words):
        return _say(ask, texts.EMPTY_ANSWER)
    if (told := for_others(ask, [words])) is not None:
        return _say(ask, told)
    if words == ask.said.text and (doubt := in_doubt(ask)) is not None:
        return doubt
    if utf16_length(words) > TEXT:
        return _say(ask, answer_texts.part_too_long(case.name, count))
    if count >= officer_draft.MOST:
        return _say(ask, answer_texts.part_too_many(case.name, count))
    kept = officer_draft.add(draft, case, [kept_as(words, ask.said.message_id)])
    return _say(ask, answer_texts.collected(case.name, count + 1), Keep(kept))


def _stop(ask: Ask, draft: Draft, why: str) -> Reply:
    """Given up, or over: what is kept for others stays."""
    if draft.kind == "correct":
        left = officer_draft.corrected(draft)
    else:
        left = officer_draft.without(draft, draft.data.get("case"))
    return _say(ask, "\n".join(filter(None, (why, still_open(left)))), Keep(left))


def _shown(ask: Ask, case: Case, draft: Draft) -> Reply:
    if not officer_draft.kept_for(draft, case.id):
        return answer(ask, case, [])
    return preview.show(ask, case, draft)


def _end(ask: Ask, case: Case, draft: Draft) -> Reply:
    """All that was collected goes. What is still to come from LINE is waited for; what LINE lost is not."""
    kept = officer_draft.kept_for(draft, case.id)
    parts = parts_of(kept, ask.seen.attached)
    files = [part for part in parts if isinstance(part, Attached)]
    if any(part.state == "wanted" for part in files):
        return _say(ask, attachment_texts.STILL_FETCHING, Keep(officer_draft.ended(draft)))
    lost = [part for part in files if part.state != "kept"]
    reply = answer(ask, case, [part for part in parts if part not in lost], kept)
    told = (text(attachment_texts.left_out(len(lost))),) if lost else ()
    return replace(reply, messages=(*told, *reply.messages))


def _told_later(ask: Ask, reply: Reply) -> Reply:
    """It went by itself once its files had come: no message of the officer is there to be answered."""
    chat = ask.seen.chat
    line = Push(chat.id, tuple(reply.messages), ask.in_group, reply.about, rides=ask.in_group)
    return replace(reply, messages=(), pushes=(*reply.pushes, line))


def _say(ask: Ask, words: str, *changes: Keep) -> Reply:
    case = ask.seen.drafted
    quote = ask.said.quote_token if ask.in_group else None
    return Reply((text(words, quote),), changes, about=case.id if case else None)
