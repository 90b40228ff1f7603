"""Links from LINE's cards to the public pages: each leads to the step it speaks of."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from migrated import migrated
from public_site import PUBLIC_URL, an_office, visitor

from knowledge.facts.manual import Manual
from line.cards.contact_card import contact_card
from line.cards.law_card import law_card
from line.cards.menu_card import menu_card
from line.cards.month_card import CalendarAnswer, Month, month_card, year_card
from line.cards.procedure_card import ProcedureAnswer, procedure_card
from line.cards.quick_buttons import ONE_PERSON, Audience
from line.cards.step_card import StepAnswer, step_card
from line.texts.when_words import Due

HERE = Audience(pages=PUBLIC_URL)
GROUP = Audience(in_group=True, basic_id="@bot", pages=PUBLIC_URL)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    database = migrated(tmp_path_factory.mktemp("pages") / "pages.db")
    an_office(database)
    return visitor(database)


def links(card: Any) -> list[str]:
    """The paths of the public pages that a card links to."""
    return [uri.removeprefix(PUBLIC_URL) for uri in _uris(card) if uri.startswith(PUBLIC_URL)]


def _uris(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("type") == "uri":
            yield node["uri"]
        for value in node.values():
            yield from _uris(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _uris(value)


def part_at(client: FlaskClient, path: str) -> str:
    """What stands at the place that an address names."""
    address, _, anchor = path.partition("#")
    answer = client.get(address)
    assert answer.status_code == 200, path
    found = re.split(f'id="{re.escape(anchor)}"', answer.text) if anchor else ["", answer.text]
    assert len(found) == 2, f"{path} is no place of the page"
    return found[1]


@pytest.mark.parametrize("audience", [HERE, GROUP])
def test_each_steps_card_leads_to_that_step(client: FlaskClient, manual: Manual, audience: Audience) -> None:
    for procedure, step in manual.all_steps():
        for asked in ("detail", "timeline", "channels", "fee"):
            card = step_card(StepAnswer(manual, procedure, step, Due(), asked), audience)
            [path] = set(links(card))
            heading = part_at(client, path).split("</h2>")[0]
            assert f"ขั้นตอนที่ {step.number} " in heading and step.title in heading, path


def test_the_cards_of_a_procedure_lead_to_its_steps_and_laws(client: FlaskClient, manual: Manual) -> None:
    for procedure in manual.procedures:
        [whole] = links(procedure_card(ProcedureAnswer(manual, procedure, {}), HERE))
        [laws] = links(law_card(manual, procedure, HERE))
        work = manual.work(procedure.work)
        assert work
        assert f"<h1>{procedure.short}</h1>" in part_at(client, whole)
        assert work.laws[0].text in part_at(client, laws)


@pytest.mark.parametrize(("year", "month", "says"), [(2027, 5, "พฤษภาคม 2570"), (2026, 11, "พฤศจิกายน 2569")])
def test_a_months_card_leads_to_that_month(
    client: FlaskClient, manual: Manual, year: int, month: int, says: str
) -> None:
    shown = CalendarAnswer(manual, date(2026, 11, 23), str(month), (Month(year, month, ()),))

    for card in (month_card(shown, HERE), year_card(shown, HERE)):
        [path] = links(card)
        assert says in part_at(client, path).split("</h2>")[0]


def test_the_menu_leads_to_the_manual_and_contacts_to_contacts(client: FlaskClient, manual: Manual) -> None:
    [whole] = links(menu_card(manual, pages=PUBLIC_URL))
    [contacts] = links(contact_card(manual.office, None, "เพราะ", pages=PUBLIC_URL))

    assert "คู่มือการให้บริการ" in part_at(client, whole)
    assert part_at(client, contacts).startswith(">ติดต่อเจ้าหน้าที่")


def test_without_a_public_address_cards_have_no_links(manual: Manual) -> None:
    procedure = manual.procedures[0]
    cards = [
        step_card(StepAnswer(manual, procedure, procedure.steps[0], Due()), ONE_PERSON),
        procedure_card(ProcedureAnswer(manual, procedure, {}), ONE_PERSON),
        law_card(manual, procedure, ONE_PERSON),
        menu_card(manual),
        contact_card(manual.office, None, "เพราะ"),
    ]

    assert [list(_uris(card)) for card in cards] == [[]] * len(cards)


@pytest.mark.parametrize(
    "asked",
    ["คู่มือดูได้ที่ไหน", "ดูคู่มือได้ที่ไหนคะ", "คู่มืออยู่ไหนอ่ะ", "ขอดูคู่มือหน่อยค่ะ", "อ่านคู่มือได้ที่ไหนครับ 🙏", "คู่มือดูได้ที่ไหนนนน"],
)
def test_who_asks_where_the_manual_is_gets_the_menu_that_leads_there(understanding: Any, asked: str) -> None:
    assert (understanding.read(asked).kind, understanding.read(asked).topic) == ("smalltalk", "help")


def test_who_asks_a_step_by_the_manual_is_still_answered(understanding: Any) -> None:
    reading = understanding.read("อ่านคู่มือแล้วไม่เข้าใจตรงส่งแผน ส่งวันไหน")

    assert (reading.kind, reading.procedure, reading.step) == ("answer", "plan-review", 4)
