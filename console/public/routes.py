"""The addresses of the public pages."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

import segno
from flask import Response, redirect, request
from werkzeug.wrappers import Response as Answer

from console.public import agenda, finding, statistics, steps
from console.public.assessment import serves
from console.public.facts import FactKeeper
from console.public.pages import AN_HOUR, NOT_KEPT, Pages, body_of, sent
from console.public.site import Facts, Site
from domain.time import fiscal_year
from knowledge.facts.office import Shown

CALENDAR = "/calendar.ics"
WHO = "ที่อยู่ปฏิทินใช้ได้สองแบบ: /calendar.ics (ทั้งหมด) หรือ /calendar.ics?who=school (เฉพาะงานของโรงเรียน)"


def public_pages(site: Site, keeper: FactKeeper, clock: Callable[[], datetime]) -> Pages:
    pages = Pages(site, keeper, clock)
    _about(pages)
    _manual(pages)
    _search(pages)
    _calendar(pages)
    _feed(pages)
    statistics.add_to(pages)
    return pages


def _about(pages: Pages) -> None:
    """The front page, how to ask, and what is kept of whom."""

    def front(facts: Facts, today: date) -> Mapping[str, Any]:
        return {
            "path": "/",
            "works": steps.works(facts.manual),
            "coming": agenda.next_for_schools(facts.office, today),
            "month": agenda.months_ahead(facts.office, today)[0],
            **_line_account(facts),
        }

    def service(facts: Facts, today: date) -> Mapping[str, Any]:
        return {"path": "/e-service", **_item(facts, today, "e-service"), **_line_account(facts)}

    pages.blueprint.add_url_rule("/", "front", lambda: pages.page("front.html", front))
    pages.blueprint.add_url_rule("/e-service", "service", lambda: pages.page("e_service.html", service))
    pages.blueprint.add_url_rule(
        "/privacy", "privacy", lambda: pages.page("privacy.html", lambda facts, today: {"path": "/privacy"})
    )


def _manual(pages: Pages) -> None:
    @pages.blueprint.get("/manual")
    def manual() -> Response:
        return pages.page("manual.html", _all_of_manual("/manual"))

    @pages.blueprint.get("/manual/print")
    def printed() -> Response:
        return pages.page("manual_print.html", _all_of_manual("/manual/print"))

    @pages.blueprint.get("/manual/<procedure>")
    def procedure(procedure: str) -> Response:
        found = pages.facts().manual.procedure(procedure)
        if found is None:
            return pages.not_found()

        def build(facts: Facts, today: date) -> Mapping[str, Any]:
            shown = facts.manual.procedure(procedure) or found
            return {
                "path": f"/manual/{procedure}",
                "procedure": shown,
                "work": facts.manual.work(shown.work),
                "steps": steps.all_words(facts.office, shown, today),
                "beyond": range(shown.steps[-1].number + 1, shown.steps[-1].number + 11),
                "place": steps.place(facts.manual, shown),
                **_item(facts, today, "manual"),
            }

        return pages.page("procedure.html", build, procedure)

    @pages.blueprint.get("/manual/<procedure>/<step>")
    def step(procedure: str, step: str) -> Answer:
        """For an address typed by hand: to the place on the procedure's page."""
        number = int(step) if step.isdecimal() and len(step) < 4 else 0
        if pages.facts().manual.step(procedure, number) is None:
            return pages.not_found()
        return redirect(f"/manual/{procedure}#step-{number}")


def _all_of_manual(path: str) -> Callable[[Facts, date], Mapping[str, Any]]:
    def build(facts: Facts, today: date) -> Mapping[str, Any]:
        whole = [
            (work, [(one, steps.all_words(facts.office, one, today)) for one in procedures])
            for work, procedures in steps.works(facts.manual)
        ]
        return {"path": path, "whole": whole, **_item(facts, today, "manual")}

    return build


def _search(pages: Pages) -> None:
    """By POST: words in an address would stay in histories and in the logs of servers before us."""

    @pages.blueprint.route("/search", methods=["GET", "POST"])
    def search() -> Response:
        facts, now = pages.facts(), pages.now()
        typed = request.form.get("q", "") if request.method == "POST" else ""
        found = finding.Found("empty", typed)
        if finding.cleaned(typed):
            desk = pages.keeper.desk(pages.keeper.understanding(facts.manual), now)
            found = finding.search(facts.office, desk, typed, now)
        values = {
            "path": "/search",
            "found": found,
            "asked": request.method == "POST",
            "works": steps.works(facts.manual),
            "longest": finding.LONGEST,
        }
        status = 400 if found.kind == "too-long" else 200
        body = body_of(pages.html("search.html", facts, pages.today(), values))
        return sent(body, status=status, cache=NOT_KEPT)


def _calendar(pages: Pages) -> None:
    def build(facts: Facts, today: date) -> Mapping[str, Any]:
        address = f"{pages.site.public_url}{CALENDAR}" if pages.site.public_url else ""
        return {
            "path": "/calendar",
            "months": agenda.months_ahead(facts.office, today),
            "past": agenda.months_past(facts.office, today),
            "year": fiscal_year(today),
            "feed": address,
            "webcal": f"webcal://{address.split('://', 1)[1]}" if address else "",
        }

    pages.blueprint.add_url_rule("/calendar", "calendar", lambda: pages.page("calendar.html", build))


def _feed(pages: Pages) -> None:
    @pages.blueprint.get(CALENDAR)
    def feed() -> Response:
        """The work calendar to subscribe to."""
        who = request.args.get("who", "")
        if who not in ("", "school"):
            return Response(WHO, 400, mimetype="text/plain")

        def made(facts: Facts, today: date) -> bytes:
            from scheduler.ics_feed import (
                feed as ics,  # only here: most processes are never asked, and it is big
            )

            return ics(facts.office, today, facts.set_at, "school" if who else None)

        body = pages.kept(made, "feed", who, at_once=True)
        answer = sent(body, cache=AN_HOUR, content_type="text/calendar; charset=utf-8")
        name = "planbot-school.ics" if who else "planbot.ics"
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        return answer


def _item(facts: Facts, today: date, shown: Shown) -> Mapping[str, Any]:
    year = fiscal_year(today)
    return {"serves": serves(facts.manual, shown, year), "year": year}


def _line_account(facts: Facts) -> Mapping[str, Any]:
    """How to add the bot as a friend; nothing to go by where LINE has not told its id yet."""
    if not facts.basic_id:
        return {"add_friend": "", "qr": ""}
    address = f"https://line.me/R/ti/p/{quote(facts.basic_id, safe='')}"
    picture = segno.make(address, error="m").svg_inline(
        scale=4, border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr-code"
    )
    return {"add_friend": address, "qr": picture}
