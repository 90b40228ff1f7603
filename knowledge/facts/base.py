"""What all facts have in common: they never change once read, and a field we do not know is refused."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Whole = Annotated[int, Field(strict=True)]
Words = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
"""Goes into the data of LINE buttons."""


class Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
