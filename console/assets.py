"""`/assets/...`: style sheets, the web font and the icon, read once and kept in memory."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, request

FOLDER = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
FOR_GOOD = "public, max-age=31536000, immutable"
"""The address has the content's hash: another content has another address."""


def assets() -> Blueprint:
    blueprint = Blueprint("assets", __name__)
    blueprint.add_app_template_global(address, "asset")

    @blueprint.get("/assets/<name>")
    def asset(name: str) -> Response:
        if name not in names():
            abort(404)
        answer = Response(content(name), content_type=TYPES[Path(name).suffix])
        answer.headers["Cache-Control"] = FOR_GOOD if request.args.get("v") == version(name) else "no-cache"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Content-Security-Policy"] = "default-src 'none'"
        answer.set_etag(version(name))
        answer.make_conditional(request)
        return answer

    return blueprint


def address(name: str) -> str:
    """Where a page finds it."""
    return f"/assets/{name}?v={version(name)}"


@cache
def names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.iterdir() if path.suffix in TYPES)


@cache
def content(name: str) -> bytes:
    """The style sheet names the font with its hash, so that it may be kept for good as well."""
    found = (FOLDER / name).read_bytes()
    if name.endswith(".css"):
        for other in sorted(names()):
            if not other.endswith(".css"):
                found = found.replace(f'"{other}"'.encode(), f'"{address(other)}"'.encode())
    return found


@cache
def version(name: str) -> str:
    return hashlib.sha256(content(name)).hexdigest()[:12]
