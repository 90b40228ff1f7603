"""What was typed into a form that is larger than may be."""

from collections.abc import Iterator

from flask import request
from werkzeug.sansio.multipart import Data, Field, File, MultipartDecoder, NeedData

HEAD = 200_000
"""Bytes in which it is looked for."""


def typed_before_files() -> list[tuple[str, str]]:
    """What was typed into a form that is too large: its fields stand before its files."""
    boundary = request.mimetype_params.get("boundary", "")
    if not boundary:
        return []
    decoder = MultipartDecoder(boundary.encode("ascii", "replace"))
    decoder.receive_data(request.environ["wsgi.input"].read(HEAD))
    try:
        return list(_fields(decoder))
    except ValueError:
        return []


def _fields(decoder: MultipartDecoder) -> Iterator[tuple[str, str]]:
    name, held = "", b""
    while not isinstance(event := decoder.next_event(), NeedData | File):
        if isinstance(event, Field):
            name, held = event.name, b""
        elif isinstance(event, Data):
            held += event.data
            if not event.more_data:
                yield name, held.decode("utf-8", "replace")
