"""The asker of a question that is with an officer: says more, says it is clear or not, takes the bot back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.consultation import OVER, State
from handlers.acts import routing
from handlers.answers import contact
from handlers.asker import consent, escalate, own_data
from handlers.contract.ask import Ask
from handlers.contract.case import Act, Case, Draft, Keep, Push
from handlers.contract.reply import Reply
from handlers.contract.turn import PastLimit
from handlers.words.particles import is_polite
from line.actions import postback
from line.cards import case_cards, quick_buttons
from line.cards.menu_card import menu_card
from line.limits import LONGEST_IN_ONE, in_pieces
from line.messages import Message, text, with_quick_replies
from line.texts import asker_texts
from line.texts import case_texts as texts

LIVE = timedelta(minutes=30)
MOST_A_MINUTE = 20
MOST_UNDECIDED = 10
"""Texts of an asker that wait to be told which consultation they are for."""


def hear(ask: Ask) -> Reply | None:
    """A text in 1:1 that is not for the matcher; None for all else."""
    words, wish, seen = ask.said.words.text, ask.said.words.wish, ask.seen
    if wish and wish.name == "menu" and (reply := menu(ask)) is not None:
        return reply
    if seen.draft and (reply := escalate.go_on(ask, seen.draft)) is not None:
        return reply
    quoted = seen.aimed.case if seen.aimed.how == "quote" else None
    if quoted and quoted.person == seen.chat.person and (quoted.waits or quoted.answered_at):
        return add(ask, quoted, words, ask.said.message_id)
    if (reply := consent.typed(ask)) is not None:
        return reply
    live = [case for case in seen.mine if is_live(case, ask)]
    if len(live) == 1:
        return add(ask, live[0], words, ask.said.message_id)
    if live:
        return ask_which(ask, live, words)
    return past_limit(ask) if is_past_limit(ask) else None


def menu(ask: Ask) -> Reply | None:
    """The menu, with the bot back from what it was in the middle of; None where that is nothing."""
    live = [case for case in ask.seen.mine if is_live(case, ask)]
    ends: list[Act | Keep] = [_act(case, "bot-back", live_until=None) for case in live]
    if ask.seen.draft and ask.seen.draft.kind in escalate.TYPED:
        ends.append(escalate.put_off(ask.seen.draft))
    if not ends:
        return None
    return Reply(
        (menu_card(ask.desk.manual, texts.BOT_IS_BACK if live else "", ask.desk.pages),), tuple(ends)
    )


def is_past_limit(ask: Ask) -> bool:
    return ask.seen.asked_lately >= MOST_A_MINUTE


def past_limit(ask: Ask) -> Reply:
    """Neither answered nor kept, only counted; in a group a line to each of a flood would be a flood."""
    return Reply(() if ask.in_group else (text(texts.TOO_FAST),), (PastLimit(),))


def ask_which(ask: Ask, live: Sequence[Case], words: str) -> Reply:
    """Each card names its message, so that a tap sends what stands on the card and nothing else."""
    id = ask.said.message_id or ""
    parts = [*_undecided(ask), {"message": id, "words": words}][-MOST_UNDECIDED:]
    buttons = [
        postback(f"{case.name} {texts.brief(case.question, 20)}", case.name, a="add", c=case.id, m=id)
        for case in live
    ]
    card = case_cards.choices(asker_texts.which_case(words), buttons)
    return Reply((card,), (Keep(Draft("addition", {"parts": parts})),))


def _undecided(ask: Ask) -> list[Mapping[str, Any]]:
    draft = ask.seen.draft
    return list(draft.data.get("parts", ())) if draft and draft.kind == "addition" else []


def chosen(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """Of several live consultations, the one that the text of this card is for."""
    case, parts = own(ask), _undecided(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    part = next((one for one in parts if one["message"] == fields.get("m")), None)
    if part is None:
        return _say(asker_texts.ADDITION_GONE)
    rest = [one for one in parts if one is not part]
    reply = add(ask, case, str(part["words"]), str(part["message"]) or None)
    keep = Keep(Draft("addition", {"parts": rest}) if rest else None)
    return replace(reply, changes=(*reply.changes, keep))


def add(ask: Ask, case: Case, words: str, message_id: str | None) -> Reply:
    """What the asker adds goes to the officer; a word of thanks is only written down."""
    if case.state in OVER:
        return _say(texts.CASE_OVER)
    if is_polite(words):
        noted = _act(case, "added", words, message_id)
        return Reply((text(texts.THANKS_CONFIRMED if case.state == State.CONFIRMED else "ค่ะ"),), (noted,))
    lead = texts.more_from_asker(case.name, case.person_name)
    pieces = in_pieces(f"{lead}\n“{words}”", LONGEST_IN_ONE)
    return pass_on(ask, case, words, message_id, [text(piece) for piece in pieces])


def pass_on(
    ask: Ask,
    case: Case,
    words: str,
    message_id: str | None,
    messages: Sequence[Message],
    *,
    asks: bool = True,
) -> Reply:
    """To the officer, with the way to answer. `asks`: it wants an answer, so that the case waits for one."""
    fields: dict[str, Any] = {"live_until": ask.now + LIVE} if is_live(case, ask) else {}
    if asks and not case.waits:
        fields |= _reopened(ask)
    button = case_cards.answer_button(case.name, str(case.id))
    told = (*messages[:-1], with_quick_replies(messages[-1], [button]))
    change, more = _act(case, "added", words, message_id, **fields), ask.desk.burst
    return _to_officers(ask, case, change, told, asker_texts.added, ask.now + more if more else None)


def _to_officers(
    ask: Ask,
    case: Case,
    change: Act,
    messages: Sequence[Message],
    told: Callable[[str, str], str],
    at: datetime | None = None,
) -> Reply:
    """`told`: what the asker reads, from the consultation's name and the moment until which it waits.

    `at`: when it goes in officers' hours; None: at once.
    """
    chats, waits = routing.officers_of(ask, case), routing.waits_until(ask, case)
    if not chats:
        return replace(contact.nobody(ask), changes=(change,))
    pushes = routing.of_asker(routing.to_chats(chats, messages, waits or at, case.id))
    words = told(case.name, routing.moment(waits) if waits else "")
    return Reply((text(words),), (change,), pushes=pushes, about=case.id)


def got(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """It is answered, whatever the asker said of it before; officers who were told otherwise hear of it."""
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if case.state in OVER or not case.answered_at:
        return _say(texts.CASE_OVER)
    if case.state == State.CONFIRMED:
        return _say(texts.THANKS_CONFIRMED)
    change = _act(case, "confirmed", state=State.CONFIRMED, confirmed_at=ask.now, live_until=None)
    told = _ended(ask, case, texts.confirmed(case.name)) if case.waits else ()
    reply = with_quick_replies(text(texts.THANKS_CONFIRMED), quick_buttons.everyday())
    if ask.seen.additions:
        return _got_before(ask, case, change, told)
    return Reply((reply,), (change,), pushes=told)


def _got_before(ask: Ask, case: Case, change: Act, told: tuple[Push, ...]) -> Reply:
    """What she added before that waits still: it goes to nobody unless she says so."""
    draft, added = ask.seen.draft, ask.seen.additions
    words = asker_texts.got_before([one.words for one in added])
    typed = [one for one in added if one.is_text] if draft is None or draft.kind == "addition" else []
    if not typed:
        return Reply((with_quick_replies(text(words), quick_buttons.everyday()),), (change,), pushes=told)
    parts = [{"message": one.message, "words": one.words} for one in typed]
    buttons = [
        postback(f"ส่ง “{texts.brief(one.words, 12)}”", case.name, a="add", c=case.id, m=one.message)
        for one in typed[:5]
    ]
    keep = Keep(Draft("addition", {"parts": [*_undecided(ask), *parts][-MOST_UNDECIDED:]}))
    return Reply((case_cards.choices(words, buttons),), (change, keep), pushes=told)


def unclear(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """Back to its officer; what is typed next goes along."""
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if case.state in OVER or not case.answered_at:
        return _say(texts.CASE_OVER)
    live: dict[str, Any] = {"live_until": ask.now + LIVE}
    if case.waits:
        waits = routing.waits_until(ask, case)
        told = asker_texts.tell_more(case.name, routing.moment(waits) if waits else "")
        return Reply((text(told),), (_act(case, "unclear", **live),), about=case.id)
    card = routing.card(ask, case, texts.still_unclear(case.name, case.person_name))
    change = _act(case, "reopened", **live, **_reopened(ask))
    return _to_officers(ask, case, change, card, asker_texts.tell_more)


def withdraw(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The asker takes a question back."""
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if not case.waits:
        return _say(texts.CASE_OVER)
    return _withdrawn(ask, case)


def rights(ask: Ask) -> Reply | None:
    """What a person may wish of her own questions and data, whatever else is under way; None for all else."""
    return own_data.asked(ask) or _withdrawn_by_name(ask)


def _withdrawn_by_name(ask: Ask) -> Reply | None:
    """ "ยกเลิกคำถาม 12", for whom LINE shows no buttons over the keyboard."""
    wish = ask.said.words.wish
    if wish is None or wish.name != "withdraw" or wish.number is None:
        return None
    own = [case for case in ask.seen.mine if wish.number.names(case.number, case.year)]
    waits = [case for case in own if case.waits]
    if len(waits) == 1:
        return _withdrawn(ask, waits[0])
    over = texts.CASE_OVER if own and not waits else asker_texts.withdraw_which(str(wish.number.number))
    return _say(over)


def _withdrawn(ask: Ask, case: Case) -> Reply:
    change = _act(case, "withdrawn", state=State.WITHDRAWN, closed_at=ask.now, live_until=None)
    told = _ended(ask, case, texts.withdrawn(case.name))
    return Reply((text(f"{case.name} {texts.state('withdrawn')}"),), (change,), pushes=told)


def _ended(ask: Ask, case: Case, words: str) -> tuple[Push, ...]:
    """To officers who know that it waits; where the card itself still waits, nothing need go."""
    pushes = routing.to_chats(
        routing.officers_of(ask, case), (text(words),), routing.waits_until(ask, case), case.id
    )
    return tuple(replace(push, if_told=True) for push in pushes)


def own(ask: Ask) -> Case | None:
    """The consultation of the tapped button, where it is this person's and this is their own chat."""
    case, chat = ask.seen.aimed.case, ask.seen.chat
    return case if case and chat.kind == "user" and case.person == chat.person else None


def is_live(case: Case, ask: Ask) -> bool:
    return case.live_until is not None and case.live_until > ask.now


def _reopened(ask: Ask) -> dict[str, Any]:
    """It waits anew, as if it had just been asked."""
    return {"state": State.REOPENED, "reopened_at": ask.now, "reminded_at": None, "head_told_at": None}


def _act(
    case: Case, what: str, words: str | None = None, message_id: str | None = None, **fields: object
) -> Act:
    return Act(case.id, case.version, what, "asker", None, words, fields, message_id)


def _say(words: str) -> Reply:
    return Reply((with_quick_replies(text(words), quick_buttons.everyday()),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "consent": escalate.consented,
    "no-consent": escalate.declined,
    "rephrase": escalate.rephrase,
    "add": chosen,
    "got": got,
    "unclear": unclear,
    "withdraw": withdraw,
    **own_data.BUTTONS,
}
