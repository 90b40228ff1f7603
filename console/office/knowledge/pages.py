"""All pages of the knowledge."""

from console.office.gate import Gate
from console.office.knowledge import manual, trying


def add_knowledge(gate: Gate) -> None:
    trying.add_to(gate)
    manual.add_to(gate)
