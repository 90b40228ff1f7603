"""People and groups who come and go, and messages taken back."""

from handlers.acts import routing
from handlers.contract.ask import Ask
from handlers.contract.reply import Blank, Followed, Joined, Left, Reply, Unfollowed
from line.cards.menu_card import menu_card
from line.messages import text
from line.texts import conversation_texts


def followed(ask: Ask) -> Reply:
    """The welcome, with the privacy notice, and what can be asked."""
    office, bot = ask.desk.manual.office, ask.desk.bot
    person = ask.seen.chat.person or ask.seen.chat.id
    messages = (
        text(conversation_texts.welcome(bot.name, office.group, office.short)),
        text(conversation_texts.privacy(office.group, *ask.desk.keeps)),
        menu_card(ask.desk.manual, pages=ask.desk.pages),
    )
    return Reply(messages, (Followed(person),))


def unfollowed(ask: Ask) -> Reply:
    return Reply(changes=(Unfollowed(ask.seen.chat.person or ask.seen.chat.id),))


def joined(ask: Ask) -> Reply:
    greeting = text(conversation_texts.joined(ask.desk.bot.name, ask.desk.manual.office.group))
    return Reply((greeting,), (Joined(ask.seen.chat.id),))


def left(ask: Ask) -> Reply:
    return Reply(changes=(Left(ask.seen.chat.id),))


def unsent(ask: Ask) -> Reply:
    if not ask.said.message_id:
        return Reply()
    return Reply(changes=(Blank(ask.said.message_id, routing.opens_at(ask)),))
