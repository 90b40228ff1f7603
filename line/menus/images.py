"""Images of the menus: drawn here with the Thai font, else as they stand in the repository.

`python -m line.menus.images` (`make menus`) draws those of the repository anew.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from line.menus import icons
from line.menus.content import HEIGHT, WIDTH, Menu, bounds, menus

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

KEPT = Path(__file__).parent / "drawn"
MOST_BYTES = 1024 * 1024
"""Of an image that LINE takes."""

FONT = "Noto Sans Thai"
WEIGHT, LETTERS, ICON = 600, 112, 210
GAP = 44
"""Pixels between the icon and its label."""
RULE = 4
COLOURS = {
    "askers": ("#FFFFFF", "#1B5E8C", "#1D2733", "#D5DBE1"),
    "officers": ("#1B5E8C", "#FFFFFF", "#FFFFFF", "#5B8DB0"),
}
"""Ground, icon, letters and the lines between tiles: the pages' own colours."""


def shapes_thai() -> bool:
    """Whether Thai would be drawn right here: its marks are placed by raqm, and the font is there."""
    try:
        import fontpkg
        from PIL import features
    except ImportError:
        return False
    return bool(features.check("raqm")) and Path(fontpkg.path(FONT)).is_file()


def kept(menu: Menu) -> bytes:
    """As it stands in the repository."""
    return (KEPT / f"{menu.audience}.png").read_bytes()


def design_of(menu: Menu) -> str:
    return menu.design(kept(menu))


def image_of(menu: Menu) -> bytes:
    """A PNG, drawn where Thai is shaped right."""
    return draw(menu) if shapes_thai() else kept(menu)


def draw(menu: Menu) -> bytes:
    """The menu as a PNG of a few colours."""
    from PIL import Image, ImageDraw  # not in memory before a menu is drawn

    ground, mark, letters, rule = COLOURS[menu.audience]
    image = Image.new("RGB", (WIDTH, HEIGHT), ground)
    pen, font = ImageDraw.Draw(image), font_of(LETTERS)
    for at, tile in enumerate(menu.tiles):
        place = bounds(at)
        middle = place["x"] + place["width"] // 2
        top = place["y"] + (place["height"] - ICON - GAP - LETTERS) // 2
        image.paste(mark, (middle - ICON // 2, top), icons.mask(tile.icon, ICON))
        pen.text((middle, top + ICON + GAP + LETTERS), tile.label, fill=letters, font=font, anchor="ms")
        if place["x"]:
            pen.rectangle((place["x"] - RULE // 2, 0, place["x"] + RULE // 2 - 1, HEIGHT), fill=rule)
        if place["y"]:
            pen.rectangle((0, place["y"] - RULE // 2, WIDTH, place["y"] + RULE // 2 - 1), fill=rule)
    written = BytesIO()
    image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        written, "PNG", optimize=True
    )
    return written.getvalue()


@cache
def font_of(size: int) -> "FreeTypeFont":
    """The font of the pages, half bold, with its marks placed by raqm."""
    import fontpkg
    from PIL import ImageFont

    font = ImageFont.truetype(str(fontpkg.path(FONT)), size, layout_engine=ImageFont.Layout.RAQM)
    axes = {"Weight": WEIGHT, "Width": 100}
    names = [bytes(axis["name"] or b"").decode() for axis in font.get_variation_axes()]
    font.set_variation_by_axes([axes[name] for name in names])
    return font


def main() -> None:
    for menu in menus("").values():
        (KEPT / f"{menu.audience}.png").write_bytes(draw(menu))


if __name__ == "__main__":
    main()
