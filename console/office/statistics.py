"""The director's page: this year's service against the last, and publishing a period."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from threading import Lock

from flask import Response, abort, flash, g, redirect, request, send_file
from werkzeug.wrappers import Response as Answer

from console.office.address import PATH
from console.office.cases import moment
from console.office.gate import Gate
from console.public.charts import Chart, chart
from db import ledger, published
from db.console import counted
from db.console.counted import Counted
from domain.consultation import is_service
from domain.ranks import Rank
from domain.time import BANGKOK, calendar_year, fiscal_year
from handlers.acts.routing import subject_in
from knowledge.facts.manual import Manual
from line.texts.case_texts import CHANNELS, state
from line.thai_dates import SHORT_MONTHS
from scheduler.calendar.workdays import Workdays
from services.reports.period import HALF, MONTHS, Period
from services.reports.statistics import Statistics, statistics

KEPT = timedelta(minutes=2)
"""So long a count may be shown again: counting a long year takes longer than a page may."""
SHOWN = 15
WHOLE = 12
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Year:
    """What is shown of a fiscal year."""

    found: Statistics
    schools: tuple[tuple[str, int], ...]
    """Services by school, most first; those without a name apart."""
    steps: tuple[tuple[str, int], ...]
    """What was asked most."""
    at: datetime

    def share(self) -> str:
        found = self.found.in_time_share
        return "-" if found is None else f"{found * 100:.0f}%"


class Counts:
    """Years counted lately, by this process."""

    def __init__(self, gate: Gate) -> None:
        self._gate, self._lock, self._years = gate, Lock(), dict[int, Year]()

    def of(self, year: int) -> Year:
        now = self._gate.now
        with self._lock:
            kept = self._years.get(year)
            if kept is None or abs(now - kept.at) > KEPT:
                kept = self._years[year] = self._counted(year, now)
            return kept

    def _counted(self, year: int, now: datetime) -> Year:
        manual = self._gate.site.keeper.facts(now).manual
        with self._gate.site.database.read() as db:
            rows = counted.of_year(db, year)
            beyond = ledger.past_limit_of_year(db, year)
        services = [row for row in rows if is_service(row.state, row.channel)]
        found = statistics(rows, year, Workdays(manual.days_off), now, beyond)
        schools = Counter(row.school or "ไม่ทราบโรงเรียน" for row in services)
        return Year(found, tuple(schools.most_common(SHOWN)), _steps(services, manual), now)


def _steps(rows: Sequence[Counted], manual: Manual) -> tuple[tuple[str, int], ...]:
    found = Counter((row.procedure, row.step) for row in rows if row.procedure)
    return tuple(
        (subject_in(manual, *what) or str(what[0]), count) for what, count in found.most_common(SHOWN)
    )


def add_to(gate: Gate) -> None:
    counts = Counts(gate)

    @gate.page("/statistics")
    def statistics_page() -> Response:
        year = _asked(gate)
        this, last = counts.of(year), counts.of(year - 1)
        with gate.site.database.read() as db:
            shown = [one for one in published.latest(db) if one[1] == year]
        return gate.html(
            "statistics.html",
            year=year,
            years=[_this(gate) - back for back in range(5)],
            this=this,
            last=last,
            months=_months(this.found, last.found),
            charts=_charts(this, gate.site.keeper.facts(gate.now).manual),
            outcomes=[(state(one), count) for one, count in this.found.by_outcome.items()],
            published=[(Period(one[1], one[2]).title, moment(one[3])) for one in shown],
            may_publish=g.visit.rank.reaches(Rank.HEAD),
            half=HALF,
        )

    @gate.page("/statistics/<int:year>.xlsx")
    def statistics_file(year: int) -> Answer:
        from services.reports.tables import tables_of, xlsx_bytes  # only here: what writes workbooks is big

        if not 2500 <= year <= 2700:
            abort(404)
        content = xlsx_bytes(tables_of(counts.of(year).found, gate.site.keeper.facts(gate.now).manual))
        return send_file(BytesIO(content), XLSX, as_attachment=True, download_name=f"statistics-{year}.xlsx")

    _publish(gate)


def _publish(gate: Gate) -> None:
    @gate.page("/statistics/publish", rank=Rank.HEAD, methods=("POST",))
    def publish_period() -> Answer:
        from services.reports.publishing import NotOver, publish

        year, months = request.form.get("year", 0, int), request.form.get("months", 0, int)
        if months not in (HALF, WHOLE) or not 2500 <= year <= 2700:
            abort(400)
        period, manual = Period(year, months), gate.site.keeper.facts(gate.now).manual
        try:
            with gate.site.database.begin() as db:
                publish(db, period, manual, gate.now, g.visit.person)
            flash(f"เผยแพร่ {period.title} แล้ว ดูได้ที่หน้าสถิติสาธารณะ")
        except NotOver as refusal:
            flash(str(refusal))
        return redirect(f"{PATH}/statistics?year={year}", 303)


def _asked(gate: Gate) -> int:
    year = request.args.get("year", _this(gate), int)
    return year if 2500 <= year <= 2700 else _this(gate)


def _this(gate: Gate) -> int:
    return fiscal_year(gate.now.astimezone(BANGKOK).date())


def _months(this: Statistics, last: Statistics) -> list[tuple[str, int, int]]:
    """Name, services of this year and of the last."""
    return [
        (
            f"{SHORT_MONTHS[month - 1]} {calendar_year(month, this.fiscal_year)}",
            this.by_month[month],
            last.by_month[month],
        )
        for month in MONTHS
    ]


def _charts(year: Year, manual: Manual) -> list[tuple[Chart, tuple[tuple[str, int], ...]]]:
    names = {procedure.id: procedure.short for procedure in manual.procedures} | {"": "ไม่ระบุกระบวนงาน"}
    by_procedure = tuple((names.get(one, one), count) for one, count in year.found.by_procedure.items())
    by_channel = tuple((CHANNELS[one], count) for one, count in year.found.by_channel.items())
    named = (
        ("กระบวนงาน", by_procedure),
        ("ช่องทาง", by_channel),
        ("ถามมากที่สุด", year.steps),
        ("โรงเรียน", year.schools),
    )
    return [(chart(title, counts), counts) for title, counts in named if counts]
