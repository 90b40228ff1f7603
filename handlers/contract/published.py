"""The office's statistics as far as they are published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Published:
    fiscal_year: int
    """พ.ศ."""
    months: int
    """From October: 6 or 12."""
    services: int
    requests: int
    on: date
    """Day of publication."""
