"""Rich menus: made, given an image, and linked to everyone or to a person."""

import secrets
import struct
from dataclasses import dataclass

from simulator.limits.message_limits import rule
from simulator.limits.objects import check
from simulator.sending import refuse
from simulator.world.model import Json, Refusal
from simulator.world.state import State

IMAGE_BYTES = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class RichMenu:
    id: str
    content: Json
    image: bytes | None = None
    image_type: str = ""

    def as_json(self) -> Json:
        return {"richMenuId": self.id} | self.content


class RichMenus:
    def __init__(self, state: State) -> None:
        self._state = state
        self._menus: dict[str, RichMenu] = {}
        self._default: str | None = None
        self._of_people: dict[str, str] = {}

    def validate(self, content: Json) -> Json:
        refuse(check("RichMenuRequest", content, "", rule))
        return {}

    def create(self, content: Json) -> Json:
        self.validate(content)
        with self._state.lock:
            menu = RichMenu("richmenu-" + secrets.token_hex(16), content)
            self._menus[menu.id] = menu
        return {"richMenuId": menu.id}

    def upload(self, menu_id: str, image: bytes, kind: str) -> Json:
        """An image cannot be replaced. A PNG must have the size that the menu names."""
        with self._state.lock:
            menu = self.find(menu_id)
            if kind not in ("image/png", "image/jpeg"):
                raise Refusal(415, "Unsupported media type")
            if len(image) > IMAGE_BYTES:
                raise Refusal(413, "Payload too large")
            if menu.image is not None:
                raise Refusal(400, "An image has already been uploaded to the richmenu")
            if kind == "image/png":
                _check_size(image, menu.content["size"])
            menu.image, menu.image_type = image, kind
            self._state.touch()
        return {}

    def find(self, menu_id: str | None) -> RichMenu:
        with self._state.lock:
            if menu_id is None or menu_id not in self._menus:
                raise Refusal(404, "richmenu not found")
            return self._menus[menu_id]

    def all(self) -> Json:
        with self._state.lock:
            return {"richmenus": [menu.as_json() for menu in self._menus.values()]}

    def delete(self, menu_id: str) -> Json:
        with self._state.lock:
            del self._menus[self.find(menu_id).id]
            self._default = None if self._default == menu_id else self._default
            self._of_people = {who: menu for who, menu in self._of_people.items() if menu != menu_id}
            self._state.touch()
        return {}

    def set_default(self, menu_id: str | None) -> Json:
        """None takes it away."""
        with self._state.lock:
            self._default = None if menu_id is None else self._with_image(menu_id)
            self._state.touch()
        return {}

    def default(self) -> Json:
        with self._state.lock:
            if self._default is None:
                raise Refusal(404, "no default richmenu")
            return {"richMenuId": self._default}

    def link(self, user_id: str, menu_id: str | None) -> Json:
        """None unlinks. Of no effect for one who is not a friend, though answered 200."""
        with self._state.lock:
            linked = None if menu_id is None else self._with_image(menu_id)
            person = self._state.people.get(user_id)
            self._of_people.pop(user_id, None)
            if linked and person is not None and person.reachable:
                self._of_people[user_id] = linked
            self._state.touch()
        return {}

    def linked(self, user_id: str) -> Json:
        with self._state.lock:
            if user_id not in self._of_people:
                raise Refusal(404, "the user has no richmenu")
            return {"richMenuId": self._of_people[user_id]}

    def shown_to(self, user_id: str) -> RichMenu | None:
        """What the person sees in 1:1: their own menu before the default."""
        with self._state.lock:
            shown = self._of_people.get(user_id) or self._default
            return self._menus.get(shown) if shown else None

    def _with_image(self, menu_id: str) -> str:
        if self.find(menu_id).image is None:
            raise Refusal(400, "must upload richmenu image before applying it to user")
        return menu_id


def _check_size(image: bytes, size: Json) -> None:
    if not image.startswith(PNG) or len(image) < 24:
        raise Refusal(400, "The image is not a PNG")
    width, height = struct.unpack(">II", image[16:24])
    if (width, height) != (size["width"], size["height"]):
        raise Refusal(400, "The image size does not match the richmenu's")
