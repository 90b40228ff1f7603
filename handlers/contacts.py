"""People and groups who come and go, and messages taken back."""

from handlers import duty
from handlers.ask import Ask
from handlers.reply import Blank, Followed, Joined, Left, Reply, Unfollowed
from line import texts
from line.menu_card import menu_card
from line.messages import text


def followed(ask: Ask) -> Reply:
    """The welcome, with the privacy notice, and what can be asked."""
    office, bot = ask.desk.manual.office, ask.desk.bot
    person = ask.seen.chat.person or ask.seen.chat.id
    messages = (
        text(texts.welcome(bot.name, office.group, office.short)),
        text(texts.privacy(office.group, *ask.desk.keeps)),
        menu_card(ask.desk.manual, pages=ask.desk.pages),
    )
    return Reply(messages, (Followed(person),))


def unfollowed(ask: Ask) -> Reply:
    return Reply(changes=(Unfollowed(ask.seen.chat.person or ask.seen.chat.id),))


def joined(ask: Ask) -> Reply:
    greeting = text(texts.joined(ask.desk.bot.name, ask.desk.manual.office.group))
    return Reply((greeting,), (Joined(ask.seen.chat.id),))


def left(ask: Ask) -> Reply:
    return Reply(changes=(Left(ask.seen.chat.id),))


def unsent(ask: Ask) -> Reply:
    if not ask.said.message_id:
        return Reply()
    return Reply(changes=(Blank(ask.said.message_id, duty.opens_at(ask)),))
