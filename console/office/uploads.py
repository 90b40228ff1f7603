"""Pictures and files that go with an answer given on a page: taken up, and kept while it is put right."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from console.office.gate import Gate
from db import attachments
from handlers.acts.answers import Answer
from handlers.asker.forward_media import message_at, written
from handlers.contract.attachments import Attached, Part, kept_as
from line.cards.attachment_cards import LARGEST
from services import uploaded
from services.snapshot.attachments import attached_of

MOST_FILES = 3
"""With the words and the card that ends them, what one push takes."""
MOST_BYTES = MOST_FILES * (LARGEST + 500_000)
"""Of a form with files."""
TOO_MANY = f"แนบได้ครั้งละไม่เกิน {MOST_FILES} ไฟล์ ที่เกินยังไม่ได้แนบ"
NO_ADDRESS = "แนบไฟล์ยังไม่ได้ เพราะระบบยังไม่มีที่อยู่ https (PUBLIC_URL) ให้ LINE มารับ"
CORRECTION_IS_TEXT = "คำแก้ไขต้องเป็นข้อความ จึงยังไม่ได้ส่ง ส่งไฟล์เป็นข้อความเพิ่มเติมแทน"


@dataclass(frozen=True)
class Enclosed:
    """A file that is kept for an answer, as the form shows it."""

    token: str
    name: str


@dataclass(frozen=True)
class Taken:
    tokens: tuple[str, ...]
    """Of all that go with the answer: those kept before, and those chosen now."""
    wrong: str = ""
    """Why not all that was chosen is taken."""


def take(gate: Gate, number: int, person: str) -> Taken:
    """What the form brings, kept in the database."""
    before = tuple(dict.fromkeys(request.form.getlist("kept")))[:MOST_FILES]
    chosen = [one for one in request.files.getlist("file") if one.filename]
    if not chosen:
        return Taken(before)
    if not gate.site.files:
        return Taken(before, NO_ADDRESS)
    judged = [uploaded.judged(one.filename or "", one.stream.read(LARGEST + 1)) for one in chosen]
    wrong = [one.why for one in judged if isinstance(one, uploaded.NotTaken)]
    good = [one for one in judged if isinstance(one, uploaded.Upload)]
    room = MOST_FILES - len(before)
    if len(good) > room:
        wrong.append(TOO_MANY)
    with gate.site.database.begin() as db:
        tokens = [uploaded.keep(db, one, number, person, gate.now) for one in good[: max(0, room)]]
    return Taken((*before, *tokens), " · ".join(wrong))


def shown(db: Session, tokens: Sequence[str], number: int, person: str) -> list[Enclosed]:
    rows = attachments.uploaded(db, tokens, number, person)
    return [Enclosed(one.token, written(attached_of(one)).strip("[]")) for one in rows]


def answer(gate: Gate, db: Session, words: str, tokens: Sequence[str], number: int, person: str) -> Answer:
    """The words first, then what goes with them."""
    files: list[Attached] = [attached_of(one) for one in attachments.uploaded(db, tokens, number, person)]
    parts: tuple[Part, ...] = (*((words,) if words or not files else ()), *files)
    return Answer(
        "\n\n".join(written(part) for part in parts),
        parts,
        tuple(message_at(gate.site.files, part) for part in parts if part),
        kept=tuple(kept_as(part) for part in parts) if files else (),
    )
