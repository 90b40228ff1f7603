"""A text with all that can be read from its words alone."""

from dataclasses import dataclass

from handlers.words import passing_on
from handlers.words.codes import Code, code_in
from handlers.words.commands import Command, command_in
from handlers.words.fold import fold, says, shows
from handlers.words.numbers import CaseNumber, Leading, leading
from handlers.words.office_facts import OfficeFact, fact_in
from handlers.words.wishes import Wish, wish_in


@dataclass(frozen=True)
class Words:
    text: str
    """As it stands, less the space around it."""
    folded: str
    """As it is compared: no signs, emoji, tone marks or stretched letters."""
    visible: bool
    """Anything of it can be seen."""
    worded: bool
    """There is a letter or digit in it, rather than signs and emoji alone."""
    leading: Leading | None = None
    """The number of a consultation that it begins with."""
    command: Command | None = None
    """The officers' command that it is."""
    wish: Wish | None = None
    """The asker's wish that it is."""
    fact: OfficeFact | None = None
    """The fact of the office that it asks for, where it asks nothing else."""
    code: Code | None = None
    """The one-time code that it is, or looks like."""

    @property
    def number(self) -> CaseNumber | None:
        """The number of the consultation that it begins with, or that its command is about."""
        is_part = self.command is not None and self.command.row.takes == "part"
        if self.command is not None and self.command.number is not None and not is_part:
            return self.command.number
        return self.leading.number if self.leading else None

    def without_own(self, number: int | None, year: int | None) -> str:
        """Quoted words as they stand, less the number of what they quote."""
        if self.leading and self.leading.is_own and self.leading.number.names(number, year):
            return self.leading.rest
        return self.text


NOTHING_SAID = Words("", "", visible=False, worded=False)


def read(text: str) -> Words:
    if not text:
        return NOTHING_SAID
    folded = fold(text)
    return Words(
        text.strip(),
        folded.compact,
        shows(text),
        says(text),
        leading(text, folded),
        command_in(text, folded),
        passing_on.wish_for_a_person(folded) or wish_in(folded) or passing_on.said_to_the_card(folded),
        fact_in(folded.compact),
        code_in(text),
    )
