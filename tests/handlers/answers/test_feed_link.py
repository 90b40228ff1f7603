"""The year's calendar in chat comes with the address to subscribe to."""

from dataclasses import replace

from handler_desk import a_desk, a_member_says, a_person_says, words_of

from knowledge.reading.reading import Reading

ADDRESS = "https://planbot.example.go.th/calendar.ics"
YEAR = Reading("calendar", month="all", score=0.9)


def test_the_calendar_of_the_year_comes_with_the_address_to_subscribe_to() -> None:
    desk = replace(a_desk(YEAR), feed=ADDRESS)

    card, link = a_person_says("ปฏิทิน", desk=desk).messages

    assert card["type"] == "flex"
    assert ADDRESS in link["text"]


def test_a_months_calendar_and_an_unknown_address_give_no_link() -> None:
    desk = replace(a_desk(Reading("calendar", month=5, score=0.9)), feed=ADDRESS)

    assert ADDRESS not in words_of(a_person_says("เดือนพฤษภาคม", desk=desk))
    assert len(a_person_says("ปฏิทิน", desk=a_desk(YEAR)).messages) == 1


def test_a_group_gets_the_calendar_without_the_link() -> None:
    desk = replace(a_desk(YEAR), feed=ADDRESS)

    line, card = a_member_says("ปฏิทินทั้งปี", desk=desk).messages

    assert ADDRESS not in line["text"]
    assert card["type"] == "flex"


def test_the_schools_calendar_comes_with_the_address_of_their_own_feed() -> None:
    desk = replace(a_desk(Reading("calendar", month="all", topic="for-schools")), feed=ADDRESS)

    _, link = a_person_says("ปฏิทินโรงเรียน", desk=desk).messages

    assert f"{ADDRESS}?who=school" in link["text"].split("\n")
