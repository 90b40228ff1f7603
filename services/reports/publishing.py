"""Publish the statistics of a period: the one act that lets the public page show them."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from db import ledger, published
from db.models.published_statistics import PublishedStatistics
from domain.time import BANGKOK
from knowledge.facts.manual import Manual
from line import thai_dates
from scheduler.calendar.workdays import Workdays
from services.reports.figures import figures
from services.reports.period import Period


class NotOver(Exception):
    """The period has not ended; the words say when it may be published."""


def publish(session: Session, period: Period, manual: Manual, now: datetime, by: str) -> PublishedStatistics:
    """Count the period as the ledger stands now and keep the figures, over those published before.

    by: who published, as the register of officers names them. Raises NotOver.
    """
    if now.astimezone(BANGKOK).date() < period.over_on:
        last = period.over_on - timedelta(days=1)
        first = thai_dates.long(period.over_on)
        raise NotOver(f"{period.title} ยังไม่สิ้นสุด ({thai_dates.long(last)}) เผยแพร่ได้ตั้งแต่ {first}")
    begins, _ = ledger.bounds(period.fiscal_year)
    ends = datetime.combine(period.over_on, datetime.min.time(), BANGKOK)
    found = figures(
        ledger.of_year(session, period.fiscal_year),
        period,
        manual,
        Workdays(manual.days_off),
        now,
        published.ratings(session, begins, ends),
    )
    return published.add(session, period.fiscal_year, period.months, found.as_json(), now, by)
