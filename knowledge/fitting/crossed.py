"""Questions put together for fitting: ways of asking joined to what may be asked about.

Words that ask (when, how, who) stand beside our subjects as often as beside others', so that they speak for
neither; and words that make any subject an officer's matter ("ถึงไหนแล้ว") stand beside all of ours.
"""

from collections.abc import Iterator, Sequence
from random import Random

from knowledge.model.phrasings import Ask, Case, Phrasing, parted

_SUBJECTS = 2
"""Subjects that each way of asking is put beside, of ours and of others' alike."""
_OURS = 1
"""The same of ours, which whole questions ask of already."""
_OF_CASES = 5
"""The same of ours for each way of asking that makes them an officer's matter."""
_LONGEST_SUBJECT = 45


def subjects(phrasings: Sequence[Phrasing]) -> list[Phrasing]:
    """Names of the manual's steps and procedures."""
    names = (one for one in phrasings if one.facet is None and parted(one.targets[0]))
    return [one for one in names if len(one.text) < _LONGEST_SUBJECT]


def asked_of_any(
    asked: Sequence[Ask],
    cases: Sequence[Case],
    phrasings: Sequence[Phrasing],
    others: Sequence[Phrasing],
    seed: int,
) -> Iterator[Phrasing]:
    """Each ask beside a few of our subjects and a few of others', each case beside a few of ours.

    `others`: subjects that are not ours. The same asks and subjects give the same questions.
    """
    ours = subjects(phrasings)
    for ask in asked:
        chance = Random(f"{seed} others {ask.text}")
        for subject in (*_some(ours, chance, _OURS), *_some(others, chance)):
            yield Phrasing(f"{subject.text} {ask.text}", subject.targets)
    for case in cases:
        chance = Random(f"{seed} case {case.text}")
        for subject in _some(ours, chance, _OF_CASES):
            yield Phrasing(case.about(subject.text), (f"escalate:{case.topic}",))


def facet_asked_of_any(
    asked: Sequence[Ask], phrasings: Sequence[Phrasing], seed: int
) -> Iterator[tuple[str, str]]:
    """Each ask on its own and after the names of a few steps, with its facet."""
    names = [one.text for one in subjects(phrasings)]
    for ask in asked:
        chance = Random(f"{seed} {ask.text}")
        yield ask.text, ask.facet
        for subject in chance.sample(names, min(_SUBJECTS, len(names))):
            yield f"{subject} {ask.text}", ask.facet


def _some(known: Sequence[Phrasing], chance: Random, count: int = _SUBJECTS) -> list[Phrasing]:
    return chance.sample(known, min(count, len(known)))
