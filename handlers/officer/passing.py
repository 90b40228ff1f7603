"""An officer's tap that passes a picture or file on: it goes as an answer does, after its window."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.acts import answers
from handlers.acts.answers import Refused
from handlers.asker import forward_media
from handlers.contract.ask import Ask
from handlers.contract.reply import Reply
from handlers.officer.acting import by, quoting, told
from line.texts import attachment_texts as texts
from line.texts import undo_texts


def tapped(ask: Ask, fields: Mapping[str, str]) -> Reply:
    """The message stands in the button; what an officer asked herself she adds to as an asker."""
    case, officer = ask.seen.aimed.case, ask.seen.officer
    own = case is not None and ask.seen.chat.kind == "user" and case.person == ask.seen.chat.person
    offered = [one for one in ask.seen.attached if one.state == "offered"]
    if officer is None or case is None or own or not offered or not case.chat or case.number is None:
        return forward_media.passed_on(ask, fields)
    named = forward_media.named_of(offered)
    done = answers.pass_on(case, by(ask), offered, named)
    if isinstance(done, Refused):
        return Reply(quoting(ask, done.why))
    if not done.held:
        words = texts.on_its_way(named, case.name, case.person_name)
        return Reply(quoting(ask, words), done.changes, about=case.id)
    shown = told(ask, case, done, ask.seen.draft, undo_texts.PASSED_ON)
    return replace(Reply(shown), changes=done.changes, about=case.id, confirms=True)
