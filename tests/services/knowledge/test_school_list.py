"""A column of school names as it is pasted from a spreadsheet."""

import pytest

from knowledge.facts.office import School
from services.knowledge.school_list import (
    Near,
    Pasted,
    clean,
    found,
    in_order,
    is_name,
    same,
    sorted_out,
)

THERE = (
    School(name="โรงเรียนปิยะมหาราชาลัย", also=("ปมร.",)),
    School(name="โรงเรียนนาแกพิทยาคม", closed=True),
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("โรงเรียนบ้านข่าพิทยา", "โรงเรียนบ้านข่าพิทยา"),
        ("  โรงเรียน  ธาตุพนม ", "โรงเรียน ธาตุพนม"),
        ("12\tโรงเรียนธาตุพนม\tธาตุพนม\t42", "โรงเรียนธาตุพนม"),
        ("๑๒. โรงเรียนธาตุพนม", "โรงเรียนธาตุพนม"),
        ("3) รร.ธาตุพนม", "รร.ธาตุพนม"),
        ("ธาตุพนม\tโรงเรียนอุเทนพัฒนา", "โรงเรียนอุเทนพัฒนา"),
        ("อุเทนพัฒนา\t42", "อุเทนพัฒนา"),
        ("<td><b>โรงเรียนธาตุพนม</b></td>", "โรงเรียนธาตุพนม"),
        ("&lt;b&gt;โรงเรียนธาตุพนม&lt;/b&gt;", "โรงเรียนธาตุพนม"),
        ('"โรงเรียนธาตุพนม"', "โรงเรียนธาตุพนม"),
        ("โรงเรียน\xa0ธาตุพนม", "โรงเรียน ธาตุพนม"),
        ("\u202eโรงเรียน\u200bธาตุพนม\ufeff", "โรงเรียนธาตุพนม"),
        ("<script>", ""),
        ("\t\t", ""),
    ],
)
def test_the_name_of_a_line_is_found(line: str, name: str) -> None:
    assert clean(line) == name


@pytest.mark.parametrize(
    "name",
    ["", "ชื่อโรงเรียน", "โรงเรียน", "ที่", "123", "=1+1", "=HYPERLINK(x)", "@sum", "ก", "ก" * 101, "a<b"],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    assert not is_name(name)


def test_each_line_is_counted_once_as_what_it_is() -> None:
    pasted = "\n".join(
        [
            "ชื่อโรงเรียน",
            "โรงเรียนธาตุพนม",
            "",
            "ธาตุพนม",
            "รร.ปิยะมหาราชาลัย",
            "ปมร.",
            "โรงเรียนปิยะมหาราชาลย",
            "โรงเรียนนาแกพิทยาคม",
            "   ",
            "=1+1",
            "โรงเรียนธาตุพนน",
            "โรงเรียนเมืองนครพนม",
        ]
    )

    assert sorted_out(pasted, THERE) == Pasted(
        new=("โรงเรียนธาตุพนม", "โรงเรียนเมืองนครพนม"),
        near=(
            Near("โรงเรียนปิยะมหาราชาลย", "โรงเรียนปิยะมหาราชาลัย"),
            Near("โรงเรียนธาตุพนน", "โรงเรียนธาตุพนม"),
        ),
        doubles=("ธาตุพนม",),
        known=("รร.ปิยะมหาราชาลัย", "ปมร.", "โรงเรียนนาแกพิทยาคม"),
        refused=("ชื่อโรงเรียน", "=1+1"),
        blanks=2,
    )


def test_lines_past_the_most_are_left_out_and_counted() -> None:
    pasted = sorted_out("\n" * 2_010, ())

    assert (pasted.blanks, pasted.left_out) == (2_000, 10)


def test_two_schools_are_never_called_alike() -> None:
    assert same("ปมร.", THERE) == "โรงเรียนปิยะมหาราชาลัย"
    assert same("ปิยะมหาราชาลัย", THERE, "โรงเรียนปิยะมหาราชาลัย") is None
    assert same("ธาตุพนม", THERE) is None


def test_the_list_is_in_thai_order_and_searched_by_every_name() -> None:
    schools = [School(name=name) for name in ("โรงเรียนเรณูนคร", "โรงเรียนธาตุพนม", "โรงเรียนโพนสวรรค์")]

    assert [one.name for one in in_order(schools)] == [
        "โรงเรียนธาตุพนม",
        "โรงเรียนโพนสวรรค์",
        "โรงเรียนเรณูนคร",
    ]
    assert [one.name for one in found(THERE, "ปมร")] == ["โรงเรียนปิยะมหาราชาลัย"]
    assert [one.name for one in found(THERE, "รร. นาแก")] == ["โรงเรียนนาแกพิทยาคม"]
    assert found(THERE, "ก" * 5_000) == []
