"""What speaks for and against each reading beside the words themselves: numbers, signs, and the talk."""

from collections.abc import Mapping

from knowledge.facts.manual import Manual
from knowledge.model.facets import by_words
from knowledge.model.linear import softmax
from knowledge.model.phrasings import CALENDAR, parted, target
from knowledge.model.sequence import step_named, work_named
from knowledge.reading.dialogue import Turn, asks
from knowledge.reading.reading import Option, Talk
from knowledge.thai.word_signs import Cues

Odds = dict[str, float]
"""Log-odds by target; changed in place by the functions here."""

_NUMBERED = 3.0
"""What naming a step or work by its number adds."""
_SAME_PROCEDURE = 1.2
_SAME_STEP = ((3, 4.0), (8, 2.0), (10_000, 0.8))
"""What the talk adds for its own step, by how many letters a message says of its own."""
_OTHER_SUBJECT = 0.6
"""What it adds for its procedure where the message turns to another subject."""
_OFFERED = 1.5
_NOT_MEANT = 5.0
_OURS_MEANT = 3.0
"""What setting right a question to the bot takes from all that is not ours."""
_CASES = ("escalate:case", "escalate:unknown")
_WHOLE = 3.0
"""What naming a procedure and nothing of a step takes from each of its steps."""
_NOT_NAMED = 1.5
"""What it takes from everything of the other procedures."""
_PLAIN_SUBJECT = 3
"""Folded letters below which a subject may be part of any word: "ข้อ" is in "ขอบคุณ"."""
_NAMED = 0.5
"""The share of all that is ours from which a procedure is the one that was named."""
_NAMES_WORK = 1.0
"""What naming something of the office's work takes from every sort of smalltalk."""


def ours(odds: Mapping[str, float]) -> float:
    """The share (0-1) of the manual's own readings."""
    return sum(share for name, share in softmax(odds).items() if parted(name))


def by_number(odds: Odds, folded: str, manual: Manual) -> None:
    """A step or work named by its number decides among the steps of the likely procedure."""
    step, work = step_named(folded), work_named(folded)
    if step is None and work is None:
        return
    for procedure in manual.procedures:
        own = [name for name in odds if name.startswith(f"{procedure.id}/")]
        name = target(procedure.id, procedure.steps[-1].number if step == -1 else step)
        if step is not None and name in odds:
            odds[name] = max(odds[other] for other in own) + _NUMBERED
        if work == procedure.work:
            for name in own:
                odds[name] += _NUMBERED


def by_whole(odds: Odds, procedure: str | None) -> None:
    """Nothing but a procedure is named: "ของบใช้เวลากี่วัน" is about the whole."""
    name = target(procedure or "", None)
    if name not in odds:
        return
    own = [other for other in odds if other.startswith(f"{procedure}/")]
    odds[name] = max(odds[other] for other in own)
    for other in filter(parted, odds):
        if other != name:
            odds[other] -= _WHOLE if other in own else _NOT_NAMED


def by_signs(odds: Odds, folded: str, cues: Cues) -> None:
    """Words of `kinds.yaml` that speak for what is none of the manual's."""
    shown = cues.shown(folded)
    for signs, (name, more) in cues.leans.items():
        if (signs in shown or ("+" in signs and shown.issuperset(signs.split("+")))) and name in odds:
            odds[name] += more
    if names_work(folded, cues):
        for name in odds:
            odds[name] -= _NAMES_WORK * name.startswith("smalltalk")


def by_nothing_named(odds: Odds, folded: str, cues: Cues) -> None:
    """Asks and names nothing ("ถึงวันไหน"): nothing says that it is another's matter."""
    if by_words(folded, cues) is None:
        return
    for name in odds:
        if name.startswith("escalate"):
            odds[name] -= _OURS_MEANT


def by_talk(odds: Odds, talk: Talk, turn: Turn) -> None:
    """The talk's own procedure and step are likelier, the more so the less a message says of its own."""
    if talk.procedure is None:
        return
    lean = next(lean for most, lean in _SAME_STEP if len(turn.own) <= most)
    procedure, step = (_OTHER_SUBJECT, 0.0) if turn.moves_on else (_SAME_PROCEDURE, lean)
    for name in odds:
        if name.startswith(f"{talk.procedure}/"):
            odds[name] += procedure
    same = target(talk.procedure, talk.step)
    if same in odds:
        odds[same] += step


def by_choices(odds: Odds, talk: Talk) -> None:
    """After choices were offered, a bare subject most likely names one of them, and no officer's matter."""
    for name in odds:
        odds[name] -= _OFFERED * (bool(talk.options) and name.startswith("escalate"))
    for choice in talk.options:
        name = target(choice.procedure, choice.step)
        if name in odds:
            own = [score for other, score in odds.items() if other.startswith(f"{choice.procedure}/")]
            odds[name] = max(own) + _OFFERED


def but_not(odds: Odds, option: Option) -> None:
    """What the person says was not meant."""
    for name in odds:
        if name == target(option.procedure, option.step):
            odds[name] -= _NOT_MEANT
        elif not parted(name):
            odds[name] -= _OURS_MEANT


def by_lateness(odds: Odds) -> None:
    """Asks if a deadline is kept: the calendar answers it, whatever month is named, and no officer need."""
    for name in odds:
        if name == CALENDAR or name in _CASES:
            odds[name] -= _NOT_MEANT


def turns_away(odds: Mapping[str, float], folded: str, cues: Cues) -> bool:
    """A follow-up that is about none of the manual's: "ระบบมันล่มอะ", "ขอไฟล์ได้ไหม".

    A bare question is about the subject at hand: "ทำยังไงคะ", and "ต้องทำอะไรบ้าง" where it names no month.
    """
    shown = cues.shown(folded)
    shows = not shown.isdisjoint(("system", "file", "case", "person", "how_many"))
    months = not shown.isdisjoint(("month", "year_plan"))
    if (asks(folded) or by_words(folded, cues)) and not shows and not months:
        return False
    return 1 - ours(odds) > (0.4 if shows else 0.75)


def names(likely: Mapping[str, float], procedure: str | None, folded: str, cues: Cues) -> bool:
    """Whether the words say that it is this procedure's matter, whoever answers it."""
    ours = {name: share for name, share in likely.items() if parted(name)}
    own = sum(share for name, share in ours.items() if name.startswith(f"{procedure}/"))
    return names_work(folded, cues) and own > _NAMED * sum(ours.values())


def names_work(folded: str, cues: Cues) -> bool:
    return any(word in folded for word in cues.subjects if len(word) >= _PLAIN_SUBJECT)
