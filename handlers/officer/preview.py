"""What was collected for one answer, shown numbered before anything of it goes: ส่ง, ลบข้อ 3, ยกเลิก."""

from collections.abc import Sequence

from handlers.asker import forward_media
from handlers.contract import officer_draft
from handlers.contract.ask import Ask
from handlers.contract.attachments import parts_of
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.officer_draft import Kept
from handlers.contract.reply import Reply
from handlers.words.commands import Command
from line.actions import says
from line.cards import case_cards
from line.limits import LONGEST_IN_ONE, MESSAGES, cut_utf16, utf16_length
from line.messages import Message, text
from line.texts import answer_texts

LONGEST = 1_200
"""UTF-16 code units of the parts that a card holds; longer ones stand in a text before it."""
SEND, CANCEL = "ส่ง", "ยกเลิก"


def is_open(ask: Ask) -> bool:
    """Whether this officer was shown what goes, and it waits for their word."""
    return ask.seen.drafted is not None and officer_draft.is_previewed(ask.seen.draft)


def is_meant(ask: Ask) -> bool:
    """Whether a command is about what was shown, and aims at no other consultation."""
    case, aimed, command = ask.seen.drafted, ask.seen.aimed, ask.said.words.command
    if not is_open(ask) or case is None or command is None or not command.sure:
        return False
    other = aimed.case is not None and aimed.case.id != case.id
    return not other and command.name in ("send", "drop-part", "stop", "end")


def show(ask: Ask, case: Case, draft: Draft, lead: str = "") -> Reply:
    """All parts as they stand, each with its number."""
    kept = officer_draft.kept_for(draft, case.id)
    parts = parts_of(kept, ask.seen.attached)
    rows = [f"{at}. {forward_media.written(part)}" for at, part in enumerate(parts, start=1)]
    head = answer_texts.preview_head(case.name, case.person_name, case.school)
    hint = answer_texts.preview_hint(len(rows))
    keep = Keep(officer_draft.previewed(draft))
    messages = _messages("\n".join(filter(None, (lead, head))), rows, hint)
    return Reply(messages, (keep,), about=case.id)


def parts_named(command: Command) -> Sequence[int]:
    """ "ปศ. 2 ลบข้อ 3" begins with the number of the consultation."""
    numbers = command.numbers[1:] if command.numbered_first else command.numbers
    return [one.number for one in numbers]


def drop(ask: Ask, case: Case, draft: Draft, numbers: Sequence[int]) -> Reply:
    """ "ลบข้อ 3": what is left is shown again. With nothing left, nothing is kept and nothing was sent."""
    kept = officer_draft.kept_for(draft, case.id)
    wrong = [number for number in numbers if not 1 <= number <= len(kept)]
    if wrong or not numbers:
        return show(ask, case, draft, answer_texts.no_such_part(wrong[0] if wrong else None, len(kept)))
    left: list[Kept] = [part for at, part in enumerate(kept, start=1) if at not in numbers]
    if not left:
        keep = Keep(officer_draft.without(draft, case.id))
        return Reply((text(answer_texts.no_part_left(case.name)),), (keep,), about=case.id)
    return show(ask, case, officer_draft.only(draft, case.id, left), answer_texts.parts_dropped(numbers))


def _messages(head: str, rows: Sequence[str], hint: str) -> tuple[Message, ...]:
    buttons = [says(SEND, SEND), says(CANCEL, CANCEL)]
    shown = "\n".join(rows)
    if utf16_length(shown) <= LONGEST:
        return (case_cards.choices(f"{head}\n\n{shown}\n\n{hint}", buttons),)
    texts = MESSAGES - 1
    each = (LONGEST_IN_ONE - utf16_length(head) - 2) * texts // len(rows) // 2  # a text may end half filled
    pieces = [head]
    for row in (cut_utf16(one, min(each, LONGEST_IN_ONE)) for one in rows):
        if utf16_length(pieces[-1]) + 1 + utf16_length(row) > LONGEST_IN_ONE:
            pieces.append(row)
        else:
            pieces[-1] += f"\n{row}"
    return (*(text(piece) for piece in pieces), case_cards.choices(hint, buttons))
