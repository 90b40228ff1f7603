"""How well answers fit their labels: the figures that matter, by kind of question and by register. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Label = Mapping[str, Any]
Prediction = Mapping[str, Any]

FIGURES: tuple[tuple[str, str], ...] = (
    ("step", "best candidate is the right step"),
    ("procedure", "best candidate's procedure is right"),
    ("at-once", "answered rightly at once"),
    ("seen", "right one answered, or among what was shown"),
    ("wrong", "answerable question answered wrongly"),
    ("facet", "right facet, where answered rightly"),
    ("untouched", "not ours: neither answered nor given choices of ours"),
    ("not-ours", "not ours: not answered"),
    ("ambiguous", "ambiguous: asked back, or one of its readings answered"),
    ("asked-back", "... of which asked back"),
    ("calendar", "month questions: right month"),
    ("smalltalk", "smalltalk seen as such"),
    ("turn", "turns of talks: right"),
    ("turn-wrong", "turns of talks: answered wrongly"),
)


@dataclass(frozen=True)
class Judged:
    """One question with what was right about its answer, by figure; only the figures that apply."""

    label: Label
    prediction: Prediction
    marks: Mapping[str, bool]

    @property
    def good(self) -> bool:
        """Nothing that the person saw was amiss."""
        seen = {name: mark for name, mark in self.marks.items() if name in _DECIDES}
        return all(seen.values()) and not self.marks.get("wrong", False)


_DECIDES = ("seen", "not-ours", "ambiguous", "calendar", "smalltalk", "facet")


@dataclass(frozen=True)
class Report:
    judged: tuple[Judged, ...]

    def share(self, figure: str, register: str | None = None) -> tuple[int, int]:
        """(right, of how many) for a figure; of one register or of all."""
        marks = [
            one.marks[figure]
            for one in self.judged
            if figure in one.marks and register in (None, one.label.get("register"))
        ]
        return sum(marks), len(marks)

    @property
    def registers(self) -> list[str]:
        return sorted({str(one.label.get("register", "-")) for one in self.judged})

    def worst(self, count: int = 10) -> list[Judged]:
        """The surest of the wrong ones first, those answered wrongly before all."""
        bad = [one for one in self.judged if not one.good]
        bad.sort(key=lambda one: (-_badness(one), -_score(one), str(one.label["id"])))
        return bad[:count]


def evaluate(predictions: Iterable[Prediction], labels: Sequence[Label]) -> Report:
    """Predictions in the form of `planbot ask --jsonl`, joined to labels by id.

    A missing one counts as passed on.
    """
    by_id = {prediction["id"]: prediction for prediction in predictions}
    missing = {"kind": "escalate"}
    return Report(tuple(judge(label, by_id.get(label["id"], missing)) for label in labels))


def judge(label: Label, prediction: Prediction) -> Judged:
    kind = label["expect"]["kind"]
    judged = Judged(label, prediction, _JUDGES[kind](label, prediction))
    if not label.get("context"):
        return judged
    answered = prediction["kind"] in ("answer", "calendar")
    turn = {"turn": _is_right_turn(judged), "turn-wrong": answered and not _is_right_turn(judged)}
    return Judged(label, prediction, {**judged.marks, **turn})


def _is_right_turn(judged: Judged) -> bool:
    """A turn of a talk is right where its answer is, or what was asked back offers it."""
    return judged.good


def readings(label: Label) -> list[Mapping[str, Any]]:
    """All that would be right: what is expected and what is accepted beside it."""
    return [label["expect"], *label.get("accept", ())]


def _of_answer(label: Label, prediction: Prediction) -> dict[str, bool]:
    right = [reading for reading in readings(label) if reading["kind"] == "answer"]
    fitting = [reading for reading in right if _same_step(reading, prediction)]
    kind = prediction["kind"]
    by_calendar = any(_same_month(reading, prediction) for reading in readings(label))
    other_way = kind in ("escalate", "clarify") and any(
        reading["kind"] == kind for reading in readings(label)
    )
    answered = (kind == "answer" and bool(fitting)) or by_calendar
    choices = prediction.get("options", ()) if kind in ("clarify", "answer") else ()
    offered = any(_same_step(reading, choice) for reading in right for choice in choices)
    marks = {
        "step": bool(fitting),
        "procedure": any(reading["procedure"] == prediction.get("procedure") for reading in right),
        "seen": answered or offered or other_way,
        "at-once": answered,
        "wrong": kind in ("answer", "calendar") and not answered,
    }
    if answered and fitting:
        marks["facet"] = any(reading["facet"] == prediction.get("facet") for reading in fitting)
    return marks


def _of_clarify(label: Label, prediction: Prediction) -> dict[str, bool]:
    right = [reading for reading in readings(label) if reading["kind"] == "answer"]
    asked = prediction["kind"] == "clarify"
    answered = prediction["kind"] == "answer" and any(_same_step(reading, prediction) for reading in right)
    by_calendar = any(_same_month(reading, prediction) for reading in readings(label))
    return {"ambiguous": asked or answered or by_calendar, "asked-back": asked}


def _of_escalate(label: Label, prediction: Prediction) -> dict[str, bool]:
    accepted = any(
        reading["kind"] == prediction["kind"]
        and (reading["kind"] != "answer" or _same_step(reading, prediction))
        for reading in label.get("accept", ())
    )
    shown = ("answer", "calendar", "clarify")
    return {
        "not-ours": accepted or prediction["kind"] not in shown[:2],
        "untouched": accepted or prediction["kind"] not in shown,
    }


def _of_calendar(label: Label, prediction: Prediction) -> dict[str, bool]:
    accepted = any(
        reading["kind"] == "answer" and prediction["kind"] == "answer" and _same_step(reading, prediction)
        for reading in label.get("accept", ())
    )
    return {"calendar": accepted or any(_same_month(reading, prediction) for reading in readings(label))}


def _of_smalltalk(label: Label, prediction: Prediction) -> dict[str, bool]:
    return {"smalltalk": any(reading["kind"] == prediction["kind"] for reading in readings(label))}


_JUDGES: dict[str, Callable[[Label, Prediction], dict[str, bool]]] = {
    "answer": _of_answer,
    "clarify": _of_clarify,
    "escalate": _of_escalate,
    "calendar": _of_calendar,
    "smalltalk": _of_smalltalk,
}


def _same_step(reading: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return reading["procedure"] == found.get("procedure") and reading.get("step") == found.get("step")


def _same_month(reading: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return reading["kind"] == "calendar" == found["kind"] and reading.get("month") == found.get("month")


def _score(one: Judged) -> float:
    return float(one.prediction.get("score") or 0)


def _badness(one: Judged) -> int:
    if one.prediction["kind"] in ("answer", "calendar"):
        return 3 if one.label["expect"]["kind"] == "escalate" else 2
    return 1
