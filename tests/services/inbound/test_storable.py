"""A webhook event is made storable at the door."""

import json

import pytest

from services.inbound.storable import storable


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("\ud800", "\ufffd"),
        ("a\x00b\udfff", "a\ufffdb\ufffd"),
        ("😀 ค่ำ", "😀 ค่ำ"),
        (2**63 - 1, 2**63 - 1),
        (2**63, None),
        (-(2**63) - 1, None),
        (True, True),
        (1.5, 1.5),
        ([{"\ud800": [2**70, "x\x00"]}], [{"\ufffd": [None, "x\ufffd"]}]),
    ],
)
def test_what_no_database_takes_is_replaced(given: object, wanted: object) -> None:
    assert storable(given) == wanted


def test_a_pair_of_surrogates_stays_one_character() -> None:
    assert storable(json.loads('"\\ud83d\\ude00"')) == "😀"
