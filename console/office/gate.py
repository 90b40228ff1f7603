"""Who may see what: every route of the process is closed unless listed as open or for officers of a rank."""

import threading
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from flask import Blueprint, Flask, Response, g, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from console.office.address import PATH
from console.office.site import FRESH, HOME, NAVIGATION, Needs, OfficeSite
from console.office.too_large import typed_before_files
from console.office.typed import Typed, typed
from console.public.pages import POLICY
from db.console import sessions
from db.console.sessions import Visit
from domain.error_place import place_of
from domain.ranks import Rank
from domain.time import BANGKOK
from line import thai_dates

ROOM = Path(__file__).parent.parent
WRITES = ("POST", "PUT", "PATCH", "DELETE")
View = TypeVar("View", bound=Callable[..., ResponseReturnValue])


class Gate:
    """The blueprint of the office's pages, and the gate before all routes of the process."""

    def __init__(self, site: OfficeSite, open_routes: Collection[str]) -> None:
        self.site = site
        self.blueprint = Blueprint(
            "office", __name__, url_prefix=PATH, template_folder=str(ROOM / "templates")
        )
        self.needs: dict[str, Needs] = {}
        self.open = frozenset(open_routes)
        self.most_bytes: dict[str, int] = {}
        self._csrf = CSRFProtect()
        self._places = threading.BoundedSemaphore(site.places)
        self.blueprint.record_once(lambda state: self._set_up(cast(Flask, state.app)))
        self.blueprint.before_app_request(self._let_in)
        self.blueprint.before_request(self._check_form)
        self.blueprint.after_request(guarded)
        self.blueprint.teardown_request(self._give_back)
        self.blueprint.register_error_handler(HTTPException, self._refused)
        self.blueprint.register_error_handler(SQLAlchemyError, self._no_database)

    def page(
        self,
        rule: str,
        *,
        rank: Rank = Rank.OFFICER,
        fresh: bool = False,
        methods: Collection[str] = ("GET",),
        most_bytes: int | None = None,
    ) -> Callable[[View], View]:
        """A route for officers of that rank. most_bytes: of its forms, where they bring files."""

        def add(view: View) -> View:
            if most_bytes:
                self.most_bytes[f"office.{view.__name__}"] = most_bytes
            self.needs[f"office.{view.__name__}"] = Needs(rank, fresh)
            self.blueprint.add_url_rule(rule, view.__name__, view, methods=list(methods))
            return view

        return add

    def open_page(self, rule: str, methods: Collection[str]) -> Callable[[View], View]:
        """A route for everybody."""

        def add(view: View) -> View:
            self.open |= {f"office.{view.__name__}"}
            self.blueprint.add_url_rule(rule, view.__name__, view, methods=list(methods))
            return view

        return add

    @property
    def now(self) -> datetime:
        return self.site.clock()

    def html(self, template: str, *, status: int = 200, **values: Any) -> Response:
        facts = self.site.keeper.facts(self.now)
        shared = {
            "visit": g.get("visit"),
            "office": facts.manual.office,
            "path": request.path,
            "nav": NAVIGATION,
            "today": self.now.astimezone(BANGKOK).date(),
            "dates": thai_dates,
        }
        return Response(render_template(f"office/{template}", **shared, **values), status)

    def _set_up(self, app: Flask) -> None:
        app.secret_key = self.site.form_key
        app.config.update(
            SESSION_COOKIE_NAME=self.site.cookie("planbot-form"),
            SESSION_COOKIE_HTTPONLY=True,
            SESSION_COOKIE_SAMESITE="Lax",
            SESSION_COOKIE_SECURE=self.site.is_https,
            WTF_CSRF_CHECK_DEFAULT=False,  # LINE's webhook has a signature of its own
            WTF_CSRF_TIME_LIMIT=None,  # as long as the session: what is typed slowly is not lost
            WTF_CSRF_SSL_STRICT=False,  # our pages send no Referer; `Sec-Fetch-Site` is looked at instead
        )
        self._csrf.init_app(app)

    def _let_in(self) -> ResponseReturnValue | None:
        """Before every request of the process, whatever route it is for."""
        endpoint = request.endpoint
        if endpoint is not None and endpoint.startswith("office."):
            if not self._places.acquire(blocking=False):
                return guarded(self._busy())
            g.has_office_place = True
        if endpoint is None or endpoint in self.open:
            return None
        needs = self.needs.get(endpoint)
        visit = self._visit() if needs else None
        if needs is None or visit is None:
            return guarded(self.html("closed.html", status=403))
        g.visit = visit
        if not visit.rank.reaches(needs.rank):
            return guarded(self.html("not_allowed.html", status=403))
        return self.stale(request.full_path.rstrip("?")) if needs.fresh else None

    def stale(self, back: str) -> Response | None:
        """The page that asks for a new link, where the last is older than `FRESH`.

        back: the page to which the new link leads.
        """
        if self.now - g.visit.began_at <= FRESH:
            return None
        session["next"] = back
        return guarded(self.html("not_fresh.html", status=403))

    def _visit(self) -> Visit | None:
        token, now = request.cookies.get(self.site.cookie("planbot"), ""), self.now
        if not token:
            return None
        with self.site.database.read() as db:
            visit = sessions.visit(db, token, now)
        if visit and now - visit.seen_at > sessions.SEEN_EVERY:
            with self.site.database.begin() as db:
                sessions.seen(db, visit.id, now)
        return visit

    def _check_form(self) -> None:
        """A form comes from a page of ours: by its token, and by what the browser says of its origin."""
        if request.method not in WRITES:
            return
        if _is_from_elsewhere():
            raise CSRFError("sent from another site")
        if (most := self.most_bytes.get(request.endpoint or "")) is not None:
            request.max_content_length = most
        self._csrf.protect()

    def _give_back(self, error: BaseException | None) -> None:
        if g.pop("has_office_place", False):
            self._places.release()

    def _busy(self) -> Response:
        busy = Response("มีผู้ใช้พร้อมกันมาก โปรดลองใหม่ในอีกสักครู่", 503, mimetype="text/plain")
        busy.headers["Retry-After"] = "2"
        return busy

    def _refused(self, error: HTTPException) -> Response:
        if isinstance(error, CSRFError):
            return self.html("old_form.html", status=400, typed=_typed())
        status = error.code or 500
        if status == 413 and request.endpoint in self.most_bytes:
            typed = dict(typed_before_files()).get("text", "")
            return self.html("too_large.html", status=413, typed=typed)
        return self.html("refused.html", status=status, missing=status in (404, 410))

    def _no_database(self, error: SQLAlchemyError) -> Response:
        """What was typed is shown again, to be sent once more."""
        from flask import current_app

        current_app.logger.error("office page failed", extra={"error": place_of(error)})
        g.pop("visit", None)
        return self.html("no_database.html", status=503, typed=_typed(), home=HOME)


def _is_from_elsewhere() -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def _typed() -> list[Typed]:
    """What another site filled in is not shown to be sent: it would need but a tap to be done."""
    if request.method not in WRITES or _is_from_elsewhere():
        return []
    try:
        return typed(request.form.items(multi=True))
    except RequestEntityTooLarge:
        return typed(typed_before_files())


def guarded(answer: Response) -> Response:
    """Nothing runs, nothing is kept by a browser or on the way, no address is told on."""
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return answer
