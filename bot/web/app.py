"""The web application: webhook and health. Built from its arguments; importing does nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from bot.settings import Settings
from bot.web.files import address as files_address
from bot.web.files import files
from bot.web.metrics_page import metrics_page
from bot.web.open_routes import OPEN_ROUTES
from bot.web.webhook import webhook
from console.assets import assets
from console.office.pages import office_pages
from console.office.site import Checks, OfficeSite
from console.public import FactKeeper, Site, public_pages
from db import announcements, deliveries, inbox, line_access
from db.engine import Database
from domain.error_place import place_of
from scheduler.calendar.worktime import Hours

MOST_BYTES = 1_000_000
"""Of a webhook body; LINE's are far smaller."""

FEW_CHATS = 2
"""So many chats may fail by themselves; more of them are the service's fault."""

YOUNG = timedelta(minutes=2)
"""What has waited longer than this shows that nobody works."""


def create_app(
    settings: Settings,
    database: Database,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ring: Callable[[], None] = lambda: None,
    facts: FactKeeper | None = None,
    checks: Checks = tuple,
) -> Flask:
    """The app that answers LINE and shows the public and the office's pages.

    ring: wakes a worker in this process, if any. facts: shares the manual with it. checks: the doctor's.
    """
    app = _bare()
    app.register_blueprint(webhook(settings.channel_secret, database, clock, ring))
    site = site_of(settings)
    keeper = facts or FactKeeper(site, database)
    pages = public_pages(site, keeper, clock)
    app.register_blueprint(pages.blueprint)
    office = _office(settings, site, database, keeper, clock)
    app.register_blueprint(office_pages(replace(office, ring=ring, checks=checks), OPEN_ROUTES))
    app.register_blueprint(assets())
    app.register_blueprint(files(database))
    if settings.metrics_token:
        app.register_blueprint(metrics_page(settings.metrics_token, database, clock))
    _health(app, database, clock)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> tuple[Response, int]:
        if error.code == 404 and request.blueprint is None and request.method in ("GET", "HEAD"):
            return pages.not_found(), 404
        return Response(error.name, mimetype="text/plain"), error.code or 500

    @app.errorhandler(Exception)
    def failed(error: Exception) -> tuple[Response, int]:
        app.logger.error("request failed", extra={"error": place_of(error)})
        return Response("error", mimetype="text/plain"), 500

    return app


def _bare() -> Flask:
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.after_request(_here)
    return app


def _here(answer: Response) -> Response:
    """To another spelling of an address the router sends by `Host`, which anybody may forge."""
    if answer.status_code == 308 and (there := urlsplit(answer.headers.get("Location", ""))).path:
        query = f"?{there.query}" if there.query else ""
        answer.headers["Location"] = f"/{there.path.lstrip('/')}{query}"
    return answer


def _health(app: Flask, database: Database, clock: Callable[[], datetime]) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return Response("ok", mimetype="text/plain")

    @app.get("/readyz")
    def readyz() -> tuple[Response, int]:
        report, ready = _readiness(database, clock())
        return jsonify(report), 200 if ready else 503


def site_of(settings: Settings) -> Site:
    """What the public pages need of the settings."""
    hours = settings.office_hours
    return Site(
        public_url=settings.public_url or "",
        announce_at=settings.announce_at,
        hours=Hours(hours.start, hours.end, hours.always),
        keeps=(settings.keep_raw_days, settings.keep_text_years),
    )


def _office(
    settings: Settings, site: Site, database: Database, keeper: FactKeeper, clock: Callable[[], datetime]
) -> OfficeSite:
    """What the office's pages need of the settings."""
    made = OfficeSite(site.public_url, settings.channel_secret, database, keeper, clock)
    return replace(
        made,
        hours=site.hours,
        undo_seconds=settings.answer_undo_seconds,
        files=files_address(settings),
    )


def _readiness(database: Database, now: datetime) -> tuple[dict[str, object], bool]:
    try:
        with database.read() as session:
            event = inbox.oldest_waiting_at(session)
            untried, failing = inbox.count_late_chats(session, now - YOUNG)
            owed = deliveries.oldest_owed_at(session)
            aside = inbox.count_aside(session)
            ticked = announcements.last_tick(session)
            denied, skew = line_access.denial(session), line_access.skew(session)
    except SQLAlchemyError:
        return {"ready": False, "database": "unreachable"}, False
    ages = {
        "oldest_waiting_event_seconds": _age(event, now),
        "oldest_owed_delivery_seconds": _age(owed, now),
    }
    # An event that fails in its chat is set aside soon, and is no reason to call the whole office ill.
    is_late = (ages["oldest_owed_delivery_seconds"] or 0) > YOUNG.total_seconds()
    ready = not untried and failing <= FEW_CHATS and not is_late and denied is None
    last_tick = ticked.isoformat() if ticked else None
    return {
        "ready": ready,
        "database": "ok",
        "line_refuses_since": denied.since.isoformat() if denied else None,
        "clock_ahead_of_line_seconds": skew.seconds if skew else None,
        "events_set_aside": aside,
        "chats_failing": failing,
        "last_tick": last_tick,
        **ages,
    }, ready


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else round(max((now - moment).total_seconds(), 0.0), 1)
