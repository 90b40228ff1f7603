"""The learned model: weights of runs of letters for each thing a text may ask, which are only added up."""

import json
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, sqrt
from pathlib import Path

SCALE = 20
"""Weights are stored as whole twentieths."""


_LANE = 2
"""Bytes for each name in a row."""
_AT_ONCE = 250
"""Rows that may be added before a lane would run over."""
_HEAD_LINES = 3
"""Lines of the file before the weights: names, bias, the name of the weights."""
_LINES_AT_ONCE = 2000
_ZERO = 128
"""Added to every stored weight, so that none is negative."""


@dataclass(frozen=True)
class Linear:
    names: tuple[str, ...]
    """What it tells apart."""
    bias: tuple[float, ...]
    rows: Mapping[str, int]
    """By run of letters: the weights of all names side by side in one whole number, so that
    one addition adds them all. A score takes a tenth of the time that a loop would."""

    def scores(self, found: Iterable[str]) -> dict[str, float]:
        """Log-odds of each name for a text with these runs of letters."""
        rows = [row for row in map(self.rows.get, found) if row is not None]
        total = _lanes(sum(rows[:_AT_ONCE]), len(self.names))
        for begin in range(_AT_ONCE, len(rows), _AT_ONCE):
            more = _lanes(sum(rows[begin : begin + _AT_ONCE]), len(self.names))
            total = [one + other for one, other in zip(total, more, strict=True)]
        scale = SCALE * length(len(rows))
        zero = _ZERO * len(rows)
        return {
            name: bias + (points - zero) / scale
            for name, bias, points in zip(self.names, self.bias, total, strict=True)
        }


def row_of(weights: Mapping[int, int], names: int) -> int:
    """Whole weights by place, as `Linear.rows` holds them."""
    lanes = array("H", [_ZERO]) * names
    for at, weight in weights.items():
        lanes[at] = weight + _ZERO
    return int.from_bytes(lanes.tobytes(), sys.byteorder)


def weights_of(row: int, names: int) -> dict[int, int]:
    """The other way round; weights of nothing left out."""
    return {at: lane - _ZERO for at, lane in enumerate(_lanes(row, names)) if lane != _ZERO}


def _lanes(row: int, names: int) -> Sequence[int]:
    return memoryview(row.to_bytes(_LANE * names, sys.byteorder)).cast("H")


def length(count: int) -> float:
    """What a text's weights are divided by: long texts have more runs of letters."""
    return sqrt(count) or 1.0


def softmax(scores: Mapping[str, float], heat: float = 1.0) -> dict[str, float]:
    top = max(scores.values(), default=0.0)
    raw = {name: exp((score - top) / heat) for name, score in scores.items()}
    total = sum(raw.values()) or 1.0
    return {name: value / total for name, value in raw.items()}


def load_linear(path: Path) -> Linear | None:
    """None where nothing was fitted yet. Read in parts: the whole as objects would take 60 MB."""
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as lines:
        head = "".join(islice(lines, _HEAD_LINES))
        told = json.loads(head + "}}")
        names, rows = tuple(told["names"]), {}
        while part := "".join(islice(lines, _LINES_AT_ONCE)).rstrip().rstrip(",}"):
            for gram, row in json.loads("{" + part + "}").items():
                rows[gram] = row_of(dict(zip(row[::2], row[1::2], strict=True)), len(names))
    return Linear(names, tuple(told["bias"]), rows)
