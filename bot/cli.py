"""The command line. Errors are one line on stderr and exit code 1; wrong usage is 2."""

import sys
import traceback
from importlib import import_module

import click
from sqlalchemy.exc import SQLAlchemyError

from bot import terminal, words
from bot.failure import Failure
from bot.settings import SettingError, wants_traceback
from db.engine import DatabaseError, reason_of
from domain.error_place import place_of
from knowledge.loading.load import KnowledgeError
from services.memory import loading

COMMANDS = {
    "demo": "bot.commands.demo",
    "run": "bot.commands.run",
    "serve": "bot.commands.run",
    "work": "bot.commands.run",
    "ask": "bot.commands.ask",
    "evaluate": "bot.commands.evaluate",
    "knowledge": "bot.commands.knowledge",
    "announcements": "bot.commands.announcements",
    "dates": "bot.commands.dates",
    "groups": "bot.commands.groups",
    "officers": "bot.commands.officers",
    "consultations": "bot.commands.consultations",
    "stats": "bot.commands.stats",
    "events": "bot.commands.events",
    "deliveries": "bot.commands.deliveries",
    "menu": "bot.commands.menu",
    "backup": "bot.commands.backup",
    "restore": "bot.commands.backup",
    "doctor": "bot.commands.doctor",
    "db": "bot.commands.run",
}
"""Where each command lives; a command loads only what it needs itself."""


class Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        with loading():
            command = getattr(import_module(module), cmd_name) if module else None
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands)
def planbot() -> None:
    """LINE chatbot of the policy and planning group, สพม.นครพนม."""


def line_for(error: Exception) -> str:
    """What to say of an error that a person can mend."""
    if isinstance(error, DatabaseError):
        return words.DATABASE[error.problem].format(detail=error.detail)
    if isinstance(error, SQLAlchemyError):
        return words.DATABASE["failed"].format(detail=reason_of(error))
    return str(error)


def main() -> None:
    terminal.guard()
    try:
        planbot(prog_name="planbot")
    except (Failure, SettingError, DatabaseError, KnowledgeError, SQLAlchemyError) as error:
        click.echo(line_for(error), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:  # a person who runs a command can do nothing with a traceback
        if wants_traceback():
            traceback.print_exc()
        click.echo(words.UNEXPECTED.format(error=place_of(error)), err=True)
        sys.exit(1)
