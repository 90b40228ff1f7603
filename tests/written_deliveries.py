"""While tests run, only db/deliveries/ and the tests themselves may write to a delivery's attributes."""

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event

from db.delivery_models import Delivery

ROOT = Path(__file__).parents[1]
OWNERS = (str(ROOT / "db" / "deliveries"), str(ROOT / "tests"))


class WrittenElsewhere(AssertionError):
    """Some other module changed a delivery; db/deliveries/ should have a function for it."""


def _check(target: Delivery, value: Any, old: Any, initiator: Any) -> None:
    frame = sys._getframe(1)
    while frame.f_back and (
        "/sqlalchemy/" in frame.f_code.co_filename or "<string>" in frame.f_code.co_filename
    ):
        frame = frame.f_back
    name = frame.f_code.co_filename
    if name.startswith(str(ROOT)) and not name.startswith(OWNERS) and ".venv" not in name:
        raise WrittenElsewhere(f"{Path(name).relative_to(ROOT)}:{frame.f_lineno}")


for column in Delivery.__mapper__.column_attrs:
    event.listen(getattr(Delivery, column.key), "set", _check)
