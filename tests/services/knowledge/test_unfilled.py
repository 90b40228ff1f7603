"""What the office has not filled in, as the doctor names it."""

from datetime import date

from knowledge.facts.manual import Manual
from knowledge.facts.office import DayOff, Duty, Responsible, School
from knowledge.loading.load import load_manual
from services.knowledge.unfilled import Unfilled, unfilled

NOVEMBER = date(2026, 11, 23)


def filled() -> Manual:
    manual = load_manual()
    office = manual.office.model_copy(update={"phone": "042-1", "address": "นครพนม"})
    everybody = tuple(Responsible(procedure=one.id, officers=("พี่นิด",)) for one in manual.procedures)
    extra = (DayOff(date="2027-05-12", name="วันพืชมงคล"),)
    return manual.model_copy(
        update={
            "office": office,
            "schools": (School(name="โรงเรียนนาแกพิทยาคม"),),
            "duty": Duty(head="สมศรี", responsible=everybody),
            "days_off": manual.days_off.model_copy(update={"extra": extra}),
            "groups": tuple(one.model_copy(update={"phone": "042-2"}) for one in manual.groups),
        }
    )


def test_the_manual_as_it_comes_leaves_all_of_it_to_the_office() -> None:
    found = unfilled(load_manual(), NOVEMBER)

    assert found.fields == ("phone", "address", "schools")
    assert found.head
    assert len(found.nobody_for) == 5
    assert found.ploughing_day == 2027
    assert "กลุ่มบริหารงานบุคคล" in found.groups


def test_nothing_is_named_where_all_is_filled_in() -> None:
    assert unfilled(filled(), NOVEMBER) == Unfilled()


def test_one_procedure_without_anybody_is_named() -> None:
    some = filled()
    left = tuple(one for one in some.duty.responsible if one.procedure != "records")
    changed = some.model_copy(update={"duty": Duty(head="สมศรี", responsible=left)})

    assert unfilled(changed, NOVEMBER) == Unfilled(nobody_for=("งานสารบรรณ (รับ-ส่งหนังสือราชการ)",))


def test_ploughing_day_is_that_of_this_year_until_may() -> None:
    assert unfilled(filled(), date(2027, 3, 1)).ploughing_day is None
    assert unfilled(filled(), date(2027, 6, 1)).ploughing_day == 2028
