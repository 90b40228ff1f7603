"""`/metrics` for Prometheus, to whoever has METRICS_TOKEN."""

import hmac
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, request

from db.engine import Database
from services import metrics


def metrics_page(token: str, database: Database, clock: Callable[[], datetime]) -> Blueprint:
    """The route, opened by `Authorization: Bearer <token>`: behind a proxy everybody comes from loopback."""
    routes = Blueprint("metrics", __name__)

    @routes.get("/metrics")
    def show() -> Response:
        given = request.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {token}".encode()):
            return Response("unauthorized", 401, {"WWW-Authenticate": "Bearer"}, mimetype="text/plain")
        return Response(metrics.page(database, clock()), content_type=metrics.CONTENT_TYPE)

    return routes
