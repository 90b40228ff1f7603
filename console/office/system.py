"""The admin's page: checks, what could not be handled or sent, and the log of acts."""

from flask import Response, flash, redirect, request
from werkzeug.wrappers import Response as Answer

from console.office import case_words
from console.office.address import PATH
from console.office.cases import LARGEST_ID, moment
from console.office.gate import Gate
from console.office.people.words import act_of
from db import inbox
from db.console import counted, office_acts
from db.deliveries import failed
from domain.ranks import Rank

SHOWN = 50
EVENTS = {"message": "ข้อความ", "postback": "กดปุ่ม", "follow": "เพิ่มเพื่อน", "join": "เข้ากลุ่ม"}
NOT_NOW = "ทำรายการนี้ไม่ได้แล้ว อาจมีคนทำไปก่อน หรือข้อความถูกลบตามกำหนดแล้ว"
SURE = "ยืนยันก่อนส่งซ้ำ: LINE อาจส่งข้อความนี้ไปแล้ว ผู้รับอาจได้ซ้ำ"


def add_to(gate: Gate) -> None:
    @gate.page("/system", rank=Rank.ADMIN)
    def system() -> Response:
        return _shown(gate, ())

    @gate.page("/system/check", rank=Rank.ADMIN, methods=("POST",))
    def check_system() -> Response:
        """Asks LINE and the database, which may take seconds: so at a tap only."""
        return _shown(gate, tuple(gate.site.checks()))

    _retry(gate)


def _shown(gate: Gate, findings: tuple[tuple[str, str, str], ...]) -> Response:
    with gate.site.database.read() as db:
        events = [
            (
                one.id,
                moment(one.received_at),
                EVENTS.get(one.type, one.type),
                one.error or "",
                one.payload is not None,
            )
            for one in inbox.aside(db)[:SHOWN]
        ]
        sends = [
            (one.id, moment(one.created_at), one.state, one.outcome or "", one.messages is not None)
            for one in failed.every(db)[-SHOWN:]
        ]
        acts = [
            (moment(one.at), one.name or "เจ้าหน้าที่", case_words.WHAT.get(one.what, one.what), one.consultation)
            for one in counted.acts(db, SHOWN)
        ]
        of_office = [
            (moment(one.at), one.by_name or "ผู้ดูแลเครื่อง", act_of(one.what, one.about_name or ""))
            for one in office_acts.latest(db, SHOWN)
        ]
        logins = [(moment(at), name, device) for at, name, device in counted.logins(db, SHOWN)]
    return gate.html(
        "system.html",
        findings=findings,
        events=events,
        sends=sends,
        acts=acts,
        of_office=of_office,
        logins=logins,
        words=case_words,
    )


def _retry(gate: Gate) -> None:
    @gate.page("/system/events/<int:number>", rank=Rank.ADMIN, methods=("POST",))
    def retry_event(number: int) -> Answer:
        with gate.site.database.begin() as db:
            event = inbox.find(db, number) if number <= LARGEST_ID else None
            if event and event.state == "aside" and event.payload is not None:
                inbox.try_again(db, number, gate.now)
                flash(f"จะประมวลผลรายการ {number} อีกครั้ง")
            else:
                flash(NOT_NOW)
        return _back(gate)

    @gate.page("/system/deliveries/<int:number>", rank=Rank.ADMIN, methods=("POST",))
    def retry_delivery(number: int) -> Answer:
        """One whose end nobody knows may have gone out: that is confirmed first."""
        with gate.site.database.begin() as db:
            found = failed.find(db, number) if number <= LARGEST_ID else None
            if found and found.state == "unknown" and not request.form.get("sure"):
                flash(SURE)
            elif found and failed.try_again(db, number, gate.now):
                flash(f"จะส่งรายการ {number} อีกครั้ง")
            else:
                flash(NOT_NOW)
        return _back(gate)


def _back(gate: Gate) -> Answer:
    gate.site.ring()
    return redirect(f"{PATH}/system", 303)
