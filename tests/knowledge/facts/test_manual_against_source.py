"""Nothing of the printed manual is missing from the YAML, and nothing is added to it."""

import hashlib
import re
from typing import Any

import pytest
from printed_manual import corrected, front, printed

from knowledge.facts.manual import Manual
from knowledge.loading.load import SOURCE, load_manual

OURS = {"title", "short", "acts", "actors", "announce", "aliases", "examples"}
"""Fields of a procedure or step that are not printed in the manual."""


@pytest.fixture(scope="module")
def manual() -> Manual:
    return load_manual()


@pytest.fixture(scope="module")
def lines(manual: Manual) -> list[str]:
    text = SOURCE.read_text(encoding="utf-8")
    return corrected(text, [(each.line, each.before, each.after) for each in manual.corrections])


def without_ours(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if key not in OURS}


def test_the_source_text_is_the_one_that_was_handed_over() -> None:
    content = SOURCE.read_bytes()

    assert len(content) == 31791
    assert (
        hashlib.sha256(content).hexdigest()
        == "28a6f58587345c80898b19a80784faf619dc37b7f728d0bf6ca6be9a0fdc4885"
    )


def test_every_work_title_and_law_is_as_printed(manual: Manual, lines: list[str]) -> None:
    ours = [work.model_dump(mode="json") for work in manual.works]

    assert ours == printed(lines)["works"]


@pytest.mark.parametrize(
    "id", ["plan-review", "budget-request", "resource-mobilization", "monitoring", "records"]
)
def test_every_procedure_is_as_printed_word_for_word(id: str, manual: Manual, lines: list[str]) -> None:
    procedure = manual.procedure(id)
    assert procedure
    ours = without_ours(procedure.model_dump(mode="json"))
    ours["steps"] = [without_ours(step) for step in ours["steps"]]

    theirs = next(each for each in printed(lines)["procedures"] if each["id"] == id)

    assert ours["steps"] == theirs["steps"]
    assert ours == theirs


def test_the_procedures_stand_in_the_order_of_print(manual: Manual, lines: list[str]) -> None:
    printed_ids = [procedure["id"] for procedure in printed(lines)["procedures"]]

    assert [procedure.id for procedure in manual.procedures] == printed_ids


def test_the_manual_has_4_works_5_procedures_32_steps_and_18_laws(manual: Manual) -> None:
    steps = {procedure.id: len(procedure.steps) for procedure in manual.procedures}

    assert len(manual.works) == 4
    assert steps == {
        "plan-review": 6,
        "budget-request": 8,
        "resource-mobilization": 5,
        "monitoring": 7,
        "records": 6,
    }
    assert sum(steps.values()) == 32
    assert [len(work.laws) for work in manual.works] == [4, 2, 3, 9]
    assert sum(len(work.laws) for work in manual.works) == 18


def test_only_plan_review_2_and_records_3_have_sub_steps(manual: Manual) -> None:
    numbers = {
        (procedure.id, step.number): [sub.number for sub in step.sub_steps]
        for procedure, step in manual.all_steps()
        if step.sub_steps
    }

    assert numbers == {("plan-review", 2): ["2.1"], ("records", 3): ["3.1", "3.2", "3.3", "3.4", "3.5"]}


def test_only_monitoring_3_is_printed_twice(manual: Manual) -> None:
    again = {
        (procedure.id, step.number): (step.line, step.printed_again)
        for procedure, step in manual.all_steps()
        if step.printed_again
    }

    assert again == {("monitoring", 3): (108, (111,))}


def test_schools_act_on_two_steps_only(manual: Manual) -> None:
    schools = [(procedure.id, step.number) for procedure, step in manual.all_steps() if step.acts == "school"]

    assert schools == [("plan-review", 4), ("budget-request", 2)]


def test_the_office_is_as_the_cover_says(manual: Manual, lines: list[str]) -> None:
    office = manual.office

    assert front(lines) == [
        (5, "การประเมินคุณธรรมและความโปร่งใส"),
        (6, "ในการดำเนินงานของสำนักงานเขตพื้นที่การศึกษา"),
        (7, "ปีงบประมาณ พ.ศ. 2567 (ITA)"),
        (9, "คู่มือหรือแนวทางการให้บริการ"),
        (10, "สำหรับผู้รับบริการหรือผู้มาติดต่อ"),
        (11, "(011)"),
        (13, "กลุ่มนโยบายและแผน"),
        (15, "สพม.นครพนม"),
        (19, "ผังขั้นตอนการให้บริการข้อมูลข่าวสาร/การให้คำปรึกษา"),
        (20, "ในการปฏิบัติงาน กลุ่มนโยบายและแผน สพม.นครพนม"),
        (21, "(เฉพาะกรณีผู้รับบริการที่มาติดต่อด้วยตนเองหรือทางโทรศัพท์)"),
    ]
    texts = [text for _, text in front(lines)]
    assert office.assessment == " ".join(texts[0:3])
    assert office.manual_year == 2567
    assert office.manual == " ".join(texts[3:5])
    assert f"({office.manual_code})" == texts[5]
    assert office.group == texts[6]
    assert office.short == texts[7]
    assert office.chart == " ".join(texts[8:11])
    assert office.name == "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษานครพนม"
    assert f"แผนปฏิบัติการประจำปีของ{office.name}" in lines[98]


def test_every_channel_is_defined_once_under_its_printed_name(manual: Manual) -> None:
    amss = "ระบบสนับสนุนการบริหารจัดการสำนักงานเขตพื้นที่การศึกษามัธยมศึกษานครพนม ประจำปี พ.ศ. ๒๕๖๗ (AMSS++)"

    assert {(each.id, each.official, each.kind, each.role) for each in manual.channels} == {
        ("amss", amss, "system", None),
        ("my-office", "ระบบสำนักงานอิเล็กทรอนิกส์ (My Office)", "system", None),
        (
            "e-mes",
            "ระบบอิเล็กทรอนิกส์ (electronic Monitoring and Evaluation System : e-MES) ของ สพฐ.",
            "system",
            None,
        ),
        ("office-web", "เว็บไซต์ สพม. นครพนม", "web", None),
        ("obec-web", "เว็บไซต์ของ สพฐ.", "web", None),
        ("line-planning", "Line Group “กลุ่มนโยบายและแผน สพม.นครพนม”", "line-group", "announcements"),
        ("line-personnel", "กลุ่มไลน์ บุคลากร สพม.นครพนม", "line-group", "personnel"),
        ("phone", "ทางโทรศัพท์", "phone", None),
        ("in-person", "ติดต่อโดยตรง", "in-person", None),
        ("responsible-officer", "ประสานโดยตรงกับผู้รับผิดชอบ", "in-person", None),
        ("planning-group", "กลุ่มนโยบายและแผน สพม.นครพนม", "place", None),
        ("office", "สพม.นครพนม", "place", None),
        ("schools", "สถานศึกษาในสังกัด", "place", None),
    }
    used = {use.channel for _, step in manual.all_steps() for use in step.channels}
    assert {each.id for each in manual.channels} == used


def test_every_official_channel_name_is_words_of_some_step(manual: Manual) -> None:
    words = {(use.channel, use.words) for _, step in manual.all_steps() for use in step.channels}

    assert {(each.id, each.official) for each in manual.channels} <= words


def test_every_channel_names_the_line_where_it_is_first_printed_in_full(manual: Manual) -> None:
    printed_at: dict[str, int] = {}
    for _, step in manual.all_steps():
        for use in step.channels:
            if any(each.id == use.channel and each.official == use.words for each in manual.channels):
                printed_at[use.channel] = min(step.line, printed_at.get(use.channel, step.line))

    assert {each.id: each.line for each in manual.channels} == printed_at


def test_the_offices_facts_name_the_lines_where_they_are_printed(manual: Manual, lines: list[str]) -> None:
    office = manual.office
    begins = {
        "assessment": "การประเมินคุณธรรมและความโปร่งใส",
        "manual_year": "ปีงบประมาณ พ.ศ. 2567",
        "manual": "คู่มือหรือแนวทางการให้บริการ",
        "manual_code": "(011)",
        "group": "กลุ่มนโยบายและแผน",
        "short": "สพม.นครพนม",
        "chart": "ผังขั้นตอนการให้บริการข้อมูลข่าวสาร",
        "name": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษานครพนม",
    }

    assert office.lines.keys() == begins.keys()
    for field, words in begins.items():
        assert words in lines[office.lines[field] - 1]  # type: ignore[index]


def test_all_corrections_but_five_only_join_what_was_torn_apart(manual: Manual) -> None:
    letters = [
        (each.line, each.before, each.after)
        for each in manual.corrections
        if re.sub(r"\s", "", each.before) != re.sub(r"\s", "", each.after)
    ]

    assert letters == [
        (13, "กลุ่มฯ โยบาย", "กลุ่มนโยบาย"),
        (86, "มัธยมศึกษาานครพนม", "มัธยมศึกษานครพนม"),
        (145, "มัธยมศึกษาานครพนม", "มัธยมศึกษานครพนม"),
        (115, "เขตพื้นที่ศึกษามัธยมศึกษา", "เขตพื้นที่การศึกษามัธยมศึกษา"),
        (70, "แจงนโยบาย", "แจ้งนโยบาย"),
    ]


def test_every_correction_changes_something_and_none_is_said_twice(manual: Manual) -> None:
    places = [(each.line, each.before) for each in manual.corrections]

    assert len(places) == len(set(places)) == 67
    assert all(each.before != each.after and each.why for each in manual.corrections)
