"""An officer's answer on its way to the asker: once, whole, to nobody else."""

from collections.abc import Sequence
from dataclasses import replace

from domain.consultation import DONE
from handlers.acts import answers
from handlers.acts.answers import Answer, Done, Refused
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import Part, kept_as, parts_of
from handlers.contract.case import Case, Draft, Keep, Officer, Push
from handlers.contract.given import Given, Stop
from handlers.contract.officer_draft import Kept
from handlers.contract.reply import Change, Reply
from handlers.officer.acting import by, quoting, told, written
from handlers.words.calls import begins_with_name
from handlers.words.colleagues import talks_of_who_answers
from handlers.words.fold import says as says_something
from handlers.words.fold import shows
from line.actions import says
from line.cards import case_cards
from line.texts import answer_texts, undo_texts
from line.texts import case_texts as texts

MORE = "ส่งเพิ่มเติม"


def answer(ask: Ask, case: Case, given: Sequence[Part], kept: Sequence[Kept] = ()) -> Reply:
    """Send an answer, unless it cannot be one, or another officer was faster. `kept`: it stood in a draft."""
    given = [part for part in given if not isinstance(part, str) or shows(part)]
    if given and (wrong := _for_others(ask, given)) is not None:
        return wrong
    parts = kept or [kept_as(part, ask.said.message_id) for part in given]
    return _given(ask, case, written(ask, given, kept), parts, officer_draft.less(ask.seen.draft, kept))


def _given(ask: Ask, case: Case, words: Answer, parts: Sequence[Kept], left: Draft | None) -> Reply:
    """`parts`: what is kept for later where somebody was faster. `left`: what is begun afterwards."""
    done = answers.give(case, by(ask), words, ask.now)
    if isinstance(done, Refused) and done.may_insist:
        return _keep_for_later(ask, case, parts, done.why)
    return _sent(ask, case, done, left)


def more(ask: Ask, case: Case) -> Reply:
    """The officer wants it sent all the same: what was held back."""
    draft = ask.seen.draft
    kept = officer_draft.kept_for(draft, case.id)
    if not kept or officer_draft.collects_for(draft, case):
        return _say(ask, answer_texts.nothing_kept(case.name))
    given = parts_of(kept, ask.seen.attached)
    if (wrong := _for_others(ask, given)) is not None:
        return wrong
    done = answers.give(case, by(ask), written(ask, given, kept), ask.now, insists=True)
    return _sent(ask, case, done, officer_draft.without(draft, case.id))


def send_unsent(ask: Ask, case: Case, message: str) -> Reply:
    """The officer says for whom those words were that named nobody."""
    kept = [part for part in officer_draft.kept_for(ask.seen.draft, None) if part["message"] == message]
    if not kept:
        return _say(ask, answer_texts.nothing_kept(case.name))
    return answer(ask, case, parts_of(kept, ask.seen.attached), kept)


def correct(ask: Ask, case: Case, given: Sequence[str]) -> Reply:
    """ "ส่งผิด": a correction after the answer, or in place of one in its window; without its words, the next
    message is taken for it, and what waits in its window goes no more.
    """
    draft, me = ask.seen.draft, by(ask)
    held = [one for one in answers.waiting_for(case, me) if me.gave(one)]
    in_place = draft is not None and draft.data.get("stopped") == case.id and not held
    if not held and not in_place and not answers.is_correctable(case):
        return _say(ask, texts.not_waiting(case.name, case.state))
    if not given:
        return _ask_for_words(ask, case, held)
    if not says_something(given[0]):  # "ส่งผิด 👍"
        return _say(ask, texts.EMPTY_ANSWER)
    if (wrong := _for_others(ask, given)) is not None:
        return wrong
    words, left = written(ask, given), officer_draft.corrected(draft)
    if in_place:
        rests = replace(ask, seen=replace(ask.seen, draft=left))
        return _given(rests, case, words, [kept_as(given[0], ask.said.message_id)], left)
    lead = undo_texts.INSTEAD if held else undo_texts.CORRECTS
    if held and held[-1].what == "attached":
        lead = undo_texts.CORRECTS_NOT_PASSED
    return _sent(ask, case, answers.correct(case, me, words, ask.now), left, lead)


def _ask_for_words(ask: Ask, case: Case, held: Sequence[Given]) -> Reply:
    """The next message is the right one. What waits in its window is the wrong one, and is stopped."""
    if not ask.seen.chat.person:
        return _say(ask, texts.NO_ID_HERE)
    draft = officer_draft.begin(ask.seen.draft, "correct", case)
    words = answer_texts.type_correction(case.name)
    if held and not answers.is_correctable(case):
        draft = Draft(draft.kind, {**draft.data, "stopped": case.id})
    if held:
        words = undo_texts.type_instead(case.name)
    changes: tuple[Change, ...] = (*(Stop(one.id) for one in held[-1:]), Keep(draft))
    return replace(_say(ask, words), changes=changes, about=case.id)


def ask_which_to_correct(ask: Ask) -> Reply:
    me = by(ask)
    done = [
        case
        for case in ask.seen.waiting
        if (case.state in DONE and me.is_of(case.officer))
        or any(me.is_of(one.officer) for one in answers.waiting_for(case, me))
    ]
    if not done:
        return _say(ask, texts.NOTHING_TO_CORRECT)
    buttons = [
        says(f"{case.name} {texts.brief(case.question, 20)}", f"ส่งผิด {case.name}") for case in reversed(done)
    ]
    return Reply((case_cards.choices(texts.WHICH_CORRECTION, buttons),))


def reword(ask: Ask, case: Case, given_id: int) -> Reply:
    """The message of an answer in its window was edited: its newest words go in place of the old."""
    [old] = [one for one in ask.seen.given if one.id == given_id]
    words = ask.said.words.without_own(case.number, case.year)
    lead = ask.said.words.leading
    words = lead.rest if lead and lead.number.names(case.number, case.year) else words
    kept = [{**one, "text": words} if one.get("message") == ask.said.message_id else one for one in old.kept]
    parts = parts_of(kept, ask.seen.attached) if kept else [words]
    done = answers.reword(case, by(ask), old, written(ask, parts, kept), ask.now)
    command = ask.said.words.command
    no_answer = command is not None and command.sure and not command.row.is_of_moment
    if no_answer or isinstance(done, Refused) or self_talk(ask, [words]):
        return Reply(quoting(ask, undo_texts.stopped_for_edit(case.name)), (Stop(old.id),), about=case.id)
    return _sent(ask, case, done, ask.seen.draft, undo_texts.EDITED)


def for_others(ask: Ask, given: Sequence[Part]) -> str | None:
    """What the officer reads whose words are for colleagues: they mention one, or say who is to answer."""
    officers = [one.name for one in ask.seen.staff.officers]
    if ask.said.mentions_others or any(
        isinstance(part, str) and begins_with_name(part, officers) for part in given
    ):
        return answer_texts.MENTIONS_OTHERS
    numbered = ask.said.words.leading is not None
    if ask.in_group and not numbered and len(given) == 1 and talks_of_who_answers(str(given[0])):
        return answer_texts.ON_WHO_ANSWERS
    return None


def self_talk(ask: Ask, given: Sequence[str]) -> bool:
    """Whether it is for colleagues, or says nothing."""
    return for_others(ask, given) is not None or not says_something(given[0])


def _for_others(ask: Ask, given: Sequence[Part]) -> Reply | None:
    words = for_others(ask, given)
    return _say(ask, words) if words else None


def _sent(ask: Ask, case: Case, done: Done | Refused, left: Draft | None, lead: str = "") -> Reply:
    """`left`: what this officer is in the middle of afterwards. `lead`: what it takes the place of."""
    if isinstance(done, Refused):
        return _say(ask, done.why)
    ends = (Keep(left),) if left != ask.seen.draft else ()
    return Reply(
        told(ask, case, done, left, lead),
        (*done.changes, *ends),
        pushes=done.pushes,
        about=case.id,
        confirms=True,
        meets=nameless(by(ask).officer),
    )


def nameless(officer: Officer) -> str | None:
    """Whoever writes in the officers' group and is not registered: LINE knows the name."""
    return officer.id if officer.id and not officer.name else None


def told_to_taker(ask: Ask, case: Case, words: str) -> tuple[Push, ...]:
    return answers.told_to_taker(case, by(ask), words)


def told_to_group(ask: Ask, case: Case, words: str) -> tuple[Push, ...]:
    return answers.told_to_group(case, by(ask), words)


def _keep_for_later(ask: Ask, case: Case, kept: Sequence[Kept], why: str) -> Reply:
    if not ask.seen.chat.person:
        return _say(ask, why)
    draft = officer_draft.add(officer_draft.less(ask.seen.draft, kept), case, kept)
    button = says(MORE, f"{MORE} {case.name}")
    return Reply((case_cards.choices(why, [button]),), (Keep(draft),), about=case.id)


def _say(ask: Ask, words: str) -> Reply:
    return Reply(quoting(ask, words))
