"""LINE's API over HTTP: who may call, what is recorded, what goes wrong on purpose, what is answered."""

import json
import logging
import re
import time
import traceback
import uuid
from dataclasses import dataclass

from flask import Blueprint, Response
from flask import request as incoming
from werkzeug.http import http_date

from simulator.endpoints import ROUTES, Answer, Call, Route
from simulator.platform import Platform
from simulator.world.faults import Once
from simulator.world.model import Refusal, Request

BODY_BYTES = 2 * 1024 * 1024
METHODS = ["GET", "POST", "PUT", "DELETE"]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Api:
    """One call from its arrival to its answer."""

    platform: Platform

    def serve(self, path: str) -> Response:
        record = self._record(path)
        once: Once | None = None
        try:
            once = self._befall(path)
            answer = self._answer(path, record)
            record.done = answer.status < 300
        except Refusal as refusal:
            answer = Answer(refusal.status, refusal.body(), headers=refusal.headers)
        except Exception as error:  # the caller still hears what LINE says when it breaks
            place = traceback.extract_tb(error.__traceback__)[-1]
            log.error("a call failed: %s at %s:%s", type(error).__name__, place.name, place.lineno)
            answer = Answer(500, {"message": "Internal server error"})
        self._delay_answer(once)
        if once is not None and once.lost:
            answer = Answer(500, {"message": "Internal server error"})
        return self._respond(record, answer)

    def _record(self, path: str) -> Request:
        headers = {name.lower(): value for name, value in incoming.headers if name != "Authorization"}
        state = self.platform.state
        record = Request(str(uuid.uuid4()), state.clock.now(), incoming.method, path, headers, None)
        with state.lock:
            state.requests.append(record)
        return record

    def _befall(self, path: str) -> Once | None:
        """Wait if LINE is slow, and refuse if it is down. Returns what else is planned for this call."""
        state = self.platform.state
        if state.faults.slow_ms:
            time.sleep(state.faults.slow_ms / 1000)
        with state.lock:
            once = state.faults.take(path)
            state.faults.refuse(once)
        return once

    def _delay_answer(self, once: Once | None) -> None:
        late = self.platform.faults.late_ms / 1000 + (once.late if once else 0.0)
        if late:
            time.sleep(late)

    def _answer(self, path: str, record: Request) -> Answer:
        if incoming.headers.get("Authorization") != f"Bearer {self.platform.token}":
            raise Refusal(
                401,
                "Authentication failed. Confirm that the access token in the authorization header is valid.",
            )
        route, args = _route(path)
        if (incoming.content_length or 0) > BODY_BYTES:
            raise Refusal(413, "Payload too large")
        retry_key = incoming.headers.get("X-Line-Retry-Key")
        if retry_key is not None and not route.keyed:
            raise Refusal(400, "The X-Line-Retry-Key header cannot be used with this endpoint")
        raw = incoming.get_data() if incoming.method in ("POST", "PUT") else b""
        if route.takes == "json":
            record.body = _parsed(raw)
        elif raw:
            record.body = len(raw)
        call = Call(args, record.body, raw, record.id, retry_key, incoming.mimetype)
        result = route.handler(self.platform, call)
        return result if isinstance(result, Answer) else Answer(200, result)

    def _respond(self, record: Request, answer: Answer) -> Response:
        if isinstance(answer.body, bytes):
            response = Response(answer.body, answer.status, content_type=answer.content_type)
        else:
            body = json.dumps(answer.body)
            response = Response(body, answer.status, content_type="application/json")
        response.headers["X-Line-Request-Id"] = record.id
        response.headers["Date"] = http_date(self.platform.state.clock.now())
        response.headers.update(answer.headers)
        with self.platform.state.lock:
            record.status = answer.status
            record.answer = None if isinstance(answer.body, bytes) else answer.body
            self.platform.state.touch()
        return response


def _route(path: str) -> tuple[Route, tuple[str, ...]]:
    methods = set()
    for route in ROUTES:
        found = re.fullmatch(route.path, path)
        if found and route.method == incoming.method:
            return route, found.groups()
        if found:
            methods.add(route.method)
    if methods:
        raise Refusal(405, "Method not allowed")
    raise Refusal(404, "Not found")


def _parsed(raw: bytes) -> dict[str, object]:
    if incoming.mimetype != "application/json":
        raise Refusal(415, "Unsupported media type")
    try:
        body = json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "The request body could not be parsed as JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "The request body must be an object")
    return body


def _no_constant(name: str) -> None:
    """JSON has no NaN and no Infinity; Python's reader takes them."""
    raise ValueError(name)


def blueprint(platform: Platform) -> Blueprint:
    """Both of LINE's hosts in one: api and api-data share no path."""
    line_api = Blueprint("line_api", __name__)
    api = Api(platform)

    @line_api.route("/v2/<path:rest>", methods=METHODS)
    def call(rest: str) -> Response:
        return api.serve(f"/v2/{rest}")

    return line_api
