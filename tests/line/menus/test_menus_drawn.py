"""The rich menus: what stands on them, what LINE asks of them, and how they are drawn."""

import io
import os
import struct
from pathlib import Path

import pytest
from line_rules import problems_of_action
from line_schema import validator_of
from PIL import Image, ImageChops, ImageStat

from line.limits import graphemes
from line.menus import icons, images
from line.menus.content import AUDIENCES, HEIGHT, WIDTH, Audience, Menu, bounds, menus
from simulator.limits.message_limits import rule
from simulator.limits.objects import check

PAGES = "https://plan.example.go.th"
EVERY = [menus(pages)[audience] for pages in ("", PAGES) for audience in AUDIENCES]
NAMES = {
    "askers": ["ถามเรื่องแผน", "ปฏิทิน", "คำถามของฉัน", "ถามเจ้าหน้าที่", "คู่มือ", "ติดต่อ"],
    "officers": ["งานค้าง", "เข้าระบบ", "บันทึกโทร", "ประกาศ", "สถิติ", "คำสั่ง"],
}


@pytest.fixture(scope="module")
def drawn() -> dict[Audience, bytes]:
    if not images.shapes_thai():
        pytest.skip("Thai cannot be drawn right on this machine (raqm)")
    return {audience: images.draw(menu) for audience, menu in menus("").items()}


@pytest.mark.parametrize("menu", EVERY)
def test_six_tiles_of_each_menu_cover_the_image_without_overlap(menu: Menu) -> None:
    assert [tile.label for tile in menu.tiles] == NAMES[menu.audience]
    seen = set()
    for at in range(6):
        box = bounds(at)
        for x in range(box["x"], box["x"] + box["width"], 50):
            for y in range(box["y"], box["y"] + box["height"], 50):
                assert (x, y) not in seen
                seen.add((x, y))
    assert sum(bounds(at)["width"] * bounds(at)["height"] for at in range(6)) == WIDTH * HEIGHT


@pytest.mark.parametrize("menu", EVERY)
def test_the_simulator_finds_nothing_wrong_with_a_menu(menu: Menu) -> None:
    assert check("RichMenuRequest", menu.request("a" * 64), "", rule) == []


@pytest.mark.parametrize("menu", EVERY)
def test_a_menu_is_as_lines_own_schema_describes_it(menu: Menu) -> None:
    folder = os.environ.get("LINE_OPENAPI_DIR")
    if not folder:
        pytest.skip("LINE_OPENAPI_DIR is not set")
    validator = validator_of(Path(folder), "RichMenuRequest")

    assert [error.message for error in validator.iter_errors(menu.request("a" * 64))] == []


@pytest.mark.parametrize("menu", EVERY)
def test_words_and_size_of_a_menu_are_within_lines_limits(menu: Menu) -> None:
    assert len(menu.chat_bar) <= 14
    assert 800 <= WIDTH <= 2500 and HEIGHT >= 250 and WIDTH / HEIGHT >= 1.45
    for area in menu.content["areas"]:
        assert len(graphemes(area["action"]["label"])) <= 20
        assert [*problems_of_action(area["action"])] == []


def test_the_manual_is_a_page_where_there_is_one_and_else_a_question() -> None:
    with_pages, without = (menus(pages)["askers"].tiles[4].action for pages in (PAGES, ""))

    assert with_pages["uri"] == "https://plan.example.go.th/manual"
    assert without["text"] == "คู่มือ"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_image_in_the_repository_has_the_menus_size(audience: Audience) -> None:
    kept = images.kept(menus("")[audience])

    assert struct.unpack(">II", kept[16:24]) == (WIDTH, HEIGHT)
    assert len(kept) < 200_000


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_image_in_the_repository_is_the_one_that_is_drawn(
    drawn: dict[Audience, bytes], audience: Audience
) -> None:
    """After a change of what is drawn: `make menus`. Versions of FreeType may differ in single pixels."""
    kept = Image.open(io.BytesIO(images.kept(menus("")[audience]))).convert("L")
    now = Image.open(io.BytesIO(drawn[audience])).convert("L")

    assert ImageStat.Stat(ImageChops.difference(kept, now)).mean[0] < 0.3


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_drawn_image_is_one_that_line_takes(drawn: dict[Audience, bytes], audience: Audience) -> None:
    assert struct.unpack(">II", drawn[audience][16:24]) == (WIDTH, HEIGHT)
    assert len(drawn[audience]) < images.MOST_BYTES


@pytest.mark.parametrize("label", [*NAMES["askers"], *NAMES["officers"]])
def test_a_label_fits_its_tile_with_room_around(drawn: dict[Audience, bytes], label: str) -> None:
    assert images.font_of(images.LETTERS).getlength(label) < bounds(0)["width"] - 120


def test_marks_stand_over_their_letter_and_take_no_room(drawn: dict[Audience, bytes]) -> None:
    font = images.font_of(images.LETTERS)

    assert font.getlength("ที่") == font.getlength("ท")
    lower, upper = font.getbbox("ท่"), font.getbbox("ที่")
    assert upper[1] < lower[1], "a tone mark over a vowel is raised"


def test_where_thai_is_not_shaped_the_repositorys_image_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    menu = menus("")["askers"]
    monkeypatch.setattr(images, "shapes_thai", lambda: False)

    assert images.image_of(menu) == images.kept(menu)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_letters_and_icons_can_be_told_from_their_ground(audience: Audience) -> None:
    ground, icon, letters, _ = images.COLOURS[audience]

    assert min(contrast(ground, letters), contrast(ground, icon)) >= 4.5


def test_every_tile_has_an_icon_of_its_own() -> None:
    names = [tile.icon for menu in menus("").values() for tile in menu.tiles]

    assert sorted(names) == sorted(icons.ICONS)
    assert all(ImageStat.Stat(icons.mask(name, 100)).mean[0] > 10 for name in names)


def test_a_design_is_the_same_until_something_of_it_changes() -> None:
    menu = menus("")["askers"]

    assert menu.design(b"image") == menus("")["askers"].design(b"image")
    assert len({menu.design(b"image"), menu.design(b"other"), menus(PAGES)["askers"].design(b"image")}) == 3
    assert menus("")["officers"].design(b"image") == menus(PAGES)["officers"].design(b"image")


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
