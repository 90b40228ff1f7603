"""What means nothing is never answered from the manual, and takes no time."""

import random
import time

import pytest

from knowledge.reading.understand import Understanding

LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
MARKS = "ะัาำิีึืุูเแโใไ็่้๊๋์"
HOME_ROW = "ฟหกดเ้่าสวง"
QWERTY = "asdfghjkl;qwertyuiopzxcvbnm"


def nonsense(count: int) -> list[str]:
    chance = random.Random(2570)
    sources = (LETTERS + MARKS, HOME_ROW, QWERTY, LETTERS * 2 + MARKS + " ", "0123456789๐๑๒๓ -")
    return ["".join(chance.choices(sources[at % 5], k=chance.randint(1, 50))) for at in range(count)]


def test_fewer_than_one_in_five_hundred_random_strings_are_answered(understanding: Understanding) -> None:
    answered = [text for text in nonsense(1000) if understanding.read(text).kind in ("answer", "calendar")]

    assert len(answered) <= 2, answered


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "   ",
            "\x00\x01\x02",
            "\u202e\u200b",
            "!!!???",
            "ค่ะ",
            "นะคะๆๆ",
            "😊" * 500,
            "你好吗",
            "Привет",
        ),
        *("ก" * 5000, "a" * 5000, "asdfghjkl", "ฟหกดเ้่าสวง", "12345", "what is the weather in tokyo"),
        *("วันนี้หวยออกอะไร", "ขอสูตรส้มตำหน่อย"),
    ],
)
def test_odd_messages_are_not_answered_from_the_manual(understanding: Understanding, text: str) -> None:
    assert understanding.read(text).kind in ("escalate", "smalltalk")


@pytest.mark.parametrize(
    "text",
    ["ส่งแผน" * 900, "กขฃค " * 1000, "song phaen " * 450, "ก่อนก่อนก่อน" * 400, "l'cz," * 1000, "๑๒๓" * 1600],
)
def test_five_thousand_characters_take_well_under_a_tenth_of_a_second(
    understanding: Understanding, text: str
) -> None:
    began = time.process_time()

    understanding.read(text)

    assert time.process_time() - began < 0.1
