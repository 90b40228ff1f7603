"""`/statistics`: what an officer published, and nothing else."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import Response, redirect, request
from werkzeug.wrappers import Response as Answer

from console.public.assessment import serves
from console.public.charts import Chart, chart
from console.public.pages import Pages, sent
from console.public.site import Facts, Publication
from domain.time import buddhist, fiscal_year
from line import thai_dates
from services.reports import published_tables as tables
from services.reports.figures import Figures
from services.reports.table import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHRISTIAN = range(1900, 2200)
"""What must be a year in ค.ศ."""


def add_to(pages: Pages) -> None:
    @pages.blueprint.get("/statistics")
    def statistics() -> Answer:
        """?year=2570 (พ.ศ.), and ?months=6 for a shorter period of it that was published as well."""
        year, months = _asked("year"), _asked("months")
        if year is not None and year in CHRISTIAN:
            return redirect(f"/statistics?year={buddhist(year)}")
        published = pages.facts().published
        chosen = _chosen(published, year, months)
        if chosen is None:
            status = 404 if published or request.args else 200
            return pages.page("no_statistics.html", _periods, status=status)
        return pages.page(
            "statistics.html", lambda facts, today: _shown(pages, facts, today, chosen), str(chosen.id)
        )

    @pages.blueprint.get("/statistics/<name>")
    def file(name: str) -> Response:
        """/statistics/2570-6.xlsx: the year and the months of the period."""
        stem, _, kind = name.rpartition(".")
        year, _, months = stem.partition("-")
        chosen = _chosen(pages.facts().published, _whole(year), _whole(months))
        if chosen is None or kind not in ("xlsx", "csv"):
            return pages.not_found()
        body = pages.kept(lambda facts, today: _file(pages.keeper.figures(chosen.id), kind), "file", name)
        answer = sent(body, content_type=XLSX if kind == "xlsx" else "text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = f'attachment; filename="statistics-{stem}.{kind}"'
        return answer


def _asked(name: str) -> int | None:
    return _whole(request.args[name]) if request.args.get(name) else None


def _whole(text: str) -> int:
    """-1 for what is no number of at most four digits: no such period is published."""
    return int(text) if text.isdecimal() and len(text) <= 4 else -1


def _chosen(published: Sequence[Publication], year: int | None, months: int | None) -> Publication | None:
    """The newest year and its longest period, where the address names none."""
    fitting = (one for one in published if year in (None, one.fiscal_year) and months in (None, one.months))
    return next(fitting, None)


def _periods(facts: Facts, today: date) -> Mapping[str, Any]:
    year = fiscal_year(today)
    return {
        "path": "/statistics",
        "periods": facts.published,
        "serves": serves(facts.manual, "statistics", year),
        "year": year,
    }


def _shown(pages: Pages, facts: Facts, today: date, chosen: Publication) -> Mapping[str, Any]:
    found = pages.keeper.figures(chosen.id)
    return {
        **_periods(facts, today),
        "found": found,
        "chosen": chosen,
        "published_on": thai_dates.long(chosen.published_on),
        "months": tables.month_table(found),
        "summed": (tables.FIRST_HALF, tables.TOTAL),
        "pairs": _pairs(found),
        "others": [tables.answer_table(found), tables.said_table(found)],
    }


def _pairs(found: Figures) -> list[tuple[Chart, Table]]:
    """Each chart with the table of the same figures."""
    months = [
        (found.period.month_title(month), sum(counts))
        for month, counts in zip(found.period.covered, found.by_month, strict=True)
    ]
    procedures = list(zip(found.procedures, found.totals, strict=True))
    shown = [
        ("บริการรายเดือน", "เดือน", months),
        ("บริการตามกระบวนงาน", "กระบวนงาน", procedures),
        ("บริการตามช่องทาง", "ช่องทาง", found.channels),
        ("ผลของคำขอทั้งหมด", "ผล", found.outcomes),
    ]
    return [
        (chart(title, counts), Table(title, (head, tables.COUNT), tuple(counts)))
        for title, head, counts in shown
        if counts
    ]


def _file(found: Figures, kind: str) -> bytes:
    from services.reports.tables import csv_bytes, xlsx_bytes  # only here: the library takes memory

    return xlsx_bytes(tables.all_tables(found)) if kind == "xlsx" else csv_bytes(tables.month_table(found))
