"""Pictures and files between asker and officer: as pictures where LINE takes them, else as links."""

from dataclasses import dataclass

from line import limits
from line.actions import link
from line.cards import flex
from line.messages import Message
from line.messages import flex as card
from line.texts.conversation_texts import MEDIA

PICTURES = ("image/jpeg", "image/png")
LARGEST = 10_000_000
"""Most bytes of a picture that LINE takes, and of any file that is kept."""
LARGEST_PREVIEW = 1_000_000
PLACE_NAME = 100
"""Most graphemes of a place's title and of its address that LINE takes."""
STICKERS = {
    "446": (1988, 2027),
    "789": (10855, 10894),
    "1070": (17839, 17878),
    "6136": (10551376, 10551399),
    "6325": (10979904, 10979927),
    "6359": (11069848, 11069871),
    "6362": (11087920, 11087943),
    "6370": (11088016, 11088039),
    "6632": (11825374, 11825397),
    "8515": (16581242, 16581265),
    "8522": (16581266, 16581289),
    "8525": (16581290, 16581313),
    "11537": (52002734, 52002773),
    "11538": (51626494, 51626533),
    "11539": (52114110, 52114149),
}
"""First and last sticker id, by package, of the stickers that LINE lets bots send."""


@dataclass(frozen=True)
class Enclosed:
    """A file that is served at an address of ours."""

    address: str
    kind: str
    """image, video, audio or file."""
    name: str
    size: int
    is_picture: bool
    """Whether there is a preview picture at `address`/preview."""
    duration: int | None = None
    """Length of a playable sound in milliseconds; None for anything else."""


def what(kind: str, name: str = "") -> str:
    """ "รูปภาพ", "ไฟล์ แผน.pdf"."""
    return f"{MEDIA.get(kind, 'สติกเกอร์')} {name}".strip()


def message(enclosed: Enclosed) -> Message:
    if enclosed.is_picture:
        kind = "video" if enclosed.kind == "video" else "image"
        preview = f"{enclosed.address}/preview"
        return {"type": kind, "originalContentUrl": enclosed.address, "previewImageUrl": preview}
    if enclosed.kind == "audio" and enclosed.duration:
        return {"type": "audio", "originalContentUrl": enclosed.address, "duration": enclosed.duration}
    named = what(enclosed.kind, enclosed.name)
    body = flex.column(
        flex.words(named, "md", bold=True),
        flex.quiet(f"{size(enclosed.size)} แตะเพื่อเปิด หรือคัดลอกลิงก์: {enclosed.address}"),
        flex.button(link("เปิด", enclosed.address), "#8A3B12"),
        spacing="sm",
    )
    return card(f"{named} {enclosed.address}", {"type": "bubble", "size": "kilo", "body": body})


def may_be_sent(package: str, sticker: str) -> bool:
    """Whether LINE lets a bot send this sticker."""
    first, last = STICKERS.get(package, (1, 0))
    return sticker.isascii() and sticker.isdigit() and len(sticker) < 12 and first <= int(sticker) <= last


def sticker_message(package: str, sticker: str) -> Message:
    return {"type": "sticker", "packageId": package, "stickerId": sticker}


def place_message(title: str, address: str, latitude: float, longitude: float) -> Message:
    """A location message. LINE requires title and address, but sends places without them."""
    return {
        "type": "location",
        "title": limits.cut_graphemes(title or MEDIA["location"], PLACE_NAME),
        "address": limits.cut_graphemes(address or f"{latitude}, {longitude}", PLACE_NAME),
        "latitude": latitude,
        "longitude": longitude,
    }


def size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} KB"
