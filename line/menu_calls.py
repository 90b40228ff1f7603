"""LINE's calls for rich menus, over the gateway's own client."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from line.sent import LineError

ALL = "/v2/bot/user/all/richmenu"
GONE = 404


class Known(NamedTuple):
    """A menu that LINE has."""

    id: str
    name: str


class MenuCalls:
    """Each raises LineError where LINE does not do it. Safe to use from many threads."""

    def __init__(
        self,
        call: Callable[[str, str, Mapping[str, Any] | None], Any],
        upload: Callable[[str, bytes, str], None],
    ) -> None:
        """call: method, path and body -> the JSON answered. upload: path, bytes and their type."""
        self._call, self._upload = call, upload

    def create(self, request: Mapping[str, Any]) -> str:
        """Its id; nobody sees it before it has an image."""
        return str(self._call("POST", "/v2/bot/richmenu", request)["richMenuId"])

    def put_image(self, menu: str, image: bytes, media_type: str = "image/png") -> None:
        """LINE takes one image for a menu, and no other later."""
        self._upload(f"{_path(menu)}/content", image, media_type)

    def all(self) -> list[Known]:
        """Every menu made over the API. LINE answers this ten times a second at most."""
        found = self._call("GET", "/v2/bot/richmenu/list", None)["richmenus"]
        return [Known(str(one["richMenuId"]), str(one.get("name", ""))) for one in found]

    def delete(self, menu: str) -> None:
        """One that is no more is deleted already."""
        self._or_gone("DELETE", _path(menu))

    def default(self) -> str | None:
        """What everybody sees who has no menu of their own; None where there is none."""
        found = self._or_gone("GET", ALL)
        return str(found["richMenuId"]) if found else None

    def set_default(self, menu: str) -> None:
        self._call("POST", f"{ALL}/{quote(menu, safe='')}", None)

    def link(self, person: str, menu: str) -> None:
        """LINE answers as if it were done to one who is no friend of the bot, too."""
        self._call("POST", f"{_of(person)}/{quote(menu, safe='')}", None)

    def unlink(self, person: str) -> None:
        """One who has none has none afterwards as well."""
        self._or_gone("DELETE", _of(person))

    def _or_gone(self, method: str, path: str) -> Any:
        try:
            return self._call(method, path, None)
        except LineError as error:
            if error.status != GONE:
                raise
            return None


def _path(menu: str) -> str:
    return f"/v2/bot/richmenu/{quote(menu, safe='')}"


def _of(person: str) -> str:
    return f"/v2/bot/user/{quote(person, safe='')}/richmenu"
