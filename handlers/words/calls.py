"""Who is called or mentioned by a text, as far as its letters tell."""

import re
from collections.abc import Sequence

EVERYBODY = ("all", "everyone", "ทุกคน", "ทั้งหมด")


def begins_with_name(text: str, names: Sequence[str]) -> bool:
    """Whether it begins by mentioning everybody or one of these names: "@สมศรี รบกวนตอบด้วยค่ะ"."""
    found = re.match(r"\W*?[@＠]\s*(?:พี่|น้อง|คุณ)?\s*(.*)", text, re.S)
    if found is None:
        return False
    rest = found[1].casefold()
    parts = [part for name in names for part in (name, *name.split()) if len(part) > 1]
    return any(rest.startswith(name.casefold()) for name in (*EVERYBODY, *parts))
