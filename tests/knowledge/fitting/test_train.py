"""Fitting: the same phrasings give the same weights, which then tell them apart."""

from pathlib import Path

from knowledge.facts.manual import Manual
from knowledge.fitting.softmax import Recipe
from knowledge.fitting.train import fit_all, fit_targets, save
from knowledge.loading.word_signs import load_eye
from knowledge.model.linear import load_linear, row_of, weights_of
from knowledge.model.phrasings import FOLDER, Phrasing, is_kept_apart
from knowledge.model.ranker import Ranker

LAST = {"plan-review": 6, "records": 6}
RECIPE = Recipe(rounds=4, pace=2.0, least=1)
PHRASINGS = [
    Phrasing("ส่งแผนปฏิบัติการวันไหน", ("plan-review/4",), "timeline"),
    Phrasing("แผนปฏิบัติการส่งทางไหน", ("plan-review/4",), "channels"),
    Phrasing("โรงเรียนต้องส่งแผนเมื่อไหร่", ("plan-review/4",), "timeline"),
    Phrasing("รับหนังสือราชการทางไหน", ("records/2",), "channels"),
    Phrasing("ส่งหนังสือราชการผ่านระบบอะไร", ("records/2",), "channels"),
    Phrasing("ลงรับหนังสือในระบบไหน", ("records/2",), "channels"),
    Phrasing("ขอย้ายโรงเรียน", ("escalate:other-group:personnel",)),
    Phrasing("อยากย้ายกลับบ้าน", ("escalate:other-group:personnel",)),
]


def test_fitting_twice_gives_the_same_file(manual: Manual, tmp_path: Path) -> None:
    eye = load_eye(FOLDER, manual)

    save(fit_targets(PHRASINGS, eye, LAST, RECIPE), tmp_path / "one.json")
    save(fit_targets(PHRASINGS, eye, LAST, RECIPE), tmp_path / "two.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_what_was_fitted_tells_new_words_apart(manual: Manual) -> None:
    eye = load_eye(FOLDER, manual)
    linear = fit_targets(PHRASINGS, eye, LAST, RECIPE)

    def best(text: str) -> str:
        scores = linear.scores(eye.features(eye.read(text)))
        return max(scores, key=scores.__getitem__)

    assert best("แผนปฏิบัติการของเราส่งเดือนไหน") == "plan-review/4"
    assert best("หนังสือราชการรับที่ระบบใด") == "records/2"
    assert best("จะย้ายโรงเรียนค่ะ") == "escalate:other-group:personnel"


def test_weights_come_back_from_the_file_as_they_went_in(manual: Manual, tmp_path: Path) -> None:
    linear = fit_targets(PHRASINGS, load_eye(FOLDER, manual), LAST, RECIPE)
    save(linear, tmp_path / "targets.json")

    again = load_linear(tmp_path / "targets.json")

    assert again == linear


def test_a_row_holds_weights_below_and_above_nothing() -> None:
    assert weights_of(row_of({0: -127, 2: 127, 3: 1}, 5), 5) == {0: -127, 2: 127, 3: 1}


def test_scores_of_very_many_runs_of_letters_do_not_run_over(manual: Manual) -> None:
    linear = fit_targets(PHRASINGS, load_eye(FOLDER, manual), LAST, RECIPE)
    gram = next(gram for gram, row in linear.rows.items() if weights_of(row, 3).get(0))

    few = linear.scores([gram] * 100)
    many = linear.scores([gram] * 10_000)

    assert round(many[linear.names[0]] - linear.bias[0], 6) == round(
        10 * (few[linear.names[0]] - linear.bias[0]), 6
    )


def test_without_weights_the_nearest_phrasings_decide(manual: Manual, tmp_path: Path) -> None:
    eye = load_eye(FOLDER, manual)
    ranker = Ranker(PHRASINGS, eye, tmp_path / "nothing here", LAST)

    ranked = ranker.rank(eye.read("ส่งแผนปฏิบัติการวันไหนคะ"))

    assert max(ranked.targets, key=lambda name: ranked.targets[name]) == "plan-review/4"


def test_a_step_that_the_manual_no_longer_has_is_never_proposed(manual: Manual, tmp_path: Path) -> None:
    eye = load_eye(FOLDER, manual)
    fit_all(PHRASINGS, [], eye, LAST, tmp_path)

    ranked = Ranker(PHRASINGS, eye, tmp_path, {"plan-review": 3}).rank(eye.read("ส่งแผนวันไหน"))

    assert [name for name in ranked.targets if "/" in name] == []


def test_the_third_kept_apart_is_fixed_and_about_a_third() -> None:
    apart = [is_kept_apart(f"คำถามที่ {number}") for number in range(3000)]

    assert 900 < sum(apart) < 1100
    assert is_kept_apart("คำถามที่ 1") == is_kept_apart("คำถามที่ 1")
