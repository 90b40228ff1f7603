"""What an officer's command about a consultation or taught entry does, or what is asked back instead."""

from collections.abc import Callable, Mapping

from handlers.contract.ask import Ask
from handlers.contract.case import Case
from handlers.contract.reply import Reply
from handlers.officer import commands, knowledge_entries, viewing
from handlers.officer.answering import correct, more
from handlers.words import Words, read
from handlers.words.command_rows import Name
from handlers.words.commands import Command
from line.messages import text
from line.texts import answer_texts

Does = Callable[[Ask, Case, Command], Reply]

DOES: Mapping[Name, Does] = {
    "take": lambda ask, case, command: commands.take(ask, case),
    "give-back": lambda ask, case, command: commands.give_back(ask, case),
    "hand-over": lambda ask, case, command: commands.hand_over(ask, case, command.rest),
    "close": lambda ask, case, command: commands.close(ask, case),
    "collect": lambda ask, case, command: commands.collect(ask, case),
    "correct": lambda ask, case, command: correct(ask, case, [command.rest] if command.rest else []),
    "more": lambda ask, case, command: more(ask, case),
    "view": lambda ask, case, command: viewing.view(ask, case),
    "learn": lambda ask, case, command: knowledge_entries.learn(ask, case),
}
OF_ENTRIES: Mapping[Name, Callable[[Ask, int], Reply]] = {
    "approve": lambda ask, number: knowledge_entries.approve(ask, {}),
    "reject": lambda ask, number: knowledge_entries.reject(ask, {}),
    "withdraw-entry": knowledge_entries.withdraw,
}


def run(ask: Ask, case: Case, command: Command) -> Reply:
    return DOES[command.name](ask, case, command)


def about_entry(ask: Ask, command: Command) -> Reply:
    if command.number is None or len(command.numbers) > 1 or not command.sure:
        return _say(ask, answer_texts.which_number(command.row.word))
    return OF_ENTRIES[command.name](ask, command.number.number)


def lacks_number(ask: Ask, command: Command) -> bool:
    """Whether it must be asked which consultation is meant. "ดูค่ะ" among colleagues shows nothing."""
    talk = command.name == "view" and ask.in_group
    return command.row.takes == "number" and command.sure and not talk


def quoting(ask: Ask, case: Case) -> Reply | None:
    """The command that a quote of that consultation says; None for words that are an answer."""
    words, command = ask.said.words, ask.said.words.command
    if command is None:
        return None
    if command.row.of_entry:
        return about_entry(ask, command)
    if command.row.is_of_moment:
        return None
    if not command.row.is_of_case:
        return _of_no_case(ask, case, words, command)
    number = command.number
    other = number is not None and not number.names(case.number, case.year)
    if command.name == "correct":
        return _correction(ask, case, command, other)
    if other or len(command.numbers) > 1:
        return _say(ask, answer_texts.two_numbers(case.name, words.text))
    return _about(ask, case, command)


def numbered(ask: Ask, case: Case) -> Reply | None:
    """The command that stands beside the number of that consultation; None for words that are an answer."""
    command = ask.said.words.command
    if command is None or command.row.is_of_moment:
        return None
    if not command.row.is_of_case:
        return _doubt(ask, case, command)
    if len(command.numbers) > 1:
        return _say(ask, answer_texts.one_at_a_time(command.row.word, command.numbers[0].typed))
    return _about(ask, case, command)


def _about(ask: Ask, case: Case, command: Command) -> Reply | None:
    if command.name == "hand-over":
        return _hand_over(ask, case, command)
    if command.sure:
        return run(ask, case, command)
    is_answer = command.numbered_first or ask.seen.aimed.how in ("confirmation", "line")
    return None if is_answer else _doubt(ask, case, command)


def _correction(ask: Ask, case: Case, command: Command, other: bool) -> Reply:
    """ "ส่งผิด 31 พฤษภาคมค่ะ" begins with no number of a consultation."""
    if not command.sure:
        return _doubt(ask, case, command)
    if other and not command.rest:
        return _say(ask, answer_texts.two_numbers(case.name, ask.said.text))
    rest = command.rest and read(command.behind).without_own(case.number, case.year)
    return correct(ask, case, [rest] if rest else [])


def _hand_over(ask: Ask, case: Case, command: Command) -> Reply | None:
    """ "โอน สมศรี" hands over, "โอน ให้แล้ว วันนี้" is an answer. One word may be a name mistyped."""
    if commands.officer_named(ask, command.rest) is not None:
        return run(ask, case, command)
    if commands.officer_named(ask, command.rest, done=True) is not None:
        return _doubt(ask, case, command)
    number_behind = bool(command.numbers) and not command.numbered_first
    if number_behind or not command.rest or (command.sure and commands.may_be_a_name(command.rest)):
        return commands.hand_over(ask, case, command.rest)
    return None


def _of_no_case(ask: Ask, case: Case, words: Words, command: Command) -> Reply | None:
    """ "งานค้าง" on a card; "ยกเลิกค่ะ" may be what the asker is to know, "ยกเลิกแล้วค่ะ" is."""
    if command.name == "waiting" and words.folded.removesuffix("คะ") != "คาง":
        return commands.hear(ask, command)
    return _doubt(ask, case, command) if command.sure and command.row.takes != "date" else None


def _doubt(ask: Ask, case: Case, command: Command) -> Reply:
    return _say(ask, answer_texts.command_or_answer(case.name, command.row.word, ask.said.words.text))


def _say(ask: Ask, words: str) -> Reply:
    return Reply((text(words, ask.said.quote_token if ask.in_group else None),))
