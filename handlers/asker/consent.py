"""What is typed to the card that asks before a question goes to an officer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.consultation import OFFICE, SERVED
from handlers.asker import escalate
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.reply import Reply
from handlers.words.wishes import Name
from line.cards import case_cards
from line.texts import asker_texts

_SAME_MOMENT = timedelta(milliseconds=1)
"""A draft keeps the moment of its card in whole milliseconds."""
_NODS = frozenset("👍👌✅🆗🙆☑✔")


def typed(ask: Ask) -> Reply | None:
    """None for what says nothing to the card, and where something else was asked after it."""
    draft, wish = ask.seen.draft, ask.said.words.wish
    if draft is None or draft.kind != "consent" or not is_newest(ask, draft):
        return None
    words = ask.said.words
    if words.visible and not words.worded and _NODS & set(words.text):
        return _asked_again(ask, draft)
    does = _DOES.get(wish.name) if wish else None
    return does(ask, draft) if does else None


def is_newest(ask: Ask, draft: Draft) -> bool:
    """Whether nothing else was asked since the card was shown."""
    last = ask.newest
    if last is None or last.question == draft.data.get("question"):
        return True
    return last.last_at is not None and last.last_at <= shown_at(draft)


def latest_question(ask: Ask, about: str | None) -> str:
    """What this person wanted to know last; empty where that is not surely known, so that she is asked.

    about: subject of the card whose button was tapped, which can only mean a question about it.
    """
    draft = ask.seen.draft
    if draft and draft.kind in ("consent", "declined") and is_newest(ask, draft):
        question, subject = str(draft.data.get("question", "")), escalate.subject_of_draft(draft.data)
        if about in (None, subject):
            return question
    last = asked_last(ask)
    if len(last) > 1 and about is None:
        return ""
    return next((case.question for case in last if about in (None, _subject(case))), "")


def asked_last(ask: Ask) -> tuple[Case, ...]:
    """planbot's own consultations of what this person asked last: two where one message had two subjects.

    None where that is with officers, or was a fact of the office, as its phone number: what she wants of an
    officer is something else.
    """
    last = ask.newest
    if last is None or last.number is not None or _was_told(last):
        return ()

    def is_of_it(case: Case) -> bool:
        together = case.last_at == last.last_at and case.question == last.question != ""
        return case.id == last.id or (case.number is None and together)

    return tuple(case for case in sorted(ask.seen.mine, key=lambda one: one.id) if is_of_it(case))


def _subject(case: Case) -> str | None:
    return case.procedure or case.subject


def _was_told(case: Case) -> bool:
    return case.state in SERVED and (case.subject or "").startswith(OFFICE)


def shown_at(draft: Draft) -> datetime:
    since_epoch = timedelta(milliseconds=int(draft.data.get("k") or 0))
    return datetime.fromtimestamp(0, UTC) + since_epoch + _SAME_MOMENT


def _asked_again(ask: Ask, draft: Draft) -> Reply:
    """In doubt nothing goes: the question is shown, and a yes to this is one."""
    key = str(draft.data.get("k", ""))
    card = case_cards.choices(
        asker_texts.send_this(str(draft.data.get("question", ""))), case_cards.consent_buttons(key)
    )
    return Reply((card,), (Keep(replace(draft, data={**draft.data, "asked": True})),))


def _yes(ask: Ask, draft: Draft) -> Reply:
    return escalate.agreed(ask, draft) if draft.data.get("asked") else _asked_again(ask, draft)


def _agreed(ask: Ask, draft: Draft) -> Reply:
    return escalate.agreed(ask, draft)


def _declined(ask: Ask, draft: Draft) -> Reply:
    return escalate.declined(ask, {})


def _rephrased(ask: Ask, draft: Draft) -> Reply:
    return escalate.rephrase(ask, {})


_DOES: Mapping[Name, Callable[[Ask, Draft], Reply]] = {
    "agree": _agreed,
    "pass-on": _agreed,
    "yes": _yes,
    "officer": _asked_again,
    "stop": _declined,
    "rephrase": _rephrased,
}
