"""`/files/<token>`: pictures and files of consultations, for whoever was given the address."""

import re
from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from bot.settings import Settings
from db import attachments
from db.engine import Database
from domain.addresses import is_guarded

PATH = "/files"
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
SHOWN = ("image/jpeg", "image/png", "video/mp4", "audio/")
"""What a browser may show by itself; all else is saved."""
PNG = b"\x89PNG"


def address(settings: Settings) -> str:
    """Where LINE can fetch them: it takes https alone. Empty where there is no such address.

    On this machine alone http will do, for a simulated LINE.
    """
    return f"{settings.public_url}{PATH}" if is_guarded(settings.public_url) else ""


def files(database: Database) -> Blueprint:
    blueprint = Blueprint("files", __name__)

    @blueprint.get(f"{PATH}/<token>")
    def content(token: str) -> Response:
        return _served(database, token)

    @blueprint.get(f"{PATH}/<token>/preview")
    def preview(token: str) -> Response:
        return _served(database, token, preview=True)

    return blueprint


def _served(database: Database, token: str, *, preview: bool = False) -> Response:
    if not TOKEN.fullmatch(token):
        abort(404)
    with database.read() as session:
        found = attachments.served(session, token, preview=preview)
    if found is None:
        abort(404)
    media_type = found.media_type
    if preview:  # of a video it is a picture all the same
        media_type = "image/png" if found.content.startswith(PNG) else "image/jpeg"
    answer = Response(found.content, content_type=media_type or "application/octet-stream")
    shown = media_type.startswith(SHOWN)
    named = f"; filename*=UTF-8''{quote(found.name, safe='')}" if found.name else ""
    answer.headers["Content-Disposition"] = f"{'inline' if shown else 'attachment'}{named}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # What was erased must not live on in anybody's cache, nor be found by a search.
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"
    # Phones play a video by asking for it in ranges.
    answer.make_conditional(request, accept_ranges=True, complete_length=len(found.content))
    return answer
