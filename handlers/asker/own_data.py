"""A person's own questions and data: shown, copied, erased."""

from collections.abc import Callable, Mapping, Sequence

from domain.time import BANGKOK
from handlers.acts import routing
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Draft, Erase, Keep
from handlers.contract.reply import Reply
from handlers.words.wishes import Name
from line import thai_dates
from line.actions import postback
from line.cards import case_cards, quick_buttons
from line.limits import MESSAGES, TEXT, in_pieces
from line.messages import text, with_quick_replies
from line.texts import asker_texts
from line.texts import case_texts as texts

SHOWN = 30
"""Questions in one message."""


def asked(ask: Ask) -> Reply | None:
    """A wish about the person's own questions and data; None for all else."""
    wish = ask.said.words.wish
    if wish and wish.vague and ask.seen.officer is not None:
        return None  # who answers of others' data
    does = DOES.get(wish.name) if wish and (wish.name != "withdraw" or wish.number is None) else None
    return does(ask) if does else None


def _questions(ask: Ask) -> Reply:
    numbered = ask.seen.all_mine
    if not numbered:
        return Reply((with_quick_replies(text(texts.NO_QUESTIONS), quick_buttons.everyday()),))
    waits = [case for case in numbered if case.waits]
    over = [case for case in numbered if not case.waits][: max(0, SHOWN - len(waits))]
    shown = sorted([*waits, *over], key=lambda case: case.id, reverse=True)
    rows = [texts.my_row(case.name, case.state, case.question) for case in shown]
    if left := len(numbered) - len(shown):
        rows.append(texts.older_questions(left))
    cancel = [
        postback(f"ยกเลิก {case.name}", f"ยกเลิก {case.name}", a="withdraw", c=case.id) for case in waits[:5]
    ]
    rows += [asker_texts.how_to_withdraw(case.name) for case in waits[:1]]
    return Reply((with_quick_replies(text("\n".join(rows)), [*cancel, quick_buttons.menu()]),))


def _copy(ask: Ask) -> Reply:
    """All that is kept of this person, the newest first, as far as one reply holds it."""
    profile, person = ask.seen.profile, ask.seen.chat.person or ""
    rows = [_row(case, ask.seen.added.get(case.id, ())) for case in ask.seen.all_mine]
    parts = [texts.copy_head(profile.name, profile.school, person), *(rows or [texts.NOTHING_KEPT])]
    pages = in_pieces("\n\n".join(parts), TEXT)
    if len(pages) > MESSAGES:
        pages = [*pages[: MESSAGES - 1], texts.copy_cut(person)]
    return Reply(tuple(map(text, pages)))


def _row(case: Case, added: Sequence[str]) -> str:
    day = thai_dates.short(case.asked_at.astimezone(BANGKOK).date()) if case.asked_at else ""
    name = case.name if case.number is not None else ""
    return texts.copy_row(day, name, case.state, case.question, added, case.answer)


def _sure(ask: Ask) -> Reply:
    buttons = [
        postback("ยืนยันลบข้อมูล", "ยืนยันลบข้อมูล", a="erase-sure"),
        postback("ไม่ลบ", "ไม่ลบ", a="erase-no"),
    ]
    wish = ask.said.words.wish
    words = f"{texts.ERASE_SURE}\n{texts.ERASE_OTHER}" if wish and wish.vague else texts.ERASE_SURE
    return Reply((case_cards.choices(words, buttons),), (Keep(Draft("erase")),))


def erase(ask: Ask, fields: Mapping[str, str]) -> Reply:
    person, draft = ask.seen.chat.person, ask.seen.draft
    if person is None or draft is None or draft.kind != "erase":
        return Reply((text(texts.OLD_CONSENT),))
    return Reply((text(texts.ERASED),), (Keep(None), Erase(person, routing.opens_at(ask))))


def keep(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return Reply((with_quick_replies(text(texts.NOT_ERASED), quick_buttons.everyday()),), (Keep(None),))


DOES: Mapping[Name, Callable[[Ask], Reply]] = {
    "erase": _sure,
    "copy": _copy,
    "questions": _questions,
    "withdraw": _questions,  # without a number: which one is asked back
}
BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {"erase-sure": erase, "erase-no": keep}
