"""The forms of a step or procedure, each read into changes of the office, or into what is wrong by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from flask import abort, request

from console.office.knowledge.thing import Thing, place
from console.office.knowledge.typed import Form
from db.knowledge.overrides import Change
from knowledge.facts.manual import Manual
from knowledge.reading.taught_entries import Entry
from line.thai_dates import MONTHS
from services.knowledge import phrasings

ADDED = "เพิ่มถ้อยคำ"
NO_FEE = "ไม่มีค่าธรรมเนียม"
UNITS = {"day": "วัน", "minute": "นาที"}
KINDS = {
    "end-of-month": "ภายในเดือนหนึ่ง",
    "month-span": "ช่วงเดือน",
    "duration": "ใช้เวลาเท่าใด",
    "always": "ตลอดเวลา",
}


@dataclass(frozen=True)
class Wanted:
    """What a form wants changed."""

    changes: tuple[Change, ...] = ()
    reason: str = ""


Reads = Callable[[Form, Thing, Manual], Wanted]


def phrase(form: Form, thing: Thing, manual: Manual, entries: tuple[Entry, ...] = ()) -> Wanted:
    """A way to ask, or a name. Refused in words where the same stands somewhere already."""
    words = form.line("text")
    field = form.one_of("of", [name for name, _, _ in thing.lists])
    first, last = form.years()
    reason = form.reason(required=False) or ADDED
    if words and "text" not in form.errors and (told := stands(manual, entries, words)):
        form.errors["text"] = told
    return Wanted((Change(thing.kind, thing.key, field, words, "set", words, first, last),), reason)


def stands(manual: Manual, entries: tuple[Entry, ...], words: str) -> str:
    """Where a phrasing stands already, in words; empty where nowhere."""
    known = phrasings.alike(manual, words)
    if known is not None:
        where = place(known.procedure, known.step)
        return f"ถ้อยคำนี้มีแล้วที่ {where} (“{known.words}”) ให้เหลือที่เดียว"
    entry = phrasings.taught(entries, words)
    return f"ความรู้ที่ {entry.id} ตอบคำถามนี้อยู่ก่อนคู่มือ ต้องถอนความรู้นั้นก่อน" if entry else ""


def drop(form: Form, thing: Thing, manual: Manual) -> Wanted:
    """A phrasing taken away: the button has its list and its words."""
    field, _, words = request.form.get("row", "").partition("|")
    if words not in next((found for name, _, found in thing.lists if name == field), ()):
        form.errors["row"] = "ไม่มีถ้อยคำนี้แล้ว"
    reason = form.reason(required=False) or "เอาถ้อยคำออก"
    return Wanted((Change(thing.kind, thing.key, field, words, "remove"),), reason)


def timeline(form: Form, thing: Thing, manual: Manual) -> Wanted:
    kind = form.one_of("kind", tuple(KINDS))
    value: dict[str, Any] = {"kind": kind}
    if kind == "end-of-month":
        value["month"] = form.number("first", 1, 12)
    elif kind == "month-span":
        value["first"], value["last"] = form.number("first", 1, 12), form.number("last", 1, 12)
    elif kind == "duration":
        value["amount"], value["unit"] = form.number("amount", 1, 9999), form.one_of("unit", tuple(UNITS))
    words = form.line("words", required=False)
    if not form.errors:
        value["words"] = words or _in_words(value)
    return _fact(form, thing, "timeline", value)


def _in_words(value: Mapping[str, Any]) -> str:
    """As the manual words it."""
    match value["kind"]:
        case "end-of-month":
            return f"ภายในเดือน{MONTHS[value['month'] - 1]} ของทุกปี"
        case "month-span":
            return f"เดือน{MONTHS[value['first'] - 1]} - {MONTHS[value['last'] - 1]} ของทุกปี"
        case "duration":
            return f"{value['amount']} {UNITS[value['unit']]}"
        case _:
            return "ตลอดเวลา"


def fee(form: Form, thing: Thing, manual: Manual) -> Wanted:
    baht = form.number("baht", 0, 1_000_000)
    words = form.line("words", required=False) or (f"{baht:,} บาท" if baht else NO_FEE)
    return _fact(form, thing, "fee", {"baht": baht, "words": words})


def title(form: Form, thing: Thing, manual: Manual) -> Wanted:
    return _fact(form, thing, "title" if thing.step else "short", form.line("text", 60 if thing.step else 40))


def acts(form: Form, thing: Thing, manual: Manual) -> Wanted:
    return _fact(form, thing, "acts", form.one_of("who", ("school", "office")))


def channel(form: Form, thing: Thing, manual: Manual) -> Wanted:
    """A way to send, added to the step, or said in other words."""
    named = form.one_of("channel", [one.id for one in manual.channels])
    found = manual.channel(named)
    words = form.line("words", required=False) or (found.official if found else "")
    return _fact(form, thing, "channels", {"channel": named, "words": words}, row=named)


def drop_channel(form: Form, thing: Thing, manual: Manual) -> Wanted:
    used = [use.channel for use in thing.step.channels] if thing.step else []
    named, reason = form.one_of("channel", used), form.reason()
    if len(used) == 1:
        form.errors["channel"] = "ต้องเหลือช่องทางอย่างน้อยหนึ่งช่องทาง เพิ่มช่องทางใหม่ก่อน"
    first, last = form.years()
    change = Change(thing.kind, thing.key, "channels", named, "remove", None, first, last)
    return Wanted((change,), reason)


def link(form: Form, thing: Thing, manual: Manual) -> Wanted:
    """The address of a way to send, wherever it is named."""
    named = form.one_of("channel", [one.id for one in manual.channels])
    url = form.line("url", 1000, required=False)
    reason, (first, last) = form.reason(), form.years()
    action, value = ("set", url) if url else ("remove", None)
    change = Change("channel", named, "url", None, cast(Any, action), value, first, last)
    return Wanted((change,), reason)


def _fact(form: Form, thing: Thing, field: str, value: object, row: str | None = None) -> Wanted:
    reason, (first, last) = form.reason(), form.years()
    return Wanted((Change(thing.kind, thing.key, field, row, "set", value, first, last),), reason)


OF_PROCEDURE: Mapping[str, Reads] = {"drop": drop, "title": title}
OF_STEP: Mapping[str, Reads] = {
    **OF_PROCEDURE,
    "timeline": timeline,
    "fee": fee,
    "acts": acts,
    "channel": channel,
    "drop-channel": drop_channel,
    "link": link,
}
INPUTS = {"month": "first", "url": "url", "baht": "baht", "title": "text", "short": "text"}
"""Which field of a form the last part of a problem's place means, where it has another name."""


def reads(thing: Thing, do: str) -> Reads:
    """The form of that name; an unknown one is no form of ours."""
    return (OF_STEP if thing.step else OF_PROCEDURE).get(do) or abort(400)
