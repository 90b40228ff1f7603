"""A request by phone or at the counter, in one line: "โทร ปิยะมหาราชาลัย แผน 5 ปี ถามวันส่ง ตอบแล้ว"."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from domain.time import BANGKOK
from handlers.acts import records, routing
from handlers.acts.answers import Refused
from handlers.answers import schools
from handlers.asker.escalate import is_known
from handlers.contract.ask import Ask
from handlers.contract.case import NEW, NUMBER, Draft, Keep
from handlers.contract.reply import Reply
from handlers.officer.walk_in_line import Line, read_lines
from line.actions import says
from line.cards import case_cards
from line.limits import MESSAGES
from line.messages import Message, text
from line.texts import record_texts
from line.texts.case_texts import brief

YES, NO = "บันทึก", "แก้ไข"
_TAPPED = re.compile(rf"({YES}|{NO})รายการ ([0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:-[0-9]+)?)")
"""What the buttons say, with the time of the line they stand under.

Never its words: they would stay in the chat's events when the line itself is unsent.
"""
MOST_SHOWN = 20
"""Lines of one officer that are kept to be recorded."""
Shown = Mapping[str, Any]
"""A line as it was understood and shown, or, once it is recorded (`done`), no more than its time."""


def tapped(ask: Ask, words: str) -> Reply | None:
    """The buttons under a line, whatever else is under way; None for all else."""
    found = _TAPPED.fullmatch(words)
    if found is None:
        return None
    shown = next((one for one in shown_lines(ask.seen.draft) if one["time"] == found[2]), None)
    if shown is None:
        return Reply((text(record_texts.NOT_WAITING),))
    return _decided(ask, shown, found[1])


def hear(ask: Ask, words: str) -> Reply | None:
    """Shows what was understood, to be confirmed. In a group only what surely is a line is taken for one."""
    ask = ask.masked()
    command = ask.said.words.command
    said = {"record": YES, "change-record": NO}.get(command.name, "") if command and command.sure else ""
    lines = shown_lines(ask.seen.draft)
    waits = [one for one in lines if not one.get("done")]
    if said and lines:
        return _decided(ask, (waits or lines)[-1], said) if len(waits) < 2 else _which(waits, said)
    chosen = [one for one in waits if words in one["schools"]]
    if chosen:
        return _shown(ask, [{**chosen[-1], "school": words, "schools": []}])
    if said == YES and not ask.in_group:
        return Reply((text(record_texts.NOT_WAITING),))
    return _read(ask)


def _read(ask: Ask) -> Reply | None:
    found = read_lines(ask.said.text, ask.desk.manual.schools)
    if ask.in_group:
        found = [line for line in found if line.says_so and line.sure and line.question]
    if not found:
        return None
    if not all(line.question for line in found):
        return Reply((text(record_texts.HOW_TO_RECORD),))
    if any(max(len(line.school), len(line.person)) > schools.LONGEST for line in found):
        return Reply((text(record_texts.NAME_TOO_LONG),))
    if len(found) > MESSAGES:
        return Reply((text(record_texts.too_many_lines(MESSAGES)),))
    understood: list[Shown] = []
    for line in found:
        times = [one["time"] for one in (*shown_lines(ask.seen.draft), *understood)]
        understood.append(_understood(ask, line, times))
    return ask.with_notice(_shown(ask, understood))


def _understood(ask: Ask, line: Line, times: Sequence[str]) -> Shown:
    """times: of the lines shown before, each of which has one of its own."""
    reading = ask.desk.understanding.read(line.question)
    known = is_known(reading)
    clock = f"{ask.now.astimezone(BANGKOK):%H:%M:%S}"
    several = (f"{clock}-{count}" for count in range(2, MOST_SHOWN + 3))
    return {
        "channel": line.channel,
        "person": line.person,
        "school": line.school,
        "schools": list(line.schools),
        "question": line.question,
        "answered": line.answered,
        "answer": line.answer,
        "procedure": reading.procedure if known else None,
        "step": reading.step if known else None,
        "facet": reading.facet if known else None,
        "message": ask.said.message_id or "",
        "at": _moment(ask, line.at),
        "time": next(one for one in (clock, *several) if one not in times),
    }


def _moment(ask: Ask, at: time | None) -> str | None:
    """That time of this day, as ISO; None where the line has none, or it is still to come."""
    moment = datetime.combine(ask.today, at, BANGKOK) if at else None
    return moment.isoformat() if moment and moment <= ask.now else None


def _shown(ask: Ask, understood: Sequence[Shown]) -> Reply:
    messages = tuple(_asked_which(one) if one["schools"] else _to_confirm(ask, one) for one in understood)
    return Reply(messages, (_with(ask, *understood),))


def _asked_which(shown: Shown) -> Message:
    buttons = [says(name, name) for name in shown["schools"]]
    return case_cards.choices(record_texts.WHICH_SCHOOL, buttons)


def _to_confirm(ask: Ask, shown: Shown) -> Message:
    words = record_texts.understood(
        shown["channel"],
        shown["person"],
        shown["school"],
        shown["question"],
        routing.subject(ask, shown["procedure"], shown["step"]),
        shown["answered"],
        shown.get("answer", ""),
        f"{datetime.fromisoformat(at):%H:%M}" if (at := shown.get("at")) else "",
    )
    return case_cards.choices(words, [says(one, f"{one}รายการ {shown['time']}") for one in (YES, NO)])


def _which(waits: Sequence[Shown], said: str) -> Reply:
    """Several wait: each has its button, the newest first."""
    buttons = [
        says(f"{one['time'][:5]} {brief(one['question'], 30)}", f"{said}รายการ {one['time']}")
        for one in waits
    ]
    return Reply((case_cards.choices(record_texts.which_line(said), buttons[::-1]),))


def _decided(ask: Ask, shown: Shown, word: str) -> Reply:
    officer = ask.seen.officer
    if shown.get("done"):
        return Reply((text(record_texts.RECORDED_ALREADY),))
    if word == NO or officer is None:
        left = without(ask.seen.draft, lambda one: one["time"] == shown["time"])
        return Reply((text(record_texts.RECORD_CHANGED),), (Keep(left),))
    if shown["schools"]:
        return _shown(ask, [shown])
    filled = records.Filled(
        "phone" if shown["channel"] == "phone" else "walk-in",
        str(shown["question"]),
        bool(shown["answered"]),
        str(shown["school"]),
        str(shown["person"]),
        str(shown.get("answer", "")),
        shown["procedure"],
        shown["step"],
        shown["facet"],
        datetime.fromisoformat(at) if (at := shown.get("at")) else None,
    )
    change = records.record(filled, officer, ask.now, str(shown["message"]) or None)
    if isinstance(change, Refused):
        return Reply((text(change.why),))
    done = _with(ask, {"message": shown["message"], "time": shown["time"], "done": True})
    return Reply((text(record_texts.recorded(NUMBER)),), (change, done), about=NEW)


def shown_lines(draft: Draft | None) -> list[Shown]:
    """Those that were shown and are neither given up nor too long ago, oldest first."""
    if draft is None or draft.kind != "record":
        return []
    # Kept before several could wait at a time: one line, in the draft itself.
    lines = draft.data.get("lines", [draft.data] if "time" in draft.data else [])
    return list(lines)


def without(draft: Draft | None, goes: Callable[[Shown], bool]) -> Draft | None:
    """The draft with those lines gone; None where none is left."""
    left = [one for one in shown_lines(draft) if not goes(one)]
    return Draft("record", {"lines": left}) if left else None


def _with(ask: Ask, *lines: Shown) -> Keep:
    """These lines are kept beside the others, in place of what was shown of them before."""
    times = {one["time"] for one in lines}
    others = [one for one in shown_lines(ask.seen.draft) if one["time"] not in times]
    return Keep(Draft("record", {"lines": [*others, *lines][-MOST_SHOWN:]}))
