"""A manual of one work, one procedure and two steps, to break in tests."""

from pathlib import Path

from knowledge.facts.manual import Manual
from knowledge.loading.load import KnowledgeError, load_manual

SOURCE = """๑. งานแผน
๒.๑ ระเบียบว่าด้วยแผน
(๑) แจ้งโรงเรียน
(๒) ส่งแผน

"""

OFFICE = """name: สำนักงาน
short: สพม.
group: กลุ่มแผน
manual: คู่มือ
manual_year: 2567
"""
WORKS = """works:
  - number: 1
    name: งานแผน
    title: การส่งแผน
    line: 1
    procedures: [sending]
    laws:
      - number: "2.1"
        text: ระเบียบว่าด้วยแผน
        line: 2
"""
CHANNELS = """channels:
  - id: amss
    name: AMSS++
    official: ระบบ AMSS++
    kind: system
  - id: phone
    name: โทรศัพท์
    official: ทางโทรศัพท์
    kind: phone
"""
GROUPS = "groups: []\n"
DAYS_OFF = "worked: []\n"
CORRECTIONS = "corrections: []\n"
SENDING = """id: sending
work: 1
name: การส่งแผน
short: ส่งแผน
line: 1
aliases:
  - ส่งแผน
steps:
  - number: 1
    title: แจ้งโรงเรียน
    line: 3
    text: แจ้งโรงเรียน
    acts: office
    timeline:
      kind: always
      words: ตลอดเวลา
    channels:
      - channel: phone
        words: ทางโทรศัพท์
    fee:
      baht: 0
      words: ไม่มีค่าธรรมเนียม
    examples:
      detail:
        - เขตแจ้งอะไรบ้าง
  - number: 2
    title: ส่งแผน
    line: 4
    text: ส่งแผน
    acts: school
    timeline:
      kind: end-of-month
      month: 5
      words: ภายในเดือนพฤษภาคม ของทุกปี
    channels:
      - channel: amss
        words: AMSS++
    fee:
      baht: 0
      words: ไม่มีค่าธรรมเนียม
    examples:
      timeline:
        - ส่งแผนวันไหน
"""
FILES = {
    "office.yaml": OFFICE,
    "works.yaml": WORKS,
    "channels.yaml": CHANNELS,
    "groups.yaml": GROUPS,
    "days_off.yaml": DAYS_OFF,
    "corrections.yaml": CORRECTIONS,
    "sending.yaml": SENDING,
}


class Folder:
    """The small manual in a folder of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path / "manual"
        self.source = path / "source.txt"
        self.path.mkdir()
        self.source.write_text(SOURCE, encoding="utf-8")
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        (self.path / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def change(self, name: str, before: str, after: str) -> None:
        """Replace what must stand there exactly once."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {name}"
        self.write(name, text.replace(before, after))

    def load(self) -> Manual:
        return load_manual(self.path, self.source)

    def problems(self) -> list[str]:
        try:
            self.load()
        except KnowledgeError as error:
            return [str(problem) for problem in error.problems]
        return []
