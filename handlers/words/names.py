"""The name of an officer as typed behind a command: "ให้พี่สมศรีค่ะ 🙏"."""

from collections.abc import Iterator

from handlers.words import particles
from handlers.words.fold import is_unseen

_TITLES = ("ให้", "@", "พี่", "น้อง", "คุณ", "ครู", "อาจารย์", "อ.")
_ENDS = (
    "นะคะ", "นะครับ", "ค่ะ", "คะ", "ครับผม", "ครับ", "คับ", "คร้าบ", "ค้าบ", "ค๊าบ", "ค่า",
    "จ้า", "จ้ะ", "จ๊ะ", "จ๋า", "นะ", "น้า", "ฮะ", "ฮับ", "งับ", "ด้วย", "หน่อย", "ดูแล", "ดูแลต่อ",
    "ขอบคุณ",
)  # fmt: skip
_DONE = ("เรียบร้อย", "แล้ว")
_SHORTEST = 2
"""Letters of a name of which something was taken off."""
_MOST = 100
"""Characters of a name with what stands around it."""


def candidates(typed: str, *, done: bool = False) -> Iterator[str]:
    """What may be the name, as it stands first; `done`: also without แล้ว behind it."""
    for name in _shorter(typed, (*_ENDS, *_DONE) if done else _ENDS):
        yield name
        while title := next((one for one in _TITLES if name.startswith(one)), None):
            name = name.removeprefix(title).strip()
            if len(name) >= _SHORTEST:
                yield name


def is_no_name(typed: str) -> bool:
    """Courtesy, ให้ and แล้ว alone."""
    *_, last = _shorter(typed, (*_ENDS, *_DONE))
    return not last.removeprefix("ให้").strip()


def _shorter(typed: str, ends: tuple[str, ...]) -> Iterator[str]:
    name = "".join(letter for letter in typed[:_MOST] if not is_unseen(letter)).strip()
    yield name
    while True:
        shorter = particles.without_signs(name)
        for end in ends:
            plain = shorter.rstrip(shorter[-1:]) + shorter[-1:]  # "ค่าาา"
            if plain.endswith(end):
                shorter = plain.removesuffix(end).strip()
        if shorter == name:
            return
        name = shorter
        if len(name) >= _SHORTEST or not name:
            yield name
