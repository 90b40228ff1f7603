"""Sample stickers, pictures, files and places for people to send, and the bytes behind them."""

import secrets
import struct
import zlib

from simulator.world.model import Json

STICKERS = {"11537": ("52002734", "52002735", "52002738", "52002739", "52002741", "52002745")}
FILE_NAME = "แผนปฏิบัติการ.pdf"
PROVIDER: Json = {"type": "line"}


def sticker(sticker_id: str = "52002734") -> Json:
    return {
        "type": "sticker",
        "packageId": "11537",
        "stickerId": sticker_id,
        "stickerResourceType": "ANIMATION",
        "keywords": ["hello"],
    }


def image() -> Json:
    return {"type": "image", "contentProvider": dict(PROVIDER)}


def together(total: int, count: int) -> list[Json]:
    """The first `count` of so many pictures that are sent at once."""
    name = secrets.token_hex(20)
    return [
        {**image(), "imageSet": {"id": name, "index": place, "total": total}} for place in range(1, count + 1)
    ]


def video() -> Json:
    return {"type": "video", "duration": 12000, "contentProvider": dict(PROVIDER)}


def audio() -> Json:
    return {"type": "audio", "duration": 4000, "contentProvider": dict(PROVIDER)}


def file() -> Json:
    return {"type": "file", "fileName": FILE_NAME, "fileSize": len(PDF)}


def location() -> Json:
    return {
        "type": "location",
        "title": "ศาลากลางจังหวัดนครพนม",
        "address": "ต.ในเมือง อ.เมืองนครพนม จ.นครพนม 48000",
        "latitude": 17.4108,
        "longitude": 104.7784,
    }


SAMPLES = {
    "sticker": sticker,
    "image": image,
    "video": video,
    "audio": audio,
    "file": file,
    "location": location,
}


def picture(width: int = 240, height: int = 160) -> bytes:
    """A PNG of a plain field under a plain sky."""
    sky, field = b"\x9f\xc9\xee", b"\x7d\xb8\x6a"
    rows = (b"\x00" + (sky if y < height * 0.6 else field) * width for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(b"".join(rows))), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def content_of(kind: str) -> tuple[bytes, str]:
    """Bytes and media type of what a person sent."""
    return {
        "image": (picture(), "image/png"),
        "file": (PDF, "application/pdf"),
        "video": (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        "audio": (b"\x00\x00\x00\x18ftypM4A ", "audio/x-m4a"),
    }[kind]
