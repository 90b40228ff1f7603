"""Bar charts as SVG: shapes and attributes alone, as the policy of the pages allows no styles in them."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, LABEL, BAR, GAP = 320, 18, 16, 12
ROOM_FOR_COUNT = 48


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    y: int
    length: float


@dataclass(frozen=True)
class Chart:
    """Horizontal bars, each below its label, the count at its end."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return len(self.bars) * (LABEL + BAR + GAP)

    @property
    def said(self) -> str:
        """For who cannot see it."""
        return f"แผนภูมิแท่ง {self.title}: " + ", ".join(f"{bar.label} {bar.count}" for bar in self.bars)


def chart(title: str, counts: Sequence[tuple[str, int]]) -> Chart:
    most = max((count for _, count in counts), default=0) or 1
    longest = WIDTH - ROOM_FOR_COUNT
    bars = (
        Bar(label, count, at * (LABEL + BAR + GAP), round(longest * count / most, 1))
        for at, (label, count) in enumerate(counts)
    )
    return Chart(title, tuple(bars))
