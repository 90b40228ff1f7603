"""What an officer is told when a YAML file is wrong: file, line, field, what is wrong, what is allowed."""

from pathlib import Path

import pytest
from small_manual import SENDING, Folder

from knowledge.facts.manual import EndOfMonth
from knowledge.loading.load import all_problems

STEP_KEYS = (
    "number, title, text, sub_steps, acts, actors, timeline, channels, fee, announce, line, printed_again, "
    "aliases, examples"
)
NO_MONTH = "ใช้ได้: 1-12 (1 = มกราคม, 12 = ธันวาคม เลขอารบิก ไม่มีเครื่องหมายคำพูด)"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_manual_itself_has_no_problems() -> None:
    assert all_problems() == []


def test_a_good_folder_becomes_one_manual(folder: Folder) -> None:
    manual = folder.load()

    step = manual.step("sending", 2)
    assert step
    assert step.timeline == EndOfMonth(kind="end-of-month", month=5, words="ภายในเดือนพฤษภาคม ของทุกปี")
    assert step.examples == {"timeline": ("ส่งแผนวันไหน",)}
    assert [law.text for law in manual.works[0].laws] == ["ระเบียบว่าด้วยแผน"]


def test_whoever_answers_must_answer_for_a_procedure_that_there_is(folder: Folder) -> None:
    folder.write(
        "officers.yaml",
        "responsible:\n"
        "  - procedure: sendin\n    officers: [พี่นิด]\n"
        "  - procedure: sending\n    officers: [พี่นิด]\n"
        "  - procedure: sending\n    officers: [สมศรี]\n",
    )

    assert folder.problems() == [
        "officers.yaml:2:responsible.1.procedure: ไม่รู้จักกระบวนงาน “sendin” น่าจะเป็น “sending” ใช้ได้: sending",
        "officers.yaml:6:responsible.3.procedure: “sending” ซ้ำกับบรรทัด 4",
    ]


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        (
            "aliases:",
            "alises:",
            [
                "sending.yaml:6:alises: ไม่รู้จักคีย์ “alises” น่าจะเป็น “aliases” "
                "ใช้ได้: id, work, number, name, short, line, steps, aliases, examples"
            ],
        ),
        (
            "acts: school",
            "act: school",
            [
                "sending.yaml:26:steps.2.acts: ขาดไป ต้องมี",
                f"sending.yaml:30:steps.2.act: ไม่รู้จักคีย์ “act” น่าจะเป็น “acts” ใช้ได้: {STEP_KEYS}",
            ],
        ),
        (
            "month: 5",
            "mont: 5",
            [
                "sending.yaml:31:steps.2.timeline.month: ขาดไป ต้องมี",
                "sending.yaml:33:steps.2.timeline.mont: ไม่รู้จักคีย์ “mont” น่าจะเป็น “month” "
                "ใช้ได้: kind, month, words",
            ],
        ),
        ("month: 5", "month: 13", [f"sending.yaml:33:steps.2.timeline.month: ไม่มีเดือน “13” {NO_MONTH}"]),
        ("month: 5", "month: 0", [f"sending.yaml:33:steps.2.timeline.month: ไม่มีเดือน “0” {NO_MONTH}"]),
        ("month: 5", "month: ๕", [f"sending.yaml:33:steps.2.timeline.month: ไม่มีเดือน “๕” {NO_MONTH}"]),
        ("month: 5", "month: true", [f"sending.yaml:33:steps.2.timeline.month: ไม่มีเดือน “True” {NO_MONTH}"]),
        (
            "kind: end-of-month",
            "kind: end-month",
            [
                "sending.yaml:32:steps.2.timeline.kind: ไม่รู้จักชนิด “end-month” น่าจะเป็น “end-of-month” "
                "ใช้ได้: end-of-month, month-span, duration, always, rounds, around-dates"
            ],
        ),
        (
            "acts: school",
            "acts: schools",
            ["sending.yaml:30:steps.2.acts: ใช้ “schools” ไม่ได้ น่าจะเป็น “school” ใช้ได้: school, office"],
        ),
        (
            "channel: amss",
            "channel: ams",
            [
                "sending.yaml:36:steps.2.channels.1.channel: ไม่รู้จักช่องทาง “ams” น่าจะเป็น “amss” "
                "ใช้ได้: amss, phone"
            ],
        ),
        (
            "number: 2",
            "number: 1",
            [
                "sending.yaml:26:steps.2.number: “1” ซ้ำกับบรรทัด 9",
                "sending.yaml:28:steps.2.line: ต้นฉบับบรรทัด 4 ไม่มีข้อ “(๑)”",
            ],
        ),
        (
            "number: 2",
            "number: 3",
            [
                "sending.yaml:8:steps: ขาดขั้นตอนที่ 2",
                "sending.yaml:28:steps.2.line: ต้นฉบับบรรทัด 4 ไม่มีข้อ “(๓)”",
            ],
        ),
        ("line: 4", "line: 3", ["sending.yaml:28:steps.2.line: ต้นฉบับบรรทัด 3 ไม่มีข้อ “(๒)”"]),
        ("work: 1", "work: 2", ["sending.yaml:2:work: ไม่มีงานที่ 2 ใช้ได้: 1"]),
        (
            "    text: ส่งแผน",
            "    text: 2567",
            ['sending.yaml:29:steps.2.text: ต้องเป็นข้อความ เลขที่เป็นข้อความให้ใส่เครื่องหมายคำพูด เช่น "2.1"'],
        ),
        ("    text: ส่งแผน", "    text:", ["sending.yaml:29:steps.2.text: ว่างอยู่ ต้องเป็นข้อความ"]),
        (
            "    title: ส่งแผน",
            f"    title: {'ส' * 61}",
            ["sending.yaml:27:steps.2.title: ยาวเกินไป ใช้ได้ไม่เกิน 60 ตัวอักษร"],
        ),
        (
            "      timeline:\n        - ส่ง",
            "      timelines:\n        - ส่ง",
            [
                "sending.yaml:42:steps.2.examples.timelines: ใช้ “timelines” ไม่ได้ น่าจะเป็น “timeline” "
                "ใช้ได้: detail, steps, timeline, channels, fee, law"
            ],
        ),
        (
            "aliases:\n  - ส่งแผน",
            "aliases: ส่งแผน",
            ["sending.yaml:6:aliases: ต้องเป็นรายการ แต่ละรายการขึ้นบรรทัดใหม่และนำด้วย “- ”"],
        ),
        (
            "work: 1",
            "work: 1\nwork: 1",
            ["sending.yaml:3:work: คีย์ “work” ซ้ำกับบรรทัด 2 ให้เหลือที่เดียว"],
        ),
        (
            "เขตแจ้งอะไรบ้าง",
            "ส่งแผน วันไหนคะ",
            ["sending.yaml:43:steps.2.examples.timeline.1: “ส่งแผนวันไหน” มีแล้วที่ sending.yaml:25 ให้เหลือที่เดียว"],
        ),
        (
            "- เขตแจ้งอะไรบ้าง",
            "- ส่งแผน",
            ["sending.yaml:25:steps.1.examples.detail.1: “ส่งแผน” มีแล้วที่ sending.yaml:7 ให้เหลือที่เดียว"],
        ),
    ],
)
def test_a_slip_in_a_procedure_is_told_with_its_line_and_what_is_allowed(
    folder: Folder, before: str, after: str, problems: list[str]
) -> None:
    folder.change("sending.yaml", before, after)

    assert folder.problems() == problems


def test_a_missing_file_is_named(folder: Folder) -> None:
    (folder.path / "groups.yaml").unlink()

    assert folder.problems() == ["groups.yaml:1: ไม่มีไฟล์นี้ ต้องมี"]


def test_a_missing_procedure_is_told_where_its_work_names_it(folder: Folder) -> None:
    folder.write("sending-plans.yaml", SENDING.replace("id: sending", "id: sending-plans"))
    (folder.path / "sending.yaml").unlink()

    assert folder.problems() == [
        "sending-plans.yaml:1:id: กระบวนงาน “sending-plans” ไม่อยู่ใน procedures ของงานที่ 1 ใน works.yaml",
        "works.yaml:6:works.1.procedures.1: ไม่มีไฟล์ของกระบวนงาน “sending” "
        "น่าจะเป็น “sending-plans” ใช้ได้: sending-plans",
    ]


def test_a_procedure_in_two_files_is_told_once_with_both_places(folder: Folder) -> None:
    folder.write("sending-copy.yaml", SENDING)

    assert folder.problems() == ["sending.yaml:1:id: กระบวนงาน “sending” มีแล้วใน sending-copy.yaml:1"]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("line: 2", "line: 3", "works.yaml:10:works.1.laws.1.line: ต้นฉบับบรรทัด 3 ไม่มีข้อ “๒.๑”"),
        (
            "line: 2",
            "line: 99",
            "works.yaml:10:works.1.laws.1.line: ต้นฉบับไม่มีข้อความที่บรรทัด 99 ใช้ได้: 1-6 ที่ไม่ว่าง",
        ),
        (
            '"2.1"',
            "2.1",
            'works.yaml:8:works.1.laws.1.number: ต้องเป็นข้อความ เลขที่เป็นข้อความให้ใส่เครื่องหมายคำพูด เช่น "2.1"',
        ),
    ],
)
def test_a_law_must_stand_on_its_line_of_the_source(
    folder: Folder, before: str, after: str, problem: str
) -> None:
    folder.change("works.yaml", before, after)

    assert folder.problems() == [problem]


def test_a_procedure_listed_in_two_places_is_told(folder: Folder) -> None:
    folder.change("works.yaml", "[sending]", "[sending, sending]")

    assert folder.problems() == ["works.yaml:6:works.1.procedures.2: “sending” ซ้ำกับบรรทัด 6"]


def test_a_channel_defined_twice_is_told(folder: Folder) -> None:
    folder.change("channels.yaml", "id: phone", "id: amss")

    assert folder.problems() == [
        "channels.yaml:6:channels.2.id: “amss” ซ้ำกับบรรทัด 2",
        "sending.yaml:18:steps.1.channels.1.channel: ไม่รู้จักช่องทาง “phone” ใช้ได้: amss",
    ]


def test_days_off_must_be_days_of_the_gregorian_calendar_and_stand_once(folder: Folder) -> None:
    days = ["2570-05-12", "2027-02-30", "12/5/2027"]
    extra = "".join(f"  - date: {day}\n    name: วันหยุด\n" for day in days)
    folder.write("days_off.yaml", f"extra:\n{extra}")

    assert folder.problems() == [
        "days_off.yaml:2:extra.1.date: เป็นปี พ.ศ. ให้ใช้ปี ค.ศ. (ลบ 543)",
        "days_off.yaml:4:extra.2.date: ไม่มีวันนี้ในปฏิทิน",
        "days_off.yaml:6:extra.3.date: ใช้ “12/5/2027” ไม่ได้ ต้องเขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2027-05-12",
    ]


def test_a_day_both_off_and_not_off_is_told(folder: Folder) -> None:
    one = "  - date: 2027-05-12\n    name: วันพืชมงคล\n"
    folder.write("days_off.yaml", f"extra:\n{one}not_off:\n{one}")

    assert folder.problems() == ["days_off.yaml:5:not_off.1.date: วันที่ “2027-05-12” ซ้ำกับบรรทัด 2"]


def test_a_correction_of_what_is_not_there_is_told(folder: Folder) -> None:
    folder.write("corrections.yaml", "corrections:\n  - {lines: [1], before: งาร, after: งาน, why: เพี้ยน}\n")

    assert folder.problems() == ["corrections.yaml:2:corrections.1.lines.1: ต้นฉบับบรรทัด 1 ไม่มี “งาร”"]


def test_a_sub_step_out_of_order_is_told(folder: Folder) -> None:
    folder.change(
        "sending.yaml",
        "    acts: school",
        '    sub_steps:\n      - {number: "2.2", text: ตรวจ}\n    acts: school',
    )

    assert folder.problems() == [
        "sending.yaml:31:steps.2.sub_steps.1.number: ขั้นตอนย่อยเป็น “2.2” แต่ลำดับนี้ต้องเป็น “2.1”"
    ]
