"""The asker of a question that is with an officer: says more, says it is clear or not, takes the bot back."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from handlers import duty, mine, passing
from handlers.ask import Ask
from handlers.case import Act, Case, Draft, Keep, Push
from handlers.reply import Reply
from line import case_cards, footers
from line import case_texts as texts
from line.actions import postback
from line.menu_card import menu_card
from line.messages import text, with_quick_replies

LIVE = timedelta(minutes=30)
MOST_A_MINUTE = 20
MENU = frozenset({"เมนู", "menu", "Menu", "MENU"})
POLITE = (
    "ขอบคุณ", "ขอบพระคุณ", "ขอบใจ", "ค่ะ", "ครับ", "คะ", "โอเค", "ok",
    "รับทราบ", "ทราบ", "แล้ว", "มาก", "นะ", "จ้า", "ๆ", " ",
)  # fmt: skip


def hear(ask: Ask) -> Reply | None:
    """A text in 1:1 that is not for the matcher; None for all else."""
    words, seen = ask.said.text.strip(), ask.seen
    if seen.asked_lately >= MOST_A_MINUTE:
        return Reply((text(texts.TOO_FAST),))
    live = [case for case in seen.mine if _is_live(case, ask)]
    if words in MENU and (live or seen.draft):
        ends = tuple(_act(case, "bot-back", live_until=None) for case in live)
        return Reply((menu_card(ask.desk.manual, texts.BOT_IS_BACK if live else ""),), (*ends, Keep(None)))
    if seen.draft and (reply := passing.go_on(ask, seen.draft)) is not None:
        return reply
    if (reply := mine.asked(ask, words)) is not None:
        return reply
    quoted = seen.aimed.case if seen.aimed.how == "quote" else None
    if quoted and quoted.person == seen.chat.person and (quoted.waits or quoted.answered_at):
        return add(ask, quoted, words)
    if len(live) == 1:
        return add(ask, live[0], words)
    if live:
        buttons = [
            postback(f"{case.name} {texts.brief(case.question, 20)}", case.name, a="add", c=case.id)
            for case in live
        ]
        keep = Keep(Draft("addition", {"words": words, "message": ask.said.message_id}))
        return Reply((case_cards.choices(texts.WHICH_CASE, buttons),), (keep,))
    return None


def add(ask: Ask, case: Case, words: str) -> Reply:
    """What the asker adds goes to the officer; a word of thanks is only written down."""
    if case.state in ("withdrawn", "silent", "closed"):
        return _say(texts.CASE_OVER)
    if is_polite(words):
        noted = _act(case, "added", words, ask.said.message_id)
        return Reply((text(texts.THANKS_CONFIRMED if case.state == "confirmed" else "ค่ะ"),), (noted,))
    fields = {"live_until": ask.now + LIVE} if _is_live(case, ask) else {}
    if not case.waits:
        fields |= {"state": "reopened", "reopened_at": ask.now, "reminded_at": None}  # type: ignore[dict-item]
    change = _act(case, "added", words, ask.said.message_id, **fields)
    line = f"{texts.more_from_asker(case.name, case.person_name)}\n“{words}”"
    message = with_quick_replies(text(line), [case_cards.answer_button(case.name, str(case.id))])
    waits = None if _is_live(case, ask) else duty.opens_at(ask)
    told = tuple(
        Push(chat, (message,), group, case.id, not_before=waits) for chat, group in officer_chats(ask, case)
    )
    pushes = duty.of_asker(told)
    return Reply((text(texts.added(case.name)),), (change, Keep(None)), pushes=pushes, about=case.id)


def officer_chats(ask: Ask, case: Case) -> list[tuple[str, bool]]:
    """Where the officer of a consultation is told of it."""
    if case.officer_chat:
        return [(case.officer_chat, duty.is_group(case.officer_chat))]
    return list(duty.chats_of(ask.seen.staff, ask.seen.staff.officer(case.officer)))


def is_polite(words: str) -> bool:
    rest = words.casefold()
    for word in POLITE:
        rest = rest.replace(word, "")
    return not any(letter.isalnum() for letter in rest)


def chosen(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """Of several live consultations, the one that the text was for."""
    draft, case = ask.seen.draft, own(ask)
    if case is None or draft is None or draft.kind != "addition":
        return _say(texts.NOT_YOURS)
    return add(ask, case, str(draft.data.get("words", "")))


def got(ask: Ask, fields: Mapping[str, str]) -> Reply:
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if case.state != "answered":
        return _say(texts.THANKS_CONFIRMED if case.state == "confirmed" else texts.CASE_OVER)
    change = _act(case, "confirmed", state="confirmed", confirmed_at=ask.now, live_until=None)
    return Reply((with_quick_replies(text(texts.THANKS_CONFIRMED), footers.everyday()),), (change,))


def unclear(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """Back to the same officer; what is typed next goes along."""
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if case.state == "reopened":
        return _say(texts.TELL_MORE)
    if case.state not in ("answered", "confirmed"):
        return _say(texts.CASE_OVER)
    change = _act(
        case, "reopened", state="reopened", reopened_at=ask.now, live_until=ask.now + LIVE, reminded_at=None
    )
    card = duty.card(ask, case, texts.still_unclear(case.name, case.person_name))
    pushes = duty.of_asker(duty.to_chats(officer_chats(ask, case), card, duty.opens_at(ask), case.id))
    return Reply((text(texts.TELL_MORE),), (change,), pushes=pushes, about=case.id)


def withdraw(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The asker takes a question back."""
    case = own(ask)
    if case is None:
        return _say(texts.NOT_YOURS)
    if not case.waits:
        return _say(texts.CASE_OVER)
    change = _act(case, "withdrawn", state="withdrawn", closed_at=ask.now, live_until=None)
    told = tuple(
        Push(chat, (text(texts.withdrawn(case.name)),), group, case.id, not_before=duty.opens_at(ask))
        for chat, group in officer_chats(ask, case)
    )
    return Reply((text(f"{case.name} {texts.state('withdrawn')}"),), (change,), pushes=told)


def own(ask: Ask) -> Case | None:
    """The consultation of the tapped button, where it is this person's and this is their own chat."""
    case, chat = ask.seen.aimed.case, ask.seen.chat
    return case if case and chat.kind == "user" and case.person == chat.person else None


def _is_live(case: Case, ask: Ask) -> bool:
    return case.live_until is not None and case.live_until > ask.now


def _act(
    case: Case, what: str, words: str | None = None, message_id: str | None = None, **fields: object
) -> Act:
    return Act(case.id, case.version, what, "asker", None, words, fields, message_id)


def _say(words: str) -> Reply:
    return Reply((with_quick_replies(text(words), footers.everyday()),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {
    "consent": passing.consented,
    "no-consent": passing.declined,
    "rephrase": passing.rephrase,
    "add": chosen,
    "got": got,
    "unclear": unclear,
    "withdraw": withdraw,
    **mine.BUTTONS,
}
