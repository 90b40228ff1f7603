"""Making and sending a page: rendered once for the facts of a day, compressed, with strict headers."""

import gzip
import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, g, render_template, request

from console.public.facts import FactKeeper
from console.public.site import Facts, Site
from console.public.steps import works
from domain.time import BANGKOK
from line import thai_dates

ROOM = Path(__file__).parent.parent
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
A_MINUTE = "public, max-age=60"
NOT_KEPT = "private, max-age=0"
"""Of what depends on words typed: no cache between us keeps it, and the browser's own back button works."""
AN_HOUR = "public, max-age=3600"
HTML = "text/html; charset=utf-8"
COMPRESSED_FROM = 1_000
"""Bytes."""

Values = Mapping[str, Any]
Build = Callable[[Facts, date], Values]


@dataclass(frozen=True)
class Body:
    """What is sent, packed and hashed once."""

    plain: bytes
    packed: bytes
    """Compressed; empty where that is not worth it."""
    etag: str


def body_of(plain: bytes) -> Body:
    packed = gzip.compress(plain, 6) if len(plain) > COMPRESSED_FROM else b""
    return Body(plain, packed, hashlib.sha256(plain).hexdigest()[:20])


class Pages:
    """The blueprint of the pages with what all of them use."""

    def __init__(
        self,
        site: Site,
        keeper: FactKeeper,
        clock: Callable[[], datetime],
    ) -> None:
        self.site, self.keeper, self._clock = site, keeper, clock
        self.blueprint = Blueprint("public", __name__, template_folder=str(ROOM / "templates"))
        self._places = threading.BoundedSemaphore(site.places)
        self._made: dict[tuple[str, ...], Body] = {}
        self._made_for: tuple[Facts, date] | None = None
        self.blueprint.before_request(self._take_a_place)
        self.blueprint.teardown_request(self._give_back)
        self.blueprint.after_request(with_headers)

    def now(self) -> datetime:
        return self._clock()

    def today(self) -> date:
        return self.now().astimezone(BANGKOK).date()

    def facts(self) -> Facts:
        return self.keeper.facts(self._clock())

    def page(self, template: str, build: Build, *key: str, status: int = 200) -> Response:
        """A page that is the same for everybody; `key` tells apart pages of one template."""

        def made(facts: Facts, today: date) -> bytes:
            return self.html(template, facts, today, build(facts, today))

        return sent(
            self.kept(made, template, *key), status=status, cache=A_MINUTE if status == 200 else NOT_KEPT
        )

    def kept(self, make: Callable[[Facts, date], bytes], *name: str, at_once: bool = False) -> Body:
        """What was made before, as long as no fact and no day has changed since."""
        facts, today = self.keeper.facts(self._clock(), at_once=at_once), self.today()
        if self._made_for != (facts, today):
            self._made, self._made_for = {}, (facts, today)
        made = self._made
        if name not in made:
            made[name] = body_of(make(facts, today))
        return made[name]

    def not_found(self) -> Response:
        """Says where to look."""

        def build(facts: Facts, today: date) -> Values:
            return {"works": works(facts.manual)}

        return with_headers(self.page("not_found.html", build, status=404))

    def html(self, template: str, facts: Facts, today: date, values: Values) -> bytes:
        manual = facts.manual
        shared = {
            "facts": facts,
            "manual": manual,
            "office": manual.office,
            "today_words": thai_dates.long(today),
        }
        path = values.get("path", "")
        address = f"{self.site.public_url}{path}" if self.site.public_url and path else ""
        html = render_template(f"public/{template}", site=self.site, address=address, **shared, **values)
        # Lines of nothing but template code would be a fifth of a page.
        return "\n".join(line.strip() for line in html.split("\n") if line.strip()).encode()

    def _take_a_place(self) -> Response | None:
        if not self._places.acquire(blocking=False):
            busy = Response("คนเข้าพร้อมกันมาก โปรดลองใหม่ในอีกสักครู่", 503, mimetype="text/plain")
            busy.headers["Retry-After"] = "2"
            return busy
        g.has_place = True
        return None

    def _give_back(self, error: BaseException | None) -> None:
        if g.pop("has_place", False):
            self._places.release()


def sent(body: Body, *, status: int = 200, cache: str = A_MINUTE, content_type: str = HTML) -> Response:
    """An answer: compressed where the browser takes it, not sent again where it has it already."""
    packs = bool(body.packed) and request.accept_encodings["gzip"] > 0
    answer = Response(body.packed if packs else body.plain, status, content_type=content_type)
    if packs:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = cache
    if status == 200 and request.method in ("GET", "HEAD"):
        answer.set_etag(body.etag, weak=True)
        answer.make_conditional(request)
    return answer


def with_headers(answer: Response) -> Response:
    """Nothing runs, nothing is asked of another host, nobody frames us, no address is told on."""
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    answer.headers.setdefault("Permissions-Policy", "interest-cohort=()")
    return answer
