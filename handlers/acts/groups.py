"""What officers may do to the LINE groups that the bot is in: give a role, take it away."""

from handlers.acts.answers import Refused
from handlers.contract.officers import Bind, MakeGroupCode, Unbind
from knowledge.facts.manual import Role
from line.texts import console_texts as texts


def code(role: Role) -> MakeGroupCode:
    return MakeGroupCode(role)


def bind(group: str, role: Role, *, is_in: bool) -> Bind | Refused:
    """is_in: the bot has not left it."""
    return Bind(group, role) if is_in else Refused(texts.GROUP_NOT_IN)


def unbind(group: str, role: Role | None) -> Unbind | Refused:
    """role: what it has now."""
    return Unbind(group) if role else Refused(texts.GROUP_NOT_BOUND)
