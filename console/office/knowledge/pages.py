"""All pages of the knowledge."""

from console.office.gate import Gate
from console.office.knowledge import entries, gaps, manual, phrase, questions, suggestions, trying


def add_knowledge(gate: Gate) -> None:
    trying.add_to(gate)
    manual.add_to(gate)
    entries.add_to(gate)
    gaps.add_to(gate)
    phrase.add_to(gate)
    questions.add_to(gate)
    suggestions.add_to(gate)
