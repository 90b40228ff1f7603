"""What an officer does to a consultation on its page: decided by the acts of the chat, stored as they are."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from flask import abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from console.office import case_words, uploads
from console.office.address import PATH
from console.office.case_page import Shown, seen_at, shown
from console.office.cases import LARGEST_ID, key_of
from console.office.gate import Gate
from db import drafts
from db.consultations import Conflict
from handlers.acts import answers, cases, records
from handlers.acts.answers import Answer, Done, Refused
from handlers.contract.attachments import is_of_page
from handlers.contract.case import Draft
from handlers.contract.given import Given, Stop
from handlers.officer.undoing import put_back
from line.texts import undo_texts
from services.inbound.storable import storable
from services.snapshot.on_page import Seen
from services.store import acts

TRIES = 2
FASTER = (Conflict, StaleDataError, IntegrityError)
Does = Callable[[Gate, int], ResponseReturnValue]


def add_to(gate: Gate) -> None:
    @gate.page("/cases/<int:number>", methods=("GET", "POST"), most_bytes=uploads.MOST_BYTES)
    def case(number: int) -> ResponseReturnValue:
        """Its forms are sent to the page itself: a browser that opens it again by its address finds it."""
        if number > LARGEST_ID:
            abort(404)
        if request.method == "GET":
            return shown(gate, number)
        does = DOES.get(request.form.get("do", "")) or abort(400)  # the button that was pressed
        return does(gate, number)


# Answers
def _answer(gate: Gate, number: int, how: str) -> ResponseReturnValue:
    words, taken = _typed(), uploads.take(gate, number, g.visit.person)
    came_with = partial(Shown, typed=words, files=taken.tokens)
    if taken.wrong or (how == "correct" and taken.tokens):
        return shown(gate, number, came_with(wrong=taken.wrong or uploads.CORRECTION_IS_TEXT, status=422))
    try:
        with gate.site.database.begin() as db:
            view = seen_at(gate, db, number)
            is_as_seen = str(view.case.version) == request.form.get("seen")
            answer = uploads.answer(gate, db, words, taken.tokens, number, g.visit.person)
            came = _decided(gate, view, answer, how) if is_as_seen else None
            if isinstance(came, Done):
                acts.store(db, came, view.by, gate.now)
    except FASTER:
        came = None
    if came is None and _was_sent(view, answer.words):
        return _back(number)
    if came is None:
        return shown(gate, number, came_with(wrong=case_words.CHANGED, changed=True, status=409))
    if isinstance(came, Refused):
        why = case_words.REFUSED.get(came.why, came.why)
        return shown(gate, number, came_with(wrong=why, status=422))
    gate.site.ring()
    if not came.held:
        flash(case_words.GOES if view.case.chat else case_words.WRITTEN)
    return _back(number)


def _decided(gate: Gate, view: Seen, answer: Answer, how: str) -> Done | Refused:
    if how == "correct":
        return answers.correct(view.case, view.by, answer, gate.now)
    return answers.give(view.case, view.by, answer, gate.now, insists=how == "more")


def _was_sent(view: Seen, words: str) -> bool:
    """The same button was pressed twice: the answer that it gave is there already."""
    mine = [one.id for one in view.by.given if one.waits and view.by.is_of(one.officer)]
    waits = any(row.id in mine and (row.contents or {}).get("words") == words for row in view.given)
    answer = view.case.answer
    is_last = bool(words) and (answer == words or answer.endswith(f"\n\n{words}"))
    return waits or (is_last and view.by.is_of(view.case.officer))


def _typed() -> str:
    """As it was written: browsers send each end of a line as two characters."""
    return str(storable(request.form.get("text", "").replace("\r\n", "\n").strip()))


# What else may be done
def _moved(gate: Gate, number: int, act: Callable[[Seen], Done | Refused]) -> ResponseReturnValue:
    """Its button sends the field of the answer too: what was typed there stands there again."""
    words = _typed()
    try:
        with gate.site.database.begin() as db:
            view = seen_at(gate, db, number)
            is_as_seen = str(view.case.version) == request.form.get("seen")
            came = act(view) if is_as_seen else None
            if isinstance(came, Done):
                acts.store(db, came, view.by, gate.now)
    except FASTER:
        came = None
    if came is None:
        return shown(gate, number, Shown(wrong=case_words.CHANGED, typed=words, changed=True, status=409))
    if isinstance(came, Refused):
        return shown(gate, number, Shown(wrong=came.why, typed=words, status=409))
    gate.site.ring()
    if words:
        return shown(gate, number, Shown(told=came.told, typed=words))
    flash(came.told)
    return _back(number)


def _edit(gate: Gate, number: int) -> ResponseReturnValue:
    """What was typed stands in the form, to be put right."""
    return shown(gate, number, Shown(typed=_typed()))


def _take(gate: Gate, number: int) -> ResponseReturnValue:
    return _moved(gate, number, lambda seen: cases.take(seen.case, seen.by, gate.now))


def _give_back(gate: Gate, number: int) -> ResponseReturnValue:
    manual = gate.site.keeper.facts(gate.now).manual
    return _moved(gate, number, lambda seen: cases.give_back(seen.case, seen.by, manual))


def _hand_over(gate: Gate, number: int) -> ResponseReturnValue:
    key, manual = request.form.get("to", ""), gate.site.keeper.facts(gate.now).manual

    def act(seen: Seen) -> Done | Refused:
        to = next((one for one in seen.by.staff.officers if key_of(one.id) == key), None)
        if to is None:
            return Refused(case_words.WHO)
        return cases.hand_over(seen.case, seen.by, to, manual, gate.now)

    return _moved(gate, number, act)


def _close(gate: Gate, number: int) -> ResponseReturnValue:
    return _moved(gate, number, lambda seen: cases.close(seen.case, seen.by, gate.now))


def _withdraw(gate: Gate, number: int) -> ResponseReturnValue:
    return _moved(gate, number, lambda seen: records.withdraw(seen.case, seen.by, gate.now))


# Answers in their window
def _stop(gate: Gate, number: int) -> ResponseReturnValue:
    """Its words stand in the form again, to be put right."""
    given, came = _of_given(gate, number, answers.stop)
    words, files = _typed(), tuple(request.form.getlist("kept"))
    if isinstance(came, Done):
        gate.site.ring()
        return shown(gate, number, Shown(told=undo_texts.stopped([given.name]), typed=words, files=files))
    if given.state == "stopped":
        return shown(gate, number, Shown(wrong=came.why, typed=words, files=files, status=409))
    return shown(gate, number, Shown(wrong=came.why, status=409))


def _send_now(gate: Gate, number: int) -> ResponseReturnValue:
    given, came = _of_given(gate, number, lambda given, by: answers.send_now(given))
    if isinstance(came, Refused):
        return shown(gate, number, Shown(wrong=came.why, status=409))
    gate.site.ring()
    flash(undo_texts.goes_now(given.name, given.asker))
    return _back(number)


def _of_given(gate: Gate, number: int, act: Callable[..., Done | Refused]) -> tuple[Given, Done | Refused]:
    """Done to the answer that the form names; again on what is there by then where a worker was faster."""
    answer = request.form.get("given", 0, int)
    with gate.site.database.read() as db:
        given = _given(gate, db, number, answer)[1]
    for _ in range(TRIES):
        try:
            with gate.site.database.begin() as db:
                view, given = _given(gate, db, number, answer)
                came = act(given, view.by)
                if isinstance(came, Done):
                    acts.store(db, came, view.by, gate.now)
                    _keep_parts(db, given, came, view, gate.now)
                return given, came
        except FASTER:
            continue
    return given, Refused(case_words.GOING)


def _given(gate: Gate, db: Session, number: int, answer: int) -> tuple[Seen, Given]:
    view = seen_at(gate, db, number)
    return view, next((one for one in view.by.given if one.id == answer), None) or abort(404)


def _keep_parts(db: Session, given: Given, done: Done, view: Seen, now: datetime) -> None:
    """What she had collected for it in her chat is there again, as after stopping it there."""
    is_stopped = any(isinstance(change, Stop) for change in done.changes)
    was_typed_here = all(not one.get("message") or is_of_page(one["message"]) for one in given.kept)
    if not is_stopped or was_typed_here or not view.by.is_of(given.officer):
        return
    row = drafts.of(db, given.chat, view.by.officer.id)
    draft = put_back(Draft(row.kind, row.data) if row else None, given)
    drafts.keep(db, given.chat, view.by.officer.id, draft.kind, draft.data, now)


def _back(number: int) -> ResponseReturnValue:
    return redirect(f"{PATH}/cases/{number}", 303)


DOES: dict[str, Does] = {
    "answer": partial(_answer, how="answer"),
    "more": partial(_answer, how="more"),
    "correct": partial(_answer, how="correct"),
    "take": _take,
    "give-back": _give_back,
    "hand-over": _hand_over,
    "close": _close,
    "edit": _edit,
    "withdraw": _withdraw,
    "stop": _stop,
    "send-now": _send_now,
}
