"""Icons of the tiles, drawn in lines on a square of 100 by 100, white on black: a mask for any colour."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

FINE = 8
"""How many times larger an icon is drawn than 100, to be made smooth by shrinking."""
STROKE = 6

Box = tuple[float, float, float, float]
Points = list[tuple[float, float]]


class Pen:
    """Draws lines of one width with round ends."""

    def __init__(self, draw: "ImageDraw") -> None:
        self._draw = draw

    def line(self, points: Points, ink: int = 255) -> None:
        fine = [(x * FINE, y * FINE) for x, y in points]
        self._draw.line(fine, fill=ink, width=STROKE * FINE, joint="curve")
        for x, y in fine:
            round_end = STROKE * FINE / 2 - 1
            self._draw.ellipse((x - round_end, y - round_end, x + round_end, y + round_end), fill=ink)

    def frame(self, box: Box, corner: float = 6) -> None:
        self._draw.rounded_rectangle(_fine(box), corner * FINE, outline=255, width=STROKE * FINE)

    def ring(self, box: Box) -> None:
        self._draw.ellipse(_fine(box), outline=255, width=STROKE * FINE)

    def arc(self, box: Box, start: float, end: float) -> None:
        """Degrees from the right, clockwise."""
        self._draw.arc(_fine(box), start, end, fill=255, width=STROKE * FINE)

    def block(self, box: Box, corner: float = 2) -> None:
        self._draw.rounded_rectangle(_fine(box), corner * FINE, fill=255)

    def dot(self, x: float, y: float, across: float = 8) -> None:
        half = across / 2
        self._draw.ellipse(_fine((x - half, y - half, x + half, y + half)), fill=255)

    def area(self, points: Points, ink: int = 255) -> None:
        self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=ink)


def _fine(box: Box) -> Box:
    left, top, right, bottom = box
    return (left * FINE, top * FINE, right * FINE, bottom * FINE)


def question(pen: Pen) -> None:
    pen.frame((8, 12, 92, 74), 14)
    pen.area([(24, 68), (50, 68), (26, 92)])
    for x in (31, 50, 69):
        pen.dot(x, 43, 9)


def calendar(pen: Pen) -> None:
    pen.frame((10, 18, 90, 90), 10)
    pen.line([(13, 40), (87, 40)])
    pen.line([(31, 9), (31, 25)])
    pen.line([(69, 9), (69, 25)])
    for x, y in ((31, 56), (50, 56), (69, 56), (31, 73), (50, 73)):
        pen.dot(x, y, 9)


def listed(pen: Pen) -> None:
    for y in (22, 50, 78):
        pen.dot(15, y, 12)
        pen.line([(36, y), (90, y)])


def person(pen: Pen) -> None:
    pen.ring((33, 10, 67, 44))
    pen.arc((14, 54, 86, 126), 180, 360)
    pen.line([(17, 90), (83, 90)])


def book(pen: Pen) -> None:
    pen.line([(50, 26), (50, 86)])
    pen.line([(50, 26), (36, 17), (10, 17), (10, 76), (36, 76), (50, 86)])
    pen.line([(50, 26), (64, 17), (90, 17), (90, 76), (64, 76), (50, 86)])


def phone(pen: Pen) -> None:
    pen.frame((27, 6, 73, 94), 10)
    pen.dot(50, 80, 9)
    pen.line([(43, 19), (57, 19)])


def inbox(pen: Pen) -> None:
    pen.line([(10, 54), (24, 18), (76, 18), (90, 54), (90, 86), (10, 86), (10, 54)])
    pen.line([(10, 54), (34, 54), (40, 66), (60, 66), (66, 54), (90, 54)])


def door(pen: Pen) -> None:
    pen.line([(48, 10), (88, 10), (88, 90), (48, 90)])
    pen.line([(10, 50), (62, 50)])
    pen.line([(45, 32), (63, 50), (45, 68)])


def call(pen: Pen) -> None:
    pen.frame((16, 10, 70, 90), 8)
    for y in (30, 48):
        pen.line([(31, y), (55, y)])
    pen.area([(44, 78), (84, 34), (96, 46), (56, 90), (40, 94)], 0)
    pen.line([(48, 84), (52, 70), (82, 38), (92, 48), (62, 80), (48, 84)])


def megaphone(pen: Pen) -> None:
    pen.line([(12, 40), (12, 62), (30, 62), (74, 84), (74, 18), (30, 40), (12, 40)])
    pen.line([(28, 64), (34, 88), (46, 88), (42, 70)])
    pen.arc((66, 38, 92, 64), 290, 70)


def chart(pen: Pen) -> None:
    pen.line([(10, 90), (90, 90)])
    pen.block((17, 54, 33, 82))
    pen.block((42, 14, 58, 82))
    pen.block((67, 36, 83, 82))


def commands(pen: Pen) -> None:
    pen.frame((8, 16, 92, 84), 8)
    pen.line([(25, 38), (39, 50), (25, 62)])
    pen.line([(50, 64), (74, 64)])


ICONS: dict[str, Callable[[Pen], None]] = {
    "question": question,
    "calendar": calendar,
    "list": listed,
    "person": person,
    "book": book,
    "phone": phone,
    "inbox": inbox,
    "door": door,
    "call": call,
    "megaphone": megaphone,
    "chart": chart,
    "commands": commands,
}


def mask(name: str, size: int) -> "Image":
    """The icon as a mask of that many pixels each way."""
    from PIL import Image, ImageDraw  # not in memory before a menu is drawn

    drawn = Image.new("L", (100 * FINE, 100 * FINE), 0)
    ICONS[name](Pen(ImageDraw.Draw(drawn)))
    return drawn.resize((size, size), Image.Resampling.LANCZOS)
