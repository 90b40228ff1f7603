"""Consultations: listed, searched, read whole, taken out as a table."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import urlencode

from flask import Response, abort, g, redirect, request, send_file, session
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from console.office import case_words
from console.office.address import PATH
from console.office.gate import Gate
from db import officers
from db.console import cases as kept
from db.console.cases import LOOKED_THROUGH, MOST_COUNTED, ON_A_PAGE, Filter, Found
from db.models.consultations import Consultation
from domain.case_names import case_name
from domain.consultation import WAITING
from domain.time import BANGKOK, fiscal_year
from line import thai_dates
from line.texts.case_texts import brief, state
from services.inbound.storable import storable

LONGEST, MOST_WORDS = 200, 8
"""Letters and words of a search; what is behind them is left out, and said so."""
LARGEST_ID = 2**31 - 1
LAST_PAGE = 10_000
MOST_ROWS = {"xlsx": 5_000, "csv": 50_000}
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
WALKED_AGAIN = timedelta(minutes=10)
FIRST_YEAR, LAST_YEAR = 2500, 2700


People = list[tuple[str, str, str]]


def add_to(gate: Gate) -> None:
    people = Answerers()
    _list(gate, people)
    _export(gate, people)


@dataclass(frozen=True)
class Row:
    """A consultation in the list."""

    id: int
    name: str
    question: str
    who: str
    state: str
    waits: bool
    is_late: bool
    asked: str
    expected: str
    officer: str


def row_of(case: Consultation, now: datetime) -> Row:
    waits = case.state in WAITING
    return Row(
        case.id,
        name_of(case),
        brief(case.question or "", 140),
        " · ".join(filter(None, (case.person_name, case.school))),
        state(case.state),
        waits,
        kept.is_late(case, now),
        moment(case.asked_at),
        moment(case.expected_at) if waits else "",
        case.officer_name or "",
    )


def name_of(case: Consultation) -> str:
    return case_name(case.number, case.fiscal_year) if case.number is not None else "ระบบตอบ"


def moment(at: datetime | None) -> str:
    """As in "31 พ.ค. 2570 14:02"."""
    if at is None:
        return ""
    there = at.astimezone(BANGKOK)
    return f"{thai_dates.short(there.date())} {there:%H:%M}"


def _list(gate: Gate, answerers: "Answerers") -> None:
    @gate.page("/cases")
    def cases() -> Response:
        now, words = gate.now, _words()
        with gate.site.database.read() as db:
            people = answerers.people(db, now)
            wanted = _filter(people, words)
            page = min(max(request.args.get("page", 1, int), 1), LAST_PAGE)
            found = kept.find(db, wanted, page)
            rows = [row_of(case, now) for case in found.rows]
        choices = _choices(gate, people)
        return gate.html(
            "cases.html",
            sorts=case_words.SORTS,
            rows=rows,
            found=found,
            most=MOST_COUNTED,
            looked_through=LOOKED_THROUGH,
            typed=session.get("words", "") if words else "",
            cut=bool(words) and session.get("cut", False),
            chosen=request.args,
            choices=choices,
            narrowed=_narrowed(choices),
            links=_links(found, page),
        )

    @gate.page("/cases/search", methods=("POST",))
    def search_cases() -> Answer:
        """The words searched for stand in no address: it would be kept in histories and logs of servers."""
        typed = " ".join(str(storable(request.form.get("q", ""))).split())
        given = {name: value for name in FIELDS if (value := request.form.get(name, "")[:40])}
        if typed:
            session["words"], session["cut"] = typed[:LONGEST], len(typed) > LONGEST
            given["words"] = "1"
        return redirect(f"{PATH}/cases?{urlencode(given)}", 303)


FIELDS = ("state", "officer", "procedure", "channel", "year", "sort", "all")


Choices = Mapping[str, Sequence[tuple[object, str]]]


def _choices(gate: Gate, people: People) -> Choices:
    """What each field of the filter offers: value and words."""
    manual = gate.site.keeper.facts(gate.now).manual
    return {
        "state": case_words.GROUPS,
        "officer": [("", "ทุกคน"), ("me", "ของฉัน"), *((key, name) for key, _, name in people)],
        "procedure": [("", "ทุกกระบวนงาน"), *((one.id, one.short) for one in manual.procedures)],
        "channel": case_words.CHANNELS,
        "year": [("", "ทุกปี"), *((year, str(year)) for year in _years(gate))],
    }


def _words() -> tuple[str, ...]:
    typed = session.get("words", "") if request.args.get("words") else ""
    return tuple(dict.fromkeys(typed.split()))[:MOST_WORDS]


class Answerers:
    """Everybody who answers or ever did. Who did before takes a walk through the ledger: once in a while."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._at: datetime | None = None

    def people(self, db: Session, now: datetime) -> People:
        """Key, id and name. LINE's ids stand in no address."""
        if self._at is None or abs(now - self._at) >= WALKED_AGAIN:
            self._before, self._at = dict(kept.officers(db)), now
        names = {one.person_id: one.name for one in officers.current(db)}
        return [
            (key_of(person), person, name)
            for person, name in sorted({**self._before, **names}.items(), key=lambda one: one[1])
        ]


def key_of(person: str) -> str:
    return hashlib.sha256(person.encode()).hexdigest()[:10]


def _filter(people: People, words: tuple[str, ...]) -> Filter:
    asked = request.args
    officer = asked.get("officer", "")
    named = next((person for key, person, _ in people if key == officer), "nobody" if officer else "")
    year = asked.get("year", type=int)
    return Filter(
        state=asked.get("state", ""),
        by_planbot=asked.get("all") == "1" or asked.get("state") == "none",
        officer=g.visit.person if officer == "me" else named,
        procedure=str(storable(asked.get("procedure", "")))[:60],
        channel=asked.get("channel", ""),
        year=year if year and FIRST_YEAR <= year <= LAST_YEAR else None,
        words=words,
        sort=asked.get("sort", "new"),
        older=asked.get("older") == "1",
    )


def _narrowed(choices: Choices) -> list[str]:
    """What the list is narrowed to, in words."""
    found = [
        words
        for name, options in choices.items()
        for value, words in options
        if request.args.get(name) and str(value) == request.args[name]
    ]
    return [*found, *(["รวมเรื่องที่ระบบตอบเอง"] if request.args.get("all") else [])]


def _years(gate: Gate) -> list[int]:
    this = fiscal_year(gate.now.astimezone(BANGKOK).date())
    return [this - back for back in range(5)]


def _links(found: Found, page: int) -> dict[str, str]:
    """To the pages before and behind, and to the table of all that is found."""
    kept_ = {name: value for name, value in request.args.items() if name in (*FIELDS, "words", "older")}

    def to(number: int) -> str:
        return f"{PATH}/cases?{urlencode({**kept_, 'page': number})}"

    return {
        "before": to(page - 1) if page > 1 else "",
        "behind": to(page + 1) if found.count > page * ON_A_PAGE else "",
        "older": f"{PATH}/cases?{urlencode({**kept_, 'older': 1})}" if found.older_left else "",
        "xlsx": f"{PATH}/cases/export.xlsx?{urlencode(kept_)}",
        "csv": f"{PATH}/cases/export.csv?{urlencode(kept_)}",
    }


def _export(gate: Gate, answerers: "Answerers") -> None:
    @gate.page("/cases/export.<kind>", fresh=True)
    def export_cases(kind: str) -> Answer:
        """What the list shows, with people's words: so it wants a fresh link."""
        if kind not in TYPES:
            abort(404)
        from services.reports.tables import (  # only here: what writes workbooks is big
            csv_bytes,
            ledger,
            xlsx_bytes,
        )

        now, manual = gate.now, gate.site.keeper.facts(gate.now).manual
        with gate.site.database.read() as db:
            rows = kept.every(db, _filter(answerers.people(db, now), _words()), MOST_ROWS[kind])
            table = ledger(rows, manual, now)
        content = csv_bytes(table) if kind == "csv" else xlsx_bytes([table])
        name = f"consultations-{now.astimezone(BANGKOK):%Y-%m-%d}.{kind}"
        return send_file(BytesIO(content), TYPES[kind], as_attachment=True, download_name=name)
