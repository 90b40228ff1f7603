"""An answer in its undo window: stopped or sent now, by button or in words; who comes too late is told so."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.acts import answers
from handlers.acts.answers import Done, Refused
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.given import Given
from handlers.contract.reply import Change, Reply
from handlers.officer.acting import by, quoting
from handlers.words.command_rows import Name
from line.cards import case_cards, undo_card
from line.texts import case_texts, undo_texts

WORDS: frozenset[Name] = frozenset({"undo", "hold-on", "stop", "send"})
TALKED_OF = timedelta(minutes=10)
"""So long after an answer "ไม่ใช่คำตอบ" in the officers' group is about it; later it is talk."""


def hear(ask: Ask) -> Reply | None:
    """Words that stop an answer or send it now; None where they are about none."""
    command, aimed = ask.said.words.command, ask.seen.aimed
    if ask.seen.officer is None or command is None or command.name not in WORDS or not command.sure:
        return None
    if aimed.how in ("unknown-number", "ambiguous"):
        return None
    if aimed.case is not None:
        return _aimed(ask, aimed.case, command.name)
    if aimed.how == "lost-quote" and command.name != "undo":
        return None
    return _bare(ask, command.name)


def _aimed(ask: Ask, case: Case, name: Name) -> Reply | None:
    """On the card of a question "อย่าเพิ่งส่งค่ะ" and "ส่งเลยค่ะ" answer it, unless its answer waits."""
    waits = answers.waiting_for(case, by(ask))
    if name == "send":
        return _sent_now(ask, waits) if waits and ask.seen.aimed.how in ("confirmation", "line") else None
    if waits and name != "stop":
        return _stopped(ask, waits)
    if name == "stop":
        return _stopped(ask, waits) if waits and ask.seen.aimed.how == "confirmation" else None
    return _too_late(ask, _last(ask, case.id), case.name) if name == "undo" else None


def _bare(ask: Ask, name: Name) -> Reply | None:
    """About what waits and was shown in this chat: all of it is stopped, one alone is sent now."""
    here = [one for one in ask.seen.given if one.waits and one.chat == ask.seen.chat.id]
    draft = ask.seen.draft
    if name != "undo" and draft is not None and draft.kind in ("answer", "correct"):
        return None  # it is about what is being written
    if name == "send":
        mine = [one for one in here if by(ask).gave(one)]
        return _sent_now(ask, mine) if mine else None
    if here:
        return _stopped(ask, here)
    if name != "undo":
        return None
    last = _last(ask, None)
    if ask.in_group and (last is None or ask.now - last.given_at > TALKED_OF):
        return None
    return _too_late(ask, last, "")


def _last(ask: Ask, case: int | None) -> Given | None:
    """The last one that was given to that consultation, or in this chat."""
    about = [
        one for one in ask.seen.given if one.case == case or (case is None and one.chat == ask.seen.chat.id)
    ]
    return max(about, key=lambda one: one.id, default=None)


def stop(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The button: in the officers' group LINE may not tell who tapped it."""
    given, reply = _tapped(ask, fields)
    return reply or _stopped(ask, [given] if given else [])


def send_now(ask: Ask, fields: Mapping[str, str]) -> Reply:
    given, reply = _tapped(ask, fields)
    return reply or _sent_now(ask, [given] if given else [])


def _tapped(ask: Ask, fields: Mapping[str, str]) -> tuple[Given | None, Reply | None]:
    """The answer that a button names; else what is said instead."""
    case, version = ask.seen.aimed.case, fields.get("v", "")
    if ask.seen.officer is None or case is None:
        return None, Reply() if ask.in_group else _say(ask, case_texts.ONLY_REGISTERED)
    about = [one for one in ask.seen.given if one.case == case.id and str(one.version) == version]
    if not about or not about[0].waits:
        return None, _too_late(ask, about[0] if about else None, case.name)
    return about[0], None


def _stopped(ask: Ask, waits: Sequence[Given]) -> Reply:
    done = answers.stopped_together(waits, by(ask))
    names = list(dict.fromkeys(one.name for one in waits))
    words = [undo_texts.stopped(names)]
    draft = ask.seen.draft
    for one in waits:
        if one.kept and by(ask).is_of(one.officer) and one.chat == ask.seen.chat.id:
            draft = put_back(draft, one)
            words.append(undo_texts.kept_again(one.name, len(one.kept)))
    if len(words) == 1 and len(names) == 1 and any(one.what != "attached" for one in waits):
        words.append(undo_texts.answer_anew(names[0]))
    words += [undo_texts.tap_anew(name) for name in names if _is_passed_on(waits, name)]
    keeps: tuple[Change, ...] = (Keep(draft),) if draft != ask.seen.draft else ()
    reply = _say(ask, "\n".join(words))
    return replace(reply, changes=(*done.changes, *keeps), pushes=done.pushes, about=waits[0].case)


def _is_passed_on(waits: Sequence[Given], name: str) -> bool:
    return any(one.name == name and one.what == "attached" for one in waits)


def put_back(draft: Draft | None, given: Given) -> Draft:
    """What was collected for it is kept, as it was before it was sent."""
    parts = [{**one, "case": given.case, "name": given.name} for one in given.kept]
    return officer_draft.put_back(draft, parts)


def _sent_now(ask: Ask, waits: Sequence[Given]) -> Reply:
    """Of several by the officer's word alone none: which is meant?"""
    if len({one.case for one in waits}) > 1:
        buttons = [undo_card.send_button(one.case, one.version, f"ส่งเลย {one.name}") for one in waits]
        return Reply((case_cards.choices(undo_texts.WHICH_NOW, buttons),))
    done = [answers.send_now(one) for one in waits]
    changes = tuple(change for one in done if isinstance(one, Done) for change in one.changes)
    reply = _say(ask, undo_texts.goes_now(waits[0].name, waits[0].asker))
    return replace(reply, changes=changes, about=waits[0].case)


def _too_late(ask: Ask, given: Given | None, name: str) -> Reply:
    if given is None:
        return _say(ask, undo_texts.nothing_given(name) if name else undo_texts.NOTHING_WAITS)
    refused = answers.stop(given, by(ask))
    words = refused.why if isinstance(refused, Refused) else undo_texts.nothing_given(given.name)
    return replace(_say(ask, words), about=given.case, confirms=given.state == "went")


def _say(ask: Ask, words: str) -> Reply:
    return Reply(quoting(ask, words))


BUTTONS = {"undo": stop, "send-now": send_now}
