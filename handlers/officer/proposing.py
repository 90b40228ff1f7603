"""An answer about one school or one case, shown for editing before it is proposed as knowledge.

Nothing of what the asker or the officer said is kept here but what the officer changed.
"""

import re

from domain.consultation import State
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.case import Case, Draft, Keep
from handlers.contract.reply import Reply
from line.cards import entry_cards
from line.messages import text
from line.texts import taught_texts as said

KIND = "learn"
_PART = re.compile(r"\s*(คำถาม|คำตอบ)\s*[:：]\s*(.*)", re.S)


def show(ask: Ask, case: Case, question: str, answer: str) -> Reply:
    """The warning with both texts, and how to change them."""
    data = {"case": case.id, "question": question, "answer": answer}
    own = {"question": case.question, "answer": forward_media.words_of(case.answer)}
    changed = {name: value for name, value in data.items() if value != own.get(name)}
    cards = entry_cards.proposal(case.name, question, answer)
    return Reply(tuple(cards), (Keep(Draft(KIND, changed)),), about=case.id)


def texts_of(draft: Draft, case: Case) -> tuple[str, str]:
    """Question and answer as the officer left them."""
    question, answer = draft.data.get("question"), draft.data.get("answer")
    return str(question or case.question), str(answer or forward_media.words_of(case.answer))


def hear(ask: Ask) -> Reply | None:
    """A new wording, or that nothing is to be proposed; None for all else."""
    draft, case, command = ask.seen.draft, ask.seen.drafted, ask.said.words.command
    if draft is None or draft.kind != KIND or ask.seen.aimed.how == "quote":
        return None
    if case is None or case.state == State.WITHDRAWN or not case.question:
        return None
    if command and command.name == "stop" and command.sure:
        return Reply((text(said.NOT_PROPOSED, _quote(ask)),), (Keep(None),))
    part = _PART.fullmatch(ask.said.text)
    if part is None or not part[2].strip():
        return None
    question, answer = texts_of(draft, case)
    new = part[2].strip()
    return show(ask, case, *((new, answer) if part[1] == "คำถาม" else (question, new)))


def _quote(ask: Ask) -> str | None:
    return ask.said.quote_token if ask.in_group else None
