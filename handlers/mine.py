"""A person's own questions and data: shown, copied, erased."""

from collections.abc import Callable, Mapping

from handlers.ask import BANGKOK, Ask
from handlers.case import Case, Draft, Erase, Keep
from handlers.reply import Reply
from line import asker_texts, case_cards, footers, thai_dates
from line import case_texts as texts
from line.actions import postback
from line.limits import TEXT, cut_utf16
from line.messages import text, with_quick_replies

QUESTIONS = frozenset({"คำถามของฉัน", "คำถามของผม", "คำถามของดิฉัน"})
ERASE = frozenset({"ลบข้อมูลของฉัน", "ลบข้อมูลของผม", "ลบข้อมูลฉัน"})
COPY = frozenset({"ขอข้อมูลของฉัน", "ข้อมูลของฉัน", "ขอสำเนาข้อมูลของฉัน", "สำเนาข้อมูลของฉัน"})


def asked(ask: Ask, words: str) -> Reply | None:
    plain = "".join(words.split())
    if plain in QUESTIONS:
        return _questions(ask)
    if plain in COPY:
        return _copy(ask)
    if plain in ERASE:
        return _sure(ask)
    return None


def _questions(ask: Ask) -> Reply:
    numbered = [case for case in ask.seen.mine if case.number is not None]
    if not numbered:
        return Reply((with_quick_replies(text(texts.NO_QUESTIONS), footers.everyday()),))
    rows = [texts.my_row(case.name, case.state, case.question) for case in numbered]
    cancel = [
        postback(f"ยกเลิก {case.name}", f"ยกเลิก {case.name}", a="withdraw", c=case.id)
        for case in numbered
        if case.waits
    ]
    rows += [asker_texts.how_to_withdraw(case.name) for case in numbered if case.waits][:1]
    return Reply((with_quick_replies(text("\n".join(rows)), [*cancel[:5], footers.menu()]),))


def _copy(ask: Ask) -> Reply:
    """What is kept of this person; the newest, as far as a message holds it."""
    profile = ask.seen.profile
    who = f"ชื่อใน LINE: {profile.name or '-'}\nโรงเรียน: {profile.school or '-'}"
    rows = [_row(case) for case in ask.seen.all_mine]
    told = "\n\n".join([who, *(rows or [texts.NOTHING_KEPT])])
    return Reply((text(cut_utf16(told, TEXT)),))


def _row(case: Case) -> str:
    day = thai_dates.short(case.asked_at.astimezone(BANGKOK).date()) if case.asked_at else ""
    name = case.name if case.number is not None else ""
    return texts.copy_row(day, name, case.state, case.question, case.answer)


def _sure(ask: Ask) -> Reply:
    buttons = [
        postback("ยืนยันลบข้อมูล", "ยืนยันลบข้อมูล", a="erase-sure"),
        postback("ไม่ลบ", "ไม่ลบ", a="erase-no"),
    ]
    return Reply((case_cards.choices(texts.ERASE_SURE, buttons),), (Keep(Draft("erase")),))


def erase(ask: Ask, fields: Mapping[str, str]) -> Reply:
    person, draft = ask.seen.chat.person, ask.seen.draft
    if person is None or draft is None or draft.kind != "erase":
        return Reply((text(texts.OLD_CONSENT),))
    return Reply((text(texts.ERASED),), (Keep(None), Erase(person)))


def keep(ask: Ask, fields: Mapping[str, str]) -> Reply:
    return Reply((with_quick_replies(text(texts.NOT_ERASED), footers.everyday()),), (Keep(None),))


BUTTONS: Mapping[str, Callable[[Ask, Mapping[str, str]], Reply]] = {"erase-sure": erase, "erase-no": keep}
