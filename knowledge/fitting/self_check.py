"""Does the engine answer the manual's own examples as the manual means them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.facts.manual import Facet, Manual
from knowledge.reading.reading import Reading
from knowledge.reading.understand import Understanding


@dataclass(frozen=True)
class Warned:
    procedure: str
    step: int | None
    example: str
    got: Reading

    def __str__(self) -> str:
        place = f"{self.procedure}.yaml: {'ทั้งกระบวนงาน' if self.step is None else f'ขั้นตอน {self.step}'}"
        return f"เตือน {place}: ตัวอย่าง “{self.example}” ระบบจะตอบเป็น {_named(self.got)}"


def wrong_examples(manual: Manual, understanding: Understanding) -> tuple[int, Sequence[Warned]]:
    """How many examples there are, and those that would get another step (or no answer at all)."""
    examples = list(_examples(manual))
    wrong = []
    for procedure, step, facet, text in examples:
        got = understanding.read(text)
        asked = None if facet in ("steps", "law") else step
        offered = any((option.procedure, option.step) == (procedure, asked) for option in got.options)
        if (got.kind, got.procedure, got.step) != ("answer", procedure, asked) and not offered:
            wrong.append(Warned(procedure, step, text, got))
    return len(examples), wrong


def _examples(manual: Manual) -> Iterator[tuple[str, int | None, Facet, str]]:
    for procedure in manual.procedures:
        for facet, texts in procedure.examples.items():
            for text in texts:
                yield procedure.id, None, facet, text
        for step in procedure.steps:
            for facet, texts in step.examples.items():
                for text in texts:
                    yield procedure.id, step.number, facet, text


def _named(got: Reading) -> str:
    parts = (got.kind, got.procedure, got.step, got.facet)
    return " ".join(str(part) for part in parts if part is not None)
