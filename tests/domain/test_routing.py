"""Who answers a consultation now, in every situation of the office."""

import pytest

from domain.routing import Held, Officer, Staff, everybody, one_officer, who_answers

NID, SOMSRI, WICHAI, ASKER, GROUP = "Unid", "Usomsri", "Uwichai", "Uasker", "Cofficers"
DUTIES = {"plan-review": ("พี่นิด", SOMSRI)}
NEW = Held("plan-review")
OTHER = Held("another-subject")


def officer(id: str, name: str = "", away: bool = False, substitute: str | None = None) -> Officer:
    return Officer(id, name or id, away=away, substitute=substitute)


PRESENT = Staff((officer(NID, "พี่นิด"), officer(SOMSRI), officer(WICHAI)), GROUP)
AWAY = Staff((officer(NID, "พี่นิด", True, WICHAI), officer(SOMSRI), officer(WICHAI)), GROUP)
CHAIN = Staff(
    (officer(NID, "พี่นิด", True, SOMSRI), officer(SOMSRI, away=True, substitute=WICHAI), officer(WICHAI)), GROUP
)
CIRCLE = Staff(
    (officer(NID, "พี่นิด", True, SOMSRI), officer(SOMSRI, away=True, substitute=NID), officer(WICHAI)), GROUP
)
REMOVED = Staff((officer(SOMSRI), officer(WICHAI)), GROUP)
NO_GROUP = Staff((officer(NID, "พี่นิด", True), officer(SOMSRI, away=True), officer(WICHAI)))


@pytest.mark.parametrize(
    ("staff", "held", "chats"),
    [
        pytest.param(PRESENT, NEW, (NID,), id="the first responsible is there"),
        pytest.param(PRESENT, OTHER, (GROUP,), id="nobody is responsible for the subject"),
        pytest.param(PRESENT, Held(), (GROUP,), id="of no subject"),
        pytest.param(PRESENT, Held("plan-review", WICHAI, WICHAI), (WICHAI,), id="another has taken it"),
        pytest.param(PRESENT, Held("plan-review", NID, GROUP), (GROUP,), id="taken up in the group"),
        pytest.param(PRESENT, Held("plan-review", None, GROUP), (GROUP,), id="taken by one unnamed"),
        pytest.param(AWAY, NEW, (WICHAI,), id="the responsible is away"),
        pytest.param(AWAY, Held("plan-review", NID, NID), (WICHAI,), id="who has it is away"),
        pytest.param(CHAIN, NEW, (WICHAI,), id="the substitute is away too"),
        pytest.param(CIRCLE, NEW, (GROUP,), id="substitutes of each other, both away"),
        pytest.param(REMOVED, NEW, (SOMSRI,), id="the first responsible was removed"),
        pytest.param(REMOVED, Held("plan-review", NID, NID), (SOMSRI,), id="who had it was removed"),
        pytest.param(REMOVED, Held("other", NID, NID), (GROUP,), id="removed, and nobody is responsible"),
        pytest.param(REMOVED, Held("other", NID, "Cold"), (GROUP,), id="its group is theirs no more"),
        pytest.param(NO_GROUP, NEW, (WICHAI,), id="no group: every officer who is there"),
        pytest.param(Staff(NO_GROUP.officers[:2]), NEW, (NID, SOMSRI), id="all are away, and no group"),
        pytest.param(Staff(), NEW, (), id="nobody"),
    ],
)
def test_who_answers_follows_from_staff_and_consultation(
    staff: Staff, held: Held, chats: tuple[str, ...]
) -> None:
    assert who_answers(staff, DUTIES, held) == chats


def test_an_officer_who_asks_is_not_asked_themselves() -> None:
    assert who_answers(PRESENT, DUTIES, NEW, but={NID}) == (SOMSRI,)
    assert who_answers(Staff(PRESENT.officers), DUTIES, OTHER, but={NID}) == (SOMSRI, WICHAI)


def test_a_chat_that_refuses_is_passed_over_for_the_next() -> None:
    assert who_answers(PRESENT, DUTIES, NEW, but={NID, SOMSRI}) == (GROUP,)
    assert who_answers(PRESENT, DUTIES, NEW, but={NID, SOMSRI, GROUP}) == (WICHAI,)
    assert who_answers(PRESENT, DUTIES, NEW, but={NID, SOMSRI, GROUP, WICHAI}) == ()


def test_a_card_in_the_group_is_nobodys_own() -> None:
    assert one_officer(PRESENT, DUTIES, OTHER) is None
    assert one_officer(PRESENT, DUTIES, NEW) == PRESENT.officers[0]


def test_what_is_of_no_consultation_goes_to_the_group_else_to_all() -> None:
    assert everybody(PRESENT) == (GROUP,)
    assert everybody(NO_GROUP) == (WICHAI,)
