"""Questions put together for fitting from ways of asking and subjects."""

from knowledge.facts.manual import Manual
from knowledge.fitting.crossed import asked_of_any, facet_asked_of_any, subjects
from knowledge.model.phrasings import Ask, Case, Phrasing, all_phrasings, cases, not_ours

NAME = Phrasing("ส่งแผน", ("plan-review/4",))
QUESTION = Phrasing("ส่งแผนวันไหน", ("plan-review/4",), "timeline")
OTHER = Phrasing("เงินเดือน", ("escalate:other-group:finance",))
WHEN = Ask("เมื่อไหร่", "timeline")
WHERE_IS_IT = Case("case", "เรื่อง…ถึงไหนแล้ว")


def test_an_ask_stands_beside_our_subjects_and_those_of_others() -> None:
    made = list(asked_of_any([WHEN], [], [NAME, QUESTION], [OTHER], 1))

    assert [(one.text, one.targets) for one in made] == [
        ("ส่งแผน เมื่อไหร่", ("plan-review/4",)),
        ("เงินเดือน เมื่อไหร่", ("escalate:other-group:finance",)),
    ]


def test_a_case_makes_any_subject_of_ours_an_officers_matter() -> None:
    made = list(asked_of_any([], [WHERE_IS_IT], [NAME], [OTHER], 1))

    assert [(one.text, one.targets) for one in made] == [("เรื่องส่งแผนถึงไหนแล้ว", ("escalate:case",))]


def test_a_facet_is_asked_alone_and_of_a_subject() -> None:
    made = list(facet_asked_of_any([WHEN], [NAME, QUESTION], 1))

    assert made == [("เมื่อไหร่", "timeline"), ("ส่งแผน เมื่อไหร่", "timeline")]


def test_subjects_are_names_and_no_questions() -> None:
    assert subjects([NAME, QUESTION, OTHER]) == [NAME]


def test_the_same_words_make_the_same_questions(manual: Manual) -> None:
    known, others = all_phrasings(manual), not_ours(manual)

    once = list(asked_of_any([WHEN], cases(), known, others, 7))

    assert once == list(asked_of_any([WHEN], cases(), known, others, 7))
    assert len(once) > 150


def test_every_case_of_the_files_has_a_place_for_its_subject() -> None:
    assert [case.text for case in cases() if case.text.count("…") != 1] == []


def test_subjects_of_no_group_stand_beside_the_groups_topics(manual: Manual) -> None:
    others = {one.text: one.targets for one in not_ours(manual)}

    assert others["เงินเดือน"] == ("escalate:other-group:finance",)
    assert others["ไหลเรือไฟ"] == ("escalate:unknown",)
