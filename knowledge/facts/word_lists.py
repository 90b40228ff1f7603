"""The form of the word lists beside the manual, `lexicon.yaml` and `kinds.yaml`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from knowledge.facts.manual import Facet

Words = tuple[str, ...]


Lean = tuple[str, Annotated[float, Field(ge=-10, le=10)]]


class WordFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class LexiconFile(WordFile):
    english: dict[str, str] = {}
    karaoke: dict[str, Words] = {}
    thai: dict[str, Words] = {}
    keywords: Words = ()
    fillers: Words = ()


class KindsFile(WordFile):
    smalltalk: dict[str, Words] = {}
    smalltalk_with: Words = ()
    smalltalk_says: dict[str, Words] = {}
    orders: Words = ()
    person: Words = ()
    facets: tuple[dict[Facet, Words], ...] = ()
    subjects: Words = ()
    channel_names: Words = ()
    total: Words = ()
    days_left: Words = ()
    names: dict[str, Words] = {}
    names_a_step: Words = ()
    leans: dict[str, Lean] = {}
    group_lean: float = 0.0
    signs: dict[str, Words] = {}
